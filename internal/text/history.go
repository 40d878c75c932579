package text

import (
	"slices"
	"strings"
)

// historyBytes bounds what undo keeps: the deleted and inserted bytes of all
// steps and stepBytes for each. 8 MiB is more than a million typed words, or
// some big pastes and their deletion, and little beside a running program. One
// step that alone is larger is still kept: a paste can always be taken back.
const (
	historyBytes = 8 << 20
	stepBytes    = 128 // about what a step costs before its text
)

// kind tells which edits may join into one step.
type kind uint8

const (
	other       kind = iota // joins with nothing: paste, newline, cut, whole words
	typing                  // letter after letter
	erasingBack             // grapheme by grapheme to the left
	erasingOn               // grapheme by grapheme to the right
)

// caret is where the cursor and the other end of the selection are.
type caret struct{ anchor, head Pos }

// step is what one undo takes back: at that place, old became text.
type step struct {
	kind          kind
	at            Pos
	old, text     string
	before, after caret
}

// cost is what a step counts for historyBytes.
func (s *step) cost() int { return len(s.old) + len(s.text) + stepBytes }

// join makes next, the edit right after s, part of s if the two are one run.
func (s *step) join(next step) bool {
	switch {
	case s.kind != next.kind:
		return false
	case s.kind == typing && next.at == past(s.at, s.text):
		s.text += next.text
	case s.kind == erasingBack && s.at == past(next.at, next.old):
		s.at, s.old = next.at, next.old+s.old
	case s.kind == erasingOn && s.at == next.at:
		s.old += next.old
	default:
		return false
	}
	s.after = next.after
	return true
}

// past returns where s ends when it is written at a place.
func past(at Pos, s string) Pos {
	last := strings.LastIndexByte(s, '\n')
	if last < 0 {
		return Pos{at.Para, at.Byte + len(s)}
	}
	return Pos{at.Para + strings.Count(s, "\n"), len(s) - last - 1}
}

// history is the steps that can be taken back and those that can be made again.
type history struct {
	done, undone []step
	bytes        int  // what the steps of both cost together
	limit        int  // of bytes
	open         bool // the next edit may join the last step
}

// add remembers an edit. What was undone before it is gone for good.
func (h *history) add(s step) {
	for i := range h.undone {
		h.bytes -= h.undone[i].cost()
	}
	h.undone = nil
	last := len(h.done) - 1
	if h.open && last >= 0 {
		cost := h.done[last].cost()
		if h.done[last].join(s) {
			h.bytes += h.done[last].cost() - cost
			h.forget()
			return
		}
	}
	h.open = true
	h.done = append(h.done, s)
	h.bytes += s.cost()
	h.forget()
}

// forget drops the oldest steps when they have grown past the bound, and a
// quarter of the bound more, so that it has rarely to be done.
func (h *history) forget() {
	if h.bytes <= h.limit {
		return
	}
	n := 0
	for n < len(h.done)-1 && h.bytes > h.limit-h.limit/4 {
		h.bytes -= h.done[n].cost()
		n++
	}
	h.done = slices.Delete(h.done, 0, n)
}

// Break ends the run of edits that Undo takes back together. The caller says
// it after a pause in typing; moving, selecting and undoing imply it.
func (b *Buffer) Break() { b.history.open = false }

// Undo takes back the last step, and puts cursor and selection where they were
// before it. It reports whether there was one. The oldest steps are forgotten
// when all together hold more than 8 MiB.
func (b *Buffer) Undo() bool {
	h := &b.history
	h.open = false
	if len(h.done) == 0 {
		return false
	}
	var s step
	h.done, s = pop(h.done)
	h.undone = append(h.undone, s)
	b.replace(Span{s.at, past(s.at, s.text)}, s.old)
	b.put(s.before)
	return true
}

// Redo makes the step again that Undo took back last, as long as nothing was
// edited since. It reports whether there was one.
func (b *Buffer) Redo() bool {
	h := &b.history
	if len(h.undone) == 0 {
		return false
	}
	var s step
	h.undone, s = pop(h.undone)
	h.done = append(h.done, s)
	b.replace(Span{s.at, past(s.at, s.old)}, s.text)
	b.put(s.after)
	return true
}

// pop takes the last step off a stack, and its text out of the stack's memory.
func pop(stack []step) ([]step, step) {
	last := len(stack) - 1
	s := stack[last]
	stack[last] = step{}
	return stack[:last], s
}
