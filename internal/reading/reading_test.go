package reading_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"heed/internal/pattern"
	"heed/internal/prose"
	"heed/internal/reading"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/patterns"
)

// shelf is what heed comes with, held against the real cards and statements.
func shelf(t *testing.T) *reading.Shelf {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	hasPattern := func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok }
	questions, err := selfcheck.Load(hasPattern)
	if err != nil {
		t.Fatal(err)
	}
	s, err := reading.Load(reading.Known{
		Pattern:   hasPattern,
		Statement: func(id selfcheck.ItemID) bool { _, ok := questions.Item(id); return ok },
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range s.Weeks {
		for _, id := range w.Statements {
			if it, _ := questions.Item(id); it.Theme != w.Theme {
				t.Errorf("the week %s holds the statement %s of the theme %s", w.Theme, id, it.Theme)
			}
		}
		for _, id := range w.Patterns {
			if p, _ := lib.Pattern(id); !p.Has(w.Theme) {
				t.Errorf("the week %s holds the pattern %s, which is not about it", w.Theme, id)
			}
		}
	}
	return s
}

func TestEveryPageHasItsPlaceAndCanBeReachedFromAnother(t *testing.T) {
	s := shelf(t)
	var got []reading.ID
	named := map[reading.ID]bool{}
	for _, p := range s.Pages {
		got = append(got, p.ID)
		for _, id := range p.Next {
			named[id] = true
		}
	}
	want := []reading.ID{"good-relationships", "kinds-of-power", "group-process", "evidence", "protection", "about"}
	if !slices.Equal(got, want) {
		t.Errorf("the pages are %v, want %v", got, want)
	}
	for _, p := range s.Pages {
		if len(p.Next) == 0 || !named[p.ID] {
			t.Errorf("%s: leads on: %v, is named by another: %v", p.ID, len(p.Next) > 0, named[p.ID])
		}
	}
}

func TestThePathHasAWeekForEachTheme(t *testing.T) {
	s := shelf(t)
	for _, id := range theme.IDs() {
		w, ok := s.Week(id)
		if !ok || w.Question == "" || !strings.HasSuffix(w.Question, "?") {
			t.Errorf("%s: there: %v, question %q", id, ok, w.Question)
		}
	}
	if n := len(s.Prompts); n < 8 || n > 12 {
		t.Errorf("%d prompts beside the page, want 8 to 12", n)
	}
	for _, p := range s.Prompts {
		if !strings.HasSuffix(p.Text, "?") && !strings.Contains(p.Text, "? ") {
			t.Errorf("%s asks nothing: %q", p.ID, p.Text)
		}
	}
}

// texts are all the words there are, by where they stand.
func texts(t *testing.T) map[string]string {
	s := shelf(t)
	all := map[string]string{"the path": s.Path}
	for _, p := range s.Pages {
		var b strings.Builder
		for _, sec := range p.Sections {
			b.WriteString(sec.Text + "\n\n")
		}
		all[string(p.ID)] = b.String()
	}
	for _, w := range s.Weeks {
		all["week "+string(w.Theme)] = strings.Join([]string{w.Words, w.Notice, w.Question}, "\n\n")
	}
	for _, p := range s.Prompts {
		all["prompt "+p.ID] = p.Text + "\n\n" + p.About
	}
	return all
}

func TestPagesAreAsLongAsAnEveningAllows(t *testing.T) {
	all := texts(t)
	for _, p := range shelf(t).Pages {
		if n := len(strings.Fields(all[string(p.ID)])); n < 400 || n > 900 {
			t.Errorf("%s: %d words, want 400 to 900", p.ID, n)
		}
	}
}

// Nothing tells anyone off, promises what heed cannot keep, or counts how far somebody has come.
func TestPagesOfferAndDoNotOrder(t *testing.T) {
	for name, text := range texts(t) {
		for _, banned := range []string{
			`—|–`, `(?i)\byou (should|must|ought)\b`, `(?i)\b(confidential|anonymi[sz]ed|anonymous|service users?)\b`,
			`(?i)\b(obviously|of course|just remember|always remember)\b`, `(?i)\b(week (one|two|three|four|five|six|seven|\d)|well done|completed)\b`,
			`(?i)\byour progress\b`,
		} {
			if found := regexp.MustCompile(banned).FindString(text); found != "" {
				t.Errorf("%s: %q", name, found)
			}
		}
	}
}

func TestNoSentenceStandsInTwoPages(t *testing.T) {
	seen := map[string]string{}
	for name, text := range texts(t) {
		for _, s := range prose.Sentences(text) {
			key := strings.Join(prose.Words(s), " ")
			if strings.Count(key, " ") < 4 {
				continue
			}
			if other, ok := seen[key]; ok && other != name {
				t.Errorf("%s and %s: %s", other, name, s)
			}
			seen[key] = name
		}
	}
}
