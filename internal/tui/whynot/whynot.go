// Package whynot says of any pattern why it is not among the suggestions, from the same data that chose them.
package whynot

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/suggest"
	"heed/internal/tui/ui"
)

// Screen is the answer for one pattern.
type Screen struct {
	practice *practice.Practice
	sitting  *practice.Sitting
	id       pattern.ID
	area     ui.Area
	why      suggest.Why
	loading  bool
}

// New asks about one pattern.
func New(p *practice.Practice, id pattern.ID, sitting *practice.Sitting) *Screen {
	return &Screen{practice: p, sitting: sitting, id: id, loading: true}
}

// Title says where one is.
func (s *Screen) Title() string { return "Why not this one?" }

type found struct {
	id  pattern.ID
	why suggest.Why
}

// Init asks the engine.
func (s *Screen) Init() tea.Cmd {
	id, request := s.id, s.sitting.Request()
	return func() tea.Msg {
		return found{id, s.practice.WhyNot(id, s.practice.Remembering(context.Background(), request))}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

// Controls read the pattern, or keep it all the same.
func (s *Screen) Controls() ui.Controls {
	return ui.Controls{Wait: s.loading, Actions: []ui.Action{
		{Keys: []string{"enter"}, Help: "read it", Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Card{ID: s.id}) }},
		ui.KeepCard(s.sitting, s.id, s.changed),
		{Keys: []string{"esc", "b", "backspace"}, Help: "back", Do: ui.Back},
	}}
}

// changed is for the sitting to be sealed with; this screen seals it when it goes.
func (s *Screen) changed() tea.Cmd {
	s.sitting.Touch()
	return nil
}

// Update takes the answer.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(found); ok && msg.id == s.id {
		s.loading, s.why = false, msg.why
	}
	return ui.Stay()
}

// View draws the answer.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, 76))
	if p := s.why.Pattern; p != nil {
		d.Para(st.Strong, p.Name)
		d.Para(st.Muted, p.ProblemLine())
		d.Gap()
		d.Para(st.Text, s.why.Line())
	}
	return d.View(st, s.area.Height)
}

// Seal is for ui.Sealer: a pattern may have been kept here.
func (s *Screen) Seal() func() error { return s.sitting.Seal() }
