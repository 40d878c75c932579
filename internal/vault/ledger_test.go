package vault

import (
	"errors"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// tamper runs do in a transaction of the journal in dir, as somebody without the key could.
func tamper(t *testing.T, dir string, do func(tx *store.Tx) error) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(dir, FileName))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Update(t.Context(), do), s.Close()); err != nil {
		t.Fatal(err)
	}
}

// listing returns the ids of a list, and the error about the journal as a whole that came last.
func listing(t *testing.T, v *Vault) (ids []journal.ID, whole error) {
	t.Helper()
	for h, err := range v.Heads(t.Context()) {
		if whole != nil {
			t.Error("something came after the error about the journal")
		}
		if h.ID.IsZero() {
			whole = err
			continue
		}
		ids = append(ids, h.ID)
	}
	n := 0
	for e, err := range v.Entries(t.Context()) {
		if e.ID.IsZero() && (err == nil || whole == nil || err.Error() != whole.Error()) {
			t.Errorf("entries end with %v, heads with %v", err, whole)
		}
		if n++; !e.ID.IsZero() && (n > len(ids) || e.ID != ids[n-1]) {
			t.Error("entries and heads differ")
		}
	}
	return ids, whole
}

func TestAHonestJournalIsComplete(t *testing.T) {
	v, dir := newVault(t)
	var ids []journal.ID
	for range 5 {
		ids = append(ids, mustSave(t, v, journal.Entry{}).ID)
	}
	for i, e := range []int{0, 1, 4} {
		if err := v.Delete(t.Context(), ids[e]); err != nil {
			t.Fatal(err)
		}
		if i > 0 { // twice, so that gaps are added to
			if n, err := v.Empty(t.Context(), time.Time{}); err != nil || n == 0 {
				t.Fatal(n, err)
			}
		}
	}
	for range 3 {
		mustSave(t, v, journal.Entry{})
		if err := v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: ids[2]}}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if got, whole := listing(t, v); whole != nil || len(got) != 5 {
			t.Errorf("%d entries, %v", len(got), whole)
		}
		mustClose(t, v)
		v = mustOpen(t, dir, Passphrase(passphrase))
	}
}

func TestWhatWasTakenOutOrPutBackIsNoticed(t *testing.T) {
	kind := uint8(seal.Entry)
	for name, test := range map[string]struct {
		harm func(dir string, r []store.Record) func(tx *store.Tx) error
		left int
	}{
		"an entry taken out": {func(_ string, r []store.Record) func(*store.Tx) error {
			return func(tx *store.Tx) error { _, err := tx.Remove(t.Context(), kind, r[1].ID); return err }
		}, 2},
		"the last entry taken out": {func(_ string, r []store.Record) func(*store.Tx) error {
			return func(tx *store.Tx) error { _, err := tx.Remove(t.Context(), kind, r[0].ID); return err }
		}, 2},
		"the last revision taken out, so that the one before is shown": {func(_ string, r []store.Record) func(*store.Tx) error {
			return func(tx *store.Tx) error {
				_, err := tx.Remove(t.Context(), kind, r[2].ID)
				return errors.Join(err, tx.Put(t.Context(), r[3]))
			}
		}, 3},
		"an entry put back that was removed for good": {func(_ string, r []store.Record) func(*store.Tx) error {
			return func(tx *store.Tx) error { return tx.Put(t.Context(), r[4]) }
		}, 4},
	} {
		t.Run(name, func(t *testing.T) {
			v, dir := newVault(t)
			gone := mustSave(t, v, journal.Entry{Text: "gone"})
			changed := mustSave(t, v, journal.Entry{Text: "first"})
			mustSave(t, v, changed)
			mustSave(t, v, journal.Entry{Text: "another"})
			mustSave(t, v, journal.Entry{Text: "last"})
			mustClose(t, v)
			r := boxes(t, dir)
			v = mustOpen(t, dir, Passphrase(passphrase))
			if err := v.Delete(t.Context(), gone.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := v.Empty(t.Context(), time.Time{}); err != nil {
				t.Fatal(err)
			}
			mustClose(t, v)
			tamper(t, dir, test.harm(dir, r))
			v = mustOpen(t, dir, Passphrase(passphrase))
			ids, whole := listing(t, v)
			if !errors.Is(whole, ErrIncomplete) || len(ids) != test.left {
				t.Errorf("%d entries, %v", len(ids), whole)
			}
			mustSave(t, v, journal.Entry{}) // and it does not keep anyone from writing
			if _, whole := listing(t, v); !errors.Is(whole, ErrIncomplete) {
				t.Errorf("after a save: %v", whole)
			}
		})
	}
}

func TestARecordMovedInTheOrderOfSavingIsRefused(t *testing.T) {
	v, dir := newVault(t)
	moved := mustSave(t, v, journal.Entry{Text: "one"})
	mustSave(t, v, journal.Entry{Text: "two"})
	mustClose(t, v)
	r := boxes(t, dir)
	tamper(t, dir, func(tx *store.Tx) error {
		_, err := tx.Remove(t.Context(), uint8(seal.Entry), moved.ID)
		r[1].Seq = 9
		return errors.Join(err, tx.Put(t.Context(), r[1]))
	})
	v = mustOpen(t, dir, Passphrase(passphrase))
	if _, err := v.Entry(t.Context(), moved.ID); !errors.Is(err, ErrDamaged) {
		t.Errorf("Entry: %v", err)
	}
	if _, whole := listing(t, v); !errors.Is(whole, ErrIncomplete) {
		t.Errorf("the list ends with %v", whole)
	}
}

func TestADamagedLedgerIsToldAndKeepsNobodyFromWriting(t *testing.T) {
	v, dir := newVault(t)
	mustSave(t, v, journal.Entry{})
	boxes, err := v.store.Ledger(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	exchange(t, dir, boxes.Head, flipped(boxes.Head))
	v = mustOpen(t, dir, Passphrase(passphrase))
	mustSave(t, v, journal.Entry{})
	if ids, whole := listing(t, v); !errors.Is(whole, ErrDamaged) || len(ids) != 2 {
		t.Errorf("%d entries, %v", len(ids), whole)
	}
}

func TestAnOldLedgerIsNoticed(t *testing.T) {
	v, dir := newVault(t)
	mustSave(t, v, journal.Entry{})
	old, err := v.store.Ledger(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	mustSave(t, v, journal.Entry{})
	mustClose(t, v)
	tamper(t, dir, func(tx *store.Tx) error { return tx.PutLedger(t.Context(), store.LedgerHead, old.Head) })
	v = mustOpen(t, dir, Passphrase(passphrase))
	if ids, whole := listing(t, v); !errors.Is(whole, ErrIncomplete) || len(ids) != 2 {
		t.Errorf("%d entries, %v", len(ids), whole)
	}
}

// A naive ledger is a set of numbers; the real one must agree with it about every journal.
func TestAbsenceIsWhatASetWouldSay(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		last := int64(r.IntN(12))
		l := ledger{last: last}
		removed, there := map[int64]bool{}, map[int64]bool{}
		for n := int64(1); n <= last; n++ {
			if r.IntN(3) == 0 {
				removed[n] = true
				l.remove([]int64{n})
			}
		}
		var numbers, wantSurplus, wantMissing, gotMissing []int64
		for n := int64(14); n >= 1; n-- {
			if r.IntN(2) == 0 {
				there[n] = true
				numbers = append(numbers, n)
			}
			if there[n] && (n > last || removed[n]) {
				wantSurplus = append(wantSurplus, n)
			}
			if !there[n] && n <= last && !removed[n] {
				wantMissing = append(wantMissing, n)
			}
		}
		missing, surplus := absence(numbers, &l, &l)
		for _, m := range missing {
			for n := m.first; n <= m.last; n++ {
				gotMissing = append(gotMissing, n)
			}
		}
		slices.Sort(gotMissing)
		slices.Sort(wantMissing)
		if !reflect.DeepEqual(gotMissing, wantMissing) || !reflect.DeepEqual(surplus, wantSurplus) {
			t.Fatalf("last %d, removed %v, there %v: missing %v, want %v; surplus %v, want %v", last, l.gaps, numbers, gotMissing, wantMissing, surplus, wantSurplus)
		}
	}
}
