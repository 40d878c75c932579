// Package entry shows one entry: what was written, what was answered in the check-in before it, what became of what one
// meant to try, what one saw later, and the patterns kept with it. Opened from a search it begins where the words stand.
package entry

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"heed/internal/frame"
	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is one entry.
type Screen struct {
	practice *practice.Practice
	route    ui.Entry
	area     ui.Area
	shown    shown
	page     page
	drawing  int // counts what was asked to be drawn
	scroll   ui.Scroll
	spot     int // the chosen one of what can be opened; -1 while reading
	hit      int // the place where one is among those that were found; -1 when nothing was
	loading  bool
	err      error
}

// shown is what the screen shows of the journal.
type shown struct {
	entry  journal.Entry
	frame  frame.Frame
	change *journal.Draft // a change of it that was begun and not kept
	begun  bool           // an afterthought was
	tied   []journal.Intention
	texts  []string        // the person's words in it, in the order of parts
	places practice.Places // of what was looked for, in texts
}

// New is the entry that a route names, to be filled by Init.
func New(p *practice.Practice, r ui.Entry) *Screen {
	return &Screen{practice: p, route: r, loading: true, spot: -1, hit: -1}
}

// Title is the same for every entry: its own is not for a terminal's.
func (s *Screen) Title() string { return "Entry" }

type (
	loaded struct {
		of    *Screen
		shown shown
		err   error
	}
	drawn struct {
		of      *Screen
		drawing int
		page    page
	}
	deleted struct {
		of  *Screen
		err error
	}
)

// Init reads the entry, again when one comes back to it.
func (s *Screen) Init() tea.Cmd {
	route := s.route
	s.route.Restore = false
	return func() tea.Msg {
		ctx := context.Background()
		if route.Restore {
			if err := s.practice.Restore(ctx, route.ID); err != nil {
				return loaded{of: s, err: err}
			}
		}
		return s.read(ctx, route)
	}
}

// read runs beside the screen: it uses nothing of it that changes.
func (s *Screen) read(ctx context.Context, route ui.Entry) loaded {
	e, err := s.practice.Entry(ctx, route.ID)
	if err != nil {
		return loaded{of: s, err: err}
	}
	l := loaded{of: s, shown: shown{entry: e, texts: texts(e)}}
	l.shown.frame, _ = s.practice.Frames.Frame(frame.ID(e.Frame))
	l.shown.change, l.shown.begun = s.practice.DraftOf(ctx, route.ID)
	l.shown.tied, _ = s.practice.TiedTo(ctx, route.ID) // what cannot be read is told where they are listed
	l.shown.places = practice.PlacesOf(route.Find, l.shown.texts)
	return l
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.scroll.Fit(len(s.page.rows), a.Height)
	return s.draw()
}

// draw draws the entry beside the screen, since a long one takes its time.
func (s *Screen) draw() tea.Cmd {
	if s.loading && s.shown.texts == nil && s.err == nil || s.area.Width == 0 {
		return nil
	}
	s.drawing++
	drawing := s.drawing
	d := &drawer{area: s.area, shown: s.shown, err: s.err, library: s.practice.Library, questions: s.practice.Questions}
	return func() tea.Msg { return drawn{s, drawing, d.draw()} }
}

// Update takes what was read and done.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case loaded:
		if msg.of == s {
			s.shown, s.err = msg.shown, msg.err
			return ui.Move{}, s.draw()
		}
	case drawn:
		if msg.of == s && msg.drawing == s.drawing {
			s.take(msg.page)
		}
	case deleted:
		if msg.of == s {
			return s.deleted(msg.err)
		}
	case ui.Restored:
		return ui.Move{}, s.Init()
	}
	return ui.Stay()
}

// take shows what was drawn: at first from where the words stand that were looked for.
func (s *Screen) take(p page) {
	first := s.loading
	s.loading, s.page = false, p
	s.scroll.Fit(len(p.rows), s.area.Height)
	spot := min(s.spot, len(p.spots)-1)
	s.spot, s.hit = -1, min(s.hit, len(p.hits)-1)
	if spot >= 0 {
		s.choose(spot)
	}
	if first && len(p.hits) > 0 {
		s.goTo(p.first)
	}
}

func (s *Screen) remove() (ui.Move, tea.Cmd) {
	if i, ok := s.afterthought(); ok {
		return s.removeAfterthought(s.shown.entry.After[i])
	}
	id := s.route.ID
	s.loading = true
	return ui.Move{}, func() tea.Msg { return deleted{s, s.practice.Delete(context.Background(), id)} }
}

// deleted goes back. It can be taken back at once, and for thirty days.
func (s *Screen) deleted(err error) (ui.Move, tea.Cmd) {
	s.loading = false
	if err != nil {
		return ui.Move{Notice: practice.Explain(err), Forget: true}, nil
	}
	id := s.route.ID
	return ui.Move{Kind: ui.Returning, Notice: "In the bin for thirty days. Press u, or F9, to bring it back.", Undo: func() (ui.Move, tea.Cmd) {
		return ui.Move{Kind: ui.Opening, To: ui.Entry{ID: id, Restore: true}, Notice: "Here it is again."}, nil
	}}, nil
}

// removeAfterthought takes one away. It stays in the history, and can be brought back at once.
func (s *Screen) removeAfterthought(a journal.Afterthought) (ui.Move, tea.Cmd) {
	s.choose(-1)
	p, id := s.practice, s.route.ID
	put := func(a journal.Afterthought) error {
		_, err := p.PutAfterthought(context.Background(), id, a)
		return err
	}
	move := ui.Move{Undo: ui.TakeBack(func() error { return put(a) }, "Here it is again.")}
	_, remove := ui.TakeBack(func() error { return put(journal.Afterthought{Written: a.Written}) }, "The afterthought is deleted. Press u, or F9, to bring it back.")()
	return move, remove
}

// afterthought says which afterthought is chosen.
func (s *Screen) afterthought() (int, bool) {
	if s.spot < 0 {
		return 0, false
	}
	at := s.page.spots[s.spot]
	return at.after, at.card == ""
}

// goTo goes to one of the places that were found.
func (s *Screen) goTo(hit int) {
	s.choose(-1)
	s.hit = hit
	s.scroll.By(s.page.hits[hit].row - s.area.Height/3 - s.scroll.Top())
}

// choose lets go of what is chosen, and chooses another of the spots; -1 for none.
func (s *Screen) choose(spot int) {
	st := s.area.Styles
	if s.spot >= 0 {
		at := s.page.spots[s.spot]
		s.page.rows[at.row] = at.draw(st, s.width(), false)
	}
	if s.spot = spot; spot >= 0 {
		at := s.page.spots[spot]
		s.page.rows[at.row] = at.draw(st, s.width(), true)
	}
}

func (s *Screen) width() int { return min(s.area.Width, ui.ReadWidth) }

// show scrolls as little as it can so that a row is seen.
func (s *Screen) show(row int) {
	top, last := s.scroll.Top(), s.scroll.Top()+s.area.Height-2
	if row < top || row > last {
		s.scroll.By(row - s.area.Height/3 - top)
	}
}
