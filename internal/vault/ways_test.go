package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// opens says whether a secret opens the journal in dir.
func opens(t *testing.T, dir string, s Secret) bool {
	t.Helper()
	v, err := Open(t.Context(), dir, s, cheap())
	if err != nil {
		return false
	}
	mustClose(t, v)
	return true
}

func newWords(t *testing.T) string {
	t.Helper()
	words, err := NewWords(cheap().Random)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(words, " ")
}

func recovery(t *testing.T, words string) Secret {
	t.Helper()
	s, err := Recovery(words)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestChangingThePassphraseTouchesNoEntry(t *testing.T) {
	v, dir := newVault(t)
	saved := mustSave(t, v, journal.Entry{Text: "mine"})
	before := boxes(t, dir)
	must(t, v.SetPassphrase(t.Context(), []byte("another")))
	if after := boxes(t, dir); !bytes.Equal(before[0].Body, after[0].Body) || !bytes.Equal(before[0].Head, after[0].Head) {
		t.Error("an entry was rewritten")
	}
	mustSave(t, v, saved) // and the vault goes on as it was
	mustClose(t, v)
	if opens(t, dir, Passphrase(passphrase)) || !opens(t, dir, Passphrase([]byte("another"))) {
		t.Error("the old one opens it, or the new one does not")
	}
	wantInfo(t, dir, Info{State: Present, Passphrase: true})
}

func TestAnEmptyPassphraseIsNotSet(t *testing.T) {
	v, dir := newVault(t)
	if err := v.SetPassphrase(t.Context(), nil); !errors.Is(err, ErrNoPassphrase) {
		t.Errorf("SetPassphrase: %v", err)
	}
	mustClose(t, v)
	if !opens(t, dir, Passphrase(passphrase)) {
		t.Error("the old one is gone")
	}
}

func TestRecoveryWordsOpenTheJournalAndCanSetAPassphrase(t *testing.T) {
	v, dir := newVault(t)
	saved := mustSave(t, v, journal.Entry{Text: "mine"})
	first, second := newWords(t), newWords(t)
	must(t, v.AddRecovery(t.Context(), first))
	wantInfo(t, dir, Info{State: Present, Passphrase: true, Recovery: true})
	must(t, v.AddRecovery(t.Context(), strings.ToUpper(second)))
	mustClose(t, v)
	if opens(t, dir, recovery(t, first)) {
		t.Error("the words before still open it")
	}
	v = mustOpen(t, dir, recovery(t, second))
	must(t, v.SetPassphrase(t.Context(), []byte("new")))
	if e, err := v.Entry(t.Context(), saved.ID); err != nil || e.Text != "mine" {
		t.Errorf("the entry is %+v, %v", e, err)
	}
	must(t, v.RemoveRecovery(t.Context()))
	mustClose(t, v)
	if opens(t, dir, recovery(t, second)) || !opens(t, dir, Passphrase([]byte("new"))) || opens(t, dir, Passphrase(passphrase)) {
		t.Error("the ways in are not as they were set")
	}
}

func TestWordsOfAnotherJournalAndMistypedWordsAreDifferentThings(t *testing.T) {
	v, dir := newVault(t)
	must(t, v.AddRecovery(t.Context(), newWords(t)))
	mustClose(t, v)
	if _, err := Open(t.Context(), dir, recovery(t, newWords(t)), cheap()); !errors.Is(err, ErrRecovery) {
		t.Errorf("another journal's: %v", err)
	}
	if _, err := Recovery("able able"); !errors.Is(err, ErrWords) {
		t.Errorf("too few: %v", err)
	}
	if _, err := Recovery(strings.Repeat("able ", 17)); !errors.Is(err, ErrChecksum) {
		t.Errorf("mistyped: %v", err)
	}
}

func TestTheLastWayInIsNotTakenAway(t *testing.T) {
	v, dir := newVault(t)
	slots, err := v.store.Slots(t.Context())
	must(t, err)
	words := newWords(t)
	must(t, v.AddRecovery(t.Context(), words))
	mustClose(t, v)
	exchange(t, dir, slots[0].Box, flipped(slots[0].Box))
	v = mustOpen(t, dir, recovery(t, words))
	if err := v.RemoveRecovery(t.Context()); err == nil {
		t.Error("nobody can open it any more")
	}
	mustClose(t, v)
	if !opens(t, dir, recovery(t, words)) {
		t.Error("the words no longer open it")
	}
}

func TestAPassphraseTakesThePlaceOfAKeyFileAndBack(t *testing.T) {
	v, dir := newKeyFileVault(t)
	must(t, v.SetPassphrase(t.Context(), passphrase))
	mustClose(t, v)
	wantInfo(t, dir, Info{State: Present, Passphrase: true})
	if opens(t, dir, KeyFile()) {
		t.Error("the key file still opens it")
	}
	v = mustOpen(t, dir, Passphrase(passphrase))
	must(t, os.Remove(filepath.Join(dir, KeyName)))
	must(t, v.RemovePassphrase(t.Context()))
	mustClose(t, v)
	wantInfo(t, dir, Info{State: Present, KeyFile: true})
	if opens(t, dir, Passphrase(passphrase)) || !opens(t, dir, KeyFile()) {
		t.Error("the passphrase still opens it, or the key file does not")
	}
}

func TestAFailedChangeLeavesTheWaysAsTheyWere(t *testing.T) {
	v, dir := newVault(t)
	must(t, os.Mkdir(filepath.Join(dir, KeyName), 0o700)) // where the key file should go
	if err := v.RemovePassphrase(t.Context()); err == nil {
		t.Error("no error")
	}
	holder := mustOpen(t, dir, Passphrase(passphrase))
	err := holder.store.Update(t.Context(), func(*store.Tx) error {
		ctx, cancel := contextSoon(t)
		defer cancel()
		return v.SetPassphrase(ctx, []byte("new"))
	})
	if err == nil {
		t.Error("it did not wait for the other program")
	}
	mustClose(t, v)
	wantInfo(t, dir, Info{State: Present, Passphrase: true})
	if !opens(t, dir, Passphrase(passphrase)) {
		t.Error("the passphrase no longer opens it")
	}
}

func TestACheapPassphraseIsWrappedAnewWhenItIsUsed(t *testing.T) {
	v, dir := newVault(t)
	mustClose(t, v)
	o := cheap()
	o.Params = seal.Params{Memory: 128, Time: 2, Threads: 1}
	o.Bounds.Max = o.Params
	v, err := Open(t.Context(), dir, Passphrase(passphrase), o)
	must(t, err)
	slots, err := v.store.Slots(t.Context())
	must(t, err)
	slot, err := parseSlot(v.key.Journal(), slots[0])
	if err != nil || len(slots) != 1 || slot.Params != o.Params {
		t.Errorf("%d slots, %+v, %v", len(slots), slot.Params, err)
	}
	mustClose(t, v)
	v, err = Open(t.Context(), dir, Passphrase(passphrase), o)
	must(t, err)
	again, err := v.store.Slots(t.Context())
	if err != nil || !bytes.Equal(again[0].Box, slots[0].Box) {
		t.Error("it was wrapped anew a second time")
	}
	mustClose(t, v)
}

func TestBackupsBesideTheJournalGetTheNewWays(t *testing.T) {
	v, dir := newVault(t)
	must(t, v.Tend(t.Context()))
	files, err := backups(dir)
	must(t, err)
	if len(files) != 1 {
		t.Fatalf("backups: %q", files)
	}
	must(t, v.SetPassphrase(t.Context(), []byte("new")))
	old, err := Examine(t.Context(), files[0], Passphrase(passphrase), cheap())
	if !errors.Is(err, ErrPassphrase) {
		t.Errorf("the old passphrase: %+v, %v", old, err)
	}
	if r, err := Examine(t.Context(), files[0], Passphrase([]byte("new")), cheap()); err != nil || !r.OK() {
		t.Errorf("the new passphrase: %+v, %v", r, err)
	}
	must(t, os.WriteFile(files[0], []byte("Dear diary,\n"), 0o600))
	if err := v.SetPassphrase(t.Context(), []byte("newer")); !errors.Is(err, ErrBackupsBehind) {
		t.Errorf("a backup that is none: %v", err)
	}
	mustClose(t, v)
	if !opens(t, dir, Passphrase([]byte("newer"))) {
		t.Error("the journal itself was not changed")
	}
}

func TestAPassphraseWrappedAnewIsNeverCheaperInAnything(t *testing.T) {
	for _, test := range []struct{ was, now, want seal.Params }{
		{seal.Params{Memory: 256, Time: 1, Threads: 1}, seal.Params{Memory: 64, Time: 2, Threads: 1}, seal.Params{Memory: 256, Time: 2, Threads: 1}},
		{seal.Params{Memory: 64, Time: 3, Threads: 4}, seal.Params{Memory: 128, Time: 1, Threads: 1}, seal.Params{Memory: 128, Time: 3, Threads: 4}},
	} {
		dir := filepath.Join(t.TempDir(), "heed")
		o := cheap()
		o.Passphrase, o.Params = passphrase, test.was
		o.Bounds.Max = seal.Params{Memory: 256, Time: 3, Threads: 4}
		v, err := Create(t.Context(), dir, o)
		must(t, err)
		mustClose(t, v)
		o.Params = test.now
		v, err = Open(t.Context(), dir, Passphrase(passphrase), o)
		must(t, err)
		slots, err := v.store.Slots(t.Context())
		must(t, err)
		slot, err := parseSlot(v.key.Journal(), slots[0])
		if err != nil || len(slots) != 1 || slot.Params != test.want {
			t.Errorf("%d slots, %+v, %v", len(slots), slot.Params, err)
		}
		mustClose(t, v)
	}
}

// plant adds slots of another key with a passphrase nobody has.
func plant(t *testing.T, dir string, journal seal.JournalID, p seal.Params, from, to uint32) {
	t.Helper()
	other, err := seal.NewKey(cheap().Random, journal)
	must(t, err)
	tamper(t, dir, func(tx *store.Tx) error {
		for n := from; n <= to; n++ {
			box, err := other.NewSlot(cheap().Random, n, seal.Passphrase([]byte("q")), p)
			if err := errors.Join(err, tx.PutSlot(t.Context(), store.Slot{ID: n, Box: box})); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestAPlantedSlotDoesNotHideThatThePassphraseIsWrong(t *testing.T) {
	v, dir := newVault(t)
	id := v.key.Journal()
	mustClose(t, v)
	plant(t, dir, id, seal.Params{Memory: 8, Time: 1, Threads: 1}, 2, 2)
	if _, err := Open(t.Context(), dir, Passphrase([]byte("wrong")), cheap()); !errors.Is(err, ErrPassphrase) || errors.Is(err, ErrParams) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	if !opens(t, dir, Passphrase(passphrase)) {
		t.Error("the right one does not open it")
	}
	tamper(t, dir, func(tx *store.Tx) error { return tx.DropSlot(t.Context(), 1) })
	if _, err := Open(t.Context(), dir, Passphrase(passphrase), cheap()); !errors.Is(err, ErrParams) {
		t.Errorf("only the planted one: %v", err)
	}
}

func TestASecretIsTriedOnFewSlots(t *testing.T) {
	v, dir := newVault(t)
	late, err := v.key.NewSlot(cheap().Random, mostSlots+1, seal.Passphrase([]byte("late")), cheap().Params)
	must(t, err)
	plant(t, dir, v.key.Journal(), cheap().Params, 2, mostSlots)
	tamper(t, dir, func(tx *store.Tx) error {
		return tx.PutSlot(t.Context(), store.Slot{ID: mostSlots + 1, Box: late})
	})
	mustClose(t, v)
	if opens(t, dir, Passphrase([]byte("late"))) {
		t.Error("the ninth slot was tried")
	}
	tamper(t, dir, func(tx *store.Tx) error { return tx.DropSlot(t.Context(), mostSlots) })
	if !opens(t, dir, Passphrase([]byte("late"))) {
		t.Error("the eighth was not")
	}
}
