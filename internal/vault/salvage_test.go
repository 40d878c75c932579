package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/journal/journaltest"
	"heed/internal/seal"
	"heed/internal/store"
)

// full makes a journal with everything in it and returns what it holds, saved first first.
func full(t *testing.T, entries int) (dir string, saved []journal.Entry) {
	t.Helper()
	v, dir := newVault(t)
	for i := range entries {
		e := journaltest.Full()
		e.Text = string(bytes.Repeat([]byte("and so on "), 100+i*7))
		e.Date = e.Date.AddDate(0, 0, i)
		saved = append(saved, mustSave(t, v, e))
	}
	must(t, v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: journal.ID{1}, Text: "half"}}))
	_, err := v.SaveIntention(t.Context(), journal.Intention{Text: "if, then"})
	must(t, err)
	must(t, v.Delete(t.Context(), saved[0].ID))
	must(t, v.AddRecovery(t.Context(), newWords(t)))
	mustClose(t, v)
	return dir, saved
}

func examined(t *testing.T, path string) Report {
	t.Helper()
	r, err := Examine(t.Context(), path, Passphrase(passphrase), cheap())
	must(t, err)
	return r
}

func salvaged(t *testing.T, dir string) (lost []Loss, v *Vault) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "heed", FileName)
	r, err := Salvage(t.Context(), filepath.Join(dir, FileName), to, Passphrase(passphrase), cheap())
	must(t, err)
	return r.Lost, mustOpen(t, filepath.Dir(to), Passphrase(passphrase))
}

func TestAGoodJournalIsReportedGood(t *testing.T) {
	dir, _ := full(t, 5)
	path := filepath.Join(dir, FileName)
	before := fingerprint(t, path)
	r := examined(t, path)
	want := Report{
		Ways: Info{State: Present, Passphrase: true, Recovery: true}, Opened: true,
		Entries: 5, Revisions: 5, Drafts: 1, Intentions: 1, Binned: 1,
	}
	if !r.OK() || r.Entries != want.Entries || r.Revisions != want.Revisions || r.Drafts != 1 || r.Intentions != 1 || r.Binned != 1 || r.Ways != want.Ways {
		t.Errorf("the report is %+v", r)
	}
	if r, err := Examine(t.Context(), path, Secret{}, cheap()); err != nil || r.Opened || r.OK() || r.File != nil || r.Ways != want.Ways {
		t.Errorf("without a secret: %+v, %v", r, err)
	}
	if fingerprint(t, path) != before {
		t.Error("the journal was changed")
	}
}

func TestSalvageOfAGoodJournalIsTheSameJournal(t *testing.T) {
	dir, saved := full(t, 5)
	lost, v := salvaged(t, dir)
	if len(lost) != 0 {
		t.Errorf("lost: %+v", lost)
	}
	ids, whole := listing(t, v)
	if whole != nil || len(ids) != 4 {
		t.Errorf("%d entries, %v", len(ids), whole)
	}
	for _, want := range saved[1:] {
		e, err := v.Entry(t.Context(), want.ID)
		if err != nil || e.Text != want.Text || e.Title != want.Title || !e.Date.Equal(want.Date) || e.Check == nil {
			t.Errorf("%v: %+v, %v", want.ID, e, err)
		}
	}
	in, err := v.Bin(t.Context())
	if err != nil || len(in) != 1 || in[0].ID != saved[0].ID {
		t.Errorf("in the bin: %+v, %v", in, err)
	}
	mustSave(t, v, saved[1])
	if _, whole := listing(t, v); whole != nil {
		t.Error(whole)
	}
}

func TestADamagedHalfCostsThatHalf(t *testing.T) {
	dir, saved := full(t, 3)
	r := boxes(t, dir) // the last first
	exchange(t, dir, r[0].Head, flipped(r[0].Head), r[1].Body, flipped(r[1].Body))
	lost, v := salvaged(t, dir)
	want := []Loss{
		{What: LostText, ID: saved[1].ID, Revision: 1, Count: 1},
		{What: LostTitle, ID: saved[2].ID, Revision: 1, Count: 1},
	}
	if !slices.Equal(lost, want) {
		t.Errorf("lost: %+v", lost)
	}
	if e, err := v.Entry(t.Context(), saved[1].ID); err != nil || e.Title != saved[1].Title || e.Text != saved[1].Head().First {
		t.Errorf("without its text: %+v, %v", e, err)
	}
	if e, err := v.Entry(t.Context(), saved[2].ID); err != nil || e.Text != saved[2].Text || e.Title != "" || !e.Date.Equal(saved[1].Date) {
		t.Errorf("without its title: %.60v, %v", e, err)
	}
}

func TestWhatIsMissingIsPlacedBetweenItsNeighbours(t *testing.T) {
	dir, saved := full(t, 4)
	tamper(t, dir, func(tx *store.Tx) error {
		_, err := tx.Remove(t.Context(), uint8(seal.Entry), saved[1].ID)
		_, errToo := tx.Remove(t.Context(), uint8(seal.Entry), saved[2].ID)
		return errors.Join(err, errToo)
	})
	r := examined(t, filepath.Join(dir, FileName))
	want := []Loss{{What: LostMissing, Count: 2, After: saved[0].Changed, Before: saved[3].Changed}}
	if r.OK() || !errors.Is(r.Whole, ErrIncomplete) || len(r.Lost) != 1 || r.Lost[0].Count != 2 ||
		!r.Lost[0].After.Equal(want[0].After) || !r.Lost[0].Before.Equal(want[0].Before) {
		t.Errorf("the report is %+v", r)
	}
	_, v := salvaged(t, dir)
	if ids, whole := listing(t, v); whole != nil || len(ids) != 1 {
		t.Errorf("salvaged: %d entries, %v", len(ids), whole)
	}
}

func TestAnOldDraftPutBackIsNoticed(t *testing.T) {
	v, dir := newVault(t)
	d := journal.Draft{Entry: journal.Entry{ID: journal.ID{1}, Text: "old"}}
	must(t, v.SaveDraft(t.Context(), d))
	old, err := v.store.Singles(t.Context(), uint8(seal.Draft))
	must(t, err)
	d.Text = "new"
	must(t, v.SaveDraft(t.Context(), d))
	mustClose(t, v)
	tamper(t, dir, func(tx *store.Tx) error { _, err := tx.PutSingle(t.Context(), old[0]); return err })
	if r := examined(t, filepath.Join(dir, FileName)); !errors.Is(r.Whole, ErrIncomplete) || r.Drafts != 1 {
		t.Errorf("the report is %+v", r)
	}
}

func TestARecordPutBackIsNamed(t *testing.T) {
	v, dir := newVault(t)
	gone := mustSave(t, v, journal.Entry{Text: "gone"})
	mustSave(t, v, journal.Entry{Text: "stays"})
	r := boxes(t, dir)
	must(t, v.Delete(t.Context(), gone.ID))
	_, err := v.Empty(t.Context(), time.Time{})
	must(t, err)
	mustClose(t, v)
	tamper(t, dir, func(tx *store.Tx) error { return tx.Put(t.Context(), r[1]) })
	report := examined(t, filepath.Join(dir, FileName))
	if len(report.Lost) != 1 || report.Lost[0].What != LostSurplus || report.Lost[0].ID != gone.ID {
		t.Errorf("the report is %+v", report)
	}
}

// Each page in turn is lost. What a person gets back is nearly everything, and what is lost is said.
func TestSalvageReadsAroundAnyLostPage(t *testing.T) {
	dir, saved := full(t, 24)
	v := mustOpen(t, dir, Passphrase(passphrase))
	must(t, v.Tend(t.Context())) // a backup, which has the ways in if the journal has lost them
	mustClose(t, v)
	path := filepath.Join(dir, FileName)
	whole, err := os.ReadFile(path)
	must(t, err)
	const page = 4096
	for n := range len(whole) / page {
		b := bytes.Clone(whole)
		clear(b[n*page:][:page])
		must(t, os.WriteFile(path, b, 0o600))
		to := filepath.Join(t.TempDir(), FileName)
		r, err := Salvage(t.Context(), path, to, Passphrase(passphrase), cheap())
		if err != nil {
			t.Errorf("page %d: %v, %+v", n+1, err, r)
		}
		if r.Revisions < len(saved)-5 {
			t.Errorf("page %d: %d of %d revisions can be read", n+1, r.Revisions, len(saved))
		}
		if r.OK() {
			t.Errorf("page %d is lost, and all is said to be well", n+1)
		}
	}
}

func TestSalvageOfATruncatedJournalSavesItsBeginning(t *testing.T) {
	dir, saved := full(t, 24)
	path := filepath.Join(dir, FileName)
	whole, err := os.ReadFile(path)
	must(t, err)
	for _, length := range []int{len(whole) * 3 / 4 / 4096 * 4096, len(whole)*3/4/4096*4096 + 1234} {
		must(t, os.WriteFile(path, whole[:length], 0o600))
		r, err := Salvage(t.Context(), path, filepath.Join(t.TempDir(), FileName), Passphrase(passphrase), cheap())
		if err != nil || r.Revisions < len(saved)/2 || !errors.Is(r.File, ErrFileDamaged) || len(r.Lost) == 0 {
			t.Errorf("%d of %d bytes: %d revisions, %v, %v", length, len(whole), r.Revisions, r.File, err)
		}
	}
}

func TestDoctorSaysWhatIsNoJournal(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, FileName)
	if _, err := Examine(t.Context(), path, Secret{}, cheap()); !errors.Is(err, ErrMissing) {
		t.Errorf("nothing: %v", err)
	}
	for text, want := range map[string]error{"": ErrEmpty, "Dear diary,\n": ErrNotJournal} {
		must(t, os.WriteFile(path, []byte(text), 0o600))
		if _, err := Examine(t.Context(), path, Secret{}, cheap()); !errors.Is(err, want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestSalvagedJournalOpensWithTheSameKeyFile(t *testing.T) {
	v, dir := newKeyFileVault(t)
	mustSave(t, v, journal.Entry{})
	mustClose(t, v)
	to := filepath.Join(t.TempDir(), "saved.heed")
	r, err := Salvage(t.Context(), filepath.Join(dir, FileName), to, KeyFile(), cheap())
	if err != nil || r.Entries != 1 {
		t.Errorf("Salvage: %+v, %v", r, err)
	}
	kept, err := Restore(t.Context(), dir, to, KeyFile(), cheap())
	if err != nil || kept == "" {
		t.Errorf("Restore: %q, %v", kept, err)
	}
	mustOpen(t, dir, KeyFile())
}

func TestSalvageNeverWritesOverAnything(t *testing.T) {
	dir, _ := full(t, 1)
	to := filepath.Join(t.TempDir(), "letter")
	must(t, os.WriteFile(to, []byte("a letter"), 0o600))
	if _, err := Salvage(t.Context(), filepath.Join(dir, FileName), to, Passphrase(passphrase), cheap()); !errors.Is(err, ErrExists) {
		t.Errorf("Salvage: %v", err)
	}
	if _, err := Salvage(t.Context(), filepath.Join(dir, FileName), to+"2", Passphrase([]byte("x")), cheap()); !errors.Is(err, ErrPassphrase) {
		t.Errorf("a wrong passphrase: %v", err)
	}
}
