// Package check is the check-in: one question a screen. Each can be skipped, answered out of order and changed; the
// person can stop anywhere and keep what there is. Form libraries have no "skip" and refuse "back" on an unfinished field,
// so this screen is our own.
package check

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"heed/internal/checkin"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// Screen is the check-in.
type Screen struct {
	practice *practice.Practice
	desk     ui.Desk
	area     ui.Area

	steps  []checkin.Step
	at     int
	list   ui.List    // among the options of this step
	field  *ui.Editor // the words of this step: an answer of one's own, or a note
	focus  focus
	plain  bool       // plain words are shown
	why    bool       // on a narrow screen: why this question is asked
	usual  theme.Lens // what the person has said a check-in begins with; empty when they want to be asked
	single bool       // one answer is being changed: after it one goes back
	says   ui.Scroll  // where one is in that, when it covers the question
	mode   mode
	menu   ui.List // of the mode
}

// focus is where letters go.
type focus int

const (
	onOptions focus = iota
	onField
)

// mode is what covers the question.
type mode int

const (
	asking mode = iota
	jumping
	stopping
)

// New starts a check-in, or goes on with one: at the statement called at, or where it was left when that is empty.
func New(p *practice.Practice, sitting *practice.Sitting, at selfcheck.ItemID) *Screen {
	now := p.Config()
	s := &Screen{practice: p, desk: ui.Desk{Sitting: sitting}, single: at != "", plain: now.PlainWords, usual: now.Lens}
	if c := s.check(); c.Lens == "" && c.Empty() {
		checkin.Look(p.Questions, c, now.Lens)
	}
	s.lay()
	first := s.firstOpen()
	if at != "" {
		first = slices.IndexFunc(s.steps, func(st checkin.Step) bool { return st.Item.ID == at })
	}
	s.enter(first)
	return s
}

// lay lays out the steps for what has been chosen so far.
func (s *Screen) lay() {
	s.steps = checkin.Steps(s.practice.Questions, s.desk.Sitting)
}

// firstOpen is the first statement without an answer when a check-in is gone on with, else the first question.
func (s *Screen) firstOpen() int {
	c := s.check()
	if c.Path == "" || c.Empty() {
		return 0
	}
	for i, st := range s.steps {
		if st.Kind == checkin.Statement && !st.Answered(s.desk.Sitting) {
			return i
		}
	}
	return len(s.steps) - 1
}

func (s *Screen) check() *selfcheck.Check { return s.desk.Sitting.Check() }

func (s *Screen) step() checkin.Step { return s.steps[s.at] }

// Title names the lens, once it is chosen.
func (s *Screen) Title() string {
	if l := s.check().Lens; l != "" && s.step().Kind == checkin.Statement {
		return "Check in · " + s.step().Heading(s.practice.Questions)
	}
	return "Check in"
}

// Init takes what may have been answered elsewhere, and seals a draft that was brought back.
func (s *Screen) Init() tea.Cmd {
	s.relay()
	s.enter(s.at)
	return s.desk.Init()
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.field.Measure(a.Cells)
	s.field.Resize(s.column()-ui.FieldIndent, fieldRows)
	return nil
}

const fieldRows = 3 // a note is a line; three rows show it whole on a narrow screen

// enter goes to step i, as it was left.
func (s *Screen) enter(i int) {
	s.at = max(min(i, len(s.steps)-1), 0)
	s.mode = asking
	st := s.step()
	options := st.Options(s.practice.Questions, s.check())
	s.list.SetCount(len(options))
	s.list.At = max(slices.IndexFunc(options, func(o checkin.Choice) bool { return o.Chosen }), 0)
	s.field = ui.NewField(st.Words(s.check()))
	s.focus = onOptions
	if len(options) == 0 {
		s.focus = onField
	}
	s.Resize(s.area)
}

// forward goes on, or to what stands out after the last question.
func (s *Screen) forward() (ui.Move, tea.Cmd) {
	if s.single {
		return s.desk.Leave()
	}
	if s.at == len(s.steps)-1 {
		return s.finish()
	}
	s.enter(s.at + 1)
	if s.step().Kind == checkin.Lens && s.usual != "" && s.check().Lens != "" {
		s.enter(s.at + 1) // it can be gone back to
	}
	return ui.Stay()
}

func (s *Screen) back() (ui.Move, tea.Cmd) {
	s.enter(s.at - 1)
	return ui.Stay()
}

func (s *Screen) finish() (ui.Move, tea.Cmd) {
	s.mode = asking
	return ui.Open(ui.Standout{Sitting: s.desk.Sitting})
}

// choose takes the chosen option as the answer; it goes on, or to the note where the answer leads to a further question.
func (s *Screen) choose() (ui.Move, tea.Cmd) {
	st := s.step()
	options := st.Options(s.practice.Questions, s.check())
	if len(options) == 0 {
		return s.forward()
	}
	picked := options[s.list.At]
	s.take(picked)
	cmd := s.desk.Changed()
	if st.Kind == checkin.Statement && picked.FollowUp != "" {
		s.focus = onField
		return ui.Move{}, cmd
	}
	move, more := s.forward()
	return move, tea.Batch(cmd, more)
}

// take writes an answer into the check, and lays out the way on where it decides that.
func (s *Screen) take(o checkin.Choice) {
	c, st := s.check(), s.step()
	switch st.Kind {
	case checkin.Mood:
		s.desk.Sitting.Mood = o.ID
	case checkin.Lens:
		checkin.Look(s.practice.Questions, c, o.Lens)
		s.relay()
	case checkin.Depth:
		c.Path = o.Path
		s.relay()
	case checkin.Offer:
		s.desk.Sitting.AlsoPlace = o.ID == checkin.Yes
		s.relay()
	case checkin.Statement:
		c.Set(selfcheck.Answer{Item: st.Item.ID, Option: selfcheck.OptionID(o.ID), Note: s.field.Text()})
		s.relay()
	}
}

// relay lays out the steps again after an answer that changes which there are, and stays on this one.
func (s *Screen) relay() {
	here := s.step()
	s.lay()
	if i := slices.IndexFunc(s.steps, func(st checkin.Step) bool { return st.Same(here) }); i >= 0 {
		s.at = i
	}
}

// takeBack takes the answer and its note away. They can be brought back.
func (s *Screen) takeBack() (ui.Move, tea.Cmd) {
	st, c := s.step(), s.check()
	before, _ := c.Answer(st.Item.ID)
	c.Set(selfcheck.Answer{Item: st.Item.ID})
	s.relay()
	s.enter(s.at)
	return ui.Move{Notice: "The answer is taken back. Press u to undo.", Undo: func() (ui.Move, tea.Cmd) {
		c.Set(before)
		s.relay()
		s.enter(s.at)
		return ui.Move{Notice: "Here it is again."}, s.desk.Changed()
	}}, s.desk.Changed()
}

// Update takes what is written into the field.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.mode == asking && s.focus == onField && s.field.Update(msg) {
			return ui.Move{}, s.written()
		}
		return ui.Stay()
	}
	return s.desk.Update(msg)
}

// written takes the field's words into the check.
func (s *Screen) written() tea.Cmd {
	st, c := s.step(), s.check()
	switch st.Kind {
	case checkin.OwnWords:
		c.Say(st.Prompt.ID, s.field.Text())
	case checkin.Statement:
		if a, ok := c.Answer(st.Item.ID); ok {
			a.Note = s.field.Text()
			c.Set(a)
		}
	}
	return s.desk.Changed()
}

// Seal is for ui.Sealer.
func (s *Screen) Seal() func() error { return s.desk.Seal() }
