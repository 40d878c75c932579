package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

// nothing fills a journal with nothing.
func nothing(*Tx) error { return nil }

// newJournal creates an empty journal in a new folder and returns where it lies.
func newJournal(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "home", "journal.heed")
	if err := Create(t.Context(), path, [16]byte{1, 2, 3}, nothing); err != nil {
		t.Fatal(err)
	}
	return path
}

func mustOpen(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// names lists a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func wantMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want {
		t.Errorf("%s has mode %o, want %o", filepath.Base(path), got, want)
	}
}

func TestJournalIsPrivateFromItsFirstByte(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "journal.heed")
	err := Create(t.Context(), path, [16]byte{1}, func(*Tx) error {
		dir := filepath.Dir(path)
		all := names(t, dir)
		if len(all) != 2 { // the file in the making, and its rollback journal
			t.Errorf("while it is made: %q", all)
		}
		for _, name := range all {
			wantMode(t, filepath.Join(dir, name), 0o600)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	wantMode(t, filepath.Dir(path), 0o700)
	wantMode(t, filepath.Dir(filepath.Dir(path)), 0o700)
	wantMode(t, path, 0o600)
	if all := names(t, filepath.Dir(path)); len(all) != 1 {
		t.Errorf("left behind: %q", all)
	}
}

func TestFailedCreationLeavesNothing(t *testing.T) {
	wrong := errors.New("wrong")
	cancelled, cancel := context.WithCancel(t.Context())
	for name, try := range map[string]func(path string) error{
		"an error": func(path string) error {
			return Create(t.Context(), path, [16]byte{1}, func(*Tx) error { return wrong })
		},
		"a context that ends": func(path string) error {
			return Create(cancelled, path, [16]byte{1}, func(*Tx) error { cancel(); return nil })
		},
	} {
		path := filepath.Join(t.TempDir(), "journal.heed")
		if err := try(path); err == nil {
			t.Errorf("%s: no error", name)
		}
		if left := names(t, filepath.Dir(path)); len(left) != 0 {
			t.Errorf("%s: left %q", name, left)
		}
	}
}

func TestCreateNeverReplacesAnything(t *testing.T) {
	dir := t.TempDir()
	file, empty, link := filepath.Join(dir, "file"), filepath.Join(dir, "empty"), filepath.Join(dir, "link")
	for name, text := range map[string]string{file: "a letter", empty: ""} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(dir, "nowhere"), link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{file, empty, link, dir} {
		if err := Create(t.Context(), path, [16]byte{1}, nothing); !errors.Is(err, ErrExists) {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
	if text, err := os.ReadFile(file); err != nil || string(text) != "a letter" {
		t.Errorf("the file is now %q, %v", text, err)
	}
}

func TestOfManyCreatorsOneWins(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.heed")
	var won atomic.Int32
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			switch err := Create(t.Context(), path, [16]byte{byte(i)}, nothing); {
			case err == nil:
				won.Add(1)
			case !errors.Is(err, ErrExists):
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if won.Load() != 1 {
		t.Errorf("%d won", won.Load())
	}
	if left := names(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
	mustOpen(t, path)
}

func TestPlaceWorksWithoutLinks(t *testing.T) {
	dir := t.TempDir()
	noLinks := func(string, string) error { return errors.ErrUnsupported }
	draft, path := filepath.Join(dir, "draft"), filepath.Join(dir, "path")
	for i := range 2 {
		if err := os.WriteFile(draft, []byte{byte('1' + i)}, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := place(draft, path, noLinks); i == 0 && err != nil || i == 1 && !errors.Is(err, ErrExists) {
			t.Errorf("time %d: %v", i+1, err)
		}
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "1" {
		t.Errorf("the file holds %q, %v", text, err)
	}
	if err := place(filepath.Join(dir, "missing"), filepath.Join(dir, "other"), noLinks); !errors.Is(err, ErrMissing) {
		t.Errorf("a missing draft: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "other")); err == nil {
		t.Error("the claimed name was left behind")
	}
}
