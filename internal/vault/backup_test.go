package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"heed/internal/journal"
)

// contextSoon is a context that ends soon.
func contextSoon(t *testing.T) (context.Context, context.CancelFunc) {
	return context.WithTimeout(t.Context(), 100*time.Millisecond)
}

// clocked makes a journal whose clock the test sets.
func clocked(t *testing.T) (v *Vault, dir string, now *time.Time) {
	t.Helper()
	now = new(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC))
	v, dir = newVault(t)
	v.now = func() time.Time { return *now }
	return v, dir, now
}

func backupDays(t *testing.T, dir string) (days []string) {
	t.Helper()
	files, err := backups(dir)
	must(t, err)
	for _, f := range files {
		days = append(days, filepath.Base(f)[len(backupStart+"2026-"):][:5])
	}
	return days
}

func TestEachDayWithAChangeHasABackupAndSevenAreKept(t *testing.T) {
	v, dir, now := clocked(t)
	for i := range 10 {
		if i != 4 { // a day on which nothing was written
			mustSave(t, v, journal.Entry{Text: fmt.Sprint(i)})
		}
		must(t, v.Tend(t.Context()))
		must(t, v.Tend(t.Context())) // the second time that day
		*now = now.AddDate(0, 0, 1)
	}
	if got := backupDays(t, dir); !slices.Equal(got, []string{"03-03", "03-04", "03-06", "03-07", "03-08", "03-09", "03-10"}) {
		t.Errorf("backups of %q", got)
	}
	files, err := backups(dir)
	must(t, err)
	r, err := Examine(t.Context(), files[6], Passphrase(passphrase), cheap())
	if err != nil || !r.OK() || r.Entries != 9 {
		t.Errorf("the last backup: %+v, %v", r, err)
	}
	for path, want := range map[string]os.FileMode{filepath.Dir(files[0]): 0o700, files[0]: 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", filepath.Base(path), info.Mode(), err)
		}
	}
}

func TestAClockThatWasWrongCostsNoGoodBackup(t *testing.T) {
	v, dir, now := clocked(t)
	day := func() {
		mustSave(t, v, journal.Entry{})
		must(t, v.Tend(t.Context()))
	}
	*now = now.AddDate(0, 9, 0) // the clock runs ahead
	for range 9 {
		day()
		*now = now.AddDate(0, 0, 1)
	}
	*now = now.AddDate(0, -9, -9) // and is set right
	for range 3 {
		day()
		*now = now.AddDate(0, 0, 1)
	}
	got := backupDays(t, dir)
	if len(got) != backupsKept || !slices.Equal(got[:3], []string{"03-01", "03-02", "03-03"}) {
		t.Errorf("backups of %q", got)
	}
}

func TestADamagedJournalsBackupPushesOutNoGoodOne(t *testing.T) {
	v, dir, now := clocked(t)
	for range backupsKept {
		mustSave(t, v, journal.Entry{})
		must(t, v.Tend(t.Context()))
		*now = now.AddDate(0, 0, 1)
	}
	mustClose(t, v)
	r := boxes(t, dir)
	exchange(t, dir, r[3].Body, flipped(r[3].Body))
	v = mustOpen(t, dir, Passphrase(passphrase))
	v.now = func() time.Time { return *now }
	mustSave(t, v, journal.Entry{})
	if err := v.Tend(t.Context()); !errors.Is(err, ErrBackupDamaged) {
		t.Errorf("Tend: %v", err)
	}
	if got := backupDays(t, dir); len(got) != backupsKept+1 || got[0] != "03-01" {
		t.Errorf("backups of %q", got)
	}
}

func TestTheBinIsEmptiedAfterThirtyDaysAndHalfMadeFilesGo(t *testing.T) {
	v, dir, now := clocked(t)
	e := mustSave(t, v, journal.Entry{})
	must(t, v.Delete(t.Context(), e.ID))
	half, fresh := filepath.Join(dir, ".journal.heed-123.new"), filepath.Join(dir, ".journal.heed-456.new")
	for path, age := range map[string]time.Time{half: now.Add(-2 * time.Hour), fresh: now.Add(time.Hour)} {
		must(t, os.WriteFile(path, nil, 0o600))
		must(t, os.Chtimes(path, age, age))
	}
	left := func() int {
		must(t, v.Tend(t.Context()))
		in, err := v.Bin(t.Context())
		must(t, err)
		return len(in)
	}
	*now = now.AddDate(0, 0, -400) // a clock set back
	if left() != 1 {
		t.Error("the bin was emptied by a clock set back")
	}
	*now = now.AddDate(0, 0, 400+journal.BinDays)
	if left() != 1 {
		t.Error("the bin was emptied a moment too early")
	}
	*now = now.Add(time.Second)
	if left() != 0 {
		t.Error("the bin was not emptied")
	}
	if _, err := os.Stat(half); err == nil {
		t.Error("a file that was half made long ago is still there")
	}
}

func TestBackupIsWholeAndNeverInPlaceOfAnything(t *testing.T) {
	v, _ := newVault(t)
	mustSave(t, v, journal.Entry{Text: "mine"})
	path := filepath.Join(t.TempDir(), "new folder", "copy.heed")
	must(t, v.Backup(t.Context(), path))
	r, err := Examine(t.Context(), path, Passphrase(passphrase), cheap())
	if err != nil || !r.OK() || r.Entries != 1 {
		t.Errorf("the copy: %+v, %v", r, err)
	}
	before := fingerprint(t, path)
	if err := v.Backup(t.Context(), path); !errors.Is(err, ErrExists) || fingerprint(t, path) != before {
		t.Errorf("a second one: %v", err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

func TestRestoreKeepsWhatItReplaces(t *testing.T) {
	v, dir := newVault(t)
	mustSave(t, v, journal.Entry{Text: "then"})
	file := filepath.Join(t.TempDir(), "copy.heed")
	must(t, v.Backup(t.Context(), file))
	mustSave(t, v, journal.Entry{Text: "since then"})

	idle := mustOpen(t, dir, Passphrase(passphrase)) // another program that has it open
	kept, err := Restore(t.Context(), dir, file, Passphrase(passphrase), cheap())
	must(t, err)
	if _, err := idle.Save(t.Context(), journal.Entry{Text: "lost?"}); !errors.Is(err, ErrMoved) {
		t.Errorf("the other program saves: %v", err)
	}
	if _, err := idle.Changed(t.Context()); !errors.Is(err, ErrMoved) {
		t.Errorf("the other program looks: %v", err)
	}
	for path, want := range map[string]int{filepath.Join(dir, FileName): 1, kept: 2, file: 1} {
		if r, err := Examine(t.Context(), path, Passphrase(passphrase), cheap()); err != nil || !r.OK() || r.Entries != want {
			t.Errorf("%s: %+v, %v", filepath.Base(path), r, err)
		}
	}
	elsewhere := filepath.Join(t.TempDir(), "heed") // and where there was nothing
	if kept, err := Restore(t.Context(), elsewhere, file, Passphrase(passphrase), cheap()); err != nil || kept != "" {
		t.Errorf("kept %q, %v", kept, err)
	}
	mustOpen(t, elsewhere, Passphrase(passphrase))
}

func TestRestoreRefusesAndChangesNothing(t *testing.T) {
	v, dir := newVault(t)
	mustSave(t, v, journal.Entry{Text: "one"})
	good, bad := filepath.Join(t.TempDir(), "good.heed"), filepath.Join(t.TempDir(), FileName)
	must(t, v.Backup(t.Context(), good))
	must(t, v.Backup(t.Context(), bad))
	r := boxes(t, filepath.Dir(bad))
	exchange(t, filepath.Dir(bad), r[0].Body, flipped(r[0].Body))
	before := fingerprint(t, filepath.Join(dir, FileName))
	for name, test := range map[string]struct {
		file   string
		secret Secret
		want   error
	}{
		"a wrong passphrase": {good, Passphrase([]byte("other")), ErrPassphrase},
		"damage":             {bad, Passphrase(passphrase), ErrBackupDamaged},
		"nothing there":      {good + "x", Passphrase(passphrase), ErrMissing},
		"no secret":          {good, Secret{}, ErrBackupDamaged},
	} {
		if kept, err := Restore(t.Context(), dir, test.file, test.secret, cheap()); !errors.Is(err, test.want) || kept != "" {
			t.Errorf("%s: kept %q, %v", name, kept, err)
		}
	}
	if fingerprint(t, filepath.Join(dir, FileName)) != before {
		t.Error("the journal was changed")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

func TestRestoreReplacesWhatCannotBeOpened(t *testing.T) {
	v, dir := newVault(t)
	mustSave(t, v, journal.Entry{Text: "one"})
	file := filepath.Join(t.TempDir(), "good.heed")
	must(t, v.Backup(t.Context(), file))
	mustClose(t, v)
	path := filepath.Join(dir, FileName)
	for _, rubbish := range []string{"", "Dear diary,\n"} {
		must(t, os.WriteFile(path, []byte(rubbish), 0o600))
		must(t, os.WriteFile(path+"-journal", []byte("a rollback journal of the old file"), 0o600))
		o := cheap()
		o.Now = func() time.Time { return time.Date(2026, 1, 1+len(rubbish), 0, 0, 0, 0, time.UTC) }
		kept, err := Restore(t.Context(), dir, file, Passphrase(passphrase), o)
		must(t, err)
		if b, err := os.ReadFile(kept); err != nil || string(b) != rubbish {
			t.Errorf("kept %q, %v", b, err)
		}
		if r, err := Examine(t.Context(), path, Passphrase(passphrase), cheap()); err != nil || !r.OK() || r.Entries != 1 {
			t.Errorf("restored: %+v, %v", r, err)
		}
		if _, err := os.Stat(path + "-journal"); err == nil {
			t.Error("the old rollback journal lies beside the new file")
		}
	}
}

func TestAChangeByAnotherProgramIsNoticedOnce(t *testing.T) {
	v, dir := newVault(t)
	other := mustOpen(t, dir, Passphrase(passphrase))
	changed := func() bool {
		c, err := v.Changed(t.Context())
		must(t, err)
		return c
	}
	mustSave(t, v, journal.Entry{})
	if changed() {
		t.Error("it noticed its own save")
	}
	mustSave(t, other, journal.Entry{})
	if !changed() || changed() {
		t.Error("another program's save was not noticed, or twice")
	}
}
