// Package tui is the terminal program: one tea.Model that holds a stack of screens, tells the top one about keys and
// every one about answers, and draws the frame around it. Screens decide; this moves.
package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Model is the whole program.
type Model struct {
	practice *practice.Practice
	open     func(*practice.Practice, ui.Route) ui.Screen
	stack    []ui.Screen
	going    []ui.Sealer // screens that have gone, while what was open on them is being sealed
	area     ui.Area     // of the whole terminal
	sized    bool        // the terminal has told its size
	typed    []tea.Msg
	notice   string
	undo     func() (ui.Move, tea.Cmd) // takes back what was done last; nil when nothing can be
	cover    cover                     // what lies over the top screen; nil when nothing does
	dark     bool                      // the terminal's ground is dark
	held     *tea.View                 // what stays on the screen until something else happens than that time passes
	ending   bool                      // heed is to end when what is closing is sealed
	closing  closing                   // what comes when what is open is sealed
	terminal *terminal
	waiting  ui.Screen // a session that was under way when the journal was locked
	parting  string    // what is said when the program has ended
	asked    bool      // Ctrl+C was pressed once over a session
	failed   bool      // sealing failed once; the next time the program ends all the same
	lastKey  time.Time
	gaveBack time.Time // the lastKey after which memory was given back
}

// New starts at the given place.
func New(p *practice.Practice, first ui.Route) *Model {
	m := &Model{practice: p, open: open, terminal: newTerminal(p.Now), dark: true}
	m.area.Cells = ansi.WcWidth
	m.arrange()
	if wrong := p.ConfigProblems(); len(wrong) > 0 {
		m.notice = "Something in " + wrong[0].File + " is not right. Settings says what."
	} else if len(p.Slips()) > 0 {
		m.notice = "Something in a file of your own is not right. Settings says what."
	}
	m.stack = []ui.Screen{open(p, first)}
	return m
}

// Init asks the terminal for its ground and loads the first screen.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, lookAtIdle, m.sweep, m.top().Init())
}

func (m *Model) top() ui.Screen { return m.stack[len(m.stack)-1] }

// Update is told of everything that happens, one thing at a time.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.hold(msg)
	if timed, ok := msg.(ui.Timed); ok {
		msg = timed.Msg
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m, m.fit(msg)
	case tea.BackgroundColorMsg:
		m.dark = msg.IsDark()
		return m, m.restyle()
	case ui.Configured:
		return m, m.restyle()
	case HangUp:
		return m, m.leave()
	case Suspend:
		return m, m.close(suspending)
	case idle:
		return m, tea.Batch(lookAtIdle, m.lockWhenIdle(), m.giveBack())
	case left:
		m.gone(msg)
		return m, nil
	case locked:
		return m, m.afterLock(msg.err)
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeUnicodeCore && (msg.Value.IsSet() || msg.Value.IsReset() || msg.Value.IsPermanentlySet()) {
			m.area.Cells = ansi.GraphemeWidth
			return m, m.resize()
		}
	case ui.Told:
		m.notice = msg.Notice
		return m, nil
	case single:
		if p, ok := m.cover.(*palette); ok {
			p.more(msg.offers())
		}
		return m, nil
	case ui.Lend:
		return m, m.lend(msg)
	case ui.Later:
		return m, tea.Tick(msg.After, func(time.Time) tea.Msg { return ui.Timed{Msg: msg.Msg} })
	case sealed:
		return m, m.afterSeal(msg.err)
	case tea.KeyPressMsg, tea.PasteMsg:
		return m, m.typing(msg)
	}
	return m, m.answer(msg)
}

// answer gives a message that is no key to every screen: the one that asked knows it, wherever it lies in the stack.
// Only the top screen can move.
func (m *Model) answer(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for i := len(m.stack) - 2; i >= 0; i-- {
		_, cmd := m.stack[i].Update(msg)
		cmds = append(cmds, cmd)
	}
	if m.waiting != nil { // its clock goes on
		_, cmd := m.waiting.Update(msg)
		cmds = append(cmds, cmd)
	}
	return tea.Batch(append(cmds, m.tell(len(m.stack)-1, msg), m.replay())...)
}

func (m *Model) tell(i int, msg tea.Msg) tea.Cmd {
	move, cmd := m.stack[i].Update(msg)
	return tea.Batch(cmd, m.move(move))
}

// move carries out what a screen decided.
func (m *Model) move(to ui.Move) tea.Cmd {
	if to.Kind != ui.Staying || to.Notice != "" {
		m.held = nil
	}
	if to.Notice != "" {
		m.notice = to.Notice
	}
	if to.Forget {
		m.typed = nil
	}
	if to.Undo != nil {
		m.undo = to.Undo
	}
	switch to.Kind {
	case ui.Opening:
		return m.push(to.To)
	case ui.Replacing:
		m.stack = m.stack[:len(m.stack)-1]
		return m.push(to.To)
	case ui.Starting:
		m.stack = nil
		return tea.Batch(m.push(to.To), m.comeBack(to.To), m.sweep)
	case ui.Returning:
		if len(m.stack) == 1 {
			m.parting = to.Notice
			return m.leave()
		}
		gone := m.putAway(m.top())
		m.stack = m.stack[:len(m.stack)-1]
		// What lies below may have changed meanwhile, and its area may have too.
		return tea.Batch(gone, m.top().Resize(m.body()), m.top().Init())
	case ui.Quitting:
		return m.leave()
	}
	return nil
}

func (m *Model) push(r ui.Route) tea.Cmd {
	s := m.open(m.practice, r)
	m.stack = append(m.stack, s)
	return tea.Batch(s.Resize(m.body()), s.Init())
}

// comeBack puts a session that waited for the journal to be open again on top of home.
func (m *Model) comeBack(at ui.Route) tea.Cmd {
	if _, home := at.(ui.Home); !home || m.waiting == nil {
		return nil
	}
	s := m.waiting
	m.stack, m.waiting = append(m.stack, s), nil
	return tea.Batch(s.Resize(m.body()), s.Init())
}

func (m *Model) resize() tea.Cmd {
	if m.cover != nil {
		m.cover.resize(m.body())
	}
	var cmds []tea.Cmd
	for _, s := range m.stack {
		cmds = append(cmds, s.Resize(m.body()))
	}
	return tea.Batch(cmds...)
}
