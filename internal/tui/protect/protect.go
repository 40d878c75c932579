// Package protect is the ways into the journal: the passphrase, the recovery words, the key file. Changing them rewraps the
// journal's key and touches no entry.
package protect

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the ways in, and what is being done to one of them.
type Screen struct {
	practice  *practice.Practice
	route     ui.Protect
	area      ui.Area
	ways      practice.Ways
	list      ui.List
	step      step
	secret    ui.Twice
	present   ui.Secret // the present passphrase, asked before anything is changed
	then      func() (ui.Move, tea.Cmd)
	confirmed bool
	words     []string // recovery words that are shown, and asked back
	asked     []int    // which of them are asked back, by their place
	answer    *ui.Editor
	busy      bool
	trouble   string
	err       error
}

type step int

const (
	choosing   step = iota
	typing          // a passphrase, twice
	showing         // the recovery words
	asking          // some of them back
	knowingly       // no passphrase: say what that means first
	confirming      // the present passphrase, before it or the words are changed
)

// New opens the ways in, to be read by Init.
func New(p *practice.Practice, r ui.Protect) *Screen {
	s := &Screen{practice: p, route: r, busy: true, answer: ui.NewField("")}
	if r.Forgotten {
		s.step = typing
	}
	return s
}

// Title says where one is.
func (s *Screen) Title() string { return "Passphrase" }

type (
	looked struct {
		ways practice.Ways
		err  error
	}
	confirmed struct{ err error }
	done      struct {
		notice string
		err    error
	}
	made struct {
		words []string
		err   error
	}
)

// Init looks which ways there are.
func (s *Screen) Init() tea.Cmd {
	return func() tea.Msg {
		ways, err := s.practice.WaysIn(context.Background())
		return looked{ways, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.answer.Measure(a.Cells)
	s.answer.Resize(a.Width-ui.FieldIndent, 2)
	return nil
}

// choice is one thing to do.
type choice struct {
	name, about string
	do          func() (ui.Move, tea.Cmd)
}

func (s *Screen) choices() []choice {
	at := func(to step) func() (ui.Move, tea.Cmd) {
		return func() (ui.Move, tea.Cmd) {
			s.step, s.trouble = to, ""
			return ui.Stay()
		}
	}
	words := choice{"Make recovery words", "seventeen words for when the passphrase is forgotten", s.makeWords}
	if s.ways.Recovery {
		words = choice{"Make new recovery words", "those from before no longer open the journal", s.makeWords}
	}
	if s.route.First {
		return []choice{words, {"Not now", "you could make them later, from the home screen", s.leave}}
	}
	all := []choice{{"Set a passphrase", "in place of the key file", at(typing)}, words}
	if s.ways.Passphrase {
		all[0] = choice{"Change the passphrase", "no entry is touched", at(typing)}
	}
	if s.ways.Recovery {
		all = append(all, choice{"Take the recovery words away", "they no longer open the journal then", func() (ui.Move, tea.Cmd) {
			return s.change("The recovery words no longer open the journal.", s.practice.RemoveWords)
		}})
	}
	if s.ways.Passphrase {
		all = append(all, choice{"Take the passphrase away", "the key then lies in a file beside the journal", at(knowingly)})
	}
	return all
}

// choose does what is chosen. Where there is a passphrase it is asked for first, once a visit: a journal that was left open must
// not let somebody who walks by shut its owner out.
func (s *Screen) choose() (ui.Move, tea.Cmd) {
	do := s.choices()[s.list.At].do
	if s.confirmed || !s.ways.Passphrase || s.route.First {
		return do()
	}
	s.step, s.trouble, s.then = confirming, "", do
	return ui.Stay()
}

// confirm tries the passphrase that was typed.
func (s *Screen) confirm() (ui.Move, tea.Cmd) {
	passphrase := s.present.Take()
	s.busy = true
	return ui.Move{}, func() tea.Msg {
		defer clear(passphrase)
		return confirmed{s.practice.Confirm(context.Background(), passphrase)}
	}
}

// Controls depend on the step.
func (s *Screen) Controls() ui.Controls {
	c := ui.Controls{Wait: s.busy}
	back := ui.Action{Keys: []string{"esc"}, Help: "back", Do: s.cancel}
	enter := func(help, off string, do func() (ui.Move, tea.Cmd)) ui.Action {
		return ui.Action{Keys: []string{"enter"}, Help: help, Off: off, Do: do}
	}
	switch s.step {
	case choosing:
		off := ""
		if s.err != nil {
			off = "there is nothing to change here"
		}
		c.Actions = append([]ui.Action{enter("choose", off, s.choose), back}, s.list.Actions()...)
	case confirming:
		off := ""
		if s.present.Empty() {
			off = "type the present passphrase first"
		}
		c.Typing = true
		c.Actions = []ui.Action{enter("go on", off, s.confirm), back}
	case typing:
		off := ""
		if s.secret.Empty() {
			off = "type a passphrase first"
		}
		c.Typing = true
		c.Actions = []ui.Action{enter("go on", off, s.typed), back}
	case showing:
		c.Actions = []ui.Action{enter("written down", "", s.askBack), back}
	case asking:
		c.Typing = true
		c.Actions = []ui.Action{enter("go on", "", s.answered), {Keys: []string{"esc"}, Help: "see them again", Do: func() (ui.Move, tea.Cmd) {
			s.step = showing
			return ui.Stay()
		}}}
	case knowingly:
		c.Actions = []ui.Action{enter("take it away", "", func() (ui.Move, tea.Cmd) {
			return s.change("There is no passphrase now. The key lies in a file beside the journal.", s.practice.RemovePassphrase)
		}), back}
	}
	return c
}

func (s *Screen) cancel() (ui.Move, tea.Cmd) {
	if s.step == choosing {
		return s.leave()
	}
	s.forget()
	return ui.Stay()
}

// forget wipes what is typed and goes back to the choices. The words are dropped: nothing opens with them.
func (s *Screen) forget() {
	s.secret.Clear()
	s.present.Clear()
	s.words, s.asked, s.trouble, s.step = nil, nil, "", choosing
	s.answer = ui.NewField("")
	s.Resize(s.area)
}

func (s *Screen) leave() (ui.Move, tea.Cmd) {
	if s.route.First || s.route.Forgotten {
		return ui.Restart(ui.Home{})
	}
	return ui.Back()
}

func (s *Screen) typed() (ui.Move, tea.Cmd) {
	var passphrase []byte
	passphrase, s.trouble = s.secret.Enter()
	if passphrase == nil {
		return ui.Move{Forget: s.trouble != ""}, nil
	}
	return s.change("The new passphrase opens the journal.", func(ctx context.Context) error {
		defer clear(passphrase)
		return s.practice.SetPassphrase(ctx, passphrase)
	})
}

// change does something to the ways in, beside the screen.
func (s *Screen) change(notice string, do func(context.Context) error) (ui.Move, tea.Cmd) {
	s.busy = true
	return ui.Move{}, func() tea.Msg { return done{notice, do(context.Background())} }
}

func (s *Screen) makeWords() (ui.Move, tea.Cmd) {
	s.busy = true
	return ui.Move{}, func() tea.Msg {
		words, err := s.practice.NewWords()
		return made{words, err}
	}
}

// askBack asks for three of the words: enough to know that they were written down, few enough to be done.
func (s *Screen) askBack() (ui.Move, tea.Cmd) {
	n := len(s.words)
	s.asked = []int{n / 5, n / 2, n - 2}
	s.answer = ui.NewField("")
	s.Resize(s.area)
	s.step, s.trouble = asking, ""
	return ui.Stay()
}

func (s *Screen) answered() (ui.Move, tea.Cmd) {
	var want []string
	for _, i := range s.asked {
		want = append(want, s.words[i])
	}
	if !slices.Equal(strings.Fields(strings.ToLower(s.answer.Text())), want) {
		s.trouble = "These are not those three words. Esc shows them all again."
		return ui.Move{Forget: true}, nil
	}
	words := strings.Join(s.words, " ")
	return s.change("The recovery words open the journal. Keep them away from this computer.", func(ctx context.Context) error {
		return s.practice.KeepWords(ctx, words)
	})
}

// Update takes what is typed, and what was done.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		switch s.step {
		case typing:
			s.secret.Update(msg)
		case confirming:
			s.present.Update(msg)
		case asking:
			s.answer.Update(msg)
		}
	case looked:
		s.busy, s.ways, s.err = false, msg.ways, msg.err
		s.list.SetCount(len(s.choices()))
	case confirmed:
		s.busy = false
		if msg.err != nil {
			s.trouble = practice.Explain(msg.err)
			return ui.Move{Forget: true}, nil
		}
		s.confirmed, s.step = true, choosing
		return s.then()
	case made:
		s.busy = false
		if msg.err != nil {
			return ui.Move{Notice: practice.Explain(msg.err), Forget: true}, nil
		}
		s.words, s.step = msg.words, showing
	case done:
		return s.changed(msg)
	}
	return ui.Stay()
}

func (s *Screen) changed(msg done) (ui.Move, tea.Cmd) {
	if !s.busy {
		return ui.Stay()
	}
	s.forget()
	if msg.err != nil {
		s.busy = false
		return ui.Move{Notice: practice.Explain(msg.err), Forget: true}, nil
	}
	if s.route.First || s.route.Forgotten {
		return ui.Move{Kind: ui.Starting, To: ui.Home{}, Notice: msg.notice}, nil
	}
	return ui.Move{Notice: msg.notice}, s.Init()
}
