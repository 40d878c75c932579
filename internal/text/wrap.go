package text

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// ruler measures text in cells and breaks paragraphs into rows. A row ends
// after spaces, or beside an ideograph, a kana or an emoji; a word too long
// for a row of its own ends between graphemes. Spaces where a row ends belong
// to it and may hang over the edge; nothing else may, except a grapheme that
// is alone wider than the whole row.
type ruler struct {
	method ansi.Method
	width  int // cells in a row, at least 1
}

// row is one row of a paragraph. It starts where the one before ends.
type row struct {
	end  int // byte offset after its last grapheme, hanging spaces included
	seen int // how far its paragraph was read to decide on end; see rewrap
}

// next measures the grapheme of s at byte i: its length in bytes and its width
// in cells.
func (r ruler) next(s string, i int) (size, cells int) {
	if s[i] < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
		return 1, 1 // printable: control characters were never let in
	}
	g := graphemes.FromString(s[i:]).First()
	return len(g), r.method.StringWidth(g)
}

// cells measures s, which must be made of whole graphemes.
func (r ruler) cells(s string) int {
	total := 0
	for i := 0; i < len(s); {
		size, cells := r.next(s, i)
		i += size
		total += cells
	}
	return total
}

// row finds the row of s that starts at byte start, by looking at nothing
// before it and at no more than it must after it.
func (r ruler) row(s string, start int) row {
	used, cut := 0, start // cells so far; the last place where a row may end
	prev, prevCells := "", 0
	for i := start; i < len(s); {
		size, cells := r.next(s, i)
		g := s[i : i+size]
		if isSpace(g) {
			i += size
			used += cells
			cut = i
			prev, prevCells = g, cells
			continue
		}
		if (cells > 1 || prevCells > 1) && i > start && mayPart(prev, g) {
			cut = i
		}
		if used+cells > r.width && i > start {
			if cut == start {
				cut = i
			}
			return row{end: cut, seen: i + size}
		}
		i += size
		used += cells
		prev, prevCells = g, cells
	}
	return row{end: len(s), seen: len(s)}
}

// wrap breaks a whole paragraph; there is always one row at least.
func (r ruler) wrap(s string) []row {
	return r.rewrap(nil, s, 0, len(s), 0)
}

// rewrap breaks s anew after an edit, given the rows from before it. The edit
// wrote s[from:to] where there had been delta bytes less.
//
// Rows that were decided without a look at the place of the edit stay as they
// are. From there on rows are found one by one, until one starts where, but
// for the shift, one started before: what follows has not changed.
func (r ruler) rewrap(old []row, s string, from, to, delta int) []row {
	keep := rowAt(old, from)
	for keep > 0 && old[keep-1].seen >= from {
		keep--
	}
	rows := append(make([]row, 0, len(old)+1), old[:keep]...)
	start := 0
	if keep > 0 {
		start = rows[keep-1].end
	}
	for j := keep; ; {
		for j < len(old) && old[j].end+delta < start {
			j++
		}
		if start >= to && j < len(old)-1 && old[j].end+delta == start {
			for _, rest := range old[j+1:] {
				rows = append(rows, row{rest.end + delta, rest.seen + delta})
			}
			return rows
		}
		next := r.row(s, start)
		rows = append(rows, next)
		if start = next.end; start == len(s) {
			return rows
		}
	}
}

// rowAt returns which of the rows holds the grapheme at a byte offset. The end
// of the paragraph belongs to its last row. Without rows it returns 0.
func rowAt(rows []row, offset int) int {
	i := sort.Search(len(rows), func(i int) bool { return rows[i].end > offset })
	return max(0, min(i, len(rows)-1))
}

// isSpace reports whether a grapheme is a space at which a row may end. Those
// made to hold words together are not.
func isSpace(g string) bool {
	if len(g) == 1 {
		return g == " "
	}
	r, size := utf8.DecodeRuneInString(g)
	switch r {
	case '\u00a0', '\u2007', '\u202f': // no-break, figure and narrow no-break space
		return false
	}
	return size == len(g) && unicode.IsSpace(r)
}

// mayPart reports whether a row may end between two graphemes without a space,
// one of which is wide. Closing punctuation and signs that lengthen or repeat
// stay with what is before them, opening punctuation with what follows: the
// plainest part of Unicode Annex #14, classes ID, CL, OP and NS.
func mayPart(before, after string) bool {
	b, _ := utf8.DecodeRuneInString(before)
	a, _ := utf8.DecodeRuneInString(after)
	return !unicode.In(a, unicode.Pe, unicode.Pf, unicode.Po, unicode.Lm) && !unicode.In(b, unicode.Ps, unicode.Pi)
}
