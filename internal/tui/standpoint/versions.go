package standpoint

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// past is how the page was before.
type past struct {
	all  []journal.Head // latest first
	list ui.List
	open journal.Entry // the one that is read
	err  error
}

func (s *Screen) noVersions() string {
	if s.stand.Kept.Revision < 2 {
		return "there are none yet"
	}
	return ""
}

type (
	listed struct {
		of  *Screen
		all []journal.Head
		err error
	}
	recalled struct {
		of    *Screen
		entry journal.Entry
		err   error
	}
	wentBack struct {
		of  *Screen
		err error
	}
)

// versions lists how the page was, also while it is being written: then they can be read, and nothing else.
func (s *Screen) versions() (ui.Move, tea.Cmd) {
	p, id := s.practice, s.stand.Kept.ID
	s.busy = true
	return ui.Move{}, func() tea.Msg {
		all, err := p.History(context.Background(), id)
		return listed{s, all, err}
	}
}

func (s *Screen) listed(msg listed) {
	s.busy, s.mode = false, lists
	s.past = past{all: msg.all, err: msg.err}
	s.past.list.SetCount(len(msg.all))
}

func (s *Screen) listControls() ui.Controls {
	off := ""
	if len(s.past.all) == 0 {
		off = "there is nothing here to read"
	}
	return ui.Controls{Wait: s.busy, Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: "read", Off: off, Do: s.recall},
		{Keys: []string{"esc", "backspace", "q"}, Help: "back", Do: s.leavePast},
	}, s.past.list.Actions()...)}
}

// leavePast goes back to what was done before: writing, or reading the page.
func (s *Screen) leavePast() (ui.Move, tea.Cmd) {
	if s.mode = writes; s.page == nil {
		s.scroll.By(-1 << 30)
		s.read()
	}
	return ui.Stay()
}

func (s *Screen) recall() (ui.Move, tea.Cmd) {
	p, id, revision := s.practice, s.stand.Kept.ID, s.past.all[s.past.list.At].Revision
	s.busy = true
	return ui.Move{}, func() tea.Msg {
		e, err := p.Revision(context.Background(), id, revision)
		return recalled{s, e, err}
	}
}

func (s *Screen) recalled(msg recalled) (ui.Move, tea.Cmd) {
	s.busy = false
	if msg.err != nil {
		return ui.Move{Notice: practice.Explain(msg.err), Forget: true}, nil
	}
	s.mode, s.past.open = recalls, msg.entry
	s.scroll.By(-1 << 30)
	s.draw()
	return ui.Stay()
}

func (s *Screen) recallControls() ui.Controls {
	return ui.Controls{Wait: s.busy, Actions: append([]ui.Action{
		{Keys: []string{"g"}, Help: "go back to this", Off: s.cannotGoBack(), Do: s.goBack},
		{Keys: []string{"esc", "backspace", "q"}, Help: "back", Do: func() (ui.Move, tea.Cmd) {
			s.mode = lists
			return ui.Stay()
		}},
	}, ui.Arrows(s.scroll.Actions())...)}
}

func (s *Screen) cannotGoBack() string {
	switch {
	case s.past.list.At == 0:
		return "this is how it is now"
	case s.page != nil:
		return "you are changing the page: keep that first, or throw it away"
	}
	return ""
}

func (s *Screen) goBack() (ui.Move, tea.Cmd) {
	p, id, revision := s.practice, s.stand.Kept.ID, s.past.open.Revision
	s.busy = true
	return ui.Move{}, func() tea.Msg {
		_, err := p.GoBack(context.Background(), id, revision)
		return wentBack{s, err}
	}
}

// wentBack reads the page again.
func (s *Screen) wentBack(err error) (ui.Move, tea.Cmd) {
	s.busy = false
	if err != nil {
		return ui.Move{Notice: practice.Explain(err), Forget: true}, nil
	}
	s.mode = reads
	s.scroll.By(-1 << 30)
	return ui.Move{Notice: "It is as it was then. Nothing is lost."}, s.Init()
}
