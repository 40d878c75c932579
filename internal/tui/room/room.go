// Package room is the window that everybody sees, while somebody leads a session or an exercise in another one: on a second
// screen, or in the part of the screen that is shared.
package room

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/guide"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is that window.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	shelf    *guide.Shelf
	latest   func() (practice.Room, bool, error)
	end      func() error
	at       practice.Room
	seen     time.Time // when it was told of
	err      error
}

// New is the window, to be opened by Init.
func New(p *practice.Practice) *Screen { return &Screen{practice: p} }

// Title is the name of what is under way.
func (s *Screen) Title() string {
	name, _, _ := s.step()
	return name
}

type (
	opened struct {
		shelf  *guide.Shelf
		latest func() (practice.Room, bool, error)
		end    func() error
		err    error
	}
	look struct{}
	told struct {
		at   practice.Room
		news bool
		err  error
	}
)

// lookEvery is how soon the room sees what whoever leads has done.
const lookEvery = 300 * time.Millisecond

// Init opens the window.
func (s *Screen) Init() tea.Cmd {
	return func() tea.Msg {
		shelf, _ := s.practice.Guide()
		latest, end, err := s.practice.WatchRoom()
		return opened{shelf, latest, end, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

// Controls leave.
func (s *Screen) Controls() ui.Controls {
	return ui.Controls{Awake: true, Actions: []ui.Action{{Keys: []string{"esc", "q"}, Help: "close this window", Do: func() (ui.Move, tea.Cmd) {
		if s.end != nil {
			_ = s.end() // the window goes all the same
		}
		return ui.Back()
	}}}}
}

// Seal takes the window away when the program ends in another way.
func (s *Screen) Seal() func() error {
	end := s.end
	if end == nil {
		return nil
	}
	return func() error { _ = end(); return nil }
}

// Update takes where the session is.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case opened:
		s.shelf, s.latest, s.end, s.err = msg.shelf, msg.latest, msg.end, msg.err
		return ui.Move{}, s.listen()
	case look:
		return ui.Move{}, s.look()
	case told:
		s.err = msg.err
		if msg.news && (msg.at.Begun >= s.at.Begun || s.lost()) {
			s.at, s.seen = msg.at, s.practice.Now()
		}
		return ui.Move{}, s.listen()
	}
	return ui.Stay()
}

// lost says that nobody has told where the session is for a while: the window of whoever leads has gone.
func (s *Screen) lost() bool { return s.practice.Now().Sub(s.seen) > silence }

// silence is more than the leader's window, which tells every five seconds, is ever silent for.
const silence = 15 * time.Second

// listen asks to look again soon.
func (s *Screen) listen() tea.Cmd {
	if s.latest == nil || s.err != nil {
		return nil
	}
	return func() tea.Msg { return ui.Later{After: lookEvery, Msg: look{}} }
}

func (s *Screen) look() tea.Cmd {
	latest := s.latest
	return func() tea.Msg {
		at, news, err := latest()
		return told{at, news, err}
	}
}

// step is the step that is under way, and the name of the session or exercise.
func (s *Screen) step() (name string, step guide.Step, ok bool) {
	var steps []guide.Step
	if s.shelf == nil {
		return "", step, false
	}
	if e, is := s.shelf.Exercise(s.at.ID); is && s.at.Exercise {
		name, steps = e.Name, e.Steps
	}
	if x, is := s.shelf.Session(s.at.ID); is && !s.at.Exercise {
		name, steps = x.Name, x.Steps
	}
	for _, step := range steps {
		if step.ID == s.at.Step {
			return name, step, true
		}
	}
	return name, step, false
}

// View shows the step, or what this window is for.
func (s *Screen) View() ui.View {
	_, step, ok := s.step()
	switch {
	case s.err != nil:
		d := ui.NewDoc(s.area.Width)
		d.Para(s.area.Styles.Wrong, practice.Explain(s.err))
		d.Para(s.area.Styles.Muted, practice.Hint(s.err))
		return d.View(s.area.Styles, s.area.Height)
	case s.at.Phase == string(guide.Stopped):
		return ui.Room{Words: "We have stopped for a moment."}.View(s.area)
	case s.at.Phase == string(guide.Closing):
		return ui.Room{Words: "Thank you. We are coming to an end."}.View(s.area)
	case s.at.Phase == string(guide.Ended):
		return ui.Room{Words: "That was it. Thank you."}.View(s.area)
	case !ok:
		return ui.Room{Words: "We begin soon.", Lines: []string{
			"This window follows a session or an exercise that somebody leads in another window of this computer.",
			"For the back of a room you could make its letters larger: in most terminals with Ctrl and +.",
		}}.View(s.area)
	}
	r := ui.Room{Name: step.Name, Words: step.ForRoom()}
	if !s.at.Hidden && !s.lost() {
		r.Lines = append(r.Lines, left(s.at.Left))
	}
	if s.at.Paused {
		r.Lines = append(r.Lines, "paused")
	}
	return r.View(s.area)
}

func left(minutes int) string {
	switch {
	case minutes < 0:
		return fmt.Sprintf("%d over", -minutes)
	case minutes == 1:
		return "1 minute left"
	}
	return fmt.Sprintf("%d minutes left", minutes)
}
