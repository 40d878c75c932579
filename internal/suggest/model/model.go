// Package model reads what a person wrote: how well each card of the library fits it, and whether it is about people
// and power at all, about something that went well, or about the workplace.
//
// The model is linear: every word, pair of words, run of letters and pair of ideas has a weight for each column, and
// the weights of those in a text add up. So what counted can be shown in the writer's own words (Reading.Words). The
// weights are made by heed/internal/suggest/model/train from the entries in corpus/, the cards and ideas.txt, and are
// embedded; New makes another model from other weights, for the evaluation.
//
// The package knows no card by name: columns have the ids they were trained with, and a card that has none is for the
// caller to judge. Nothing is learned from what is read. A Model never changes, and any number of goroutines may use it.
package model

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"sync"

	"heed/internal/suggest/lex"
)

// Columns that stand for no card.
const (
	Related = "~related" // it has to do with power between people
	Right   = "~right"   // something went well
	Place   = "~place"   // the workplace got in the way
)

//go:embed weights.bin
var weights string

// Trained is the embedded model. It is made at its first use.
var Trained = sync.OnceValue(func() *Model {
	m, err := New(weights)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return m
})

// Model is the weights, ready to be looked up.
type Model struct {
	columns map[string]int
	packed
	table  []uint32 // open addressing: 1 + the feature's number
	mask   uint32
	places sync.Pool // of *[]int32, by feature, all zero: what Read counts on
}

// Column is the place of a column in a reading's scores.
func (m *Model) Column(id string) (int, bool) {
	c, ok := m.columns[id]
	return c, ok
}

// find returns the number of a feature: those with a row first, then those that stood in few documents.
func (m *Model) find(key uint32) (int, bool) {
	for at := key & m.mask; ; at = (at + 1) & m.mask {
		n := m.table[at]
		if n == 0 {
			return 0, false
		}
		if m.key(int(n-1)) == key {
			return int(n - 1), true
		}
	}
}

// hit is a feature of a reading where it stands.
type hit struct {
	feature  int32 // its place in Reading.features
	text     int32
	from, to int32
}

// counted is a feature of the model, how often it stands in a reading, and what it counts there.
type counted struct {
	feature int32
	n       int32
	value   float64
}

// Reading is what the model makes of some texts, read as one.
type Reading struct {
	Scores   []float64 // by column: about 1 where it fits, about 0 where not, and seldom beyond
	model    *Model
	features []counted // in the order in which they come up
	hits     []hit
	runs     []run
}

// run is a part of the hits that is in the order of where they begin: those of one text and group.
type run struct{ text, from, to int }

// Read reads texts as one.
func (m *Model) Read(texts ...[]lex.Word) Reading {
	r := Reading{model: m}
	places := m.places.Get().(*[]int32)
	var group Group
	for t, words := range texts {
		r.runs = append(r.runs, run{t, len(r.hits), len(r.hits)})
		Each(words, func(f Feature) {
			if f.Group != group {
				r.runs = append(r.runs, run{t, len(r.hits), len(r.hits)})
				group = f.Group
			}
			n, ok := m.find(f.Key)
			if !ok {
				return
			}
			if (*places)[n] == 0 {
				r.features = append(r.features, counted{feature: int32(n)})
				(*places)[n] = int32(len(r.features))
			}
			at := (*places)[n] - 1
			r.features[at].n++
			r.hits = append(r.hits, hit{at, int32(t), f.From, f.To})
			r.runs[len(r.runs)-1].to = len(r.hits)
		})
	}
	for _, f := range r.features {
		(*places)[f.feature] = 0
	}
	m.places.Put(places)
	r.weigh()
	return r
}

// Part reads again the words from first to before last of a text that was read: the same as reading them alone, but for
// runs of letters at either end, and much faster.
func (r *Reading) Part(text, first, last int) Reading {
	part := Reading{model: r.model}
	places := r.model.places.Get().(*[]int32)
	for _, run := range r.runs {
		if run.text != text {
			continue
		}
		hits := r.hits[run.from:run.to]
		begin, _ := slices.BinarySearchFunc(hits, int32(first), func(h hit, first int32) int { return cmp.Compare(h.from, first) })
		for _, h := range hits[begin:] {
			if int(h.from) >= last {
				break
			}
			if int(h.to) >= last {
				continue
			}
			f := r.features[h.feature].feature
			if (*places)[f] == 0 {
				part.features = append(part.features, counted{feature: f})
				(*places)[f] = int32(len(part.features))
			}
			part.features[(*places)[f]-1].n++
		}
	}
	for _, f := range part.features {
		(*places)[f.feature] = 0
	}
	r.model.places.Put(places)
	part.weigh()
	return part
}

// weigh works out what each feature counts, and adds its weights up. The features have an order of their own, so sums
// are always made in the same one.
func (r *Reading) weigh() {
	m := r.model
	var sums [Groups]float64
	for i := range r.features {
		f := &r.features[i]
		f.value = m.often(int(f.n)) * m.idf(int(f.feature))
		sums[m.group(int(f.feature))] += f.value * f.value
	}
	var scale [Groups]float64
	for g, s := range sums {
		if s > 0 {
			scale[g] = Group(g).Weight() / math.Sqrt(s)
		}
	}
	r.Scores = make([]float64, 2*m.width) // a row may have one half byte too many
	like := make([]float64, m.docs)
	m.row(m.features+m.docs, 1, r.Scores)
	for i := range r.features {
		f := &r.features[i]
		n := int(f.feature)
		f.value *= scale[m.group(n)]
		if n < m.features {
			m.row(n, f.value, r.Scores)
			continue
		}
		m.standing(n, func(doc int, share float64) { like[doc] += f.value * share })
	}
	for doc, x := range like {
		if x > 0 {
			m.row(m.features+doc, x, r.Scores)
		}
	}
	r.Scores = r.Scores[:len(m.columns)]
}

// Words returns, by text and word, what each word added to a column. A run of letters over two words counts for both.
func (r *Reading) Words(column int, texts [][]lex.Word) [][]float64 {
	out := make([][]float64, len(texts))
	for t, words := range texts {
		out[t] = make([]float64, len(words))
	}
	each := make([]float64, len(r.features))
	for i, f := range r.features {
		each[i] = f.value / float64(f.n) * r.model.at(int(f.feature), column)
	}
	for _, h := range r.hits {
		part := each[h.feature] / float64(h.to-h.from+1)
		for i := h.from; i <= h.to; i++ {
			out[h.text][i] += part
		}
	}
	return out
}

// Across returns, by column, what the words of a text from first to last added.
func (r *Reading) Across(text, first, last int) []float64 {
	sums := make([]float64, 2*r.model.width) // a row may have one half byte too many
	for _, h := range r.hits {
		within := min(int(h.to), last) - max(int(h.from), first) + 1
		if int(h.text) != text || within <= 0 {
			continue
		}
		f := r.features[h.feature]
		n, x := int(f.feature), f.value/float64(f.n)*float64(within)/float64(h.to-h.from+1)
		if n < r.model.features {
			r.model.row(n, x, sums)
			continue
		}
		r.model.standing(n, func(doc int, share float64) { r.model.row(r.model.features+doc, x*share, sums) })
	}
	return sums[:len(r.model.columns)]
}
