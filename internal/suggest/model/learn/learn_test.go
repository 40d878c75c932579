package learn

import (
	"bytes"
	"io/fs"
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/suggest/lex"
	"heed/internal/suggest/model"
)

func TestTrainingAgainGivesTheEmbeddedWeights(t *testing.T) {
	want, err := os.ReadFile("../weights.bin")
	if err != nil {
		t.Fatal(err)
	}
	got, err := All(os.DirFS("../corpus"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("the entries, the cards or the ideas have changed since the weights were made; run: go run ./internal/suggest/model/train")
	}
}

func corpus(t *testing.T) map[string][]Entry {
	t.Helper()
	dir := os.DirFS("../corpus")
	files, err := fs.Glob(dir, "*.yaml")
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	all := map[string][]Entry{}
	for _, f := range files {
		if all[f], err = Corpus(dir, f); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestEntriesNameWhatThereIs(t *testing.T) {
	lib, err := Cards()
	if err != nil {
		t.Fatal(err)
	}
	known := func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok }
	q, err := selfcheck.Load(known)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for file, entries := range corpus(t) {
		for _, e := range entries {
			words := strings.Fields(e.Text)
			about := file + ": " + strings.Join(words[:min(len(words), 4)], " ")
			if other, twice := seen[e.Text]; twice {
				t.Errorf("%s: stands in %s too", about, other)
			}
			seen[e.Text] = file
			for _, id := range e.Labels() {
				if !known(id) {
					t.Errorf("%s: there is no card %q", about, id)
				}
			}
			for _, it := range e.Items {
				if _, ok := q.Item(selfcheck.ItemID(it)); !ok {
					t.Errorf("%s: there is no statement %q", about, it)
				}
			}
			if e.Kind != "risk" && e.Related() != (len(e.Best) > 0) {
				t.Errorf("%s: %s with %d cards", about, e.Kind, len(e.Best))
			}
		}
	}
}

func TestAnEntryIsLearned(t *testing.T) {
	lib, err := Cards()
	if err != nil {
		t.Fatal(err)
	}
	cards := lib.All()[:3]
	entries := []Entry{
		{Text: "Zebra, zebra, the lot of them.", Best: []pattern.ID{cards[0].ID}, Kind: "trouble"},
		{Text: "A quokka went well.", Best: []pattern.ID{cards[1].ID}, Kind: "right"},
		{Text: "Only a wombat.", Kind: "unrelated"},
	}
	m, err := model.New(string(Train(cards, entries)))
	if err != nil {
		t.Fatal(err)
	}
	score := func(text, column string) float64 {
		c, ok := m.Column(column)
		if !ok {
			t.Fatalf("no column %s", column)
		}
		return m.Read(lex.Split(text, 100)).Scores[c]
	}
	for _, c := range []struct{ column, more, less string }{
		{string(cards[0].ID), "zebra", "quokka"},
		{string(cards[1].ID), "quokka", "zebra"},
		{model.Right, "quokka", "zebra"},
		{model.Related, "zebra", "wombat"},
	} {
		if score(c.more, c.column) <= score(c.less, c.column) {
			t.Errorf("%q is less like %s than %q", c.more, c.column, c.less)
		}
	}
}

func TestSolve(t *testing.T) {
	// (2 1; 1 3) and 1 on the diagonal: x = 1, 2 gives 5, 9.
	x := solve([][]float64{{2}, {1, 3}}, []float64{1, 1}, [][]float64{{5}, {9}})
	if math.Abs(x[0][0]-1) > 1e-12 || math.Abs(x[1][0]-2) > 1e-12 {
		t.Error(x)
	}
}

func TestAFaultyCorpusIsAnError(t *testing.T) {
	for name, text := range map[string]string{
		"no kind":       "- text: x\n  best: []\n  also: []\n  items: []\n  kind: perhaps\n",
		"unknown field": "- text: x\n  worst: []\n",
		"no list":       "text: x\n",
	} {
		if _, err := Corpus(fstest.MapFS{"x.yaml": {Data: []byte(text)}}, "x.yaml"); err == nil {
			t.Errorf("%s is read", name)
		}
	}
	if _, err := All(fstest.MapFS{}); err == nil {
		t.Error("a model is made of nothing")
	}
}
