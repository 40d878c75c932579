package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestNoRowIsWiderThanTheColumnAndNoViewHigher(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(10, 90).Draw(t, "width"), rapid.IntRange(1, 30).Draw(t, "height")
		st := NewStyles(rapid.Bool().Draw(t, "dark"))
		d := NewDoc(width)
		n := rapid.IntRange(0, 12).Draw(t, "paragraphs")
		chosen := rapid.IntRange(0, 12).Draw(t, "chosen")
		for i := range n {
			text := rapid.String().Draw(t, "text")
			switch i % 3 {
			case 0:
				d.Para(st.Text, text)
			case 1:
				d.Choice(st, i == chosen, text)
			case 2:
				d.Pair(st, i == chosen, text, "what it is about")
			}
		}
		v := d.View(st, height)
		rows := strings.Split(v.Body, "\n")
		if len(rows) > height {
			t.Fatalf("%d rows where there is room for %d", len(rows), height)
		}
		for _, r := range rows {

			r = strings.TrimRight(ansi.Strip(r), "↑↓") // these stand in the margin
			if w := ansi.StringWidth(strings.TrimRight(r, " ")); w > width {
				t.Fatalf("a row of %d cells in a column of %d: %q", w, width, ansi.Strip(r))
			}
		}
		if c := v.Cursor; c != nil && (c.Y < 0 || c.Y >= height || c.X < 0 || c.X >= width) {
			t.Fatalf("the cursor is at %d,%d outside %dx%d", c.X, c.Y, width, height)
		}
	})
}

func TestTheChosenRowIsAlwaysSeen(t *testing.T) {
	st := NewStyles(true)
	for at := range 40 {
		d := NewDoc(30)
		for i := range 40 {
			d.Choice(st, i == at, "row "+string(rune('A'+i%26)))
		}
		v := d.View(st, 10)
		if v.Cursor == nil {
			t.Fatalf("row %d: there is no cursor", at)
		}
		if row := ansi.Strip(strings.Split(v.Body, "\n")[v.Cursor.Y]); !strings.HasPrefix(row, Sign) {
			t.Errorf("row %d: the cursor stands on %q", at, row)
		}
	}
}

func TestCutRowsSayThatThereIsMore(t *testing.T) {
	st := NewStyles(true)
	d := NewDoc(20)
	for i := range 30 {
		d.Choice(st, i == 15, "row")
	}
	rows := strings.Split(ansi.Strip(d.View(st, 8).Body), "\n")
	if !strings.HasSuffix(rows[0], "↑") || !strings.HasSuffix(rows[7], "↓") {
		t.Errorf("no signs for more above and below:\n%s", strings.Join(rows, "\n"))
	}
}

func TestCleanTakesOutWhatSteersATerminal(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"escape sequence":  {"a\x1b[31mb", "a[31mb"},
		"window title":     {"a\x1b]0;x\x07b", "a]0;xb"},
		"C1 control":       {"a\u009b31mb", "a31mb"},
		"bidi override":    {"a\u202eb", "ab"},
		"zero width space": {"a\u200bb", "ab"},
		"tab":              {"a\tb", "a    b"},
		"CRLF":             {"a\r\nb", "a\nb"},
		"family emoji":     {"👩‍👩‍👧", "👩‍👩‍👧"},
	} {
		if got := Clean(tc.in); got != tc.want {
			t.Errorf("%s: got %q, want %q", name, got, tc.want)
		}
	}
}

func TestALongWordBehindASpaceIsCutToo(t *testing.T) {
	for _, row := range Wrap(" AAAAAAAAAA", 10) {
		if ansi.StringWidth(row) > 10 {
			t.Errorf("a row of %d cells", ansi.StringWidth(row))
		}
	}
}
