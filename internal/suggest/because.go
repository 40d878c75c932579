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
	if quotes := w.wrote(c); len(quotes) > 0 {
		all = append(all, Reason{Kind: Wrote, Quotes: quotes})
	}
	return w.becauseKept(c.at, all)
}

// wrote returns the person's own words that speak for a card.
func (w *weighing) wrote(c *candidate) []Quote {
	return w.reader.quotes(c.at, w.read.passages, w.read.about(c.card), len(c.claims) > 0)
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
