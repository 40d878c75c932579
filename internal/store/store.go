// Package store keeps boxes by id in one SQLite file. It knows neither what is in a box nor how boxes are sealed,
// and it is the one place of heed that imports database/sql and its driver.
//
// # What it promises
//
//   - What [Store.Update] did is on the disk when it returns nil, and none of it is when it returns an error before
//     committing. Readers see all of an update or none.
//   - There is one file, and beside it only SQLite's rollback journal while something is being written: the file can be
//     copied whenever no program writes to it. (Write-ahead logging would save a millisecond a commit, and a sync
//     tool that copies or replaces the file without its log loses what was written last.)
//   - A journal appears under its name whole or not at all, and never in place of something else. What a program that was
//     killed left beside that name is set aside first, and never written into the newcomer.
//   - A [Store] keeps the one connection it was opened with. When the file is replaced under it, it says [ErrMoved]
//     and writes to neither; it never opens the newcomer by itself.
//   - A file whose tables are not made as heed makes them is [ErrDamaged], so that nobody without the key can have a save do
//     something else than it says.
//   - Every setting that durability hangs on is read back from SQLite after opening.
//
// # What does not exist
//
// No cache, no query language and no second connection: long lists are read in chunks, so that neither another
// goroutine nor another program waits longer than one chunk takes. No check that rows belong together; boxes are
// bound to their places by whoever seals them.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	sqlite3 "modernc.org/sqlite/lib"
)

// chunk is how many rows one read takes: 500 heads are read in about two milliseconds, and no save waits longer.
const chunk = 500

// How long a call waits while another program has the file locked. SQLite's own wait does not notice a context that
// ends, so it is told to wait a slice at a time, and the store asks again (see [Store.patiently]).
const (
	patience = 5 * time.Second // another program's save takes a few milliseconds, its import a few seconds
	slice    = 50 * time.Millisecond
)

// Store is an open journal file. Its methods may be called from several goroutines; they take turns.
type Store struct {
	db       *sql.DB
	conn     *sql.Conn     // the only one
	turn     chan struct{} // holds one token; whoever has it may use conn
	done     chan struct{} // closed by Close
	once     sync.Once
	patience time.Duration
	steps    []schema // that this program knows
	path     string
	journal  [16]byte
	version  int64       // of the file, when Changed was last asked
	file     os.FileInfo // as it was opened
}

// Open opens the journal file at path, which must be there. A file that is not a journal, that is empty, or that a newer
// heed made is refused and left as it is. An older schema is left as it is too: until [Store.Upgrade] was called, only
// Journal and Slots are good for use, which is enough to see whether somebody has a key.
func Open(ctx context.Context, path string) (*Store, error) {
	return open(ctx, path, embedded)
}

func open(ctx context.Context, path string, schemas fs.FS) (*Store, error) {
	steps, err := readSchemas(schemas)
	if err != nil {
		return nil, err
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("find the journal: %w", err)
	}
	header, err := Identify(path)
	if err != nil {
		return nil, err
	}
	if err := tooNew(header.Schema, len(steps)); err != nil {
		return nil, err
	}
	s, err := connect(ctx, path)
	if err != nil {
		return nil, err
	}
	s.steps = steps
	err = s.readJournal(ctx)
	if err == nil {
		err = s.checkLength(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// connect opens the one connection and checks what it got.
func connect(ctx context.Context, path string) (*Store, error) {
	path, err := filepath.Abs(path) // a URL has no other
	if err != nil {
		return nil, fmt.Errorf("find the journal: %w", err)
	}
	if err := prepareDriver(); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	db.SetMaxOpenConns(1)
	s := &Store{db: db, path: path, patience: patience, turn: make(chan struct{}, 1), done: make(chan struct{})}
	s.turn <- struct{}{}
	s.conn, err = db.Conn(ctx)
	if err != nil {
		return nil, errors.Join(s.fault("open the database", err), db.Close())
	}
	if err := s.checkPragmas(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if _, err := s.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA busy_timeout = %d", slice.Milliseconds())); err != nil {
		return nil, errors.Join(s.fault("open the database", err), s.Close())
	}
	return s, nil
}

// Close waits for the call that has its turn, and lets go of the file. Calls after it say [ErrClosed].
func (s *Store) Close() error {
	var err error
	s.once.Do(func() {
		close(s.done)
		<-s.turn
		if s.conn != nil {
			err = s.conn.Close()
		}
		err = errors.Join(err, s.db.Close())
	})
	if err != nil {
		return s.fault("close the journal", err)
	}
	return nil
}

// Journal is the id that the journal got when it was made.
func (s *Store) Journal() [16]byte { return s.journal }

// readJournal reads the journal's id, and makes sure that the schema is the one that heed makes.
func (s *Store) readJournal(ctx context.Context) error {
	const doing = "read the journal's id"
	var id []byte
	var tables string
	var have int
	err := s.read(ctx, doing, func() error {
		return s.conn.QueryRowContext(ctx,
			"SELECT id, user_version, "+selectTables+", data_version FROM journal, pragma_user_version, pragma_data_version").
			Scan(&id, &have, &tables, &s.version)
	})
	if primary(err) == sqlite3.SQLITE_ERROR { // no such table or column
		return fmt.Errorf("%s: %w", doing, ErrDamaged)
	}
	if err != nil {
		return err
	}
	if err := tooNew(have, len(s.steps)); err != nil { // another program has just upgraded it
		return err
	}
	if len(id) != len(s.journal) || have < 1 || !asMade(tables, s.steps[:have]) {
		return fmt.Errorf("%s: %w", doing, ErrDamaged)
	}
	s.journal = [16]byte(id)
	if s.file, err = os.Stat(s.path); err != nil {
		return sortOut(err)
	}
	return nil
}

// checkLength finds out whether the end of the file is missing, which SQLite says only when it needs a page from there.
// The transaction keeps other programs from changing the length meanwhile.
func (s *Store) checkLength(ctx context.Context) error {
	const doing = "check the journal's length"
	return s.read(ctx, doing, func() error {
		if _, err := s.conn.ExecContext(ctx, "BEGIN"); err != nil {
			return err
		}
		defer s.rollBack(ctx)
		var want int64
		err := s.conn.QueryRowContext(ctx, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").Scan(&want)
		if err != nil {
			return err
		}
		info, err := os.Stat(s.path)
		if err != nil {
			return sortOut(err)
		}
		if info.Size() < want {
			return ErrDamaged
		}
		return nil
	})
}

// take waits for the connection. Whoever takes it must call release.
func (s *Store) take(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err // also when the connection is free: select would toss a coin
	}
	select {
	case <-s.done:
		return ErrClosed
	default:
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.done:
		return ErrClosed
	case <-s.turn:
		return nil
	}
}

func (s *Store) release() { s.turn <- struct{}{} }

// read runs do in its turn. do must be one statement, so that what it sees is of one moment.
func (s *Store) read(ctx context.Context, doing string, do func() error) error {
	if err := s.take(ctx); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	defer s.release()
	if err := s.patiently(ctx, do); err != nil {
		return s.fault(doing, err)
	}
	return nil
}

// patiently runs do again as long as another program has the file locked. do must be a statement that can be repeated.
func (s *Store) patiently(ctx context.Context, do func() error) error {
	for waited := time.Duration(0); ; waited += slice {
		err := do()
		if primary(err) != sqlite3.SQLITE_BUSY || waited >= s.patience {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}
