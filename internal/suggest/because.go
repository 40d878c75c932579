package suggest

import (
	"cmp"
	"slices"

	"heed/internal/theme"
)

// mostAnswers is how many answers are given as reasons for one card: the weightiest. More would be pleading.
const mostAnswers = 2

// because gives the reasons for a card: answers, the person's own words, and that it was kept before.
func (w *weighing) because(c *candidate) []Reason {
	claims := slices.Clone(c.claims)
	slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(b.weight, a.weight) })
	var all []Reason
	for _, cl := range claims[:min(len(claims), mostAnswers)] {
		all = append(all, cl.Reason)
	}
	wanted := func(a about) bool { return a == aboutAll || a == aboutPlace && c.card.Lens == theme.Place }
	least := 0.0
	if len(all) > 0 {
		least = besides
	}
	if quotes := w.reader.quotes(c.at, w.read.passages, least, wanted); len(quotes) > 0 {
		all = append(all, Reason{Kind: Wrote, Quotes: quotes})
	}
	return w.becauseKept(c.at, all)
}

func (w *weighing) becauseKept(at int, because []Reason) []Reason {
	if w.all[at].kept {
		return append(because, Reason{Kind: Kept})
	}
	return because
}
