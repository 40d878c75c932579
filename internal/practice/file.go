package practice

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Why a file is not written.
var (
	ErrThere    = errors.New("there is a file of that name already")
	ErrLink     = errors.New("there is a link of that name already") // never written over, wherever it leads
	ErrFolder   = errors.New("that is the name of a folder, or of no ordinary file")
	ErrNoFolder = errors.New("there is no such folder")
)

// WriteOut is [WriteFile] for what a practice gives away: from a demonstration nothing is written.
func (p *Practice) WriteOut(path string, data []byte, over bool) error {
	if _, is := p.Demonstration(); is {
		return doing("write the file", ErrDemonstration)
	}
	return WriteFile(path, data, over)
}

// WriteFile writes a file that only this account can read. It never takes the place of another one, with [ErrThere], unless
// over says so; and then not before all of it is written.
func WriteFile(path string, data []byte, over bool) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case err == nil:
		err = fill(f, data)
	case errors.Is(err, fs.ErrExist):
		err = writeOver(path, data, over)
	}
	return doing("write the file", bare(err))
}

// writeOver puts a file in the place of another one, if it may.
func writeOver(path string, data []byte, may bool) error {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return ErrLink
	case !info.Mode().IsRegular():
		return ErrFolder
	case !may:
		return ErrThere
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".heed-*") // readable by its owner alone
	if err != nil {
		return err
	}
	if err := fill(f, data); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return errors.Join(bare(err), bare(os.Remove(f.Name())))
	}
	return nil
}

// fill writes a new file. What cannot be written to its end is taken away again.
func fill(f *os.File, data []byte) error {
	_, err := f.Write(data)
	if err = errors.Join(bare(err), bare(f.Sync()), bare(f.Close())); err != nil {
		return errors.Join(err, bare(os.Remove(f.Name())))
	}
	return nil
}

// bare is an error of the system without the name of the file, which may hold a person's words.
func bare(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return ErrNoFolder
	}
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	if at, ok := errors.AsType[*os.LinkError](err); ok {
		return at.Err
	}
	return err
}
