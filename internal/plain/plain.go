// Package plain is heed line by line: the same roads as the screens, over the same engines and with the same words, for
// a screen reader or a braille display that likes lines better, for a terminal that cannot show whole screens, and for
// a pipe. It prints a question and reads a line. It moves no cursor, draws no box, needs no colour, and prints nothing
// unasked: no clock runs on the screen.
//
// It promises that a line of input is only ever an answer to the question before it, and that the end of input is none:
// it stops there, with what was agreed to be kept sealed as a draft. What somebody writes is sealed about a second after
// they stop typing, and however heed ends. A person's words are shown when they are asked for, and steer no terminal.
//
// docs/plain.md says for every action of every screen what does it here, and a test holds it to that. Streams, signals
// and the clock belong to heed/internal/cli.
package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"heed/internal/practice"
)

// Streams are what a person and heed talk through.
type Streams struct {
	In     io.Reader
	Out    io.Writer
	Silent bool                                                     // what is typed does not show up on Out: then each answer is followed by the line break it would have made
	Row    int                                                      // bytes a line that is typed can have before the terminal drops its end; 0 where it drops nothing
	Width  func() int                                               // columns of the terminal; nil or 0 where there is none
	Secret func(ctx context.Context, prompt string) ([]byte, error) // asks for what is not to be shown while it is typed
	Lend   func(loan *practice.Loan) error                          // lends the terminal to the person's own editor; nil where there is none
}

// Road is where one begins.
type Road func(*talk) error

// talk is one conversation.
type talk struct {
	s      Streams
	ctx    func() context.Context // ends when heed is asked to end
	p      *practice.Practice
	in     *lines
	out    *bufio.Writer
	undo   *undo  // what was thrown away or changed last
	easy   bool   // plain words are shown
	spaced bool   // the last answer began with a space, and is taken as it stands
	tick   func() // a session is under way: it is told the time, and heed does not lock
	seen   func(place, word string)
	waits  waits
	writing
}

// waits are how long nobody has typed a line when something is done.
type waits struct{ seal, look, tick time.Duration }

// writing is what is open, and is to be sealed.
type writing struct {
	open     []func() func() error // their seals, the last opened last
	begun    bool                  // something was open when the last line was read
	cut      bool                  // the line that was read last has no end
	full     bool                  // it was as long as the terminal lets one be
	stuck    bool                  // leaving was tried, and what is open could not be sealed
	waiting  late                  // where a line goes that was being typed when heed locked by itself
	unsealed error                 // what could not be sealed when it was left
}

// late is for words that come when the journal is locked by itself, since nobody can see that a line is being typed.
type late struct {
	by    bool                  // it was locked by itself
	take  func(string)          // puts them where they were meant for; nil where one did not write a page or a few lines
	seals []func() func() error // seal it
}

// undo takes something back.
type undo struct {
	do     func() error
	notice string
}

// What somebody says instead of an answer goes back through the roads as one of these.
var (
	errBack = errors.New("back")
	errSkip = errors.New("skip")
	errStop = errors.New("stop")
	errHome = errors.New("home")
	errQuit = errors.New("quit")
	errLock = errors.New("lock")
	errEnd  = errors.New("the input has ended")
	errGone = errors.New("gone") // what was being written was kept, thrown away, or left for later
)

// is says that an error is one of these and no fault.
func isWord(err error) bool {
	for _, w := range []error{errBack, errSkip, errStop, errHome, errQuit, errLock, errEnd, errGone} {
		if errors.Is(err, w) {
			return true
		}
	}
	return false
}

// Run goes along a road until it ends, the person leaves, the input ends or the context does. Then what was open is
// sealed and the journal locked.
func Run(ctx context.Context, s Streams, p *practice.Practice, start Road) error {
	t := newTalk(ctx, s, p)
	err := t.run(start)
	if errors.Is(err, errEnd) {
		t.gap()
		if t.begun {
			t.say("heed ends here. What you began is sealed, and waits at home.")
		}
	}
	if isWord(err) {
		err = nil
	}
	sealed := t.sealAll()
	if sealed != nil {
		sealed = fmt.Errorf("seal what was open: %w", sealed)
	}
	return errors.Join(err, t.unsealed, sealed, t.out.Flush(), p.Lock())
}

func newTalk(ctx context.Context, s Streams, p *practice.Practice) *talk {
	return &talk{
		s: s, p: p, ctx: func() context.Context { return ctx }, easy: p.Config().PlainWords,
		in: &lines{in: s.In, got: make(chan line, 1)}, out: bufio.NewWriter(s.Out), seen: func(string, string) {}, waits: waits{sealAfter, idleLook, tickEvery},
	}
}

// run goes on from the road to home or to a locked journal, where somebody asks for that.
func (t *talk) run(road Road) error {
	for {
		err := road(t)
		switch {
		case errors.Is(err, errHome):
			road = Home
		case errors.Is(err, errLock):
			road = locked
		case (errors.Is(err, errSkip) || errors.Is(err, errGone)) && t.p.Open():
			road = Home // one left something out or was done with it, which is no wish to leave heed
		default:
			return err
		}
	}
}

// hold seals something while it is open. What it returns is to be called when it is left.
func (t *talk) hold(seal func() func() error) (leave func()) {
	t.open = append(t.open, seal)
	n := len(t.open)
	return func() {
		if do := seal(); do != nil {
			if err := do(); err != nil {
				t.unsealed = fmt.Errorf("seal what was open: %w", err)
			}
		}
		t.open = t.open[:n-1]
	}
}

// sealAll seals what is open.
func (t *talk) sealAll() error {
	for _, seal := range t.open {
		if do := seal(); do != nil {
			if err := do(); err != nil {
				return err
			}
		}
	}
	return nil
}

// pause is called when nobody has typed a line for a while.
func (t *talk) pause() {
	if err := t.sealAll(); err != nil {
		t.say("Not sealed yet: " + practice.Explain(err))
		t.flush()
	}
}

// next reads a line. While nobody types what is open is sealed, and after a while the journal is locked.
func (t *talk) next() (string, error) {
	t.flush()
	began := t.p.Now()
	t.in.ask()
	wait := t.waits.seal
	for {
		timer := time.NewTimer(wait)
		select {
		case <-t.ctx().Done():
			timer.Stop()
			t.begun = len(t.open) > 0
			return "", errEnd
		case l := <-t.in.got:
			timer.Stop()
			t.in.asked = false
			t.begun = len(t.open) > 0
			if t.s.Silent {
				t.gap()
			}
			t.cut, t.full = l.cut, t.s.Row > 0 && l.long >= t.s.Row
			return l.text, l.err
		case <-timer.C:
		}
		if wait == t.waits.seal {
			t.pause()
		}
		wait = t.waits.look
		if t.tick != nil {
			t.tick()
			wait = t.waits.tick
		}
		limit := t.p.Config().IdleLock // 0 is never
		if limit > 0 && t.tick == nil && t.p.Open() && !t.p.Fleeting() && t.p.Now().Sub(began) >= limit {
			t.waiting = late{by: true, seals: slices.Clone(t.open)}
			return "", errLock
		}
	}
}

const (
	sealAfter = time.Second
	tickEvery = 5 * time.Second  // far below guide.SleepGap
	idleLook  = 30 * time.Second // the clock itself is read, since a machine that slept counts too
)

// lines reads a line at a time, and only when it is asked: a passphrase that is typed ahead stays for whoever asks for
// it.
type lines struct {
	in    io.Reader
	got   chan line
	asked bool // one is being read
}

type line struct {
	text string
	long int  // its bytes, as they were read
	cut  bool // the input ended before the line did
	err  error
}

// longest is more than anyone types in a line, in bytes. What is longer comes in parts.
const longest = 1 << 20

func (l *lines) ask() {
	if l.asked {
		return
	}
	l.asked = true
	go func() { l.got <- l.read() }()
}

func (l *lines) read() line {
	var text []byte
	var b [1]byte
	for len(text) < longest {
		n, err := l.in.Read(b[:])
		switch {
		case n == 1 && b[0] == '\n':
			return line{text: clean(string(text)), long: len(text)}
		case n == 1:
			text = append(text, b[0])
		case err != nil && len(text) > 0:
			return line{text: clean(string(text)), cut: true}
		case err != nil:
			return line{err: errEnd}
		}
	}
	return line{text: clean(string(text))}
}
