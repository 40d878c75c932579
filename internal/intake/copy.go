package intake

import (
	"slices"
	"strings"

	"heed/internal/journal"
)

// copied decides about a note that heed wrote of an entry that is there, and that does not have its words any more, or not
// as an entry has them. As heed wrote it, of whichever revision, it is there already; changed since, it is the next
// revision. Beside another copy of the same source that has other words, it becomes an entry of its own.
func (p *planner) copied(piece Piece, before known) error {
	e := piece.Entry
	alone := piece
	alone.Copy, alone.Entry.ID = false, piece.Other
	if _, is := p.there.entries[piece.Other]; is || !before.here || p.there.binned[piece.Other] {
		return p.piece(alone)
	}
	revisions, err := p.history(e.ID)
	if err != nil {
		return err
	}
	for _, r := range revisions {
		if p.wrote(r, e) {
			p.plan.Same++
			return nil
		}
	}
	if before.copied {
		return p.piece(alone)
	}
	if len(revisions) == 0 || !e.Changed.After(before.changed) {
		p.plan.Changed = append(p.plan.Changed, e.ID)
		return nil
	}
	here := revisions[len(revisions)-1]
	if day(here) == day(e) {
		e.Date = here.Date // the note has the day alone
	}
	e.Text = p.own(here, e.Text)
	next := onto(here, e)
	next.Revision = 0
	p.plan.Newer = append(p.plan.Newer, e.ID)
	p.plan.Revisions = append(p.plan.Revisions, next)
	k := before
	k.whole, k.words, k.changed, k.copied = wholeOf(next), wordsOf(piece.Entry), e.Changed, true
	p.there.entries[e.ID] = k
	return nil
}

func day(e journal.Entry) string { return e.Date.Format("2006-01-02") }

// wrote says that a note is what heed writes of an entry.
func (p *planner) wrote(here, note journal.Entry) bool {
	if day(here) != day(note) {
		return false
	}
	all := []string{here.Text}
	if p.there.written != nil {
		all = p.there.written(here)
	}
	return slices.ContainsFunc(all, func(text string) bool {
		title, text := bodyOf(here, text)
		return text == note.Text && (oneLine(title) == note.Title || title == "")
	})
}

// own takes from a note what heed put there beside the person's text: the signs before a frame's headings, and what was
// seen later, answered or kept, which the entry still has.
func (p *planner) own(here journal.Entry, note string) string {
	if p.there.written == nil {
		return note
	}
	bare := here.Clone()
	bare.After, bare.Kept, bare.Check = nil, nil, nil
	_, short := bodyOf(here, p.there.written(bare)[0])
	for _, text := range slices.Backward(p.there.written(here)) { // the longest first
		_, text := bodyOf(here, text)
		more, ok := strings.CutPrefix(text, short)
		if before, after, found := strings.Cut(note, more); ok && more != "" && found {
			note = before + after
			break
		}
	}
	for line := range strings.SplitSeq(here.Text, "\n") {
		if line = strings.TrimSpace(line); line != "" && strings.Contains(short, "## "+line+"\n") && !strings.HasPrefix(line, "#") {
			note = strings.Replace(note, "## "+line+"\n\n", line+"\n", 1)
		}
	}
	return tidy(note)
}

// bodyOf is the title and the text of a note that heed writes of an entry, as they are read again.
func bodyOf(here journal.Entry, note string) (title, text string) {
	note = unixLines(note)
	if _, body, ok := fenced(note); ok {
		note = body
	}
	return titled(here.Title, note)
}
