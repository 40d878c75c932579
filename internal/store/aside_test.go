package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hotJournal makes a journal with n records and returns the rollback journal that a program leaves beside it when it is
// killed in the middle of a save.
func hotJournal(t *testing.T, n int) (path string, hot []byte) {
	t.Helper()
	path = newJournal(t)
	s := mustOpen(t, path)
	for i := range n {
		put(t, s, record(i))
	}
	_ = s.Update(t.Context(), func(tx *Tx) error {
		for i := range 12 { // more than the cache takes, so that the file has been written to
			r := record(1000 + i)
			r.Body = make([]byte, 1<<20)
			if err := tx.Put(t.Context(), r); err != nil {
				return err
			}
		}
		var err error
		if hot, err = os.ReadFile(path + "-journal"); err != nil || len(hot) < 512 {
			t.Fatalf("%d bytes of a rollback journal, %v", len(hot), err)
		}
		return context.Canceled
	})
	return path, hot
}

// wantAside says that the rollback journal beside path was kept under another name.
func wantAside(t *testing.T, path string, hot []byte) {
	t.Helper()
	for _, name := range names(t, filepath.Dir(path)) {
		if strings.HasPrefix(name, filepath.Base(path)+".replaced-") && strings.HasSuffix(name, "-journal") {
			if kept, err := os.ReadFile(filepath.Join(filepath.Dir(path), name)); err != nil || string(kept) != string(hot) {
				t.Errorf("%s holds something else, %v", name, err)
			}
			return
		}
	}
	t.Errorf("the rollback journal is gone: %q", names(t, filepath.Dir(path)))
}

func TestARollbackJournalThatWasLeftDoesNotSpoilTheFileThatGetsItsName(t *testing.T) {
	from, hot := hotJournal(t, 5)
	for name, make := range map[string]func(path string) error{
		"Create": func(path string) error {
			return Create(t.Context(), path, [16]byte{7}, func(tx *Tx) error { return tx.Put(t.Context(), record(1)) })
		},
		"CopyTo": func(path string) error { return mustOpen(t, from).CopyTo(t.Context(), path) },
	} {
		path := filepath.Join(t.TempDir(), "journal.heed")
		if err := os.WriteFile(path+"-journal", hot, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := make(path); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		s := mustOpen(t, path)
		want := map[string]int{"Create": 1, "CopyTo": 5}[name]
		if n := count(t, s); n != want || s.Check(t.Context()) != nil {
			t.Errorf("%s: %d records, %v; want %d", name, n, s.Check(t.Context()), want)
		}
		wantAside(t, path, hot)
	}
}

func TestARollbackJournalThatWasLeftDoesNotSpoilTheCopyBeforeAnUpgrade(t *testing.T) {
	_, hot := hotJournal(t, 5)
	path := newJournal(t)
	s := mustOpen(t, path)
	put(t, s, record(1))
	copied := path + ".schema-1"
	if err := os.WriteFile(copied+"-journal", hot, 0o600); err != nil {
		t.Fatal(err)
	}
	up, err := upgraded(t, path, later(t, "CREATE TABLE more (n INTEGER) STRICT"))
	if err != nil {
		t.Fatal(err)
	}
	if err := up.Close(); err != nil {
		t.Fatal(err)
	}
	if n := count(t, mustOpen(t, copied)); n != 1 {
		t.Errorf("%d records in the copy", n)
	}
	wantAside(t, copied, hot)
}

func TestWhatBelongsToAFileThatIsThereStays(t *testing.T) {
	path := newJournal(t)
	if err := os.WriteFile(path+"-journal", []byte("its own"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := setAsideIfFree(path); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + "-journal"); err != nil {
		t.Error(err)
	}
}

func TestAFreeNameIsNobodysAndHasNothingBesideIt(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	for i, taken := range []string{name, name + "-2-journal"} {
		if err := os.WriteFile(taken, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		want := []string{name + "-2", name + "-3"}[i]
		if got, err := FreeName(name); err != nil || got != want {
			t.Errorf("FreeName = %s, %v; want %s", got, err, want)
		}
	}
}
