package journal

import (
	"context"
	"iter"
	"time"
)

// Taker is a journal that takes in what was written elsewhere: [Memory] and vault.Vault are.
type Taker interface {
	// Take keeps all it is given or, with an error, nothing, in one step, and returns how many revisions of entries that
	// were. See [Entry.Taken] for what becomes of each. Of intentions, those whose id is in the journal already are passed
	// over, and the others are kept as they are, the last of them saved last. Drafts and the bin stay as they are. The
	// loop over the entries must not call the journal.
	Take(ctx context.Context, entries iter.Seq[Entry], intentions []Intention) (int, error)
	// Name returns the id that this journal has for something that is called so elsewhere. It is the same each time; in
	// another journal it is another; and whoever sees the id learns nothing of the name, and cannot tell whether a guess at
	// it is right, without the journal's key.
	Name(ctx context.Context, elsewhere string) (ID, error)
}

// Taken returns e as a journal takes it in beside the latest revision it has of it; 0 when there is none. One that says
// which revision it is stays as it is, its times with it; there is no place for it where the journal has that revision or
// a later one. One that does not is the next, as when it is saved, but keeps the time it was changed if it has one.
func (e Entry) Taken(latest int, now time.Time) (taken Entry, ok bool) {
	if !e.Changed.IsZero() {
		now = e.Changed
	}
	if e.Revision > 0 {
		e.Changed, e.Parent = now, max(0, min(e.Parent, e.Revision-1))
		return e.Clone(), e.Revision > latest
	}
	e.Revision = latest
	return e.Next(latest, now), true
}
