package journaltest

import (
	"errors"
	"testing"
	"time"

	"heed/internal/journal"
)

// binner is a journal with a bin and earlier revisions.
type binner interface {
	journal.Journal
	journal.Binner
	journal.Historian
}

// ok fails the test on an error.
func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func bin(t *testing.T, j journal.Binner) []journal.Binned {
	t.Helper()
	b, err := j.Bin(t.Context())
	ok(t, err)
	return b
}

func notThere(t *testing.T, doing string, err error) {
	t.Helper()
	if !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("%s: %v", doing, err)
	}
}

func deleting(t *testing.T, j journal.Journal) {
	b, is := j.(binner)
	if !is {
		return
	}
	first, second, stays := save(t, j, Full()), save(t, j, journal.Entry{Title: "second"}), save(t, j, journal.Entry{Title: "stays"})
	for _, id := range []journal.ID{first.ID, second.ID, first.ID} { // the third changes nothing
		ok(t, b.Delete(t.Context(), id))
	}
	notThere(t, "deleting what there is not", b.Delete(t.Context(), journal.ID{9}))
	same(t, "the list", all(t, j), []journal.Entry{stays})
	_, err := j.Entry(t.Context(), first.ID)
	notThere(t, "the entry", err)
	in := bin(t, b)
	if len(in) != 2 || in[0].ID != second.ID || in[1].ID != first.ID || in[1].Deleted.IsZero() {
		t.Fatalf("in the bin: %+v", in)
	}
	same(t, "the head in the bin", in[1].Head, first.Head())
	e, err := b.Revision(t.Context(), first.ID, 1)
	ok(t, err)
	same(t, "the revision in the bin", e, first)
}

func restoring(t *testing.T, j journal.Journal) {
	b, is := j.(binner)
	if !is {
		return
	}
	saved := save(t, j, Full())
	saveDraft(t, j, journal.Draft{Entry: saved})
	ok(t, b.Delete(t.Context(), saved.ID))
	if n := len(allDrafts(t, j)); n != 1 {
		t.Errorf("%d drafts after deleting", n)
	}
	ok(t, b.Restore(t.Context(), saved.ID))
	notThere(t, "restoring it again", b.Restore(t.Context(), saved.ID))
	same(t, "the entry", entry(t, j, saved.ID), saved)
	same(t, "the list", all(t, j), []journal.Entry{saved})
	if n := len(bin(t, b)); n != 0 {
		t.Errorf("%d in the bin", n)
	}
}

func savingWhatIsInTheBin(t *testing.T, j journal.Journal) {
	b, is := j.(binner)
	if !is {
		return
	}
	saved := save(t, j, Full())
	ok(t, b.Delete(t.Context(), saved.ID))
	saved.Text = "and more"
	if again := save(t, j, saved); again.Revision != 2 || again.Parent != 1 {
		t.Errorf("saved as revision %d from %d", again.Revision, again.Parent)
	}
	if n := len(bin(t, b)); n != 0 || entry(t, j, saved.ID).Text != "and more" {
		t.Errorf("%d in the bin", n)
	}
}

func emptying(t *testing.T, j journal.Journal) {
	b, is := j.(binner)
	if !is {
		return
	}
	gone, stays := save(t, j, Full()), save(t, j, Full())
	save(t, j, gone) // a second revision
	saveDraft(t, j, journal.Draft{Entry: gone})
	ok(t, b.Delete(t.Context(), gone.ID))
	deleted := bin(t, b)[0].Deleted
	for _, before := range []time.Time{deleted, deleted.Add(-time.Hour)} {
		if n, err := b.Empty(t.Context(), before); err != nil || n != 0 {
			t.Errorf("emptied %d too early, %v", n, err)
		}
	}
	if n, err := b.Empty(t.Context(), deleted.Add(time.Hour)); err != nil || n != 1 {
		t.Errorf("emptied %d, %v", n, err)
	}
	_, err := j.Entry(t.Context(), gone.ID)
	notThere(t, "the entry", err)
	_, err = b.History(t.Context(), gone.ID)
	notThere(t, "its history", err)
	_, err = b.Revision(t.Context(), gone.ID, 1)
	notThere(t, "its first revision", err)
	notThere(t, "restoring it", b.Restore(t.Context(), gone.ID))
	if n := len(bin(t, b)) + len(allDrafts(t, j)); n != 0 {
		t.Errorf("%d things are left of it", n)
	}
	same(t, "the list", all(t, j), []journal.Entry{stays})
	ok(t, b.Delete(t.Context(), stays.ID))
	if n, err := b.Empty(t.Context(), time.Time{}); err != nil || n != 1 {
		t.Errorf("emptied all: %d, %v", n, err)
	}
	if n := len(all(t, j)); n != 0 {
		t.Errorf("%d entries", n)
	}
	save(t, j, Full())
}

func history(t *testing.T, j journal.Journal) {
	b, is := j.(binner)
	if !is {
		return
	}
	first := save(t, j, Full())
	second := first
	second.Title = "changed"
	second = save(t, j, second)
	other := save(t, j, Full())
	heads, err := b.History(t.Context(), first.ID)
	ok(t, err)
	same(t, "the history", heads, []journal.Head{second.Head(), first.Head()})
	for _, want := range []journal.Entry{first, second, other} {
		e, err := b.Revision(t.Context(), want.ID, want.Revision)
		ok(t, err)
		same(t, "a revision", e, want)
	}
	for _, n := range []int{-1, 0, 3} {
		_, err := b.Revision(t.Context(), first.ID, n)
		notThere(t, "a revision there is not", err)
	}
	_, err = b.History(t.Context(), journal.ID{9})
	notThere(t, "the history of nothing", err)
}

func goingBack(t *testing.T, j journal.Journal) {
	b, is := j.(binner)
	if !is {
		return
	}
	e := save(t, j, journal.Entry{Text: "one"})
	e.Text = "two"
	save(t, j, e)
	back, err := b.Revision(t.Context(), e.ID, 1)
	ok(t, err)
	back = save(t, j, back)
	if now := entry(t, j, e.ID); now.Text != "one" || now.Revision != 3 || now.Parent != 1 || back.Revision != 3 {
		t.Errorf("the entry is now %+v", now)
	}
	heads, err := b.History(t.Context(), e.ID)
	ok(t, err)
	if len(heads) != 3 {
		t.Errorf("%d revisions", len(heads))
	}
}

func intentions(t *testing.T, j journal.Journal) {
	keeper, is := j.(journal.Intender)
	if !is {
		return
	}
	full := journal.Intention{
		Text: "If it comes up again,\nthen I will ask first.", Pattern: "speak-last", Entry: journal.ID{7},
		Made: Full().Date, LookAgain: Full().Date.AddDate(0, 0, 7), State: journal.Tried, How: "well",
		Looked: Full().Date.AddDate(0, 0, 8),
	}
	saved, err := keeper.SaveIntention(t.Context(), full)
	ok(t, err)
	if saved.ID.IsZero() {
		t.Fatal("it has no id")
	}
	full.ID = saved.ID
	same(t, "what SaveIntention returned", saved, full)
	bare, err := keeper.SaveIntention(t.Context(), journal.Intention{Text: "bare"})
	ok(t, err)
	if bare.Made.IsZero() {
		t.Error("nobody knows when it was made")
	}
	full.State = journal.LetGo
	_, err = keeper.SaveIntention(t.Context(), full)
	ok(t, err)
	got, err := keeper.Intentions(t.Context())
	ok(t, err)
	same(t, "the intentions", got, []journal.Intention{full, bare})
	if n := len(all(t, j)) + len(allDrafts(t, j)); n != 0 {
		t.Error("they are among the entries or drafts")
	}
	ok(t, keeper.DropIntention(t.Context(), full.ID))
	ok(t, keeper.DropIntention(t.Context(), full.ID))
	got, err = keeper.Intentions(t.Context())
	ok(t, err)
	same(t, "the intentions without the one that was dropped", got, []journal.Intention{bare})
}
