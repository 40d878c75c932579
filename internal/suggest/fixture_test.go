package suggest

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/goccy/go-yaml"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/suggest/model"
	"heed/internal/theme"
	"heed/patterns"
)

// The rules are tested on a dozen invented cards, so that better words in the real ones break no test. In each line:
// id, first theme, moment, setting, lens, related, cues; the problem is about nothing any other card has.
const cardTable = `
limits                | role      | before | one-to-one | -          | notes        | see what i can do, promised
notes                 | role      | after  | one-to-one | -          | limits       | nothing in writing, scribbled
hats                  | role      | before | one-to-one | -          | choice       | assessor, both jobs
reason                | shared    | during | one-to-one | -          | recap        | barked, line up
recap                 | shared    | during | one-to-one | -          | reason       | nodded, blank look
plain-words           | shared    | before | one-to-one | -          | reason       | jargon, long words
two-minute-power-scan | power     | after  | one-to-one | -          | limits       | uniform, in charge
choice                | autonomy  | during | one-to-one | -          | sorry        | no choice, went along
sorry                 | repair    | after  | one-to-one | -          | choice       | shouted, lost my temper, apolog
whose-rule            | expansive | during | one-to-one | -          | notes        | not allowed, always done
go-round              | together  | during | group      | group      | limits       | same voices, talked over
upstairs              | expansive | after  | team       | place      | neighbours   | panel, sign off
neighbours            | role      | after  | team       | place      | upstairs     | food bank, referral
tea                   | autonomy  | during | one-to-one | connection | sorry        | birthday, gift
`

const itemTable = `
role        | r1 | encounter | limits, notes
role        | r2 | encounter | hats
shared      | s1 | encounter | reason, recap, plain-words
power       | p1 | encounter | two-minute-power-scan
together    | t1 | encounter | go-round, choice
autonomy    | a1 | encounter | choice
repair      | e1 | encounter | sorry
expansive   | x1 | encounter | whose-rule
group       | g1 | encounter | go-round
place       | o1 | place     | neighbours
place       | o2 | place     | upstairs
power-types | k1 | power     | two-minute-power-scan
connection  | c1 | encounter | tea
`

const scalesYAML = `
scales:
  - id: encounter
    stem: Thinking of that session...
    options:
      - {id: moment, label: "Yes, I can point to the moment", plain: x}
      - {id: partly, label: Partly, plain: x}
      - {id: not_this_time, label: Not this time, plain: x}
      - {id: unsure, label: I can't tell, plain: x}
      - {id: na, label: "Didn't come up, or wasn't mine to decide", plain: x}
  - id: place
    stem: Did this help?
    options:
      - {id: helped, label: Helped, plain: x}
      - {id: in_the_way, label: Got in the way, plain: x}
      - {id: both, label: Some of each, plain: x}
      - {id: unnoticed, label: I didn't notice, plain: x}
  - id: power
    stem: Which were there?
    options:
      - {id: mine, label: I had more of this, plain: x}
      - {id: theirs, label: They had more of this, plain: x}
`

// rows splits a table into its fields.
func rows(table string) [][]string {
	var all [][]string
	for line := range strings.Lines(table) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		var fields []string
		for f := range strings.SplitSeq(line, "|") {
			fields = append(fields, strings.TrimSpace(f))
		}
		all = append(all, fields)
	}
	return all
}

func testLibrary(t testing.TB) *pattern.Library {
	t.Helper()
	files := fstest.MapFS{}
	for _, r := range rows(cardTable) {
		lens := ""
		if r[4] != "-" {
			lens = "lens: " + r[4] + "\n"
		}
		id := r[0]
		files[id+".md"] = &fstest.MapFile{Data: fmt.Appendf(nil, `---
id: %[1]s
name: The %[1]s card
themes: [%[2]s]
moment: [%[3]s]
setting: [%[4]s]
%[5]srelated: [%[6]s]
source: [S2:1]
basis: seed
cues: [%[7]s]
---

## Problem

Zq%[1]s.

## Therefore

Zt%[1]s.

## You could say

> Zs%[1]s.

## Take care

Zc%[1]s.

## What it looks like

Zl%[1]s.

## Where it comes from

Zo%[1]s.
`, id, r[1], r[2], r[3], lens, r[5], r[6])}
	}
	lib, err := pattern.Load(pattern.Source{Name: "test", FS: files})
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func testQuestions(t testing.TB, lib *pattern.Library) *selfcheck.Questionnaire {
	t.Helper()
	files := fstest.MapFS{
		"scales.yaml": {Data: []byte(scalesYAML)},
		"course.yaml": {Data: []byte("intro: x\nopening: []\nclosing: []\npaths: []\n")},
	}
	for _, r := range rows(itemTable) {
		file := r[0] + ".yaml"
		if files[file] == nil {
			files[file] = &fstest.MapFile{Data: fmt.Appendf(nil, "id: %s\nname: x\nscale: %s\nitems:\n", r[0], r[2])}
		}
		files[file].Data = fmt.Appendf(files[file].Data,
			"  - {id: %s, text: Statement %s., plain: x, anchor: x, says: x, source: [a book], patterns: [%s]}\n", r[1], r[1], r[3])
	}
	q, err := selfcheck.LoadFS(files, func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func testEngine(t testing.TB) *Engine {
	t.Helper()
	lib := testLibrary(t)
	return NewWith(lib, testQuestions(t, lib), func() *model.Model { return knowsNothing(t) })
}

// knowsNothing is a model that has seen no card, so that all are judged by their words.
func knowsNothing(t testing.TB) *model.Model {
	t.Helper()
	columns := []string{model.Related, model.Right, model.Place}
	m, err := model.New(string(model.Encode(model.Plain{Columns: columns, Bias: make([]float64, len(columns))})))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// noon is the moment at which everything in these tests happens.
func noon() time.Time { return time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC) }

// check makes a check from "item=option" or "item=option: note", and "z1: words" for what was said to a question.
func check(lens theme.Lens, said ...string) *selfcheck.Check {
	c := &selfcheck.Check{Lens: lens}
	for _, s := range said {
		head, note, _ := strings.Cut(s, ": ")
		if item, option, ok := strings.Cut(head, "="); ok {
			c.Set(selfcheck.Answer{Item: selfcheck.ItemID(item), Option: selfcheck.OptionID(option), Note: note})
			continue
		}
		c.Say(selfcheck.PromptID(head), note)
	}
	return c
}

// told words a result shortly: the cards in their order, "+" before the one that builds on what went right and "@"
// before those for the place.
func told(r Result) string {
	var all []string
	for _, s := range r.Suggestions {
		mark := ""
		if s.Right {
			mark = "+"
		}
		if s.ForPlace {
			mark = "@"
		}
		all = append(all, mark+string(s.Pattern.ID))
	}
	return strings.Join(all, " ")
}

func askedItems(r Result) string {
	var all []string
	for _, it := range r.Ask {
		all = append(all, string(it.ID))
	}
	return strings.Join(all, " ")
}

// labelled is an entry and the cards that fit it, the best first.
type labelled struct {
	Text     string
	Patterns []pattern.ID
}

func realEngine(t testing.TB) *Engine {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	q, err := selfcheck.Load(func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		t.Fatal(err)
	}
	return New(lib, q)
}

func fromYAML(t testing.TB, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

func vignettes(t testing.TB) []labelled {
	var file struct{ Vignettes []labelled }
	fromYAML(t, "testdata/vignettes-dev.yaml", &file)
	return file.Vignettes
}

func unrelated(t testing.TB) []string {
	var file struct{ Entries []string }
	fromYAML(t, "testdata/unrelated.yaml", &file)
	return file.Entries
}

func vignetteTexts(t testing.TB) []string {
	var all []string
	for _, l := range vignettes(t) {
		all = append(all, l.Text)
	}
	return all
}

// answerFor is the answer that brings up a statement's cards.
func answerFor(e *Engine, id selfcheck.ItemID) selfcheck.OptionID {
	it, _ := e.q.Item(id)
	switch it.Scale {
	case "place":
		return selfcheck.InTheWay
	case "power":
		return "mine"
	}
	return selfcheck.NotThisTime
}
