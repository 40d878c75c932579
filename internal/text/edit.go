package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Type puts what was typed, one key or what an input method composed, where
// the cursor is, or in place of the selection. A run of typing is one step of
// [Buffer.Undo].
func (b *Buffer) Type(s string) {
	s = normalise(s)
	if strings.Contains(s, "\n") {
		b.insert(other, s)
		return
	}
	b.insert(typing, s)
}

// Paste is Type for text that comes at once, of any length: always one step of
// [Buffer.Undo].
func (b *Buffer) Paste(s string) { b.insert(other, normalise(s)) }

// Newline begins a new paragraph.
func (b *Buffer) Newline() { b.insert(other, "\n") }

// Delete takes away the selection or, without one, what moving would pass
// over: Left is the backspace key, Right the delete key, WordLeft and WordRight
// take words, RowStart and RowEnd the row as it is seen. A run of Left or of
// Right is one step of [Buffer.Undo].
func (b *Buffer) Delete(over Movement) {
	if s := b.Selection(); !s.Empty() {
		b.change(other, s, "")
		return
	}
	kind := other
	switch over {
	case Left:
		kind = erasingBack
	case Right:
		kind = erasingOn
	}
	to, _ := b.target(over)
	b.change(kind, span(b.head, to), "")
}

// Cut takes the selection away and returns it; without one it does nothing and
// returns "".
func (b *Buffer) Cut() string {
	s := b.Copy()
	b.change(other, b.Selection(), "")
	return s
}

// Copy returns the selected text, or "".
func (b *Buffer) Copy() string { return b.within(b.Selection()) }

// Set makes s the whole text, as one step of [Buffer.Undo]. Only what differs
// is replaced; the cursor stays where it is, or as near as the new text allows.
func (b *Buffer) Set(s string) {
	s = normalise(s)
	old := b.String()
	if s == old {
		return
	}
	from, to := 0, 0 // how many bytes at the start and at the end stay
	for most := min(len(s), len(old)); from < most && s[from] == old[from]; from++ {
	}
	for most := min(len(s), len(old)) - from; to < most && s[len(s)-1-to] == old[len(old)-1-to]; to++ {
	}
	for ; from > 0 && (!starts(s, from) || !starts(old, from)); from-- {
	}
	for ; to > 0 && !starts(s, len(s)-to); to-- {
	}
	head := b.head
	b.change(other, Span{past(Pos{}, old[:from]), past(Pos{}, old[:len(old)-to])}, s[from:len(s)-to])
	b.MoveTo(head, false)
}

// starts reports whether a rune of s starts at a byte, or s ends there.
func starts(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// insert puts a normalised text in place of the selection; an empty one does
// nothing, not even that.
func (b *Buffer) insert(kind kind, s string) {
	if s != "" {
		b.change(kind, b.Selection(), s)
	}
}

// change is every edit but undo and redo: it puts s where the span was, leaves
// the cursor after it and remembers how to go back.
func (b *Buffer) change(kind kind, over Span, s string) {
	if over.Empty() && s == "" {
		return
	}
	before := caret{b.anchor, b.head}
	// A copy, or a deleted letter would keep its whole old paragraph in memory.
	old := strings.Clone(b.within(over))
	end := b.replace(over, s)
	// What was written may have joined what follows: an accent, a flag's half.
	b.put(caret{end, end})
	b.history.add(step{kind: kind, at: over.From, old: old, text: s, before: before, after: caret{b.anchor, b.head}})
}

// put sets cursor and selection, brings them onto grapheme boundaries, and the
// cursor into view.
func (b *Buffer) put(c caret) {
	b.anchor, b.head = b.boundary(c.anchor, true), b.boundary(c.head, true)
	b.lean, b.want = false, -1
	b.follow()
}

// replace puts s where the span was and returns where s ends. All changes of
// the text are made here.
func (b *Buffer) replace(over Span, s string) (end Pos) {
	b.version++
	from, to := over.From, over.To
	head := b.paras[from.Para].text[:from.Byte]
	tail := b.paras[to.Para].text[to.Byte:]
	if from.Para == to.Para && !strings.Contains(s, "\n") {
		p := &b.paras[from.Para]
		p.text = head + s + tail
		end = Pos{from.Para, from.Byte + len(s)}
		if p.layout == b.layout {
			p.rows = b.ruler.rewrap(p.rows, p.text, from.Byte, end.Byte, end.Byte-to.Byte)
		}
		return end
	}
	fresh := split(s)
	last := len(fresh) - 1
	fresh[0].text = head + fresh[0].text
	end = Pos{from.Para + last, len(fresh[last].text)}
	fresh[last].text += tail
	b.paras = slices.Replace(b.paras, from.Para, to.Para+1, fresh...)
	return end
}
