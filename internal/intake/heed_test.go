package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"heed/internal/account"
	"heed/internal/intake"
	"heed/internal/journal"
	"heed/internal/journal/journaltest"
)

func TestHeedReadsWhatItWrote(t *testing.T) {
	latest := journaltest.Full()
	latest.ID, latest.Revision, latest.Parent, latest.Changed = journal.ID{1}, 4, 2, latest.Date.AddDate(0, 0, 1)
	before := latest.Clone()
	before.Revision, before.Parent, before.Text = 2, 0, "before"
	later := journal.Entry{ID: journal.ID{2}, Kind: journal.Standpoint, Revision: 1, Date: latest.Date, Changed: latest.Changed}
	intention := journal.Intention{
		ID: journal.ID{7}, Text: "a", Pattern: "speak-last", Entry: latest.ID, Made: latest.Date, LookAgain: latest.Changed,
		State: journal.LetGo, How: "so", Looked: latest.Changed,
	}
	data, err := account.WriteWhole(account.Whole{
		Entries: []journal.Entry{later, latest}, Earlier: map[journal.ID][]journal.Entry{latest.ID: {before}},
		Intentions: []journal.Intention{{ID: journal.ID{8}, Made: latest.Date}, intention},
	})
	if err != nil {
		t.Fatal(err)
	}
	f := read(t, intake.Heed, "all.json", string(data))
	if len(f.Problems) > 0 || len(f.Pieces) != 2 || len(f.Intentions) != 2 {
		t.Fatalf("found %d and %d, %+v", len(f.Pieces), len(f.Intentions), f.Problems)
	}
	same := func(what string, got, want any) {
		t.Helper()
		if g, w := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); g != w {
			t.Errorf("%s is\n%s, want\n%s", what, g, w)
		}
	}
	check := f.Pieces[0].Entry.Check
	if check == nil {
		t.Fatal("the check-in is lost")
	}
	same("the check-in", *check, *latest.Check)
	f.Pieces[0].Entry.Check, f.Pieces[0].Earlier[0].Check, latest.Check, before.Check = nil, nil, nil, nil
	same("what was saved first", f.Pieces[0].Entry, latest)
	same("what it was before", f.Pieces[0].Earlier, []journal.Entry{before})
	same("what was saved last", f.Pieces[1].Entry, later)
	same("the intention", f.Intentions[0], intention)
}

func TestHeedSaysWhatIsNotAsItWritesIt(t *testing.T) {
	const id = "0123456789abcdef0123456789abcdef"
	entry := func(fields string) string {
		return `{"format": "heed", "version": 1, "entries": [{` + fields + `}]}`
	}
	for text, want := range map[string]string{
		`{"entries": []}`:                                                                           `this is not an export of heed: "format": "heed" is missing at its beginning`,
		`{"format": "heed", "version": 2}`:                                                          "a newer heed wrote this: that one or a later one can read it",
		entry(`"id": "0123", "revision": 1`):                                                        "it cannot be read: id: 32 hexadecimal digits are wanted",
		entry(`"id": "` + id + `", "revision": 0`):                                                  "it cannot be read: revision: a number from 1 on is wanted",
		entry(`"id": "` + id + `", "revision": 9000000000000000000`):                                "it cannot be read: revision: a number from 1 on is wanted",
		entry(`"id": "` + id + `", "revision": 1, "parent": 1`):                                     "it cannot be read: parent: a lower number than that of the revision is wanted",
		entry(`"id": "` + id + `", "revision": 1, "kind": "x"`):                                     "it cannot be read: kind: there is no such kind of entry",
		entry(`"id": "` + id + `", "revision": 1`):                                                  "it cannot be read: date: it is missing",
		entry(`"id": "` + id + `", "revision": 1, "date": "noon"`):                                  "it cannot be read: a time is wanted as in 2026-11-21T14:30:00Z",
		entry(`"id": "` + id + `", "revision": 1, "tags": [1]`):                                     "it cannot be read: tags: another kind of value is wanted",
		`{"format": "heed", "version": 1, "intentions": [{"id": "` + id + `", "state": "failed"}]}`: "it cannot be read: state: there are tried and let-go, and none while it is open",
	} {
		f := read(t, intake.Heed, "a.json", text)
		if len(f.Problems) != 1 || f.Problems[0].What != want || len(f.Pieces) > 0 {
			t.Errorf("%s: %+v", text, f.Problems)
		}
	}
}

func TestLinesOfProblemsAreThoseOfTheFile(t *testing.T) {
	f := read(t, intake.Heed, "a.json", "\ufeff{\r\n\"format\": \"heed\",\r\n\"entries\": [\r\n{},\r\n{\"tags\":\r\n[5]}]}")
	var at []string
	for _, p := range f.Problems {
		at = append(at, p.String())
	}
	if got := strings.Join(at, " "); got != "a.json:4 a.json:6" {
		t.Errorf("the problems are at %s", got)
	}
}
