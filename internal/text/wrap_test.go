package text

import (
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for name, c := range map[string]struct {
		width int
		in    string
		want  []string
	}{
		"at words":                      {9, "the quick brown fox", []string{"the quick", "brown fox"}},
		"exactly full":                  {5, "abcde", []string{"abcde"}},
		"spaces hang":                   {3, "abc   def", []string{"abc", "def"}},
		"spaces at the start count":     {4, "  ab cd", []string{"  ab", "cd"}},
		"spaces alone":                  {2, "     ", []string{""}},
		"long word moves, then parts":   {4, "ab cdefghij", []string{"ab", "cdef", "ghij"}},
		"width 1":                       {1, "a bc", []string{"a", "b", "c"}},
		"wide at width 1":               {1, "日本", []string{"日", "本"}},
		"wide at width 2":               {2, "a日b", []string{"a", "日", "b"}},
		"wide does not straddle":        {3, "日本語", []string{"日", "本", "語"}},
		"wide parts anywhere":           {6, "ab日本語", []string{"ab日本", "語"}},
		"wide parts from what follows":  {3, "日ab", []string{"日", "ab"}},
		"accent on a space is no space": {4, "a \u0301bcd", []string{"a \u0301bc", "d"}},
		"closing stays with wide":       {4, "日本。語", []string{"日", "本。", "語"}},
		"opening stays with wide":       {4, "日「本」", []string{"日", "「本", "」"}},
		"no-break space":                {6, "ab cd\u00a0ef", []string{"ab", "cd\u00a0ef"}},
		"wide space hangs":              {2, "日\u3000本", []string{"日", "本"}},
		"family is one":                 {4, family + family + family, []string{family + family, family}},
		"accents have no width":         {2, accent + accent + accent, []string{accent + accent, accent}},
		"sign that holds a space":       {3, "ab\u0600   cd", []string{"ab\u0600 ", "cd"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := New(c.in)
			b.Resize(c.width, 100)
			expectRows(t, b, c.want...)
		})
	}
}

func TestCursorWaitsAtTheEdgeInHangingSpaces(t *testing.T) {
	b := at(t, "abc   |")
	b.Resize(4, 2)
	expectRows(t, b, "abc")
	expectCursor(t, b, 4, 0)
	b.Type("d")
	expectRows(t, b, "abc", "d")
	expectCursor(t, b, 1, 1)
}

func TestRowEndStaysOnItsRow(t *testing.T) {
	for name, c := range map[string]struct {
		in, want string
		col, row int
	}{
		"before the space of a wrap": {"o|ne two", "one| two", 3, 0},
		"in a word that was parted":  {"a|bcdefg", "abcd|efg", 4, 0},
		"last row":                   {"one t|wo  ", "one two  |", 4, 1},
	} {
		t.Run(name, func(t *testing.T) {
			b := at(t, c.in)
			b.Resize(4, 3)
			for range 2 { // the second time it stays
				b.Move(RowEnd, false)
				expect(t, b, c.want)
				expectCursor(t, b, c.col, c.row)
			}
			b.Move(RowStart, false)
			expectCursor(t, b, 0, c.row)
		})
	}
}

func TestWordLeftKnowsAWordThatWasParted(t *testing.T) {
	for _, text := range []string{"can't |x", "to can't| x"} {
		b := at(t, text)
		b.Resize(3, 9)
		b.Move(WordLeft, false)
		if got := b.Paragraph(0)[b.Head().Byte:]; got != "can't x" {
			t.Errorf("from %q to %q", text, got)
		}
	}
}

func TestEndOfAPartedRowIsLeftByAnythingElse(t *testing.T) {
	for name, c := range map[string]struct {
		do       func(*Buffer)
		col, row int
	}{
		"nothing":                  {func(*Buffer) {}, 4, 0},
		"up, from the first row":   {func(b *Buffer) { b.Move(Up, false) }, 4, 0},
		"down and up":              {func(b *Buffer) { b.Move(Down, false); b.Move(Up, false) }, 4, 0},
		"to the same place":        {func(b *Buffer) { b.MoveTo(b.Head(), false) }, 0, 1},
		"right and left":           {func(b *Buffer) { b.Move(Right, false); b.Move(Left, false) }, 0, 1},
		"typing up to another end": {func(b *Buffer) { b.Type("wxyz") }, 0, 2},
		"a window of one row":      {func(b *Buffer) { b.Resize(4, 1); b.Move(RowStart, false); b.Move(RowEnd, false) }, 4, 0},
	} {
		t.Run(name, func(t *testing.T) {
			b := at(t, "|abcdefg")
			b.Resize(4, 5)
			b.Move(RowEnd, false)
			c.do(b)
			expectCursor(t, b, c.col, c.row)
			check(t, b)
		})
	}
}

func TestDownReachesTheEndOfAPartedWord(t *testing.T) {
	b := at(t, "xxxx|\nabcdefg")
	b.Resize(4, 5)
	b.Move(Down, false)
	expectCursor(t, b, 4, 1)
	b.Move(Down, false)
	expectCursor(t, b, 3, 2)
	b.Move(Up, false)
	expectCursor(t, b, 4, 1)
	b.Move(Right, false)
	expectCursor(t, b, 1, 2)
}

func TestSelectionOnRows(t *testing.T) {
	b := at(t, "|one two  \n\nthree| four")
	b.Resize(5, 9)
	for i, want := range []struct {
		selected string
		goesOn   bool
	}{{"one", false}, {"two", true}, {"", true}, {"three", false}, {"", false}} {
		r := b.Rows()[i]
		if got := r.Text[r.SelFrom:r.SelTo]; got != want.selected || r.SelBreak != want.goesOn {
			t.Errorf("row %d: %q selected, break %v; want %q, %v", i, got, r.SelBreak, want.selected, want.goesOn)
		}
	}
}

func TestWindowFollowsTheCursor(t *testing.T) {
	b := New("1\n2\n3\n4\n5\n6")
	b.Resize(10, 3)
	expectRows(t, b, "1", "2", "3")
	b.MoveTo(Pos{3, 0}, false)
	expectRows(t, b, "2", "3", "4") // no further than it must
	b.Move(Up, false)
	expectRows(t, b, "2", "3", "4")
	b.Move(End, false)
	expectRows(t, b, "4", "5", "6")
	b.Move(Start, false)
	expectRows(t, b, "1", "2", "3")
}

func TestWindowIsFilledWhenTextGoes(t *testing.T) {
	b := New("1\n2\n3\n4\n5\n6|")
	b.Resize(10, 3)
	b.Move(End, false)
	b.Delete(ParagraphUp)
	b.Delete(Left)
	expectRows(t, b, "3", "4", "5")
	b.SelectAll()
	b.Delete(Left)
	expectRows(t, b, "")
	b.Undo()
	expectRows(t, b, "3", "4", "5")
}

func TestResizeKeepsTheCursorInView(t *testing.T) {
	b := New(strings.Repeat("word ", 200))
	b.Resize(80, 4)
	b.MoveTo(Pos{0, 700}, false)
	for _, size := range [][2]int{{10, 3}, {1, 1}, {200, 50}, {0, -1}} {
		b.Resize(size[0], size[1])
		check(t, b)
	}
}

func TestOnlyWhatIsSeenIsWrapped(t *testing.T) {
	b := New(strings.Repeat("some words in a row\n", 100_000))
	b.Resize(40, 24)
	b.Move(End, false)
	b.MoveTo(Pos{50_000, 3}, false)
	for range 10 {
		b.Move(PageUp, false)
		b.Type("x")
		b.Rows()
	}
	wrapped := 0
	for _, p := range b.paras {
		if p.rows != nil {
			wrapped++
		}
	}
	if wrapped > 500 {
		t.Errorf("%d of %d paragraphs were wrapped", wrapped, len(b.paras))
	}
}
