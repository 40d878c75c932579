package vault

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
)

// replaced restores the backup of today and returns the name of what it replaced.
func replaced(t *testing.T, v *Vault, dir string) string {
	t.Helper()
	must(t, v.Tend(t.Context()))
	files, err := backups(dir)
	must(t, err)
	o := cheap()
	o.Now = v.now
	kept, err := Restore(t.Context(), dir, files[len(files)-1], Passphrase(passphrase), o)
	must(t, err)
	return kept
}

func TestWhatWasKeptBesideTheJournalGetsTheNewWays(t *testing.T) {
	v, dir, now := clocked(t)
	mustSave(t, v, journal.Entry{Text: "one"})
	ofSchema := filepath.Join(dir, FileName+".schema-1")
	must(t, v.Backup(t.Context(), ofSchema))
	kept := []string{replaced(t, v, dir), replaced(t, v, dir), ofSchema}
	if !strings.HasSuffix(kept[1], "-2") {
		t.Errorf("kept %q", kept[1])
	}
	must(t, os.WriteFile(filepath.Join(dir, keptStart+"2026-01-01T000000"), []byte("Dear diary,\n"), 0o600))
	must(t, os.WriteFile(filepath.Join(dir, keptStart+"2026-01-01T000000-journal"), []byte("SQLite's"), 0o600))
	mustClose(t, v)
	v = mustOpen(t, dir, Passphrase(passphrase))
	v.now = func() time.Time { return *now }
	must(t, v.SetPassphrase(t.Context(), []byte("new")))
	for _, path := range kept {
		if _, err := Examine(t.Context(), path, Passphrase(passphrase), cheap()); !errors.Is(err, ErrPassphrase) {
			t.Errorf("%s opens with the old passphrase: %v", filepath.Base(path), err)
		}
		if r, err := Examine(t.Context(), path, Passphrase([]byte("new")), cheap()); err != nil || r.Entries != 1 {
			t.Errorf("%s with the new one: %+v, %v", filepath.Base(path), r, err)
		}
	}
	must(t, os.Truncate(kept[0], 5000)) // what cannot be changed is named
	if err := v.SetPassphrase(t.Context(), []byte("newer")); !errors.Is(err, ErrBackupsBehind) || !strings.Contains(err.Error(), filepath.Base(kept[0])) {
		t.Errorf("SetPassphrase: %v", err)
	}
}

func TestWhatRestoreKeptGoesAfterThirtyDays(t *testing.T) {
	v, dir, now := clocked(t)
	mustSave(t, v, journal.Entry{Text: "one"})
	old := replaced(t, v, dir)
	must(t, os.WriteFile(old+"-journal", nil, 0o600))
	mustClose(t, v)
	v = mustOpen(t, dir, Passphrase(passphrase))
	v.now = func() time.Time { return *now }
	is := func(path string) bool { _, err := os.Stat(path); return err == nil }
	*now = now.AddDate(0, 0, keptDays)
	must(t, v.Tend(t.Context()))
	if !is(old) {
		t.Error("it went too early")
	}
	*now = now.AddDate(0, 0, 1)
	files, err := backups(dir)
	must(t, err)
	whole, err := os.ReadFile(files[0])
	must(t, err)
	must(t, os.Truncate(files[0], 5000))
	v.clearKept(t.Context())
	if !is(old) {
		t.Error("it went though there is no good backup")
	}
	must(t, os.WriteFile(files[0], whole, 0o600))
	must(t, v.Tend(t.Context()))
	if is(old) || is(old+"-journal") {
		t.Error("it is still there")
	}
	if !is(filepath.Join(dir, FileName)) {
		t.Error("and the journal is gone")
	}
}
