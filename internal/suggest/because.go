package suggest

import (
	"cmp"
	"slices"
)

// mostAnswers is how many answers are given as reasons for one card: the weightiest. More would be pleading.
const mostAnswers = 2

// because gives the reasons for a card: answers, the person's own words, and that it was kept or tried before.
func (w *weighing) because(c *candidate) []Reason {
	claims := slices.Clone(c.claims)
	slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(b.weight, a.weight) })
	var all []Reason
	for _, cl := range claims[:min(len(claims), mostAnswers)] {
		all = append(all, cl.Reason)
	}
	want := wanted{card: c.at, beside: len(c.claims) > 0, heavy: true}
	switch quotes := w.reader.quotes(want, w.read.passages, w.read.about(c.card)); {
	case len(quotes) > 0:
		all = append(all, Reason{Kind: Wrote, Quotes: quotes})
	case len(all) == 0 && len(w.wrote(c)) > 0:
		all = append(all, Reason{Kind: Whole})
	}
	return w.becauseKept(c.at, all)
}

// wrote returns the person's own words that speak for a card, however little: what cards are chosen by. As a reason only
// those are given that carry weight for this card.
func (w *weighing) wrote(c *candidate) []Quote {
	return w.reader.quotes(wanted{card: c.at, beside: len(c.claims) > 0}, w.read.passages, w.read.about(c.card))
}

func (w *weighing) becauseKept(at int, because []Reason) []Reason {
	switch {
	case w.all[at].tried: // which says more than that it was kept
		return append(because, Reason{Kind: Tried})
	case w.all[at].kept:
		return append(because, Reason{Kind: Kept})
	}
	return because
}
