package journaltest

import (
	"testing"
	"time"

	"heed/internal/journal"
)

func draftComesBackWhole(t *testing.T, j journal.Journal) {
	d := journal.Draft{Entry: Full(), Cursor: 11}
	d.ID, d.Revision, d.Parent, d.Changed = journal.ID{1}, 4, 3, d.Date.Add(time.Hour)
	saveDraft(t, j, d)
	got := allDrafts(t, j)
	if len(got) != 1 || got[0].Saved.IsZero() {
		t.Fatalf("drafts are %+v", got)
	}
	d.Saved = got[0].Saved
	same(t, "the draft", got[0], d)
	if n := len(all(t, j)); n != 0 {
		t.Errorf("the draft is among the entries")
	}
}

func drafts(t *testing.T, j journal.Journal) {
	for _, d := range []journal.Draft{
		{Entry: journal.Entry{ID: journal.ID{1}, Text: "one"}},
		{Entry: journal.Entry{ID: journal.ID{2}, Text: "two"}},
		{Entry: journal.Entry{ID: journal.ID{3}, Text: "three"}},
		{Entry: journal.Entry{ID: journal.ID{1}, Text: "one more"}},
	} {
		saveDraft(t, j, d)
	}
	var texts []string
	for _, d := range allDrafts(t, j) {
		texts = append(texts, d.Text)
	}
	same(t, "the order", texts, []string{"one more", "three", "two"})
}

func savingDropsTheDraft(t *testing.T, j journal.Journal) {
	for _, id := range []journal.ID{{1}, {2}} {
		saveDraft(t, j, journal.Draft{Entry: journal.Entry{ID: id, Text: "half"}})
	}
	save(t, j, journal.Entry{ID: journal.ID{1}, Text: "whole"})
	if got := allDrafts(t, j); len(got) != 1 || got[0].ID != (journal.ID{2}) {
		t.Errorf("drafts are %+v", got)
	}
	saveDraft(t, j, journal.Draft{Entry: journal.Entry{ID: journal.ID{1}, Text: "changing it"}})
	if got := entry(t, j, journal.ID{1}); got.Text != "whole" {
		t.Errorf("the draft shows through: %q", got.Text)
	}
	if n := len(allDrafts(t, j)); n != 2 {
		t.Errorf("%d drafts", n)
	}
}

func dropping(t *testing.T, j journal.Journal) {
	save(t, j, journal.Entry{ID: journal.ID{1}})
	for _, id := range []journal.ID{{1}, {2}} {
		saveDraft(t, j, journal.Draft{Entry: journal.Entry{ID: id}})
	}
	for range 2 { // the second time there is none
		if err := j.DropDraft(t.Context(), journal.ID{1}); err != nil {
			t.Fatal(err)
		}
	}
	if got := allDrafts(t, j); len(got) != 1 || got[0].ID != (journal.ID{2}) {
		t.Errorf("drafts are %+v", got)
	}
	entry(t, j, journal.ID{1})
}

func draftIDs(drafts []journal.Draft) []journal.ID {
	var ids []journal.ID
	for _, d := range drafts {
		ids = append(ids, d.ID)
	}
	return ids
}
