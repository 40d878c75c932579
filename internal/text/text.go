// Package text is the long-form text behind heed's own editor: paragraphs, a
// cursor that moves by what people see as one letter, soft wrap, selection,
// undo and find.
//
// It promises:
//
//   - The text a caller reads back is the text that went in, normalised once
//     (see [New]): nothing is cut, whatever its length or number of lines.
//   - Cursor and selection always stand between two grapheme clusters
//     (Unicode Annex #29): a family emoji, a flag or an accented letter is one
//     step and one deletion.
//   - The price of a key does not grow with the text, but for plain copying: a
//     letter copies its paragraph, a newline moves the list of paragraphs. Only
//     rows that can be seen are wrapped, wrapped rows are kept a paragraph, and
//     an edit wraps again only the rows it can have changed.
//   - Undoing everything brings back the text [New] was given, as long as the
//     history stays within its bound (see [Buffer.Undo]).
//
// It draws nothing, reads no clock and keeps no file: colours, keys and the
// clipboard of the terminal belong to the widget, saving to the screen. A
// Buffer is not safe for use by several goroutines.
package text

import (
	"cmp"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Pos is a place in a text: before the byte at offset Byte of paragraph Para,
// both counted from zero. Byte may equal the paragraph's length: after its end.
type Pos struct{ Para, Byte int }

// compare orders places as they are read: negative when p comes before q.
func (p Pos) compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.Para, q.Para), cmp.Compare(p.Byte, q.Byte))
}

// Span is a stretch of text from one place up to, not including, another;
// From is never after To. The zero Span is the empty one at the start.
type Span struct{ From, To Pos }

// Empty reports whether the span holds nothing.
func (s Span) Empty() bool { return s.From == s.To }

// span puts two places in order.
func span(p, q Pos) Span {
	if p.compare(q) > 0 {
		p, q = q, p
	}
	return Span{p, q}
}

// Buffer is a text being written. Make one with [New]; tell it how large its
// window is with [Buffer.Resize] before asking for rows.
type Buffer struct {
	paras   []para // never empty: an empty text is one empty paragraph
	head    Pos    // the cursor
	anchor  Pos    // the other end of the selection; equal to head when there is none
	lean    bool   // the cursor, between two rows, is shown at the end of the upper one
	want    int    // column that Up and Down try to keep, in cells; -1: the cursor's own
	top     Pos    // the window's first row is the one that holds this place
	height  int    // rows in the window
	ruler   ruler  // how text is measured and where rows end
	layout  int    // counts changes of ruler: rows wrapped under an older one are stale
	version int
	history history
}

// para is one paragraph and, when layout is the buffer's, its rows.
type para struct {
	text   string
	rows   []row
	layout int
}

// New returns a buffer that holds s, with the cursor at its start, an empty
// history and a window of 80 by 24 cells.
//
// As everything that comes in later, s is normalised: CRLF and CR become LF, a
// tab becomes four spaces, other control characters (C0, DEL, C1) are dropped,
// and each byte of invalid UTF-8 becomes U+FFFD. LF parts paragraphs.
func New(s string) *Buffer {
	return &Buffer{
		paras:   split(normalise(s)),
		want:    -1,
		height:  24,
		ruler:   ruler{method: ansi.GraphemeWidth, width: 80},
		layout:  1,
		history: history{limit: historyBytes},
	}
}

// split makes paragraphs of a normalised text.
func split(s string) []para {
	lines := strings.Split(s, "\n")
	paras := make([]para, len(lines))
	for i, line := range lines {
		paras[i].text = line
	}
	return paras
}

// String returns the whole text, paragraphs parted by "\n".
func (b *Buffer) String() string {
	return b.within(Span{To: b.end()})
}

// Paragraphs returns how many paragraphs the text has: at least one.
func (b *Buffer) Paragraphs() int { return len(b.paras) }

// Paragraph returns paragraph i, without a newline: what the offsets of [Pos]
// and [Row] point into.
func (b *Buffer) Paragraph(i int) string { return b.paras[i].text }

// Version returns a number that grows whenever the text changes, so that an
// autosave can tell whether there is anything new without comparing texts.
func (b *Buffer) Version() int { return b.version }

// end returns the place after the last letter.
func (b *Buffer) end() Pos {
	last := len(b.paras) - 1
	return Pos{last, len(b.paras[last].text)}
}

// within returns the text of a span.
func (b *Buffer) within(s Span) string {
	from, to := s.From, s.To
	if from.Para == to.Para {
		return b.paras[from.Para].text[from.Byte:to.Byte]
	}
	size := to.Byte - from.Byte
	for _, p := range b.paras[from.Para:to.Para] {
		size += len(p.text) + 1
	}
	var out strings.Builder
	out.Grow(size)
	out.WriteString(b.paras[from.Para].text[from.Byte:])
	for _, p := range b.paras[from.Para+1 : to.Para] {
		out.WriteByte('\n')
		out.WriteString(p.text)
	}
	out.WriteByte('\n')
	out.WriteString(b.paras[to.Para].text[:to.Byte])
	return out.String()
}
