package model

import (
	"math"
	"testing"

	"heed/internal/suggest/lex"
)

// BenchmarkLoad is what the first text waits for, once in a run of the program.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(weights); err != nil {
			b.Fatal(err)
		}
	}
}

func TestWeightsAreSmallEnoughToCarry(t *testing.T) {
	if len(weights) > 3_000_000 {
		t.Errorf("%d bytes; learn.fewest says which features are kept", len(weights))
	}
}

func TestLogIsTheLogarithm(t *testing.T) {
	for _, x := range []float64{1, 1.5, 2, 3, 7, 64, 1800, 1e-3} {
		if math.Abs(Log(x)-math.Log(x)) > 1e-14*max(1, math.Abs(math.Log(x))) {
			t.Errorf("Log(%v) = %v", x, Log(x))
		}
	}
}

func TestDamagedWeightsAreAnError(t *testing.T) {
	for _, data := range []string{"", magic, "x" + weights, weights[:len(weights)-1], weights + "x"} {
		if _, err := New(data); err == nil {
			t.Errorf("%d bytes are taken for a model", len(data))
		}
	}
}

func TestWhatIsPackedComesOut(t *testing.T) {
	words := lex.Split("barked once", 10)
	var features []Feature
	Each(words, func(f Feature) { features = append(features, f) })
	p := Plain{
		Columns:  []string{"a", "b", "c"},
		Features: []Weighted{{Key: features[0].Key, Group: Words, IDF: IDF(1), Row: []float64{0.7, -0.3, 0.1}}},
		Docs:     [][]float64{{0, 0, 7}},
		Bias:     []float64{0.07, 0, 0},
	}
	for _, f := range features {
		if f.Group == Pairs {
			p.Few = append(p.Few, Few{Key: f.Key, Group: Pairs, IDF: IDF(1), In: []Standing{{Doc: 0, Share: 1}}})
		}
	}
	m, err := New(string(Encode(p)))
	if err != nil {
		t.Fatal(err)
	}
	r := m.Read(words)
	word, pair := Words.Weight(), Pairs.Weight()
	for c, want := range []float64{0.07 + 0.7*word, -0.3 * word, 0.1*word + 7*pair} {
		if math.Abs(r.Scores[c]-want) > 1e-6 {
			t.Errorf("column %d is %v, want %v", c, r.Scores[c], want)
		}
	}
	counted := r.Words(2, [][]lex.Word{words})[0]
	if math.Abs(counted[0]-(0.1*word+3.5*pair)) > 1e-6 || math.Abs(counted[1]-3.5*pair) > 1e-6 {
		t.Errorf("counted %v", counted)
	}
}

func TestEveryIdeaIsReadByTheSameRule(t *testing.T) {
	for stem, in := range ideas() {
		if stem == "" || len(in) == 0 {
			t.Errorf("%q: %v", stem, in)
		}
	}
	var got int
	Each(lex.Split("he promised, then I was late", 20), func(f Feature) {
		if f.Group == Ideas {
			got++
		}
	})
	if got == 0 {
		t.Error("a promise and lateness make no pair of ideas")
	}
}

func TestAPartIsReadAsByItself(t *testing.T) {
	m := Trained()
	other := lex.Split("The boiler went off again.", 20)
	words := lex.Split("She asked what happens next and I said I would ring on Friday. I never did, and she waited in.", 50)
	r := m.Read(other, words)
	part, alone := r.Part(1, 0, len(words)), m.Read(words)
	for c := range alone.Scores {
		if math.Abs(part.Scores[c]-alone.Scores[c]) > 1e-9 {
			t.Fatalf("column %d is %v, and %v alone", c, part.Scores[c], alone.Scores[c])
		}
	}
	if few := r.Part(1, 3, 6); len(few.features) == 0 || len(few.features) >= len(part.features) {
		t.Errorf("%d features of %d in three words", len(few.features), len(part.features))
	}
}
