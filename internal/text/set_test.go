package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSetIsOneStepThatUndoTakesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBuffer(t)
		b.MoveTo(anyPos(t), false)
		first, head := b.String(), b.Head()
		s := anyText().Draw(t, "s")
		if rapid.Bool().Draw(t, "alike") { // most of the text stays, as when it comes back from another editor
			i := rapid.IntRange(0, len(first)).Draw(t, "i")
			s = first[:i] + s + first[i:]
		}
		b.Set(s)
		check(t, b)
		if b.String() != oracle(s) {
			t.Fatalf("set to %q, want %q", b.String(), oracle(s))
		}
		if oracle(s) == first {
			if b.Undo() {
				t.Fatal("setting the same was a step")
			}
			return
		}
		if !b.Undo() || b.String() != first || b.Head() != head || b.Undo() {
			t.Fatalf("undone to %q at %v, want %q at %v", b.String(), b.Head(), first, head)
		}
	})
}

func TestSetReplacesOnlyWhatDiffers(t *testing.T) {
	b := New("one\ntwo 日本\nthree")
	b.MoveTo(Pos{1, 2}, false)
	b.Set("one\ntwo 日木\nthree")
	if s := b.history.done[0]; s.old != "本" || s.text != "木" || b.Head() != (Pos{1, 2}) {
		t.Errorf("replaced %q by %q, cursor at %v", s.old, s.text, b.Head())
	}
}

func TestMoreSaysWhereTheTextGoesOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBuffer(t)
		b.MoveTo(anyPos(t), false)
		shown, all := b.Rows(), 0
		for i := range b.paras {
			all += len(b.rows(i))
		}
		above := 0
		for i := range b.top.Para {
			above += len(b.rows(i))
		}
		above += b.spotOf(b.top).row
		up, down := b.More()
		if up != (above > 0) || down != (above+len(shown) < all) {
			t.Fatalf("more above %v, below %v: %d of %d rows after %d", up, down, len(shown), all, above)
		}
	})
}

func TestRevealShowsWhatStandsAround(t *testing.T) {
	b := New(strings.Repeat("line\n", 100))
	b.Resize(20, 9)
	b.Reveal(Span{Pos{50, 0}, Pos{50, 4}})
	if _, row := b.Cursor(); row != 4 || b.Copy() != "line" {
		t.Errorf("found in row %d of 9, %q", row, b.Copy())
	}
	b.Reveal(Span{Pos{52, 0}, Pos{52, 4}})
	if _, row := b.Cursor(); row != 6 {
		t.Errorf("the window moved for what was seen already: row %d", row)
	}
	b.Reveal(Span{Pos{100, 0}, Pos{100, 0}})
	check(t, b)
}

func TestRevealKeepsEveryPromise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBuffer(t)
		s := Span{anyPos(t), anyPos(t)}
		b.Reveal(s)
		check(t, b)
		other := New(b.String())
		other.Select(s)
		if other.Selection() != b.Selection() {
			t.Fatalf("revealed %v, selected %v", b.Selection(), other.Selection())
		}
	})
}

func TestWhatIsFoundStandsBetweenGraphemes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBuffer(t)
		query, from := anyText().Draw(t, "query"), anyPos(t)
		for _, look := range []func(string, Pos) (Span, bool){b.Find, b.FindBack} {
			found, ok := look(query, from)
			if !ok {
				continue
			}
			for _, p := range []Pos{found.From, found.To} {
				if !boundaries(b.paras[p.Para].text)[p.Byte] {
					t.Fatalf("%q found at %v, inside a grapheme of %q", query, found, b.paras[p.Para].text)
				}
			}
		}
	})
}

// A paste is one step whatever its length, and nothing of it is cut: neither bytes nor lines.
func TestAMegabyteAtOnceIsOneStep(t *testing.T) {
	long := map[string]string{
		"lines":        strings.Repeat("a made-up line\r\n", 70_000),
		"one line":     strings.Repeat("no break here ", 80_000),
		"accents":      strings.Repeat("naïve café 日本 ", 60_000),
		"tabs":         strings.Repeat("\tindented\r", 100_000),
		"200000 lines": strings.Repeat("\n", 200_000),
	}
	for name, s := range long {
		b := New("before after")
		b.MoveTo(Pos{0, 7}, false)
		b.Paste(s)
		if b.String() != "before "+oracle(s)+"after" {
			t.Errorf("%s: the text is not what was pasted", name)
		}
		if b.Paragraphs() != strings.Count(oracle(s), "\n")+1 {
			t.Errorf("%s: %d paragraphs", name, b.Paragraphs())
		}
		if !b.Undo() || b.String() != "before after" || b.Undo() {
			t.Errorf("%s: undo did not take back the paste, and only that", name)
		}
		if !b.Redo() || b.String() != "before "+oracle(s)+"after" {
			t.Errorf("%s: redo did not bring back the paste", name)
		}
	}
}

// What was normalised once is not touched again: reading a text out and in changes nothing, however it was cut.
func TestNormalisedOnceWhereverAPasteIsCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(anyText(), 1, 4).Draw(t, "parts")
		whole, pieces := New(""), New("")
		whole.Paste(strings.Join(parts, "|"))
		for i, p := range parts {
			if i > 0 {
				pieces.Paste("|")
			}
			pieces.Paste(p)
		}
		if whole.String() != pieces.String() {
			t.Fatalf("in pieces %q, at once %q", pieces.String(), whole.String())
		}
	})
}
