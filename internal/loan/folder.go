package loan

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// prefix begins the names of the folders, by which Sweep knows them.
const prefix = "heed-page-"

// folder is the private folder of one loan.
type folder struct {
	dir  string
	file string   // in it
	held *os.File // the folder itself, locked: whoever holds it still needs it
}

// places are the folders in which a private one may be made, the best first: those in memory, which no disk ever sees but
// for the system's swapping, then heed's own.
func (l Lender) places() []string {
	var found []string
	for _, dir := range l.Memory {
		if filepath.IsAbs(dir) && inMemory(dir) {
			found = append(found, dir)
		}
	}
	if l.Dir != "" {
		found = append(found, l.Dir)
	}
	return found
}

// InMemory says that a loan's folder lies in memory, as far as can be seen before it is made.
func (l Lender) InMemory() bool {
	places := l.places()
	return len(places) > 0 && places[0] != l.Dir
}

var errNoPlace = errors.New("there is no place for it")

// folder makes a private folder in the first place that takes one.
func (l Lender) folder() (*folder, error) {
	failed := errNoPlace
	for _, place := range l.places() {
		f, err := makeFolder(place, l.Of, l.Random)
		if err == nil {
			return f, nil
		}
		failed = err
	}
	return nil, failed
}

// nameBytes is how many bytes of randomness are in a name: nobody guesses it, and no two are the same.
const nameBytes = 16

func makeFolder(place, of string, random io.Reader) (*folder, error) {
	names := make([]byte, 2*nameBytes)
	if _, err := io.ReadFull(random, names); err != nil {
		return nil, err
	}
	dir := filepath.Join(place, prefix+hex.EncodeToString(names[:nameBytes]))
	if err := os.Mkdir(dir, 0o700); err != nil { // fails when something of that name is there
		return nil, err
	}
	f := &folder{dir: dir, file: filepath.Join(dir, fileName(hex.EncodeToString(names[nameBytes:]), of))}
	if err := f.hold(); err != nil {
		return nil, errors.Join(err, f.remove())
	}
	return f, nil
}

// hold locks the folder, so that no other heed sweeps it away, and looks once more whose it is.
func (f *folder) hold() error {
	held, err := lock(f.dir)
	if err != nil {
		return err
	}
	f.held = held
	info, err := os.Lstat(f.dir)
	if err != nil {
		return err
	}
	if !ours(info) {
		return fmt.Errorf("%w: others may enter it", fs.ErrPermission)
	}
	return nil
}

// write makes the file, which must not be there.
func (f *folder) write(b []byte) error {
	file, err := os.OpenFile(f.file, os.O_WRONLY|os.O_CREATE|os.O_EXCL|noFollow, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(b)
	return errors.Join(err, file.Close())
}

// read returns what the file holds. A program may have put another file in its place, as many do when they save, but not a
// link or a pipe.
func (f *folder) read() ([]byte, error) {
	if info, err := os.Lstat(f.file); err != nil || !info.Mode().IsRegular() {
		return nil, ErrGone
	}
	file, err := os.OpenFile(f.file, os.O_RDONLY|noFollow, 0)
	if err != nil {
		return nil, fmt.Errorf("read the page from your editor: %w", err)
	}
	b, err := io.ReadAll(io.LimitReader(file, most+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("read the page from your editor: %w", err)
	}
	if len(b) > most {
		return b, ErrTooLong
	}
	return b, nil
}

// remove takes the folder away with all that is in it. What is written over first may still lie on a disk that writes
// elsewhere each time, as most do now; it costs nothing to try.
func (f *folder) remove() error {
	_ = filepath.WalkDir(f.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			writeOver(path)
		}
		return nil // what cannot be written over is removed all the same
	})
	var err error
	if f.held != nil {
		err = f.held.Close() // first, since Windows removes nothing that is open
	}
	return errors.Join(err, os.RemoveAll(f.dir))
}

func writeOver(path string) {
	file, err := os.OpenFile(path, os.O_WRONLY|noFollow, 0)
	if err != nil {
		return
	}
	if info, err := file.Stat(); err == nil {
		_, _ = io.CopyN(file, zeros{}, info.Size())
		_ = file.Sync()
	}
	_ = file.Close()
}

// zeros is an endless row of them.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
