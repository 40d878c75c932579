package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"
)

// many fills a journal with records of many sizes and returns them by Seq.
func many(t *testing.T, s *Store, n int) []Record {
	t.Helper()
	var all []Record
	for i := range n {
		r := record(i)
		r.Seq = int64(i + 1)
		r.Head = bytes.Repeat([]byte{byte(i)}, shortestBox+41)
		r.Body = bytes.Repeat([]byte{byte(i), 1}, shortestBox+i*97%9000)
		all = append(all, r)
	}
	put(t, s, all...)
	return all
}

func scanned(t *testing.T, path string) (Found, []Record) {
	t.Helper()
	found, err := Scan(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(found.Records, func(a, b Record) int { return cmp.Compare(a.Seq, b.Seq) })
	records := slices.Clone(found.Records)
	for i, r := range records {
		if bodies := found.Bodies[r.Seq]; len(bodies) == 1 {
			records[i].Body = bodies[0]
		}
	}
	return found, records
}

func TestScanFindsWhatSQLiteFinds(t *testing.T) {
	path := newJournal(t)
	s := mustOpen(t, path)
	want := many(t, s, 700)
	slot, single := Slot{3, make([]byte, 131)}, Single{1, [16]byte{9}, 2, bytes.Repeat([]byte("x"), 50_000)}
	err := s.Update(t.Context(), func(tx *Tx) error {
		if _, err := tx.PutSingle(t.Context(), single); err != nil {
			return err
		}
		return tx.PutSlot(t.Context(), slot)
	})
	if err != nil {
		t.Fatal(err)
	}
	found, records := scanned(t, path)
	if !reflect.DeepEqual(records, want) {
		t.Errorf("%d records of %d, or others", len(records), len(want))
	}
	if !reflect.DeepEqual(found.Slots, []Slot{slot}) || !reflect.DeepEqual(found.Singles, []Single{single}) || !slices.Equal(found.Journals, [][16]byte{{1, 2, 3}}) {
		t.Errorf("journals %x, slots %v, %d singles", found.Journals, found.Slots, len(found.Singles))
	}
}

func TestScanFindsNothingThatWasRemoved(t *testing.T) {
	path := newJournal(t)
	s := mustOpen(t, path)
	all := many(t, s, 300)
	err := s.Update(t.Context(), func(tx *Tx) error {
		for _, r := range all[:299] {
			if _, err := tx.Remove(t.Context(), r.Kind, r.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	found, records := scanned(t, path)
	if len(records) != 1 || len(found.Bodies) != 1 {
		t.Errorf("%d heads and %d bodies are left of 1", len(records), len(found.Bodies))
	}
}

// Each page in turn is lost, and the first, with which SQLite can open nothing. What was elsewhere is found all the same.
func TestScanReadsAroundAnyLostPage(t *testing.T) {
	path := newJournal(t)
	s := mustOpen(t, path)
	want := many(t, s, 60)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	pages := 0
	damage(t, path, func(b []byte) []byte { pages = len(b) / 4096; return b })
	for n := range pages {
		var lost []byte
		damage(t, path, func(b []byte) []byte {
			lost = bytes.Clone(b[n*4096:][:4096])
			clear(b[n*4096:][:4096])
			return b
		})
		_, records := scanned(t, path)
		heads, bodies := 0, 0
		for _, r := range records {
			if !slices.ContainsFunc(want, func(w Record) bool { return w.Seq == r.Seq && w.ID == r.ID && w.Revision == r.Revision }) {
				t.Errorf("page %d: a record that never was: %+v", n+1, r.Seq)
			}
			if bytes.Equal(r.Head, want[r.Seq-1].Head) {
				heads++
			}
			if bytes.Equal(r.Body, want[r.Seq-1].Body) {
				bodies++
			}
		}
		const most = 14 // rows on one page
		if len(records) < len(want) || heads < len(want)-most || bodies < len(want)-most {
			t.Errorf("without page %d: %d records, %d heads, %d bodies of %d", n+1, len(records), heads, bodies, len(want))
		}
		damage(t, path, func(b []byte) []byte { copy(b[n*4096:], lost); return b })
	}
}

func TestScanSurvivesAnyBytes(t *testing.T) {
	path := newJournal(t)
	s := mustOpen(t, path)
	many(t, s, 40)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	var whole []byte
	damage(t, path, func(b []byte) []byte { whole = bytes.Clone(b); return b })
	for range 60 {
		damage(t, path, func([]byte) []byte {
			b := bytes.Clone(whole)
			for range 300 {
				b[r.IntN(len(b))] = byte(r.Uint32())
			}
			return b[:r.IntN(len(b))]
		})
		if _, err := scan(t.Context(), path); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCopyIsPrivateWholeAndInPlaceOfNothing(t *testing.T) {
	path := newJournal(t)
	s := mustOpen(t, path)
	many(t, s, 20)
	t.Chdir(t.TempDir())
	for _, to := range []string{"copy.heed", filepath.Join("new", "folder", "copy.heed")} { // relative names are names too
		if err := s.CopyTo(t.Context(), to); err != nil {
			t.Fatal(err)
		}
		if err := s.CopyTo(t.Context(), to); !errors.Is(err, ErrExists) {
			t.Errorf("a second time: %v", err)
		}
		wantMode(t, to, 0o600)
		if left := names(t, filepath.Dir(to)); !slices.Contains(left, "copy.heed") || len(left) > 1 {
			t.Errorf("the folder holds %q", left)
		}
		if n := count(t, mustOpen(t, to)); n != 20 {
			t.Errorf("the copy has %d records", n)
		}
	}
}

func TestReplacingWaitsForAWriterAndNotForAReader(t *testing.T) {
	path, keep := newJournal(t), ""
	keep = path + ".kept"
	s, writer := mustOpen(t, newJournal(t)), mustOpen(t, path)
	many(t, s, 3)
	err := writer.Update(t.Context(), func(*Tx) error {
		ctx, cancel := context.WithTimeout(t.Context(), 80*time.Millisecond)
		defer cancel()
		if err := s.ReplaceAt(ctx, path, keep); err == nil {
			t.Error("it was replaced under a writer")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.ReplaceAt(t.Context(), path, keep); err != nil {
		t.Fatal(err)
	}
	if n := count(t, mustOpen(t, path)); n != 3 {
		t.Errorf("%d records", n)
	}
	if n := count(t, mustOpen(t, keep)); n != 0 {
		t.Errorf("%d records are kept", n)
	}
	if err := s.ReplaceAt(t.Context(), path, keep); !errors.Is(err, ErrExists) {
		t.Errorf("over what was kept: %v", err)
	}
	if left := names(t, filepath.Dir(path)); len(left) != 2 {
		t.Errorf("the folder holds %q", left)
	}
}
