// Package intend is where one thing to try is written: if this happens, then I will do that; tied to a pattern or not, and
// with a day to look at it again, or none.
//
// What is typed is sealed about a second later, and when the screen goes, as an open intention: there is no draft of one
// sentence. Undo takes it back.
package intend

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is one thing to try.
type Screen struct {
	practice *practice.Practice
	route    ui.Intend
	area     ui.Area
	aim      *practice.Aim // nil until it is read
	pen      *ui.Pen
	fields   fields
	at       row
	look     look
	loosened pattern.ID // the card it was tied to until now
	leaving  *ui.Move   // where to go when it is sealed; nil while one stays
	stuck    bool       // leaving was tried, and it could not be sealed
	err      error
}

// New is the intention of the route, to be read by Init when it is kept already.
func New(p *practice.Practice, r ui.Intend) *Screen {
	s := &Screen{practice: p, route: r}
	switch {
	case r.Aim != nil:
		s.take(r.Aim)
	case r.ID.IsZero():
		aim, err := p.Aim(journal.Intention{Entry: r.Entry, Pattern: r.Pattern})
		if s.err = err; err == nil {
			s.take(aim)
			s.fromCard()
		}
	}
	return s
}

// Title says where one is.
func (s *Screen) Title() string { return "One thing to try" }

type (
	loaded struct {
		id        journal.ID
		intention journal.Intention
		err       error
	}
	sealed struct {
		aim *practice.Aim
		err error
	}
)

// Init reads the intention, once: what is being written is not read over. What was brought back is sealed anew.
func (s *Screen) Init() tea.Cmd {
	if s.err != nil {
		return nil
	}
	if s.aim != nil {
		return s.pen.Changed()
	}
	id := s.route.ID
	return func() tea.Msg {
		i, err := s.practice.Intention(context.Background(), id)
		return loaded{id, i, err}
	}
}

// take shows an intention.
func (s *Screen) take(aim *practice.Aim) {
	s.aim = aim
	s.pen = &ui.Pen{Seal: aim.Seal}
	s.fields = fieldsFor(aim.Intention)
	s.look = s.fields.look
	s.at = s.rows()[0]
	s.Resize(s.area)
}

// fromCard begins the sentence with what the card says one could do. It is a beginning: nothing is kept of it before
// somebody changes it or says so.
func (s *Screen) fromCard() {
	if card, ok := s.practice.Library.Pattern(s.route.Pattern); ok {
		s.fields.when, s.fields.what = ui.NewField(anew), ui.NewField(lowerFirst(card.ThereforeLine()))
		s.fields.when.SelectAll() // the card's words are a beginning: typing takes their place
		s.fields.what.SelectAll()
		s.Resize(s.area)
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.fields.resize(a, s.width())
	return nil
}

func (s *Screen) width() int { return min(s.area.Width, ui.ReadWidth) }

// Update takes what is written and what was read.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return ui.Move{}, s.typed(msg)
	case loaded:
		if msg.id != s.route.ID || s.aim != nil {
			return ui.Stay()
		}
		if msg.err != nil {
			return ui.Move{Kind: ui.Returning, Notice: practice.Explain(msg.err)}, nil
		}
		aim, err := s.practice.Aim(msg.intention)
		s.take(aim)
		s.err = err
		return ui.Stay()
	case sealed:
		if msg.aim == s.aim && s.leaving != nil {
			return s.sealed(msg.err)
		}
		return ui.Stay()
	}
	if s.pen == nil {
		return ui.Stay()
	}
	return s.pen.Update(msg)
}

func (s *Screen) typed(msg tea.Msg) tea.Cmd {
	f := s.field()
	if f == nil {
		return nil
	}
	before := f.Version()
	if !f.Update(msg) || f.Version() == before {
		return nil
	}
	return s.changed()
}

// changed takes the fields into the intention.
func (s *Screen) changed() tea.Cmd {
	s.stuck = false
	s.apply()
	s.aim.Touch()
	return s.pen.Changed()
}

// apply makes the sentence, and finds the day. A day that cannot be read yet, since it is being typed, is none.
func (s *Screen) apply() {
	s.aim.Text = s.fields.text()
	s.aim.LookAgain, _ = s.day()
}

// leave seals what is there and goes. A sentence that was emptied is none: what there was before comes back.
func (s *Screen) leave(notice string) (ui.Move, tea.Cmd) {
	if s.aim == nil || !s.aim.Touched() || s.stuck {
		return ui.Back()
	}
	aim := s.aim
	if aim.Text == "" {
		return s.sealThen(ui.Move{Kind: ui.Returning}, aim.Undo())
	}
	move := ui.Move{Kind: ui.Returning, Notice: notice, Undo: ui.TakeBack(aim.Undo(), undone(aim))}
	return s.sealThen(move, aim.Seal())
}

// sealThen goes when it is sealed; seal is nil when the pen has sealed it already.
func (s *Screen) sealThen(move ui.Move, seal func() error) (ui.Move, tea.Cmd) {
	if seal == nil {
		return move, nil
	}
	aim := s.aim
	s.leaving = &move
	return ui.Move{}, func() tea.Msg { return sealed{aim, seal()} }
}

func undone(aim *practice.Aim) string {
	if aim.New() {
		return "It is taken back: nothing of it is kept."
	}
	return "It is as it was before."
}

func (s *Screen) sealed(err error) (ui.Move, tea.Cmd) {
	move := *s.leaving
	s.leaving = nil
	if err != nil {
		s.stuck = true
		return ui.Move{Notice: "Not kept. Esc again leaves without it. " + practice.Explain(err), Forget: true}, nil
	}
	return move, nil
}

// keep keeps it as it stands, also when nothing of what a card began was changed.
func (s *Screen) keep() (ui.Move, tea.Cmd) {
	day, ok := s.day()
	if !ok {
		s.at = rowDay
		return ui.Say("That day could not be read. For example: 24 December, or 2026-12-24.")
	}
	s.apply()
	s.stuck = false
	s.aim.Touch()
	notice := "Kept. It waits on the home screen."
	if (journal.Intention{LookAgain: day}).Rests(s.practice.Now()) {
		notice = "Kept. It rests until " + day.Format("Monday 2 January") + "."
	}
	return s.leave(notice)
}

// throwAway forgets what is written here, and what was kept of it.
func (s *Screen) throwAway() (ui.Move, tea.Cmd) {
	aim := s.aim
	again := ui.Intend{Aim: aim, ID: s.route.ID}
	return s.sealThen(ui.Move{Kind: ui.Returning, Notice: "Thrown away. Press u, or F9, to bring it back.", Undo: func() (ui.Move, tea.Cmd) {
		aim.Again()
		return ui.Move{Kind: ui.Opening, To: again, Notice: "Here it is again."}, nil
	}}, aim.Drop())
}

// Seal is for ui.Sealer.
func (s *Screen) Seal() func() error {
	if s.aim == nil {
		return nil
	}
	return s.aim.Seal()
}
