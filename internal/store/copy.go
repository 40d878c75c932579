package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// CopyTo writes a copy of the journal to path, readable by its owner only, and checks that it is whole before it gets its
// name. What has that name already stays, and CopyTo returns [ErrExists]. The copy is of one moment. It is made over a
// connection of its own, so that this Store can read meanwhile; a save waits.
func (s *Store) CopyTo(ctx context.Context, path string) error {
	if err := makeDir(filepath.Dir(path)); err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	}
	return s.copyTo(ctx, path, func(draft, path string) error { return place(draft, path, os.Link) })
}

// copyTo makes and checks a copy, and has put give it its name.
func (s *Store) copyTo(ctx context.Context, path string, put func(draft, path string) error) (err error) {
	draft, err := s.copyBeside(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, removeIfThere(draft)) }()
	if err := put(draft, path); err != nil {
		return sortOut(err)
	}
	return syncDir(filepath.Dir(path))
}

// copyBeside makes and checks a copy under a name of its own in the folder of path.
func (s *Store) copyBeside(ctx context.Context, path string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*.new") // VACUUM INTO alone would make it 0644
	if err != nil {
		return "", sortOut(err)
	}
	draft := f.Name()
	if err := f.Close(); err != nil {
		return "", errors.Join(sortOut(err), removeIfThere(draft))
	}
	own, err := connect(ctx, s.path)
	if err == nil {
		err = own.read(ctx, "copy the journal", func() error {
			_, err := own.conn.ExecContext(ctx, "VACUUM INTO ?", draft)
			return err
		})
		err = errors.Join(err, own.Close())
	}
	if err == nil {
		err = verify(ctx, draft)
	}
	if err == nil {
		err = syncFile(draft)
	}
	if err != nil {
		return "", errors.Join(err, removeIfThere(draft))
	}
	return draft, nil
}

// verify opens the copy at path as a journal and has SQLite look at every page.
func verify(ctx context.Context, path string) error {
	if _, err := Identify(path); err != nil {
		return fmt.Errorf("check the copy: %w", err)
	}
	s, err := connect(ctx, path)
	if err != nil {
		return fmt.Errorf("check the copy: %w", err)
	}
	if err = s.Check(ctx); err != nil {
		err = fmt.Errorf("check the copy: %w", err)
	}
	return errors.Join(err, s.Close())
}

// Check has SQLite look at every page, and returns [ErrDamaged] when they do not fit together.
func (s *Store) Check(ctx context.Context) error {
	var answer string
	err := s.read(ctx, "check the file", func() error {
		return s.conn.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer)
	})
	if err == nil && answer != "ok" {
		err = fmt.Errorf("check the file: %w", ErrDamaged)
	}
	return err
}

// syncFile puts a file that SQLite wrote without a transaction on the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return sortOut(err)
	}
	return errors.Join(f.Sync(), f.Close())
}

// ReplaceAt puts a copy of this journal in the place of the one at path, which is kept under the name keep, in the same
// folder; there must be nothing by that name. When a program is writing to the journal at path it waits, and then says
// [ErrBusy]. A program that merely has it open is not disturbed, reads on in what is now under the name keep, and is told
// [ErrMoved] when it wants to write.
//
// At every moment there is a whole journal at path, unless the file system has no links: then for the time between two
// renames there is none.
func (s *Store) ReplaceAt(ctx context.Context, path, keep string) error {
	return s.copyTo(ctx, path, func(draft, path string) error {
		hold, err := connect(ctx, path)
		if errors.Is(err, ErrBusy) || ctx.Err() != nil {
			return errors.Join(err, ctx.Err())
		}
		if err == nil { // else it is so damaged that it cannot be opened, and that is what copies are for
			err := hold.statement(ctx, "BEGIN EXCLUSIVE")
			if err != nil && !errors.Is(hold.kind(err), ErrDamaged) {
				return errors.Join(hold.fault("wait for the journal", err), hold.Close())
			}
			if runtime.GOOS == "windows" { // where nothing that is open can be renamed
				hold.rollBack(ctx)
				if err := hold.Close(); err != nil {
					return err
				}
			} else {
				defer func() { hold.rollBack(ctx); _ = hold.Close() }() // of a file that is out of the way by then
			}
		}
		return exchange(draft, path, keep)
	})
}

// exchange gives the file at path the name keep, and the one at draft the name path.
func exchange(draft, path, keep string) error {
	if _, err := os.Lstat(keep); err == nil {
		return ErrExists
	}
	// A rollback journal that was left beside the old file must not be taken for one of the new.
	for _, end := range companions() {
		if err := os.Rename(path+end, keep+end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	if err := os.Link(path, keep); err != nil {
		if err := os.Rename(path, keep); err != nil {
			return err
		}
	}
	return os.Rename(draft, path)
}
