package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Create makes a journal file at path, readable by its owner only, with what fill puts into it. The folder is made
// when it is missing, as private as the file.
//
// The journal is made under another name and gets its own when it is whole and on the disk, so that a crash leaves
// either no journal or a good one (and perhaps a file whose name begins with a dot and ends in ".new", which nothing
// needs). If there is anything at path, also when another program has just put it there, it stays, and Create
// returns [ErrExists].
func Create(ctx context.Context, path string, journal [16]byte, fill func(*Tx) error) (err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("make the journal: %w", err)
	}
	dir := filepath.Dir(path)
	if err := makeDir(dir); err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	}
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+"-*.new") // O_EXCL, 0600
	if err != nil {
		return fmt.Errorf("make the journal: %w", sortOut(err))
	}
	draft := f.Name()
	defer func() { err = errors.Join(err, removeIfThere(draft), removeIfThere(draft+"-journal")) }()
	if err := f.Close(); err != nil {
		return fmt.Errorf("make the journal: %w", sortOut(err))
	}
	if err := build(ctx, draft, journal, fill); err != nil {
		return err
	}
	return place(draft, path, os.Link)
}

// build makes a whole journal of the empty file at path.
func build(ctx context.Context, path string, journal [16]byte, fill func(*Tx) error) error {
	steps, err := readSchemas(embedded)
	if err != nil {
		return err
	}
	s, err := connect(ctx, path)
	if err != nil {
		return err
	}
	err = s.migrate(ctx, steps)
	if err == nil {
		err = s.Update(ctx, func(tx *Tx) error {
			if err := tx.exec(ctx, "write the journal's id", "INSERT INTO journal (one, id) VALUES (1, ?)", journal[:]); err != nil {
				return err
			}
			return fill(tx)
		})
	}
	return errors.Join(err, s.Close())
}

// WriteNew makes a file at path, readable by its owner only, whole or not at all and never in place of another: then
// it returns [ErrExists]. It is for what lies beside a journal, and makes the folder as Create does.
func WriteNew(path string, data []byte) (err error) {
	if err := makeDir(filepath.Dir(path)); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*.new") // O_EXCL, 0600
	if err != nil {
		return sortOut(err)
	}
	draft := f.Name()
	defer func() { err = errors.Join(err, removeIfThere(draft)) }()
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return sortOut(err)
	}
	return place(draft, path, os.Link)
}

// makeDir makes a folder and those above it, if they are missing, for their owner only.
func makeDir(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make the journal's folder: %w", sortOut(err))
	}
	return nil
}

// removeIfThere removes a file; it is no error that there is none.
func removeIfThere(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// place gives the finished file at draft the name path, unless there is something by that name already: then it
// returns [ErrExists], and both stay as they are. A rollback journal that was left without its file is set aside first. It
// returns nil once the name is on the disk.
func place(draft, path string, link func(from, to string) error) error {
	if err := setAsideIfFree(path); err != nil {
		return err
	}
	err := link(draft, path)
	switch {
	case err == nil:
		err = os.Remove(draft)
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	default: // a file system without links, as on memory sticks
		err = claim(draft, path)
	}
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	if err != nil {
		return fmt.Errorf("put the file in its place: %w", sortOut(err))
	}
	return syncDir(filepath.Dir(path))
}

// claim takes the name first, which only one program can, and then moves the file over it. A crash in between leaves
// an empty file, which is refused as empty and not taken for a journal.
func claim(draft, path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	err = f.Close()
	if err == nil {
		err = os.Rename(draft, path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(path)) // what was claimed is ours, and empty
	}
	return nil
}

// syncDir puts a folder's list of names on the disk.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // folders cannot be synced there; renames are journaled
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync the journal's folder: %w", err)
	}
	defer func() { _ = d.Close() }() // nothing was written through it
	if err := d.Sync(); err != nil {
		return fmt.Errorf("sync the journal's folder: %w (%w)", ErrDisk, err)
	}
	return nil
}
