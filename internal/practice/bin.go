package practice

import (
	"context"
	"errors"
	"fmt"
	"time"

	"heed/internal/journal"
)

// errCannot is what a journal that is never written down says to what only a file can do.
var errCannot = errors.New("this journal cannot do that")

// part returns the open journal as something more than a Journal.
func part[T any](p *Practice, doing string) (T, error) {
	var none T
	j, err := p.journal()
	if err != nil {
		return none, fmt.Errorf("%s: %w", doing, err)
	}
	t, ok := j.(T)
	if !ok {
		return none, fmt.Errorf("%s: %w", doing, errCannot)
	}
	return t, nil
}

func doing(what string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// Delete puts an entry into the bin, where it stays for thirty days.
func (p *Practice) Delete(ctx context.Context, id journal.ID) error {
	const what = "put the entry into the bin"
	j, err := part[journal.Binner](p, what)
	if err != nil {
		return err
	}
	if err := j.Delete(ctx, id); err != nil {
		return doing(what, err)
	}
	if f, ok := p.found(); ok {
		f.remove(id)
	}
	return nil
}

// Restore takes an entry out of the bin.
func (p *Practice) Restore(ctx context.Context, id journal.ID) error {
	const what = "take the entry out of the bin"
	j, err := part[journal.Binner](p, what)
	if err != nil {
		return err
	}
	if err := j.Restore(ctx, id); err != nil {
		return doing(what, err)
	}
	if f, ok := p.found(); ok {
		if e, err := p.Entry(ctx, id); err == nil { // else it cannot be searched, and is back all the same
			f.restore(e)
		}
	}
	return nil
}

// Bin returns what is in the bin, deleted last first; with an error, what of it can be read.
func (p *Practice) Bin(ctx context.Context) ([]journal.Binned, error) {
	const what = "read the bin"
	j, err := part[journal.Binner](p, what)
	if err != nil {
		return nil, err
	}
	all, err := j.Bin(ctx)
	return all, doing(what, err)
}

// EmptyBin removes for good what is in the bin.
func (p *Practice) EmptyBin(ctx context.Context) error {
	const what = "empty the bin"
	j, err := part[journal.Binner](p, what)
	if err != nil {
		return err
	}
	gone, err := j.Bin(ctx)
	if _, emptied := j.Empty(ctx, time.Time{}); emptied != nil {
		return doing(what, emptied)
	}
	if drafts, ok := j.(journal.Journal); ok {
		err = p.dropAfterthoughts(ctx, drafts, gone)
	}
	return doing(what, err)
}

// History returns what an entry was like before, latest first; with an error, what of it can be read.
func (p *Practice) History(ctx context.Context, id journal.ID) ([]journal.Head, error) {
	const what = "read the history"
	j, err := part[journal.Historian](p, what)
	if err != nil {
		return nil, err
	}
	all, err := j.History(ctx, id)
	return all, doing(what, err)
}

// Revision returns an entry as it was.
func (p *Practice) Revision(ctx context.Context, id journal.ID, revision int) (journal.Entry, error) {
	const what = "read the history"
	j, err := part[journal.Historian](p, what)
	if err != nil {
		return journal.Entry{}, err
	}
	e, err := j.Revision(ctx, id, revision)
	return e, doing(what, err)
}

// GoBack makes an earlier revision the newest. Those between stay in the history, and so do the afterthoughts beside the
// entry and the draft of a change to it.
func (p *Practice) GoBack(ctx context.Context, id journal.ID, revision int) (journal.Entry, error) {
	const what = "go back to what it was"
	e, err := p.Revision(ctx, id, revision)
	if err != nil {
		return e, err
	}
	j, err := part[journal.Journal](p, what)
	if err != nil {
		return e, err
	}
	if e.After, err = afterOf(ctx, j, e); err != nil {
		return e, doing(what, err)
	}
	e, err = p.saveBesideDraft(ctx, j, e)
	return e, doing(what, err)
}
