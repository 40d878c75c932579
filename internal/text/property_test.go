package text

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"pgregory.net/rapid"
)

// check tests what must hold of a buffer at all times, by other means than the
// buffer's own wherever there are any.
func check(t rapid.TB, b *Buffer) {
	t.Helper()
	for _, p := range []Pos{b.head, b.anchor, b.top} {
		if !boundaries(b.paras[p.Para].text)[p.Byte] {
			t.Fatalf("%v is inside a grapheme of %q", p, b.paras[p.Para].text)
		}
	}
	if s := b.String(); s != oracle(s) {
		t.Fatalf("text is not normal: %q", s)
	}
	for i := range b.paras {
		checkRows(t, b, i)
	}
	shown := b.Rows()
	col, row := b.Cursor()
	if col < 0 || col > b.ruler.width || row < 0 || row >= len(shown) || len(shown) > b.height {
		t.Fatalf("cursor at %d, %d of %d rows in %d × %d", col, row, len(shown), b.ruler.width, b.height)
	}
	if r := shown[row]; r.Para != b.head.Para || b.head.Byte < r.Start || b.head.Byte > r.End {
		t.Fatalf("cursor %v is shown on %+v", b.head, r)
	}
	cost := 0
	for _, s := range append(slices.Clone(b.history.done), b.history.undone...) {
		cost += s.cost()
	}
	if cost != b.history.bytes {
		t.Fatalf("history holds %d bytes and says %d", cost, b.history.bytes)
	}
	rows := 0
	for i := range b.paras {
		rows += len(b.rows(i))
	}
	if len(shown) < min(rows, b.height) {
		t.Fatalf("window of %d shows %d rows of %d", b.height, len(shown), rows)
	}
}

// checkRows tests the rows of one paragraph as they are drawn.
func checkRows(t rapid.TB, b *Buffer, i int) {
	t.Helper()
	text, rows := b.paras[i].text, b.rows(i)
	if fresh := b.ruler.wrap(text); !reflect.DeepEqual(rows, fresh) {
		t.Fatalf("%q at %d: rows %v, wrapped anew %v", text, b.ruler.width, rows, fresh)
	}
	whole := boundaries(text)
	var joined strings.Builder
	for j := range rows {
		r := b.row(spot{i, j}, b.Selection())
		joined.WriteString(text[r.Start:r.End])
		hanging := strings.TrimPrefix(text[r.Start:r.End], r.Text)
		if strings.TrimFunc(hanging, unicode.IsSpace) != "" {
			t.Fatalf("row %+v of %q is not drawn whole", r, text)
		}
		if !whole[r.Start] || !whole[r.End] || !whole[r.Start+len(r.Text)] {
			t.Fatalf("row %+v cuts a grapheme of %q", r, text)
		}
		chosen := func(offset int) bool {
			p, s := Pos{i, offset}, b.Selection()
			return p.compare(s.From) >= 0 && p.compare(s.To) < 0
		}
		for k := range r.Text {
			if shown := r.SelFrom <= k && k < r.SelTo; shown != chosen(r.Start+k) {
				t.Fatalf("row %+v shows a wrong selection, %+v", r, b.Selection())
			}
		}
		if r.SelTo > len(r.Text) || r.SelBreak != (r.End == len(text) && chosen(r.End)) {
			t.Fatalf("row %+v shows too much or too little selected, %+v", r, b.Selection())
		}
		if b.ruler.method == ansi.GraphemeWidth && b.ruler.width > 1 && ansi.StringWidth(r.Text) > b.ruler.width {
			t.Fatalf("row %q is wider than %d", r.Text, b.ruler.width)
		}
	}
	if joined.String() != text {
		t.Fatalf("rows join to %q, not %q", joined.String(), text)
	}
}

// boundaries are the byte offsets between graphemes, ends included.
func boundaries(s string) map[int]bool {
	found := map[int]bool{0: true}
	for g := graphemes.FromString(s); g.Next(); {
		found[g.End()] = true
	}
	return found
}

// oracle is what New says of normalising, in the plainest words.
func oracle(s string) string {
	var out []rune
	for _, r := range strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", "    ").Replace(s) {
		if r == '\n' || r >= 0x20 && r < 0x7f || r >= 0xa0 {
			out = append(out, r)
		}
	}
	return string(out)
}

// anyText draws texts of what is hard about text.
func anyText() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"a", "word", "two words ", "averylongwordthatfitsnowhere", " ", "   ", "\n", "\r\n", "\r", "\t", "\x00", "\x1b[1m",
		"\x7f", "\u0085", "\xff", "\xe2\x82", "é", accent, "\u0301", family, flag, "🇩", "\u200d", heart, "👩", "日", "日本語。", "「",
		"が", "각", "\u1100", conjoin, "\u0600", "\u00a0", "\u3000", "\u200b", "\u2028", "don’t", "ß", ".", "☝🏽", "\u0e01\u0e33",
	})
	pieces := rapid.Map(rapid.SliceOfN(piece, 0, 12), func(p []string) string { return strings.Join(p, "") })
	return rapid.OneOf(pieces, pieces, pieces, rapid.String())
}

// anyEdit does something at random, mostly editing.
func anyEdit(t *rapid.T, b *Buffer) {
	movement := Movement(rapid.IntRange(int(Left), int(End)).Draw(t, "movement"))
	switch rapid.SampledFrom([]string{"type", "type", "paste", "newline", "delete", "delete", "cut", "move", "move", "select"}).Draw(t, "do") {
	case "type":
		b.Type(anyText().Draw(t, "typed"))
	case "paste":
		b.Paste(anyText().Draw(t, "pasted"))
	case "newline":
		b.Newline()
	case "delete":
		b.Delete(movement)
	case "cut":
		b.Cut()
	case "move":
		b.Move(movement, rapid.Bool().Draw(t, "extend"))
	case "select":
		b.Select(Span{anyPos(t), anyPos(t)})
	}
}

func anyPos(t *rapid.T) Pos {
	return Pos{rapid.IntRange(0, 8).Draw(t, "para"), rapid.IntRange(0, 60).Draw(t, "byte")}
}

func anyBuffer(t *rapid.T) *Buffer {
	b := New(anyText().Draw(t, "text"))
	b.Resize(rapid.IntRange(1, 12).Draw(t, "width"), rapid.IntRange(1, 6).Draw(t, "height"))
	if rapid.Bool().Draw(t, "wc") {
		b.Measure(ansi.WcWidth)
	}
	return b
}

func TestRandomEditsKeepEveryPromise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBuffer(t)
		first := b.String()
		for range rapid.IntRange(1, 25).Draw(t, "edits") {
			switch rapid.IntRange(0, 9).Draw(t, "kind") {
			case 0:
				b.Undo()
			case 1:
				b.Redo()
			case 2:
				b.Resize(rapid.IntRange(1, 12).Draw(t, "width"), rapid.IntRange(1, 6).Draw(t, "height"))
			default:
				anyEdit(t, b)
			}
			check(t, b)
		}
		for b.Redo() {
		}
		last := b.String()
		for b.Undo() {
			check(t, b)
		}
		if b.String() != first {
			t.Fatalf("undone to %q, not %q", b.String(), first)
		}
		for b.Redo() {
		}
		if b.String() != last {
			t.Fatalf("redone to %q, not %q", b.String(), last)
		}
	})
}

func TestEachUndoRestoresTextCursorAndSelection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBuffer(t)
		type state struct {
			text string
			at   caret
		}
		now := func() state { return state{b.String(), caret{b.anchor, b.head}} }
		var before, after []state
		for range rapid.IntRange(1, 15).Draw(t, "edits") {
			b.Break()
			was, version := now(), b.Version()
			anyEdit(t, b)
			if b.Version() > version {
				before, after = append(before, was), append(after, now())
			}
		}
		for _, b0 := range slices.Backward(before) {
			if !b.Undo() || now() != b0 {
				t.Fatalf("undone to %+v, want %+v", now(), b0)
			}
		}
		for i := range after {
			if !b.Redo() || now() != after[i] {
				t.Fatalf("redone to %+v, want %+v", now(), after[i])
			}
		}
	})
}

func TestWhatIsPutInStandsWhereTheSelectionWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBuffer(t)
		b.Select(Span{anyPos(t), anyPos(t)})
		s := b.Selection()
		left, right := b.within(Span{To: s.From}), b.within(Span{s.To, b.end()})
		in := anyText().Draw(t, "in")
		put := rapid.SampledFrom([]func(*Buffer, string){(*Buffer).Type, (*Buffer).Paste}).Draw(t, "put")
		if put(b, in); oracle(in) != "" && b.String() != left+oracle(in)+right {
			t.Fatalf("got %q, want %q", b.String(), left+oracle(in)+right)
		}
	})
}

func TestNormaliseDoesWhatItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		if got := New(s).String(); got != oracle(s) || New(got).String() != got || !utf8.ValidString(got) {
			t.Fatalf("%q became %q, want %q", s, got, oracle(s))
		}
	})
}

func TestWidthsAgreeWithTheRenderer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := normalise(anyText().Draw(t, "s"))
		s = strings.ReplaceAll(s, "\n", "")
		for _, m := range []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth} {
			if got := (ruler{method: m}).cells(s); got != m.StringWidth(s) {
				t.Fatalf("%q measures %d, the renderer says %d", s, got, m.StringWidth(s))
			}
		}
	})
}

func TestLeftAndRightVisitEveryGrapheme(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBuffer(t)
		var places []Pos
		for i, p := range b.paras {
			for offset := range len(p.text) + 1 {
				if boundaries(p.text)[offset] {
					places = append(places, Pos{i, offset})
				}
			}
		}
		for _, want := range places {
			if b.Head() != want {
				t.Fatalf("right: at %v, want %v", b.Head(), want)
			}
			b.Move(Right, false)
		}
		for _, place := range slices.Backward(places) {
			if b.Head() != place {
				t.Fatalf("left: at %v, want %v", b.Head(), place)
			}
			b.Move(Left, false)
		}
	})
}

func TestWordsDoNotDependOnTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBuffer(t)
		wide := New(b.String())
		wide.Resize(1000, 5) // each paragraph on one row: words found from its start
		for _, way := range []Movement{WordRight, WordLeft} {
			for more := true; more; {
				from := b.Head()
				b.Move(way, false)
				wide.Move(way, false)
				if b.Head() != wide.Head() {
					t.Fatalf("movement %d from %v to %v, on a wide row to %v", way, from, b.Head(), wide.Head())
				}
				more = b.Head() != from
			}
			if b.Head() != (Pos{}) && b.Head() != b.end() {
				t.Fatalf("movement %d stopped at %v", way, b.Head())
			}
		}
	})
}

func TestFindFindsTheFirstAndOnlyWhatIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBuffer(t)
		query := rapid.SampledFrom([]string{"a", "A", "e", "wo", "s", "ss", "'", " ", "日", "か", "👩", "é", "ma"}).Draw(t, "query")
		from := b.boundary(anyPos(t), false)
		fold := newFinder("")
		folded := func(s string) string { fold.read(s); return string(fold.text) }
		var places []Pos // every place a match starts at, by trying all stretches
		for i, p := range b.paras {
			whole := boundaries(p.text)
			for start := range len(p.text) {
				if !whole[start] || folded(graphemes.FromString(p.text[start:]).First()) == "" {
					continue // a lone accent counts for nothing, so nothing starts with it
				}
				for end := start + 1; end <= len(p.text); end++ {
					if whole[end] && folded(p.text[start:end]) == folded(query) {
						places = append(places, Pos{i, start})
						break
					}
				}
			}
		}
		next, ok := b.Find(query, from)
		back, _ := b.FindBack(query, from)
		if ok != (len(places) > 0) {
			t.Fatalf("found %v, there are %v", next, places)
		}
		if !ok {
			return
		}
		wantNext, wantBack := places[0], places[len(places)-1]
		for _, p := range places {
			if p.compare(from) < 0 {
				wantBack = p
			}
		}
		for _, place := range slices.Backward(places) {
			if place.compare(from) >= 0 {
				wantNext = place
			}
		}
		if next.From != wantNext || back.From != wantBack || folded(b.within(next)) != folded(query) {
			t.Fatalf("%q from %v: next %v, want %v; back %v, want %v", query, from, next, wantNext, back, wantBack)
		}
	})
}
