package text

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

const (
	family  = "👨‍👩‍👧‍👦"
	flag    = "🇩🇪"
	accent  = "e\u0301" // é in two runes
	heart   = "❤\ufe0f"
	conjoin = "क्षि" // one Devanagari cluster of four runes
)

// at is a buffer of the given text, with the cursor where | stands in it and
// the selection reaching from there to a second | if there is one.
func at(t *testing.T, marked string) *Buffer {
	t.Helper()
	parts := strings.Split(marked, "|")
	if len(parts) < 2 || len(parts) > 3 {
		t.Fatalf("one or two | wanted in %q", marked)
	}
	b := New(strings.Join(parts, ""))
	from := past(Pos{}, parts[0])
	b.MoveTo(from, false)
	if len(parts) == 3 {
		b.MoveTo(past(Pos{}, parts[0]+parts[1]), true)
	}
	return b
}

// marked is the other way round: what at would make this buffer from.
func marked(b *Buffer) string {
	s := b.Selection()
	text := b.within(Span{To: s.From}) + "|"
	if !s.Empty() {
		text += b.within(s) + "|"
	}
	return text + b.within(Span{s.To, b.end()})
}

func expect(t *testing.T, b *Buffer, want string) {
	t.Helper()
	if got := marked(b); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	check(t, b)
}

func drawn(b *Buffer) []string {
	var rows []string
	for _, r := range b.Rows() {
		rows = append(rows, r.Text)
	}
	return rows
}

func expectRows(t *testing.T, b *Buffer, want ...string) {
	t.Helper()
	if got := drawn(b); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	check(t, b)
}

func expectCursor(t *testing.T, b *Buffer, col, row int) {
	t.Helper()
	if c, r := b.Cursor(); c != col || r != row {
		t.Errorf("cursor at column %d, row %d; want %d, %d", c, r, col, row)
	}
}

func TestEmptyTextIsOneEmptyRow(t *testing.T) {
	b := New("")
	expectRows(t, b, "")
	expectCursor(t, b, 0, 0)
	if b.String() != "" || b.Paragraphs() != 1 || b.Undo() || b.Redo() {
		t.Error("an empty buffer holds something")
	}
}

func TestInputIsNormalisedOnce(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"CRLF":                {"a\r\nb", "a\nb"},
		"CR":                  {"a\rb", "a\nb"},
		"CR CRLF":             {"a\r\r\nb", "a\n\nb"},
		"CR at the end":       {"a\r", "a\n"},
		"tab":                 {"\ta\tb", "    a    b"},
		"C0":                  {"a\x00\x1b[31mb\x07\v\f", "a[31mb"},
		"DEL and C1":          {"a\x7f\u0085\u009bb", "ab"},
		"invalid":             {"a\xffb\xe2\x82", "a\ufffdb\ufffd\ufffd"},
		"what looks invalid":  {"a\ufffdb", "a\ufffdb"},
		"joiners, directions": {"\u200d\u200e\ufeff", "\u200d\u200e\ufeff"},
		"no change":           {family + "\n" + accent, family + "\n" + accent},
	} {
		t.Run(name, func(t *testing.T) {
			if got := New(c.in).String(); got != c.want {
				t.Errorf("New: got %q, want %q", got, c.want)
			}
			for _, put := range []func(*Buffer, string){(*Buffer).Type, (*Buffer).Paste} {
				b := New("")
				put(b, c.in)
				if got := b.String(); got != c.want {
					t.Errorf("put: got %q, want %q", got, c.want)
				}
			}
		})
	}
}

func TestNoLimitOnLines(t *testing.T) {
	text := strings.Repeat("x\n", 20_000)
	b := New("")
	b.Paste(text)
	if b.String() != text {
		t.Error("text was cut")
	}
}

func TestEachLetterIsOneStep(t *testing.T) {
	for name, g := range map[string]string{
		"family": family, "flag": flag, "accent": accent, "heart": heart, "conjunct": conjoin,
		"ideograph": "日", "jamo": "각", "newline": "\n", "many accents": "a" + strings.Repeat("\u0301", 40),
	} {
		t.Run(name, func(t *testing.T) {
			b := at(t, "a|"+g+"b")
			b.Move(Right, false)
			expect(t, b, "a"+g+"|b")
			b.Move(Left, false)
			expect(t, b, "a|"+g+"b")
			b.Delete(Right)
			expect(t, b, "a|b")
			b.Undo()
			b.Move(Right, false)
			b.Delete(Left)
			expect(t, b, "a|b")
		})
	}
}

func TestFlagsAreCountedInPairs(t *testing.T) {
	b := at(t, flag+flag+flag+"|")
	b.Delete(Left)
	expect(t, b, flag+flag+"|")
	b.Move(Left, false)
	expect(t, b, flag+"|"+flag)
}

func TestTypedAccentJoinsItsLetter(t *testing.T) {
	b := at(t, "caf|s")
	b.Type("e")
	b.Type("\u0301")
	expect(t, b, "cafe\u0301|s")
	b.Delete(Left)
	expect(t, b, "caf|s")
}

func TestCursorLeavesAClusterThatAnEditMade(t *testing.T) {
	b := at(t, "|🇪x") // half a flag
	b.Type("🇩")
	expect(t, b, "🇩🇪|x")

	b = at(t, "e\n|\u0301x")
	b.Delete(Left)
	expect(t, b, "e\u0301|x")
	b.Undo()
	expect(t, b, "e\n|\u0301x")
}

func TestTypingReplacesTheSelection(t *testing.T) {
	b := at(t, "one |two\nthree| four")
	b.Type("x")
	expect(t, b, "one x| four")
	b.Undo()
	expect(t, b, "one |two\nthree| four")
	b.Newline()
	expect(t, b, "one \n| four")
	b.Undo()
	b.Delete(WordRight)
	expect(t, b, "one | four")
}

func TestNothingTypedLeavesTheSelection(t *testing.T) {
	b := at(t, "a|b|c")
	b.Type("\x01")
	b.Paste("")
	expect(t, b, "a|b|c")
	if b.Version() != 0 {
		t.Error("the text counts as changed")
	}
}

func TestDelete(t *testing.T) {
	for name, c := range map[string]struct {
		over     Movement
		in, want string
	}{
		"back at the start":          {Left, "|a", "|a"},
		"on at the end":              {Right, "a|", "a|"},
		"back over a newline":        {Left, "a\n|b", "a|b"},
		"on over a newline":          {Right, "a|\nb", "a|b"},
		"word back":                  {WordLeft, "one two|", "one |"},
		"word back, from inside":     {WordLeft, "one tw|o", "one |o"},
		"word back, over stops":      {WordLeft, "one two... |", "one |"},
		"word back, from line start": {WordLeft, "one\n|two", "one|two"},
		"word back, apostrophe":      {WordLeft, "I don’t|", "I |"},
		"word back, emoji":           {WordLeft, "yes " + family + "|", "yes |"},
		"word on":                    {WordRight, "|one two", "| two"},
		"word on, over stops":        {WordRight, "one|, two!", "one|!"},
		"word on, nothing left":      {WordRight, "one|...", "one|"},
		"to the row's end":           {RowEnd, "one| two\nthree", "one|\nthree"},
		"to the row's start":         {RowStart, "one\ntwo |three", "one\n|three"},
		"to the text's end":          {End, "on|e\ntwo", "on|"},
	} {
		t.Run(name, func(t *testing.T) {
			b := at(t, c.in)
			b.Delete(c.over)
			expect(t, b, c.want)
			b.Undo()
			expect(t, b, c.in)
		})
	}
}

func TestMove(t *testing.T) {
	for name, c := range map[string]struct {
		by       Movement
		in, want string
	}{
		"left over a newline":           {Left, "a\n|b", "a|\nb"},
		"right over a newline":          {Right, "a|\nb", "a\n|b"},
		"left to the selection's edge":  {Left, "a|bc|d", "a|bcd"},
		"right to the selection's edge": {Right, "a|bc|d", "abc|d"},
		"word left":                     {WordLeft, "one, two|", "one, |two"},
		"word right":                    {WordRight, "one|, two", "one, two|"},
		"word left, ideographs":         {WordLeft, "日本|", "日|本"},
		"paragraph up, within":          {ParagraphUp, "a\nb|c", "a\n|bc"},
		"paragraph up, past blanks":     {ParagraphUp, "ab\n\n\n|c", "|ab\n\n\nc"},
		"paragraph up, first":           {ParagraphUp, "|a", "|a"},
		"paragraph down":                {ParagraphDown, "a|b\n\n\ncd", "ab\n\n\n|cd"},
		"paragraph down, last":          {ParagraphDown, "a|b\n\n", "ab\n\n|"},
		"start":                         {Start, "a\nb|c", "|a\nbc"},
		"end":                           {End, "a|b\nc", "ab\nc|"},
		"up on the first row stays":     {Up, "ab|c", "ab|c"},
		"down on the last row stays":    {Down, "ab|c", "ab|c"},
	} {
		t.Run(name, func(t *testing.T) {
			b := at(t, c.in)
			b.Move(c.by, false)
			expect(t, b, c.want)
		})
	}
}

func TestMoveCanExtendTheSelection(t *testing.T) {
	b := at(t, "one| two three")
	b.Move(WordRight, true)
	expect(t, b, "one| two| three")
	b.Move(Left, true)
	expect(t, b, "one| tw|o three")
	b.Move(Start, true)
	expect(t, b, "|one| two three")
	if b.Head() != (Pos{}) {
		t.Error("the cursor is not where the selection was extended to")
	}
	b.MoveTo(Pos{0, 5}, false)
	expect(t, b, "one t|wo three")
}

func TestMoveToComesBackToAGrapheme(t *testing.T) {
	b := New("a" + family + "b\nc")
	for _, c := range []struct{ to, want Pos }{
		{Pos{0, 2}, Pos{0, 1}},
		{Pos{0, 1 + len(family)}, Pos{0, 1 + len(family)}},
		{Pos{0, 999}, Pos{0, 2 + len(family)}},
		{Pos{-1, -1}, Pos{0, 0}},
		{Pos{7, 7}, Pos{1, 1}},
	} {
		b.MoveTo(c.to, false)
		if b.Head() != c.want {
			t.Errorf("to %v: at %v, want %v", c.to, b.Head(), c.want)
		}
	}
}

func TestUpAndDownKeepTheWantedColumn(t *testing.T) {
	b := at(t, "long er|\nx\n日日日日日")
	b.Move(Down, false)
	expect(t, b, "long er\nx|\n日日日日日")
	b.Move(Down, false) // column 7 is inside the fourth
	expect(t, b, "long er\nx\n日日日|日日")
	b.Move(Up, false)
	b.Move(Up, false)
	expect(t, b, "long er|\nx\n日日日日日")
}

func TestWantedColumnIsForgottenByTyping(t *testing.T) {
	b := at(t, "long|\nx\nlonger")
	b.Move(Down, false)
	b.Type("y")
	b.Move(Down, false)
	expect(t, b, "long\nxy\nlo|nger")
}

func TestPagesMoveTheWindowToo(t *testing.T) {
	b := New(strings.Repeat("x\n", 30) + "x")
	b.Resize(10, 5)
	b.Move(Down, false)
	b.Move(PageDown, false)
	expectCursor(t, b, 0, 1)
	if b.Head().Para != 5 {
		t.Errorf("in paragraph %d, want 5", b.Head().Para)
	}
	b.Move(PageUp, false)
	expectCursor(t, b, 0, 1)
	b.Move(PageUp, false)
	expectCursor(t, b, 0, 0)
	b.Move(End, false)
	b.Move(PageDown, false)
	expectCursor(t, b, 1, 4)
}

func TestCutCopySelectAll(t *testing.T) {
	b := at(t, "a|b\nc|d")
	if got := b.Copy(); got != "b\nc" {
		t.Errorf("copied %q", got)
	}
	if got := b.Cut(); got != "b\nc" {
		t.Errorf("cut %q", got)
	}
	expect(t, b, "a|d")
	if got := b.Cut(); got != "" || b.Version() != 1 {
		t.Errorf("cut %q from no selection", got)
	}
	b.SelectAll()
	expect(t, b, "|ad|")
}

func TestMeasureFollowsTheRenderer(t *testing.T) {
	b := at(t, family+"|")
	expectCursor(t, b, 2, 0)
	b.Measure(ansi.WcWidth)
	expectCursor(t, b, 8, 0)
}
