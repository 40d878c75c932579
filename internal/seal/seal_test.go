package seal

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// cheap lets the parameters of tests pass.
func cheap() Bounds {
	return Bounds{Min: Params{8, 1, 1}, Max: Params{128, 2, 4}}
}

func cheapParams() Params { return Params{Memory: 64, Time: 1, Threads: 1} }

func newTestKey(t testing.TB) *Key {
	t.Helper()
	k, err := NewKey(rand.Reader, JournalID{1})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestBoxOpensOnlyAtItsPlace(t *testing.T) {
	k := newTestKey(t)
	at := Place{ID: [16]byte{1}, Kind: Entry, Part: Head, Revision: 3}
	box, err := k.Seal(rand.Reader, at, []byte("hello"))
	if err != nil {
		t.Fatal(err)
	}
	if data, err := k.Open(at, box); err != nil || string(data) != "hello" {
		t.Fatalf("Open = %q, %v", data, err)
	}
	other := newKey(JournalID{2}, k.root())
	elsewhere := []struct {
		name string
		key  *Key
		at   Place
	}{
		{"id", k, Place{[16]byte{2}, Entry, Head, 3}},
		{"kind", k, Place{[16]byte{1}, Draft, Body, 3}},
		{"part", k, Place{[16]byte{1}, Entry, Body, 3}},
		{"revision", k, Place{[16]byte{1}, Entry, Head, 4}},
		{"earlier revision", k, Place{[16]byte{1}, Entry, Head, 2}},
		{"journal", other, at},
		{"key", newTestKey(t), at},
		{"no such kind", k, Place{[16]byte{1}, 77, Head, 3}},
		{"no such part", k, Place{[16]byte{1}, Draft, Head, 3}},
	}
	for _, e := range elsewhere {
		if data, err := e.key.Open(e.at, box); !errors.Is(err, ErrDamaged) || data != nil {
			t.Errorf("another %s: Open = %q, %v; want ErrDamaged", e.name, data, err)
		}
	}
}

// The sub-keys alone would keep the parts of a record apart. So must the associated data alone.
func TestAssociatedDataTellsEveryPlaceApart(t *testing.T) {
	seen := map[string]string{}
	for _, journal := range []JournalID{{}, {15: 1}} {
		k := &Key{journal: journal}
		for _, id := range [][16]byte{{}, {1}, {15: 1}} {
			for _, p := range purposes {
				for _, revision := range []uint64{0, 1, 256, 1 << 63} {
					at := Place{id, p.kind, p.part, revision}
					name := fmt.Sprint(journal, at)
					bound := string(k.bind(at))
					if seen[bound] != "" {
						t.Errorf("%s and %s share their associated data", name, seen[bound])
					}
					seen[bound] = name
				}
			}
		}
	}
}

func TestBoxWithAnyFlippedBitIsRefused(t *testing.T) {
	k := newTestKey(t)
	at := Place{ID: [16]byte{1}, Kind: Entry, Part: Body, Revision: 1}
	box, err := k.Seal(rand.Reader, at, []byte("hello"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range len(box) * 8 {
		box[i/8] ^= 1 << (i % 8)
		if _, err := k.Open(at, box); !errors.Is(err, ErrDamaged) {
			t.Fatalf("bit %d flipped: %v", i, err)
		}
		box[i/8] ^= 1 << (i % 8)
	}
	for n := range len(box) {
		if _, err := k.Open(at, box[:n]); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
	if _, err := k.Open(at, append(box, 0)); !errors.Is(err, ErrDamaged) {
		t.Fatalf("a byte more: %v", err)
	}
}

func TestNoTwoBoxesAreAlike(t *testing.T) {
	k := newTestKey(t)
	at := Place{ID: [16]byte{1}, Kind: Entry, Part: Body, Revision: 1}
	a, _ := k.Seal(rand.Reader, at, []byte("hello"))
	b, _ := k.Seal(rand.Reader, at, []byte("hello"))
	if bytes.Equal(a, b) {
		t.Error("the same data in the same place twice gave the same box")
	}
}

func TestPaddingHidesLengthsAndCostsAnEighth(t *testing.T) {
	sizes := map[int]bool{}
	for n := range 1 << 20 {
		p := padded(n)
		sizes[p] = true
		if p < n || p < smallest || (n > smallest && float64(p-n) > 0.125*float64(n)) {
			t.Fatalf("padded(%d) = %d", n, p)
		}
	}
	if len(sizes) > 257 { // 16 an octave up to 64 KiB, 32 an octave after that
		t.Errorf("%d sizes up to 1 MiB", len(sizes))
	}
}

func TestTooLongIsSaidAndNotCut(t *testing.T) {
	k := newTestKey(t)
	_, err := k.Seal(rand.Reader, Place{Kind: Entry, Part: Body}, make([]byte, MaxData+1))
	if !errors.Is(err, ErrTooLong) {
		t.Errorf("err = %v", err)
	}
}

func TestFailingRandomnessIsAnError(t *testing.T) {
	if _, err := NewKey(strings.NewReader("short"), JournalID{}); err == nil {
		t.Error("NewKey took five bytes for 32")
	}
	if _, err := NewKeyFile(strings.NewReader("short")); err == nil {
		t.Error("NewKeyFile took five bytes for 32")
	}
	k := newTestKey(t)
	if _, err := k.Seal(strings.NewReader("short"), Place{Kind: Entry, Part: Head}, nil); err == nil {
		t.Error("Seal took five bytes for a nonce")
	}
	if _, err := k.NewSlot(strings.NewReader("short"), 1, Passphrase([]byte("p")), cheapParams()); err == nil {
		t.Error("NewSlot took five bytes for a salt")
	}
}

func TestWipeLeavesNoKey(t *testing.T) {
	k := newTestKey(t)
	k.Wipe()
	if k.secrets != nil {
		t.Error("the key is still there")
	}
	for _, sub := range k.sub {
		if sub != nil {
			t.Error("a sub-key is still there")
		}
	}
}

func TestSealFailsLoudlyForAPlaceThatDoesNotExist(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("sealed a record that nobody could open")
		}
	}()
	_, _ = newTestKey(t).Seal(rand.Reader, Place{Kind: 77, Part: Head}, nil)
}

func BenchmarkOpenHead(b *testing.B) { benchmarkOpen(b, 180) }
func BenchmarkOpenBody(b *testing.B) { benchmarkOpen(b, 1000) }

func benchmarkOpen(b *testing.B, size int) {
	k := newTestKey(b)
	at := Place{Kind: Entry, Part: Body, Revision: 1}
	box, err := k.Seal(rand.Reader, at, make([]byte, size))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := k.Open(at, box); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRecommendedParams(b *testing.B) {
	s := Passphrase([]byte("correct horse battery staple"))
	for b.Loop() {
		s.wrappingKey(make([]byte, saltSize), Recommended())
	}
}
