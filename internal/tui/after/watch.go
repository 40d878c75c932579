package after

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/tui/ui"
)

// looked keeps what is written when nothing was found in it, and else offers to look first.
func (s *Screen) looked(looked ui.Looked, cmd tea.Cmd) (ui.Move, tea.Cmd) {
	switch {
	case looked == ui.Unasked || !s.busy:
		return ui.Move{}, cmd
	case looked == ui.Clear:
		return s.keep()
	}
	s.busy = false
	s.ask(true)
	return ui.Move{Forget: true}, nil
}

// ask puts the question whether to look first, or takes it back. It takes rows of its own.
func (s *Screen) ask(asking bool) {
	s.watch.Ask(asking)
	s.Resize(s.area)
}

// walk goes through what was found.
func (s *Screen) walk() (ui.Move, tea.Cmd) {
	move, cmd := s.watch.Walk()
	s.Resize(s.area)
	return move, cmd
}

func (s *Screen) keepHelp() string {
	if s.watch != nil && s.watch.Asking() {
		return "keep as it is"
	}
	return "keep"
}

func (s *Screen) backHelp() string {
	if s.watch != nil && s.watch.Asking() {
		return "not yet"
	}
	return "back"
}
