package journal

import (
	"context"
	"time"
)

// BinDays is how many days an entry lies in the bin before it goes for good.
const BinDays = 30

// Binned is an entry in the bin.
type Binned struct {
	Head
	Deleted time.Time
}

// Binner is a journal with a bin: [Memory] and vault.Vault are. What is in the bin is in no list, and Entry does not find
// it; its revisions can still be read (see Historian), and its draft stays among the drafts.
type Binner interface {
	// Delete puts an entry into the bin, or returns ErrNotFound. One that lies there already stays as it is.
	Delete(ctx context.Context, id ID) error
	// Restore takes an entry out of the bin, or returns ErrNotFound when it does not lie there.
	Restore(ctx context.Context, id ID) error
	// Bin returns what is in the bin, deleted last first. What cannot be read does not hide the rest: it is returned with
	// its ID alone, and the error.
	Bin(ctx context.Context) ([]Binned, error)
	// Empty removes for good, with all revisions and the draft, what was put into the bin before the given time; all that
	// is there when the time is zero. It returns how many entries that were.
	Empty(ctx context.Context, before time.Time) (int, error)
}

// Historian is a journal whose earlier revisions can be read, also of what is in the bin: [Memory] and vault.Vault are.
// Going back to one is saving it again: Save makes it the newest, and the ones between stay.
type Historian interface {
	// History returns the heads of all revisions of an entry, latest first, or ErrNotFound. A revision that cannot be read
	// does not hide the others: it is returned with ID and Revision alone, and the error.
	History(ctx context.Context, id ID) ([]Head, error)
	// Revision returns one revision of an entry, or ErrNotFound.
	Revision(ctx context.Context, id ID, revision int) (Entry, error)
}
