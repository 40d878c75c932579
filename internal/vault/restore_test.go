package vault

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"heed/internal/journal"
	"heed/internal/store"
)

// leftOver leaves in dir what a program leaves that is killed in the middle of an import, but not the journal: somebody has
// moved that away. It returns a backup of the journal, made later, with five entries.
func leftOver(t *testing.T) (dir, backup string) {
	t.Helper()
	v, dir := newVault(t)
	path := filepath.Join(dir, FileName)
	var hot []byte
	_ = v.store.Update(t.Context(), func(tx *store.Tx) (err error) {
		for n := range 12 { // more than SQLite's cache takes, so that the file was written to
			r := store.Record{Kind: 1, Revision: 1, ID: [16]byte{9, byte(n)}, Head: []byte("h"), Body: make([]byte, 1<<20)}
			must(t, tx.Put(t.Context(), r))
		}
		hot, err = os.ReadFile(path + "-journal")
		must(t, err)
		return context.Canceled
	})
	for range 5 {
		mustSave(t, v, journal.Entry{Text: "kept"})
	}
	backup = filepath.Join(t.TempDir(), "backup.heed")
	must(t, v.Backup(t.Context(), backup))
	mustClose(t, v)
	must(t, os.Remove(path))
	must(t, os.WriteFile(path+"-journal", hot, 0o600))
	return dir, backup
}

func TestRestoringBesideALeftOverRollbackJournalBringsAllOfTheBackup(t *testing.T) {
	dir, backup := leftOver(t)
	_, err := Restore(t.Context(), dir, backup, Passphrase(passphrase), cheap())
	must(t, err)
	v := mustOpen(t, dir, Passphrase(passphrase))
	if ids, whole := listing(t, v); len(ids) != 5 || whole != nil {
		t.Errorf("%d entries, %v", len(ids), whole)
	}
}

func TestAJournalMadeBesideALeftOverRollbackJournalIsTheNewOne(t *testing.T) {
	dir, _ := leftOver(t)
	o := cheap()
	o.Passphrase = []byte("another")
	v, err := Create(t.Context(), dir, o)
	must(t, err)
	mustSave(t, v, journal.Entry{Text: "first words"})
	mustClose(t, v)
	v = mustOpen(t, dir, Passphrase([]byte("another")))
	if ids, whole := listing(t, v); len(ids) != 1 || whole != nil {
		t.Errorf("%d entries, %v", len(ids), whole)
	}
}

func TestRestoringTwiceInASecondKeepsBoth(t *testing.T) {
	dir, backup := leftOver(t)
	names := map[string]bool{}
	for range 3 {
		kept, err := Restore(t.Context(), dir, backup, Passphrase(passphrase), cheap())
		must(t, err)
		names[kept] = true
	}
	if len(names) != 3 {
		t.Errorf("kept as %v", names)
	}
}
