package journaltest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"heed/internal/journal"
)

// taker is a journal that takes in what was written elsewhere, with all that can be asked about it afterwards.
type taker interface {
	binner
	journal.Intender
	journal.Taker
}

func take(t *testing.T, j journal.Taker, want int, entries []journal.Entry, intentions ...journal.Intention) {
	t.Helper()
	n, err := j.Take(t.Context(), slices.Values(entries), intentions)
	ok(t, err)
	if n != want {
		t.Errorf("%d revisions were taken in, not %d", n, want)
	}
}

// elsewhere is an entry as another journal has it: changed twice, and taken in without its first two revisions.
func elsewhere() journal.Entry {
	e := Full()
	e.ID, e.Revision, e.Parent = journal.ID{1, 2, 3}, 3, 1
	e.Changed = time.Date(2026, 4, 1, 7, 0, 0, 5_000_000, time.FixedZone("", 3600))
	return e
}

func takingIn(t *testing.T, j journal.Journal) {
	k, is := j.(taker)
	if !is {
		return
	}
	one, two := elsewhere(), elsewhere()
	two.Revision, two.Parent, two.Text, two.Changed = 5, 3, "later", two.Changed.Add(time.Hour)
	stand := journal.Entry{ID: journal.ID{9}, Kind: journal.Standpoint, Revision: 1, Date: one.Date, Changed: one.Changed}
	made, later := journal.Intention{ID: journal.ID{7}, Text: "a", Made: one.Date}, journal.Intention{ID: journal.ID{8}, Text: "b", Made: one.Date}
	take(t, k, 3, []journal.Entry{one, two, stand}, made, later)
	same(t, "the entry", entry(t, j, one.ID), two)
	same(t, "the list", all(t, j), []journal.Entry{stand, two})
	heads, err := k.History(t.Context(), one.ID)
	ok(t, err)
	same(t, "the history", heads, []journal.Head{two.Head(), one.Head()})
	before, err := k.Revision(t.Context(), one.ID, 3)
	ok(t, err)
	same(t, "the earlier revision", before, one)
	_, err = k.Revision(t.Context(), one.ID, 4)
	notThere(t, "a revision between", err)
	got, err := k.Intentions(t.Context())
	ok(t, err)
	same(t, "the intentions", got, []journal.Intention{later, made})
	two.Text = "here"
	if saved := save(t, j, two); saved.Revision != 6 || saved.Parent != 5 {
		t.Errorf("saved as revision %d of %d", saved.Revision, saved.Parent)
	}
}

func takingInAgain(t *testing.T, j journal.Journal) {
	k, is := j.(taker)
	if !is {
		return
	}
	e, i := elsewhere(), journal.Intention{ID: journal.ID{7}, Text: "a", Made: Full().Date}
	take(t, k, 1, []journal.Entry{e, e}, i)
	mine := entry(t, j, e.ID)
	mine.Text = "mine"
	mine = save(t, j, mine)
	i.Text = "another"
	ok(t, k.Delete(t.Context(), e.ID))
	e.Revision = mine.Revision
	take(t, k, 0, []journal.Entry{e}, i)
	if n := len(bin(t, k)); n != 1 {
		t.Error("it is out of the bin")
	}
	ok(t, k.Restore(t.Context(), e.ID))
	same(t, "the entry", entry(t, j, e.ID), mine)
	got, err := k.Intentions(t.Context())
	ok(t, err)
	if len(got) != 1 || got[0].Text != "a" {
		t.Errorf("the intentions are %+v", got)
	}
}

func takingInTheNext(t *testing.T, j journal.Journal) {
	k, is := j.(taker)
	if !is {
		return
	}
	first := save(t, j, Full())
	saveDraft(t, j, journal.Draft{Entry: first})
	next := first
	next.Revision, next.Text, next.Changed = 0, "from elsewhere", elsewhere().Changed
	take(t, k, 2, []journal.Entry{next, {Text: "new", Date: first.Date.Add(-time.Hour)}})
	got := all(t, j)
	if len(got) != 2 || got[0].Revision != 2 || got[0].Parent != 1 || got[0].Text != next.Text || !got[0].Changed.Equal(next.Changed) {
		t.Fatalf("there are %+v", got)
	}
	if got[1].ID.IsZero() || got[1].Revision != 1 || got[1].Changed.IsZero() {
		t.Errorf("the new one is %+v", got[1])
	}
	if n := len(allDrafts(t, j)); n != 1 {
		t.Errorf("%d drafts", n)
	}
}

func takingInAllOrNothing(t *testing.T, j journal.Journal) {
	k, is := j.(taker)
	if !is {
		return
	}
	ctx, stop := context.WithCancel(t.Context())
	n, err := k.Take(ctx, func(yield func(journal.Entry) bool) {
		_ = yield(elsewhere())
		stop()
		_ = yield(journal.Entry{})
	}, []journal.Intention{{ID: journal.ID{7}, Text: "a"}})
	if !errors.Is(err, context.Canceled) || n != 0 {
		t.Errorf("took %d, %v", n, err)
	}
	got, err := k.Intentions(t.Context())
	ok(t, err)
	if n := len(all(t, j)) + len(got); n != 0 {
		t.Errorf("%d things are there", n)
	}
}

func naming(t *testing.T, j journal.Journal) {
	k, is := j.(taker)
	if !is {
		return
	}
	ids := map[journal.ID]bool{}
	for _, name := range []string{"", "a", "b", "a", "ab"} {
		id, err := k.Name(t.Context(), name)
		ok(t, err)
		ids[id] = true
	}
	if len(ids) != 4 || ids[journal.ID{}] {
		t.Errorf("four names have the ids %v", ids)
	}
}
