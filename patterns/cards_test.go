package patterns_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"heed/internal/pattern"
	"heed/internal/prose"
	"heed/internal/theme"
	"heed/patterns"
)

func cards(t *testing.T) []*pattern.Pattern { return library(t).All() }

func library(t *testing.T) *pattern.Library {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func TestTheFirstParagraphIsOneShortSentence(t *testing.T) {
	for _, p := range cards(t) {
		for part, line := range map[string]string{"Problem": p.ProblemLine(), "Therefore": p.ThereforeLine()} {
			if n := len(prose.Sentences(line)); n != 1 || len([]rune(line)) > 180 {
				t.Errorf("%s: %s has %d sentences, %d characters: %s", p.ID, part, n, len([]rune(line)), line)
			}
		}
	}
}

func TestPartsAreAsLongAsTheyReadWell(t *testing.T) {
	for _, p := range cards(t) {
		for _, c := range []struct {
			part           string
			got, min, most int
		}{
			{"words of the first thing to say", words(p.Say[0]), 3, 30},
			{"things to say", len(p.Say), 1, 3},
			{"words of the scene", words(p.Looks), 70, 130},
			{"words of where it comes from", words(p.Origin), 40, 90},
			{"words of care", words(p.Care), 15, 80},
			{"cues", len(p.Cues), 10, 16},
			{"words of the name", words(p.Name), 2, 7},
			{"related cards", len(p.Related), 2, 4},
		} {
			if c.got < c.min || c.got > c.most {
				t.Errorf("%s: %d %s, want %d to %d", p.ID, c.got, c.part, c.min, c.most)
			}
		}
	}
}

// A card offers; it does not tell anyone off, and promises nothing that heed cannot keep.
func TestCardsOfferAndDoNotOrder(t *testing.T) {
	for _, p := range cards(t) {
		for _, c := range []struct{ part, text, banned string }{
			{"the card", p.Markdown(), `—|–`},
			{"the card", p.Markdown(), `(?i)\byou (should|must|ought)\b`},
			{"the card", p.Markdown(), `(?i)\b(confidential|anonymi[sz]ed|anonymous|service users?)\b`},
			{"the card", p.Markdown(), `(?i)\b(obviously|of course|just remember|always remember)\b`},
			{"Therefore", p.Therefore, `(?i)\bmust\b`},
		} {
			if found := regexp.MustCompile(c.banned).FindString(c.text); found != "" {
				t.Errorf("%s: %q in %s", p.ID, found, c.part)
			}
		}
	}
}

// The seeds' copies have 89 and 605 lines.
func TestSourcesAreLinesOfTheSeedsOrNames(t *testing.T) {
	lines := map[string]int{"S1": 89, "S2": 605}
	for _, p := range cards(t) {
		seed := false
		for _, s := range p.Sources {
			of, line, cited := strings.Cut(s, ":")
			last, isSeed := lines[of]
			if !isSeed {
				if len(s) < 10 || regexp.MustCompile(`^S\d`).MatchString(s) {
					t.Errorf("%s: %q is no line of a seed (S2:367) and no name (author and year, or such as: our own practice)", p.ID, s)
				}
				continue
			}
			n, err := strconv.Atoi(line)
			if !cited || err != nil || n < 1 || n > last {
				t.Errorf("%s: %q is not among the %d lines of %s", p.ID, s, last, of)
			}
			seed = true
		}
		named := slices.ContainsFunc(p.Sources, func(s string) bool { return !strings.HasPrefix(s, "S1:") && !strings.HasPrefix(s, "S2:") })
		if p.Basis == pattern.Seed && !seed || (p.Basis == pattern.SeedPublished || p.Basis == pattern.Published) && !named {
			t.Errorf("%s: the basis is %s, the sources are %v", p.ID, p.Basis, p.Sources)
		}
	}
}

// What a seed says, and what is ours, is told apart on every card.
func TestWhereItComesFromNamesTheSeed(t *testing.T) {
	for _, p := range cards(t) {
		for seed, name := range map[string]string{"S1:": "blog post Group processes and power relations", "S2:": "2024 report"} {
			cited := slices.ContainsFunc(p.Sources, func(s string) bool { return strings.HasPrefix(s, seed) })
			if origin := strings.Join(strings.Fields(p.Origin), " "); cited && !strings.Contains(origin, name) {
				t.Errorf("%s cites %s and does not name the %s", p.ID, seed, name)
			}
		}
	}
}

func TestEveryThemeMomentAndSettingHasCards(t *testing.T) {
	lib := library(t)
	for _, id := range theme.IDs() {
		if n := len(lib.Where(pattern.Filter{Theme: id})); n < 5 {
			t.Errorf("%s: %d cards", id, n)
		}
	}
	for _, m := range theme.Moments() {
		for _, s := range theme.Settings() {
			if len(lib.Where(pattern.Filter{Moment: m, Setting: s})) == 0 {
				t.Errorf("nothing for %s, %s", m, s)
			}
		}
	}
}

func TestEveryCardIsNamedByAnotherAndFoundByLinks(t *testing.T) {
	lib := library(t)
	named := map[pattern.ID]bool{}
	for _, p := range lib.All() {
		for _, id := range p.Related {
			named[id] = true
		}
	}
	reached := map[pattern.ID]bool{}
	var walk func(p *pattern.Pattern)
	walk = func(p *pattern.Pattern) {
		if reached[p.ID] {
			return
		}
		reached[p.ID] = true
		for _, next := range lib.Related(p) {
			walk(next)
		}
	}
	walk(lib.All()[0])
	for _, p := range lib.All() {
		if !named[p.ID] || !reached[p.ID] {
			t.Errorf("%s: named by a card: %v, found by links: %v. Name it under related in another card", p.ID, named[p.ID], reached[p.ID])
		}
	}
}

func TestNamesDiffer(t *testing.T) {
	seen := map[string]pattern.ID{}
	for _, p := range cards(t) {
		if other := seen[strings.ToLower(p.Name)]; other != "" {
			t.Errorf("%s and %s are both called %q", p.ID, other, p.Name)
		}
		seen[strings.ToLower(p.Name)] = p.ID
	}
}
