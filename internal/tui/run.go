package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

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
	signals := make(chan os.Signal, 1)
	program := tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(env),
		tea.WithFPS(fps), tea.WithoutSignalHandler())
	// Not Bubble Tea's own way: it sends SIGTSTP, which a Go program that has once listened for it no longer obeys.
	m.terminal.stop = func() {
		if program.ReleaseTerminal() == nil {
			stopProcess()
			_ = program.RestoreTerminal() // when it fails the terminal has gone, and SIGHUP says so
		}
	}
	stop := passOn(signals, program, m.terminal)
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
func passOn(signals chan os.Signal, program *tea.Program, t *terminal) (stop func()) {
	done := make(chan struct{})
	signal.Notify(signals, slices.Concat(stopSignals(), sizeSignals(), []os.Signal{syscall.SIGHUP, syscall.SIGTERM, os.Interrupt})...)
	go func() {
		for {
			select {
			case s := <-signals:
				if !t.lent(s) {
					program.Send(meaning(s))
				}
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
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
