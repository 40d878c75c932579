package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Movement is a way for the cursor to go.
type Movement int

// The movements. A row is what is seen on one line, a paragraph what stands
// between newlines, a page the height of the window less one row. Up, Down and
// the pages keep the column as well as the rows they meet allow.
const (
	Left          Movement = iota // to the grapheme before
	Right                         // past the next grapheme
	WordLeft                      // to the start of this word or the one before
	WordRight                     // to the end of this word or the next
	Up                            // one row
	Down                          // one row
	RowStart                      // before the first letter on the row
	RowEnd                        // after the last letter seen on the row
	ParagraphUp                   // to the start of this paragraph or the one before, past blank ones
	ParagraphDown                 // to the start of the next paragraph, past blank ones
	PageUp                        // with the window
	PageDown                      // with the window
	Start                         // of the whole text
	End                           // of the whole text
)

// Move moves the cursor. With extend, what it passes over is selected or, if
// it was, no longer. Without, a selection ends: Left and Right only go to its
// edge.
func (b *Buffer) Move(m Movement, extend bool) {
	if s := b.Selection(); !extend && !s.Empty() {
		switch m {
		case Left:
			b.MoveTo(s.From, false)
			return
		case Right:
			b.MoveTo(s.To, false)
			return
		}
	}
	want := -1
	switch m {
	case Up, Down, PageUp, PageDown:
		want = b.wanted()
	}
	to, lean := b.target(m)
	switch m {
	case PageUp:
		b.scroll(-b.page())
	case PageDown:
		b.scroll(b.page())
	}
	b.MoveTo(to, extend)
	b.want, b.lean = want, lean
	b.follow()
}

// MoveTo moves the cursor to a place, or the nearest before it that is in the
// text and between two graphemes. With extend, the selection reaches to it.
func (b *Buffer) MoveTo(p Pos, extend bool) {
	b.Break()
	p = b.boundary(p, false)
	anchor := p
	if extend {
		anchor = b.anchor
	}
	b.put(caret{anchor, p})
}

// Head returns where the cursor is.
func (b *Buffer) Head() Pos { return b.head }

// Selection returns what is selected; an empty span at the cursor if nothing.
func (b *Buffer) Selection() Span { return span(b.anchor, b.head) }

// Select selects a span, with the cursor at its end.
func (b *Buffer) Select(s Span) {
	b.Break()
	b.put(caret{b.boundary(s.From, false), b.boundary(s.To, false)})
}

// Reveal selects a span as Select does. When the window has to move for it, the
// cursor's row comes to its middle, so that what stands around it is seen too.
func (b *Buffer) Reveal(s Span) {
	before := b.top
	b.Select(s)
	if b.top == before {
		return
	}
	top := b.walk(b.here(), -b.height/2)
	start, _ := b.bounds(top)
	b.top = Pos{top.para, start}
	b.follow()
}

// SelectAll selects the whole text.
func (b *Buffer) SelectAll() { b.Select(Span{To: b.end()}) }

// target returns where a movement leads from the cursor, and whether that,
// being between two rows, is meant as the end of the upper one.
func (b *Buffer) target(m Movement) (to Pos, lean bool) {
	switch m {
	case Left:
		return b.left(b.head), false
	case Right:
		return b.right(b.head), false
	case WordLeft:
		return b.wordLeft(b.head), false
	case WordRight:
		return b.wordRight(b.head), false
	case Up:
		return b.vertical(-1)
	case Down:
		return b.vertical(1)
	case PageUp:
		return b.vertical(-b.page())
	case PageDown:
		return b.vertical(b.page())
	case RowStart:
		at := b.here()
		start, _ := b.bounds(at)
		return Pos{at.para, start}, false
	case RowEnd:
		at := b.here()
		to = Pos{at.para, b.stop(at)}
		return to, b.spotOf(to) != at
	case ParagraphUp:
		return b.paragraphUp(b.head), false
	case ParagraphDown:
		return b.paragraphDown(b.head), false
	case End:
		return b.end(), false
	}
	return Pos{}, false
}

func (b *Buffer) left(p Pos) Pos {
	if p.Byte > 0 {
		return b.boundary(Pos{p.Para, p.Byte - 1}, false)
	}
	return b.endBefore(p)
}

func (b *Buffer) right(p Pos) Pos {
	s := b.paras[p.Para].text
	if p.Byte < len(s) {
		size, _ := b.ruler.next(s, p.Byte)
		return Pos{p.Para, p.Byte + size}
	}
	return b.startAfter(p)
}

// wordLeft returns the start of the word before p, which is what Unicode Annex
// #29 calls one and is more than spaces and punctuation.
//
// Words are found from some place before p on, which must be outside of the
// word we look for: the start of a row after a space. We try the row above,
// then twice as far up each time, and believe that no word has 64 rows.
func (b *Buffer) wordLeft(p Pos) Pos {
	if p.Byte == 0 {
		return b.endBefore(p)
	}
	s := b.paras[p.Para].text
	at := b.spotOf(p)
	for up := 1; ; up *= 2 {
		from, _ := b.bounds(spot{at.para, max(0, at.row-up)})
		start := 0
		for w := words.FromString(s[from:p.Byte]); w.Next(); {
			if isWord(w.Value()) {
				start = w.Start()
			}
		}
		if from == 0 || start > 0 && (s[from-1] == ' ' || up >= 64) {
			return b.boundary(Pos{p.Para, from + start}, false)
		}
	}
}

// wordRight returns the end of the word after p.
func (b *Buffer) wordRight(p Pos) Pos {
	s := b.paras[p.Para].text
	if p.Byte == len(s) {
		return b.startAfter(p)
	}
	for w := words.FromString(s[p.Byte:]); w.Next(); {
		if isWord(w.Value()) {
			return b.boundary(Pos{p.Para, p.Byte + w.End()}, true)
		}
	}
	return Pos{p.Para, len(s)}
}

// isWord tells words, numbers and emoji from what stands between them.
func isWord(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return !unicode.IsSpace(r) && !unicode.IsPunct(r)
}

// endBefore returns the end of the paragraph before, startAfter the start of
// the one after; at the ends of the text they stay.
func (b *Buffer) endBefore(p Pos) Pos {
	if p.Para == 0 {
		return p
	}
	return Pos{p.Para - 1, len(b.paras[p.Para-1].text)}
}

func (b *Buffer) startAfter(p Pos) Pos {
	if p.Para == len(b.paras)-1 {
		return p
	}
	return Pos{p.Para + 1, 0}
}

func (b *Buffer) paragraphUp(p Pos) Pos {
	if p.Byte > 0 {
		return Pos{p.Para, 0}
	}
	i := max(0, p.Para-1)
	for i > 0 && b.paras[i].text == "" {
		i--
	}
	return Pos{i, 0}
}

func (b *Buffer) paragraphDown(p Pos) Pos {
	for i := p.Para + 1; i < len(b.paras); i++ {
		if b.paras[i].text != "" {
			return Pos{i, 0}
		}
	}
	return b.end()
}

// vertical returns the place n rows further down, in the wanted column.
func (b *Buffer) vertical(n int) (to Pos, lean bool) {
	here := b.here()
	at := b.walk(here, n)
	if at == here {
		return b.head, b.lean
	}
	to = b.place(at, b.wanted())
	return to, b.spotOf(to) != at
}

// wanted returns the column to keep when moving up and down: where the cursor
// was when that began, however short the rows since.
func (b *Buffer) wanted() int {
	if b.want >= 0 {
		return b.want
	}
	return b.column(b.here(), b.head)
}

func (b *Buffer) page() int { return max(1, b.height-1) }

// scroll moves the window by n rows; follow then sees to the cursor.
func (b *Buffer) scroll(n int) {
	top := b.walk(b.spotOf(b.top), n)
	start, _ := b.bounds(top)
	b.top = Pos{top.para, start}
}
