package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/text"
)

// ReadWidth is how wide a text is at most where it is read: longer rows are hard to follow back to their beginning.
const ReadWidth = 72

// ParaWidth is how wide anything that wraps is at most, on any screen.
const ParaWidth = 76

// Doc is a column of rows that is built from the top. It knows where the cursor stands, and when there is not room for
// all rows it shows the ones around it, so that any screen works on a small terminal without doing anything for it.
type Doc struct {
	width   int
	rows    []string
	cursor  *tea.Cursor
	from    int // first row of what must be seen with the cursor
	further int // how many rows further down than usual is shown
	second  int // where the second part of a pair begins; -1 for below the chosen one
}

// NewDoc starts an empty column of the given width in cells.
func NewDoc(width int) *Doc { return &Doc{width: max(width, 1)} }

// Width is how wide a row may be.
func (d *Doc) Width() int { return d.width }

// Len is how many rows there are so far.
func (d *Doc) Len() int { return len(d.rows) }

// All returns every row, for a page that scrolls by itself.
func (d *Doc) All() []string { return d.rows }

// Gap adds an empty row, unless the column is empty or ends with one.
func (d *Doc) Gap() {
	if n := len(d.rows); n > 0 && d.rows[n-1] != "" {
		d.rows = append(d.rows, "")
	}
}

// Para adds plain text, wrapped. It may be anybody's: what could steer the terminal is taken out.
func (d *Doc) Para(st lipgloss.Style, text string) { d.Hang(st, "", text) }

// Hang adds plain text with a prefix before its first row; the other rows are indented by as much. A bar, which says whose
// words these are, stands before all of them.
func (d *Doc) Hang(st lipgloss.Style, prefix, text string) {
	indent := ansi.StringWidth(prefix)
	for i, row := range Wrap(text, min(d.width, ParaWidth)-indent) {
		head := prefix
		if i > 0 && !strings.HasSuffix(prefix, quoteBar+" ") {
			head = strings.Repeat(" ", indent)
		}
		d.rows = append(d.rows, st.Render(head+row))
	}
}

// Rows adds rows that are drawn already; each is cut at the width.
func (d *Doc) Rows(rows ...string) {
	for _, r := range rows {
		d.rows = append(d.rows, ansi.Truncate(r, d.width, ""))
	}
}

// Rule adds a thin line.
func (d *Doc) Rule(s Styles) { d.rows = append(d.rows, s.Rule.Render(strings.Repeat("─", d.width))) }

// Sign stands before the chosen row; it says without colour which row that is.
const Sign = "▸ "

// Choice adds one row (or more, wrapped) that can be chosen, and puts the cursor on it if it is.
func (d *Doc) Choice(s Styles, chosen bool, label string) {
	st, prefix := s.Text, "  "
	if chosen {
		st, prefix = s.Chosen, Sign
		d.Stand()
	}
	d.Hang(st, prefix, label)
}

// Cursor puts the real cursor at column x of the row that is added next.
func (d *Doc) Cursor(x int) { d.CursorAt(x, len(d.rows)) }

// CursorAt puts the real cursor at column x of row y.
func (d *Doc) CursorAt(x, y int) {
	d.cursor = tea.NewCursor(min(x, d.width-1), y)
	d.cursor.Blink = false
	d.from = y
}

// Stand puts the real cursor on the row that is added next, which can be chosen or read from: as a line below its first
// cell, so that it hides neither a sign nor a letter.
func (d *Doc) Stand() { d.standAt(len(d.rows)) }

func (d *Doc) standAt(y int) {
	d.CursorAt(0, y)
	d.cursor.Shape = tea.CursorUnderline
}

// KeepFrom says that what began at row y should be seen together with the cursor, when there is room.
func (d *Doc) KeepFrom(y int) { d.from = min(d.from, y) }

// View shows at most height rows: all, or the ones around the cursor. A sign at the edge says where there is more.
func (d *Doc) View(s Styles, height int) View {
	if height < 1 {
		return View{}
	}
	return d.window(s, d.top(height), height)
}

// window shows height rows from top on, cut at the width.
func (d *Doc) window(s Styles, top, height int) View {
	if height < 1 {
		return View{} // a screen that has not been told its size yet
	}
	rows := make([]string, 0, height)
	for _, row := range d.rows[min(top, len(d.rows)):min(top+height, len(d.rows))] {
		rows = append(rows, ansi.Truncate(row, d.width, ""))
	}
	if top > 0 && len(rows) > 0 {
		rows[0] = d.more(s, rows[0], "↑")
	}
	if top+height < len(d.rows) {
		rows[len(rows)-1] = d.more(s, rows[len(rows)-1], "↓")
	}
	v := View{Body: strings.Join(rows, "\n"), Cursor: tea.NewCursor(0, 0)} // a page without a choice is read from its top
	v.Cursor.Blink, v.Cursor.Shape = false, tea.CursorUnderline
	if d.cursor != nil {
		*v.Cursor = *d.cursor
		v.Cursor.Y = min(max(d.cursor.Y-top, 0), height-1)
	}
	return v
}

// Further shows the rows n further down than it would, for what is taller than the screen. The cursor stays on the screen.
func (d *Doc) Further(n int) { d.further = n }

// top is the first row that is shown. It depends on nothing but the rows and the cursor, so that View stays pure.
func (d *Doc) top(height int) int {
	if len(d.rows) <= height || d.cursor == nil {
		return 0
	}
	// A third of the rows below the cursor: what comes next is seen before it is reached.
	top := d.cursor.Y - height*2/3
	if d.from < d.cursor.Y {
		top = min(top, d.from)
		top = max(top, d.cursor.Y-height+1)
	}
	return min(max(top, 0)+d.further, len(d.rows)-height)
}

// more puts the sign into the margin right of the column: every frame leaves at least one cell there.
func (d *Doc) more(s Styles, row, sign string) string {
	return row + strings.Repeat(" ", max(d.width-ansi.StringWidth(row), 0)) + s.Muted.Render(sign)
}

// Wrap is text.Wrap of a text that may be anybody's: see Clean. There is always at least one row.
func Wrap(words string, width int) []string { return text.Wrap(Clean(words), width) }

// Clean takes out of a text what could steer a terminal: see text.Clean.
func Clean(words string) string { return text.Clean(words) }

// Pair adds a row that can be chosen: a name and, in quieter words, what it is about: behind it where there is room, else
// below it when it is chosen.
func (d *Doc) Pair(s Styles, chosen bool, name, about string) {
	name = ansi.Truncate(strings.Join(strings.Fields(Clean(name)), " "), d.width-len(Sign), "…")
	st, sign := s.Text, "  "
	if chosen {
		st, sign = s.Chosen, Sign
		d.Stand()
	}
	row := st.Render(sign + name)
	at := max(d.second, ansi.StringWidth(row)+2)
	fits := d.second >= 0 && ansi.StringWidth(Clean(about)) <= d.width-at
	if about != "" && fits {
		row += strings.Repeat(" ", at-ansi.StringWidth(row)) + s.Muted.Render(Clean(about))
	}
	d.rows = append(d.rows, row)
	if chosen && !fits {
		d.Hang(s.Muted, "    ", about)
	}
}

// PairCut adds a row as Pair does, but with as much of what it is about as there is room for.
func (d *Doc) PairCut(s Styles, chosen bool, name, about string) {
	room := d.width - max(d.second, ansi.StringWidth(Sign+name)+2)
	d.Pair(s, chosen, name, ansi.Truncate(Clean(about), max(room, 0), "…"))
}

// SecondColumn lines up the second parts of the pairs that follow behind the longest of names. For a list in which they are
// sentences, see Sentences.
func (d *Doc) SecondColumn(names ...string) {
	d.second = 0
	for _, n := range names {
		d.second = max(d.second, ansi.StringWidth(Sign+n)+2)
	}
	d.second = min(d.second, d.width/2)
}

// Sentences lines up the second parts of the pairs that follow as SecondColumn does, where there is room for sentences. Where
// there is none, those that happen to be short would stand there alone: then each is told below the chosen one.
func (d *Doc) Sentences(names ...string) {
	d.SecondColumn(names...)
	if d.width < leastForSentences {
		d.second = -1
	}
}

const leastForSentences = 56
