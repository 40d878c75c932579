package demo_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"heed/internal/demo"
	"heed/internal/frame"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/patterns"
)

func today() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) }

func world(t *testing.T) demo.World {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	q, err := selfcheck.Load(func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		t.Fatal(err)
	}
	return demo.World{Library: lib, Questions: q, Now: today, Random: rand.NewChaCha8([32]byte{1})}
}

// year is what one person's journal holds.
type year struct {
	entries    []journal.Entry
	intentions []journal.Intention
}

func years(t *testing.T) map[string]year {
	t.Helper()
	people, err := demo.People()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]year{}
	for _, p := range people {
		j, err := p.Journal(t.Context(), world(t))
		if err != nil {
			t.Fatalf("%s: %v", p.ID, err)
		}
		var y year
		for e, err := range j.Entries(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			y.entries = append(y.entries, e)
		}
		if y.intentions, err = j.Intentions(t.Context()); err != nil {
			t.Fatal(err)
		}
		all[p.ID] = y
	}
	return all
}

func TestThreePeopleHaveAYearEach(t *testing.T) {
	all := years(t)
	if len(all) != 3 {
		t.Fatalf("%d people", len(all))
	}
	for who, y := range all {
		oldest, newest := y.entries[len(y.entries)-1].Date, y.entries[0].Date
		if oldest.After(today().AddDate(0, -11, 0)) || newest.Before(today().AddDate(0, 0, -14)) || newest.After(today()) {
			t.Errorf("%s's year goes from %v to %v", who, oldest, newest)
		}
		for _, e := range y.entries {
			if e.Changed.After(today()) || e.Changed.Before(e.Date) {
				t.Errorf("%s: an entry of %v was changed at %v", who, e.Date, e.Changed)
			}
		}
	}
}

func TestEachOfThemShowsWhatHeedCanDo(t *testing.T) {
	for who, y := range years(t) {
		has := map[string]bool{}
		var touched []theme.ID
		for _, e := range y.entries {
			touched = append(touched, e.Themes...)
			has["a check-in"] = has["a check-in"] || e.Check != nil && len(e.Check.Answers) > 3
			has["an afterthought"] = has["an afterthought"] || len(e.After) > 0
			has["a pattern waved away"] = has["a pattern waved away"] || len(e.Waved) > 0
			has["a page without a title"] = has["a page without a title"] || e.Title == ""
			has["where they stand"] = has["where they stand"] || e.Kind == journal.Standpoint
		}
		for _, i := range y.intentions {
			has["something tried"] = has["something tried"] || i.State == journal.Tried && i.How != ""
			has["something to look at again"] = has["something to look at again"] || i.State == journal.Open && i.LookAgain.After(today().AddDate(0, 0, -7))
		}
		for _, what := range []string{
			"a check-in", "an afterthought", "a pattern waved away", "a page without a title", "where they stand",
			"something tried", "something to look at again",
		} {
			if !has[what] {
				t.Errorf("%s has not got %s", who, what)
			}
		}
		for _, id := range theme.IDs() {
			if !slices.Contains(touched, id) {
				t.Errorf("%s has nothing of the theme %s", who, id)
			}
		}
	}
}

func TestWhatIsWrittenInAFrameFitsIt(t *testing.T) {
	frames, err := frame.Load(frame.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	for who, y := range years(t) {
		for _, e := range y.entries {
			f, ok := frames.Frame(frame.ID(e.Frame))
			if e.Frame != "" && !ok {
				t.Errorf("%s wrote in the frame %q, which is none", who, e.Frame)
			}
			parts := 0
			for line := range strings.Lines(e.Text) {
				if _, known := f.Heading(line); known {
					parts++
				}
			}
			if !f.IsFree() && parts < 3 {
				t.Errorf("%s wrote in the frame %q, and %d of its headings are in the text", who, e.Frame, parts)
			}
		}
	}
}

func TestAPersonIsTheSameAgain(t *testing.T) {
	people, err := demo.People()
	if err != nil {
		t.Fatal(err)
	}
	first, err := people[0].Journal(t.Context(), world(t))
	if err != nil {
		t.Fatal(err)
	}
	for e, err := range first.Entries(t.Context()) {
		if err = errors.Join(err, first.Delete(t.Context(), e.ID)); err != nil {
			t.Fatal(err)
		}
	}
	again, err := people[0].Journal(t.Context(), world(t))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range again.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != len(years(t)[people[0].ID].entries) {
		t.Errorf("%d entries after what was done to the first", n)
	}
}
