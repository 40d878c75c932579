package cli

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"syscall"

	"heed/internal/plain"
	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
)

// run opens heed at a place: in whole screens or, where these cannot be shown or are not wanted, line by line.
func (a *app) run(ctx context.Context, p *practice.Practice, first ui.Route) error {
	in, inOK := terminalOf(a.env.In)
	out, outOK := terminalOf(a.env.Out)
	if !inOK || !outOK || a.lines || a.env.variable("TERM") == "dumb" || a.settings().config.LineByLine {
		return a.lineByLine(ctx, p, first)
	}
	return tui.Run(ctx, in, out, a.env.Vars, p, first)
}

// lineByLine opens heed at a place, line by line.
func (a *app) lineByLine(ctx context.Context, p *practice.Practice, first ui.Route) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &lending{cancel: cancel}
	defer s.listen()()
	streams := plain.Streams{In: a.env.In, Out: a.env.Out, Width: func() int { columns, _ := a.width(); return columns }, Secret: a.secret()}
	in, typed := terminalOf(a.env.In)
	streams.Silent = !typed
	if typed {
		streams.Row = longestRow()
		streams.Lend = func(l *practice.Loan) error { return s.lend(l, in) }
	}
	return plain.Run(ctx, streams, p, road(first))
}

// longestRow is how many bytes of a line a terminal takes; it drops what comes after, without a word.
func longestRow() int {
	if runtime.GOOS == "darwin" {
		return 1023
	}
	return 4095
}

// road is the way line by line to a place.
func road(first ui.Route) plain.Road {
	switch r := first.(type) {
	case ui.Check:
		return plain.Check(r.Sitting)
	case ui.Write:
		return plain.Write(r.Sitting)
	case ui.Guided:
		return plain.Session(r.ID)
	case ui.Exercise:
		return plain.Exercise(r.ID)
	case ui.InRoom:
		return plain.Room
	case ui.Demo:
		return plain.Demo
	case ui.Welcome, ui.Unlock:
		return plain.Begin
	}
	return plain.Home
}

// secret asks on the terminal for something that is not shown, even when the streams are not tied to it.
func (a *app) secret() func(context.Context, string) ([]byte, error) {
	var t *Terminal
	return func(ctx context.Context, prompt string) (answer []byte, err error) {
		if t == nil {
			if t, err = a.env.Terminal(); err != nil {
				return nil, hinted{cannot(err, "Give the passphrase with --passphrase-file FILE or HEED_PASSPHRASE_COMMAND, or use a terminal.").while("ask for a passphrase")}
			}
		}
		answer, err = t.askSecret(ctx, prompt)
		if err != nil {
			err = cannot(err, "The journal is as it was.").while("ask for a passphrase")
		}
		return answer, err
	}
}

// hinted tells its hint to the talk line by line too, which goes on after it.
type hinted struct{ *trouble }

func (h hinted) Unwrap() error { return h.trouble }

// Hint says what to do about it.
func (h hinted) Hint() string { return h.hint }

// lending is who has the terminal: heed or, for a while, the person's own editor. Signals mean something else then.
type lending struct {
	cancel func()
	mu     sync.Mutex
	loan   *practice.Loan
}

// listen ends heed when the terminal has gone or somebody asks, until stop is called. A Ctrl+C that was typed in an editor is
// for the editor.
func (l *lending) listen() (stop func()) {
	signals, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		for {
			select {
			case s := <-signals:
				l.mu.Lock()
				loan := l.loan
				l.mu.Unlock()
				if loan != nil && s == os.Interrupt {
					continue
				}
				if loan != nil {
					loan.End()
				}
				l.cancel()
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

func (l *lending) lend(loan *practice.Loan, terminal *os.File) error {
	set := func(loan *practice.Loan) {
		l.mu.Lock()
		l.loan = loan
		l.mu.Unlock()
	}
	set(loan)
	defer set(nil)
	loan.SetStdin(terminal)
	loan.SetStdout(terminal)
	loan.SetStderr(terminal)
	return loan.Run()
}
