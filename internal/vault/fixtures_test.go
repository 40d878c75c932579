package vault

import (
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/seal"
)

// The fixtures are journals as each schema had them, kept for ever. What they hold is described in internal/format
// too, which reads them without any of our code.
const (
	fixtures          = "testdata/fixtures"
	fixturePassphrase = "caf\u00e9 correct horse"
	fixtureWords      = "able able able able able able able able able able able able able able able able upward"
)

// fixtureEntry is the entry of a fixture that has everything.
func fixtureEntry() journal.Entry {
	e := example().Entry
	e.ID, e.Revision, e.Parent, e.Changed = journal.ID{1}, 0, 0, time.Time{}
	return e
}

// makeFixture is how the journal of a new schema joins the others: HEED_MAKE_FIXTURE=schema-2 go test -run Fixture.
func makeFixture(t *testing.T, dir string) {
	t.Helper()
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	tick := func() time.Time { now = now.Add(time.Minute); return now }
	v, err := Create(t.Context(), dir, Options{Passphrase: []byte(fixturePassphrase), Now: tick, Random: rand.Reader})
	must(t, err)
	e := mustSave(t, v, fixtureEntry())
	e.Title = "The ward round, again"
	mustSave(t, v, e)
	long := mustSave(t, v, journal.Entry{ID: journal.ID{2}, Text: strings.Repeat("A long one. ", 1000)})
	gone := mustSave(t, v, journal.Entry{ID: journal.ID{3}, Text: "gone"})
	must(t, v.Delete(t.Context(), gone.ID))
	_, err = v.Empty(t.Context(), time.Time{})
	must(t, err)
	must(t, v.Delete(t.Context(), long.ID))
	d := example()
	d.ID = journal.ID{1}
	must(t, v.SaveDraft(t.Context(), d))
	i := exampleIntention()
	i.ID = journal.ID{4}
	_, err = v.SaveIntention(t.Context(), i)
	must(t, err)
	must(t, v.AddRecovery(t.Context(), fixtureWords))
	mustClose(t, v)
}

func TestFixtureOfEachSchemaIsReadForEver(t *testing.T) {
	if name := os.Getenv("HEED_MAKE_FIXTURE"); name != "" {
		makeFixture(t, filepath.Join(fixtures, name))
	}
	all, err := filepath.Glob(filepath.Join(fixtures, "schema-*"))
	must(t, err)
	if len(all) != 1 {
		t.Errorf("%d fixtures", len(all))
	}
	for i, from := range all {
		t.Run(fmt.Sprintf("schema %d", i+1), func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join(from, FileName))
			must(t, err)
			dir := t.TempDir() // a newer heed brings it up to date
			must(t, os.WriteFile(filepath.Join(dir, FileName), b, 0o600))
			words, err := Recovery(fixtureWords)
			must(t, err)
			// Typed with the accent as a letter of its own, as on a Mac.
			for _, s := range []Secret{Passphrase([]byte("cafe\u0301 correct horse")), words} {
				v, err := Open(t.Context(), dir, s, Options{Now: time.Now, Random: rand.Reader})
				must(t, err)
				checkFixture(t, v)
				mustClose(t, v)
			}
		})
	}
}

func checkFixture(t *testing.T, v *Vault) {
	t.Helper()
	ids, whole := listing(t, v)
	if whole != nil || len(ids) != 1 || ids[0] != (journal.ID{1}) {
		t.Errorf("the list is %v, %v", ids, whole)
	}
	want := fixtureEntry()
	e, err := v.Entry(t.Context(), journal.ID{1})
	if err != nil || e.Title != "The ward round, again" || e.Text != want.Text || !e.Date.Equal(want.Date) || e.Revision != 2 || len(e.Check.Answers) != 2 {
		t.Errorf("the entry is %+v, %v", e, err)
	}
	if e, err := v.Revision(t.Context(), journal.ID{1}, 1); err != nil || e.Title != want.Title {
		t.Errorf("its first revision is %+v, %v", e, err)
	}
	in, err := v.Bin(t.Context())
	if err != nil || len(in) != 1 || in[0].ID != (journal.ID{2}) {
		t.Errorf("in the bin: %+v, %v", in, err)
	}
	d, err := v.Drafts(t.Context())
	if err != nil || len(d) != 1 || d[0].Text != want.Text || d[0].Cursor != 12 {
		t.Errorf("the drafts are %+v, %v", d, err)
	}
	i, err := v.Intentions(t.Context())
	if err != nil || len(i) != 1 || i[0].State != journal.Tried {
		t.Errorf("the intentions are %+v, %v", i, err)
	}
	slots, err := v.store.Slots(t.Context())
	must(t, err)
	for _, b := range slots {
		if slot, err := parseSlot(v.key.Journal(), b); err != nil || slot.Way == seal.ByPassphrase && slot.Params != seal.Recommended() {
			t.Errorf("slot %d: %+v, %v", b.ID, slot.Params, err)
		}
	}
}
