package learn

import (
	"math"
	"slices"
	"strings"

	"heed/internal/pattern"
	"heed/internal/suggest/model"
)

const (
	// small keeps weights small: an entry's own label counts as much for its answer as all others together do. From half
	// to three times this changes the evaluation by a hundredth.
	small = 1.0
	// also is what a card that "fits too" counts beside the best one; each further best one counts nextBest less.
	also     = 0.15
	nextBest = 0.3
	// kin is how far a label is shared with the cards that go with it: those it names as related, and those that entries
	// name along with it.
	kin = 0.4
	// few is in how many documents a feature may stand for these to take less room than a row of weights.
	few = 12
)

// Train returns packed weights for the cards, learned from entries and from the cards' own words.
func Train(cards []*pattern.Pattern, entries []Entry) []byte {
	columns := []string{}
	for _, c := range cards {
		columns = append(columns, string(c.ID))
	}
	slices.Sort(columns)
	columns = append(columns, model.Related, model.Right, model.Place)

	var docs []document
	for _, e := range entries {
		docs = append(docs, fromEntry(e))
	}
	for _, c := range cards {
		docs = append(docs, fromCard(c)...)
	}
	all := features(vectors(docs))
	diag := make([]float64, len(docs))
	for i, d := range docs {
		diag[i] = small / d.trust
	}
	weights := solve(likeness(len(docs), all), diag, targets(docs, cards, columns))
	return model.Encode(plain(columns, all, weights, len(docs)))
}

// fromEntry has the labels of an entry.
func fromEntry(e Entry) document {
	d := document{text: e.Text, trust: 1}
	for i, id := range e.Best {
		d.labels = append(d.labels, label{string(id), 1 - float64(nextBest*float64(i))})
	}
	for _, id := range e.Also {
		d.labels = append(d.labels, label{string(id), also})
	}
	if e.Related() {
		d.labels = append(d.labels, label{model.Related, 1})
	} else {
		d.trust = 3 // there are fewer of them
	}
	switch e.Kind {
	case "right":
		d.labels = append(d.labels, label{model.Right, 1})
	case "place":
		d.labels = append(d.labels, label{model.Place, 1})
	case "mixed":
		d.labels = append(d.labels, label{model.Right, 0.5})
	}
	return d
}

// fromCard makes each part of a card a text that fits it. What the source says and when to take care is left out, since
// it is not told as people tell a moment.
func fromCard(c *pattern.Pattern) []document {
	var docs []document
	for _, text := range []string{
		c.Name + ". " + c.Problem, c.Therefore, strings.Join(c.Say, ". "), strings.Join(c.Cues, ". "), c.Looks,
	} {
		docs = append(docs, document{text: text, trust: 1, labels: []label{{string(c.ID), 1}, {model.Related, 1}}})
	}
	return docs
}

// targets has a row for each document: what each column should be.
func targets(docs []document, cards []*pattern.Pattern, columns []string) [][]float64 {
	at := map[string]int{}
	for i, c := range columns {
		at[c] = i
	}
	y := make([][]float64, len(docs))
	for i, d := range docs {
		y[i] = make([]float64, len(columns))
		for _, l := range d.labels {
			if c, ok := at[l.column]; ok {
				y[i][c] = max(y[i][c], l.worth)
			}
		}
	}
	spread(y, kinship(y, cards, at), len(cards))
	return y
}

// kinship says for each card how its kin is shared out among the others.
func kinship(y [][]float64, cards []*pattern.Pattern, at map[string]int) [][]float64 {
	k := make([][]float64, len(cards))
	for i := range k {
		k[i] = make([]float64, len(cards))
	}
	for _, row := range y {
		for i := range k {
			for j := range k {
				if i != j && row[i] > 0 && row[j] > 0 {
					k[i][j] += float64(row[i] * row[j])
				}
			}
		}
	}
	for _, c := range cards {
		for _, r := range c.Related {
			if j, ok := at[string(r)]; ok {
				k[at[string(c.ID)]][j]++
			}
		}
	}
	for _, row := range k {
		sum := 0.0
		for _, x := range row {
			sum += x
		}
		if sum > 0 {
			over(row, sum)
		}
	}
	return k
}

func spread(y, kinship [][]float64, cards int) {
	for _, row := range y {
		more := make([]float64, cards)
		for i, x := range row[:cards] {
			if x > 0 {
				for j, k := range kinship[i] {
					more[j] += float64(float64(kin*x) * k)
				}
			}
		}
		for j, x := range more {
			row[j] = max(row[j], min(1, row[j]+x))
		}
	}
}

// plain turns weights of documents into weights of features.
func plain(columns []string, all []feature, weights [][]float64, docs int) model.Plain {
	p := model.Plain{Columns: columns, Bias: make([]float64, len(columns))}
	for _, w := range weights {
		less(p.Bias, -constant, w)
	}
	for _, f := range all {
		// A vector has the root of its group's weight, and so has the text that it is compared with; the model gives
		// the text's whole weight.
		in := idf(len(f.in), docs)
		if len(f.in) <= few {
			rare := model.Few{Key: f.key, Group: f.group, IDF: in}
			for _, s := range f.in {
				rare.In = append(rare.In, model.Standing{Doc: uint16(s.doc), Share: s.x / math.Sqrt(f.group.Weight())})
			}
			p.Few = append(p.Few, rare)
			continue
		}
		row := make([]float64, len(columns))
		for _, s := range f.in {
			less(row, -s.x/math.Sqrt(f.group.Weight()), weights[s.doc])
		}
		p.Features = append(p.Features, model.Weighted{Key: f.key, Group: f.group, IDF: in, Row: row})
	}
	p.Docs = weights
	return p
}
