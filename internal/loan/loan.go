// Package loan lends one text to a program of the person's own, such as their editor, and takes it back.
//
// A program can only be given a text as a file, in clear. Of that file loan promises:
//
//   - It lies alone in a new folder that only this account may enter: in memory where the system has a place for that,
//     else in the folder heed was given, and never in one that is shared.
//   - When Run returns, the folder is gone, however the program ended, and whatever it left in the folder. Each file is
//     written over first.
//   - When heed itself is killed, the next Sweep hands on what the program saved and takes the folder away, but not while the
//     program still has it open.
//   - Text comes back whole or not at all.
//
// What the program keeps elsewhere, a backup, a history, what its plug-ins send away, loan cannot know. For the editors
// of which it is documented how, it asks them to keep nothing (see quiet).
package loan

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// What can be wrong with what comes back.
var (
	ErrNoProgram = errors.New("no program was named")
	ErrNotFound  = errors.New("there is no such program here")
	ErrNotText   = errors.New("it is not text in UTF-8")
	ErrTooLong   = errors.New("it is longer than heed takes back")
	ErrGone      = errors.New("its file is no longer there")
	ErrLeft      = errors.New("its file could not be taken away")
)

// most is how many bytes are taken back: far more than anyone writes, and little enough to hold in memory.
const most = 16 << 20

// patience is how long a program that was asked to end may take to save what it holds.
const patience = 3 * time.Second

// Lender is what loans are made with. The zero Lender names no program and no place.
type Lender struct {
	Program string    // the person's editor with its arguments, as VISUAL has it
	Vars    []string  // the environment it is given
	Memory  []string  // folders that may be kept in memory, the best first; one that is not is passed over
	Dir     string    // heed's own folder, when none of them is
	Random  io.Reader // for names nobody can guess
	Of      string    // what the text is called, in hexadecimal digits, so that Sweep can say whose it was; empty for no name
}

// Loan is one text that is lent. It is lent by Run, which may be called once.
type Loan struct {
	lender Lender
	lent   []byte
	ctx    context.Context
	end    context.CancelFunc

	in        io.Reader
	out, errs io.Writer

	mu   sync.Mutex // guards what follows
	ran  bool
	back []byte // what the file held at the end
	err  error  // why it was not read, or was not taken away
	fail error  // how the program failed
}

// Lend prepares a loan. Nothing is written before Run.
func (l Lender) Lend(s string) *Loan { return l.lend(ended(s)) }

func (l Lender) lend(b []byte) *Loan {
	ctx, end := context.WithCancel(context.Background())
	return &Loan{lender: l, lent: b, ctx: ctx, end: end}
}

// ended gives a text the line break at its end that editors expect, and that would make them change it if it were not there.
func ended(s string) []byte { return []byte(s + "\n") }

// SetStdin sets what the program reads; it should be a terminal's file.
func (l *Loan) SetStdin(r io.Reader) { l.in = r }

// SetStdout sets what the program writes to.
func (l *Loan) SetStdout(w io.Writer) { l.out = w }

// SetStderr sets where the program complains.
func (l *Loan) SetStderr(w io.Writer) { l.errs = w }

// End asks the program to end, since the terminal has gone or heed is to end; after patience it is killed. It may be
// called from any goroutine, at any time.
func (l *Loan) End() { l.end() }

// Run lends the text, waits for the program, and takes the text back. The error says why there was no loan, or that its file
// could not be taken away; how the program ended and what it made of the text is what Back tells.
func (l *Loan) Run() (err error) {
	defer l.end()
	argv, err := l.lender.argv()
	if err != nil {
		return err
	}
	f, err := l.lender.folder()
	if err != nil {
		return fmt.Errorf("make a private folder: %w", err)
	}
	defer func() {
		if gone := f.remove(); gone != nil {
			err = errors.Join(err, fmt.Errorf("%w: %s: %w", ErrLeft, f.dir, gone))
		}
	}()
	if err := f.write(l.lent); err != nil {
		return fmt.Errorf("write the page for your editor: %w", err)
	}
	fail := l.start(append(argv, f.file), f)
	back, err := f.read()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ran, l.back, l.err, l.fail = true, back, err, fail
	return nil
}

// start runs the program to its end.
func (l *Loan) start(argv []string, f *folder) error {
	cmd := exec.CommandContext(l.ctx, argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.Env = l.in, l.out, l.errs, l.lender.Vars
	cmd.Cancel = func() error { return askToEnd(cmd.Process) }
	cmd.WaitDelay = patience
	f.share(cmd)
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("run your editor: %w", err)
	}
	return nil
}

// Back is what came back: the text, in the form every text of heed's has, and whether it is another than was lent.
// With an error there is no text: it could not be read, or nothing was lent.
func (l *Loan) Back() (s string, changed bool, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case !l.ran:
		return "", false, ErrGone
	case l.err != nil:
		return "", false, l.err
	case string(l.back) == string(l.lent):
		return strings.TrimSuffix(string(l.lent), "\n"), false, nil
	case !utf8.Valid(l.back):
		return "", true, ErrNotText
	}
	s = came(l.back)
	return s, s != strings.TrimSuffix(string(l.lent), "\n"), nil
}

// Ended says that the loan is over, and the text with whoever asks for it.
func (l *Loan) Ended() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.ran
}

// Failed is how the program failed; nil when it ended well.
func (l *Loan) Failed() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.fail
}

// Again lends what came back once more, as it is, so that nothing is lost of what could not be read.
func (l *Loan) Again() *Loan {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.ran || l.back == nil {
		return l.lender.lend(l.lent)
	}
	return l.lender.lend(l.back)
}
