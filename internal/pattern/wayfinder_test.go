package pattern

import (
	"strings"
	"testing"
	"testing/fstest"

	"heed/patterns"
)

func TestEveryCardIsReachedFromWhatIsHard(t *testing.T) {
	l, err := Load(Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	ways, err := WhatIsHard(l)
	if err != nil {
		t.Error(err)
	}
	n := 0
	for _, w := range ways {
		if w.Line == "" { // what stands nowhere else
			for _, p := range w.Cards {
				t.Errorf("nothing leads to %s: name it in wayfinder.yaml", p.ID)
			}
			continue
		}
		n++
		if n := len(w.Cards); n > 12 {
			t.Errorf("%d cards under %q: twelve are soon read", n, w.Line)
		}
	}
	if n < 5 || n > 7 {
		t.Errorf("%d situations to choose from: five to seven are soon read", n)
	}
}

func TestAPersonsOwnCardsComeLast(t *testing.T) {
	own, err := patterns.FS.ReadFile("go-round.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(own), "id: go-round", "id: mine", 1)
	l, err := Load(Source{Name: "patterns", FS: patterns.FS}, Source{Name: "mine", FS: fstest.MapFS{"mine.md": {Data: []byte(text)}}, Own: true})
	if err != nil {
		t.Fatal(err)
	}
	ways, err := WhatIsHard(l)
	last := ways[len(ways)-1]
	if err != nil || last.Line != "" || len(last.Cards) != 1 || last.Cards[0].ID != "mine" {
		t.Errorf("the last is %+v, %v", last, err)
	}
}

func TestFaultsInTheWayfinderAreTold(t *testing.T) {
	l, err := Load(Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	for claim, tt := range map[string]struct{ data, want string }{
		"a pattern there is not": {"ways:\n  - id: a\n    hard: A\n    patterns: [no-such]\n", `wayfinder.yaml:4:16: there is no pattern "no-such"`},
		"one twice":              {"ways:\n  - id: a\n    hard: A\n    patterns: [go-round, go-round]\n", `wayfinder.yaml:4:26: "go-round" stands here twice`},
		"an id twice":            {"ways:\n  - {id: a, hard: A, patterns: [go-round]}\n  - {id: a, hard: B, patterns: [go-round]}\n", `the id "a" is missing, or stands here twice`},
		"no words":               {"ways:\n  - id: a\n    patterns: [go-round]\n", "nothing says what is hard"},
		"no cards":               {"ways:\n  - id: a\n    hard: A\n", "no pattern stands under it"},
		"a field nobody knows":   {"ways:\n  - id: a\n    hart: A\n", "wayfinder.yaml:3"},
	} {
		if _, err := whatIsHard(l, []byte(tt.data)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", claim, err, tt.want)
		}
	}
}
