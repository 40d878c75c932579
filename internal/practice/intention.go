package practice

import (
	"context"
	"errors"
	"slices"

	"heed/internal/journal"
	"heed/internal/selfcheck"
)

// ErrLookedAt means that an intention is no longer as it was shown: another program has looked at it, or deleted it.
var ErrLookedAt = errors.New("it was looked at meanwhile")

// Intentions returns the things to try, open ones first; with an error, what of them can be read.
func (p *Practice) Intentions(ctx context.Context) ([]journal.Intention, error) {
	const what = "read what you meant to try"
	j, err := part[journal.Intender](p, what)
	if err != nil {
		return nil, err
	}
	all, err := j.Intentions(ctx)
	return journal.InOrder(all, p.now()), doing(what, err)
}

// Intention returns one of them.
func (p *Practice) Intention(ctx context.Context, id journal.ID) (journal.Intention, error) {
	all, err := p.Intentions(ctx)
	if i := slices.IndexFunc(all, func(i journal.Intention) bool { return i.ID == id }); i >= 0 {
		return all[i], nil
	}
	if err == nil {
		err = doing("read what you meant to try", ErrLookedAt)
	}
	return journal.Intention{}, err
}

// SaveIntention keeps i as it is given.
func (p *Practice) SaveIntention(ctx context.Context, i journal.Intention) (journal.Intention, error) {
	const what = "keep what you mean to try"
	j, err := part[journal.Intender](p, what)
	if err != nil {
		return i, err
	}
	saved, err := j.SaveIntention(ctx, i)
	return saved, doing(what, err)
}

// DropIntention forgets one for good.
func (p *Practice) DropIntention(ctx context.Context, id journal.ID) error {
	const what = "delete what you meant to try"
	j, err := part[journal.Intender](p, what)
	if err != nil {
		return err
	}
	return doing(what, j.DropIntention(ctx, id))
}

// Look does something with an intention as it now stands in the journal. When it is no longer as it was shown, in its
// state, it is left alone, with ErrLookedAt.
func (p *Practice) Look(ctx context.Context, shown journal.Intention, do func(journal.Intention) journal.Intention) error {
	now, err := p.Intention(ctx, shown.ID)
	if err != nil {
		return err
	}
	if now.State != shown.State {
		return doing("look at what you meant to try", ErrLookedAt)
	}
	_, err = p.SaveIntention(ctx, do(now))
	return err
}

// intend makes an intention of what was said to the closing question of a check-in, once: when the entry is first kept
// with an answer to it. It has the id of the entry, so that keeping again after a failure makes no second one; and it
// is asked for before the entry is kept, so that "kept" is never said of half.
func (p *Practice) intend(ctx context.Context, e journal.Entry) error {
	text := closing(e)
	j, err := p.journal()
	intender, ok := j.(journal.Intender)
	if text == "" || err != nil || !ok {
		return nil // what keeps the entry tells of a journal that is locked
	}
	if e.Revision > 0 {
		if before, err := j.Entry(ctx, e.ID); err == nil && closing(before) != "" {
			return nil
		}
	}
	all, err := intender.Intentions(ctx)
	if err == nil && slices.ContainsFunc(all, func(i journal.Intention) bool { return i.ID == e.ID }) {
		return nil
	}
	_, err = p.SaveIntention(ctx, journal.Intention{ID: e.ID, Entry: e.ID, Text: text})
	return err
}

func closing(e journal.Entry) string {
	if e.Check == nil {
		return ""
	}
	return journal.FromClosing(e.Check.Words(selfcheck.IfThen))
}

// Aim is an intention that somebody is writing: nothing typed into it is lost, and none of it is kept before there are
// words. It belongs to one goroutine; the functions it returns may run on any.
type Aim struct {
	journal.Intention
	practice *Practice
	before   *journal.Intention // as it was kept before; nil for a new one
	sealing  *sealing
	version  int64
}

// Aim begins a new intention, or goes on with one that is kept.
func (p *Practice) Aim(i journal.Intention) (*Aim, error) {
	a := &Aim{Intention: i, practice: p, sealing: &sealing{}}
	if !i.ID.IsZero() {
		a.before = &i
		return a, nil
	}
	id, err := journal.NewID(p.random)
	a.ID, a.Made = id, p.now()
	return a, err
}

// New says that it was not kept before this writing began.
func (a *Aim) New() bool { return a.before == nil }

// Before is how it was kept before; zero for a new one.
func (a *Aim) Before() journal.Intention {
	if a.New() {
		return journal.Intention{}
	}
	return *a.before
}

// Touch says that it has changed.
func (a *Aim) Touch() { a.version++ }

// Touched says that it was changed since it was begun.
func (a *Aim) Touched() bool { return a.version > 0 }

// Seal returns a function that keeps it as it is now; nil when there is nothing new to keep.
func (a *Aim) Seal() func() error {
	version, p, i, shared := a.version, a.practice, a.Intention, a.sealing
	if version <= shared.sealed.Load() || shared.closed.Load() || i.Text == "" {
		return nil
	}
	return func() error {
		shared.mu.Lock()
		defer shared.mu.Unlock()
		if shared.closed.Load() || version <= shared.sealed.Load() {
			return nil
		}
		if _, err := p.SaveIntention(context.Background(), i); err != nil {
			return err
		}
		shared.sealed.Store(version)
		return nil
	}
}

// Undo returns a function that puts back what there was before this writing began.
func (a *Aim) Undo() func() error {
	p, id, before, shared := a.practice, a.ID, a.before, a.sealing
	return func() error {
		shared.mu.Lock()
		defer shared.mu.Unlock()
		shared.closed.Store(true)
		if before == nil {
			return p.DropIntention(context.Background(), id)
		}
		_, err := p.SaveIntention(context.Background(), *before)
		return err
	}
}

// Drop returns a function that forgets it, with what was kept of it.
func (a *Aim) Drop() func() error {
	p, id, shared := a.practice, a.ID, a.sealing
	return func() error {
		shared.mu.Lock()
		defer shared.mu.Unlock()
		if err := p.DropIntention(context.Background(), id); err != nil {
			return err
		}
		shared.closed.Store(true)
		return nil
	}
}

// Again goes on with one that was dropped or undone: it is to be kept anew.
func (a *Aim) Again() {
	a.sealing = &sealing{}
	a.version++
}

// WriteAbout starts a sitting on a new entry that begins with an intention and how it went.
func (p *Practice) WriteAbout(i journal.Intention) (*Sitting, error) {
	s, err := p.Begin()
	if err != nil {
		return nil, err
	}
	s.Text = i.Text + "\n\n"
	if i.How != "" {
		s.Text += i.How + "\n\n"
	}
	s.Cursor = len(s.Text)
	return s, nil
}
