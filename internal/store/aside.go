package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// SQLite takes these, beside a file, for unfinished work on it, and puts what they hold into the file.
func companions() []string { return []string{"-journal", "-wal", "-shm"} }

// setAside moves what a program that was killed left beside the name path out of the way of the file that gets this name
// next: it belongs to another file, and would be written into this one. It is kept as path.replaced-TIME-journal and so
// on, TIME being when it was last written.
func setAside(path string) error {
	for _, end := range companions() {
		left, err := os.Lstat(path + end)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("look for what was left behind: %w", sortOut(err))
		}
		stem, err := FreeName(path + ".replaced-" + left.ModTime().Format("2006-01-02T150405"))
		if err == nil {
			err = os.Rename(path+end, stem+end)
		}
		if err != nil {
			return fmt.Errorf("put aside what was left behind: %w", sortOut(err))
		}
	}
	return nil
}

// setAsideIfFree is setAside where there is no file at path. The order matters: what is there before the file is there
// is not the work of a program that has just made the file.
func setAsideIfFree(path string) error {
	left := false
	for _, end := range companions() {
		_, err := os.Lstat(path + end)
		left = left || err == nil
	}
	if _, err := os.Lstat(path); !left || err == nil {
		return nil
	}
	return setAside(path)
}

// FreeName returns the name, or with a number after it, such that neither a file has it nor something lies beside it that
// SQLite would take for the file's.
func FreeName(name string) (string, error) {
	const most = 1000
	free := name
	for i := 2; i < most; i++ {
		taken := false
		for _, end := range append(companions(), "") {
			_, err := os.Lstat(free + end)
			taken = taken || !errors.Is(err, fs.ErrNotExist)
		}
		if !taken {
			return free, nil
		}
		free = fmt.Sprintf("%s-%d", name, i)
	}
	return "", ErrExists
}
