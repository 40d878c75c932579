package suggest

import (
	"cmp"
	"slices"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
)

// rightful is a card that builds on something that went right.
type rightful struct {
	at      int
	because []Reason
	weight  float64
}

const (
	// unnoted is what "yes, I can point to the moment" counts without a note, beside 1 with one: who writes a line about
	// a moment would rather go on from that one.
	unnoted = 0.8
	// rightWorth is the least worth of the words about what went right that brings up a card when no answer does: two
	// words that few cards have, or one cue of two words.
	rightWorth = 6.0
)

// findRight gathers the cards that build on what went right, the fittest first and those of earlier questions before
// later ones. The person's words about it add up with their answers; without such an answer they stand alone.
func (w *weighing) findRight() {
	for _, it := range w.items {
		if a, o, ok := w.answer(it); ok && wentRight(a.Option) {
			weight := unnoted
			if a.Note != "" {
				weight = 1
			}
			w.buildOn(it, Reason{Kind: WentRight, Item: it, Option: o}, weight)
		}
	}
	if len(w.right) == 0 {
		for i, worth := range w.read.right {
			if worth >= rightWorth {
				w.right = append(w.right, rightful{at: i})
			}
		}
	}
	for i := range w.right {
		r := &w.right[i]
		r.weight = (r.weight + strength(w.read.right[r.at])) * fit(w.cards[r.at], w.r.lens())
	}
	slices.SortStableFunc(w.right, func(a, b rightful) int { return cmp.Compare(b.weight, a.weight) })
}

// buildOn adds the cards that build on a statement that the person can point to: its other cards, then what its first
// card leads on to, and last that first card, which says how to do again what was done.
func (w *weighing) buildOn(it selfcheck.Item, went Reason, weight float64) {
	if len(it.Patterns) == 0 {
		return
	}
	first, known := w.lib.Pattern(it.Patterns[0])
	n := 0
	add := func(id pattern.ID, because ...Reason) {
		at, ok := w.at[id]
		if !ok || slices.ContainsFunc(w.right, func(r rightful) bool { return r.at == at }) {
			return
		}
		w.right = append(w.right, rightful{at, because, weight * nth(n)})
		n++
	}
	for _, id := range it.Patterns[1:] {
		add(id, went)
	}
	if known {
		for _, next := range w.lib.Related(first) {
			add(next.ID, went, Reason{Kind: GoesOn, From: first})
		}
	}
	add(it.Patterns[0], went)
}

// becauseRight gives the reasons of such a card: the answer, and the words about it that counted.
func (w *weighing) becauseRight(r rightful) []Reason {
	because := slices.Clone(r.because)
	least := 0.0
	if len(because) > 0 {
		least = besides
	}
	quotes := w.reader.quotes(r.at, w.read.passages, least, func(a about) bool { return a == aboutRight })
	switch {
	case len(quotes) == 0:
	case len(because) == 0:
		because = append(because, Reason{Kind: WentRight, Quotes: quotes})
	default:
		because = append(because, Reason{Kind: Wrote, Quotes: quotes})
	}
	return w.becauseKept(r.at, because)
}
