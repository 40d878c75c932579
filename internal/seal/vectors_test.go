package seal

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// hexBytes is a byte string that a vector file gives in hexadecimal.
type hexBytes []byte

func (h *hexBytes) UnmarshalText(text []byte) (err error) {
	*h, err = hex.DecodeString(string(text))
	return err
}

type recordVector struct {
	Name              string
	Journal, Root, ID hexBytes
	Kind              Kind
	Part              Part
	Revision          uint64
	Nonce             hexBytes
	Data, Box         []byte
}

func (v recordVector) place() Place {
	return Place{[16]byte(v.ID), v.Kind, v.Part, v.Revision}
}

type slotVector struct {
	Name          string
	Journal, Root hexBytes
	Way           Way
	ID            uint32
	Memory, Time  uint32
	Threads       uint8
	Secret        hexBytes
	Random, Slot  hexBytes
}

func (v slotVector) secret() Secret {
	switch v.Way {
	case ByKeyFile:
		return KeyFile([32]byte(v.Secret))
	case ByRecovery:
		return Recovery([20]byte(v.Secret))
	}
	return Passphrase(v.Secret)
}

// load reads a vector file; vectors.py beside it, which shares no code with this package, made it.
func load[T any](t testing.TB, name string) []T {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var vectors []T
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) == 0 {
		t.Fatal("no vectors")
	}
	return vectors
}

func TestRecordsMatchTheVectors(t *testing.T) {
	for _, v := range load[recordVector](t, "records.json") {
		t.Run(v.Name, func(t *testing.T) {
			k := newKey(JournalID(v.Journal), v.Root)
			box, err := k.Seal(bytes.NewReader(v.Nonce), v.place(), v.Data)
			if err != nil || !bytes.Equal(box, v.Box) {
				t.Errorf("sealed %x, %v; want %x", box, err, v.Box)
			}
			data, err := k.Open(v.place(), v.Box)
			if err != nil || !bytes.Equal(data, v.Data) {
				t.Errorf("opened %q, %v; want %q", data, err, v.Data)
			}
		})
	}
}

func TestSlotsMatchTheVectors(t *testing.T) {
	for _, v := range load[slotVector](t, "slots.json") {
		t.Run(v.Name, func(t *testing.T) {
			p := Params{v.Memory, v.Time, v.Threads}
			k := newKey(JournalID(v.Journal), v.Root)
			b, err := k.NewSlot(bytes.NewReader(v.Random), v.ID, v.secret(), p)
			if err != nil || !bytes.Equal(b, v.Slot) {
				t.Errorf("made %x, %v; want %x", b, err, v.Slot)
			}
			s, err := ParseSlot(JournalID(v.Journal), v.Slot)
			if err != nil || s.ID != v.ID || s.Way != v.Way || s.Params != p {
				t.Fatalf("parsed %+v, %v", s, err)
			}
			opened, err := s.Open(v.secret(), cheap())
			if err != nil || !bytes.Equal(opened.root(), v.Root) {
				t.Errorf("opened with %v, or to another key", err)
			}
		})
	}
}

func FuzzOpenRecord(f *testing.F) {
	vectors := load[recordVector](f, "records.json")
	k := newKey(JournalID(vectors[0].Journal), vectors[0].Root)
	for i, v := range vectors {
		f.Add(uint8(i), v.Box)
		f.Add(uint8(i), v.Box[:len(v.Box)-1])
	}
	f.Add(uint8(0), []byte{})
	f.Fuzz(func(t *testing.T, which uint8, box []byte) {
		v := vectors[int(which)%len(vectors)]
		before := bytes.Clone(box)
		data, err := k.Open(v.place(), box)
		if !bytes.Equal(before, box) {
			t.Fatal("Open changed the box")
		}
		if err == nil && (!bytes.Equal(box, v.Box) || !bytes.Equal(data, v.Data)) {
			t.Fatal("opened a box that nobody sealed")
		}
		if err != nil && !errors.Is(err, ErrDamaged) {
			t.Fatalf("unexpected error: %v", err)
		}
	})
}

func FuzzParseSlot(f *testing.F) {
	vectors := load[slotVector](f, "slots.json")
	for _, v := range vectors {
		f.Add([]byte(v.Slot))
		f.Add([]byte(v.Slot[:40]))
	}
	f.Add([]byte{})
	journal := JournalID(vectors[0].Journal)
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := ParseSlot(journal, b)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("unexpected error: %v", err)
			}
			return
		}
		for _, v := range vectors { // whatever the slot asks for, a bounded amount of work answers
			if s.Way != v.Way {
				continue
			}
			if _, err := s.Open(v.secret(), cheap()); err == nil && !bytes.Equal(b, v.Slot) && v.Way != ByPassphrase {
				t.Fatal("opened a slot that nobody made")
			}
		}
	})
}

func FuzzPlaintext(f *testing.F) {
	f.Add([]byte{0, 0, 0, 2, 'h', 'i', 0})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0})
	f.Add([]byte{0, 0})
	f.Fuzz(func(t *testing.T, plain []byte) {
		data, ok := unpad(plain)
		if !ok {
			return
		}
		if rest := bytes.Trim(plain[lengthSize+len(data):], "\x00"); len(rest) != 0 || !bytes.HasPrefix(plain[lengthSize:], data) {
			t.Fatalf("unpad(%x) = %x", plain, data)
		}
	})
}
