package account_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"heed/internal/account"
	"heed/internal/frame"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/patterns"
)

func shelf(t *testing.T) account.Shelf {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	q, err := selfcheck.Load(func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		t.Fatal(err)
	}
	frames, err := frame.Load(frame.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	return account.Shelf{Questions: q, Frames: frames, Library: lib}
}

// entry is invented, with something in every field.
func entry() journal.Entry {
	day := time.Date(2026, time.March, 1, 14, 30, 0, 0, time.UTC)
	return journal.Entry{
		ID: journal.ID{0xab, 1}, Revision: 2, Parent: 1, Date: day, Changed: day.Add(time.Hour),
		Title: "Ward “round”: one", Frame: "what", Text: "What happened\nShe looked at the floor.\n# not a heading of ours\n\nNow what\nWait longer.\n",
		Themes: []theme.ID{theme.Power}, Tags: []string{"nights", "two words"},
		Check: &selfcheck.Check{
			Lens: theme.Person, Path: "short",
			Said:    []selfcheck.Said{{Prompt: selfcheck.OneMoment, Text: "the floor"}, {Prompt: selfcheck.IfThen, Text: "If she goes quiet, I will wait."}},
			Answers: []selfcheck.Answer{{Item: "r1", Option: "not_this_time", Note: "barked it"}},
		},
		Kept: []pattern.ID{"close-the-loop"}, Waved: []pattern.ID{"explain-the-why"},
		After: []journal.Afterthought{{Written: day.AddDate(0, 1, 0), Text: "It was the shoes."}},
	}
}

func write(t *testing.T, w account.Wanted, entries ...journal.Entry) string {
	t.Helper()
	data, err := shelf(t).Write(w, entries...)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestMarkdownKeepsTagsAndParts(t *testing.T) {
	want := `---
title: "Ward “round”: one"
date: 2026-03-01
themes: ["power"]
tags: ["nights","two words"]
frame: "what"
heed: "ab010000000000000000000000000000"
---

# Ward “round”: one

## What happened

She looked at the floor.
# not a heading of ours

## Now what

Wait longer.

## Seen later

### 1 April 2026

It was the shoes.

## Patterns kept with it

- Close The Loop
`
	if got := write(t, account.Wanted{Format: account.Markdown}, entry()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnswersComeOnlyWhenAskedFor(t *testing.T) {
	for _, f := range append(account.Formats()[:2:2], "nmc", "supervision-note") {
		if got := write(t, account.Wanted{Format: f}, entry()); strings.Contains(got, "barked it") {
			t.Errorf("%s holds what was answered", f)
		}
	}
	for _, f := range account.Formats() {
		got := write(t, account.Wanted{Format: f, Answers: true}, entry())
		if !strings.Contains(got, "barked it") || !strings.Contains(got, "the floor") {
			t.Errorf("%s lacks what was answered", f)
		}
		if f != account.JSON && !strings.Contains(got, "Not this time") {
			t.Errorf("%s has the answer by its id", f)
		}
	}
}

func TestSeveralEntriesAreChapters(t *testing.T) {
	second := entry()
	second.Title, second.Text, second.Check, second.After = "", "Just this.", nil, nil
	got := write(t, account.Wanted{Format: account.Markdown}, entry(), second)
	if strings.HasPrefix(got, "---") || !strings.Contains(got, "*Sunday 1 March 2026 · Being aware of power and how you use it · #nights · #two words*\n\nJust this.") {
		t.Errorf("got\n%s", got)
	}
}

func TestJSONHasAllThereIs(t *testing.T) {
	var doc struct {
		Entries []map[string]any
	}
	if err := json.Unmarshal([]byte(write(t, account.Wanted{Format: account.JSON}, entry())), &doc); err != nil || len(doc.Entries) != 1 {
		t.Fatal(err, doc)
	}
	e := doc.Entries[0]
	for _, field := range []string{
		"id", "revision", "date", "changed", "title", "text", "frame", "themes", "tags", "check", "kept", "waved", "afterthoughts",
	} {
		if v, ok := e[field]; !ok || v == nil || v == "" {
			t.Errorf("there is no %s", field)
		}
	}
	if e["text"] != entry().Text || e["date"] != "2026-03-01T14:30:00Z" {
		t.Errorf("text and date are %q and %v", e["text"], e["date"])
	}
}

func TestEveryWordOfAnExportCanBeLookedThrough(t *testing.T) {
	for _, w := range []account.Wanted{
		{Format: account.Markdown}, {Format: account.Text, Answers: true}, {Format: account.JSON}, {Format: "nmc"},
	} {
		e := entry()
		words := w.Words(&e)
		if *words[0] != e.Title || *words[1] != e.Text {
			t.Error("the first two are not title and text")
		}
		for _, p := range words {
			*p = "changed"
		}
		got := write(t, w, e)
		for _, word := range []string{"round", "floor", "shoes", "barked", "goes quiet"} {
			if strings.Contains(got, word) {
				t.Errorf("%+v: %q cannot be changed", w, word)
			}
		}
	}
}

func TestAFormIsFilledFromThePartsOfAnEntry(t *testing.T) {
	got := write(t, account.Wanted{Format: "nmc"}, entry())
	for _, want := range []string{
		"event or experience in your practice?\nShe looked at the floor.",
		"improve your practice as a result?\nWait longer.",
		"How is this relevant to the Code?\n[yours to choose and to say:",
		" The headings were checked against: the rule on nmc.org.uk",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
	free := journal.Entry{Date: entry().Date, Text: "Just this."}
	if got := write(t, account.Wanted{Format: "doctor"}, free); !strings.Contains(got, "What?\nJust this.\n\nSo what?\n[yours to write]") {
		t.Errorf("a page without a frame:\n%s", got)
	}
}

func TestASupervisionNoteHoldsNoCase(t *testing.T) {
	got := write(t, account.Wanted{Format: "supervision-note"}, entry())
	if strings.Contains(got, "floor") || !strings.Contains(got, "Themes we chose\nBeing aware of power") || !strings.Contains(got, "Wait longer.") {
		t.Errorf("got\n%s", got)
	}
}

func TestFormsAreWholeAndInOrder(t *testing.T) {
	var ids []string
	for _, f := range account.Forms() {
		ids = append(ids, string(f.ID))
	}
	if got := strings.Join(ids, " "); got != "nmc hcpc swe doctor gtcs police-notes supervision-note" {
		t.Errorf("got %s", got)
	}
	if _, err := shelf(t).Write(account.Wanted{Format: "docx"}, entry()); err == nil {
		t.Error("a format nobody knows is written")
	}
}
