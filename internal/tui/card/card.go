// Package card is the reader for one pattern, with a walk along related ones. Going back retraces the walk, and one key
// leaves it at once. From a card one can set out to try it, and look up the entries it was kept or tried with.
package card

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is one pattern, at the end of a walk.
type Screen struct {
	practice *practice.Practice
	id       pattern.ID
	trail    []pattern.ID // the cards one came by, the first first
	area     ui.Area
	page     []string // the card as drawn; nil until it is
	scroll   ui.Scroll
	uses     []practice.Use // where it was kept or tried, the latest of them
	more     bool           // there are earlier ones
	shown    bool           // those are shown
	link     int            // the chosen link; -1 while reading
	err      error
}

// New opens a card; an id that is not in the library gives a page that says so.
func New(p *practice.Practice, id pattern.ID) *Screen { return &Screen{practice: p, id: id, link: -1} }

// card is nil when there is none with that id.
func (s *Screen) card() *pattern.Pattern {
	p, _ := s.practice.Library.Pattern(s.id)
	return p
}

func (s *Screen) related() []*pattern.Pattern {
	if p := s.card(); p != nil {
		return s.practice.Library.Related(p)
	}
	return nil
}

// Title says what kind of page this is.
func (s *Screen) Title() string { return "Pattern" }

type (
	// drawn is the card drawn for one width and ground.
	drawn struct {
		id      pattern.ID
		width   int
		palette ui.Palette
		page    []string
		err     error
	}
	used struct {
		id   pattern.ID
		uses []practice.Use
	}
)

// mostUses is how many times that it was kept or tried are shown: as many as one would walk through with Tab.
const mostUses = 50

// Init looks where it was kept or tried. Without an open journal there is nothing to look in, and what cannot be read the
// lists tell of.
func (s *Screen) Init() tea.Cmd {
	id := s.id
	return func() tea.Msg {
		uses, _ := s.practice.UsesOf(context.Background(), id)
		return used{id, uses}
	}
}

func (s *Screen) width() int { return min(s.area.Width, ui.ReadWidth) }

// Resize draws the card again when that makes a difference.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	before, beforeWidth := s.area, s.width()
	s.area = a
	s.fit()
	if s.page != nil && s.width() == beforeWidth && a.Styles.Palette == before.Styles.Palette {
		return nil
	}
	return s.draw()
}

func (s *Screen) draw() tea.Cmd {
	p, width, st := s.card(), s.width(), s.area.Styles
	if p == nil {
		return nil
	}
	return func() tea.Msg {
		page, err := ui.Markdown(p.Markdown(), width, st)
		return drawn{p.ID, width, st.Palette, page, err}
	}
}

func (s *Screen) fit() { s.scroll.Fit(len(s.rows()), s.area.Height) }

// walk shows another card.
func (s *Screen) walk(id pattern.ID) (ui.Move, tea.Cmd) {
	s.id, s.page, s.err, s.uses, s.shown, s.link = id, nil, nil, nil, false, -1
	s.scroll.By(-1 << 30)
	return ui.Move{}, tea.Batch(s.draw(), s.Init())
}

// back goes to the card before, or to where the walk began.
func (s *Screen) back() (ui.Move, tea.Cmd) {
	if len(s.trail) == 0 {
		return ui.Back()
	}
	last := s.trail[len(s.trail)-1]
	s.trail = s.trail[:len(s.trail)-1]
	return s.walk(last)
}

// open follows the chosen link.
func (s *Screen) open() (ui.Move, tea.Cmd) {
	related := s.related()
	if s.link < len(related) {
		s.trail = append(slices.Clip(s.trail), s.id)
		return s.walk(related[s.link].ID)
	}
	use := s.uses[s.link-len(related)]
	if use.Entry == nil {
		return ui.Open(ui.Intentions{})
	}
	return ui.Open(ui.Entry{ID: use.Entry.ID})
}

// links is how many there are: related cards, and when they are shown, the times it was kept or tried.
func (s *Screen) links() int {
	n := len(s.related())
	if s.shown {
		n += len(s.uses)
	}
	return n
}

// Controls scroll, walk on, and set out to try it.
func (s *Screen) Controls() ui.Controls {
	noLinks, notChosen, unused, noTrail, noTry := "", "", "", "", ""
	if s.links() == 0 {
		noLinks = "no other card is linked with this one"
	}
	if s.link < 0 {
		notChosen = "choose where to with Tab first"
	}
	if len(s.uses) == 0 {
		unused = "you have not kept or tried it"
	}
	if len(s.trail) == 0 {
		noTrail = "this is where you began"
	}
	if !s.practice.Open() { // one comes here from the page about heed too, before there is a journal
		noTry = "no journal is open to keep it in"
	}
	if s.card() == nil {
		noTry = "there is no card here"
	}
	waiting := s.card() != nil && s.page == nil && s.err == nil
	return ui.Controls{Wait: waiting, Actions: append([]ui.Action{
		{Keys: []string{"tab", "right"}, Help: "related", Off: noLinks, Do: s.next(1)},
		{Keys: []string{"shift+tab", "left"}, Help: "related, backwards", Minor: true, Off: noLinks, Do: s.next(-1)},
		{Keys: []string{"enter"}, Help: "go there", Off: notChosen, Do: s.open},
		{Keys: []string{"t"}, Help: "try this", Off: noTry, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Intend{Pattern: s.id}) }},
		{Keys: []string{"e"}, Help: "where you kept or tried it", Off: unused, Do: s.showUses},
		{Keys: []string{"x"}, Help: "leave the walk", Off: noTrail, Do: ui.Back},
		{Keys: []string{"esc", "backspace"}, Help: "back", Do: s.back},
	}, s.scroll.Actions()...)}
}

// showUses shows where it was kept or tried, and chooses the first; or hides it. It is behind a key: a card may be shown to
// others.
func (s *Screen) showUses() (ui.Move, tea.Cmd) {
	s.shown = !s.shown
	s.link = -1
	if s.shown {
		s.link = len(s.related())
	}
	s.fit()
	s.see()
	return ui.Stay()
}

func (s *Screen) next(by int) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		n := s.links()
		switch {
		case s.link < 0 && by < 0:
			s.link = n - 1
		case s.link < 0:
			s.link = 0
		default:
			s.link = (s.link + by + n) % n
		}
		s.see()
		return ui.Stay()
	}
}

// see scrolls so that the chosen link is seen.
func (s *Screen) see() {
	s.scroll.By(1 << 30)
	if at := s.linkRow(); at >= 0 && at < s.scroll.Top() {
		s.scroll.By(at - s.scroll.Top())
	}
}

// Update takes the drawn card, and where it was kept or tried.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case drawn:
		if msg.id == s.id && msg.width == s.width() && msg.palette == s.area.Styles.Palette {
			s.page, s.err = msg.page, msg.err
			s.fit()
		}
	case used:
		if msg.id == s.id {
			s.uses = msg.uses[:min(len(msg.uses), mostUses)]
			s.more = len(s.uses) < len(msg.uses)
			s.shown = s.shown && len(s.uses) > 0
			s.link = min(s.link, s.links()-1)
			s.fit()
		}
	}
	return ui.Stay()
}
