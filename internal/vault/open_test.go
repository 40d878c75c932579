package vault

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// newKeyFileVault makes a journal with a key file in a folder of its own.
func newKeyFileVault(t testing.TB) (v *Vault, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "heed")
	v, err := Create(t.Context(), dir, cheap())
	if err != nil {
		t.Fatal(err)
	}
	closeAfter(t, v)
	return v, dir
}

func wantInfo(t *testing.T, dir string, want Info) {
	t.Helper()
	if got, err := Inspect(dir); err != nil || got != want {
		t.Errorf("Inspect = %+v, %v; want %+v", got, err, want)
	}
}

// fingerprint is what a file holds and when it was last written.
func fingerprint(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b)
	return info.ModTime().String() + string(sum[:])
}

func TestInspectTellsTheWaysInAndMakesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	wantInfo(t, dir, Info{State: Missing})
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made")
	}
	v, dir := newVault(t)
	mustClose(t, v)
	wantInfo(t, dir, Info{State: Present, Passphrase: true})
	v, dir = newKeyFileVault(t)
	mustClose(t, v)
	before := fingerprint(t, filepath.Join(dir, FileName))
	wantInfo(t, dir, Info{State: Present, KeyFile: true})
	if fingerprint(t, filepath.Join(dir, FileName)) != before {
		t.Error("the file was changed")
	}
}

func TestInspectSaysWhatIsWrong(t *testing.T) {
	for text, want := range map[string]error{"": ErrEmpty, "Dear diary,\n": ErrNotJournal} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, FileName), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Inspect(dir); !errors.Is(err, want) {
			t.Errorf("%q: %v", text, err)
		}
		if _, err := Open(t.Context(), dir, KeyFile(), cheap()); !errors.Is(err, want) {
			t.Errorf("%q: %v", text, err)
		}
		if _, err := Create(t.Context(), dir, cheap()); !errors.Is(err, ErrExists) {
			t.Errorf("%q: %v", text, err)
		}
		if b, err := os.ReadFile(filepath.Join(dir, FileName)); err != nil || string(b) != text {
			t.Errorf("the file is now %q, %v", b, err)
		}
		if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
			t.Errorf("the folder holds %v, %v", entries, err)
		}
	}
}

func TestFilesAreForTheirOwnerOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // no modes there; the folder lies in the account's own
	}
	v, dir := newKeyFileVault(t)
	mustSave(t, v, journal.Entry{})
	for path, want := range map[string]os.FileMode{dir: 0o700, filepath.Join(dir, FileName): 0o600, filepath.Join(dir, KeyName): 0o600} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(path), got, want)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

func TestCreateRefusesWhereThereIsAJournal(t *testing.T) {
	v, dir := newVault(t)
	mustSave(t, v, journal.Entry{Text: "mine"})
	before := fingerprint(t, filepath.Join(dir, FileName))
	if _, err := Create(t.Context(), dir, cheap()); !errors.Is(err, ErrExists) {
		t.Errorf("Create: %v", err)
	}
	if fingerprint(t, filepath.Join(dir, FileName)) != before {
		t.Error("the journal was changed")
	}
	if _, err := os.Stat(filepath.Join(dir, KeyName)); err == nil {
		t.Error("a key file was left beside it")
	}
}

func TestAnEmptyPassphraseIsNoPassphraseAndNotAKeyFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "heed")
	o := cheap()
	o.Passphrase = []byte{}
	if _, err := Create(t.Context(), dir, o); !errors.Is(err, ErrNoPassphrase) {
		t.Errorf("Create: %v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("something was made")
	}
}

func TestAWrongPassphraseChangesNothing(t *testing.T) {
	v, dir := newVault(t)
	mustSave(t, v, journal.Entry{Text: "mine"})
	mustClose(t, v)
	path := filepath.Join(dir, FileName)
	before := fingerprint(t, path)
	for _, try := range []string{"correct hors", "Correct horse", ""} {
		_, err := Open(t.Context(), dir, Passphrase([]byte(try)), cheap())
		if !errors.Is(err, ErrPassphrase) || errors.Is(err, ErrDamaged) || errors.Is(err, ErrFileDamaged) {
			t.Errorf("%q: %v", try, err)
		}
		if fingerprint(t, path) != before {
			t.Errorf("%q: the file was changed", try)
		}
	}
	mustOpen(t, dir, Passphrase(passphrase))
}

func TestADamagedSlotIsNotAWrongPassphrase(t *testing.T) {
	v, dir := newVault(t)
	slots, err := v.store.Slots(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	exchange(t, dir, slots[0].Box, flipped(slots[0].Box))
	_, err = Open(t.Context(), dir, Passphrase(passphrase), cheap())
	if !errors.Is(err, ErrDamaged) || errors.Is(err, ErrPassphrase) {
		t.Errorf("Open: %v", err)
	}
	wantInfo(t, dir, Info{State: Present, Unreadable: 1})
}

func TestADamagedSlotDoesNotHideAGoodOne(t *testing.T) {
	v, dir := newVault(t)
	good, err := v.key.NewSlot(cheap().Random, 2, seal.Passphrase([]byte("another")), cheap().Params)
	if err != nil {
		t.Fatal(err)
	}
	slots, err := v.store.Slots(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	err = v.store.Update(t.Context(), func(tx *store.Tx) error { return tx.PutSlot(t.Context(), store.Slot{ID: 2, Box: good}) })
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	exchange(t, dir, slots[0].Box, flipped(slots[0].Box))
	mustOpen(t, dir, Passphrase([]byte("another")))
	_, err = Open(t.Context(), dir, Passphrase(passphrase), cheap())
	if !errors.Is(err, ErrPassphrase) || !errors.Is(err, ErrDamaged) { // it may have been right for the damaged one
		t.Errorf("Open: %v", err)
	}
}

func TestASlotUnderAnotherNumberIsDamaged(t *testing.T) {
	v, dir := newVault(t)
	slots, err := v.store.Slots(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	err = v.store.Update(t.Context(), func(tx *store.Tx) error {
		return tx.PutSlot(t.Context(), store.Slot{ID: 2, Box: slots[0].Box})
	})
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	wantInfo(t, dir, Info{State: Present, Passphrase: true, Unreadable: 1})
}

func TestWeakSlotIsRefusedOutsideTests(t *testing.T) {
	v, dir := newVault(t)
	mustClose(t, v)
	o := cheap()
	o.Bounds = seal.Bounds{}
	if _, err := Open(t.Context(), dir, Passphrase(passphrase), o); !errors.Is(err, ErrParams) {
		t.Errorf("Open: %v", err)
	}
}

func TestPeopleGetTheRecommendedParameters(t *testing.T) {
	dir := t.TempDir()
	o := cheap()
	o.Params, o.Bounds, o.Passphrase = seal.Params{}, seal.Bounds{}, passphrase
	v, err := Create(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	slots, err := v.store.Slots(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	slot, err := parseSlot(v.key.Journal(), slots[0])
	if err != nil || slot.Params != seal.Recommended() {
		t.Errorf("the slot asks for %+v, %v", slot.Params, err)
	}
	mustClose(t, v)
	v, err = Open(t.Context(), dir, Passphrase(passphrase), o)
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
}

func TestKeyFileOpensItsJournalAndNoOther(t *testing.T) {
	v, dir := newKeyFileVault(t)
	mustSave(t, v, journal.Entry{})
	mustClose(t, v)
	mustOpen(t, dir, KeyFile())

	_, elsewhere := newKeyFileVault(t)
	foreign, err := os.ReadFile(filepath.Join(elsewhere, KeyName))
	if err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(dir, KeyName)
	for text, want := range map[string]error{
		string(foreign):                          ErrKeyFile,
		"Dear diary,\n":                          ErrNotKeyFile,
		"":                                       ErrNotKeyFile,
		string(bytes.Repeat([]byte("x"), 1<<20)): ErrNotKeyFile,
	} {
		if err := os.WriteFile(own, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), dir, KeyFile(), cheap()); !errors.Is(err, want) {
			t.Errorf("%.20q: %v", text, err)
		}
	}
	if err := os.Remove(own); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir, KeyFile(), cheap()); !errors.Is(err, ErrNoKeyFile) {
		t.Errorf("no key file: %v", err)
	}
	if _, err := Open(t.Context(), dir, Passphrase(passphrase), cheap()); !errors.Is(err, ErrNoSuchWay) {
		t.Errorf("a passphrase: %v", err)
	}
	if _, err := Open(t.Context(), dir, Secret{}, cheap()); !errors.Is(err, ErrNoSuchWay) {
		t.Errorf("nothing: %v", err)
	}
}

// A key file may be the only key of a journal that was moved elsewhere for a while.
func TestAKeyFileThatIsThereIsUsedAndNotReplaced(t *testing.T) {
	v, dir := newKeyFileVault(t)
	mustClose(t, v)
	path, moved := filepath.Join(dir, FileName), filepath.Join(t.TempDir(), FileName)
	before := fingerprint(t, filepath.Join(dir, KeyName))
	if err := os.Rename(path, moved); err != nil {
		t.Fatal(err)
	}
	v, err := Create(t.Context(), dir, cheap())
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	if fingerprint(t, filepath.Join(dir, KeyName)) != before {
		t.Error("the key file was changed")
	}
	mustOpen(t, dir, KeyFile())
	if err := os.Rename(moved, path); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, dir, KeyFile())

	if err := os.WriteFile(filepath.Join(dir, KeyName), []byte("Dear diary,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(t.Context(), dir, cheap()); !errors.Is(err, ErrNotKeyFile) {
		t.Errorf("something else by its name: %v", err)
	}
	if b, err := os.ReadFile(filepath.Join(dir, KeyName)); err != nil || string(b) != "Dear diary,\n" {
		t.Errorf("it is now %q, %v", b, err)
	}
}

func TestOptionsWithoutAClockAreOurMistake(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	_, _ = Create(t.Context(), t.TempDir(), Options{})
}
