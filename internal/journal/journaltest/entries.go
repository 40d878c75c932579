package journaltest

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

func entryComesBackWhole(t *testing.T, j journal.Journal) {
	saved := save(t, j, Full())
	if saved.ID.IsZero() || saved.Revision != 1 || saved.Parent != 0 || saved.Changed.IsZero() {
		t.Errorf("saved as %v, revision %d, parent %d, changed %v", saved.ID, saved.Revision, saved.Parent, saved.Changed)
	}
	want := Full()
	want.ID, want.Revision, want.Changed = saved.ID, 1, saved.Changed
	same(t, "what Save returned", saved, want)
	same(t, "the entry", entry(t, j, saved.ID), want)
	same(t, "the list", all(t, j), []journal.Entry{want})
}

func textComesBack(t *testing.T, j journal.Journal) {
	for name, text := range map[string]string{
		"blank":                "\n\t \r\n",
		"NUL":                  "a\x00b",
		"not UTF-8":            "\xff\xfe\xc3(",
		"half a character":     strings.Repeat("é", 100)[:119] + "\n",
		"composed and not":     "caf\u00e9 cafe\u0301",
		"emoji":                "👩🏽‍⚕️🏳️‍🌈",
		"right to left":        "\u202eevil\u202c שלום",
		"CJK":                  "雨の日記",
		"terminal escapes":     "\x1b]52;c;aGk=\x07\x1b[2J",
		"SQL":                  "'); DROP TABLE heads; --",
		"front matter":         "---\nid: x\n---\n",
		"a line that is long":  strings.Repeat("word ", 10_000),
		"a paste of a million": strings.Repeat("0123456789\n", 100_000),
	} {
		e := journal.Entry{
			Title: text, Text: text, Frame: text, Tags: []string{text, text},
			Check: &selfcheck.Check{Said: []selfcheck.Said{{Prompt: "b1", Text: text}}, Answers: []selfcheck.Answer{{Item: "r1", Note: text}}},
		}
		got := entry(t, j, save(t, j, e).ID)
		if got.Title != text || got.Text != text || got.Frame != text || got.Tags[1] != text ||
			got.Check.Said[0].Text != text || got.Check.Answers[0].Note != text {
			t.Errorf("%s: came back changed", name)
		}
		d := journal.Draft{Entry: e, Cursor: len(text)}
		d.ID = got.ID
		saveDraft(t, j, d)
		if back := allDrafts(t, j)[0]; back.Text != text || back.Cursor != len(text) {
			t.Errorf("%s: the draft came back changed", name)
		}
	}
	all(t, j)
}

func emptyEntry(t *testing.T, j journal.Journal) {
	saved := save(t, j, journal.Entry{})
	want := journal.Entry{ID: saved.ID, Revision: 1, Changed: saved.Changed}
	same(t, "the entry", entry(t, j, saved.ID), want)

	e := journal.Entry{Check: &selfcheck.Check{Said: []selfcheck.Said{}}, Tags: []string{}, Themes: []theme.ID{}, Kept: []pattern.ID{}}
	saved = save(t, j, e)
	want = journal.Entry{ID: saved.ID, Revision: 1, Changed: saved.Changed, Check: &selfcheck.Check{}}
	same(t, "an entry with an empty check-in", entry(t, j, saved.ID), want)
	same(t, "what Save returned of it", saved, want)

	saveDraft(t, j, journal.Draft{Entry: journal.Entry{ID: journal.ID{1}}})
	d := allDrafts(t, j)
	if len(d) != 1 {
		t.Fatalf("%d drafts", len(d))
	}
	same(t, "an empty draft", d[0], journal.Draft{Entry: journal.Entry{ID: journal.ID{1}}, Saved: d[0].Saved})
}

func times(t *testing.T, j journal.Journal) {
	for _, date := range []time.Time{
		time.Date(2026, 7, 1, 23, 59, 59, 999_999_999, time.FixedZone("Somewhere", -9*3600-1800)),
		time.Date(2026, 7, 1, 23, 59, 59, 1, time.UTC),
		time.Date(1899, 12, 31, 0, 0, 0, 0, time.FixedZone("LMT", 4772)),
		time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC),
		time.UnixMilli(0),
		time.UnixMilli(-1),
	} {
		got := entry(t, j, save(t, j, journal.Entry{Date: date}).ID).Date
		if want := journal.Stamp(date); !reflect.DeepEqual(got, want) {
			t.Errorf("%v came back as %v", date, got)
		}
		const layout = "2006-01-02 15:04:05.000 -07:00"
		if got.Format(layout) != date.Format(layout) {
			t.Errorf("%v shows as %v", date, got)
		}
	}
}

func copies(t *testing.T, j journal.Journal) {
	scribble := func(e journal.Entry) {
		e.Themes[0], e.Tags[0], e.Kept[0] = "x", "x", "x"
		e.Check.Lens = "x"
		e.Check.Said[0].Text, e.Check.Answers[0].Note = "x", "x"
	}
	given := Full()
	saved := save(t, j, given)
	want := saved.Clone()
	scribble(given)
	scribble(saved)
	scribble(entry(t, j, saved.ID))
	for e, err := range j.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		scribble(e)
	}
	if l, ok := j.(journal.Lister); ok {
		for h, err := range l.Heads(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			h.Themes[0], h.Tags[0], h.Kept[0] = "x", "x", "x"
		}
	}
	same(t, "the entry", entry(t, j, saved.ID), want)

	d := journal.Draft{Entry: Full()}
	d.ID = journal.ID{7}
	kept := d.Clone()
	saveDraft(t, j, d)
	scribble(d.Entry)
	scribble(allDrafts(t, j)[0].Entry)
	got := allDrafts(t, j)[0]
	kept.Saved = got.Saved
	same(t, "the draft", got, kept)
}

func revisions(t *testing.T, j journal.Journal) {
	first := save(t, j, Full())
	change := first.Clone()
	change.Text, change.Tags, change.Check = "otherwise", nil, nil
	second := save(t, j, change)
	if second.ID != first.ID || second.Revision != 2 || second.Parent != 1 || second.Changed.Before(first.Changed) {
		t.Errorf("second is %+v", second)
	}
	same(t, "the entry", entry(t, j, first.ID), second)
	same(t, "the list", all(t, j), []journal.Entry{second})
	if third := save(t, j, second); third.Revision != 3 || third.Parent != 2 {
		t.Errorf("third is %+v", third)
	}
}

func divergence(t *testing.T, j journal.Journal) {
	first := save(t, j, journal.Entry{Text: "first"})
	mine, theirs := first.Clone(), first.Clone()
	mine.Text, theirs.Text = "mine", "theirs"
	save(t, j, mine)
	last := save(t, j, theirs)
	if last.Revision != 3 || last.Parent != 1 {
		t.Errorf("the one saved last is revision %d made from %d, want 3 made from 1", last.Revision, last.Parent)
	}
	if got := entry(t, j, first.ID); got.Text != "theirs" {
		t.Errorf("shown is %q, want the one saved last", got.Text)
	}
}

func parents(t *testing.T, j journal.Journal) {
	for _, started := range []int{7, -7} {
		e := save(t, j, journal.Entry{ID: journal.ID{byte(started)}, Revision: started, Parent: 99})
		if e.Revision != 1 || e.Parent != 0 {
			t.Errorf("started from %d: revision %d, parent %d", started, e.Revision, e.Parent)
		}
	}
}

func ownID(t *testing.T, j journal.Journal) {
	id := journal.ID{1, 2, 3}
	if e := save(t, j, journal.Entry{ID: id, Text: "hello"}); e.ID != id || e.Revision != 1 {
		t.Errorf("saved as %+v", e)
	}
	if other := save(t, j, journal.Entry{}); other.ID == id {
		t.Error("a new entry got the id of another")
	}
	if n := len(all(t, j)); n != 2 {
		t.Errorf("%d entries", n)
	}
}

func notFound(t *testing.T, j journal.Journal) {
	draft := journal.ID{5}
	saveDraft(t, j, journal.Draft{Entry: journal.Entry{ID: draft}})
	for _, id := range []journal.ID{{}, {9}, draft} {
		if e, err := j.Entry(t.Context(), id); !errors.Is(err, journal.ErrNotFound) || !reflect.DeepEqual(e, journal.Entry{}) {
			t.Errorf("%v: %+v, %v", id, e, err)
		}
	}
	if n := len(all(t, j)); n != 0 {
		t.Errorf("%d entries in an empty journal", n)
	}
	if err := j.SaveDraft(t.Context(), journal.Draft{}); !errors.Is(err, journal.ErrNoID) {
		t.Errorf("a draft without an id: %v", err)
	}
}

func order(t *testing.T, j journal.Journal) {
	day := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	east := time.FixedZone("", 3*3600)
	for _, e := range []journal.Entry{
		{Title: "second, saved first", Date: day.AddDate(0, 0, 1)},
		{Title: "oldest", Date: day},
		{Title: "newest", Date: day.AddDate(0, 0, 2)},
		{Title: "second, saved last", Date: day.AddDate(0, 0, 1)},
		{Title: "an hour before second, a later clock", Date: day.AddDate(0, 0, 1).Add(-time.Hour).In(east)},
		{Title: "no date"},
	} {
		save(t, j, e)
	}
	titles := func() []string {
		var found []string
		for _, e := range all(t, j) {
			found = append(found, e.Title)
		}
		return found
	}
	want := []string{"newest", "second, saved last", "second, saved first", "an hour before second, a later clock", "oldest", "no date"}
	same(t, "the order", titles(), want)

	first := all(t, j)[2]
	first.Title += ", and changed"
	save(t, j, first)
	want[1], want[2] = "second, saved first, and changed", "second, saved last"
	same(t, "the order after a change", titles(), want)
}

func loops(t *testing.T, j journal.Journal) {
	for range 5 {
		save(t, j, Full())
	}
	n := 0
	for e, err := range j.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		entry(t, j, e.ID)
		save(t, j, e)
		all(t, j)
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("the loop ran %d times", n)
	}
	list := j.Entries(t.Context())
	for range 2 { // a list may be run again
		n = 0
		for _, err := range list {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		if n != 5 {
			t.Errorf("the loop ran %d times", n)
		}
	}
}
