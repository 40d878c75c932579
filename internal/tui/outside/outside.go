// Package outside lends a page to the person's own editor: it says first what that means, waits, and puts what comes back
// in place of what stood there. The page is changed by nothing else: whatever goes wrong, it stays as it was.
package outside

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the page on its way out and back.
type Screen struct {
	practice *practice.Practice
	sitting  *practice.Sitting
	editor   string // its name; empty when there is none
	inMemory bool   // where its file will lie
	quiet    bool   // it is asked to keep no copies
	area     ui.Area
	scroll   ui.Scroll
	loan     *practice.Loan // nil until it is lent
	out      bool           // it is lent now
	trouble  trouble
}

// New asks about the page of a sitting. Nothing is lent yet.
func New(p *practice.Practice, sitting *practice.Sitting) *Screen {
	l := p.Lender()
	return &Screen{practice: p, sitting: sitting, editor: l.Name(), inMemory: l.InMemory(), quiet: l.Quiet()}
}

// Title says where one is.
func (s *Screen) Title() string { return "Your own editor" }

// Init has nothing to load.
func (s *Screen) Init() tea.Cmd { return nil }

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.scroll.Fit(len(s.rows()), a.Height)
	return nil
}

// Controls are to go on or to leave it, and after trouble to choose.
func (s *Screen) Controls() ui.Controls {
	back := ui.Action{Keys: []string{"esc", "b"}, Help: "back", Do: s.leave}
	var actions []ui.Action
	switch {
	case s.trouble.text != "":
		back.Help = "leave it"
		actions = []ui.Action{
			{Keys: []string{"enter"}, Help: "take it", Do: s.takeAll},
			{Keys: []string{"r"}, Help: "open again", Do: s.again},
			back,
		}
	case s.held():
		back.Help = "leave it"
		actions = []ui.Action{{Keys: []string{"enter", "r"}, Help: "open again", Do: s.again}, back}
	case s.editor == "" || s.trouble.err != nil:
		actions = []ui.Action{back}
	default:
		actions = []ui.Action{{Keys: []string{"enter"}, Help: "open " + s.editor, Do: s.lend}, back}
	}
	return ui.Controls{Wait: s.out, Actions: append(actions, s.scroll.Actions()...)}
}

// leave goes back, and forgets what was lent.
func (s *Screen) leave() (ui.Move, tea.Cmd) {
	s.loan = nil
	return ui.Back()
}

type returned struct {
	loan *practice.Loan
	err  error
}

func (s *Screen) lend() (ui.Move, tea.Cmd) { return s.give(s.sitting.Lend()) }

// again gives the editor what it saved, since the page holds less.
func (s *Screen) again() (ui.Move, tea.Cmd) { return s.give(s.loan.Again()) }

func (s *Screen) give(loan *practice.Loan) (ui.Move, tea.Cmd) {
	s.loan, s.out, s.trouble = loan, true, trouble{}
	seal := s.sitting.Seal() // nothing is sealed while the editor is open, and somebody may turn the computer off
	return ui.Move{}, func() tea.Msg {
		if seal != nil {
			if err := seal(); err != nil {
				return returned{loan, err}
			}
		}
		return ui.Lend{Command: loan, End: loan.End, Done: func(err error) tea.Msg { return returned{loan, err} }}
	}
}

// held says that there is something the editor saved that is neither taken nor given up.
func (s *Screen) held() bool { return s.trouble.err != nil && s.loan != nil && s.loan.Ended() }

// Update takes the page back.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(returned); ok && s.out && msg.loan == s.loan {
		s.out = false
		return s.back(msg.err)
	}
	return ui.Stay()
}

// back looks at what came back. The keys typed meanwhile were meant for the editor.
func (s *Screen) back(err error) (ui.Move, tea.Cmd) {
	text, changed, backErr := s.loan.Back()
	failed := s.loan.Failed()
	if backErr == nil && failed == nil && changed {
		move, cmd := s.take(text)
		if err == nil {
			return move, cmd
		}
		s.trouble = trouble{err: err, taken: true}
		return s.tell()
	}
	switch {
	case err != nil:
		s.trouble = trouble{err: err}
	case backErr != nil:
		s.trouble = trouble{err: backErr}
	case changed && strings.TrimSpace(text) != "":
		s.trouble = trouble{err: failed, text: text}
	case failed != nil:
		return ui.Move{Kind: ui.Returning, Notice: "The page is as it was: your editor ended with a fault.", Forget: true}, nil
	default:
		notice := "Nothing was changed."
		if !s.quiet {
			notice += " If it opened a window, it needs its option to wait."
		}
		return ui.Move{Kind: ui.Returning, Notice: notice, Forget: true}, nil
	}
	return s.tell()
}

// tell shows what went wrong, from its top.
func (s *Screen) tell() (ui.Move, tea.Cmd) {
	s.scroll = ui.Scroll{}
	s.scroll.Fit(len(s.rows()), s.area.Height)
	return ui.Move{Forget: true}, nil
}

func (s *Screen) takeAll() (ui.Move, tea.Cmd) { return s.take(s.trouble.text) }

// take puts what came back into the page.
func (s *Screen) take(text string) (ui.Move, tea.Cmd) {
	s.put(text)
	return ui.Move{Kind: ui.Returning, Notice: "Taken from your editor, and its file is gone.", Forget: true}, nil
}

func (s *Screen) put(text string) {
	s.sitting.Text = text
	s.sitting.Cursor = min(s.sitting.Cursor, len(text))
	s.sitting.Touch()
	s.loan, s.trouble = nil, trouble{}
}

// Seal is for ui.Sealer: when heed ends before it could be asked what to do, what the editor saved is taken.
func (s *Screen) Seal() func() error {
	if s.loan != nil && s.loan.Ended() {
		if text, changed, err := s.loan.Back(); err == nil && changed && strings.TrimSpace(text) != "" {
			s.put(text)
		}
	}
	return s.sitting.Seal()
}
