package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// fps is how often the screen may be drawn. The first frame waits for the first tick, so twice Bubble Tea's usual
// rate shows heed eight milliseconds earlier; nothing is drawn when nothing has changed.
const fps = 120

// Run opens the terminal program at a place and returns when it has ended. However it ended (the person left, the
// terminal was closed, the system asked, the context was cancelled, a fault of our own), what was open is sealed
// then, and the journal is locked.
func Run(ctx context.Context, in io.Reader, out io.Writer, env []string, p *practice.Practice, first ui.Route) error {
	m := New(p, first)
	if file, ok := in.(*os.File); ok {
		in = &input{File: file}
	}
	program := tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(env),
		tea.WithFPS(fps), tea.WithoutSignalHandler())
	// Not Bubble Tea's own way: it sends SIGTSTP, which a Go program that has once listened for it no longer obeys.
	m.terminal.stop = func() {
		if program.ReleaseTerminal() == nil {
			settle()
			stopProcess()
			_ = program.RestoreTerminal() // when it fails the terminal has gone, and SIGHUP says so
		}
	}
	stop := passOn(program, m.terminal)
	_, err := program.Run()
	stop()
	if err != nil {
		err = fmt.Errorf("run the screens: %w", err)
	}
	if err == nil && m.parting != "" {
		_, err = fmt.Fprintln(out, ui.Clean(m.parting))
	}
	if sealErr := m.Seal(); sealErr != nil {
		err = errors.Join(err, fmt.Errorf("seal what was open: %w", sealErr))
	}
	return errors.Join(err, p.Lock())
}

// passOn tells the program when the terminal has gone, or somebody wants it to end or to stop: Bubble Tea's own handler
// would end it before anything is sealed, and does not know of SIGHUP. A change of size is passed on too: Bubble Tea begins
// to listen for it only some time after the first frame.
//
// What finds no room in a channel is lost. Of sizes the last is enough; so that none of them keeps out what ends heed, they
// have one of their own.
func passOn(program *tea.Program, t *terminal) (stop func()) {
	sizes, others, done := make(chan os.Signal, 1), make(chan os.Signal, 8), make(chan struct{})
	if wanted := sizeSignals(); len(wanted) > 0 { // to ask for none is to ask for all
		signal.Notify(sizes, wanted...)
	}
	signal.Notify(others, slices.Concat(stopSignals(), []os.Signal{syscall.SIGHUP, syscall.SIGTERM, os.Interrupt})...)
	go func() {
		for {
			var s os.Signal
			select {
			case s = <-sizes:
			case s = <-others:
			case <-done:
				return
			}
			if !t.lent(s) {
				program.Send(meaning(s))
			}
		}
	}()
	return func() {
		signal.Stop(sizes)
		signal.Stop(others)
		close(done)
	}
}

// settle waits until the goroutine of Bubble Tea that draws has ended, after the terminal was given away. It stops its ticker
// as the last thing it does, and nobody waits for that: were heed stopped before, it could be stopped after the terminal was
// taken back and the ticker started again, and nothing would ever be drawn any more (seen on a laden machine, v2.0.10).
func settle() {
	late := time.After(time.Second)
	for stacks := make([]byte, 1<<18); bytes.Contains(stacks[:runtime.Stack(stacks, true)], []byte("startRenderer")); {
		select {
		case <-late:
			return
		case <-time.After(time.Millisecond):
		}
	}
}

func meaning(s os.Signal) tea.Msg {
	switch {
	case slices.Contains(stopSignals(), s):
		return Suspend{}
	case slices.Contains(sizeSignals(), s):
		return tea.RequestWindowSize()
	}
	return HangUp{}
}
