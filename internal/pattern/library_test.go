package pattern_test

import (
	"slices"
	"strings"
	"testing"

	"heed/internal/pattern"
	"heed/internal/theme"
	"heed/patterns"
)

// library is the real one. That it loads without a fault is what makes an error at a person's start impossible.
func library(t *testing.T) *pattern.Library {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func TestAllCardsLoadWithoutFault(t *testing.T) {
	all := library(t).All()
	if len(all) < 71 {
		t.Errorf("%d cards, and there were 71", len(all))
	}
	sorted := slices.IsSortedFunc(all, func(a, b *pattern.Pattern) int { return strings.Compare(string(a.ID), string(b.ID)) })
	if !sorted {
		t.Error("not in the order of their ids")
	}
	for _, p := range all {
		if p.Own || p.Basis == pattern.OwnWords {
			t.Errorf("%s is marked as a person's own: set its basis to what is true, such as inferred", p.ID)
		}
	}
}

func TestEveryBasisHasAName(t *testing.T) {
	for _, b := range pattern.Bases() {
		if b.Name() == string(b) || b.Name() == "" {
			t.Errorf("%q", b)
		}
	}
}

func TestACardReadsWellAsOneText(t *testing.T) {
	p, err := pattern.Parse("soup.md", []byte(soup))
	if err != nil {
		t.Fatal(err)
	}
	want := `# Bring Soup

## Problem

People are cold
and hungry.

They will not say so.

## Therefore

Bring soup.

Ask first.

## You could say

> Would you like some soup?

> I made too much.

## Take care

Not on the carpet.

## What it looks like

He brought soup.

## Where it comes from

A cookbook.
`
	if got := p.Markdown(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// The text of a card under its own front matter is the card again: nothing a file says is lost on the way to a screen.
func TestNothingOfACardIsLostInItsMarkdown(t *testing.T) {
	for _, p := range library(t).All() {
		file, err := patterns.FS.ReadFile(string(p.ID) + ".md")
		if err != nil {
			t.Fatal(err)
		}
		front, text, _ := strings.Cut(string(file), "\n---\n")
		_, body, _ := strings.Cut(p.Markdown(), "\n")
		if flat(body) != flat(text) {
			t.Errorf("%s: the text differs from the file's", p.ID)
		}
		again, err := pattern.Parse(string(p.ID)+".md", []byte(front+"\n---\n"+body))
		if err != nil {
			t.Errorf("%s: %v", p.ID, err)
			continue
		}
		if again.Markdown() != p.Markdown() {
			t.Errorf("%s is not the same read again", p.ID)
		}
	}
}

// flat leaves out where lines break and the marks of quotes.
func flat(s string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(s), func(w string) bool { return w == ">" }), " ")
}

func TestSourcesAreSaidInWords(t *testing.T) {
	for want, sources := range map[string][]string{
		"":                          nil,
		"the 2024 report (line 84)": {"S2:84"},
		"the 2024 report (lines 84, 367) · the blog post and its comments (line 13) · Swayden and others 2012": {"S1:13", "S2:84", "Swayden and others 2012", "S2:367"},
	} {
		if got := pattern.Cite(sources); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

func TestRelatedAreThoseNamedThenThoseThatNameIt(t *testing.T) {
	card := func(id, related string) string {
		c := strings.Replace(soup, "id: soup", "id: "+id, 1)
		return strings.Replace(c, "related: []", "related: "+related, 1)
	}
	lib, err := pattern.Load(pattern.Source{Name: "cards", FS: folder(map[string]string{
		"soup.md": card("soup", "[tea, bread]"), "bread.md": card("bread", "[soup]"), "tea.md": card("tea", "[]"),
		"cake.md": card("cake", "[soup, tea]"), "apple.md": card("apple", "[soup]"),
	})})
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[pattern.ID]string{
		"soup": "tea, bread, apple, cake", "tea": "cake, soup", "bread": "soup", "cake": "soup, tea", "apple": "soup",
	} {
		p, _ := lib.Pattern(id)
		if got := ids(lib.Related(p)); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

func TestWhereKeepsOnlyWhatFitsAll(t *testing.T) {
	lib := library(t)
	if got := len(lib.Where(pattern.Filter{})); got != len(lib.All()) {
		t.Errorf("no filter: %d cards of %d", got, len(lib.All()))
	}
	for _, f := range []pattern.Filter{
		{Theme: theme.Repair},
		{Moment: theme.Before},
		{Setting: theme.AmongOurTeam},
		{Lens: theme.Place},
		{Theme: theme.Power, Moment: theme.During, Setting: theme.InGroup, Lens: theme.Group},
	} {
		var want []*pattern.Pattern
		for _, p := range lib.All() {
			fits := (f.Theme == "" || slices.Contains(p.Themes, f.Theme)) &&
				(f.Moment == "" || slices.Contains(p.Moments, f.Moment)) &&
				(f.Setting == "" || slices.Contains(p.Settings, f.Setting)) &&
				(f.Lens == "" || p.Lens == f.Lens)
			if fits {
				want = append(want, p)
			}
		}
		got := lib.Where(f)
		if !slices.Equal(got, want) || len(got) == 0 || len(got) == len(lib.All()) {
			t.Errorf("%+v: %s", f, ids(got))
		}
	}
	if own := lib.Where(pattern.Filter{Own: true}); own != nil {
		t.Errorf("own: %s", ids(own))
	}
	if none := lib.Where(pattern.Filter{Theme: "nope"}); none != nil {
		t.Errorf("no such theme: %s", ids(none))
	}
}

func TestCardsForThePlaceAreThese(t *testing.T) {
	const want = "decide-close-to-the-work, know-your-neighbours, learn-it-together, meet-across-titles, solve-it-sideways, take-it-upstairs-together"
	if got := ids(library(t).Where(pattern.Filter{Lens: theme.Place})); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestAnUnknownCardIsNotThere(t *testing.T) {
	if p, ok := library(t).Pattern("nope"); ok || p != nil {
		t.Errorf("%+v", p)
	}
}

func TestTheListIsTheCallersOwn(t *testing.T) {
	lib := library(t)
	lib.All()[0] = nil
	if lib.All()[0] == nil {
		t.Error("a caller changed the library for everyone")
	}
}

func ids(all []*pattern.Pattern) string {
	var s []string
	for _, p := range all {
		s = append(s, string(p.ID))
	}
	return strings.Join(s, ", ")
}
