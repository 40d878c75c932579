// Package frame holds the frames one can write with: free writing, What? So what? Now what?, a letter never sent and
// others, and what a frame does to a text.
//
// A frame is a text file, ours in the folder frames beside this code, and a person's own in theirs. It has parts, each
// with a heading and a prompt. On the page a heading is a plain line of the text and the prompt is no part of it: so what
// is written is the person's own text, reads well anywhere, and stays as it is when a frame is changed or gone.
//
// It promises that nothing typed is lost: [Frame.Lay] and [Switch] move words and never drop one, and [Frame.Tidy] takes
// away nothing but headings under which nothing stands. A line that somebody types and that reads just like a heading is one.
package frame

import (
	"slices"
	"strings"
)

// ID names a frame. It stands in people's journals and is never renamed.
type ID string

// Free is the frame without parts: an empty page. In a journal it may also stand as no id at all.
const Free ID = "free"

// Use is what a part of a frame is for, so that words find their place when the frame changes.
type Use string

// The uses there are. A part may have none of them.
const (
	Happened Use = "happened" // what took place
	Felt     Use = "felt"
	Theirs   Use = "theirs" // how it was for the other person
	Meant    Use = "meant"
	Learned  Use = "learned"
	Next     Use = "next" // what to do
)

// Uses are all uses.
func Uses() []Use { return []Use{Happened, Felt, Theirs, Meant, Learned, Next} }

// Part is one part of a frame.
type Part struct {
	ID      string
	Heading string // one short line; no two parts of a frame have the same
	Prompt  string // what one could write here
	Holds   Use
}

// Frame is a way to write. Nobody changes one.
type Frame struct {
	ID     ID
	Name   string
	About  string // one line
	Fits   string // when it may help
	Source string // where it comes from
	Parts  []Part
	Own    bool // a person's own
}

// IsFree says that the frame asks nothing.
func (f Frame) IsFree() bool { return len(f.Parts) == 0 }

// Set is all frames there are, in the order of a list. It never changes.
type Set struct{ all []Frame }

// All are the frames in their order; nobody changes them.
func (s *Set) All() []Frame {
	if s == nil {
		return nil
	}
	return s.all
}

// Frame returns the frame with that id; no id is the free one. A frame that is not there any more counts as free too, since
// its headings are plain lines of the text.
func (s *Set) Frame(id ID) (Frame, bool) {
	if id == "" {
		id = Free
	}
	all := s.All()
	if i := slices.IndexFunc(all, func(f Frame) bool { return f.ID == id }); i >= 0 {
		return all[i], true
	}
	return Frame{ID: Free}, id == Free
}

// Of is the frame of a text that was undone or redone, and so may be that of another frame than before: the one with most
// headings in it, of equals the one named; the free one where there are none.
func (s *Set) Of(id ID, text string) Frame {
	now, _ := s.Frame(id)
	best, most := now, now.known(text)
	if most == 0 {
		best = Frame{ID: Free}
	}
	for _, f := range s.All() {
		if n := f.known(text); n > most {
			best, most = f, n
		}
	}
	return best
}

// known is how many headings of the frame stand in a text.
func (f Frame) known(text string) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		if _, ok := f.Heading(line); ok {
			n++
		}
	}
	return n
}

// Heading says which part a line of the text is the heading of.
func (f Frame) Heading(line string) (Part, bool) {
	line = strings.TrimSpace(line)
	if i := slices.IndexFunc(f.Parts, func(p Part) bool { return p.Heading == line }); i >= 0 && line != "" {
		return f.Parts[i], true
	}
	return Part{}, false
}
