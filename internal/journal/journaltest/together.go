package journaltest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"heed/internal/journal"
)

func concurrent(t *testing.T, j journal.Journal) {
	const writers = 20
	shared := save(t, j, journal.Entry{Text: "shared"})
	errs := make(chan error, 4*writers)
	for range writers {
		go func() {
			_, err := j.Save(t.Context(), journal.Entry{Text: "new"})
			errs <- err
		}()
		go func() {
			_, err := j.Save(t.Context(), shared)
			errs <- err
		}()
		go func() {
			var err error
			for _, e := range j.Entries(t.Context()) {
				err = errors.Join(err, e)
			}
			errs <- err
		}()
		go func() { errs <- j.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: journal.ID{1}}}) }()
	}
	for range cap(errs) {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if n := len(all(t, j)); n != writers+1 {
		t.Errorf("%d of %d entries kept", n-1, writers)
	}
	if e := entry(t, j, shared.ID); e.Revision != writers+1 {
		t.Errorf("%d of %d revisions kept", e.Revision-1, writers)
	}
}

func ended(t *testing.T, j journal.Journal) {
	saved := save(t, j, Full())
	saveDraft(t, j, journal.Draft{Entry: saved})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, errSave := j.Save(ctx, saved)
	_, errEntry := j.Entry(ctx, saved.ID)
	_, errDrafts := j.Drafts(ctx)
	errs := []error{
		errSave, errEntry, errDrafts,
		j.SaveDraft(ctx, journal.Draft{Entry: journal.Entry{ID: journal.ID{3}}}),
		j.DropDraft(ctx, saved.ID),
	}
	for e, err := range j.Entries(ctx) {
		if !e.ID.IsZero() {
			t.Error("an entry was listed")
		}
		errs = append(errs, err)
	}
	if l, ok := j.(journal.Lister); ok {
		for _, err := range l.Heads(ctx) {
			errs = append(errs, err)
		}
	}
	errs = append(errs, endedToo(ctx, j, saved.ID)...)
	for i, err := range errs {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("call %d: %v", i, err)
		}
	}
	if len(errs) < 6 {
		t.Error("the list said nothing")
	}
	if e := entry(t, j, saved.ID); e.Revision != 1 {
		t.Error("something was saved")
	}
	if ids := draftIDs(allDrafts(t, j)); !slices.Equal(ids, []journal.ID{saved.ID}) {
		t.Errorf("drafts are %v", ids)
	}

	ctx, cancel = context.WithCancel(t.Context())
	defer cancel()
	save(t, j, Full())
	n := 0
	for _, err := range j.Entries(ctx) { // and one that ends while a list is running
		if n++; n == 2 && !errors.Is(err, context.Canceled) {
			t.Errorf("after the context ended: %v", err)
		}
		cancel()
	}
	if n != 2 {
		t.Errorf("the list went on for %d", n)
	}
}

// endedToo asks a journal for what not every journal does.
func endedToo(ctx context.Context, j journal.Journal, id journal.ID) (errs []error) {
	if b, ok := j.(binner); ok {
		_, errBin := b.Bin(ctx)
		_, errEmpty := b.Empty(ctx, time.Time{})
		_, errHistory := b.History(ctx, id)
		_, errRevision := b.Revision(ctx, id, 1)
		errs = append(errs, errBin, errEmpty, errHistory, errRevision, b.Delete(ctx, id), b.Restore(ctx, id))
	}
	if k, ok := j.(journal.Intender); ok {
		_, errSave := k.SaveIntention(ctx, journal.Intention{})
		_, errList := k.Intentions(ctx)
		errs = append(errs, errSave, errList)
	}
	return errs
}
