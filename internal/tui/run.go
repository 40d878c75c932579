package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
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
	program := tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(env),
		tea.WithFPS(fps), tea.WithoutSignalHandler())
	stop := hangUpOnSignals(program)
	_, err := program.Run()
	stop()
	if err != nil {
		err = fmt.Errorf("run the screens: %w", err)
	}
	if sealErr := m.Seal(); sealErr != nil {
		err = errors.Join(err, fmt.Errorf("seal what was open: %w", sealErr))
	}
	return errors.Join(err, p.Lock())
}

// hangUpOnSignals tells the program when the terminal has gone or somebody wants it to end: Bubble Tea's own handler
// would end it before anything is sealed, and does not know of SIGHUP.
func hangUpOnSignals(program *tea.Program) (stop func()) {
	signals := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, os.Interrupt)
	go func() {
		for {
			select {
			case <-signals:
				program.Send(HangUp{})
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
