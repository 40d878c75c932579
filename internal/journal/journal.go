// Package journal holds what a person keeps: entries, drafts and intentions, and what a journal can be asked to do.
//
// It promises nothing about how a journal is stored: heed/internal/vault seals it in a file, and Memory, here, keeps
// it until the program ends, for demonstrations and tests. Both pass heed/internal/journal/journaltest.
package journal

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// ErrNotFound means that the journal holds no such entry or draft.
var ErrNotFound = errors.New("not in this journal")

// ID names an entry, a draft or an intention: 16 random bytes. Not a time-ordered id, which would print the
// time of writing in clear beside the sealed record.
type ID [16]byte

// NewID takes 16 bytes from random.
func NewID(random io.Reader) (ID, error) {
	var id ID
	if _, err := io.ReadFull(random, id[:]); err != nil {
		return ID{}, fmt.Errorf("make an id: %w", err)
	}
	return id, nil
}

// String is the id as 32 hexadecimal digits.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// IsZero says that the id names nothing yet.
func (id ID) IsZero() bool { return id == ID{} }

// Kind is what an entry is for.
type Kind string

// The kinds there are.
const (
	Page       Kind = ""           // what happened, and what one thinks of it: the entries of every list
	Standpoint Kind = "standpoint" // "Where I stand"; there is one as a rule, and it is in no list of entries
)

// Afterthought is what somebody added later to an entry, which stays as it was.
type Afterthought struct {
	Written time.Time
	Text    string
}

// Entry is one piece of writing with what was answered before it. The words are the person's own.
type Entry struct {
	ID       ID
	Kind     Kind
	Revision int       // 1 for the first; 0 while it was never saved
	Parent   int       // the revision this one was made from; 0 for the first
	Date     time.Time // when it happened or was written, as the person would say; what lists are ordered by
	Changed  time.Time // when this revision was saved
	Title    string
	Text     string
	Frame    string // id of the writing frame; empty for free writing
	Themes   []theme.ID
	Tags     []string
	Check    *selfcheck.Check // nil when it was written without a check-in
	Kept     []pattern.ID     // patterns the person kept with it
	Waved    []pattern.ID     // patterns that were suggested and that the person waved away
	After    []Afterthought   // as they were added, first to last
}

// Draft is an entry that is not saved yet, and where in it the person was.
type Draft struct {
	Entry            // Entry.ID is the id the saved entry will have (or has); one draft an entry
	Cursor int       // byte offset in Text
	Saved  time.Time // set by the journal
}

// Journal keeps entries and drafts. All methods may be called at once from several goroutines, and return only when
// what they were asked is done and will survive a crash. A context that ends makes them return its error. Text comes
// back byte for byte, also bytes that are not UTF-8; times come back as [Stamp] leaves them. What a journal is given
// and what it returns share no memory.
type Journal interface {
	// Save keeps e as a new entry (e.ID zero: an id is made) or as the next revision of the one with its id, drops the
	// draft with that id in the same step, and returns e as it now stands, with ID, Revision, Parent and Changed set.
	// An entry that lay in the bin is out of it again: what somebody goes on writing is wanted.
	// e.Revision is the revision that the person started from; if another program has saved one since, both stay as
	// revisions and the one saved last is the one that is shown.
	Save(ctx context.Context, e Entry) (Entry, error)
	// Entry returns the latest revision of one entry, or ErrNotFound, also when it lies in the bin (see Binner).
	Entry(ctx context.Context, id ID) (Entry, error)
	// Entries yields the latest revision of every entry that is not in the bin, newest Date first (ties: saved last first). An entry that
	// cannot be read is yielded as an Entry with only its ID and an error, and the rest follow. An error beside an Entry
	// without an ID concerns the journal, and nothing follows. The loop may call the journal's other methods.
	Entries(ctx context.Context) iter.Seq2[Entry, error]
	// SaveDraft keeps d in place of the draft with its id, and sets Saved. d.ID must not be zero.
	SaveDraft(ctx context.Context, d Draft) error
	// Drafts returns the drafts there are, saved last first.
	Drafts(ctx context.Context) ([]Draft, error)
	// DropDraft forgets a draft; no error if there is none.
	DropDraft(ctx context.Context, id ID) error
}
