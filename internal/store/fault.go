package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can go wrong with the file. Each is a different thing to tell a person, and none names what a person wrote.
var (
	ErrMissing    = errors.New("there is no journal here")
	ErrExists     = errors.New("there is a journal here already")
	ErrEmpty      = errors.New("the journal file is empty")
	ErrNotJournal = errors.New("this file is not a journal")
	ErrNewer      = errors.New("a newer heed made this journal")
	ErrDamaged    = errors.New("the journal file is damaged")
	ErrReadOnly   = errors.New("the journal can be read but not written")
	ErrFull       = errors.New("the disk is full")
	ErrBusy       = errors.New("another program is using the journal")
	ErrMoved      = errors.New("the journal file was moved or replaced while it was open")
	ErrPermission = errors.New("no permission to open the journal")
	ErrDisk       = errors.New("the disk reports a fault")
	ErrUnwritten  = errors.New("the disk did not take what was written")
	ErrClosed     = errors.New("the journal is closed")
)

// fault is what was being done, what that comes to, and the driver's own words for whoever has to find out why. SQLite's
// messages name tables and settings, and never the values that a statement was given.
func (s *Store) fault(doing string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: %w", doing, err)
	}
	kind := s.kind(err)
	if kind == nil || errors.Is(err, kind) {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return fmt.Errorf("%s: %w (%w)", doing, kind, err)
}

// kind is the sentinel for an error of the driver, or nil.
func (s *Store) kind(err error) error {
	if errors.Is(err, sql.ErrConnDone) || errors.Is(err, driver.ErrBadConn) {
		return ErrClosed
	}
	if errors.Is(err, sql.ErrNoRows) {
		return ErrDamaged // nothing asks for a row that may be missing
	}
	if primary(err) == sqlite3.SQLITE_CANTOPEN {
		return s.cannotOpen()
	}
	return meaning(code(err))
}

// meaning is the sentinel for an extended result code of SQLite, or nil.
func meaning(code int) error {
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return ErrBusy
	case sqlite3.SQLITE_READONLY:
		if code == sqlite3.SQLITE_READONLY_DBMOVED {
			return ErrMoved
		}
		return ErrReadOnly
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_MISMATCH:
		return ErrDamaged
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return ErrPermission
	case sqlite3.SQLITE_IOERR:
		if code == sqlite3.SQLITE_IOERR_SHORT_READ {
			return ErrDamaged
		}
		if code == sqlite3.SQLITE_IOERR_WRITE { // a fault, or all the room that this account may have: SQLite does not tell
			return ErrUnwritten
		}
		return ErrDisk
	}
	return nil
}

// cannotOpen tells apart what SQLite says in one word. The file itself is not opened; see [Identify].
func (s *Store) cannotOpen() error {
	switch _, err := os.Stat(s.path); {
	case errors.Is(err, fs.ErrNotExist):
		return ErrMissing
	case errors.Is(err, fs.ErrPermission):
		return ErrPermission
	case err != nil:
		return ErrDisk
	}
	return ErrReadOnly // the file is there; what cannot be opened is the rollback journal beside it
}

// code is SQLite's extended result code, or 0 for another error.
func code(err error) int {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code()
	}
	return 0
}

// primary is SQLite's result code without the details.
func primary(err error) int { return code(err) & 0xff }

// sortOut adds the sentinel to an error of the operating system.
func sortOut(err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w (%w)", ErrPermission, err)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w (%w)", ErrMissing, err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%w (%w)", ErrFull, err)
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w (%w)", ErrReadOnly, err)
	}
	return err
}
