package learn

import (
	"cmp"
	"math"
	"slices"

	"heed/internal/suggest/lex"
	"heed/internal/suggest/model"
)

// fewest is in how many documents a feature of each group must stand to be kept. Pairs of words that stood once still
// help with what somebody else writes; runs of letters that did are mostly parts of such words, and there are many.
func fewest(g model.Group) int { return [model.Groups]int{1, 1, 1, 2, 8, 2}[g] }

// part is one feature of a document.
type part struct {
	key   uint32
	group model.Group
	n     int
	x     float64
}

// vectors counts the features of each text, and weighs them by how few texts have them. Each group of a text has
// length one times the root of the group's weight.
func vectors(docs []document) [][]part {
	all := make([][]part, len(docs))
	in := map[uint32]int{}
	for d, doc := range docs {
		all[d] = count(doc.text)
		for _, p := range all[d] {
			in[p.key]++
		}
	}
	for d := range all {
		all[d] = slices.DeleteFunc(all[d], func(p part) bool { return in[p.key] < fewest(p.group) })
		var sums [model.Groups]float64
		for i := range all[d] {
			p := &all[d][i]
			p.x = float64(model.Often(p.n) * model.Value(idf(in[p.key], len(docs))))
			sums[p.group] += float64(p.x * p.x)
		}
		for i := range all[d] {
			p := &all[d][i]
			p.x = float64(p.x * math.Sqrt(p.group.Weight()/sums[p.group]))
		}
	}
	return all
}

func idf(in, docs int) uint8 {
	return model.IDF(1 + model.Log(float64(1+docs)/float64(1+in)))
}

// count returns the features of a text in the order of their keys.
func count(text string) []part {
	var parts []part
	model.Each(lex.Split(text, lex.MaxWords), func(f model.Feature) {
		parts = append(parts, part{key: f.Key, group: f.Group, n: 1})
	})
	slices.SortFunc(parts, func(a, b part) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.group, b.group)) })
	kept := parts[:0]
	for _, p := range parts {
		if n := len(kept); n > 0 && kept[n-1].key == p.key {
			kept[n-1].n++
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// standing is where a feature stands: in which document, and what it counts there.
type standing struct {
	doc int
	x   float64
}

// feature is one feature and all the documents that have it.
type feature struct {
	key   uint32
	group model.Group
	in    []standing
}

// features turns the vectors around; features in the order of their keys, documents in theirs.
func features(vectors [][]part) []feature {
	at := map[uint32]int{}
	var all []feature
	for d, parts := range vectors {
		for _, p := range parts {
			i, ok := at[p.key]
			if !ok {
				i = len(all)
				at[p.key] = i
				all = append(all, feature{key: p.key, group: p.group})
			}
			all[i].in = append(all[i].in, standing{d, p.x})
		}
	}
	slices.SortFunc(all, func(a, b feature) int { return cmp.Compare(a.key, b.key) })
	return all
}

// likeness compares every document with those before it and itself: the lower half of a matrix.
func likeness(docs int, all []feature) [][]float64 {
	k := make([][]float64, docs)
	for i := range k {
		k[i] = make([]float64, i+1)
		for j := range k[i] {
			k[i][j] = constant
		}
	}
	for _, f := range all {
		for i, a := range f.in {
			row := k[a.doc]
			for _, b := range f.in[:i+1] {
				row[b.doc] += float64(a.x * b.x)
			}
		}
	}
	return k
}

// constant is a feature that every document has, so that a column may lie off zero for an empty text.
const constant = 0.05
