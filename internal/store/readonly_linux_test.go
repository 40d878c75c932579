package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// unprivileged runs do as somebody for whom file modes count, who owns what lies under dir. As root, the thread
// takes the file rights of "nobody" meanwhile.
func unprivileged(t *testing.T, dir string, do func()) {
	t.Helper()
	const nobody = 65534
	if os.Geteuid() == 0 {
		for up := dir; up != os.TempDir() && up != "/"; up = filepath.Dir(up) {
			if err := os.Chmod(up, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
			return errors.Join(err, os.Chown(path, nobody, nobody))
		})
		if err != nil {
			t.Fatal(err)
		}
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		setfsuid(nobody)
		defer setfsuid(0)
	}
	do()
}

func closeNow(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func setfsuid(id uintptr) {
	_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, id, 0, 0) // says only who it was before
	if now, _, _ := syscall.RawSyscall(syscall.SYS_SETFSUID, ^uintptr(0), 0, 0); now != id {
		panic("the thread kept its file rights")
	}
}

func TestReadOnlyFolderCanBeReadAndSaysWhyNotWritten(t *testing.T) {
	path := newJournal(t)
	s := mustOpen(t, path)
	put(t, s, record(1))
	dir := filepath.Dir(path)
	unprivileged(t, dir, func() {
		if err := errors.Join(os.Chmod(path, 0o400), os.Chmod(dir, 0o500)); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.Chmod(dir, 0o700) }()
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer closeNow(t, s)
		if n := count(t, s); n != 1 {
			t.Errorf("%d records", n)
		}
		err = s.Update(t.Context(), func(tx *Tx) error { return tx.Put(t.Context(), record(2)) })
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("Update: %v", err)
		}
		if err := Create(t.Context(), filepath.Join(dir, "new.heed"), [16]byte{1}, nothing); !errors.Is(err, ErrPermission) {
			t.Errorf("Create: %v", err)
		}
	})
}

func TestFolderWhereNothingCanBeAddedIsReadOnly(t *testing.T) {
	path := newJournal(t)
	dir := filepath.Dir(path)
	unprivileged(t, dir, func() {
		if err := os.Chmod(dir, 0o500); err != nil { // the file itself may be written
			t.Fatal(err)
		}
		defer func() { _ = os.Chmod(dir, 0o700) }()
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer closeNow(t, s)
		err = s.Update(t.Context(), func(tx *Tx) error { return tx.Put(t.Context(), record(1)) })
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("Update: %v", err)
		}
	})
}

func TestSomeoneElsesJournalIsNoPermission(t *testing.T) {
	path := newJournal(t)
	dir := filepath.Dir(path)
	unprivileged(t, dir, func() {
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), path); !errors.Is(err, ErrPermission) {
			t.Errorf("the file: %v", err)
		}
		if err := os.Chmod(dir, 0); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.Chmod(dir, 0o700) }()
		if _, err := Open(t.Context(), path); !errors.Is(err, ErrPermission) {
			t.Errorf("the folder: %v", err)
		}
	})
}

func TestPipeIsNoJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrNotJournal) {
		t.Errorf("Open: %v", err)
	}
}
