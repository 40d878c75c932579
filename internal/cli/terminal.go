package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"unicode/utf8"

	"golang.org/x/term"
)

// Terminal is the terminal that a person sits at.
type Terminal struct{ In, Out *os.File }

var (
	errNoTerminal = errors.New("there is no terminal to ask on")
	errStopped    = errors.New("stopped")
	errNoAnswer   = errors.New("no passphrase was given")
	errTooLong    = errors.New("the passphrase is too long")
)

// openTerminal opens the terminal that the process belongs to, or the one that standard input is.
func openTerminal() (*Terminal, error) {
	in, out := "/dev/tty", "/dev/tty"
	if runtime.GOOS == "windows" {
		in, out = "CONIN$", "CONOUT$"
	}
	t, err := openNamed(in, out)
	if err == nil {
		return t, nil
	}
	if term.IsTerminal(int(os.Stdin.Fd())) {
		return &Terminal{In: os.Stdin, Out: os.Stderr}, nil
	}
	return nil, errNoTerminal
}

func openNamed(in, out string) (*Terminal, error) {
	r, err := os.OpenFile(in, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	w, err := os.OpenFile(out, os.O_RDWR, 0)
	if err != nil || !term.IsTerminal(int(r.Fd())) {
		return nil, errors.Join(errNoTerminal, r.Close())
	}
	return &Terminal{In: r, Out: w}, nil
}

// askSecret asks for something that is not shown while it is typed. Wiping it is the caller's part. However it ends,
// also when somebody ends heed meanwhile, the terminal shows again what is typed.
//
// term.ReadPassword is not used: at the end of input it reads for ever, and it leaves copies of what it reads.
func (t *Terminal) askSecret(ctx context.Context, prompt string) ([]byte, error) {
	fd := int(t.In.Fd())
	before, err := term.MakeRaw(fd) // before the prompt is there, for whoever types as soon as it is
	if err != nil {
		return nil, fmt.Errorf("ask on the terminal: %w", err)
	}
	writeString(t.Out, prompt)
	defer func() {
		_ = term.Restore(fd, before) // a terminal that cannot be set has gone
		writeString(t.Out, "\n")
	}()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	type answer struct {
		secret []byte
		err    error
	}
	answers := make(chan answer, 1)
	go func() {
		secret, err := readSecret(t.In)
		answers <- answer{secret, err}
	}()
	select {
	case <-ctx.Done(): // what waits for a key is left waiting: the program ends now
		return nil, errStopped
	case a := <-answers:
		return a.secret, a.err
	}
}

// The keys that mean something while a secret is typed; terminals send either of two for Backspace.
const (
	interrupt  = 3    // Ctrl+C
	endOfInput = 4    // Ctrl+D
	backspace  = 8    // Ctrl+H
	startAnew  = 21   // Ctrl+U
	escape     = 27   // begins what other keys send
	rubOut     = 0x7f // Backspace
)

// readSecret reads one line from a terminal in raw mode, a byte at a time so that what follows stays for whoever reads
// next. Other keys than those that write something are passed over.
func readSecret(r io.Reader) ([]byte, error) {
	secret := make([]byte, 0, passphraseLimit) // never grown, so that no copy is left behind
	give := func(err error) ([]byte, error) {
		clear(secret)
		return nil, err
	}
	var b [1]byte
	defer clear(b[:])
	var keys keySequence
	for {
		if n, err := r.Read(b[:]); n == 0 {
			if err == nil || errors.Is(err, io.EOF) {
				err = errNoAnswer
			}
			return give(err)
		}
		switch c := b[0]; {
		case keys.take(c):
		case c == '\r' || c == '\n':
			return secret, nil
		case c == interrupt:
			return give(errStopped)
		case c == endOfInput && len(secret) == 0:
			return give(errNoAnswer)
		case c == backspace || c == rubOut:
			_, n := utf8.DecodeLastRune(secret)
			clear(secret[len(secret)-n:])
			secret = secret[:len(secret)-n]
		case c == startAnew:
			clear(secret)
			secret = secret[:0]
		case c >= ' ' && len(secret) == cap(secret):
			return give(errTooLong)
		case c >= ' ':
			secret = append(secret, c)
		}
	}
}

// keySequence passes over what arrow keys and their like send: escape, [ or O, and what follows up to a letter or ~.
type keySequence struct{ at int }

func (k *keySequence) take(c byte) bool {
	switch {
	case c == escape:
		k.at = 1
	case k.at == 1 && (c == '[' || c == 'O'):
		k.at = 2
	case k.at == 2 && c >= ' ' && c < '@':
	case k.at == 2 && c >= '@':
		k.at = 0
	default:
		k.at = 0
		return false
	}
	return true
}

// terminalOf returns the file behind a stream if it is a terminal.
func terminalOf(stream any) (*os.File, bool) {
	f, ok := stream.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// width is how many columns standard output has, if it is a terminal.
func (a *app) width() (columns int, ok bool) {
	f, ok := terminalOf(a.env.Out)
	if !ok {
		return 0, false
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	return columns, err == nil && columns > 0
}

// proseWidth is how wide running text is set: longer lines are hard to read.
func (a *app) proseWidth() int {
	const most = 80
	if columns, ok := a.width(); ok {
		return min(columns, most)
	}
	return most
}
