package mark

import (
	"os"
	"strings"
	"testing"

	"heed/internal/suggest"
)

func bench(t *testing.T) *Bench {
	t.Helper()
	b, err := NewBench(os.DirFS("../../model/corpus"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestTheOrderOfTheWays holds that each way to do it is better than the one before, on entries that the model has not
// seen, in one run. It holds no absolute figure: those change with the words of cards and entries, for better too.
func TestTheOrderOfTheWays(t *testing.T) {
	b := bench(t)
	e, err := b.Engine("exemplars-a.yaml", "exemplars-b.yaml", "situations-c.yaml", "unrelated-e.yaml")
	if err != nil {
		t.Fatal(err)
	}
	set := b.Entries("situations-d.yaml")
	random, cues := Random(set, len(b.lib.All())), Of(set, suggest.ByCues(b.lib.All()))
	words, model := Of(set, suggest.ByWords(b.lib.All())), Of(set, e.Rank)
	alone, confirmed := Of(set, Suggested(e)), Of(set, Confirmed(e, b.q, set))
	asked, _ := Asked(e, set)
	right, wrong, _ := Silence(e, set)
	for _, c := range []struct {
		claim string
		ok    bool
	}{
		{"cues beat chance", cues.NDCG3 > random.NDCG3},
		{"BM25F beats cues", words.NDCG3 > cues.NDCG3},
		{"the model beats BM25F by half", model.NDCG3 > 1.5*words.NDCG3 && model.Best10 > words.Best10},
		{"choosing costs a tenth at most", alone.NDCG3 > 0.9*model.NDCG3},
		{"one statement confirmed beats the text alone", confirmed.Best3 > alone.Best3},
		{"the statements asked carry more best cards than the three suggested", asked > alone.Best3},
		{"it is silent five times as often where there is nothing to say", right > 5*wrong},
	} {
		if !c.ok {
			t.Errorf("no longer: %s", c.claim)
		}
	}
	t.Logf("random %.2f, cues %.2f, BM25F %.2f, model %.2f, suggested %.2f, confirmed %.2f", random, cues, words, model, alone, confirmed)
}

func TestTheTableIsPrinted(t *testing.T) {
	set, err := Vignettes(os.DirFS("../../testdata"), "vignettes-dev.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	bench(t).Embedded(&out, "vignettes", set)
	for _, want := range []string{"vignettes: 20 entries", "at random", "counting cues", "BM25F", "with one confirmed", "wrongly silent"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
