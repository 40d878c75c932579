package intake_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"heed/internal/intake"
	"heed/internal/journal"
)

// at is a time on the n-th of a month.
func at(n int) time.Time { return time.Date(2026, 3, n, 9, 0, 0, 0, time.UTC) }

func mine(text string, changed int) journal.Entry {
	return journal.Entry{ID: journal.ID{1}, Revision: 1, Date: at(1), Text: text, Changed: at(changed)}
}

// titled is an entry of mine with a title, and other has another id and day.
func titled(title, text string) journal.Entry {
	e := mine(text, 1)
	e.Title = title
	return e
}

func other(title, text string) journal.Entry {
	return journal.Entry{ID: journal.ID{2}, Date: at(9), Title: title, Text: text, Changed: at(9)}
}

const long = "a text that is so long that no two notes would share it"

// told is a plan in words, without its entries.
func told(p intake.Plan) string {
	return fmt.Sprintf("new %d newer %d same %d changed %d binned %d", p.New, len(p.Newer), p.Same, len(p.Changed), len(p.Binned))
}

func TestWhatIsNewIsTakenInAndWhatIsMineStays(t *testing.T) {
	here, elsewhere := mine("here", 5), mine("elsewhere", 2)
	for _, c := range []struct {
		name  string
		here  []journal.Entry // its revisions, first to last
		comes intake.Piece
		want  string
		taken int
	}{
		{"nothing is there", nil, intake.Piece{Entry: here}, "new 1 newer 0 same 0 changed 0 binned 0", 1},
		{"with its history", nil, intake.Piece{Entry: here, Earlier: []journal.Entry{elsewhere}}, "new 1 newer 0 same 0 changed 0 binned 0", 2},
		{"it is there", []journal.Entry{here}, intake.Piece{Entry: here}, "new 0 newer 0 same 1 changed 0 binned 0", 0},
		{"it was so before", []journal.Entry{elsewhere, here}, intake.Piece{Entry: elsewhere}, "new 0 newer 0 same 1 changed 0 binned 0", 0},
		{"mine is later", []journal.Entry{here}, intake.Piece{Entry: elsewhere}, "new 0 newer 0 same 0 changed 1 binned 0", 0},
		{"theirs is later", []journal.Entry{elsewhere}, intake.Piece{Entry: here}, "new 0 newer 1 same 0 changed 0 binned 0", 1},
		{"it is known by its id alone", []journal.Entry{elsewhere}, intake.Piece{Entry: here, Once: true}, "new 0 newer 0 same 1 changed 0 binned 0", 0},
		{"its file was copied", []journal.Entry{here}, intake.Piece{Key: "k", Undated: true, Entry: func() journal.Entry {
			e := here
			e.Date, e.Changed = at(20), at(20)
			return e
		}()}, "new 0 newer 0 same 1 changed 0 binned 0", 0},
		{"the same words under another id", []journal.Entry{here}, intake.Piece{Key: "k", Entry: journal.Entry{ID: journal.ID{2}, Date: here.Date, Text: here.Text}}, "new 0 newer 0 same 1 changed 0 binned 0", 0},
		{"a copied note", []journal.Entry{titled("a", "b")}, intake.Piece{Key: "k", Undated: true, Entry: other("a", "b")}, "new 0 newer 0 same 1 changed 0 binned 0", 0},
		{"a renamed note", []journal.Entry{titled("a", long)}, intake.Piece{Key: "k", Undated: true, Named: true, Entry: other("c", long)}, "new 0 newer 0 same 1 changed 0 binned 0", 0},
		{"a short note of another name", []journal.Entry{titled("a", "b")}, intake.Piece{Key: "k", Undated: true, Named: true, Entry: other("c", "b")}, "new 1 newer 0 same 0 changed 0 binned 0", 1},
		{"a copy as it was before", []journal.Entry{elsewhere, here}, intake.Piece{Key: "k", Copy: true, Other: journal.ID{2}, Entry: elsewhere}, "new 0 newer 0 same 1 changed 0 binned 0", 0},
		{"a copy with other words", []journal.Entry{elsewhere}, intake.Piece{Key: "k", Copy: true, Other: journal.ID{2}, Entry: here}, "new 0 newer 1 same 0 changed 0 binned 0", 1},
		{"the same words of another day", []journal.Entry{here}, intake.Piece{Key: "k", Entry: journal.Entry{ID: journal.ID{2}, Date: at(9), Text: here.Text}}, "new 1 newer 0 same 0 changed 0 binned 0", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			there := intake.NewThere()
			if n := len(c.here); n > 0 {
				there.Entry(c.here[n-1])
			}
			p, err := intake.Found{Pieces: []intake.Piece{c.comes}}.Plan(there, func(journal.ID) ([]journal.Entry, error) { return c.here, nil })
			if err != nil {
				t.Fatal(err)
			}
			if got := told(p); got != c.want || len(p.Revisions) != c.taken {
				t.Errorf("%s, with %d revisions; want %s", got, len(p.Revisions), c.want)
			}
		})
	}
}

func TestWhatLiesInTheBinStaysThere(t *testing.T) {
	there := intake.NewThere()
	there.Binned(journal.ID{1})
	p, err := intake.Found{Pieces: []intake.Piece{{Entry: mine("a", 1)}}}.Plan(there, nil)
	if got := told(p); err != nil || got != "new 0 newer 0 same 0 changed 0 binned 1" || !p.Nothing() {
		t.Errorf("%s, %v", got, err)
	}
}

func TestNewWordsFromElsewhereLeaveWhatHeedHasOfTheEntry(t *testing.T) {
	here := mine("before", 1)
	here.Kept, here.Tags = append(here.Kept, "speak-last"), []string{"ward"}
	comes := intake.Piece{Key: "k", Entry: journal.Entry{ID: here.ID, Date: at(1), Text: "after", Tags: []string{"night", "ward"}, Changed: at(2)}}
	there := intake.NewThere()
	there.Entry(here)
	p, err := intake.Found{Pieces: []intake.Piece{comes}}.Plan(there, func(journal.ID) ([]journal.Entry, error) { return []journal.Entry{here}, nil })
	if err != nil || len(p.Revisions) != 1 {
		t.Fatalf("%+v, %v", p, err)
	}
	if e := p.Revisions[0]; e.Text != "after" || len(e.Kept) != 1 || fmt.Sprint(e.Tags) != "[ward night]" || e.Revision != 0 || !e.Changed.Equal(at(2)) {
		t.Errorf("it becomes %+v", e)
	}
}

func TestASecondStandpointBecomesAPage(t *testing.T) {
	there := intake.NewThere()
	there.Entry(journal.Entry{ID: journal.ID{9}, Kind: journal.Standpoint, Date: at(1), Text: "mine"})
	comes := mine("theirs", 1)
	comes.Kind = journal.Standpoint
	found := intake.Found{Pieces: []intake.Piece{{Entry: comes, Earlier: []journal.Entry{comes}}}}
	p, err := found.Plan(there, nil)
	if err != nil || len(p.Revisions) != 2 || p.Revisions[0].Kind != journal.Page || p.Revisions[1].Kind != journal.Page {
		t.Fatalf("%+v, %v", p, err)
	}
	there = intake.NewThere()
	there.Entry(p.Revisions[1])
	if p, err = found.Plan(there, func(journal.ID) ([]journal.Entry, error) { return nil, nil }); err != nil || p.Same != 1 {
		t.Errorf("the second time: %s, %v", told(p), err)
	}
}

func TestAnEntryThatCannotBeReadIsMended(t *testing.T) {
	there := intake.NewThere()
	there.Unreadable(journal.ID{1})
	found := intake.Found{Pieces: []intake.Piece{{Entry: mine("a", 1)}}}
	p, err := found.Plan(there, func(journal.ID) ([]journal.Entry, error) { return nil, errors.New("damaged") })
	if err != nil || len(p.Newer) != 1 {
		t.Errorf("%s, %v", told(p), err)
	}
}

func TestTheSameEntryTwiceInOneSourceIsOne(t *testing.T) {
	older, newer := mine("a", 1), mine("b", 2)
	newer.Revision = 2
	p, err := intake.Found{
		Pieces:     []intake.Piece{{Entry: older}, {Entry: older}, {Entry: newer}, {Entry: older}},
		Intentions: []journal.Intention{{ID: journal.ID{3}}, {ID: journal.ID{3}}},
	}.Plan(intake.NewThere(), nil)
	if err != nil || told(p) != "new 1 newer 1 same 1 changed 1 binned 0" || len(p.Intentions) != 1 {
		t.Errorf("%s, %v", told(p), err)
	}
}

func TestTwoAlikeInOneSourceAreTwo(t *testing.T) {
	f := read(t, intake.Jrnl, "j.txt", "[2026-01-03 09:00] a\n[2026-01-03 09:00] a\n")
	if len(f.Pieces) != 2 || f.Pieces[0].Key == f.Pieces[1].Key {
		t.Errorf("found %d", len(f.Pieces))
	}
}

func TestTwoCopiesWithOtherWordsAreTwoEntries(t *testing.T) {
	one, two := mine("a", 1), mine("a and more", 1)
	found := intake.Found{Pieces: []intake.Piece{{Entry: one, Key: "1", Copy: true, Other: journal.ID{8}}, {Entry: two, Key: "2", Copy: true, Other: journal.ID{9}}}}
	p, err := found.Plan(intake.NewThere(), nil)
	if err != nil || told(p) != "new 2 newer 0 same 0 changed 0 binned 0" || p.Revisions[1].ID != (journal.ID{9}) {
		t.Errorf("%s, %v", told(p), err)
	}
}

func TestJrnlsTextAndJSONAreOneWhereverTheTitleEnds(t *testing.T) {
	found := readAll(t, intake.Asked{Format: intake.Jrnl}, intake.Source{Name: "a", File: strings.NewReader("[2026-01-03 09:00] One. Two.\nThree.\n")},
		intake.Source{Name: "b", File: strings.NewReader(`{"entries": [{"title": "One.", "body": "Two.\nThree.", "date": "2026-01-03", "time": "09:00"}]}`)})
	p, err := found.Plan(intake.NewThere(), nil)
	if err != nil || told(p) != "new 1 newer 0 same 1 changed 0 binned 0" {
		t.Errorf("%s, %v", told(p), err)
	}
}
