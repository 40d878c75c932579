package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/patterns"
)

func (a *app) defaultDir() string { return filepath.Join(a.env.DataHome, "heed") }

// ownPatterns is where a person may put cards of their own.
func (a *app) ownPatterns() string { return filepath.Join(a.dir, "patterns") }

// bare is a practice without the library and the questions, for what needs only the journal: reading the cards takes
// longer than anything else such a command does.
func (a *app) bare() *practice.Practice {
	set := a.settings()
	return practice.New(practice.Options{Dir: a.dir, Now: a.env.Now, Random: a.env.Random, Config: &set.config, Wrong: set.wrong})
}

// whole is a practice with everything heed has to say.
func (a *app) whole() (*practice.Practice, error) {
	lib := a.library()
	questions, err := selfcheck.Load(func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		return nil, fmt.Errorf("read the questions: %w", err)
	}
	set, questions, frames := a.settings(), a.withOwn(questions, lib), a.frames()
	return practice.New(practice.Options{
		Library: lib, Questions: questions, Frames: frames, Dir: a.dir, Home: a.env.variable("HOME"), Config: &set.config, Wrong: set.wrong,
		Slips: a.slips, Now: a.env.Now, Random: a.env.Random, Lender: a.lender(),
	}), nil
}

// builtIn are the cards that heed comes with.
func builtIn() pattern.Source { return pattern.Source{Name: "patterns", FS: patterns.FS} }

// library reads the cards: ours, and a person's own. What is wrong with their own costs them a warning.
func (a *app) library() *pattern.Library {
	sources := []pattern.Source{builtIn()}
	if info, err := os.Stat(a.ownPatterns()); err == nil && info.IsDir() {
		sources = append(sources, pattern.Source{Name: a.ownPatterns(), FS: os.DirFS(a.ownPatterns()), Own: true})
	}
	lib, err := pattern.Load(sources...)
	a.warnAll(err, "Everything else works. `heed patterns lint` says when all is well.")
	return lib
}

// noJournal is the error of commands that read a journal when there is none.
func (a *app) noJournal() error {
	return cannot(fmt.Errorf("there is no journal in %s yet", a.dir),
		"`heed` makes one, and so does `heed add`. If yours is elsewhere, --dir or HEED_DIR name its folder.")
}

// open opens the journal, which must be there.
func (a *app) open(ctx context.Context, p *practice.Practice) error {
	way, err := p.Way()
	if err != nil {
		return fmt.Errorf("open the journal: %w", err)
	}
	if way == practice.NoJournal {
		return a.noJournal()
	}
	return a.unlockAndTend(ctx, p, way)
}

// unlockAndTend opens the journal and does what is due, such as the backup of the day. That this cannot be done keeps
// nobody from their journal.
func (a *app) unlockAndTend(ctx context.Context, p *practice.Practice, way practice.Way) error {
	if err := a.unlock(ctx, p, way); err != nil {
		return err
	}
	if err := p.Tend(ctx); err != nil {
		a.warn("%s", err)
	}
	return nil
}

// openOrMake opens the journal; when there is none it makes one.
func (a *app) openOrMake(ctx context.Context, p *practice.Practice) error {
	way, err := p.Way()
	if err != nil {
		return fmt.Errorf("open the journal: %w", err)
	}
	if way != practice.NoJournal {
		return a.unlockAndTend(ctx, p, way)
	}
	err = a.makeJournal(ctx, p)
	if !errors.Is(err, practice.ErrExists) {
		return err
	}
	if way, err = p.Way(); err != nil { // another program has made it in the meantime
		return fmt.Errorf("open the journal: %w", err)
	}
	return a.unlockAndTend(ctx, p, way)
}

// tries is how often a passphrase may be mistyped.
const tries = 3

func (a *app) unlock(ctx context.Context, p *practice.Practice, way practice.Way) error {
	if way == practice.ByKeyFile {
		if a.given() {
			return fmt.Errorf("open the journal: %w", practice.ErrUnsealed)
		}
		return p.Unlock(ctx, nil)
	}
	if a.noPass {
		return cannot(errors.New("open the journal: it has a passphrase"), "Leave --no-passphrase away: it is for making a journal.")
	}
	passphrase, err := a.givenPassphrase(ctx)
	if err != nil {
		return err
	}
	if passphrase != nil {
		defer clear(passphrase)
		err := p.Unlock(ctx, passphrase)
		if errors.Is(err, practice.ErrPassphrase) {
			return cannot(err, "It came from --passphrase-file or HEED_PASSPHRASE_COMMAND. The journal is as it was.")
		}
		return err
	}
	t, err := a.env.Terminal()
	if err != nil {
		return cannot(fmt.Errorf("open the journal: %w", err),
			"Give the passphrase with --passphrase-file FILE or HEED_PASSPHRASE_COMMAND, or use a terminal.")
	}
	for try := 1; ; try++ {
		passphrase, err := t.askSecret(ctx, "Passphrase: ")
		if err != nil {
			return cannot(fmt.Errorf("open the journal: %w", err), "The journal is as it was.")
		}
		err = p.Unlock(ctx, passphrase)
		clear(passphrase)
		if try == tries || !errors.Is(err, practice.ErrPassphrase) {
			return err
		}
		writeString(t.Out, "That does not open the journal.\n")
	}
}

// makeJournal makes the journal in the way the person has chosen, and says so.
func (a *app) makeJournal(ctx context.Context, p *practice.Practice) error {
	passphrase, err := a.newPassphrase(ctx)
	if err != nil {
		return err
	}
	defer clear(passphrase)
	adopted := p.HasKeyFile()
	if err := p.Create(ctx, passphrase); err != nil {
		return err
	}
	switch {
	case passphrase != nil:
		a.note("made a journal in %s", a.dir)
	case adopted:
		a.note("made a journal in %s; its key is the file journal.key that was already there", a.dir)
	default:
		a.note("made a journal in %s, with its key in a file beside it", a.dir)
	}
	return nil
}

// newPassphrase is the passphrase for a new journal; nil when the person wants none.
func (a *app) newPassphrase(ctx context.Context) ([]byte, error) {
	if a.noPass {
		return nil, nil
	}
	passphrase, err := a.givenPassphrase(ctx)
	if passphrase != nil || err != nil {
		return passphrase, err
	}
	t, err := a.env.Terminal()
	if err != nil {
		return nil, cannot(fmt.Errorf("make a journal: there is none in %s yet, and %w", a.dir, err),
			"Say how to seal it: --passphrase-file FILE, HEED_PASSPHRASE_COMMAND, or --no-passphrase for a key file beside it.")
	}
	return t.askNew(ctx, fmt.Sprintf("There is no journal in %s yet: this makes one, sealed with a passphrase.\n"+
		"Four or more unrelated words are hard to guess and easy to keep. Nobody can look it up for you.\n", oneLine(a.dir)))
}

// askNew asks for a new passphrase until it was typed twice the same.
func (t *Terminal) askNew(ctx context.Context, words string) ([]byte, error) {
	writeString(t.Out, words)
	for range tries {
		first, err := t.askSecret(ctx, "Choose a passphrase: ")
		if err != nil {
			return nil, notMade(err)
		}
		if len(first) == 0 {
			writeString(t.Out, "An empty passphrase protects nothing.\n")
			continue
		}
		again, err := t.askSecret(ctx, "The same again: ")
		same := bytes.Equal(first, again)
		clear(again)
		if err == nil && same {
			return first, nil
		}
		clear(first)
		if err != nil {
			return nil, notMade(err)
		}
		writeString(t.Out, "The two were not the same.\n")
	}
	return nil, notMade(errors.New("no passphrase was chosen"))
}

func notMade(err error) error {
	return cannot(fmt.Errorf("make a journal: %w", err), "Nothing was made. With --no-passphrase the key lies in a file beside the journal.")
}

// passphraseLimit is more than anyone types, in bytes; whoever names a larger file has named the wrong one.
const passphraseLimit = 4096

// given says that a passphrase was given with the command, or with the environment.
func (a *app) given() bool { return a.file != "" || a.env.variable("HEED_PASSPHRASE_COMMAND") != "" }

// givenPassphrase is the one from --passphrase-file or HEED_PASSPHRASE_COMMAND; nil when neither says anything.
func (a *app) givenPassphrase(ctx context.Context) ([]byte, error) {
	if a.file != "" {
		f, err := os.Open(a.file)
		if err != nil {
			return nil, badFile("read the passphrase", err, "--passphrase-file wants the name of a file, not the passphrase itself.")
		}
		passphrase, err := firstLine(f, "the file that --passphrase-file names")
		return passphrase, errors.Join(err, f.Close())
	}
	if command := a.env.variable("HEED_PASSPHRASE_COMMAND"); command != "" {
		return a.runForPassphrase(ctx, command)
	}
	return nil, nil
}

// firstLine reads a passphrase: one line, without its end.
func firstLine(r io.Reader, from string) ([]byte, error) {
	text := make([]byte, 0, passphraseLimit+1) // never grown, so that no copy is left behind
	n, err := io.ReadFull(r, text[:cap(text)])
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		clear(text[:n])
		return nil, badFile("read the passphrase", err, "Look at "+from+".")
	}
	line, _, more := bytes.Cut(text[:n], []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	if len(line) == 0 || !more && n > passphraseLimit {
		clear(text[:n])
		return nil, cannot(errors.New("read the passphrase: its first line is empty or too long"), "Look at "+from+".")
	}
	clear(text[len(line):n])
	return line, nil
}
