package practice

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"heed/internal/seal"
	"heed/internal/store"
	"heed/internal/vault"
)

// withPassphrase makes a journal with a passphrase, and closes it.
func withPassphrase(t *testing.T) (p *Practice, dir string) {
	t.Helper()
	dir = t.TempDir()
	p = New(Options{Dir: dir, Now: time.Now, Random: rand.Reader})
	if err := errors.Join(p.Create(t.Context(), []byte("correct horse")), p.Lock()); err != nil {
		t.Fatal(err)
	}
	return p, dir
}

func TestAPlantedWayByKeyFileNeitherOpensNorLocksOut(t *testing.T) {
	t.Parallel()
	p, dir := withPassphrase(t)
	s, err := store.Open(t.Context(), filepath.Join(dir, vault.FileName))
	if err != nil {
		t.Fatal(err)
	}
	key, err := seal.NewKey(rand.Reader, s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	box, err := key.NewSlot(rand.Reader, 9, seal.KeyFile([32]byte{7}), seal.Params{})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSlot(t.Context(), store.Slot{ID: 9, Box: box}) })
	if err = errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if way, err := p.Way(); err != nil || way != ByPassphrase {
		t.Errorf("the way is %v, %v", way, err)
	}
	if err := errors.Join(p.Unlock(t.Context(), []byte("correct horse")), p.Lock()); err != nil {
		t.Error(err)
	}
}

func TestAJournalSwappedWhileItIsLockedIsNotOpened(t *testing.T) {
	t.Parallel()
	p, dir := withPassphrase(t)
	if err := os.Remove(filepath.Join(dir, vault.FileName)); err != nil {
		t.Fatal(err)
	}
	theirs := New(Options{Dir: dir, Now: time.Now, Random: rand.Reader})
	if err := errors.Join(theirs.Create(t.Context(), nil), theirs.Lock()); err != nil {
		t.Fatal(err)
	}
	if err := p.Unlock(t.Context(), nil); !errors.Is(err, ErrUnsealed) || p.Open() {
		t.Errorf("Unlock: %v", err)
	}
}

func TestAPassphraseThatWasRemovedIsNotExpected(t *testing.T) {
	t.Parallel()
	p, _ := withPassphrase(t)
	err := errors.Join(p.Unlock(t.Context(), []byte("correct horse")), p.RemovePassphrase(t.Context()), p.Lock(), p.Unlock(t.Context(), nil), p.Lock())
	if err != nil {
		t.Error(err)
	}
}
