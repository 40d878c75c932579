package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// Aside shows what is chosen in a list beside it, where the screen is wide enough: an entry, a card. What that is gets opened
// and drawn in a command, and while somebody goes quickly down the list nothing is opened until they rest: a key never waits
// for it. It goes with its screen: when the journal is locked nothing of it is left.
type Aside struct {
	area  Area
	of    string             // what is chosen, by a name that the screen gives it
	draw  func(*Doc, Styles) // opens and draws that; nil while nothing is chosen
	page  *Doc               // what is shown; nil until it is drawn
	stale bool               // that may have changed meanwhile
	asked int                // counts what was asked to be drawn

	resting bool // something was opened less than asideRest ago
	pending bool // something else was chosen since then
	moved   bool // and that was since it was last looked
}

// asideRest is how long one stays on a row before it is opened: longer than a held key takes to come again, and too short to
// be waited for. The first row after a rest is opened at once.
const asideRest = 120 * time.Millisecond

type (
	asideTick  struct{ aside *Aside }
	asideDrawn struct {
		aside *Aside
		asked int
		page  *Doc
	}
)

// Split is how wide a list is, and what is shown beside it, on a screen that is wide enough for both. Of a screen that is not
// the list has all.
func (a Area) Split() (list, beside int) {
	if !a.Wide() {
		return a.Width, 0
	}
	beside = min((a.Width-BesideGap)*3/5, ReadWidth)
	return a.Width - BesideGap - beside, beside
}

// Resize takes the area, and draws again when that makes a difference.
func (s *Aside) Resize(a Area) tea.Cmd {
	before := s.area
	s.area = a
	_, was := before.Split()
	if _, is := a.Split(); is == was && before.Styles.Palette == a.Styles.Palette {
		return nil
	}
	s.page = nil
	return s.open()
}

// Show shows something else. of names it, so that nothing happens while the same stays chosen; draw opens and draws it in a
// command, so it may take its time but uses nothing that changes.
func (s *Aside) Show(of string, draw func(*Doc, Styles)) tea.Cmd {
	if of == s.of && s.draw != nil && !s.stale {
		return nil
	}
	if of != s.of {
		s.page = nil
	}
	s.of, s.draw, s.stale = of, draw, false
	s.asked++ // what is on its way is no longer wanted
	if s.resting {
		s.pending, s.moved = true, true
		return nil
	}
	return s.open()
}

// Nothing is chosen any more.
func (s *Aside) Nothing() tea.Cmd {
	s.of, s.draw, s.page = "", nil, nil
	s.asked++
	return nil
}

// Again opens what is chosen once more, since it may have been changed. What is shown stays until then.
func (s *Aside) Again() { s.stale = true }

func (s *Aside) open() tea.Cmd {
	s.pending = false
	_, width := s.area.Split()
	if s.draw == nil || width == 0 {
		return nil
	}
	s.asked++
	asked, draw, st := s.asked, s.draw, s.area.Styles
	drawn := func() tea.Msg {
		page := NewDoc(width)
		draw(page, st)
		return asideDrawn{s, asked, page}
	}
	if s.resting {
		return drawn
	}
	s.resting = true
	return tea.Batch(drawn, s.tick)
}

func (s *Aside) tick() tea.Msg { return Later{asideRest, asideTick{s}} }

// Update takes what was drawn; other messages are none of its business.
func (s *Aside) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case asideDrawn:
		if msg.aside == s && msg.asked == s.asked {
			s.page = msg.page
		}
	case asideTick:
		if msg.aside == s {
			return s.rested()
		}
	}
	return nil
}

// rested opens what was chosen meanwhile, unless somebody is still on their way.
func (s *Aside) rested() tea.Cmd {
	switch {
	case s.moved:
		s.moved = false
		return s.tick
	case s.pending:
		return tea.Batch(s.open(), s.tick)
	}
	s.resting = false
	return nil
}

// Follow makes actions show, after what they do, what is chosen then.
func Follow(actions []Action, show func() tea.Cmd) []Action {
	for i, a := range actions {
		if a.Do == nil {
			continue
		}
		actions[i].Do = func() (Move, tea.Cmd) {
			move, cmd := a.Do()
			if move.Kind != Staying {
				return move, cmd
			}
			return move, tea.Batch(cmd, show())
		}
	}
	return actions
}

// Beside puts what is shown beside the list, if there is room for it.
func (s *Aside) Beside(list View) View {
	width, beside := s.area.Split()
	if beside == 0 || s.page == nil {
		return list
	}
	return Beside(list, width, s.page.View(s.area.Styles, s.area.Height))
}
