package seal

import (
	"bytes"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
)

// ways are secrets of each way, with one that does not fit and the error for it.
func ways() []struct {
	name         string
	right, wrong Secret
	err          error
} {
	return []struct {
		name         string
		right, wrong Secret
		err          error
	}{
		{"passphrase", Passphrase([]byte("right")), Passphrase([]byte("Right")), ErrPassphrase},
		{"key file", KeyFile([32]byte{1}), KeyFile([32]byte{2}), ErrKeyFile},
		{"recovery", Recovery([20]byte{1}), Recovery([20]byte{2}), ErrRecovery},
	}
}

func TestSlotOpensWithItsSecretAlone(t *testing.T) {
	for _, w := range ways() {
		t.Run(w.name, func(t *testing.T) {
			k := newTestKey(t)
			s := mustSlot(t, k, 5, w.right)
			got, err := s.Open(w.right, cheap())
			if err != nil || !bytes.Equal(got.root(), k.root()) || got.Journal() != k.Journal() {
				t.Fatalf("Open: %v", err)
			}
			if _, err := s.Open(w.wrong, cheap()); !errors.Is(err, w.err) || errors.Is(err, ErrDamaged) {
				t.Errorf("a wrong secret: %v; want %v", err, w.err)
			}
			for _, other := range ways() {
				if other.name == w.name {
					continue
				}
				if _, err := s.Open(other.right, cheap()); err == nil {
					t.Errorf("a %s opened the slot", other.name)
				}
			}
			if _, err := s.Open(Secret{}, cheap()); err == nil {
				t.Error("no secret opened the slot")
			}
		})
	}
}

func TestSlotWithAnyFlippedBitIsDamagedAndNotAWrongSecret(t *testing.T) {
	k := newTestKey(t)
	for _, w := range ways() {
		b, err := k.NewSlot(rand.Reader, 1, w.right, cheapParams())
		if err != nil {
			t.Fatal(err)
		}
		for i := range len(b) * 8 {
			b[i/8] ^= 1 << (i % 8)
			if _, err := ParseSlot(k.Journal(), b); !errors.Is(err, ErrDamaged) {
				t.Fatalf("%s, bit %d flipped: %v", w.name, i, err)
			}
			b[i/8] ^= 1 << (i % 8)
		}
		for n := range len(b) {
			if _, err := ParseSlot(k.Journal(), b[:n]); !errors.Is(err, ErrDamaged) {
				t.Fatalf("%s, cut to %d bytes: %v", w.name, n, err)
			}
		}
	}
}

// Whoever mends the checksum after changing a slot still gets nothing out of it.
func TestSlotIsBoundToJournalWayIDAndParams(t *testing.T) {
	k := newTestKey(t)
	right := Passphrase([]byte("right"))
	forge := func(journal JournalID, change func(b []byte)) Slot {
		b, err := k.NewSlot(rand.Reader, 1, right, cheapParams())
		if err != nil {
			t.Fatal(err)
		}
		change(b)
		copy(b[sealedSize:], checksum(journal, b[:sealedSize]))
		s, err := ParseSlot(journal, b)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, s := range map[string]Slot{
		"journal": forge(JournalID{2}, func([]byte) {}),
		"id":      forge(k.Journal(), func(b []byte) { b[5]++ }),
		"memory":  forge(k.Journal(), func(b []byte) { b[9]-- }),
		"time":    forge(k.Journal(), func(b []byte) { b[13]++ }),
		"salt":    forge(k.Journal(), func(b []byte) { b[20]++ }),
		"nonce":   forge(k.Journal(), func(b []byte) { b[headerSize]++ }),
		"key":     forge(k.Journal(), func(b []byte) { b[headerSize+nonceSize]++ }),
	} {
		if _, err := s.Open(right, cheap()); !errors.Is(err, ErrPassphrase) {
			t.Errorf("%s changed: %v", name, err)
		}
	}
	s := forge(k.Journal(), func(b []byte) { b[1] = 99 })
	if _, err := s.Open(right, cheap()); s.Way != 99 || err == nil {
		t.Errorf("a way from a later heed: %+v, %v", s, err)
	}
}

func TestParametersOutOfBoundsAreRefusedAndNotRun(t *testing.T) {
	k := newTestKey(t)
	right := Passphrase([]byte("right"))
	if _, err := mustSlot(t, k, 1, right).Open(right, Strict()); !errors.Is(err, ErrParams) {
		t.Errorf("the parameters of a test in a real journal: %v", err)
	}
	for name, p := range map[string]Params{
		"a terabyte":    {Memory: 1 << 30, Time: 3, Threads: 4},
		"eight KiB":     {Memory: 8, Time: 3, Threads: 4},
		"no pass":       {Memory: 64 << 10, Time: 0, Threads: 4},
		"endless":       {Memory: 64 << 10, Time: 1 << 31, Threads: 4},
		"no lane":       {Memory: 64 << 10, Time: 3, Threads: 0},
		"too many":      {Memory: 64 << 10, Time: 3, Threads: 255},
		"too much":      {Memory: 1<<20 + 1, Time: 3, Threads: 4},
		"nothing":       {},
		"just too weak": {Memory: 32<<10 - 1, Time: 3, Threads: 4},
	} {
		if Strict().Allow(p) {
			t.Errorf("%s: allowed", name)
		}
		s := Slot{Way: ByPassphrase, Params: p}
		if _, err := s.Open(right, Strict()); !errors.Is(err, ErrParams) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if (Bounds{Max: Params{1 << 20, 8, 8}}).Allow(Params{Memory: 8}) {
		t.Error("bounds without a minimum let through what Argon2id cannot run with")
	}
	if !Strict().Allow(Recommended()) {
		t.Error("what is recommended is not allowed")
	}
	if _, err := k.NewSlot(rand.Reader, 1, right, Params{}); !errors.Is(err, ErrParams) {
		t.Errorf("a slot without parameters: %v", err)
	}
	odd := Slot{Way: ByKeyFile, Params: cheapParams()}
	if _, err := odd.Open(KeyFile([32]byte{1}), cheap()); !errors.Is(err, ErrParams) {
		t.Errorf("a key file with parameters: %v", err)
	}
}

func TestPassphraseIsTheSameHoweverAccentsAreTyped(t *testing.T) {
	k := newTestKey(t)
	s := mustSlot(t, k, 1, Passphrase([]byte("caf\u00e9")))
	if _, err := s.Open(Passphrase([]byte("cafe\u0301")), cheap()); err != nil {
		t.Errorf("composed and decomposed: %v", err)
	}
	s = mustSlot(t, k, 1, Passphrase([]byte("\xff\xfe raw")))
	if _, err := s.Open(Passphrase([]byte("\xff\xfe raw")), cheap()); err != nil {
		t.Errorf("bytes that are not UTF-8: %v", err)
	}
}

func TestEmptyPassphraseMakesNoSlotAndOpensNone(t *testing.T) {
	k := newTestKey(t)
	if _, err := k.NewSlot(rand.Reader, 1, Passphrase(nil), cheapParams()); err == nil {
		t.Error("made a slot with no passphrase")
	}
	s := mustSlot(t, k, 1, Passphrase([]byte("right")))
	if _, err := s.Open(Passphrase(nil), cheap()); !errors.Is(err, ErrPassphrase) {
		t.Errorf("an empty passphrase: %v", err)
	}
}

func TestSecretsAreCopiedAndWiped(t *testing.T) {
	typed := []byte("right")
	s := Passphrase(typed)
	clear(typed)
	if string(s.bytes) != "right" {
		t.Error("the secret changed with the caller's bytes")
	}
	s.Wipe()
	if !bytes.Equal(s.bytes, make([]byte, 5)) {
		t.Error("the secret is still there")
	}
}

func TestKeyFileReadsWhatItWrote(t *testing.T) {
	want, err := NewKeyFile(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	text := FormatKeyFile(want)
	for _, variant := range []string{
		string(text),
		strings.ReplaceAll(string(text), "\n", "\r\n"),
		"\xef\xbb\xbf" + string(text),
		"\n\n" + strings.TrimSpace(string(text)),
	} {
		if got, err := ParseKeyFile([]byte(variant)); err != nil || got != want {
			t.Errorf("ParseKeyFile(%q): %v", variant, err)
		}
	}
	for _, broken := range []string{"", "hello", string(text[:len(text)-3]), keyFileTag, strings.Replace(string(text), keyFileTag, keyFileTag+"zz", 1)} {
		if _, err := ParseKeyFile([]byte(broken)); err == nil {
			t.Errorf("took %q for a key file", broken)
		}
	}
}

func mustSlot(t *testing.T, k *Key, id uint32, s Secret) Slot {
	t.Helper()
	b, err := k.NewSlot(rand.Reader, id, s, cheapParams())
	if err != nil {
		t.Fatal(err)
	}
	slot, err := ParseSlot(k.Journal(), b)
	if err != nil {
		t.Fatal(err)
	}
	if slot.ID != id || slot.Way != s.Way() {
		t.Fatalf("made %+v", slot)
	}
	return slot
}
