// Package demo is where a demonstration begins: three invented people, one of whom the room is shown.
package demo

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the choice of a person.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	list     ui.List
	people   []practice.Invented
	opening  bool
	err      error
}

// New is the choice, with the one who was shown last chosen.
func New(p *practice.Practice) *Screen {
	s := &Screen{practice: p}
	s.people, s.err = p.Invented()
	s.list.SetCount(len(s.people))
	if who, is := p.Demonstration(); is {
		for i, other := range s.people {
			if other.ID == who.ID {
				s.list.At = i
			}
		}
	}
	return s
}

// Title says where one is.
func (s *Screen) Title() string { return "Demonstration" }

// Init has nothing to load.
func (s *Screen) Init() tea.Cmd { return nil }

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

type opened struct{ err error }

// Controls choose.
func (s *Screen) Controls() ui.Controls {
	nobody := ""
	if len(s.people) == 0 {
		nobody = "nobody could be read"
	}
	return ui.Controls{Wait: s.opening, Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: "open", Off: nobody, Do: s.open},
		{Keys: []string{"esc", "q"}, Help: "leave", Do: ui.Quit},
	}, s.list.Actions()...)}
}

func (s *Screen) open() (ui.Move, tea.Cmd) {
	who := s.people[s.list.At]
	s.opening = true
	return ui.Move{}, func() tea.Msg { return opened{s.practice.Demonstrate(context.Background(), who)} }
}

// Update goes on to the person's home.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(opened); ok && s.opening {
		s.opening = false
		if s.err = msg.err; s.err == nil {
			return ui.Restart(ui.Home{})
		}
	}
	return ui.Stay()
}

// View draws the people.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, 76))
	if s.area.Low() {
		d.Para(st.Text, "All invented. Nothing is saved.")
	} else {
		d.Para(st.Text, "Three people, a year of entries each. All of it is invented. Nothing is written to this computer: what you type here is gone when you leave, or press Ctrl+R to begin again.")
	}
	if s.err != nil {
		d.Para(st.Wrong, practice.Explain(s.err))
	}
	d.Gap()
	for i, p := range s.people {
		d.Choice(st, i == s.list.At, p.Name+", "+p.Work)
		if i == s.list.At || !s.area.Low() {
			d.Hang(st.Muted, "    ", p.About)
		}
		if !s.area.Low() {
			d.Gap()
		}
	}
	return d.View(st, s.area.Height)
}
