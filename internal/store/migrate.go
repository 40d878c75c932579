package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path"
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
	err = s.copyTo(ctx, fmt.Sprintf("%s.schema-%d", s.path, have), func(draft, path string) error {
		if header, err := Identify(draft); err != nil || header.Schema != have {
			return err // another program has upgraded the journal meanwhile, and has the copy
		}
		if err := setAside(path); err != nil {
			return err
		}
		return os.Rename(draft, path)
	})
	if err != nil {
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
