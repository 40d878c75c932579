package practice

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"heed/internal/journal"
)

// afterthought marks the draft of an afterthought. It is no kind of an entry: what is kept of it is kept beside one.
const afterthought journal.Kind = "afterthought"

// beside is the id of something that lies beside an entry: made from the entry's, so that it can be found again from there,
// and the entry's from it.
func beside(id journal.ID, what byte) journal.ID {
	for i := range id {
		id[i] ^= what
	}
	return id
}

// What lies beside an entry.
const (
	itsAfterthought = 0xff // the draft of an afterthought
	itsSpareDraft   = 0x55 // a second copy of its own draft, for a moment
)

// AfterthoughtOf says which entry a draft is an afterthought to; false when it is a page.
func AfterthoughtOf(d journal.Draft) (journal.ID, bool) {
	return beside(d.ID, itsAfterthought), d.Kind == afterthought
}

// Afterthinking is an afterthought that is being written.
type Afterthinking struct {
	*Sitting
	Of     journal.Entry
	Begun  bool // it was begun before, and is gone on with
	Change bool // it was kept before, and is being changed
}

// Afterthink begins an afterthought to an entry or, when written is the time of one, a change of it. One that was begun
// before and not kept is gone on with, whichever was asked for, since nothing that was typed may be lost.
func (p *Practice) Afterthink(ctx context.Context, id journal.ID, written time.Time) (Afterthinking, error) {
	e, err := p.Entry(ctx, id)
	if err != nil {
		return Afterthinking{}, err
	}
	d, begun, err := p.draftWith(ctx, beside(id, itsAfterthought))
	if err != nil {
		return Afterthinking{}, err
	}
	if begun && !isKept(d, e.After) {
		return Afterthinking{p.sit(d), e, true, !d.Date.IsZero()}, nil
	}
	d = journal.Draft{Entry: journal.Entry{ID: beside(id, itsAfterthought), Kind: afterthought}}
	if i := afterAt(e.After, written); i >= 0 {
		d.Date, d.Text = e.After[i].Written, e.After[i].Text
	}
	d.Cursor = len(d.Text)
	return Afterthinking{p.sit(d), e, false, !d.Date.IsZero()}, nil
}

// LostAfterthought returns what was begun as an afterthought to an entry that is not there any more.
func (p *Practice) LostAfterthought(ctx context.Context, id journal.ID) (journal.Draft, bool, error) {
	return p.draftWith(ctx, beside(id, itsAfterthought))
}

// PageOf makes a page of its own of a lost afterthought. Its draft goes once the page's is sealed.
func (p *Practice) PageOf(ctx context.Context, lost journal.Draft) (*Sitting, error) {
	s, err := p.Begin()
	if err != nil {
		return nil, err
	}
	s.Text, s.Cursor = lost.Text, len(lost.Text)
	s.Touch()
	if err := s.Seal()(); err != nil {
		return nil, err
	}
	return s, p.Resume(lost).Drop()()
}

// isKept says that a draft is left over: the program ended between keeping it and dropping it.
func isKept(d journal.Draft, after []journal.Afterthought) bool {
	return slices.ContainsFunc(after, func(a journal.Afterthought) bool { return a.Text == d.Text })
}

// draftWith returns the draft with an id, if there is one. That another cannot be read is told by the list of drafts.
func (p *Practice) draftWith(ctx context.Context, id journal.ID) (journal.Draft, bool, error) {
	drafts, err := p.Drafts(ctx)
	if i := slices.IndexFunc(drafts, func(d journal.Draft) bool { return d.ID == id }); i >= 0 {
		return drafts[i], true, nil
	}
	if errors.Is(err, ErrLocked) || ctx.Err() != nil {
		return journal.Draft{}, false, err
	}
	return journal.Draft{}, false, nil
}

// Keep returns a function that keeps the afterthought, as it is now, beside its entry, and drops its draft. It may run on
// any goroutine.
func (a Afterthinking) Keep() func() (journal.Entry, error) {
	d, p, shared, id := a.Copy(), a.practice, a.sealing, a.Of.ID
	return func() (journal.Entry, error) {
		shared.mu.Lock()
		defer shared.mu.Unlock()
		e, err := p.PutAfterthought(context.Background(), id, journal.Afterthought{Written: d.Date, Text: d.Text})
		if err != nil {
			return e, err
		}
		shared.closed.Store(true)
		if j, err := p.journal(); err == nil {
			_ = j.DropDraft(context.Background(), d.ID) // one that stays is known by isKept
		}
		return e, nil
	}
}

// PutAfterthought keeps an afterthought beside an entry, which stays as it was: in place of the one written at its time, or
// as the last one, written now, when it has none. Without words the one of its time is taken away; it stays in the history.
func (p *Practice) PutAfterthought(ctx context.Context, id journal.ID, a journal.Afterthought) (journal.Entry, error) {
	const what = "keep the afterthought"
	j, err := part[journal.Journal](p, what)
	if err != nil {
		return journal.Entry{}, err
	}
	e, err := j.Entry(ctx, id)
	if err != nil {
		return e, doing(what, err)
	}
	e.After = withAfter(e.After, a, p.now())
	e, err = p.saveBesideDraft(ctx, j, e)
	return e, doing(what, err)
}

// withAfter is after with a in its place.
func withAfter(after []journal.Afterthought, a journal.Afterthought, now time.Time) []journal.Afterthought {
	if a.Written.IsZero() {
		if strings.TrimSpace(a.Text) == "" {
			return after
		}
		a.Written = journal.Stamp(now)
		for afterAt(after, a.Written) >= 0 { // its time is how it is told from the others
			a.Written = a.Written.Add(time.Millisecond)
		}
		return append(slices.Clone(after), a)
	}
	i := afterAt(after, a.Written)
	switch empty := strings.TrimSpace(a.Text) == ""; {
	case i < 0 && empty:
		return after
	case i < 0: // one that is brought back
		later := slices.IndexFunc(after, func(b journal.Afterthought) bool { return b.Written.After(a.Written) })
		if later < 0 {
			later = len(after)
		}
		return slices.Insert(slices.Clone(after), later, a)
	case empty:
		return slices.Delete(slices.Clone(after), i, i+1)
	}
	after = slices.Clone(after)
	after[i].Text = a.Text
	return after
}

func afterAt(after []journal.Afterthought, written time.Time) int {
	if written.IsZero() {
		return -1
	}
	return slices.IndexFunc(after, func(a journal.Afterthought) bool { return a.Written.Equal(written) })
}

// saveBesideDraft saves e and leaves the draft of a change to it, which saving an entry drops. Should the program end on the
// way, the draft is there all the same, under another id.
func (p *Practice) saveBesideDraft(ctx context.Context, j journal.Journal, e journal.Entry) (journal.Entry, error) {
	d, drafted, err := p.draftWith(ctx, e.ID)
	if err != nil {
		return e, err
	}
	if !drafted {
		return p.saveAndFind(ctx, j, e)
	}
	spare := d
	spare.ID = beside(d.ID, itsSpareDraft)
	if err := j.SaveDraft(ctx, spare); err != nil {
		return e, err
	}
	before := e.Revision
	if e, err = p.saveAndFind(ctx, j, e); err != nil {
		return e, errors.Join(err, j.DropDraft(ctx, spare.ID))
	}
	if d.Revision == before { // what came between is no other's change
		d.Revision = e.Revision
	}
	if err := j.SaveDraft(ctx, d); err != nil {
		return e, err
	}
	return e, j.DropDraft(ctx, spare.ID)
}

// saveAndFind saves e, and lets it be found as it is now.
func (p *Practice) saveAndFind(ctx context.Context, j journal.Journal, e journal.Entry) (journal.Entry, error) {
	e, err := j.Save(ctx, e)
	if err != nil {
		return e, err
	}
	if f, ok := p.found(); ok {
		f.put(e)
	}
	return e, nil
}

// afterOf are the afterthoughts that the next revision of an entry keeps: those it has, whatever the revision or the draft
// that it is made from knew of them. Only PutAfterthought changes them.
func afterOf(ctx context.Context, j journal.Journal, e journal.Entry) ([]journal.Afterthought, error) {
	if e.Revision == 0 {
		return e.After, nil
	}
	latest, err := j.Entry(ctx, e.ID)
	if errors.Is(err, journal.ErrNotFound) { // it lies in the bin, or was never here
		return e.After, nil
	}
	return latest.After, err
}

// dropAfterthoughts forgets the drafts of afterthoughts to entries that are gone for good.
func (p *Practice) dropAfterthoughts(ctx context.Context, j journal.Journal, gone []journal.Binned) error {
	drafts, _ := j.Drafts(ctx) // one that cannot be read is told of at home
	var err error
	for _, d := range drafts {
		id, ok := AfterthoughtOf(d)
		if ok && slices.ContainsFunc(gone, func(b journal.Binned) bool { return b.ID == id }) {
			err = errors.Join(err, j.DropDraft(ctx, d.ID))
		}
	}
	return err
}
