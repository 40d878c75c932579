package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// damage changes the bytes of a journal that nobody has open.
func damage(t *testing.T, path string, change func(b []byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(b), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestEachFaultHasItsOwnErrorAndLeavesTheFileAsItIs(t *testing.T) {
	known, err := readSchemas(embedded)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name   string
		change func(b []byte) []byte
		want   error
	}{
		{"empty", func([]byte) []byte { return nil }, ErrEmpty},
		{"a text", func([]byte) []byte { return []byte("Dear diary,\n") }, ErrNotJournal},
		{"a long text", func([]byte) []byte { return bytes.Repeat([]byte("Dear diary,\n"), 1000) }, ErrNotJournal},
		{"another program's database", func(b []byte) []byte { b[68]++; return b }, ErrNotJournal},
		{"cut inside the header", func(b []byte) []byte { return b[:60] }, ErrNotJournal},
		{"no schema", func(b []byte) []byte { copy(b[60:], "\x00\x00\x00\x00"); return b }, ErrDamaged},
		{"a newer schema", func(b []byte) []byte {
			binary.BigEndian.PutUint32(b[60:], uint32(len(known)+1))
			return b
		}, ErrNewer},
		{"cut at a page", func(b []byte) []byte { return b[:4096] }, ErrDamaged},
		{"cut inside a page", func(b []byte) []byte { return b[:len(b)-100] }, ErrDamaged},
		{"a page of zeros", func(b []byte) []byte { clear(b[4096:8192]); return b }, ErrDamaged},
		{"a page of anything", func(b []byte) []byte { copy(b[100:4096], bytes.Repeat([]byte("x"), 4096)); return b }, ErrDamaged},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := newJournal(t)
			damage(t, path, test.change)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Open(t.Context(), path); !errors.Is(err, test.want) {
				t.Errorf("Open: %v; want %v", err, test.want)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
				t.Errorf("the file was changed, %v", err)
			}
			if left := names(t, filepath.Dir(path)); len(left) != 1 {
				t.Errorf("left behind: %q", left)
			}
		})
	}
}

func TestWhatIsNoFileIsNoJournal(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(t.Context(), filepath.Join(dir, "journal.heed")); !errors.Is(err, ErrMissing) {
		t.Errorf("nothing there: %v", err)
	}
	if _, err := Open(t.Context(), filepath.Join(dir, "no", "folder")); !errors.Is(err, ErrMissing) {
		t.Errorf("no folder: %v", err)
	}
	if _, err := Open(t.Context(), dir); !errors.Is(err, ErrNotJournal) {
		t.Errorf("a folder: %v", err)
	}
	if left := names(t, dir); len(left) != 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestForeignSchemaIsRefused(t *testing.T) {
	for name, sql := range map[string]string{
		"a trigger":                       "CREATE TRIGGER x AFTER INSERT ON heads BEGIN DELETE FROM heads; END",
		"a view":                          "CREATE VIEW x AS SELECT 1",
		"a table less":                    "DROP TABLE journal",
		"a table more":                    "CREATE TABLE x (y)",
		"an index":                        "CREATE UNIQUE INDEX x ON singles (kind)",
		"statistics":                      "ANALYZE",
		"bodies that outlive their heads": "DROP TABLE bodies; CREATE TABLE bodies (seq INTEGER PRIMARY KEY, box BLOB NOT NULL) STRICT",
		"another name":                    "ALTER TABLE bodies RENAME TO x",
		"a column more":                   "ALTER TABLE slots ADD COLUMN x BLOB",
		"no journal id":                   "DELETE FROM journal",
	} {
		path := newJournal(t)
		s := mustOpen(t, path)
		if _, err := s.conn.ExecContext(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), path); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAnotherProgramThatWritesIsBusyAndNotDamage(t *testing.T) {
	path := newJournal(t)
	s, other := mustOpen(t, path), mustOpen(t, path)
	impatient(other)
	err := s.Update(t.Context(), func(*Tx) error {
		if err := other.Update(t.Context(), nothing); !errors.Is(err, ErrBusy) {
			t.Errorf("while it writes: %v", err)
		}
		if _, err := other.Slots(t.Context()); err != nil {
			t.Errorf("reading while it writes: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	put(t, other, record(1))
}

func TestAContextEndsTheWaitForAnotherProgram(t *testing.T) {
	path := newJournal(t)
	s, other := mustOpen(t, path), mustOpen(t, path)
	err := s.Update(t.Context(), func(*Tx) error {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		began := time.Now()
		if err := other.Update(ctx, nothing); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("waiting: %v", err)
		}
		if took := time.Since(began); took > patience/2 {
			t.Errorf("it still waited %v", took)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	put(t, other, record(1)) // the interrupted connection is still good
}

func TestAFullDiskKeepsWhatIsThere(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	put(t, s, record(1))
	if _, err := s.conn.ExecContext(t.Context(), "PRAGMA max_page_count = 1"); err != nil { // no page more than now
		t.Fatal(err)
	}
	big := record(2)
	big.Body = make([]byte, 1<<20)
	err := s.Update(t.Context(), func(tx *Tx) error { return tx.Put(t.Context(), big) })
	if !errors.Is(err, ErrFull) {
		t.Errorf("err = %v", err)
	}
	if n := count(t, s); n != 1 {
		t.Errorf("%d records", n)
	}
	if _, err := s.conn.ExecContext(t.Context(), "PRAGMA max_page_count = 100000"); err != nil {
		t.Fatal(err)
	}
	put(t, s, big)
}

func TestAFileReplacedUnderneathIsNotWritten(t *testing.T) {
	path, newcomer := newJournal(t), newJournal(t)
	s := mustOpen(t, path)
	put(t, s, record(1))
	before, err := os.ReadFile(newcomer)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(newcomer, path); err != nil {
		t.Fatal(err)
	}
	for range 2 { // also when tried again
		err = s.Update(t.Context(), func(tx *Tx) error { return tx.Put(t.Context(), record(2)) })
		if !errors.Is(err, ErrMoved) {
			t.Errorf("err = %v", err)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the newcomer was changed, %v", err)
	}
	if n := count(t, s); n != 1 {
		t.Errorf("the old file can no longer be read: %d records", n)
	}
}

func TestEachCodeOfSQLiteHasItsMeaning(t *testing.T) {
	for code, want := range map[int]error{
		5: ErrBusy, 261: ErrBusy, 6: ErrBusy, 15: ErrBusy,
		8: ErrReadOnly, 1032: ErrMoved, 776: ErrReadOnly,
		11: ErrDamaged, 267: ErrDamaged, 26: ErrDamaged, 522: ErrDamaged,
		13: ErrFull, 3: ErrPermission,
		10: ErrDisk, 266: ErrDisk, 1034: ErrDisk, 778: ErrUnwritten,
		1: nil, 19: nil, 0: nil,
	} {
		if got := meaning(code); !errors.Is(got, want) {
			t.Errorf("%d means %v, want %v", code, got, want)
		}
	}
}

func TestNoErrorRepeatsWhatWasWritten(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	r := record(1)
	r.Head, r.Body = []byte("canary"), []byte("canary")
	put(t, s, r)
	err := s.Update(t.Context(), func(tx *Tx) error { return tx.Put(t.Context(), r) })
	if err == nil || bytes.Contains([]byte(err.Error()), []byte("canary")) {
		t.Errorf("err = %v", err)
	}
}
