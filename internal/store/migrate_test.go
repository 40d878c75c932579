package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"
)

// later is the schema with one step more.
func later(t *testing.T, sql string) fs.FS {
	t.Helper()
	steps, err := readSchemas(embedded)
	if err != nil {
		t.Fatal(err)
	}
	all := fstest.MapFS{}
	for i, step := range steps {
		all["migrations/"+string("0123456789"[i+1])+"_step.sql"] = &fstest.MapFile{Data: []byte(step.sql)}
	}
	all["migrations/"+string("0123456789"[len(steps)+1])+"_more.sql"] = &fstest.MapFile{Data: []byte(sql)}
	return all
}

// upgraded opens a journal and upgrades it.
func upgraded(t *testing.T, path string, schemas fs.FS) (*Store, error) {
	s, err := open(t.Context(), path, schemas)
	if err != nil {
		return nil, err
	}
	if err := s.Upgrade(t.Context()); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func TestOpeningAloneChangesNothing(t *testing.T) {
	path := newJournal(t)
	s, err := open(t.Context(), path, later(t, "CREATE TABLE more (n INTEGER) STRICT"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if header, err := Identify(path); err != nil || header.Schema != 1 {
		t.Errorf("the file is now %+v, %v", header, err)
	}
	if left := names(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("the folder holds %q", left)
	}
}

func TestOlderJournalIsBroughtUpToDateWithACopyFirst(t *testing.T) {
	path := newJournal(t)
	s := mustOpen(t, path)
	put(t, s, record(1))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time there is nothing to do
		s, err := upgraded(t, path, later(t, "CREATE TABLE more (n INTEGER) STRICT"))
		if err != nil {
			t.Fatal(err)
		}
		if n := count(t, s); n != 1 {
			t.Errorf("%d records after the change", n)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrNewer) {
		t.Errorf("an older heed opens it: %v", err)
	}
	copied := path + ".schema-1"
	wantMode(t, copied, 0o600)
	if n := count(t, mustOpen(t, copied)); n != 1 {
		t.Errorf("%d records in the copy", n)
	}
	if left := names(t, filepath.Dir(path)); len(left) != 2 {
		t.Errorf("the folder holds %q", left)
	}
}

func TestFailedStepLeavesTheJournalAsItWas(t *testing.T) {
	path := newJournal(t)
	put(t, mustOpen(t, path), record(1))
	_, err := upgraded(t, path, later(t, "CREATE TABLE more (n INTEGER) STRICT; DELETE FROM heads; INSERT INTO nowhere VALUES (1)"))
	if err == nil {
		t.Fatal("no error")
	}
	if n := count(t, mustOpen(t, path)); n != 1 {
		t.Errorf("%d records", n)
	}
}

func TestDamagedJournalIsNotMigrated(t *testing.T) {
	path := newJournal(t)
	s := mustOpen(t, path)
	big := record(1)
	big.Body = make([]byte, 100_000)
	put(t, s, big)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	damage(t, path, func(b []byte) []byte { clear(b[len(b)-20*4096 : len(b)-10*4096]); return b })
	if _, err := upgraded(t, path, later(t, "SELECT 1")); !errors.Is(err, ErrDamaged) {
		t.Errorf("err = %v", err)
	}
	if header, err := Identify(path); err != nil || header.Schema != 1 {
		t.Errorf("the file is now %+v, %v", header, err)
	}
	if left := names(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
}

func TestTwoProgramsMigrateOnce(t *testing.T) {
	path := newJournal(t)
	schemas := later(t, "CREATE TABLE more (n INTEGER) STRICT")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s, err := upgraded(t, path, schemas)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func TestStepsAreNumberedWithoutGaps(t *testing.T) {
	for _, names := range [][]string{{"0002_a.sql"}, {"0001_a.sql", "0003_b.sql"}, {"0001_a.sql", "0001_b.sql"}, {"first.sql"}} {
		all := fstest.MapFS{}
		for _, name := range names {
			all["migrations/"+name] = &fstest.MapFile{}
		}
		if _, err := readSchemas(all); err == nil {
			t.Errorf("%q: no error", names)
		}
	}
	if _, err := os.Stat("migrations/0001_first.sql"); err != nil {
		t.Error(err)
	}
}
