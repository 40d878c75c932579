package suggest

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"heed/internal/pattern"
	"heed/internal/suggest/lex"
	"heed/internal/suggest/model"
	"heed/patterns"
)

// ownCard is one that a person might have written.
const ownCard = `---
id: ring-the-allotment
name: Ring the allotment first
themes: [together]
moment: [before]
setting: [one-to-one]
related: []
source: [me]
basis: own
cues: [allotment, seed swap, waterlogged]
---

## Problem

The allotment members hear of changes to their plots from a notice.

## Therefore

Ring the allotment secretary before anything goes up on the gate.

## You could say

> What would the allotment make of this?

## Take care

Not on a Sunday.

## What it looks like

A phone call.

## Where it comes from

My own head.
`

func TestAPersonsOwnCardTakesPartThroughItsWords(t *testing.T) {
	own := fstest.MapFS{"ring-the-allotment.md": {Data: []byte(ownCard)}}
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS}, pattern.Source{Name: "own", FS: own, Own: true})
	if err != nil {
		t.Fatal(err)
	}
	e := New(lib, realEngine(t).q)
	for _, c := range []struct {
		claim, text string
		want        bool
	}{
		{"it comes up", "She told me the allotment lot were up in arms. Their plots are waterlogged, and I had put the notice on the gate without asking any of them.", true},
		{"and not for a boiler", unrelated(t)[0], false},
		{"nor for what others fit better", "I shouted at one boy in front of all of them and he went white.", false},
	} {
		got := e.Suggest(Request{Text: c.text}, noon())
		if strings.Contains(told(got), "ring-the-allotment") != c.want {
			t.Errorf("%s: %s", c.claim, told(got))
		}
		keepsItsWord(t, e, Request{Text: c.text}, noon())
	}
}

func TestAMomentInALongAccountIsFound(t *testing.T) {
	long := strings.Join(unrelated(t)[:14], "\n\n")
	moment := "I shouted at one boy in front of all of them for something four of them were doing. He went white and then very polite. I should find him on his own and say sorry."
	got := realEngine(t).Suggest(Request{Text: long + "\n\n" + moment + "\n\n" + long}, noon())
	if !strings.Contains(told(got), "say-sorry-plainly") {
		t.Errorf("%d words before and after it bring up %q", len(strings.Fields(long)), told(got))
	}
}

func TestWhatWentWellIsBuiltOnFromTheTextAlone(t *testing.T) {
	text := "For once I did it right. I asked him before I touched anything what he wanted, he said the window open, so I opened it and we went on from there. He grinned."
	got := realEngine(t).Suggest(Request{Text: text}, noon())
	if !strings.Contains(told(got), "+") {
		t.Errorf("suggests %s", told(got))
	}
}

func TestThereIsAColumnForEveryCard(t *testing.T) {
	for _, p := range realEngine(t).cards {
		if _, ok := model.Trained().Column(string(p.ID)); !ok {
			t.Errorf("the model does not know %s; run: go run ./internal/suggest/model/train", p.ID)
		}
	}
}

func TestQuotesSayMoreThanSmallWords(t *testing.T) {
	e := realEngine(t)
	for _, v := range vignettes(t) {
		for _, s := range e.Suggest(Request{Text: v.Text}, noon()).Suggestions {
			for _, b := range s.Because {
				for _, q := range b.Quotes {
					words := lex.Split(q.Text, quoteWords+1)
					if len(words) > quoteWords || !slices.ContainsFunc(words, func(w lex.Word) bool { return !lex.StopWords()[w.Form] }) {
						t.Errorf("%q is quoted for %s", q.Text, s.Pattern.ID)
					}
				}
			}
		}
	}
}

func TestASentenceIsFoundByWhatItMeans(t *testing.T) {
	hs := realEngine(t).Find("he went home and nobody had told his mum what happens next", 10)
	if len(hs) != 10 {
		t.Errorf("%d hits", len(hs))
	}
	for typed, want := range map[string]pattern.ID{
		"i yelled at a kid in front of everybody": "say-sorry-plainly",
		"say sorry plainly":                       "say-sorry-plainly",
		"he nodded but had not understood a word": "close-the-loop",
	} {
		if got := realEngine(t).Find(typed, 3); !slices.ContainsFunc(got, func(h Hit) bool { return h.Pattern.ID == want }) {
			t.Errorf("%q finds %s", typed, hits(got))
		}
	}
}
