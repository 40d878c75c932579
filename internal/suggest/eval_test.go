package suggest

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/patterns"
)

// labelled is an entry and the cards that fit it, the best first.
type labelled struct {
	Text     string
	Patterns []pattern.ID
}

// ranking orders all cards for a text, the best first, leaving out those that nothing speaks for.
type ranking func(text string) []pattern.ID

// marks are what an evaluation measures: each is a share of the entries, but for ndcg.
type marks struct{ ndcg3, any3, best3, best10 float64 }

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

func measureRanking(set []labelled, rank ranking) marks {
	var m marks
	for _, l := range set {
		got := rank(l.Text)
		m.ndcg3 += ndcg(got, l.Patterns, 3)
		m.any3 += share(got, l.Patterns, 3)
		m.best3 += share(got, l.Patterns[:1], 3)
		m.best10 += share(got, l.Patterns[:1], 10)
	}
	n := float64(len(set))
	return marks{m.ndcg3 / n, m.any3 / n, m.best3 / n, m.best10 / n}
}

// ndcg compares the first n cards with the best order: a label counts by its place among the labels.
func ndcg(got, want []pattern.ID, n int) float64 {
	sum, ideal := 0.0, 0.0
	for i := range n {
		discount := 1 / math.Log2(float64(i+2))
		if i < len(want) {
			ideal += float64(len(want)-i) * discount
		}
		if i < len(got) {
			if at := slices.Index(want, got[i]); at >= 0 {
				sum += float64(len(want)-at) * discount
			}
		}
	}
	return sum / ideal
}

// share is 1 when one of the wanted is among the first n.
func share(got, want []pattern.ID, n int) float64 {
	if slices.ContainsFunc(got[:min(n, len(got))], func(id pattern.ID) bool { return slices.Contains(want, id) }) {
		return 1
	}
	return 0
}

// atRandom is what drawing cards by lot would come to, worked out and not drawn.
func atRandom(set []labelled, cards int) marks {
	missed := func(labels, drawn int) float64 {
		p := 1.0
		for i := range drawn {
			p *= float64(cards-labels-i) / float64(cards-i)
		}
		return p
	}
	var m marks
	for _, l := range set {
		k := len(l.Patterns)
		sum, ideal := 0.0, 0.0
		for i := range 3 {
			discount := 1 / math.Log2(float64(i+2))
			sum += discount * float64(k*(k+1)) / 2 / float64(cards)
			if i < k {
				ideal += float64(k-i) * discount
			}
		}
		m.ndcg3 += sum / ideal
		m.any3 += 1 - missed(k, 3)
		m.best3 += 1 - missed(1, 3)
		m.best10 += 1 - missed(1, 10)
	}
	n := float64(len(set))
	return marks{m.ndcg3 / n, m.any3 / n, m.best3 / n, m.best10 / n}
}

func byIndex(cards []*pattern.Pattern, x *index) ranking {
	return func(text string) []pattern.ID {
		sums := x.weigh(x.find(split(text, maxWords)))
		var order []int
		for i, s := range sums {
			if s > 0 {
				order = append(order, i)
			}
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sums[b], sums[a]) })
		var ids []pattern.ID
		for _, i := range order {
			ids = append(ids, cards[i].ID)
		}
		return ids
	}
}

func byCues(cards []*pattern.Pattern) ranking {
	var docs []document
	for _, p := range cards {
		docs = append(docs, document{cues: p.Cues})
	}
	x := newIndex(docs, nil, 1)
	for _, in := range x.postings {
		for i := range in {
			in[i].weight = 1
		}
	}
	return byIndex(cards, x)
}

func bySuggest(e *Engine, r func(text string) Request) ranking {
	return func(text string) []pattern.ID {
		var ids []pattern.ID
		for _, s := range e.Suggest(r(text), time.Unix(0, 0)).Suggestions {
			ids = append(ids, s.Pattern.ID)
		}
		return ids
	}
}

// confirmed adds one answer to the text: "not this time" to the statement that names the entry's best card (or else the
// next best) as early as any does.
func confirmed(e *Engine, set []labelled) func(text string) Request {
	return func(text string) Request {
		i := slices.IndexFunc(set, func(l labelled) bool { return l.Text == text })
		for _, id := range set[i].Patterns {
			if it, ok := naming(e, id); ok {
				return Request{Text: text, Check: &selfcheck.Check{Answers: []selfcheck.Answer{{Item: it, Option: answerFor(e, it)}}}}
			}
		}
		return Request{Text: text}
	}
}

func naming(e *Engine, id pattern.ID) (selfcheck.ItemID, bool) {
	var best selfcheck.ItemID
	at := math.MaxInt
	for _, it := range e.items {
		if k := slices.Index(it.Patterns, id); k >= 0 && k < at {
			best, at = it.ID, k
		}
	}
	return best, best != ""
}

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

// asked is the share of entries for which a statement that names one of its cards (best: its best card) is offered.
func asked(e *Engine, set []labelled) (best, anyCard float64) {
	for _, l := range set {
		b, a := 0.0, 0.0
		for _, it := range e.Suggest(Request{Text: l.Text}, time.Unix(0, 0)).Ask {
			if slices.Contains(it.Patterns, l.Patterns[0]) {
				b = 1
			}
			if slices.ContainsFunc(l.Patterns, func(id pattern.ID) bool { return slices.Contains(it.Patterns, id) }) {
				a = 1
			}
		}
		best, anyCard = best+b, anyCard+a
	}
	return best / float64(len(set)), anyCard / float64(len(set))
}

func silent(e *Engine, texts []string) float64 {
	n := 0.0
	for _, s := range texts {
		if e.Suggest(Request{Text: s}, time.Unix(0, 0)).Silent {
			n++
		}
	}
	return n / float64(len(texts))
}

func texts(set []labelled) []string {
	var all []string
	for _, l := range set {
		all = append(all, l.Text)
	}
	return all
}

// TestEval prints how good the engine is ("go test -run Eval -v") and holds the order of the ways to do it, on the
// same entries in the same run. It holds no absolute figure: those change with the words of the cards, for better too.
func TestEval(t *testing.T) {
	e := realEngine(t)
	set := vignettes(t)
	random, cues := atRandom(set, len(e.cards)), measureRanking(set, byCues(e.cards))
	words := measureRanking(set, byIndex(e.cards, e.reader.cards))
	alone := measureRanking(set, bySuggest(e, func(text string) Request { return Request{Text: text} }))
	answered := measureRanking(set, bySuggest(e, confirmed(e, set)))
	var out strings.Builder
	fmt.Fprintf(&out, "\n%-34s %8s %8s %8s %8s\n", "20 labelled entries", "nDCG@3", "any in 3", "best in 3", "best in 10")
	line := func(name string, m marks) {
		fmt.Fprintf(&out, "%-34s %8.2f %8.2f %8.2f %8.2f\n", name, m.ndcg3, m.any3, m.best3, m.best10)
	}
	line("at random", random)
	line("counting cues", cues)
	line("BM25F, all cards in order", words)
	line("suggested, from the text alone", alone)
	line("suggested, with one answer", answered)
	best, anyCard := asked(e, set)
	fmt.Fprintf(&out, "asks the statement of the best card %.2f, of any labelled card %.2f\n", best, anyCard)
	quiet, wrong := silent(e, unrelated(t)), silent(e, texts(set))
	fmt.Fprintf(&out, "silent on unrelated entries %.2f, wrongly on labelled ones %.2f\n", quiet, wrong)
	t.Log(out.String())

	for _, claim := range []struct {
		name string
		ok   bool
	}{
		{"BM25F beats cues", words.ndcg3 > cues.ndcg3},
		{"cues beat chance", cues.ndcg3 > random.ndcg3},
		{"an answer beats the text alone", answered.ndcg3 > alone.ndcg3},
		{"it is silent more often where nothing stands out", quiet > wrong},
	} {
		if !claim.ok {
			t.Errorf("no longer: %s", claim.name)
		}
	}
}
