package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// embedded holds the schema as the steps that lead to it. A step that was released never changes.
//
//go:embed migrations/*.sql
var embedded embed.FS

// schema is one step: number n takes a file from n-1 to n.
type schema struct {
	number int
	sql    string
}

// readSchemas returns the steps in order. Their files are migrations/0001_name.sql and so on, without gaps.
func readSchemas(fsys fs.FS) ([]schema, error) {
	names, err := fs.Glob(fsys, "migrations/*.sql")
	if err != nil {
		return nil, fmt.Errorf("read the schema: %w", err)
	}
	slices.Sort(names)
	steps := make([]schema, 0, len(names))
	for i, name := range names {
		digits, _, _ := strings.Cut(path.Base(name), "_")
		number, err := strconv.Atoi(digits)
		if err != nil || number != i+1 {
			return nil, fmt.Errorf("read the schema: %s should be number %d", name, i+1)
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read the schema: %w", err)
		}
		steps = append(steps, schema{number, string(text)})
	}
	return steps, nil
}

// Upgrade brings the schema up to date, keeping a copy of the file as it was beside it: journal.heed.schema-1 and so
// on. A file that is up to date it leaves alone.
func (s *Store) Upgrade(ctx context.Context) error {
	have, err := s.schema(ctx)
	if err != nil {
		return err
	}
	if err := tooNew(have, len(s.steps)); err != nil { // another program has just upgraded it
		return err
	}
	if have == len(s.steps) {
		return nil
	}
	if err := s.copyTo(ctx, fmt.Sprintf("%s.schema-%d", s.path, have), have); err != nil {
		return fmt.Errorf("copy the journal before changing its schema: %w", err)
	}
	return s.migrate(ctx, s.steps)
}

// migrate runs the steps that the file has not had. Each is one transaction with the number that says it was run, so
// a crash leaves the file at one step or the next, and of two programs one runs it.
func (s *Store) migrate(ctx context.Context, steps []schema) error {
	for _, step := range steps {
		err := s.Update(ctx, func(tx *Tx) error {
			have, err := s.schema(ctx)
			if err != nil || have >= step.number {
				return err
			}
			doing := fmt.Sprintf("bring the journal to schema %d", step.number)
			if err := tx.exec(ctx, doing, step.sql); err != nil {
				return err
			}
			marks := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, step.number)
			return tx.exec(ctx, doing, marks)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// schema is the number of the last step that the file has had. Its callers have the turn, or the Store to themselves.
func (s *Store) schema(ctx context.Context) (int, error) {
	var n int
	err := s.patiently(ctx, func() error {
		return s.conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&n)
	})
	if err != nil {
		return 0, s.fault("read the schema's number", err)
	}
	return n, nil
}

// tooNew refuses a file whose schema this program does not know.
func tooNew(have, known int) error {
	if have > known {
		return fmt.Errorf("%w: it has schema %d, and this heed knows schemas up to %d", ErrNewer, have, known)
	}
	return nil
}

// copyTo writes a copy of the journal to path, readable by its owner only, and checks that it is whole. An earlier
// copy by that name is replaced once the new one is good.
func (s *Store) copyTo(ctx context.Context, path string, wantSchema int) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*.new") // VACUUM INTO alone would make it 0644
	if err != nil {
		return sortOut(err)
	}
	draft := f.Name()
	defer func() { err = errors.Join(err, removeIfThere(draft)) }()
	if err := f.Close(); err != nil {
		return sortOut(err)
	}
	err = s.read(ctx, "copy the journal", func() error {
		_, err := s.conn.ExecContext(ctx, "VACUUM INTO ?", draft)
		return err
	})
	if err != nil {
		return err
	}
	if err := verify(ctx, draft, wantSchema); err != nil {
		return err
	}
	if err := syncFile(draft); err != nil {
		return err
	}
	if err := os.Rename(draft, path); err != nil {
		return sortOut(err)
	}
	return syncDir(filepath.Dir(path))
}

// verify opens the copy at path as a journal and has SQLite look at every page.
func verify(ctx context.Context, path string, wantSchema int) error {
	header, err := Identify(path)
	if err != nil {
		return fmt.Errorf("check the copy: %w", err)
	}
	if header.Schema != wantSchema {
		return fmt.Errorf("check the copy: %w: its schema is %d and not %d", ErrDamaged, header.Schema, wantSchema)
	}
	s, err := connect(ctx, path)
	if err != nil {
		return fmt.Errorf("check the copy: %w", err)
	}
	var answer string
	err = s.read(ctx, "check the copy", func() error {
		return s.conn.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer)
	})
	if err == nil && answer != "ok" {
		err = fmt.Errorf("check the copy: %w", ErrDamaged)
	}
	return errors.Join(err, s.Close())
}

// syncFile puts a file that SQLite wrote without a transaction on the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return sortOut(err)
	}
	return errors.Join(f.Sync(), f.Close())
}
