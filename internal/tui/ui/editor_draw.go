package ui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/text"
)

// SetMarks opens a margin left of the text. A quiet sign stands there beside each row of which said is true: it is asked
// whether something is said of the bytes from up to to of a paragraph. With nil the margin goes.
func (e *Editor) SetMarks(said func(para, from, to int) bool) {
	e.mark = said
	if e.width > 0 {
		e.fit()
	}
}

// SetHeadings says which paragraphs are drawn as headings. They stay text like any other.
func (e *Editor) SetHeadings(is func(para int) bool) { e.heading = is }

// SetGhosts says what is shown quietly in an empty paragraph until something is written there. It is not part of the text.
func (e *Editor) SetGhosts(words func(para int) string) { e.ghost = words }

// markSign is thin, and no letter: beside a row it cannot be taken for part of it.
const markSign = "▏"

// margin is how many cells stand before each row of the text.
func (e *Editor) margin() int {
	if e.mark == nil {
		return 0
	}
	return 2
}

// More says whether the text goes on above and below what is seen.
func (e *Editor) More() (above, below bool) { return e.buf.More() }

// Rows draws the rows that are seen: the margin, the text, a sign at the right where it goes on, and the row to find in.
func (e *Editor) Rows(st Styles) []string {
	if e.find != nil && e.height < 2 {
		return []string{e.find.row(st, e.width)}
	}
	rows := e.buf.Rows()
	drawn := make([]string, len(rows), max(e.height, len(rows)))
	for i, r := range rows {
		drawn[i] = e.beside(st, r) + e.row(st, r)
	}
	e.drawMore(st, drawn)
	if e.find != nil {
		for len(drawn) < e.height-1 {
			drawn = append(drawn, "")
		}
		drawn = append(drawn, e.find.row(st, e.width))
	}
	return drawn
}

// beside is the margin of a row.
func (e *Editor) beside(st Styles, r text.Row) string {
	switch {
	case e.mark == nil:
		return ""
	case e.mark(r.Para, r.Start, r.End):
		return st.Care.Render(markSign) + " "
	}
	return "  "
}

// row is the text of a row, with what is selected.
func (e *Editor) row(st Styles, r text.Row) string {
	style := st.Text
	if e.heading != nil && e.heading(r.Para) {
		style = st.Heading
	}
	if r.SelFrom < r.SelTo || r.SelBreak {
		return selected(st, style, r)
	}
	if r.Start == r.End && e.ghost != nil {
		return st.Muted.Render(ansi.Truncate(Clean(e.ghost(r.Para)), max(e.width-free-e.margin(), 0), "…"))
	}
	return style.Render(r.Text)
}

func selected(st Styles, style lipgloss.Style, r text.Row) string {
	mark := r.Text[r.SelFrom:r.SelTo]
	if r.SelBreak {
		mark += " "
	}
	return style.Render(r.Text[:r.SelFrom]) + st.Marked.Render(mark) + style.Render(r.Text[r.SelTo:])
}

// drawMore puts the signs into the column at the right that is left free.
func (e *Editor) drawMore(st Styles, rows []string) {
	above, below := e.buf.More()
	if e.line && e.height < 2 {
		return // one row of one line: a sign in it would stand among the letters
	}
	put := func(i int, sign string) {
		rows[i] += strings.Repeat(" ", max(e.width-1-ansi.StringWidth(rows[i]), 0)) + st.Muted.Render(sign)
	}
	switch last := len(rows) - 1; {
	case above && below && last == 0:
		put(0, "↕")
	case above && below:
		put(0, "↑")
		put(last, "↓")
	case above:
		put(0, "↑")
	case below:
		put(last, "↓")
	}
}

// FieldIndent is how many cells stand before the rows of a field that Draw draws.
const FieldIndent = 2

// Draw adds the rows that are seen, with a bar before each, and puts the real cursor among them.
func (e *Editor) Draw(d *Doc, st Styles) {
	x, y := e.Cursor()
	at := d.Len()
	for _, row := range e.Rows(st) {
		d.Rows(st.Key.Render("│ ") + row)
	}
	d.CursorAt(x+FieldIndent, at+y)
}

// Cursor is where the cursor stands, in cells from the top left of the rows: in the text, or in the row to find in.
func (e *Editor) Cursor() (x, y int) {
	if e.find != nil {
		x, _ = e.find.field.Cursor()
		return x + len(findLabel), max(e.height-1, 0)
	}
	x, y = e.buf.Cursor()
	return x + e.margin(), y
}
