package tui

import (
	"io"
	"os"
	"slices"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/tui/ui"
)

// terminal is what the program knows of who has the terminal: heed itself, or a program it was lent to. While it is lent
// Bubble Tea's loop stands still, so signals are heard here.
type terminal struct {
	stop func() // gives it back and stops the program, until the shell goes on with it; nil when there is no shell

	now  func() time.Time
	turn chan struct{} // holds one: who takes it out may stop the program, or let it end; never both at once

	mu   sync.Mutex
	end  func()    // asks the program it is lent to to end; nil while it is heed's
	back time.Time // when heed got it back
}

// suspend stops the program until the shell goes on with it.
func (t *terminal) suspend() tea.Msg {
	turn, ok := <-t.turn
	if !ok {
		return nil // it ends already
	}
	if t.stop != nil {
		t.stop()
	}
	t.turn <- turn
	return tea.ResumeMsg{} // whatever it is, the screen is drawn again after it
}

// quit ends the program. While it stops, or takes the terminal again after that, this waits: a shell that ends a stopped
// program sends it the signal to end and the one to go on together, and the terminal would be left to the shell as heed had it.
func (t *terminal) quit() tea.Msg {
	if _, ok := <-t.turn; ok {
		close(t.turn)
	}
	return tea.Quit()
}

func newTerminal(now func() time.Time) *terminal {
	t := &terminal{now: now, turn: make(chan struct{}, 1)}
	t.turn <- struct{}{}
	return t
}

func (t *terminal) lendTo(end func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.end != nil && end == nil {
		t.back = t.now()
	}
	t.end = end
}

// late is how soon after heed has the terminal again a Ctrl+C was still meant for the program it was lent to: it reaches
// both at once, and the program may end before heed hears of it. Heed's own Ctrl+C is a key and no signal.
const late = 2 * time.Second

// lent takes a signal that came while the terminal is lent, and says whether that was all there is to do.
func (t *terminal) lent(s os.Signal) bool {
	t.mu.Lock()
	end, back := t.end, t.back
	t.mu.Unlock()
	switch {
	case end == nil && s == os.Interrupt && !back.IsZero() && t.now().Sub(back) < late:
		return true
	case end == nil:
		return false
	case s == syscall.SIGHUP, s == syscall.SIGTERM:
		end()
		return false // heed is told too, and hears it when it has the page back
	case slices.Contains(stopSignals(), s):
		stopProcess() // the program has stopped too, and the shell goes on with both
	}
	return true // Ctrl+C was meant for the program, and the size is asked for when the screens are back
}

// lend puts the screens away and gives the terminal to a program until that ends.
func (m *Model) lend(l ui.Lend) tea.Cmd {
	m.terminal.lendTo(l.End)
	return tea.Exec(direct{l.Command}, func(err error) tea.Msg { return m.regain(l, err) })
}

// regain is called in Bubble Tea's loop, before anything else that waited meanwhile. The time it took was not idle time.
func (m *Model) regain(l ui.Lend, err error) tea.Msg {
	m.terminal.lendTo(nil)
	m.lastKey = m.practice.Now()
	return l.Done(err)
}

// direct gives a program the terminal itself. Through anything between, the program would not know it for a terminal, and
// what copies for it would still be reading when heed wants to.
type direct struct{ tea.ExecCommand }

// Run waits until the screens are put away wholly, and then for the program.
func (d direct) Run() error {
	settle()
	return d.ExecCommand.Run()
}

// SetStdin looks behind heed's own reader.
func (d direct) SetStdin(r io.Reader) {
	if in, ok := r.(*input); ok {
		r = in.File
	}
	d.ExecCommand.SetStdin(r)
}

// SetStdout is for complaints too: what heed's are sent to may be a file, and an editor's may hold the person's words.
func (d direct) SetStdout(w io.Writer) {
	d.ExecCommand.SetStdout(w)
	d.ExecCommand.SetStderr(w)
}

// SetStderr is not asked.
func (direct) SetStderr(io.Writer) {}

// sweep tells of what was left of a loan when heed was killed, and was taken in when the journal was opened.
func (m *Model) sweep() tea.Msg {
	found, err := m.practice.Swept()
	switch {
	case err != nil:
		return ui.Told{Notice: "Not taken in: a page left in clear when heed was killed (a folder heed-page…)."}
	case found:
		return ui.Told{Notice: "What your editor saved is in your drafts, and its file is gone."}
	}
	return nil
}
