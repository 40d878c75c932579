package handout_test

import (
	"regexp"
	"strings"
	"testing"

	"heed/internal/guide"
	"heed/internal/guide/handout"
	"heed/internal/pattern"
	"heed/patterns"
)

// sheets are all handouts there are.
func sheets(t *testing.T) map[string]handout.Sheet {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	shelf, err := guide.Load(func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]handout.Sheet{}
	for _, e := range shelf.Exercises {
		var cards []*pattern.Pattern
		for _, id := range e.Patterns {
			p, _ := lib.Pattern(id)
			cards = append(cards, p)
		}
		for _, r := range handout.Readers() {
			all[e.ID+" "+string(r)] = handout.Sheet{Exercise: e, Safety: shelf.Ground.Safety, Patterns: cards, For: r}
		}
	}
	return all
}

func page(t *testing.T, s handout.Sheet) string {
	t.Helper()
	html, err := s.HTML()
	if err != nil {
		t.Fatal(err)
	}
	return html
}

func TestAPageStandsByItself(t *testing.T) {
	for name, s := range sheets(t) {
		html := page(t, s)
		for _, banned := range []string{`<script`, `<link`, `<img`, `<iframe`, `(?i)https?://`, `url\(`, `@import`, `\son[a-z]+=`} {
			if found := regexp.MustCompile(banned).FindString(html); found != "" {
				t.Errorf("%s: %q", name, found)
			}
		}
		for _, want := range []string{"<!DOCTYPE html>", `<html lang="en-GB">`, "@page { size: A4;", "<main>", `default-src 'none'`} {
			if !strings.Contains(html, want) {
				t.Errorf("%s: no %s", name, want)
			}
		}
		if n := strings.Count(html, "<h1>"); n != 1 {
			t.Errorf("%s: %d headings of the first order", name, n)
		}
		if at, after := strings.Index(html, "<h3"), strings.Index(html, "<h2"); at >= 0 && at < after {
			t.Errorf("%s: a heading of the third order before one of the second", name)
		}
		if strings.Contains(html, "ZgotmplZ") || strings.Contains(html, "<no value>") {
			t.Errorf("%s: something could not be filled in", name)
		}
	}
}

func TestEveryElementIsClosed(t *testing.T) {
	void := map[string]bool{"meta": true, "path": true, "circle": true, "!DOCTYPE": true}
	tag := regexp.MustCompile(`<(/?)([!a-zA-Z0-9]+)[^>]*?(/?)>`)
	for name, s := range sheets(t) {
		var open []string
		for _, m := range tag.FindAllStringSubmatch(page(t, s), -1) {
			switch {
			case void[m[2]] || m[3] == "/":
			case m[1] == "":
				open = append(open, m[2])
			case len(open) == 0 || open[len(open)-1] != m[2]:
				t.Fatalf("%s: </%s> closes %v", name, m[2], open)
			default:
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("%s: never closed: %v", name, open)
		}
	}
}

// flat is a text without its marks and line ends, so that both forms can be searched.
func flat(s string) string {
	s = strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&amp;", "&", "> ", "").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

func TestTheTrainerHasEverythingAndTheRoomOnlyWhatIsForIt(t *testing.T) {
	for name, s := range sheets(t) {
		e := s.Exercise
		for _, text := range []string{flat(s.Markdown()), flat(page(t, s))} {
			has := func(words string) bool { return strings.Contains(text, flat(words)) }
			both := append([]string{e.Name, e.Aim, e.Before.AskFirst, e.Before.OptingOut}, e.After.Debrief...)
			trainers := append([]string{e.After.DoNot, s.Safety.Tell, s.Safety.After}, s.Safety.StopWhen...)
			trainers = append(append(append(trainers, e.Before.Need...), e.Before.Prepare...), e.After.Variations...)
			for _, step := range e.Steps {
				both = append(both, step.Name)
				trainers = append(trainers, step.Do)
			}
			for _, p := range e.Before.Papers {
				if p.ForEach() {
					both = append(both, p.Text)
				} else {
					trainers = append(trainers, p.Text)
				}
			}
			for _, words := range both {
				if !has(words) {
					t.Errorf("%s: it lacks %q", name, words)
				}
			}
			for _, words := range trainers {
				// Short words, such as "pens", may stand anywhere.
				if len(words) > 20 && has(words) != (s.For == handout.Trainer) {
					t.Errorf("%s: %q is in it: %v", name, words, has(words))
				}
			}
		}
	}
}

func TestSourcesAreCitedForPeople(t *testing.T) {
	for name, s := range sheets(t) {
		if text := s.Markdown(); regexp.MustCompile(`S[12]:\d`).MatchString(text) || !strings.Contains(text, "Where it comes from: ") {
			t.Errorf("%s: its sources are not for people", name)
		}
	}
}

func TestMinutesRunOn(t *testing.T) {
	text := sheets(t)["petals trainer"].Markdown()
	for _, want := range []string{"### 1. Aim and privacy (5 minutes, from minute 0)", "### 3. Shade, alone (8 minutes, from minute 10)", "### 7. One line each (3 minutes, from minute 42)"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestWhatSomebodyWroteCannotBecomeMarkup(t *testing.T) {
	s := handout.Sheet{Exercise: &guide.Exercise{
		Name: "<script>alert(1)</script>", Aim: `"><img src=x>`, Sources: []string{"our own"}, Own: true,
		Before: guide.Before{Papers: []guide.Paper{{Kind: guide.Cards, Name: "<b>", Text: "</main>", Items: []string{"<style>*{}"}}}},
		Steps:  []guide.Step{{ID: "a", Name: "<h1>", Minutes: 1, Do: "</section>", Screen: "<p>"}},
	}, For: handout.Trainer}
	html := page(t, s)
	for _, banned := range []string{"<script", "<img", "<b>", "<style>*", "<h1><"} {
		if strings.Contains(html, banned) {
			t.Errorf("%s", banned)
		}
	}
	if strings.Count(html, "</main>") != 1 || strings.Count(html, "</section>") != 1 {
		t.Error("it broke out of its place")
	}
}
