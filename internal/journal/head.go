package journal

import (
	"context"
	"iter"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"heed/internal/pattern"
	"heed/internal/theme"
)

// Head is what a list shows of an entry, without its text and answers.
type Head struct {
	ID       ID
	Kind     Kind
	Revision int
	Parent   int
	Date     time.Time
	Changed  time.Time
	Title    string
	First    string // the beginning of the first line that has words, for entries without a title; no heading of a frame
	Frame    string
	Themes   []theme.ID
	Tags     []string
	Kept     []pattern.ID
	Waved    []pattern.ID
	Checked  bool // written with a check-in
}

// Lister is a journal that can be listed without opening what is in it: [Memory] and vault.Vault are.
type Lister interface {
	// Heads yields the head of the latest revision of every entry, in the order of Journal.Entries and with its
	// promises about errors.
	Heads(ctx context.Context) iter.Seq2[Head, error]
}

// Head returns what a list shows of e. It shares nothing with e.
func (e Entry) Head() Head {
	e = e.Clone()
	return Head{
		ID: e.ID, Kind: e.Kind, Revision: e.Revision, Parent: e.Parent, Date: e.Date, Changed: e.Changed,
		Title: e.Title, First: firstLine(e.belowHeading()), Frame: e.Frame,
		Themes: e.Themes, Tags: e.Tags, Kept: e.Kept, Waved: e.Waved, Checked: e.Check != nil,
	}
}

// Clone returns e as a journal keeps it: a copy that shares nothing with it, in which times are as [Stamp] leaves them
// and empty lists are nil.
func (e Entry) Clone() Entry {
	e.Date, e.Changed = Stamp(e.Date), Stamp(e.Changed)
	e.Themes, e.Tags, e.Kept, e.Waved = list(e.Themes), list(e.Tags), list(e.Kept), list(e.Waved)
	e.After = list(e.After)
	for i := range e.After {
		e.After[i].Written = Stamp(e.After[i].Written)
	}
	if e.Check != nil {
		check := *e.Check
		check.Said, check.Answers = list(check.Said), list(check.Answers)
		e.Check = &check
	}
	return e
}

// Next returns e, which has its id, as the revision that follows the latest one there is; 0 when there is none. Both
// journals number revisions with it.
func (e Entry) Next(latest int, now time.Time) Entry {
	e.Parent = max(0, min(e.Revision, latest)) // never one that the journal does not hold
	e.Revision, e.Changed = latest+1, now
	return e.Clone()
}

// Clone returns d as a journal keeps it; see Entry.Clone.
func (d Draft) Clone() Draft {
	d.Entry, d.Saved = d.Entry.Clone(), Stamp(d.Saved)
	return d
}

// list copies a list; an empty one is nil.
func list[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return slices.Clone(s)
}

// Stamp is t as a journal keeps times: to the millisecond, with the distance from UTC that the person's clock had, and
// without the zone's name. The zero time stays zero.
func Stamp(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	_, offset := t.Zone()
	if t = time.UnixMilli(t.UnixMilli()); offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}

// firstBytes is how much of a first line a head holds: more than any list shows, little beside what padding adds.
const firstBytes = 120

// belowHeading is the text without the first line when that is a heading: a text in a frame begins with one. A heading is no
// sentence, so a first line that ends as one is somebody's own.
func (e Entry) belowHeading() string {
	if e.Frame == "" {
		return e.Text
	}
	first, below, _ := strings.Cut(strings.TrimLeft(e.Text, " \t\r\n"), "\n")
	first = strings.TrimSpace(first)
	if strings.TrimSpace(below) == "" || strings.HasSuffix(first, ".") || strings.HasSuffix(first, "!") {
		return e.Text
	}
	return below
}

// firstLine is the beginning of the first line of text that has more than blank space on it, cut between characters.
func firstLine(text string) string {
	text = strings.TrimLeft(text, " \t\r\n")
	if len(text) > firstBytes+utf8.UTFMax {
		text = text[:firstBytes+utf8.UTFMax] // the rest does not matter, however long it is
	}
	if end := strings.IndexAny(text, "\r\n"); end >= 0 {
		text = text[:end]
	}
	if len(text) > firstBytes {
		end := firstBytes
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	return strings.Clone(strings.TrimRight(text, " \t"))
}
