// Package readings is the list of what heed has to say at more length: the path of seven weeks, and the pages.
package readings

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/reading"
	"heed/internal/tui/ui"
)

// Screen is the list.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	list     ui.List
	shelf    *reading.Shelf // nil until it is read
	err      error
}

// New is the list, to be filled by Init.
func New(p *practice.Practice) *Screen { return &Screen{practice: p} }

// Title says where one is.
func (s *Screen) Title() string { return "Readings" }

type loaded struct {
	shelf *reading.Shelf
	err   error
}

// Init reads the list once.
func (s *Screen) Init() tea.Cmd {
	if s.shelf != nil {
		return nil
	}
	p := s.practice
	return func() tea.Msg {
		shelf, err := p.Readings()
		return loaded{shelf, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

// row is one thing to read.
type row struct {
	name, about string
	to          ui.Route
}

func (s *Screen) rows() []row {
	if s.shelf == nil {
		return nil
	}
	var all []row
	for _, p := range s.shelf.Pages {
		all = append(all, row{p.Title, p.About, ui.Reading{Name: string(p.ID)}})
	}
	return append(all, row{"A path of seven weeks", "one theme a week, if you like", ui.Path{}})
}

// Controls open what is chosen.
func (s *Screen) Controls() ui.Controls {
	return ui.Controls{Wait: s.shelf == nil && s.err == nil, Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: "read", Off: s.nothing(), Do: func() (ui.Move, tea.Cmd) { return ui.Open(s.rows()[s.list.At].to) }},
		{Keys: []string{"esc", "backspace", "q"}, Help: "back", Do: ui.Back},
	}, s.list.Actions()...)}
}

func (s *Screen) nothing() string {
	if s.list.Count == 0 {
		return "there is nothing here to read"
	}
	return ""
}

// Update takes the list.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(loaded); ok {
		s.shelf, s.err = msg.shelf, msg.err
		s.list.SetCount(len(s.rows()))
	}
	return ui.Stay()
}

// View draws the list.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	if s.err != nil {
		d.Para(st.Wrong, practice.Explain(s.err))
	}
	if !s.area.Low() {
		d.Para(st.Muted, "A few minutes each. You could stop anywhere.")
		d.Gap()
	}
	rows := s.rows()
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.name
	}
	if s.area.Width >= 60 { // else the second parts stand below
		d.SecondColumn(names...)
	}
	for i, r := range rows {
		if i == len(rows)-1 {
			d.Gap()
		}
		d.Pair(st, i == s.list.At, r.name, r.about)
	}
	return d.View(st, s.area.Height)
}
