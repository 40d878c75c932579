package practice

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/patterns"
)

func noon() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) }

// lookingBack is a practice over the real library and questions, with a journal that is never written down.
func lookingBack(t testing.TB) *Practice {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	q, err := selfcheck.Load(func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		t.Fatal(err)
	}
	random := rand.NewChaCha8([32]byte{1})
	return New(Options{Library: lib, Questions: q, Now: noon, Random: random, Journal: journal.NewMemory(noon, random)})
}

func save(t testing.TB, p *Practice, e journal.Entry) journal.Entry {
	t.Helper()
	e, err := p.Save(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAThreadIsInOrderAndHoldsNothingOfAnotherTheme(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		p := lookingBack(t)
		belongs := map[theme.ID]map[string]bool{}
		for _, id := range theme.IDs() {
			belongs[id] = map[string]bool{}
		}
		for i := range 40 {
			grown(t, p, r, i, belongs)
		}
		for _, id := range theme.IDs() {
			steps, err := p.Thread(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.IsSortedFunc(steps, func(a, b Step) int { return a.When.Compare(b.When) }) {
				t.Errorf("seed %d: the thread of %s is not in order", seed, id)
			}
			found := map[string]bool{}
			for _, s := range steps {
				for _, words := range append([]string{s.Text}, notes(s)...) {
					if words != "" {
						found[words] = true
					}
				}
				if s.Kind == Wrote && len(s.Answers) == 0 && s.Text == "" {
					t.Errorf("seed %d: a step of %s says nothing", seed, id)
				}
			}
			for words := range found {
				if !belongs[id][words] {
					t.Errorf("seed %d: the thread of %s holds what is not of it: %s", seed, id, words)
				}
			}
			for words := range belongs[id] {
				if !found[words] {
					t.Errorf("seed %d: the thread of %s lacks %s", seed, id, words)
				}
			}
			again, _ := p.Thread(t.Context(), id)
			if !slices.EqualFunc(steps, again, func(a, b Step) bool { return a.When.Equal(b.When) && a.Text == b.Text && a.Kind == b.Kind }) {
				t.Errorf("seed %d: the thread of %s is another one the second time", seed, id)
			}
		}
	}
}

// grown adds an entry with what lies beside it, and notes which words belong to which thread.
func grown(t *testing.T, p *Practice, r *rand.Rand, i int, belongs map[theme.ID]map[string]bool) {
	ids := theme.IDs()
	of := ids[r.IntN(len(ids))]
	e := journal.Entry{Date: noon().AddDate(0, 0, -r.IntN(30)), Text: fmt.Sprintf("text %d.", i)}
	mine := map[theme.ID]bool{of: true}
	if r.IntN(2) == 0 {
		e.Themes = []theme.ID{of}
		belongs[of][e.Text] = true
	} else {
		e.Check = &selfcheck.Check{Lens: theme.Person}
		e.Check.Say(selfcheck.OneMoment, fmt.Sprintf("moment %d.", i))
		for _, it := range p.Questions.Items() {
			if it.Theme == of && it.Core {
				note := fmt.Sprintf("note %d.", i)
				e.Check.Set(selfcheck.Answer{Item: it.ID, Option: selfcheck.Partly, Note: note})
				belongs[of][note] = true
			}
			if it.Theme != "" && it.Theme != of && it.Core { // that it did not come up makes no thread
				e.Check.Set(selfcheck.Answer{Item: it.ID, Option: selfcheck.NA})
			}
		}
		belongs[of][fmt.Sprintf("moment %d.", i)] = true
	}
	e = save(t, p, e)
	if r.IntN(2) == 0 {
		a := journal.Afterthought{Text: fmt.Sprintf("seen %d.", i)}
		if _, err := p.PutAfterthought(t.Context(), e.ID, a); err != nil {
			t.Fatal(err)
		}
		belongs[of][a.Text] = true
	}
	if r.IntN(2) == 0 {
		it := journal.Intention{Entry: e.ID, Text: fmt.Sprintf("meant %d.", i), Made: e.Date.AddDate(0, 0, 1)}
		if r.IntN(2) == 0 {
			it = it.Settle(journal.Tried, fmt.Sprintf("went %d.", i), e.Date.AddDate(0, 0, 2))
			belongs[of][it.How] = true
		}
		if r.IntN(2) == 0 { // of a pattern, which may be of other themes too
			card := p.Library.All()[r.IntN(len(p.Library.All()))]
			it.Pattern = card.ID
			for _, other := range card.Themes {
				mine[other] = true
			}
		}
		if _, err := p.SaveIntention(t.Context(), it); err != nil {
			t.Fatal(err)
		}
		for id := range mine {
			belongs[id][it.Text] = true
			if it.How != "" {
				belongs[id][it.How] = true
			}
		}
	}
}

func notes(s Step) []string {
	var all []string
	for _, a := range s.Answers {
		all = append(all, a.Note)
	}
	return all
}

func TestAThreadTellsAnswersAsWords(t *testing.T) {
	p := lookingBack(t)
	e := journal.Entry{Date: noon(), Check: &selfcheck.Check{Lens: theme.Person}}
	e.Check.Set(selfcheck.Answer{Item: "e1", Option: selfcheck.Partly})
	save(t, p, e)
	steps, err := p.Thread(t.Context(), theme.Repair)
	if err != nil || len(steps) != 1 || len(steps[0].Answers) != 1 || steps[0].Answers[0].Answer != "Partly" {
		t.Errorf("%+v, %v", steps, err)
	}
}

func TestWhatLiesInTheBinIsInNoThread(t *testing.T) {
	p := lookingBack(t)
	e := save(t, p, journal.Entry{Date: noon(), Text: "gone", Themes: []theme.ID{theme.Role}})
	if _, err := p.SaveIntention(t.Context(), journal.Intention{Entry: e.ID, Text: "tied"}); err != nil {
		t.Fatal(err)
	}
	if err := p.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if steps, err := p.Thread(t.Context(), theme.Role); err != nil || len(steps) != 0 {
		t.Errorf("%d steps, %v", len(steps), err)
	}
}

func TestALongTextIsCutBetweenWords(t *testing.T) {
	for _, text := range []string{strings.Repeat("word ", 100), strings.Repeat("雨", 500), strings.Repeat("é", 300), "short"} {
		cut := opening(text)
		if n := len([]rune(cut)); n > openingLength+1 {
			t.Errorf("%d characters", n)
		}
		if body := strings.TrimSuffix(cut, "…"); !strings.HasPrefix(text, body) || strings.HasSuffix(body, "wor") {
			t.Errorf("it is cut badly: %q", cut)
		}
	}
}

func TestAThreadHoldsTheWholeTextAndListsItsBeginning(t *testing.T) {
	p := lookingBack(t)
	text := strings.Repeat("all of it ", 60) + "to the end"
	save(t, p, journal.Entry{Date: noon(), Text: text, Themes: []theme.ID{theme.Role}})
	steps, err := p.Thread(t.Context(), theme.Role)
	if err != nil || len(steps) != 1 {
		t.Fatalf("%d steps, %v", len(steps), err)
	}
	if s := steps[0]; s.Text != text || !strings.HasSuffix(s.Opening(), "…") {
		t.Errorf("the text has %d of %d bytes, and is listed in %d", len(s.Text), len(text), len(s.Opening()))
	}
}

func TestOnThisDayIsTheSameDayOfEarlierMonthsAndYears(t *testing.T) {
	p := lookingBack(t)
	for _, back := range [][3]int{{0, 0, -7}, {0, -1, 0}, {0, -3, 0}, {-1, 0, 0}, {-3, 0, 0}, {0, 0, 0}, {0, 0, -1}, {-1, 0, 1}} {
		d := noon().AddDate(back[0], back[1], back[2])
		save(t, p, journal.Entry{Date: d, Text: d.Format("2006-01-02")})
	}
	days, err := p.OnThisDay(t.Context())
	var got []string
	for _, d := range days {
		for _, h := range d.Heads {
			got = append(got, d.Ago+": "+h.First)
		}
	}
	want := []string{
		"A week ago: 2026-11-14", "A month ago: 2026-10-21", "3 months ago: 2026-08-21", "A year ago: 2025-11-21", "3 years ago: 2023-11-21",
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}

func TestAMonthWithoutThatDayGivesItsLast(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for _, tt := range []struct {
		from time.Time
		n    int
		want time.Time
	}{
		{day(2026, 3, 31), 1, day(2026, 2, 28)},
		{day(2028, 3, 31), 1, day(2028, 2, 29)},
		{day(2028, 2, 29), 12, day(2027, 2, 28)},
		{day(2026, 1, 15), 1, day(2025, 12, 15)},
		{day(2026, 7, 31), 1, day(2026, 6, 30)},
	} {
		if got := monthsBack(tt.from, tt.n); !got.Equal(tt.want) {
			t.Errorf("%d months before %s is %s", tt.n, tt.from.Format(time.DateOnly), got.Format(time.DateOnly))
		}
	}
}
