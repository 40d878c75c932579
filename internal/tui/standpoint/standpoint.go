// Package standpoint is the page "Where I stand": one's own background and roles, and what one may not see from there.
// There is one, which is read and changed for years; how it was before stays, with its dates. Questions stand beside it,
// or behind a key where there is no room. None of them has to be answered, and none gets into the text by itself.
package standpoint

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/reading"
	"heed/internal/tui/ui"
)

// Screen is the page: read, written, or as it was before.
type Screen struct {
	practice *practice.Practice
	route    ui.Standpoint
	area     ui.Area
	stand    practice.Stand
	prompts  []reading.Prompt
	mode     mode
	page     *page // what is being written; nil while nothing is
	past     past
	rows     []string // of what is read
	scroll   ui.Scroll
	busy     bool
	err      error
}

// mode is what the person does with it.
type mode int

const (
	reads   mode = iota // the page as it was kept
	writes              // the page itself
	asks                // among the questions
	lists               // the earlier versions
	recalls             // one of them
)

// New is the page, to be filled by Init.
func New(p *practice.Practice, r ui.Standpoint) *Screen {
	return &Screen{practice: p, route: r, busy: true}
}

// Title says where one is.
func (s *Screen) Title() string {
	switch s.mode {
	case asks:
		return "Where I stand · questions"
	case lists:
		return "Where I stand · earlier"
	case recalls:
		return "Where I stand · as it was"
	}
	return "Where I stand"
}

type loaded struct {
	of    *Screen
	stand practice.Stand
	shelf *reading.Shelf
	err   error
}

// Init reads the page and the questions. What is being written is sealed instead: it was brought back.
func (s *Screen) Init() tea.Cmd {
	if s.page != nil {
		return s.page.init()
	}
	s.busy = true
	p, restore := s.practice, s.route.Restore
	return func() tea.Msg {
		ctx := context.Background()
		if !restore.IsZero() {
			if err := p.Restore(ctx, restore); err != nil {
				return loaded{of: s, err: err}
			}
		}
		stand, err := p.Standpoint(ctx)
		shelf, fault := p.Readings()
		if err == nil {
			err = fault
		}
		return loaded{s, stand, shelf, err}
	}
}

func (s *Screen) loaded(msg loaded) (ui.Move, tea.Cmd) {
	s.busy, s.stand, s.err = false, msg.stand, msg.err
	if msg.shelf != nil {
		s.prompts = msg.shelf.Prompts
	}
	sitting := s.route.Sitting
	s.route = ui.Standpoint{}
	switch {
	case sitting != nil:
		return s.write(sitting)
	case s.stand.Draft != nil, s.stand.Kept.ID.IsZero() && s.err == nil:
		return s.begin()
	}
	s.read()
	return ui.Stay()
}

// read shows the page as it was kept.
func (s *Screen) read() {
	s.mode, s.page = reads, nil
	s.draw()
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	if s.page != nil {
		s.page.resize(s.column(), a)
	}
	s.draw()
	return nil
}

// Controls depend on what the person does.
func (s *Screen) Controls() ui.Controls {
	switch s.mode {
	case writes:
		return s.writeControls()
	case asks:
		return s.askControls()
	case lists:
		return s.listControls()
	case recalls:
		return s.recallControls()
	}
	nothing, write := "", "change it"
	if !s.isKept() {
		nothing, write = "nothing is kept yet", "write"
	}
	return ui.Controls{Wait: s.busy, Actions: append([]ui.Action{
		{Keys: []string{"enter", "w"}, Help: write, Do: s.begin},
		{Keys: []string{"v", "f7"}, Help: "earlier versions", Off: s.noVersions(), Do: s.versions},
		{Keys: []string{"d"}, Help: "delete", Off: nothing, Do: s.remove},
		{Keys: []string{"esc", "backspace", "q"}, Help: "back", Do: ui.Back},
	}, ui.Arrows(s.scroll.Actions())...)}
}

type binned struct {
	of  *Screen
	err error
}

// remove puts the page, with all its versions, into the bin.
func (s *Screen) remove() (ui.Move, tea.Cmd) {
	p, id := s.practice, s.stand.Kept.ID
	s.busy = true
	return ui.Move{}, func() tea.Msg { return binned{s, p.Delete(context.Background(), id)} }
}

func (s *Screen) binned(err error) (ui.Move, tea.Cmd) {
	s.busy = false
	if err != nil {
		return ui.Move{Notice: practice.Explain(err), Forget: true}, nil
	}
	id := s.stand.Kept.ID
	return ui.Move{Kind: ui.Returning, Notice: "In the bin for thirty days. Press u, or F9, to bring it back.", Undo: func() (ui.Move, tea.Cmd) {
		return ui.Move{Kind: ui.Opening, To: ui.Standpoint{Restore: id}, Notice: "Here it is again."}, nil
	}}, nil
}

// Update takes what is written, and what was read and done.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.mode == writes && !s.busy {
			return ui.Move{}, s.page.typed(msg)
		}
		return ui.Stay()
	case loaded:
		if msg.of == s {
			return s.loaded(msg)
		}
	case kept:
		if msg.of == s {
			return s.kept(msg)
		}
	case binned:
		if msg.of == s {
			return s.binned(msg.err)
		}
	case listed:
		if msg.of == s {
			s.listed(msg)
		}
	case recalled:
		if msg.of == s {
			return s.recalled(msg)
		}
	case wentBack:
		if msg.of == s {
			return s.wentBack(msg.err)
		}
	}
	if s.page == nil {
		return ui.Stay()
	}
	if _, cmd := s.page.watch.Update(msg); cmd != nil {
		return ui.Move{}, cmd
	}
	return s.page.desk.Update(msg)
}

// Seal is for ui.Sealer.
func (s *Screen) Seal() func() error {
	if s.page == nil {
		return nil
	}
	return s.page.desk.Seal()
}

// isKept says that there is a version of the page in the journal.
func (s *Screen) isKept() bool { return !s.stand.Kept.ID.IsZero() }
