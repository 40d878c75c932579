package suggest

import (
	"strings"
	"unicode/utf8"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
)

// Kind is what a reason rests on.
type Kind string

// The kinds of reasons.
const (
	Answered  Kind = "answered"   // an answer to a statement: Item, Option
	Wrote     Kind = "wrote"      // the person's own words: Quotes
	Whole     Kind = "whole"      // all they wrote together, when no few words of it say why
	Place     Kind = "place"      // an answer that the place got in the way: Item, Option
	WentRight Kind = "went-right" // an answer that something went right (Item, Option), or their words about it (Quotes)
	GoesOn    Kind = "goes-on"    // it goes on from the card From, which fits what went right
	Kept      Kind = "kept"       // the person kept this card before
	Tried     Kind = "tried"      // the person tried it before
)

// Reason is one reason for a card, as data. Which fields are set, its Kind says.
type Reason struct {
	Kind   Kind
	Item   selfcheck.Item
	Option selfcheck.Option
	Quotes []Quote
	From   *pattern.Pattern
}

// Source says what a quote is taken from.
type Source string

// The sources.
const (
	FromText Source = "text" // Request.Text
	FromNote Source = "note" // the note of the answer to Item
	FromSaid Source = "said" // what was said to Prompt
)

// Origin is where words of the person stand.
type Origin struct {
	Source Source
	Item   selfcheck.ItemID
	Prompt selfcheck.PromptID
}

// Quote is a few of the person's own words, as they are written, that counted for a card. They hold no quote marks
// and no control characters but white space, which may be a new line.
type Quote struct {
	Origin
	Text       string
	Start, End int // bytes in the source
}

// Because words reasons in one plain line, without a capital or a full stop:
//
//	because you chose "Not this time" for "I gave the reason…", and wrote "barked line up"
func Because(reasons []Reason) string {
	var parts []string
	for _, r := range reasons {
		part := r.Line()
		if len(parts) > 0 && strings.HasPrefix(parts[0], "you ") {
			part = strings.TrimPrefix(part, "you ")
		}
		parts = append(parts, part)
	}
	switch last := len(parts) - 1; last {
	case -1:
		return ""
	case 0:
		return "because " + parts[0]
	default:
		return "because " + strings.Join(parts[:last], ", ") + ", and " + parts[last]
	}
}

// Line words one reason so that it can follow "because".
func (r Reason) Line() string {
	switch {
	case r.Kind == Wrote:
		return "you wrote " + r.quoted()
	case r.Kind == Whole:
		return "of what you wrote as a whole"
	case r.Kind == WentRight && r.Item.ID == "":
		return "you wrote, of what went right, " + r.quoted()
	case r.Kind == Answered, r.Kind == Place, r.Kind == WentRight:
		return "you chose " + quote(r.Option.Label) + " for " + quote(short(r.Item.Text))
	case r.Kind == GoesOn:
		return "it goes on from " + quote(r.From.Name)
	case r.Kind == Kept:
		return "you kept it before"
	case r.Kind == Tried:
		return "you tried it before"
	}
	return ""
}

func (r Reason) quoted() string {
	var all []string
	for _, q := range r.Quotes {
		all = append(all, quote(q.Text))
	}
	return strings.Join(all, " and ")
}

// quote sets words in quote marks, on one row.
func quote(s string) string { return `"` + strings.Join(strings.Fields(s), " ") + `"` }

// lineLimit is how much of a statement a reason repeats, in characters: enough to know it again, in one row of a
// screen with what stands around it.
const lineLimit = 48

// short cuts a statement after a whole word.
func short(s string) string {
	s = strings.TrimSuffix(s, ".")
	if utf8.RuneCountInString(s) <= lineLimit {
		return s
	}
	cut := strings.LastIndexByte(string([]rune(s)[:lineLimit]), ' ')
	if cut < 0 {
		cut = len(string([]rune(s)[:lineLimit-1]))
	}
	return strings.TrimRight(s[:cut], " ,;:") + "…"
}
