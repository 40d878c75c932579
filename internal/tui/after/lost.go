package after

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// What was begun beside an entry that was deleted meanwhile is the person's own all the same: it can become a page, or go.

type paged struct {
	of      *Screen
	sitting *practice.Sitting
	err     error
}

func (s *Screen) lostControls() ui.Controls {
	return ui.Controls{Wait: s.busy, Actions: []ui.Action{
		{Keys: []string{"w"}, Help: "make a page", Do: s.toPage},
		{Keys: []string{"d"}, Help: "throw it away", Do: s.throwLost},
		{Keys: []string{"esc", "b", "backspace"}, Help: "back", Do: ui.Back},
	}}
}

func (s *Screen) toPage() (ui.Move, tea.Cmd) {
	lost := *s.lost
	s.busy = true
	return ui.Move{}, func() tea.Msg {
		sitting, err := s.practice.PageOf(context.Background(), lost)
		return paged{s, sitting, err}
	}
}

func (s *Screen) paged(p paged) (ui.Move, tea.Cmd) {
	s.busy = false
	if p.sitting == nil {
		return ui.Move{Notice: practice.Explain(p.err), Forget: true}, nil
	}
	return ui.Move{Kind: ui.Replacing, To: ui.Write{Sitting: p.sitting}}, nil
}

func (s *Screen) throwLost() (ui.Move, tea.Cmd) {
	again := s.practice.Resume(*s.lost)
	drop := again.Drop()
	move := ui.Move{Kind: ui.Returning, Undo: ui.TakeBack(func() error {
		again.Touch()
		return again.Seal()()
	}, "Here it is again.")}
	_, cmd := ui.TakeBack(drop, "Thrown away. Press u, or F9, to bring it back.")()
	return move, cmd
}

func (s *Screen) viewLost() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, pageMax))
	d.Para(st.Text, "The entry you began this for is not there any more, or lies in the bin. You could bring it back from the bin, or make a page of this.")
	d.Gap()
	d.Para(st.Own, s.lost.Text)
	return d.View(st, s.area.Height)
}
