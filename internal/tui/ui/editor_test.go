package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"heed/internal/text"
)

// press gives an editor keys as Bubble Tea names them; what it has no name for is typed.
func press(e *Editor, keys ...string) {
	for _, k := range keys {
		e.Update(pressed(k))
	}
}

func pressed(k string) tea.KeyPressMsg {
	var msg tea.KeyPressMsg
	for mod, bit := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt, "shift+": tea.ModShift} {
		if rest, ok := strings.CutPrefix(k, mod); ok {
			k, msg.Mod = rest, bit
		}
	}
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f3": tea.KeyF3, "end": tea.KeyEnd, "home": tea.KeyHome,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	}
	if code, ok := named[k]; ok {
		msg.Code = code
		return msg
	}
	if msg.Mod == 0 {
		msg.Text = k
	}
	msg.Code = []rune(k)[0]
	return msg
}

func letters(s string) []string { return strings.Split(s, "") }

// drawn is the rows of an editor as plain text, without spaces at their ends.
func drawn(e *Editor) string {
	rows := e.Rows(NewStyles(true))
	for i, r := range rows {
		rows[i] = strings.TrimRight(ansi.Strip(r), " ")
	}
	return strings.Join(rows, "\n")
}

func at(e *Editor, para, byt int) *Editor {
	e.buf.MoveTo(text.Pos{Para: para, Byte: byt}, false)
	return e
}

func TestMarksStandInAMargin(t *testing.T) {
	e := NewEditor("one\nseveral words more\nthree")
	e.Resize(12, 6)
	if got, want := drawn(e), "one\nseveral\nwords more\nthree"; got != want {
		t.Errorf("without marks:\n%s\nwant:\n%s", got, want)
	}
	e.SetMarks(func(para, from, to int) bool { return para == 1 && from <= 14 && 14 < to })
	if got, want := drawn(e), "  one\n  several\n  words\n▏ more\n  three"; got != want {
		t.Errorf("with marks:\n%s\nwant:\n%s", got, want)
	}
	if x, y := e.Cursor(); x != 2+len("three") || y != 4 {
		t.Errorf("the cursor stands at %d, %d", x, y)
	}
	e.SetMarks(nil)
	if x, y := e.Cursor(); x != len("three") || y != 3 || strings.Contains(drawn(e), "▏") {
		t.Errorf("the margin stays; the cursor stands at %d, %d", x, y)
	}
}

func TestGhostsAndHeadingsAreNoText(t *testing.T) {
	e := NewEditor("What happened\n\nmade up\n")
	e.Resize(16, 6)
	e.SetHeadings(func(para int) bool { return para == 0 })
	e.SetGhosts(func(para int) string { return "a quiet question that is long" })
	if got, want := drawn(e), "What happened\na quiet quest…\nmade up\na quiet quest…"; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	st := NewStyles(true)
	if rows := e.Rows(st); rows[0] != st.Heading.Render("What happened") {
		t.Errorf("the heading is drawn %q", rows[0])
	}
	if e.Text() != "What happened\n\nmade up\n" {
		t.Errorf("the text is %q", e.Text())
	}
	press(e, "x")
	if got := drawn(e); !strings.HasSuffix(got, "\nx") {
		t.Errorf("the question stays where something is written:\n%s", got)
	}
}

func TestASignSaysWhereTheTextGoesOn(t *testing.T) {
	e := NewEditor("a\nb\nc\nd\ne")
	e.Resize(6, 3)
	for key, want := range map[string]string{"ctrl+home": "a\nb\nc    ↓", "ctrl+end": "c    ↑\nd\ne"} {
		press(e, key)
		if got := drawn(e); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", key, got, want)
		}
	}
	press(e, "ctrl+home", "down", "down", "down")
	if got, want := drawn(e), "b    ↑\nc\nd    ↓"; got != want {
		t.Errorf("in the middle:\n%s\nwant:\n%s", got, want)
	}
	e.Resize(6, 1)
	if got, want := drawn(e), "d    ↕"; got != want {
		t.Errorf("in one row: %q, want %q", got, want)
	}
	e.Resize(6, 9)
	if above, below := e.More(); above || below || strings.ContainsAny(drawn(e), "↑↓↕") {
		t.Errorf("all is seen, and there is said to be more:\n%s", drawn(e))
	}
}

func TestFindGoesAsOneTypes(t *testing.T) {
	e := at(NewEditor("a Café, made up\nno more\ncafes and CAFÉ"), 0, 0)
	e.Resize(40, 6)
	version := e.Version()
	press(e, "ctrl+f")
	if !e.Finding() {
		t.Fatal("Ctrl+F does not find")
	}
	chosen := func(want string, para, byt int) {
		t.Helper()
		if s := e.buf.Selection(); e.buf.Copy() != want || s.From != (text.Pos{Para: para, Byte: byt}) {
			t.Errorf("chosen is %q at %v, want %q at %d, %d", e.buf.Copy(), s.From, want, para, byt)
		}
	}
	press(e, letters("cafe")...)
	chosen("Café", 0, 2)
	press(e, "s")
	chosen("cafes", 2, 0)
	press(e, "backspace")
	chosen("Café", 0, 2)
	press(e, "enter")
	chosen("cafe", 2, 0)
	press(e, "f3")
	chosen("CAFÉ", 2, 10)
	press(e, "down")
	chosen("Café", 0, 2)
	if !strings.HasSuffix(drawn(e), "from the top") {
		t.Errorf("it does not say that it went round:\n%s", drawn(e))
	}
	press(e, "up")
	chosen("CAFÉ", 2, 10)
	if !strings.HasSuffix(drawn(e), "from the end") {
		t.Errorf("it does not say that it went round:\n%s", drawn(e))
	}
	press(e, "shift+f3")
	chosen("cafe", 2, 0)
	press(e, letters("xx")...)
	if !strings.HasSuffix(drawn(e), "not found") {
		t.Errorf("it does not say that there is none:\n%s", drawn(e))
	}
	if s := e.buf.Selection(); !s.Empty() || s.From != (text.Pos{}) {
		t.Errorf("with nothing found the cursor is at %v, not where it was", s)
	}
	press(e, "enter", "backspace", "backspace", "esc")
	chosen("Café", 0, 2)
	if e.Finding() || e.Version() != version {
		t.Errorf("finding: %v; the text is %q", e.Finding(), e.Text())
	}
	press(e, "f3")
	chosen("cafe", 2, 0)
	if !e.Finding() {
		t.Error("F3 does not say where it is looking")
	}
}

func TestFindBeginsWithWhatIsSelectedAndLetsItBeTypedOver(t *testing.T) {
	e := at(NewEditor("one two one"), 0, 0)
	e.Resize(40, 4)
	press(e, "shift+right", "shift+right", "shift+right", "ctrl+f", "enter")
	if s := e.buf.Selection(); s.From.Byte != 8 {
		t.Errorf("the next one is found at %v", s.From)
	}
	press(e, "esc", "ctrl+f")
	press(e, letters("two")...)
	if e.buf.Copy() != "two" || !strings.Contains(drawn(e), "Find: two") {
		t.Errorf("chosen is %q:\n%s", e.buf.Copy(), drawn(e))
	}
	e.Update(tea.PasteMsg{Content: " one\r\n"})
	if e.buf.Copy() != "two one" || !strings.Contains(drawn(e), "Find: two one") {
		t.Errorf("a paste goes elsewhere:\n%s", drawn(e))
	}
	if e.Text() != "one two one" {
		t.Errorf("the text is %q", e.Text())
	}
}

func TestTheRowToFindInIsAlwaysSeen(t *testing.T) {
	e := at(NewEditor(strings.Repeat("line\n", 30)), 0, 0)
	for height := 1; height < 6; height++ {
		e.Resize(38, height)
		press(e, "ctrl+f", "l")
		rows := strings.Split(drawn(e), "\n")
		x, y := e.Cursor()
		if len(rows) != height || !strings.HasPrefix(rows[height-1], "Find: l") || x != len("Find: l") || y != height-1 {
			t.Errorf("%d rows high; the cursor at %d, %d:\n%s", height, x, y, drawn(e))
		}
		press(e, "esc")
	}
}

func TestInANarrowRowWhatIsLookedForIsSeenFirst(t *testing.T) {
	e := NewEditor("one\nno\nmore")
	e.Resize(18, 4)
	press(e, "ctrl+f", "n", "o")
	row := func() string { return strings.Split(drawn(e), "\n")[3] }
	if row() != "Find: no  top" {
		t.Errorf("found from the top: %q", row())
	}
	press(e, "x")
	if row() != "Find: nox  none" {
		t.Errorf("not found: %q", row())
	}
	press(e, letters(" a long one")...)
	if strings.ContainsAny(row(), "↑↓↕") || !strings.HasPrefix(row(), "Find: ") {
		t.Errorf("a long one: %q", row())
	}
}

func TestAFieldFindsNothing(t *testing.T) {
	e := NewField("one line")
	e.Resize(20, 1)
	if e.Update(pressed("ctrl+f")) || e.Finding() {
		t.Error("a field of one line has a row to find in")
	}
}

func TestSetTextIsOneStep(t *testing.T) {
	e := at(NewEditor("one\ntwo\nthree"), 1, 2)
	e.SetText("one\ntwo and more\nthree")
	if head := e.Head(); head != (text.Pos{Para: 1, Byte: 2}) {
		t.Errorf("the cursor has gone to %v", head)
	}
	press(e, "ctrl+z")
	if e.Text() != "one\ntwo\nthree" {
		t.Errorf("undo leads to %q", e.Text())
	}
	f := NewField("one")
	f.SetText("one\r\ntwo")
	if f.Text() != "one two" {
		t.Errorf("a field of one line holds %q", f.Text())
	}
}

// However one types, moves and finds, what is drawn stays in its place, and finding changes nothing.
func TestAnEditorStaysInItsPlace(t *testing.T) {
	keys := slices.Concat(letters("ae é日👩"), []string{
		"enter", "left", "right", "up", "down", "shift+left", "shift+down", "backspace", "delete", "ctrl+z", "ctrl+y", "ctrl+x", "ctrl+v",
		"ctrl+f", "ctrl+f", "f3", "shift+f3", "esc", "esc", "home", "end", "pgup", "pgdown", "alt+a", "ctrl+k",
	})
	rapid.Check(t, func(t *rapid.T) {
		e := NewEditor(strings.Repeat(rapid.SampledFrom([]string{"", "a e\n", "été 日本語 ", "👩‍👩‍👧 a\n"}).Draw(t, "text"), rapid.IntRange(1, 9).Draw(t, "times")))
		width, height := rapid.IntRange(24, 40).Draw(t, "width"), rapid.IntRange(1, 7).Draw(t, "height")
		e.Resize(width, height)
		if rapid.Bool().Draw(t, "marked") {
			e.SetMarks(func(para, from, to int) bool { return (para+from)%2 == 0 })
		}
		for _, k := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 40).Draw(t, "keys") {
			finding, version := e.Finding(), e.Version()
			e.Update(pressed(k))
			if finding && e.Version() != version {
				t.Fatalf("%q changed the text while it was looked through", k)
			}
			rows := e.Rows(NewStyles(true))
			if len(rows) > height {
				t.Fatalf("%d rows in %d", len(rows), height)
			}
			for _, r := range rows {
				if w := ansi.StringWidth(r); w > width {
					t.Fatalf("%d cells in %d: %q", w, width, ansi.Strip(r))
				}
			}
			if x, y := e.Cursor(); x < 0 || x >= width || y < 0 || y >= len(rows) {
				t.Fatalf("the cursor is at %d, %d of %d × %d", x, y, width, len(rows))
			}
		}
	})
}

// BenchmarkEditorKey is a key as a person meets it: typed, measured and drawn with its colours, with a margin.
func BenchmarkEditorKey(b *testing.B) {
	for _, words := range []int{200, 5_000, 20_000, 100_000} {
		b.Run(fmt.Sprintf("%dwords", words), func(b *testing.B) {
			e := NewEditor(strings.Repeat("a made-up paragraph of ten words, with café in it\n\n", words/10))
			e.Resize(78, 24)
			e.SetMarks(func(para, _, _ int) bool { return para%3 == 0 })
			at(e, e.Paragraphs()/2, 0)
			st := NewStyles(true)
			for i := 0; b.Loop(); i++ {
				press(e, []string{"e", "backspace"}[i%2])
				_ = e.Rows(st)
				_, _ = e.Cursor()
			}
		})
	}
}
