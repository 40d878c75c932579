package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func put(t testing.TB, s *Store, records ...Record) {
	t.Helper()
	err := s.Update(t.Context(), func(tx *Tx) error {
		for _, r := range records {
			if err := tx.Put(t.Context(), r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// record is some record; no two numbers give the same id.
func record(n int) Record {
	r := Record{Kind: 1, Revision: 1, Head: fmt.Appendf(nil, "head %d", n), Body: fmt.Appendf(nil, "body %d", n)}
	binary.BigEndian.PutUint64(r.ID[:], uint64(n))
	return r
}

func count(t testing.TB, s *Store) int {
	t.Helper()
	n := 0
	for _, err := range s.Heads(t.Context(), 1) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	return n
}

// impatient makes a store wait for others no longer than a moment.
func impatient(s *Store) { s.patience = 0 }

func TestAfterARestEverythingIsThereAsBefore(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	put(t, s, record(1), record(2))
	if err := s.Rest(t.Context()); err != nil {
		t.Fatal(err)
	}
	put(t, s, record(3))
	if n := count(t, s); n != 3 {
		t.Errorf("%d records", n)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Rest(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("a store that is closed: %v", err)
	}
}

func TestRecordComesBackAsItWasPut(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	if s.Journal() != [16]byte{1, 2, 3} {
		t.Errorf("journal %x", s.Journal())
	}
	first, second := record(1), record(1)
	second.Revision, second.Head, second.Body = 2, []byte("later head"), []byte("later body")
	put(t, s, first, second, record(2))

	got, err := s.Latest(t.Context(), 1, first.ID)
	if err != nil || got.Revision != 2 || string(got.Head) != "later head" || string(got.Body) != "later body" {
		t.Errorf("Latest = %+v, %v", got, err)
	}
	if _, err := s.Latest(t.Context(), 2, first.ID); !errors.Is(err, ErrNoRecord) {
		t.Errorf("another kind: %v", err)
	}
	if _, err := s.Latest(t.Context(), 1, record(3).ID); !errors.Is(err, ErrNoRecord) {
		t.Errorf("another id: %v", err)
	}
	bodies, err := s.Bodies(t.Context(), []int64{got.Seq, 999})
	if err != nil || len(bodies) != 1 || string(bodies[got.Seq]) != "later body" {
		t.Errorf("Bodies = %v, %v", bodies, err)
	}
	if bodies, err := s.Bodies(t.Context(), nil); err != nil || len(bodies) != 0 {
		t.Errorf("Bodies of nothing = %v, %v", bodies, err)
	}
}

func TestRevisionIsNeverOverwritten(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	put(t, s, record(1))
	err := s.Update(t.Context(), func(tx *Tx) error { return tx.Put(t.Context(), record(1)) })
	if err == nil {
		t.Error("the same revision was put twice")
	}
	if n := count(t, s); n != 1 {
		t.Errorf("%d revisions", n)
	}
}

func TestLongListsComeWholeAndNewestFirst(t *testing.T) {
	for _, n := range []int{0, 1, chunk - 1, chunk, chunk + 1, 2*chunk + 7} {
		s := mustOpen(t, newJournal(t))
		var records []Record
		for i := range n {
			records = append(records, record(i))
		}
		put(t, s, records...)
		i := n
		for r, err := range s.Heads(t.Context(), 1) {
			i--
			if err != nil || r.ID != records[i].ID || string(r.Head) != string(records[i].Head) || r.Body != nil {
				t.Fatalf("of %d, number %d: %+v, %v", n, i, r, err)
			}
		}
		if i != 0 {
			t.Errorf("of %d, %d are missing", n, i)
		}
	}
}

func TestALoopOverTheListMayUseTheStore(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	put(t, s, record(1), record(2))
	n := 0
	for r, err := range s.Heads(t.Context(), 1) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Latest(t.Context(), 1, r.ID); err != nil {
			t.Fatal(err)
		}
		n++
		put(t, s, record(10+n)) // and what is saved meanwhile does not make it endless
	}
	if n != 2 {
		t.Errorf("the loop ran %d times", n)
	}
}

func TestSingleIsReplacedInPlaceAndListedLastSavedFirst(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	for _, d := range []Single{{0, [16]byte{1}, 2, []byte("a")}, {0, [16]byte{2}, 2, []byte("b")}, {0, [16]byte{1}, 3, []byte("x")}, {0, [16]byte{1}, 2, []byte("c")}} {
		err := s.Update(t.Context(), func(tx *Tx) error {
			before, err := tx.PutSingle(t.Context(), d)
			if want := map[string]string{"c": "a"}[string(d.Box)]; string(before) != want {
				t.Errorf("in the place of %q was %q, want %q", d.Box, before, want)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Singles(t.Context(), 2)
	if err != nil || len(got) != 2 || string(got[0].Box) != "c" || string(got[1].Box) != "b" {
		t.Fatalf("Singles = %v, %v", got, err)
	}
	drop := func(tx *Tx) error {
		was, err := tx.DropSingle(t.Context(), 2, [16]byte{1})
		none, errNone := tx.DropSingle(t.Context(), 2, [16]byte{9})
		if string(was) != "c" || none != nil {
			t.Errorf("dropped %q and %q", was, none)
		}
		return errors.Join(err, errNone)
	}
	if err := s.Update(t.Context(), drop); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Singles(t.Context(), 2); err != nil || len(got) != 1 || got[0].ID != [16]byte{2} {
		t.Errorf("Singles = %v, %v", got, err)
	}
}

func TestSlotsAreKeptByNumber(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	for _, slot := range []Slot{{2, []byte("b")}, {1, []byte("a")}, {2, []byte("c")}} {
		if err := s.Update(t.Context(), func(tx *Tx) error { return tx.PutSlot(t.Context(), slot) }); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Slots(t.Context())
	if err != nil || len(got) != 2 || string(got[0].Box) != "a" || string(got[1].Box) != "c" {
		t.Errorf("Slots = %v, %v", got, err)
	}
}

func TestUpdateThatFailsHasNotHappened(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	wrong := errors.New("wrong")
	err := s.Update(t.Context(), func(tx *Tx) error {
		return errors.Join(tx.Put(t.Context(), record(1)), wrong)
	})
	if !errors.Is(err, wrong) {
		t.Errorf("err = %v", err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = s.Update(t.Context(), func(tx *Tx) error {
			_ = tx.Put(t.Context(), record(2))
			panic("our mistake")
		})
	}()
	ctx, cancel := context.WithCancel(t.Context())
	err = s.Update(ctx, func(tx *Tx) error {
		defer cancel()
		return tx.Put(ctx, record(3))
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a context that ends: %v", err)
	}
	if n := count(t, s); n != 0 {
		t.Errorf("%d records are there", n)
	}
	put(t, s, record(4)) // and the store is as good as before
}

func TestAnEndedContextStopsEverything(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, latest := s.Latest(ctx, 1, [16]byte{1})
	_, slots := s.Slots(ctx)
	_, drafts := s.Singles(ctx, 2)
	_, bodies := s.Bodies(ctx, nil)
	_, opened := Open(ctx, s.path)
	errs := []error{latest, slots, drafts, bodies, opened, s.Update(ctx, nothing)}
	for _, err := range s.Heads(ctx, 1) {
		errs = append(errs, err)
	}
	for i, err := range errs {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("call %d: %v", i, err)
		}
	}
}

func TestClosedStoreSaysSo(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Slots(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("Slots: %v", err)
	}
	if err := s.Update(t.Context(), nothing); !errors.Is(err, ErrClosed) {
		t.Errorf("Update: %v", err)
	}
}

func TestManyWritersLoseNothing(t *testing.T) {
	path := newJournal(t)
	var wg sync.WaitGroup
	for w := range 4 { // programs: each has a handle and locks of its own
		s := mustOpen(t, path)
		for i := range 5 {
			wg.Go(func() { put(t, s, record(w*100+i)) })
		}
	}
	wg.Wait()
	if n := count(t, mustOpen(t, path)); n != 20 {
		t.Errorf("%d of 20 kept", n)
	}
}

func TestSettingsAreReadBack(t *testing.T) {
	s := mustOpen(t, newJournal(t))
	set := func(pragma string) {
		if _, err := s.conn.ExecContext(t.Context(), "PRAGMA "+pragma); err != nil {
			t.Fatal(err)
		}
	}
	set("busy_timeout = 5000") // as it was until the store took over the waiting
	if err := s.checkPragmas(t.Context()); err != nil {
		t.Error(err)
	}
	set("synchronous = NORMAL")
	if err := s.checkPragmas(t.Context()); err == nil || !strings.Contains(err.Error(), "synchronous") {
		t.Errorf("a setting that does not hold: %v", err)
	}
}

func TestAnyPathWillDo(t *testing.T) {
	for _, name := range []string{"a b", "a#b", "a?b=c&_pragma=x", "a%20b", "é日記", "a;b", "a'b\"c", "file:x", "a\\b"} {
		path := filepath.Join(t.TempDir(), name, name+".heed")
		if err := Create(t.Context(), path, [16]byte{1}, nothing); err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		mustOpen(t, path)
		if all := names(t, filepath.Dir(path)); !slices.Equal(all, []string{name + ".heed"}) {
			t.Errorf("%q: the folder holds %q", name, all)
		}
	}
}

// Another program must not be able to write while we are in the middle of it, even if some part of our process looks
// at the file.
func TestLockSurvivesAGlanceAtTheFile(t *testing.T) {
	if path := os.Getenv("HEED_TEST_WRITE"); path != "" {
		s := mustOpen(t, path)
		impatient(s)
		if err := s.Update(t.Context(), nothing); !errors.Is(err, ErrBusy) {
			t.Errorf("the other program: %v", err)
		}
		return
	}
	s := mustOpen(t, newJournal(t))
	err := s.Update(t.Context(), func(tx *Tx) error {
		if _, err := Identify(s.path); err != nil {
			return err
		}
		other := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		other.Env = append(os.Environ(), "HEED_TEST_WRITE="+s.path)
		out, err := other.CombinedOutput()
		if err != nil {
			t.Errorf("%v: %s", err, out)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestASaveWaitsForAChunkAndNotForAWholeList(t *testing.T) {
	path := newJournal(t)
	s, other := mustOpen(t, path), mustOpen(t, path)
	var records []Record
	for i := range 2 * chunk {
		records = append(records, record(i))
	}
	put(t, s, records...)
	impatient(other)
	for _, err := range s.Heads(t.Context(), 1) {
		if err != nil {
			t.Fatal(err)
		}
		put(t, other, record(2*chunk)) // fails if the list still held its lock
		break
	}
}

func BenchmarkUpdate(b *testing.B) {
	s := mustOpen(b, newJournal(b))
	r := record(0)
	r.Head, r.Body = make([]byte, 297), make([]byte, 1065)
	for b.Loop() {
		binary.BigEndian.PutUint64(r.ID[:], rand.Uint64())
		put(b, s, r)
	}
}
