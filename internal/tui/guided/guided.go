// Package guided is a session or an exercise under way: what to say, the minutes that are left, what comes next; for the
// person who leads it and, with one key, as a room may see it.
//
// The engine is heed/internal/guide. Nothing here beeps, locks or is written down: who leaves in the middle leaves nothing.
package guided

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/guide"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is a session or an exercise.
type Screen struct {
	subject
	practice *practice.Practice
	area     ui.Area
	page     page
	list     ui.List // on the pages with a choice
	scroll   ui.Scroll
	spare    int    // which spare question is shown; 0 for none
	spoken   spoken // in the check-in of two people
	closing  closing
	ticking  bool
	ticks    int // that were asked for
}

// subject is what is under way.
type subject struct {
	session  string // id of the session, or
	exercise string // of the exercise
	name     string
	ground   *guide.Ground // nil until it is read
	pace     *guide.Pace   // of the run or the walk
	run      *guide.Run    // nil for an exercise
	walk     *guide.Walk   // nil for a session
	talk     *guide.Talk   // nil for both: the check-in of two people
}

// phase is where it is.
func (s *subject) phase() guide.Phase {
	switch {
	case s.talk != nil:
		return s.talk.Phase()
	case s.pace != nil:
		return s.pace.Phase()
	}
	return guide.Ended
}

// draft is what could be kept; nil but while closing, and for an exercise.
func (s *subject) draft() *guide.Draft {
	switch {
	case s.talk != nil:
		return s.talk.Draft()
	case s.run != nil:
		return s.run.Draft()
	}
	return nil
}

// consent is the lines that come before a session; nil for an exercise.
func (s *subject) consent() *guide.Consent {
	switch {
	case s.talk != nil:
		return &s.talk.Consent
	case s.run != nil:
		return &s.run.Consent
	}
	return nil
}

// begin begins, and says whether it could.
func (s *subject) begin(now time.Time) bool {
	switch {
	case s.talk != nil:
		return s.talk.Begin(now)
	case s.run != nil:
		return s.run.Begin(now)
	}
	return s.walk.Begin(now)
}

// close goes on to the end.
func (s *subject) close(now time.Time) bool {
	switch {
	case s.talk != nil:
		return s.talk.Close()
	case s.run != nil:
		return s.run.Close(now)
	}
	return s.walk.Close(now)
}

// reopen returns from there.
func (s *subject) reopen(now time.Time) bool {
	switch {
	case s.talk != nil:
		return s.talk.Reopen()
	case s.run != nil:
		return s.run.Reopen(now)
	}
	return s.walk.Reopen(now)
}

// forget ends it and forgets all of it.
func (s *subject) forget() {
	switch {
	case s.talk != nil:
		s.talk.Leave()
	case s.run != nil:
		s.run.Leave()
	case s.walk != nil:
		s.walk.Leave()
	}
}

// page is what of the session is shown while it is under way.
type page int

const (
	leader page = iota // for whoever leads
	room               // for everybody
	plan               // the steps, to be moved, stretched and shortened
	back               // sentences for when it slides into advice or blame
	roles              // who holds which role
	halted             // the check-in of two people is stopped
)

// NewSession is the session with that id, to be loaded by Init, at what is agreed before it.
func NewSession(p *practice.Practice, id string) *Screen {
	return &Screen{practice: p, subject: subject{session: id}}
}

// NewExercise is the exercise with that id, to be loaded by Init, at what is prepared before it.
func NewExercise(p *practice.Practice, id string) *Screen {
	return &Screen{practice: p, subject: subject{exercise: id}}
}

// NewTalk is the check-in of two people, to be loaded by Init, at what is agreed before it.
func NewTalk(p *practice.Practice) *Screen {
	return &Screen{practice: p, spoken: spoken{wanted: true}}
}

type loaded struct {
	screen *Screen
	shelf  *guide.Shelf
}

// Init reads the sessions and exercises, the first time.
func (s *Screen) Init() tea.Cmd {
	if s.ground != nil {
		s.ticking = false // what was asked for may have gone with the screens that were put away
		return s.tick()
	}
	return func() tea.Msg {
		shelf, _ := s.practice.Guide() // what is wrong with somebody's own files, the list of them tells
		return loaded{s, shelf}
	}
}

func (s *Screen) loaded(shelf *guide.Shelf) {
	s.ground = &guide.Ground{}
	if shelf == nil {
		return
	}
	*s.ground = shelf.Ground
	if s.spoken.wanted {
		s.talk = guide.NewTalk(shelf.Ground)
		s.name = shelf.Ground.CheckIn.Name
		s.talk.ShowLine()
	}
	if session, ok := shelf.Session(s.session); ok {
		s.run = guide.NewRun(session, shelf.Ground)
		s.pace, s.name = &s.run.Pace, session.Name
		s.run.ShowLine()
	}
	if exercise, ok := shelf.Exercise(s.exercise); ok {
		s.walk = guide.NewWalk(exercise, shelf.Ground)
		s.pace, s.name = &s.walk.Pace, exercise.Name
	}
}

// Title says what it is; on the page for everybody, its name.
func (s *Screen) Title() string {
	switch {
	case s.page == room || s.talk != nil || s.pace != nil && s.area.Width < titleWidth:
		return s.name
	case s.pace == nil:
		return "Guided"
	case s.walk != nil:
		return "Exercise · " + s.name
	}
	return "Guided session · " + s.name
}

// titleWidth is from where on there is room for more than the name in the title.
const titleWidth = 60

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.closing.resize(a)
	if s.phase() == guide.Opening && s.consent() != nil {
		s.toNewest()
	}
	return nil
}

// tickEvery is how often the time is looked at: often enough for minutes, and far below guide.SleepGap.
const tickEvery = 5 * time.Second

type ticked struct {
	screen *Screen
	number int
}

// tick asks to be told of the time, once the steps have begun.
func (s *Screen) tick() tea.Cmd {
	if s.ticking || s.pace == nil || s.phase() == guide.Opening || s.phase() == guide.Ended {
		return nil
	}
	s.ticking = true
	s.ticks++
	number := s.ticks
	return func() tea.Msg { return ui.Later{After: tickEvery, Msg: ticked{s, number}} }
}

func (s *Screen) now() time.Time { return s.practice.Now() }

// Update takes the time, words that are typed while closing, and what became of the record.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case loaded:
		if msg.screen == s {
			s.loaded(msg.shelf)
		}
	case ticked:
		if msg.screen != s || msg.number != s.ticks {
			return ui.Stay()
		}
		s.ticking = false
		s.pace.Tick(s.now())
		return ui.Move{}, tea.Batch(s.tick(), s.told())
	case kept:
		return s.kept(msg)
	case tea.KeyPressMsg, tea.PasteMsg:
		s.closing.typed(msg)
	}
	return ui.Stay()
}

// Controls depend on where it is.
func (s *Screen) Controls() ui.Controls {
	c := ui.Controls{Awake: true, Wait: s.ground == nil}
	c.Live = s.phase() != guide.Opening && s.phase() != guide.Ended
	if s.pace == nil && s.talk == nil {
		c.Actions = []ui.Action{{Keys: []string{"esc"}, Help: "back", Do: ui.Back}}
		return c
	}
	switch s.phase() {
	case guide.Opening:
		c.Actions = s.openingActions()
	case guide.Going:
		c.Actions = s.underWay()
	case guide.Stopped:
		c.Actions = s.stoppedActions()
	case guide.Closing, guide.Ended:
		c = s.closingControls()
	}
	if s.closing.field != nil {
		c.Typing = true
	}
	return c
}

// underWay are the actions in the steps.
func (s *Screen) underWay() []ui.Action {
	switch {
	case s.talk != nil:
		return s.spokenActions()
	case s.page == room:
		return s.roomActions()
	}
	return s.goingActions()
}

// act is an action of the engine: it is given the time, and says whether it was done.
func (s *Screen) act(do func(time.Time) bool, notice string) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		if !do(s.now()) {
			return ui.Stay()
		}
		s.spare, s.scroll = 0, ui.Scroll{}
		return ui.Move{Notice: notice}, tea.Batch(s.tick(), s.told())
	}
}

// show turns to a page, or from it to the leader's.
func (s *Screen) show(p page) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		if s.page == p {
			p = leader
		}
		s.page, s.list, s.scroll = p, ui.List{}, ui.Scroll{}
		switch p {
		case plan:
			s.list = ui.List{At: s.pace.At(), Count: len(s.pace.Stages())}
		case roles:
			s.list.SetCount(len(s.run.Roles()))
		}
		return ui.Stay()
	}
}
