package vault

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/journal/journaltest"
	"heed/internal/seal"
	"heed/internal/store"
)

// cheap are options under which a passphrase costs next to nothing.
func cheap() Options {
	p := seal.Params{Memory: 64, Time: 1, Threads: 1}
	return Options{Params: p, Bounds: seal.Bounds{Min: p, Max: p}, Now: time.Now, Random: rand.Reader}
}

var passphrase = []byte("correct horse")

// newVault makes a journal with a passphrase in a folder of its own.
func newVault(t testing.TB) (v *Vault, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "heed")
	o := cheap()
	o.Passphrase = passphrase
	v, err := Create(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	closeAfter(t, v)
	return v, dir
}

func closeAfter(t testing.TB, v *Vault) {
	t.Cleanup(func() {
		if err := v.Close(); err != nil {
			t.Error(err)
		}
	})
}

func mustOpen(t testing.TB, dir string, s Secret) *Vault {
	t.Helper()
	v, err := Open(t.Context(), dir, s, cheap())
	if err != nil {
		t.Fatal(err)
	}
	closeAfter(t, v)
	return v
}

func mustSave(t testing.TB, v *Vault, e journal.Entry) journal.Entry {
	t.Helper()
	saved, err := v.Save(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func mustClose(t testing.TB, v *Vault) {
	t.Helper()
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestVaultKeepsAJournalsPromises(t *testing.T) {
	journaltest.Run(t, func(t *testing.T) journal.Journal {
		v, _ := newVault(t)
		return v
	})
}

func TestWhatWasSavedIsThereAfterOpeningAgain(t *testing.T) {
	v, dir := newVault(t)
	saved := mustSave(t, v, journaltest.Full())
	if err := v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: journal.ID{1}, Text: "half"}}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	v = mustOpen(t, dir, Passphrase(passphrase))
	if e, err := v.Entry(t.Context(), saved.ID); err != nil || e.Text != saved.Text || e.Revision != 1 {
		t.Errorf("entry is %+v, %v", e, err)
	}
	if d, err := v.Drafts(t.Context()); err != nil || len(d) != 1 || d[0].Text != "half" {
		t.Errorf("drafts are %+v, %v", d, err)
	}
}

func TestManyProgramsWritingLoseNothing(t *testing.T) {
	v, dir := newVault(t)
	shared := mustSave(t, v, journal.Entry{Text: "shared"})
	var wg sync.WaitGroup
	for range 5 { // programs: each has a handle, a key and locks of its own
		other := mustOpen(t, dir, Passphrase(passphrase))
		wg.Go(func() {
			for range 4 {
				mustSave(t, other, journal.Entry{Text: "new"})
				mustSave(t, other, shared)
			}
		})
	}
	wg.Wait()
	n := 0
	for _, err := range v.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 21 {
		t.Errorf("%d of 20 new entries kept", n-1)
	}
	if e, err := v.Entry(t.Context(), shared.ID); err != nil || e.Revision != 21 {
		t.Errorf("%d of 20 revisions kept, %v", e.Revision-1, err)
	}
}

func TestImportIsAllOrNothing(t *testing.T) {
	v, _ := newVault(t)
	entries := []journal.Entry{{Text: "a"}, {Text: "b"}, {Text: string(make([]byte, seal.MaxData))}}
	if n, err := v.Take(t.Context(), slices.Values(entries), nil); !errors.Is(err, ErrTooLong) || n != 0 {
		t.Errorf("Take = %d, %v", n, err)
	}
	if h, err := v.Recent(t.Context(), 9); err != nil || len(h) != 0 {
		t.Errorf("%d entries are there, %v", len(h), err)
	}
	if n, err := v.Take(t.Context(), slices.Values(entries[:2]), nil); err != nil || n != 2 {
		t.Errorf("Take = %d, %v", n, err)
	}
	if h, err := v.Recent(t.Context(), 9); err != nil || len(h) != 2 {
		t.Errorf("%d entries are there, %v", len(h), err)
	}
}

func TestRecentIsWhatWasSavedLast(t *testing.T) {
	v, _ := newVault(t)
	day := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	first := mustSave(t, v, journal.Entry{Title: "first", Date: day.AddDate(0, 0, 9)})
	mustSave(t, v, journal.Entry{Title: "second", Date: day})
	mustSave(t, v, journal.Entry{Title: "third", Date: day.AddDate(0, 0, 1)})
	titles := func(n int) []string {
		heads, err := v.Recent(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, h := range heads {
			all = append(all, h.Title)
		}
		return all
	}
	if got := titles(2); !slices.Equal(got, []string{"third", "second"}) {
		t.Errorf("the last two are %q", got)
	}
	first.Title = "first, changed"
	mustSave(t, v, first)
	if got := titles(2); !slices.Equal(got, []string{"first, changed", "third"}) {
		t.Errorf("after a change they are %q", got)
	}
	if got := titles(10); len(got) != 3 {
		t.Errorf("all are %q", got)
	}
	if got := titles(0); got != nil {
		t.Errorf("none are %q", got)
	}
}

func TestClosedVaultSaysSoAndHasNoKey(t *testing.T) {
	v, dir := newVault(t)
	mustSave(t, v, journaltest.Full())
	key := v.key
	mustClose(t, v)
	mustClose(t, v)
	if v.key != nil {
		t.Error("the key is still there")
	}
	func() {
		defer func() { _ = recover() }()
		if _, err := key.Open(seal.Place{Kind: seal.Entry, Part: seal.Head}, make([]byte, 400)); err == nil {
			t.Error("the key still opens boxes")
		}
	}()
	_, errSave := v.Save(t.Context(), journal.Entry{})
	_, errEntry := v.Entry(t.Context(), journal.ID{1})
	_, errDrafts := v.Drafts(t.Context())
	_, errRecent := v.Recent(t.Context(), 1)
	errs := []error{errSave, errEntry, errDrafts, errRecent, v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: journal.ID{1}}})}
	for _, err := range v.Entries(t.Context()) {
		errs = append(errs, err)
	}
	for i, err := range errs {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("call %d: %v", i, err)
		}
	}

	v = mustOpen(t, dir, Passphrase(passphrase))
	if _, err := v.Take(t.Context(), slices.Values(make([]journal.Entry, chunk)), nil); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range v.Entries(t.Context()) { // closing from within a loop ends it
		if n++; n == 1 {
			mustClose(t, v)
		}
		if err != nil && !errors.Is(err, ErrClosed) {
			t.Error(err)
		}
	}
}

// boxes returns the head and body boxes of a journal that is closed, saved last first.
func boxes(t *testing.T, dir string) (records []store.Record) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(dir, FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	for r, err := range s.Heads(t.Context(), uint8(seal.Entry)) {
		if err != nil {
			t.Fatal(err)
		}
		bodies, err := s.Bodies(t.Context(), []int64{r.Seq})
		if err != nil {
			t.Fatal(err)
		}
		r.Body = bodies[r.Seq]
		records = append(records, r)
	}
	return records
}

// exchange puts other in the place of each of the given byte strings in the journal's file.
func exchange(t *testing.T, dir string, pairs ...[]byte) {
	t.Helper()
	path := filepath.Join(dir, FileName)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(file)
	for ; len(pairs) > 0; pairs = pairs[2:] {
		at := bytes.Index(file, pairs[0])
		if at < 0 || len(pairs[0]) != len(pairs[1]) {
			t.Fatal("the file does not hold what is to be exchanged")
		}
		copy(out[at:], pairs[1])
	}
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
}

func flipped(box []byte) []byte {
	b := bytes.Clone(box)
	b[len(b)/2] ^= 1
	return b
}

func TestARecordThatWasTamperedWithCostsThatRecordAlone(t *testing.T) {
	for name, tamper := range map[string]func(dir string, r []store.Record){
		"a bit flipped in a head": func(dir string, r []store.Record) { exchange(t, dir, r[1].Head, flipped(r[1].Head)) },
		"a bit flipped in a body": func(dir string, r []store.Record) { exchange(t, dir, r[1].Body, flipped(r[1].Body)) },
		"another entry's head":    func(dir string, r []store.Record) { exchange(t, dir, r[1].Head, r[0].Head) },
		"another entry's body":    func(dir string, r []store.Record) { exchange(t, dir, r[1].Body, r[0].Body) },
		"an earlier head":         func(dir string, r []store.Record) { exchange(t, dir, r[1].Head, r[2].Head) },
		"an earlier body":         func(dir string, r []store.Record) { exchange(t, dir, r[1].Body, r[2].Body) },
		"its own body as head":    func(dir string, r []store.Record) { exchange(t, dir, r[1].Head, r[1].Body) },
	} {
		t.Run(name, func(t *testing.T) {
			v, dir := newVault(t)
			first := mustSave(t, v, journal.Entry{Text: "first"})
			bad := mustSave(t, v, first)
			good := mustSave(t, v, journal.Entry{Text: "good"})
			mustClose(t, v)
			tamper(dir, boxes(t, dir))

			v = mustOpen(t, dir, Passphrase(passphrase))
			if e, err := v.Entry(t.Context(), bad.ID); !errors.Is(err, ErrDamaged) || e.Text != "" {
				t.Errorf("Entry = %+v, %v", e, err)
			}
			var ids []journal.ID
			for e, err := range v.Entries(t.Context()) {
				ids = append(ids, e.ID)
				if wrong := errors.Is(err, ErrDamaged); wrong != (e.ID == bad.ID) {
					t.Errorf("%v is listed with %v", e.ID, err)
				}
			}
			if !slices.Equal(ids, []journal.ID{good.ID, bad.ID}) {
				t.Errorf("listed: %v", ids)
			}
		})
	}
}

func TestADamagedDraftDoesNotHideTheOthers(t *testing.T) {
	v, dir := newVault(t)
	for i, text := range []string{"good", "bad"} {
		if err := v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: journal.ID{byte(i + 1)}, Text: text}}); err != nil {
			t.Fatal(err)
		}
	}
	all, err := v.store.Singles(t.Context(), uint8(seal.Draft))
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	exchange(t, dir, all[0].Box, flipped(all[0].Box))
	v = mustOpen(t, dir, Passphrase(passphrase))
	d, err := v.Drafts(t.Context())
	if !errors.Is(err, ErrDamaged) || len(d) != 1 || d[0].Text != "good" {
		t.Errorf("Drafts = %+v, %v", d, err)
	}
}

func TestSwappedEntriesAreBothRefused(t *testing.T) {
	v, dir := newVault(t)
	mustSave(t, v, journal.Entry{Text: "one"})
	mustSave(t, v, journal.Entry{Text: "two"})
	mustClose(t, v)
	r := boxes(t, dir)
	exchange(t, dir, r[0].Head, r[1].Head, r[1].Head, r[0].Head, r[0].Body, r[1].Body, r[1].Body, r[0].Body)
	v = mustOpen(t, dir, Passphrase(passphrase))
	for e, err := range v.Entries(t.Context()) {
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("%v: %v", e.ID, err)
		}
	}
}

func TestAnEndedContextDoesNotStretchAPassphrase(t *testing.T) {
	_, dir := newVault(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Open(ctx, dir, Passphrase(passphrase), cheap()); !errors.Is(err, context.Canceled) {
		t.Errorf("Open: %v", err)
	}
}
