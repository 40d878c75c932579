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
	locked   bool // just locked: not opened unasked
	opening  bool
	err      error
}

// New looks how the journal can be opened.
func New(p *practice.Practice, locked bool) *Screen {
	s := &Screen{practice: p, locked: locked}
	s.way, s.err = p.Way()
	return s
}

// Title says where one is.
func (s *Screen) Title() string { return "Unlock" }

type opened struct{ err error }

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
		return opened{err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

// Controls open the journal, or leave.
func (s *Screen) Controls() ui.Controls {
	off := ""
	if s.secret.Empty() && s.way == practice.ByPassphrase {
		off = "type your passphrase first"
	}
	return ui.Controls{Typing: true, Wait: s.opening, Actions: []ui.Action{
		{Keys: []string{"enter"}, Help: "open", Off: off, Do: func() (ui.Move, tea.Cmd) {
			if s.way == practice.ByKeyFile {
				return ui.Move{}, s.open(nil)
			}
			return ui.Move{}, s.open(s.secret.Take())
		}},
		{Keys: []string{"esc"}, Help: "leave", Do: ui.Quit},
	}}
}

// Update takes what is typed, and whether the journal opened.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		s.secret.Update(msg)
	case opened:
		s.opening = false
		s.err = msg.err
		if s.err == nil {
			return ui.Restart(ui.Home{})
		}
		return ui.Move{Forget: true}, nil
	}
	return ui.Stay()
}

// View draws the field, and what went wrong.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	switch {
	case s.opening:
		d.Para(st.Text, "Opening your journal…")
		return d.View(st, s.area.Height)
	case s.way == practice.ByKeyFile && s.locked && s.err == nil:
		d.Para(st.Text, "Locked. Press Enter to open your journal again.")
		d.Para(st.Muted, "It has no passphrase: anyone at this computer can open it.")
	case s.way == practice.ByKeyFile || s.way == practice.NoJournal:
		d.Para(st.Text, "Your journal could not be opened.")
	default:
		d.Para(st.Text, "Your passphrase:")
		dots := s.secret.Dots(s.area.Width - 3)
		d.Cursor(2 + len([]rune(dots)))
		d.Rows(st.Key.Render("│ ") + st.Text.Render(dots))
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
