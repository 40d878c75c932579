package tui

import (
	"io"
	"os"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/tui/ui"
)

func TestSignalsAreHeardWhileTheTerminalIsLent(t *testing.T) {
	asked := 0
	end := func() { asked++ }
	for _, c := range []struct {
		name string
		lent bool
		sig  os.Signal
		all  bool // there is nothing more to do
		asks int
	}{
		{"Ctrl+C is heed's", false, os.Interrupt, false, 0},
		{"the terminal goes", false, syscall.SIGHUP, false, 0},
		{"Ctrl+C is the editor's", true, os.Interrupt, true, 0},
		{"the terminal goes while it is lent", true, syscall.SIGHUP, false, 1},
		{"heed is to end while it is lent", true, syscall.SIGTERM, false, 1},
	} {
		asked = 0
		now := time.Unix(1, 0)
		term := &terminal{now: func() time.Time { return now }}
		if c.lent {
			term.lendTo(end)
		}
		if all := term.lent(c.sig); all != c.all || asked != c.asks {
			t.Errorf("%s: all is done: %v; the editor was asked to end %d times", c.name, all, asked)
		}
		term.lendTo(nil)
		if c.lent && !term.lent(os.Interrupt) {
			t.Errorf("%s: a Ctrl+C that ended the editor ends heed too", c.name)
		}
		now = now.Add(2 * late)
		if term.lent(c.sig) {
			t.Errorf("%s: heed does not hear it when the terminal is its own again", c.name)
		}
	}
}

func TestTheTimeAnEditorIsOpenIsNotIdleTime(t *testing.T) {
	p, _, page := writing(t)
	m := New(p, page)
	m.lastKey = p.Now().Add(-time.Hour)
	m.terminal.lendTo(func() {})
	if msg := m.regain(ui.Lend{Done: func(error) tea.Msg { return "done" }}, nil); msg != "done" {
		t.Errorf("the screens are told %v", msg)
	}
	if m.lockWhenIdle() != nil {
		t.Error("the journal is locked in front of the person who comes back to it")
	}
	if m.terminal.lent(syscall.SIGTERM) || m.terminal.end != nil {
		t.Error("heed does not know that it has the terminal again")
	}
}

// program notes what it was given.
type program struct {
	in        io.Reader
	out, errs io.Writer
}

func (p *program) Run() error            { return nil }
func (p *program) SetStdin(r io.Reader)  { p.in = r }
func (p *program) SetStdout(w io.Writer) { p.out = w }
func (p *program) SetStderr(w io.Writer) { p.errs = w }

func TestAProgramIsGivenTheTerminalItself(t *testing.T) {
	var p program
	var d tea.ExecCommand = direct{&p}
	d.SetStdin(&input{File: os.Stdin})
	d.SetStdout(os.Stdout)
	d.SetStderr(io.Discard)
	if p.in != os.Stdin || p.out != os.Stdout || p.errs != os.Stdout {
		t.Errorf("it was given %T, %T and %T", p.in, p.out, p.errs)
	}
}
