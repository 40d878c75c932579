package seal

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestTheWordListIsAsItAlwaysWas(t *testing.T) {
	const want = "7abe9d063cda9b6cd67ebbff0a80924ca2b0316ab8bc803974242dd4e6f97d52"
	if sum := sha256.Sum256([]byte(wordList)); hex.EncodeToString(sum[:]) != want {
		t.Errorf("the list of recovery words is another: %x", sum)
	}
}

func TestWordsCannotBeTakenForEachOther(t *testing.T) {
	list := strings.Fields(wordList)
	if len(list) != 1<<wordBits || !slices.IsSorted(list) {
		t.Fatalf("%d words, sorted %v", len(list), slices.IsSorted(list))
	}
	beginnings := map[string]string{}
	for _, w := range list {
		if len(w) < 4 || len(w) > 7 || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%q is too short, too long or not plain", w)
			continue
		}
		if other, there := beginnings[w[:4]]; there {
			t.Errorf("%q and %q begin alike", w, other)
		}
		beginnings[w[:4]] = w
	}
	for i, a := range list {
		for _, b := range list[i+1:] {
			if near(a, b) {
				t.Errorf("%q and %q are one slip apart", a, b)
			}
		}
	}
}

// near says that one letter changed, added or taken away, or two neighbours exchanged, makes b of a.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

func TestWordsComeBackHoweverTheyAreWritten(t *testing.T) {
	for range 50 {
		b, err := NewRecovery(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		words := FormatWords(b)
		var numbered, short strings.Builder
		for i, w := range words {
			numbered.WriteString(fmt.Sprintf("%d. ", i+1) + strings.ToUpper(w) + ",\r\n")
			short.WriteString(w[:4] + "\t")
		}
		for _, text := range []string{strings.Join(words, " "), numbered.String(), short.String()} {
			if got, err := ParseWords(text); err != nil || got != b {
				t.Fatalf("came back as %x, %v", got, err)
			}
		}
	}
}

func TestMistakenWordsAreToldApart(t *testing.T) {
	words := FormatWords([recoverySize]byte{1, 2, 3, 4, 5, 6, 7, 8, 9})
	with := func(i int, w string) string {
		c := slices.Clone(words)
		c[i] = w
		return strings.Join(c, " ")
	}
	swapped := slices.Clone(words)
	swapped[0], swapped[1] = swapped[1], swapped[0]
	for name, tt := range map[string]struct {
		text string
		want error
		says string
	}{
		"nothing":           {"", ErrWords, "0 of them"},
		"one too few":       {strings.Join(words[1:], " "), ErrWords, "16 of them"},
		"an unknown word":   {with(4, "canary"), ErrWords, "word 5 "},
		"three letters":     {with(4, words[4][:3]), ErrWords, "word 5 "},
		"another word":      {with(4, "zebra"), ErrChecksum, ""},
		"two exchanged":     {strings.Join(swapped, " "), ErrChecksum, ""},
		"a wrong last word": {with(wordCount-1, "zebra"), ErrChecksum, ""},
	} {
		b, err := ParseWords(tt.text)
		if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) || strings.Contains(err.Error(), "canary") || b != [recoverySize]byte{} {
			t.Errorf("%s: %x, %v", name, b, err)
		}
	}
}

func TestWordsOfKnownBits(t *testing.T) {
	var b [recoverySize]byte
	copy(b[:], bytes.Repeat([]byte{0xff}, recoverySize))
	if got := FormatWords(b); got[0] != "zoology" || got[15] != "zoology" {
		t.Errorf("all ones are %q", got)
	}
	if got := FormatWords([recoverySize]byte{}); got[0] != "able" || got[15] != "able" {
		t.Errorf("all zeros are %q", got)
	}
}

func TestMarksDifferByPlaceBoxAndKey(t *testing.T) {
	k, other := newTestKey(t), newTestKey(t)
	at := Place{ID: [16]byte{1}, Kind: Draft, Part: Body}
	elsewhere := at
	elsewhere.ID = [16]byte{2}
	marks := map[[MarkSize]byte]bool{
		k.Mark(at, []byte("a")): true, k.Mark(at, []byte("b")): true, k.Mark(elsewhere, []byte("a")): true, other.Mark(at, []byte("a")): true,
	}
	if again := k.Mark(at, []byte("a")); len(marks) != 4 || !marks[again] {
		t.Errorf("%d different marks of 4", len(marks))
	}
}
