// Package welcome is the first run: what heed is and is not, and how the journal is to be protected.
package welcome

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the first run.
type Screen struct {
	practice  *practice.Practice
	area      ui.Area
	list      ui.List
	step      step
	secret    ui.Twice
	making    bool
	protected bool // with a passphrase
	trouble   string
	hint      string
}

type step int

const (
	choosing step = iota
	typing
	knowingly // no passphrase: say what that means first
)

// New starts at what heed is.
func New(p *practice.Practice) *Screen {
	return &Screen{practice: p, list: ui.List{Count: len(ways)}}
}

// Title says where one is.
func (s *Screen) Title() string { return "Welcome" }

// Init has nothing to load.
func (s *Screen) Init() tea.Cmd { return nil }

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

// The ways to begin, in the order of the list.
const (
	withPassphrase = iota
	notYet
	lookRound
)

var ways = [...]struct{ name, about string }{
	withPassphrase: {"Choose a passphrase", "your journal is sealed with it"},
	notYet:         {"No passphrase", "the key is kept in a file beside the journal"},
	lookRound:      {"Just look round", "nothing is kept when you leave"},
}

type made struct{ err error }

// Controls depend on the step.
func (s *Screen) Controls() ui.Controls {
	c := ui.Controls{Wait: s.making}
	back := ui.Action{Keys: []string{"esc"}, Help: "back", Do: s.restart}
	switch s.step {
	case choosing:
		c.Actions = append([]ui.Action{
			{Keys: []string{"enter"}, Help: "choose", Do: s.choose},
			{Keys: []string{"a"}, Help: "more about heed", Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Reading{Name: "about"}) }},
			{Keys: []string{"q", "esc"}, Help: "leave", Do: ui.Quit},
		}, s.list.Actions()...)
	case knowingly:
		c.Actions = []ui.Action{{Keys: []string{"enter"}, Help: "go on", Do: func() (ui.Move, tea.Cmd) { return s.make(nil) }}, back}
	case typing:
		c.Typing = true
		c.Actions = []ui.Action{{Keys: []string{"enter"}, Help: "go on", Off: s.emptyField(), Do: s.typed}, back}
	}
	return c
}

func (s *Screen) emptyField() string {
	if s.secret.Empty() {
		return "type a passphrase first"
	}
	return ""
}

func (s *Screen) restart() (ui.Move, tea.Cmd) {
	s.secret.Clear()
	s.step, s.trouble, s.hint = choosing, "", ""
	return ui.Stay()
}

func (s *Screen) choose() (ui.Move, tea.Cmd) {
	s.trouble, s.hint = "", ""
	switch s.list.At {
	case withPassphrase:
		s.step = typing
	case notYet:
		s.step = knowingly
	case lookRound:
		s.practice.LookRound()
		return ui.Restart(ui.Home{})
	}
	return ui.Stay()
}

// typed goes from the passphrase to its repetition, and from there to making the journal.
func (s *Screen) typed() (ui.Move, tea.Cmd) {
	s.hint = ""
	var passphrase []byte
	passphrase, s.trouble = s.secret.Enter()
	if passphrase == nil {
		return ui.Move{Forget: s.trouble != ""}, nil
	}
	return s.make(passphrase)
}

func (s *Screen) make(passphrase []byte) (ui.Move, tea.Cmd) {
	s.making, s.protected = true, passphrase != nil
	return ui.Move{}, func() tea.Msg {
		err := s.practice.Create(context.Background(), passphrase)
		clear(passphrase)
		return made{err}
	}
}

// Update takes what is typed, and whether the journal was made.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.step == typing {
			s.secret.Update(msg)
		}
	case made:
		s.making = false
		if msg.err == nil && s.protected {
			return ui.Restart(ui.Protect{First: true})
		}
		if msg.err == nil {
			return ui.Restart(ui.Home{})
		}
		_, _ = s.restart()
		s.trouble, s.hint = practice.Explain(msg.err), practice.Hint(msg.err)
		return ui.Move{Forget: true}, nil
	}
	return ui.Stay()
}

// View draws the step.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	switch {
	case s.making:
		d.Para(st.Text, "Making your journal…")
	case s.step == choosing:
		s.drawWelcome(d)
	case s.step == knowingly:
		d.Para(st.Heading, "Without a passphrase")
		d.Gap()
		d.Para(st.Text, "The journal is still sealed, but its key lies in a file beside it. Someone who copies the journal alone cannot "+
			"read it. Someone who uses your account on this computer, or copies the whole folder, can.")
		d.Gap()
		d.Para(st.Muted, "You could set a passphrase later, from the home screen, without losing anything.")
	default:
		s.secret.Draw(d, s.area)
		d.Gap()
		d.Para(st.Muted, "Nobody can look it up for you. You could make recovery words next.")
	}
	if s.trouble != "" {
		d.Gap()
		d.Para(st.Wrong, s.trouble)
		d.Para(st.Muted, s.hint)
	}
	return d.View(st, s.area.Height)
}

func (s *Screen) drawWelcome(d *ui.Doc) {
	st := s.area.Styles
	if s.area.Low() {
		d.Para(st.Text, "heed helps you notice how power moved in a session, and write about it.")
		d.Para(st.Muted, "Private on this computer. Not therapy, not supervision, not a record. A court can order it: leave out names.")
	} else {
		d.Para(st.Heading, "A few quiet minutes after a session")
		d.Gap()
		d.Para(st.Text, "heed is for people whose work gives them power over others. It helps you notice how power moved, write about "+
			"it, and leave with one thing to try.")
		d.Gap()
		d.Para(st.Muted, "It is private on this computer: it sends nothing anywhere. It is not therapy, not supervision, and not a record "+
			"for anyone else. A court can order what you write, so write about your own part, and leave out names.")
		d.Gap()
		d.Para(st.Strong, "How would you like to protect your journal?")
		d.Gap()
	}
	d.SecondColumn(ways[withPassphrase].name)
	for i, w := range ways {
		d.Pair(st, i == s.list.At, w.name, w.about)
	}
}
