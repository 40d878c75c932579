// Package themes is the seven themes, to look back by.
package themes

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// Screen is the choice of a theme.
type Screen struct {
	area ui.Area
	list ui.List
}

// New is the choice.
func New() *Screen {
	s := &Screen{}
	s.list.SetCount(len(theme.All()))
	return s
}

// Title says where one is.
func (s *Screen) Title() string { return "By theme" }

// Init has nothing to load.
func (s *Screen) Init() tea.Cmd { return nil }

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

// Controls lead to what was written on a theme, in order or as a list.
func (s *Screen) Controls() ui.Controls {
	chosen := theme.IDs()[s.list.At]
	return ui.Controls{Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: "in order", Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Thread{Theme: chosen})
		}},
		{Keys: []string{"e"}, Help: "entries", Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Entries{Find: "theme:" + string(chosen)})
		}},
		{Keys: []string{"esc", "b", "backspace"}, Help: "back", Do: ui.Back},
	}, s.list.Actions()...)}
}

// Update has nothing to take.
func (s *Screen) Update(tea.Msg) (ui.Move, tea.Cmd) { return ui.Stay() }

// View draws the themes, each with its plain words.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	if !s.area.Low() {
		d.Para(st.Muted, "What you wrote on one theme, in the order in which it happened.")
		d.Gap()
	}
	var names []string
	for _, t := range theme.All() {
		names = append(names, t.Name)
	}
	if s.area.Wide() {
		d.SecondColumn(names...)
	}
	for i, t := range theme.All() {
		if s.area.Wide() || s.area.Low() {
			d.Pair(st, i == s.list.At, t.Name, t.Plain)
			continue
		}
		d.Choice(st, i == s.list.At, t.Name)
		d.Hang(st.Muted, "    ", t.Plain)
	}
	return d.View(st, s.area.Height)
}
