package suggest

import (
	"cmp"
	"slices"

	"heed/internal/pattern"
	"heed/internal/suggest/lex"
)

// Rank orders all cards by how well a text fits them, the best first. It is what Suggest chooses from when there is
// nothing but text, before it looks at silence, themes and what says the same; the evaluation measures both.
func (e *Engine) Rank(text string) []pattern.ID {
	return inOrder(e.cards, e.reader().read([]passage{{text: text}}).all.fits)
}

// ByWords orders cards by the words that they share with a text: how a person's own cards are read, and what the
// evaluation compares the model with.
func ByWords(cards []*pattern.Pattern) func(text string) []pattern.ID {
	var docs []document
	for _, p := range cards {
		docs = append(docs, cardDocument(p))
	}
	return byIndex(cards, newIndex(docs, cardWeights(), cardCue))
}

// ByCues orders cards by how many of their cues stand in a text, for the evaluation.
func ByCues(cards []*pattern.Pattern) func(text string) []pattern.ID {
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

func byIndex(cards []*pattern.Pattern, x *index) func(text string) []pattern.ID {
	return func(text string) []pattern.ID { return inOrder(cards, x.weigh(x.find(lex.Split(text, lex.MaxWords)))) }
}

// inOrder leaves out the cards that nothing speaks for.
func inOrder(cards []*pattern.Pattern, worth []float64) []pattern.ID {
	var order []int
	for i, w := range worth {
		if w > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(worth[b], worth[a]) })
	var ids []pattern.ID
	for _, i := range order {
		ids = append(ids, cards[i].ID)
	}
	return ids
}
