package reading_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"heed/internal/pattern"
	"heed/internal/reading"
	"heed/internal/selfcheck"
)

const tea = `---
id: tea
title: A cup of tea
about: and who makes it
sources:
  - S1:13
  - A cookbook, 1999
patterns: [pour]
next: [milk]
---

## Who pours

One of us does.

## Who drinks

Both of us do.
`

const milk = `---
id: milk
title: Milk
about: before or after
sources:
  - S2:84
patterns: []
next: [tea]
---

## Before

Some do.

## After

Some do that.
`

const week = `  - theme: THEME
    words: Some words.
    notice: A thing.
    statements: [m1, m2]
    patterns: [pour]
    question: Who poured?
    reading: tea
    source: [S2:84]
`

const prompts = `prompts:
  - id: cup
    text: Whose cup is it?
    about: We wondered.
    source: [S1:34]
`

// edited is a small shelf in which one thing was changed.
func edited(t *testing.T, old, with string) fstest.MapFS {
	t.Helper()
	weeks := "about: One at a time.\nweeks:\n"
	for _, id := range []string{"role", "shared", "power", "together", "autonomy", "repair", "expansive"} {
		weeks += strings.Replace(week, "THEME", id, 1)
	}
	files := map[string]string{"pages/milk.md": milk, "pages/tea.md": tea, "weeks.yaml": weeks, "prompts.yaml": prompts}
	fsys := fstest.MapFS{}
	found := old == ""
	for name, text := range files {
		found = found || strings.Contains(text, old)
		if old != "" {
			text = strings.Replace(text, old, with, 1)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	if !found {
		t.Fatalf("there is no %q to change", old)
	}
	return fsys
}

func known() reading.Known {
	return reading.Known{
		Pattern:   func(id pattern.ID) bool { return id == "pour" },
		Statement: func(id selfcheck.ItemID) bool { return id == "m1" || id == "m2" || id == "m3" || id == "m4" },
	}
}

func TestASmallShelfIsRead(t *testing.T) {
	s, err := reading.LoadFS(edited(t, "", ""), known())
	if err != nil {
		t.Fatal(err)
	}
	p, ok := s.Page("tea")
	if !ok || p.Title != "A cup of tea" || len(p.Sections) != 2 || p.Sections[1].Heading != "Who drinks" ||
		p.Sections[1].Text != "Both of us do." || p.Patterns[0] != "pour" || p.Next[0] != "milk" || p.Sources[1] != "A cookbook, 1999" {
		t.Errorf("%+v", p)
	}
	if w, ok := s.Week("repair"); !ok || w.Words != "Some words." || len(w.Statements) != 2 || w.Reading != "tea" {
		t.Errorf("%+v", w)
	}
	if len(s.Prompts) != 1 || s.Prompts[0].Text != "Whose cup is it?" || s.Path != "One at a time." {
		t.Errorf("%+v, %q", s.Prompts, s.Path)
	}
}

func TestASectionIsParagraphsAndLists(t *testing.T) {
	got := reading.Section{Text: "One\ntwo.\n\n- **a** b\n  c\n- d\n\nThree."}.Blocks()
	want := []reading.Block{{Texts: []string{"One two."}}, {List: true, Texts: []string{"**a** b c", "d"}}, {Texts: []string{"Three."}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}

func TestFaultsAreToldWithTheirPlace(t *testing.T) {
	for _, c := range []struct{ claim, old, with, want string }{
		{"a pattern there is not", "patterns: [pour]\nnext", "patterns: [spill]\nnext", `pages/tea.md:8:12: patterns: there is no "spill"`},
		{"a page there is not", "next: [milk]", "next: [wine]", `pages/tea.md:9:8: next: there is no "wine"`},
		{"a page that leads to itself", "next: [milk]", "next: [tea]", `pages/tea.md:9:8: next: there is no "tea"`},
		{"a line that no source has", "S1:13", "S1:130", `pages/tea.md:6:5: "S1:130" is no line of a source`},
		{"a source there is not", "S1:13", "S3:1", `pages/tea.md:6:5: "S3:1" is no line of a source`},
		{"a source without a name", "A cookbook, 1999", "mother", `pages/tea.md:7:5: "mother" is neither a line of a source nor the name of a work`},
		{"an id that is not the file's", "id: tea", "id: coffee", `pages/tea.md:2:5: the id is "coffee", but the file's name says "tea"`},
		{"a field there is not", "title: A cup", "titel: A cup", `pages/tea.md:3:1: there is no field "titel"`},
		{"no line for the list", "about: and who makes it\n", "", `pages/tea.md:2:5: "tea": about is missing`},
		{"an empty section", "One of us does.", "", `nothing is written under "Who pours"`},
		{"a section twice", "## Who drinks", "## Who pours", `"Who pours" stands here twice`},
		{"another kind of heading", "One of us does.", "### No", `only headings that begin with "## " are used here`},
		{"one section alone", "## After\n", "", "pages/milk.md: at least two sections are wanted"},
		{"a theme there is not", "theme: repair", "theme: repare", `no such theme: "repare"`},
		{"a theme out of order", "theme: repair", "theme: power", "one week for each theme is wanted, in this order: [role"},
		{"a statement there is not", "statements: [m1, m2]", "statements: [m1, m9]", `weeks.yaml:6:22: statements: there is no "m9"`},
		{"too many statements", "[m1, m2]", "[m1, m2, m3, m4]", `weeks.yaml:3:12: "role": two or three statements are wanted`},
		{"a week's pattern there is not", "    patterns: [pour]", "    patterns: [spill]", `weeks.yaml:7:16: patterns: there is no "spill"`},
		{"a week without a pattern", "    patterns: [pour]", "    patterns: []", `weeks.yaml:3:12: "role": one or two patterns are wanted`},
		{"a week's page there is not", "reading: tea", "reading: wine", `weeks.yaml:9:14: reading: there is no "wine"`},
		{"no question", "    question: Who poured?\n", "", `weeks.yaml:3:12: "role": question is missing`},
		{"a prompt twice", "prompts:\n", "prompts:\n  - {id: cup, text: Whose?, about: We, source: [\"S1:34\"]}\n", `prompts.yaml:3:9: the id "cup" is missing or taken`},
		{"a prompt without a source", "    source: [S1:34]\n", "", `prompts.yaml:2:9: "cup": at least one source is wanted`},
	} {
		s, err := reading.LoadFS(edited(t, c.old, c.with), known())
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v\nwant %s", c.claim, err, c.want)
		}
		if s != nil {
			t.Errorf("%s: a shelf came with the fault", c.claim)
		}
	}
}

func TestAFileThatIsNotThereIsTold(t *testing.T) {
	for _, name := range []string{"weeks.yaml", "prompts.yaml"} {
		fsys := edited(t, "", "")
		delete(fsys, name)
		if _, err := reading.LoadFS(fsys, known()); err == nil || !strings.Contains(err.Error(), name+": cannot be read") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
