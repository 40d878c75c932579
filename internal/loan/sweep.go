package loan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"heed/internal/text"
)

// ErrNotHere is what a text is refused with that was lent from somewhere else, and is taken there. Its folder stays.
var ErrNotHere = errors.New("it was lent from another journal")

// Left is what a program saved of a loan whose heed was killed.
type Left struct {
	Of    string    // what the lender called the text; empty when it had no name for it
	Text  string    // in the form every text of heed's has; what is no text has signs of replacement
	Saved time.Time // when the file was written last
}

// fileName is what the file of a loan is called: nothing that anybody guesses, then what the text is called. Not .md: in
// notes written in Markdown more plug-ins take an interest.
func fileName(random, of string) string {
	if of != "" {
		random += "-" + of
	}
	return random + ".txt"
}

// aFile is the name of the file of a loan: what programs put beside it, such as backups, is called otherwise.
var aFile = regexp.MustCompile(`^[0-9a-f]{32}(?:-([0-9a-f]+))?\.txt$`)

// Sweep takes away the folders of loans whose heed was killed, and says whether there were any. What was saved there is given
// to take first; where that fails, the folder stays for the next time. A folder that a running heed, or the program it was
// lent to, still holds stays too.
func (l Lender) Sweep(take func(Left) error) (found bool, err error) {
	for _, place := range l.places() {
		entries, readErr := os.ReadDir(place)
		if errors.Is(readErr, fs.ErrNotExist) {
			continue
		}
		err = errors.Join(err, readErr)
		for _, e := range entries {
			if !strings.HasPrefix(e.Name(), prefix) || !e.IsDir() {
				continue
			}
			gone, sweepErr := sweep(filepath.Join(place, e.Name()), take)
			found, err = found || gone, errors.Join(err, sweepErr)
		}
	}
	if err != nil {
		err = fmt.Errorf("take in a page that was left: %w", err)
	}
	return found, err
}

// sweep takes one folder away if it is ours and nobody holds it.
func sweep(dir string, take func(Left) error) (gone bool, err error) {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() || !owned(info) {
		return false, nil // it has gone, or is somebody else's
	}
	held, err := lock(dir)
	if err != nil {
		return false, nil // somebody needs it
	}
	f := &folder{dir: dir, held: held}
	left, ok, err := f.left()
	if err == nil && ok {
		err = take(left)
	}
	if errors.Is(err, ErrNotHere) {
		return false, held.Close()
	}
	if err != nil {
		return false, errors.Join(err, held.Close())
	}
	return true, f.remove()
}

// left reads what was saved in a folder; false when there is nothing, or no word in it.
func (f *folder) left() (left Left, ok bool, err error) {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return left, false, err
	}
	for _, e := range entries {
		name := aFile.FindStringSubmatch(e.Name())
		if name == nil {
			continue
		}
		f.file = filepath.Join(f.dir, e.Name())
		b, err := f.read()
		switch {
		case errors.Is(err, ErrGone):
			continue
		case err != nil && !errors.Is(err, ErrTooLong):
			return left, false, err
		}
		left = Left{Of: name[1], Text: came(b)}
		if info, err := e.Info(); err == nil {
			left.Saved = info.ModTime()
		}
		return left, strings.TrimSpace(left.Text) != "", nil
	}
	return left, false, nil
}

// came is the text of what a program saved.
func came(b []byte) string {
	s := strings.ToValidUTF8(string(b), string(utf8.RuneError))
	return strings.TrimSuffix(text.New(strings.TrimPrefix(s, "\ufeff")).String(), "\n")
}
