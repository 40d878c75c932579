// Package first is shown once after an entry was kept that speaks of somebody in danger: a person, or a proper record, comes
// before anything heed can do.
package first

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/tui/ui"
)

// Screen says it, and no more.
type Screen struct {
	line string
	area ui.Area
}

// New shows the line.
func New(line string) *Screen { return &Screen{line: line} }

// Title says where one is.
func (s *Screen) Title() string { return "Kept" }

// Init has nothing to load.
func (s *Screen) Init() tea.Cmd { return nil }

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

// Controls go home.
func (s *Screen) Controls() ui.Controls {
	return ui.Controls{Actions: []ui.Action{
		{Keys: []string{"enter", "esc"}, Help: "home", Do: func() (ui.Move, tea.Cmd) { return ui.Restart(ui.Home{}) }},
	}}
}

// Update has nothing to take.
func (s *Screen) Update(tea.Msg) (ui.Move, tea.Cmd) { return ui.Stay() }

// View draws it.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, 76))
	d.Para(st.Text, "What you wrote is kept. One thing comes first.")
	d.Gap()
	d.Para(st.Strong, s.line)
	d.Gap()
	d.Para(st.Muted, "heed only looks for a few plain words, and may be wrong. It tells nobody.")
	return d.View(st, s.area.Height)
}
