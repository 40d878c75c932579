package text

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Row is one row of the window, ready to be drawn.
type Row struct {
	Text       string // what to draw: the row without the spaces at its end
	Para       int    // the paragraph it is part of
	Start, End int    // its bytes in that paragraph, spaces at its end included
	// Text[SelFrom:SelTo] is selected; the two are equal when nothing drawn is.
	SelFrom, SelTo int
	// SelBreak: the selection holds the end of this paragraph. A widget shows
	// it as one more selected cell, or an empty row would seem not selected.
	SelBreak bool
}

// Resize sets the size of the window in cells; less than 1 counts as 1. The
// cursor stays in view. Nothing is wrapped but what can then be seen.
//
// A cursor after the last letter of a full row stands in column width: keep
// one cell free at the right of the rows, or it covers what is there.
func (b *Buffer) Resize(width, height int) {
	b.height = max(1, height)
	b.setRuler(ruler{b.ruler.method, max(1, width)})
}

// Measure sets how graphemes are counted in cells; [ansi.GraphemeWidth] until
// told otherwise. It must be what the program's renderer uses, or the cursor
// drifts in rows with emoji: Bubble Tea counts by [ansi.WcWidth] until the
// terminal has answered that it knows mode 2027 (Unicode core).
func (b *Buffer) Measure(method ansi.Method) {
	b.setRuler(ruler{method, b.ruler.width})
}

// Method returns what Measure has set.
func (b *Buffer) Method() ansi.Method { return b.ruler.method }

func (b *Buffer) setRuler(r ruler) {
	if r != b.ruler {
		b.ruler = r
		b.layout++
	}
	b.follow()
}

// Rows returns the rows in the window, from the top: as many as fit, fewer
// when the text is shorter. Moving and editing have brought the cursor into
// view already. It costs the window's size, whatever the length of the text.
func (b *Buffer) Rows() []Row {
	out := make([]Row, 0, b.height)
	selected := b.Selection()
	at := b.spotOf(b.top)
	for len(out) < b.height {
		out = append(out, b.row(at, selected))
		below := b.walk(at, 1)
		if below == at {
			break
		}
		at = below
	}
	return out
}

// Cursor returns the cell of the cursor in the window: its column, from 0 to
// the width (see [Buffer.Resize]), and its row. In spaces that hang over the
// edge it waits at the edge.
func (b *Buffer) Cursor() (col, row int) {
	at := b.here()
	return min(b.column(at, b.head), b.ruler.width), b.rowsDown(b.spotOf(b.top), at, b.height)
}

// More reports whether there are rows above and below those in the window.
func (b *Buffer) More() (above, below bool) {
	top := b.spotOf(b.top)
	last := b.walk(top, b.height-1)
	return top != spot{}, b.walk(last, 1) != last
}

// row makes what is drawn of one row.
func (b *Buffer) row(at spot, selected Span) Row {
	start, end := b.bounds(at)
	drawn := b.drawnEnd(at)
	r := Row{Text: b.paras[at.para].text[start:drawn], Para: at.para, Start: start, End: end}
	if selected.Empty() || selected.From.Para > at.para || selected.To.Para < at.para {
		return r
	}
	from, to := 0, drawn // where the selection is in this paragraph, as far as this row goes
	if selected.From.Para == at.para {
		from = selected.From.Byte
	}
	if selected.To.Para == at.para {
		to = selected.To.Byte
	}
	if from, to = max(from, start)-start, min(to, drawn)-start; from < to {
		r.SelFrom, r.SelTo = from, to
	}
	r.SelBreak = selected.To.Para > at.para && end == len(b.paras[at.para].text)
	return r
}

// spot names a row of the whole text: row number row of paragraph para.
type spot struct{ para, row int }

// before reports whether s is further up than t.
func (s spot) before(t spot) bool {
	return s.para < t.para || s.para == t.para && s.row < t.row
}

// rows returns the rows of paragraph i, wrapped now if need be.
func (b *Buffer) rows(i int) []row {
	p := &b.paras[i]
	if p.layout != b.layout {
		p.rows, p.layout = b.ruler.wrap(p.text), b.layout
	}
	return p.rows
}

// bounds returns the byte offsets at which a row starts and ends.
func (b *Buffer) bounds(at spot) (start, end int) {
	rows := b.rows(at.para)
	if at.row > 0 {
		start = rows[at.row-1].end
	}
	return start, rows[at.row].end
}

// drawnEnd returns the byte offset at which the spaces at a row's end begin.
func (b *Buffer) drawnEnd(at spot) int {
	start, end := b.bounds(at)
	s := b.paras[at.para].text[start:end]
	trimmed := strings.TrimRightFunc(s, func(r rune) bool { return isSpace(string(r)) })
	if len(trimmed) == len(s) {
		return end
	}
	// A space can be part of the grapheme before it: some Arabic signs enclose
	// what follows.
	return b.boundary(Pos{at.para, start + len(trimmed)}, true).Byte
}

// stop returns the byte offset of the furthest place in a row where the cursor
// can stand by moving up, down or to the row's end. At the end of a paragraph
// people must be able to get behind their own spaces.
func (b *Buffer) stop(at spot) int {
	if rows := b.rows(at.para); at.row == len(rows)-1 {
		return rows[at.row].end
	}
	return b.drawnEnd(at)
}

// spotOf returns the row that holds the grapheme after p.
func (b *Buffer) spotOf(p Pos) spot {
	return spot{p.Para, rowAt(b.rows(p.Para), p.Byte)}
}

// here returns the row the cursor is shown on.
func (b *Buffer) here() spot {
	at := b.spotOf(b.head)
	if start, _ := b.bounds(at); b.lean && start == b.head.Byte {
		at.row-- // there is one: who leans has something before him
	}
	return at
}

// walk returns the row n rows below at, or above it when n is negative; where
// the text ends first, its last or first row.
func (b *Buffer) walk(at spot, n int) spot {
	at.row += n
	for at.row < 0 && at.para > 0 {
		at.para--
		at.row += len(b.rows(at.para))
	}
	for at.row >= len(b.rows(at.para)) && at.para < len(b.paras)-1 {
		at.row -= len(b.rows(at.para))
		at.para++
	}
	at.row = max(0, min(at.row, len(b.rows(at.para))-1))
	return at
}

// rowsDown counts the rows from one down to another that is not above it. Past
// limit it stops: the number is then only known to be limit or more.
func (b *Buffer) rowsDown(from, to spot, limit int) int {
	n := -from.row
	for i := from.para; i < to.para && n < limit; i++ {
		n += len(b.rows(i))
	}
	return n + to.row
}

// follow moves the window no further than it must so that the cursor's row is
// in it and no rows stay empty that text could fill.
func (b *Buffer) follow() {
	last := len(b.paras) - 1
	if b.top.Para > last {
		b.top = b.end()
	}
	top, at := b.spotOf(b.top), b.here()
	switch {
	case at.before(top):
		top = at
	case b.rowsDown(top, at, b.height) >= b.height:
		top = b.walk(at, 1-b.height)
	}
	if last-top.para < b.height {
		bottom := spot{last, len(b.rows(last)) - 1}
		if shown := b.rowsDown(top, bottom, b.height) + 1; shown < b.height {
			top = b.walk(top, shown-b.height)
		}
	}
	start, _ := b.bounds(top)
	b.top = Pos{top.para, start}
}

// column returns how many cells p is from the start of a row that holds it.
func (b *Buffer) column(at spot, p Pos) int {
	start, _ := b.bounds(at)
	return b.ruler.cells(b.paras[at.para].text[start:p.Byte])
}

// place returns the place in a row nearest to a column from the left.
func (b *Buffer) place(at spot, column int) Pos {
	i, _ := b.bounds(at)
	s, end := b.paras[at.para].text, b.stop(at)
	for i < end {
		size, cells := b.ruler.next(s, i)
		if column -= cells; column < 0 {
			break
		}
		i += size
	}
	return Pos{at.para, i}
}

// boundary returns p, brought into the text and onto a grapheme boundary:
// forward to the next one or back to the one before.
func (b *Buffer) boundary(p Pos, forward bool) Pos {
	p.Para = max(0, min(p.Para, len(b.paras)-1))
	s := b.paras[p.Para].text
	p.Byte = max(0, min(p.Byte, len(s)))
	if p.Byte == 0 || p.Byte == len(s) {
		return p
	}
	if s[p.Byte-1] < utf8.RuneSelf && s[p.Byte] < utf8.RuneSelf {
		return p
	}
	i, _ := b.bounds(b.spotOf(p))
	for i < p.Byte {
		size, _ := b.ruler.next(s, i)
		if i+size > p.Byte && !forward {
			break
		}
		i += size
	}
	p.Byte = i
	return p
}
