package intake

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"slices"
	"time"
	"unicode/utf8"

	"heed/internal/journal"
)

// There is what a journal holds, as far as it tells what is new. It keeps no words, and is kept nowhere.
type There struct {
	entries    map[journal.ID]known
	words      map[sum]bool
	undated    map[sum]bool // the same without their dates, with their titles and without
	written    Written
	binned     map[journal.ID]bool
	intentions map[journal.ID]bool
	standpoint journal.ID // zero when there is none
}

// known is the latest revision of an entry.
type known struct {
	whole, words sum
	date         time.Time
	changed      time.Time
	copied       bool // a copy of it that was changed is taken in
	here         bool // in the journal, where it can be read; not only in what is taken in
}

// NewThere returns what an empty journal holds.
func NewThere() *There {
	return &There{
		entries: map[journal.ID]known{}, words: map[sum]bool{}, undated: map[sum]bool{},
		binned: map[journal.ID]bool{}, intentions: map[journal.ID]bool{},
	}
}

// Written is an entry as heed writes it out as Markdown, in each way that it can: the first is the shortest.
type Written func(journal.Entry) []string

// Writes says how the journal's entries are written out, so that a copy that was changed can be told from one that was not.
func (t *There) Writes(w Written) { t.written = w }

// Entry says that the journal holds an entry, in its latest revision.
func (t *There) Entry(e journal.Entry) {
	k := known{whole: wholeOf(e), words: wordsOf(e), date: e.Date, changed: e.Changed, here: true}
	t.entries[e.ID] = k
	t.words[k.words] = true
	t.undated[undatedOf(e)] = true
	e.Title = ""
	t.undated[undatedOf(e)] = true
	if e.Kind == journal.Standpoint {
		t.standpoint = e.ID
	}
}

// Unreadable says that the journal holds an entry that it cannot read any more. What comes in under its id can take its
// place.
func (t *There) Unreadable(id journal.ID) { t.entries[id] = known{} }

// Binned says that an entry lies in the bin.
func (t *There) Binned(id journal.ID) { t.binned[id] = true }

// Intention says that the journal holds an intention.
func (t *There) Intention(id journal.ID) { t.intentions[id] = true }

// History returns all revisions of an entry, first to last.
type History func(journal.ID) ([]journal.Entry, error)

// Plan is what becomes of what was found.
type Plan struct {
	Revisions  []journal.Entry // to be taken in, in this order
	Intentions []journal.Intention
	New        int          // entries that are not there yet
	Newer      []journal.ID // there, and changed since where they come from: their next revision is taken in
	Same       int          // there already
	Changed    []journal.ID // there already, and changed in this journal since: they stay as they are
	Binned     []journal.ID // in the bin, where they stay
}

// Nothing says that there is nothing to take in.
func (p Plan) Nothing() bool { return len(p.Revisions) == 0 && len(p.Intentions) == 0 }

// Plan says what to do with what was found. Every piece has an id by now. The rules, from the first that fits: what lies
// in the bin stays there; what is there as it is, or was so in an earlier revision, is there already, and so is an entry
// with the same date and words under another id; what was changed where it comes from, later than here, is the next
// revision; of what was changed here, nothing is touched.
func (f Found) Plan(there *There, history History) (Plan, error) {
	p := planner{there: there, history: history}
	for _, piece := range f.Pieces {
		if err := p.piece(piece); err != nil {
			return Plan{}, fmt.Errorf("look what is new: %w", err)
		}
	}
	for _, i := range f.Intentions {
		if there.intentions[i.ID] {
			continue
		}
		there.intentions[i.ID] = true
		p.plan.Intentions = append(p.plan.Intentions, i)
	}
	return p.plan, nil
}

type planner struct {
	there   *There
	history History
	plan    Plan
}

func (p *planner) piece(piece Piece) error {
	e := piece.Entry
	before, is := p.there.entries[e.ID]
	if is && piece.Undated && !before.date.IsZero() {
		e.Date = before.date
		piece.Entry = e
	}
	switch whole, words := wholeOf(e), wordsOf(e); {
	case p.there.binned[e.ID]:
		p.plan.Binned = append(p.plan.Binned, e.ID)
	case is && piece.Copy && !before.date.IsZero() && before.words != words:
		return p.copied(piece, before)
	case is && (piece.Once && !before.date.IsZero() || before.whole == whole || piece.Key != "" && before.words == words):
		p.plan.Same++
	case is:
		return p.another(piece, before)
	case p.there.words[words], piece.Undated && p.moved(piece):
		p.plan.Same++
	default:
		p.fresh(piece, known{whole: whole, words: words, date: e.Date, changed: e.Changed})
	}
	return nil
}

// moved says that the words of a note without a date of its own are in the journal, so that it was copied or renamed. A
// title that is only its file's name does not tell, unless the text is so short that two notes may well share it.
func (p *planner) moved(piece Piece) bool {
	const short = 40
	e := piece.Entry
	if piece.Named && len(e.Text) >= short {
		e.Title = ""
	}
	return p.there.undated[undatedOf(e)] && (e.Title != "" || len(e.Text) >= short)
}

// fresh takes in an entry that is not there, with what it was before.
func (p *planner) fresh(piece Piece, k known) {
	e := piece.Entry
	revisions := append(slices.Clone(piece.Earlier), e)
	if e.Kind == journal.Standpoint && !p.there.standpoint.IsZero() {
		// There is one page "Where I stand". That of another journal becomes a page among the others, where it can be found.
		for i := range revisions {
			revisions[i].Kind = journal.Page
		}
	}
	p.plan.New++
	p.plan.Revisions = append(p.plan.Revisions, revisions...)
	p.there.entries[e.ID] = k
}

// another decides about an entry that is there, and looks different.
func (p *planner) another(piece Piece, before known) error {
	e := piece.Entry
	var revisions []journal.Entry
	if before.here {
		var err error
		if revisions, err = p.history(e.ID); err != nil {
			return err
		}
	}
	whole, words := wholeOf(e), wordsOf(e)
	for _, r := range revisions {
		if wholeOf(r) == whole || piece.Key != "" && wordsOf(r) == words {
			p.plan.Same++
			return nil
		}
	}
	if !e.Changed.After(before.changed) {
		p.plan.Changed = append(p.plan.Changed, e.ID)
		return nil
	}
	if n := len(revisions); n > 0 && piece.Key != "" {
		e = onto(revisions[n-1], e)
	} else if n > 0 {
		e.Kind = revisions[n-1].Kind
	}
	e.Revision = 0 // the next
	p.plan.Newer = append(p.plan.Newer, e.ID)
	p.plan.Revisions = append(p.plan.Revisions, e)
	p.there.entries[e.ID] = known{whole: whole, words: words, date: e.Date, changed: e.Changed, here: before.here}
	return nil
}

// onto puts the words that come from another program onto the entry that they were once, which has more than they have.
func onto(here, e journal.Entry) journal.Entry {
	here = here.Clone()
	here.Date, here.Title, here.Text, here.Changed = e.Date, e.Title, e.Text, e.Changed
	for _, t := range e.Tags {
		if !slices.Contains(here.Tags, t) {
			here.Tags = append(here.Tags, t)
		}
	}
	return here
}

// undatedOf stands for what was written, whenever that was.
func undatedOf(e journal.Entry) sum {
	e.Date = time.Time{}
	return wordsOf(e)
}

// sum stands for the words of an entry where they are compared.
type sum [sha256.Size]byte

// wordsOf stands for when, and what was written and answered.
func wordsOf(e journal.Entry) (s sum) {
	d := digest{sha256.New()}
	d.words(e)
	d.Sum(s[:0])
	return s
}

// wholeOf stands for all of an entry but its id, its kind, and which revision it is.
func wholeOf(e journal.Entry) (s sum) {
	d := digest{sha256.New()}
	d.words(e)
	d.text(e.Frame)
	listed(d, e.Themes)
	listed(d, e.Tags)
	listed(d, e.Kept)
	listed(d, e.Waved)
	d.number(len(e.After))
	for _, a := range e.After {
		d.time(a.Written)
		d.text(a.Text)
	}
	d.Sum(s[:0])
	return s
}

// digest adds up values so that no two rows of them are alike.
type digest struct{ hash.Hash }

func (d digest) words(e journal.Entry) {
	d.time(e.Date)
	d.text(e.Title, e.Text)
	if e.Check == nil {
		d.number(0)
		return
	}
	d.number(1 + len(e.Check.Said))
	d.text(string(e.Check.Lens), string(e.Check.Path))
	for _, s := range e.Check.Said {
		d.text(string(s.Prompt), s.Text)
	}
	for _, a := range e.Check.Answers {
		d.text(string(a.Item), string(a.Option), a.Note)
	}
}

func (d digest) number(n int) { _, _ = d.Write(binary.BigEndian.AppendUint64(nil, uint64(n))) }

// time adds a moment. To which clock it was said does not tell two apart.
func (d digest) time(t time.Time) {
	_, _ = d.Write(binary.BigEndian.AppendUint64(nil, uint64(t.UnixMilli())))
}

// text adds texts as an export has them, which is UTF-8.
func (d digest) text(all ...string) {
	for _, s := range all {
		if !utf8.ValidString(s) {
			s = string([]rune(s))
		}
		d.number(len(s))
		_, _ = d.Write([]byte(s))
	}
}

func listed[T ~string](d digest, list []T) {
	d.number(len(list))
	for _, s := range list {
		d.text(string(s))
	}
}
