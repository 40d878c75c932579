package suggest

import (
	"math"

	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// mostAsk is how many statements are offered to confirm. Six fit on one small screen.
const mostAsk = 6

const (
	// doubt is by how much the fit of a card has to be less for it to be meant a third (1/e) as often. This is less than
	// the model's own errors would say, since most entries have more than one card that would do.
	doubt = 0.025
	// named is what a statement carries of a card that it does not name first: it does carry it, but the answer speaks for
	// others first.
	named = 0.85
	// orPlace is how likely a statement about the place is at least, once an answer leaves open whether it was the place:
	// over those that the text barely hints at. Most such answers mean no more than that it didn't come up.
	orPlace = 0.03
	// aboutThePlace is how sure the model has to be that the place got in the way for a statement about it to be asked, when no
	// answer points there; or else a card for the place that the statement carries has to fit nearlyPlace as well as the best.
	aboutThePlace = 0.08
	nearlyPlace   = 0.6
)

// ask returns the statements that may be part of what was written and are not answered yet: those that together most
// likely carry the card that is meant. Each is the one that adds most to those before it.
func (w *weighing) ask() []selfcheck.Item {
	chance := w.chances()
	var all []selfcheck.Item
	for len(all) < mostAsk {
		best, most := -1, 0.0
		for i, it := range w.items {
			if adds := w.adds(it, chance); adds > most {
				best, most = i, adds
			}
		}
		if best < 0 {
			break
		}
		it := w.items[best]
		all = append(all, it)
		for k, id := range it.Patterns {
			if at, ok := w.at[id]; ok {
				chance[at] *= 1 - carries(k)
			}
		}
		// Asked once, and not again.
		w.asked[it.ID] = true
	}
	return all
}

// carries is how far a statement carries the nth card that it names.
func carries(n int) float64 {
	if n == 0 {
		return 1
	}
	return named
}

// adds is how likely the card meant is one that the statement carries and none before it does. It leaves out what was
// answered, what is about kinds of power (which are observed, not done), and the personal connection unless that is
// the lens.
func (w *weighing) adds(it selfcheck.Item, chance []float64) float64 {
	if _, _, answered := w.answer(it); answered || w.asked[it.ID] || it.Lens == theme.PowerTypes ||
		it.Lens == theme.Connection && w.r.lens() != theme.Connection {
		return 0
	}
	if it.Lens == theme.Place && !w.askPlace && !w.aboutPlace(it) {
		return 0
	}
	sum := 0.0
	for k, id := range it.Patterns {
		if at, ok := w.at[id]; ok {
			sum += carries(k) * chance[at]
		}
	}
	if w.askPlace && it.Lens == theme.Place {
		sum = max(sum, orPlace)
	}
	return sum
}

// aboutPlace says that a text gives reason to ask a statement about the place.
func (w *weighing) aboutPlace(it selfcheck.Item) bool {
	if w.read.place.place >= aboutThePlace {
		return true
	}
	for _, id := range it.Patterns {
		if at, ok := w.at[id]; ok && w.all[at].text >= nearlyPlace*w.strongest && w.cards[at].Lens == theme.Place {
			return true
		}
	}
	return false
}

// chances is how likely each card is the one meant, going by the text alone; together at most 1.
func (w *weighing) chances() []float64 {
	chance := make([]float64, len(w.all))
	top, sum := 0.0, 0.0
	for _, c := range w.all {
		if c.speaks {
			top = max(top, c.text)
		}
	}
	for i, c := range w.all {
		if c.speaks && c.text > 0 {
			chance[i] = math.Exp((c.text - top) / doubt)
			sum += chance[i]
		}
	}
	for i := range chance {
		if sum > 0 {
			chance[i] /= sum
		}
	}
	return chance
}
