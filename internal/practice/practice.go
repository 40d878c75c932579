// Package practice is what heed can do, as one method a use: the command line, the screens and the plain mode all go
// through it, so that they do the same.
//
// Its law: it decides nothing. It says in which order the engines (heed/internal/selfcheck, heed/internal/suggest) and
// the journal are asked, and passes on what they say. Time and randomness are given to it.
package practice

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"heed/internal/config"
	"heed/internal/demo"
	"heed/internal/frame"
	"heed/internal/identify"
	"heed/internal/journal"
	"heed/internal/loan"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/suggest"
	"heed/internal/vault"
)

// ErrLocked means that the journal is not open.
var ErrLocked = errors.New("the journal is locked")

// Practice holds the parts. Its methods may be called from several goroutines.
type Practice struct {
	Library   *pattern.Library
	Questions *selfcheck.Questionnaire
	Frames    *frame.Set // what one can write with; nil for the free page alone

	dir    string
	home   string
	now    func() time.Time
	random io.Reader
	engines

	mu     sync.Mutex
	open   journal.Journal // nil while locked
	sealed bool            // the journal has a passphrase, as far as this program has seen: a key file does not open it
	finder *finder         // of the open journal; nil until somebody searches
	files  files
	lending
	shown demo.Person // who the journal in memory belongs to, in a demonstration
}

// files is what a person has said in files of their own.
type files struct {
	config config.Config
	wrong  []config.Problem // with the file of settings
	slips  []string         // in other files
}

// engines are built at their first use, since most starts never need them.
type engines struct {
	engine   func() *suggest.Engine
	identify func() *identify.Finder
}

// Options are what a Practice is given.
type Options struct {
	Library   *pattern.Library
	Questions *selfcheck.Questionnaire
	Frames    *frame.Set // nil for the free page alone
	Dir       string     // where the journal lies, or will lie
	Home      string     // the person's own folder, where it is known
	Now       func() time.Time
	Random    io.Reader
	Journal   journal.Journal  // open from the start: for demonstrations and tests
	Config    *config.Config   // nil for the default
	Wrong     []config.Problem // what is wrong with the file it came from
	Slips     []string         // what is wrong with other files of the person's own, a line each
	Lender    loan.Lender      // how a page is lent to the person's own editor
}

// New puts the parts together. It reads and makes nothing.
func New(o Options) *Practice {
	settings := config.Default()
	if o.Config != nil {
		settings = o.Config.Clone()
	}
	settings, wrong := withFrames(o.Frames, settings, o.Wrong)
	return &Practice{
		files: files{settings, wrong, o.Slips}, lending: lending{lender: o.Lender}, Library: o.Library, Questions: o.Questions, dir: o.Dir, now: o.Now, random: o.Random, open: o.Journal,
		Frames: o.Frames, home: o.Home,
		engines: engines{
			engine:   sync.OnceValue(func() *suggest.Engine { return suggest.New(o.Library, o.Questions) }),
			identify: sync.OnceValue(identify.New),
		},
	}
}

// Now is the time it is told.
func (p *Practice) Now() time.Time { return p.now() }

// Dir is the folder the journal lies in.
func (p *Practice) Dir() string { return p.dir }

// Way says how the journal can be opened now.
type Way int

// How the journal can be opened.
const (
	NoJournal    Way = iota // there is none yet
	IsOpen                  // it is open
	ByPassphrase            // a passphrase is needed
	ByKeyFile               // the key lies beside it
)

// Way looks how the journal can be opened. It makes nothing. A passphrase is asked for wherever there is one: heed makes no
// journal with both, so the way by key file was put there by somebody else.
func (p *Practice) Way() (Way, error) {
	if _, err := p.journal(); err == nil {
		return IsOpen, nil
	}
	info, err := vault.Inspect(p.dir)
	switch {
	case err != nil:
		return NoJournal, err
	case info.State == vault.Missing:
		return NoJournal, nil
	case info.KeyFile && !info.Passphrase:
		return ByKeyFile, nil
	}
	return ByPassphrase, nil
}

// Create makes the journal and opens it: under a passphrase or, when it is nil, with its key in a file beside it.
func (p *Practice) Create(ctx context.Context, passphrase []byte) error {
	v, err := vault.Create(ctx, p.dir, vault.Options{Passphrase: passphrase, Now: p.now, Random: p.random})
	if err != nil {
		return fmt.Errorf("make a journal: %w", err)
	}
	p.setSealed(passphrase != nil)
	err = p.hold(v)
	p.sweep(ctx)
	return err
}

// Unlock opens the journal with a passphrase or, when it is nil, with the key file. A journal that was opened with a
// passphrase before does not open with a key file: somebody has put another one in its place, and that is [ErrUnsealed].
func (p *Practice) Unlock(ctx context.Context, passphrase []byte) error {
	if passphrase != nil {
		return p.UnlockWith(ctx, vault.Passphrase(passphrase))
	}
	if p.isSealed() {
		return fmt.Errorf("open the journal: %w", ErrUnsealed)
	}
	return p.UnlockWith(ctx, vault.KeyFile())
}

func (p *Practice) setSealed(sealed bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sealed = sealed
}

func (p *Practice) isSealed() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.sealed
}

// LookRound opens a journal that is never written down.
func (p *Practice) LookRound() { _ = p.hold(journal.NewMemory(p.now, p.random)) }

// Lock closes the journal and forgets its keys.
func (p *Practice) Lock() error { return p.hold(nil) }

// hold puts j in place of the open journal and closes the one before.
func (p *Practice) hold(j journal.Journal) error {
	p.mu.Lock()
	before, finder := p.open, p.finder
	p.open, p.finder = j, nil
	p.mu.Unlock()
	if finder != nil {
		finder.close()
	}
	if c, ok := before.(io.Closer); ok {
		if err := c.Close(); err != nil {
			return fmt.Errorf("close the journal: %w", err)
		}
	}
	return nil
}

// Open says that the journal is open.
func (p *Practice) Open() bool {
	_, err := p.journal()
	return err == nil
}

func (p *Practice) journal() (journal.Journal, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.open == nil {
		return nil, ErrLocked
	}
	return p.open, nil
}

// Fleeting says that what is kept is forgotten when the program ends.
func (p *Practice) Fleeting() bool {
	j, err := p.journal()
	_, memory := j.(*journal.Memory)
	return err == nil && memory
}

// KeptNotice says where an entry is now that it is kept.
func KeptNotice(p *Practice) string {
	if p.Fleeting() {
		return "Kept until you leave heed: you are only looking round."
	}
	return "Kept, sealed on this computer."
}
