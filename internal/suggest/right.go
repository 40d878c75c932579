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
	// rightFit is the least fit of the words about what went right that brings up a card when no answer does.
	rightFit = 0.2
	// sureRight is how sure the model has to be, from the text alone, that it tells of something that went well. At 0.40 it is
	// right nearly four times in five, which is too seldom: to be told that a bad hour went right hurts more than not to
	// be told of a good one.
	sureRight = 0.50
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
		for i, fit := range w.read.right.fits {
			if fit >= rightFit {
				w.right = append(w.right, rightful{at: i})
			}
		}
	}
	for i := range w.right {
		r := &w.right[i]
		r.weight = (r.weight + w.read.right.fits[r.at]) * fit(w.cards[r.at], w.r.lens())
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
		w.right = append(w.right, rightful{at, because, weight * further(n)})
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

// further is what the nth of the cards that build on a statement counts: the first has most to add to what was done.
func further(n int) float64 { return 1 / (1 + float64(n)/8) }

// becauseRight gives the reasons of such a card: the answer, and the words about it that counted. With neither there are
// none: that a card was kept before is no reason why it fits now.
func (w *weighing) becauseRight(r rightful, j judgement) []Reason {
	because := slices.Clone(r.because)
	quotes := w.reader.quotes(wanted{card: r.at, beside: len(because) > 0}, w.read.passages, j)
	switch {
	case len(quotes) == 0 && len(because) == 0:
		return nil
	case len(quotes) == 0:
	case len(because) == 0:
		because = append(because, Reason{Kind: WentRight, Quotes: quotes})
	default:
		because = append(because, Reason{Kind: Wrote, Quotes: quotes})
	}
	return w.becauseKept(r.at, because)
}

// wentWell says that what was written is plainly about something that went well.
func (w *weighing) wentWell() bool { return w.read.all.right >= sureRight }
