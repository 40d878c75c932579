package practice

import (
	"context"
	"errors"
	"iter"
	"testing"
	"time"

	"heed/internal/journal"
)

// torn is a journal of which the second entry cannot be read.
type torn struct{ *journal.Memory }

var errTorn = errors.New("torn")

func (j torn) Heads(ctx context.Context) iter.Seq2[journal.Head, error] {
	return func(yield func(journal.Head, error) bool) {
		_ = yield(journal.Head{Title: "first"}, nil) && yield(journal.Head{}, errTorn) && yield(journal.Head{Title: "third"}, nil)
	}
}

func TestAnEntryThatCannotBeReadHidesNoOther(t *testing.T) {
	t.Parallel()
	p := New(Options{Now: time.Now, Journal: torn{journal.NewMemory(time.Now, nil)}})
	heads, err := p.Heads(t.Context())
	if !errors.Is(err, errTorn) || len(heads) != 2 || heads[1].Title != "third" {
		t.Errorf("%v, %v", heads, err)
	}
}

func TestALockedJournalIsNotListed(t *testing.T) {
	t.Parallel()
	if _, err := New(Options{Now: time.Now}).Heads(t.Context()); !errors.Is(err, ErrLocked) {
		t.Error(err)
	}
}
