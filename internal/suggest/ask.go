package suggest

import (
	"cmp"
	"slices"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// mostAsk is how many statements are offered to confirm. Six fit on one small screen.
const mostAsk = 6

// orPlace lifts the statements about the place once an answer leaves open whether it was the place: over those that
// the text barely hints at. Most such answers mean no more than that it didn't come up.
const orPlace = 0.15

// guess is a statement that the text may be about, through the card of it that fits the text best.
type guess struct {
	item   selfcheck.Item
	card   pattern.ID
	likely float64
}

// ask returns the statements that may be part of what was written and are not answered yet. One whose best card an
// earlier one names as well comes after those that ask something new.
func (w *weighing) ask() []selfcheck.Item {
	var all []guess
	for _, it := range w.items {
		if g := w.guess(it); g.likely > 0 {
			all = append(all, g)
		}
	}
	slices.SortStableFunc(all, func(a, b guess) int { return cmp.Compare(b.likely, a.likely) })
	var fresh, again []selfcheck.Item
	for _, g := range all {
		named := slices.ContainsFunc(fresh, func(it selfcheck.Item) bool { return slices.Contains(it.Patterns, g.card) })
		if named {
			again = append(again, g.item)
			continue
		}
		fresh = append(fresh, g.item)
	}
	both := slices.Concat(fresh, again)
	return both[:min(len(both), mostAsk)]
}

// guess leaves out what was answered, what is about kinds of power (which are observed, not done), and the personal
// connection unless that is the lens.
func (w *weighing) guess(it selfcheck.Item) guess {
	g := guess{item: it}
	if _, _, answered := w.answer(it); answered || it.Lens == theme.PowerTypes ||
		it.Lens == theme.Connection && w.r.lens() != theme.Connection {
		return g
	}
	for _, id := range it.Patterns {
		if at, ok := w.at[id]; ok && w.read.speaks && w.all[at].text > g.likely {
			g.card, g.likely = id, w.all[at].text
		}
	}
	if w.askPlace && it.Lens == theme.Place {
		g.likely += orPlace
	}
	return g
}
