package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
)

// pragma is one setting of a connection and how SQLite reports it when it holds. The order matters: the wait for
// others comes first, and journal_mode, which already reads the file, last.
type pragma struct{ name, set, holds string }

func pragmas() []pragma {
	return []pragma{
		{"busy_timeout", "5000", "5000"},     // milliseconds: while opening; afterwards see patience
		{"foreign_keys", "1", "1"},           //
		{"trusted_schema", "0", "0"},         // a schema that someone changed runs no functions
		{"cell_size_check", "1", "1"},        // finds damaged pages sooner
		{"secure_delete", "1", "1"},          // what was replaced is overwritten, sealed though it is
		{"temp_store", "2", "2"},             // memory: sorting leaves nothing in a temporary folder
		{"synchronous", "EXTRA", "3"},        // a commit is on the disk, and so is the end of its journal
		{"fullfsync", "1", "1"},              // on macOS, where fsync alone does not reach the disk; elsewhere nothing
		{"mmap_size", "0", "0"},              // a truncated file is an error and not a crash
		{"cache_size", "-8192", "-8192"},     // KiB
		{"journal_mode", "DELETE", "delete"}, // see the package documentation
	}
}

// dsn names the file to the driver. It is built as a URL, since a path may hold any character.
func dsn(path string) string {
	q := url.Values{
		"mode":       {"rw"}, // never create
		"_txlock":    {"immediate"},
		"_dqs":       {"0"},
		"_defensive": {"1"},
		"_error_rc":  {"1"},
	}
	for _, p := range pragmas() {
		q.Add("_pragma", p.name+"("+p.set+")")
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… on Windows
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String()
}

// prepareDriver makes the two settings that hold for the whole process. Both are idempotent.
//
// Locks that belong to an open file, where Linux has them, survive that some other part of the process opens and
// closes the file; the usual ones do not (see [Identify]).
func prepareDriver() error {
	sqlite.StrictPragmas(true)
	if _, err := sqlite.OFDLocking(true); err != nil && !errors.Is(err, sqlite.ErrOFDLockingUnavailable) {
		return fmt.Errorf("prepare the database driver: %w", err)
	}
	return nil
}

// checkPragmas reads every setting back. SQLite ignores what it does not understand without a word.
func (s *Store) checkPragmas(ctx context.Context) error {
	for _, p := range pragmas() {
		var got string
		err := s.conn.QueryRowContext(ctx, "PRAGMA "+p.name).Scan(&got)
		if errors.Is(err, sql.ErrNoRows) && p.name == "mmap_size" {
			continue // SQLite was built without memory mapping
		}
		if err != nil {
			return s.fault("check the database settings", err)
		}
		if got != p.holds {
			return fmt.Errorf("check the database settings: %s is %s and must be %s", p.name, got, p.holds)
		}
	}
	return nil
}
