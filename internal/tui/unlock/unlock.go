// Package unlock asks for the passphrase, and opens the journal while the screen stays alive.
package unlock

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen asks for the passphrase, or opens a journal whose key lies beside it.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	secret   ui.Secret
	way      practice.Way
	words    *ui.Editor // recovery words, instead of the passphrase; nil while that is asked for
	locked   bool       // just locked: not opened unasked
	writing  bool       // something was being written then
	opening  bool
	err      error
}

// New looks how the journal can be opened.
func New(p *practice.Practice, r ui.Unlock) *Screen {
	s := &Screen{practice: p, locked: r.Locked, writing: r.Writing}
	s.way, s.err = p.Way()
	return s
}

// Title says where one is.
func (s *Screen) Title() string { return "Unlock" }

type opened struct {
	err     error
	byWords bool
}

// Init opens a journal that needs no passphrase.
func (s *Screen) Init() tea.Cmd {
	if s.way != practice.ByKeyFile || s.locked {
		return nil
	}
	return s.open(nil)
}

func (s *Screen) open(passphrase []byte) tea.Cmd {
	s.opening = true
	return func() tea.Msg {
		err := s.practice.Unlock(context.Background(), passphrase)
		clear(passphrase)
		return opened{err: err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	if s.words != nil {
		s.words.Resize(a.Width-ui.FieldIndent, wordRows)
	}
	return nil
}

// wordRows are enough for seventeen words on a narrow screen.
const wordRows = 4

// Controls open the journal, or leave.
func (s *Screen) Controls() ui.Controls {
	off := ""
	if s.secret.Empty() && s.way == practice.ByPassphrase {
		off = "type your passphrase first"
	}
	if s.words != nil {
		return s.wordControls()
	}
	forgotten := ui.Action{Keys: []string{"f2"}, Help: "forgotten?", Do: func() (ui.Move, tea.Cmd) {
		s.secret.Clear()
		s.words, s.err = ui.NewField(""), nil
		return ui.Move{}, s.Resize(s.area)
	}}
	if s.way != practice.ByPassphrase {
		forgotten.Off = "this journal has no passphrase"
	}
	return ui.Controls{Typing: s.way == practice.ByPassphrase, Wait: s.opening, Actions: []ui.Action{
		{Keys: []string{"enter"}, Help: "open", Off: off, Do: func() (ui.Move, tea.Cmd) {
			if s.way == practice.ByKeyFile {
				return ui.Move{}, s.open(nil)
			}
			return ui.Move{}, s.open(s.secret.Take())
		}},
		forgotten,
		{Keys: []string{"esc"}, Help: "leave", Do: ui.Quit},
	}}
}

func (s *Screen) wordControls() ui.Controls {
	return ui.Controls{Typing: true, Wait: s.opening, Actions: []ui.Action{
		{Keys: []string{"enter"}, Help: "open", Do: func() (ui.Move, tea.Cmd) {
			words := s.words.Text()
			s.opening = true
			return ui.Move{}, func() tea.Msg {
				secret, err := practice.WithWords(words)
				if err == nil {
					err = s.practice.UnlockWith(context.Background(), secret)
				}
				return opened{err, true}
			}
		}},
		{Keys: []string{"esc"}, Help: "back", Do: func() (ui.Move, tea.Cmd) {
			s.words, s.err = nil, nil
			return ui.Stay()
		}},
	}}
}

// Update takes what is typed, and whether the journal opened.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.words != nil {
			s.words.Update(msg)
			return ui.Stay()
		}
		s.secret.Update(msg)
	case opened:
		s.opening = false
		s.err = msg.err
		if s.err == nil {
			return s.enter(msg.byWords)
		}
		return ui.Move{Forget: true}, nil
	}
	return ui.Stay()
}

// enter goes on to home, or to a new passphrase; what is due once a day is done beside it.
func (s *Screen) enter(byWords bool) (ui.Move, tea.Cmd) {
	move := ui.Move{Kind: ui.Starting, To: ui.Home{GoOn: s.writing}}
	if byWords {
		move.To = ui.Protect{Forgotten: true}
	}
	return move, func() tea.Msg {
		s.practice.StartSearch()
		if err := s.practice.Tend(context.Background()); err != nil {
			return ui.Told{Notice: practice.Explain(err)}
		}
		return nil
	}
}

// View draws the field, and what went wrong.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	if s.locked && s.words == nil && s.err == nil && !s.opening && s.way == practice.ByPassphrase {
		d.Para(st.Muted, "Your journal is locked."+map[bool]string{true: " What you were writing is sealed in it, and waits.", false: ""}[s.writing])
		d.Gap()
	}
	switch {
	case s.opening:
		d.Para(st.Text, "Opening your journal…")
		return d.View(st, s.area.Height)
	case s.way == practice.ByKeyFile && s.locked && s.err == nil:
		d.Para(st.Text, "Locked. Press Enter to open your journal again.")
		d.Para(st.Muted, "It has no passphrase: anyone at this computer can open it.")
	case s.way == practice.ByKeyFile || s.way == practice.NoJournal:
		d.Para(st.Text, "Your journal could not be opened.")
	case s.words != nil:
		d.Para(st.Text, "Your recovery words, in their order, with spaces between:")
		s.words.Draw(d, st)
	default:
		d.Para(st.Text, "Your passphrase:")
		s.secret.Draw(d, st)
	}
	if s.err != nil {
		d.Gap()
		d.Para(st.Wrong, practice.Explain(s.err))
		if hint := practice.Hint(s.err); hint != "" && !errors.Is(s.err, context.Canceled) {
			d.Para(st.Muted, hint)
		}
	}
	return d.View(st, s.area.Height)
}
