package suggest

import (
	"cmp"
	"slices"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// Bar is what kept a card from being suggested.
type Bar string

// The bars, in the order in which they are looked at. The zero Bar stands for a card that could be chosen.
const (
	Unknown   Bar = "unknown"    // there is no such card
	Chosen    Bar = "chosen"     // nothing: it is among the suggestions
	Rests     Bar = "rests"      // it was waved away within the month
	Untouched Bar = "untouched"  // nothing that was said touches it
	Apart     Bar = "apart"      // it belongs to the optional lens on a personal connection
	Settled   Bar = "settled"    // an answer says that it is no question now
	Faint     Bar = "faint"      // what was written touches it only faintly
	NotSmall  Bar = "not-small"  // it asks much of someone who is worn out or stirred up
	SaysSame  Bar = "says-same"  // it says much the same as one that was chosen
	SameTheme Bar = "same-theme" // one of its theme was chosen, and others touch more of what was said
	Others    Bar = "others"     // others fit more of what was said
)

const (
	// faint is the least fit by words, beside that of the best fitting card, that brings up a card: two good ones are
	// better than a third that rests on a word. Up to here leaving cards out cost next to none of the right ones in the
	// evaluation.
	faint = 0.5
	// spread is how well words alone have to fit a card of another theme, beside a second one of the same theme, for it to
	// come first: about as well. Each step lower cost right cards in the evaluation.
	spread = 0.98
	// likelyPlace is how sure the model has to be that the place got in the way for a card for the place to be among those
	// suggested, if one fits at least placeFit as well as the best.
	likelyPlace = 0.25
	placeFit    = 0.6
	// askedFor is how well the words have to fit for a text to ask clearly for a card of the optional lens, and askedBeside
	// how well beside the best card of the others. A card that the model does not know has to fit askedByWords: sharing a
	// word or two with a text says too little.
	askedFor     = 0.15
	askedBeside  = 0.8
	askedByWords = 0.45
)

// bar looks at one card by itself.
func (w *weighing) bar(c *candidate) Bar {
	switch {
	case !c.until.IsZero():
		return Rests
	case c.text == 0 && len(c.claims) == 0:
		return Untouched
	case c.apart:
		return Apart
	case len(c.claims) > 0:
		return ""
	case len(c.settled) > 0:
		return Settled
	case !c.speaks || c.text < faint*w.strongest:
		return Faint
	}
	return ""
}

// setApart marks the cards of the optional lens that nobody asked for, and finds the best fit by words of any card that
// could be chosen.
func (w *weighing) setApart() {
	optional := func(c *candidate) bool {
		return c.card.Lens == theme.Connection && len(c.claims) == 0 && w.r.lens() != theme.Connection
	}
	for i := range w.all {
		if c := &w.all[i]; c.until.IsZero() && !optional(c) {
			w.strongest = max(w.strongest, c.text)
		}
	}
	asked := max(askedFor, askedBeside*w.strongest)
	for i := range w.all {
		c := &w.all[i]
		c.apart = optional(c) && (c.text < asked || c.text < askedByWords && !w.reader.knows(i))
		if !c.apart && c.until.IsZero() {
			w.strongest = max(w.strongest, c.text)
		}
	}
}

// choice is the cards chosen, in the order of the screen: the fittest first, the one that builds on what went right last.
type choice struct {
	picked []*candidate
	right  *rightful  // the last of picked, when an answer or words about what went right speak for one
	well   *candidate // else the one of picked that builds on it, when the text is plainly about something that went well
}

func (w *weighing) choose() choice {
	fit := w.fitting()
	most := w.r.most()
	rights := w.rightsFor()
	slots := most
	if len(rights) > 0 && (most > 1 || len(fit) == 0) {
		slots--
	}
	c := choice{}
	if i := slices.IndexFunc(fit, w.forPlaceFirst()); i >= 0 && slots > 0 && w.canSayWhy(fit[i]) {
		c.picked = append(c.picked, fit[i])
	}
	c.fill(w, fit, slots)
	for i := range rights {
		card := &w.all[rights[i].at]
		if slots < most && c.admits(card) && len(w.becauseRight(rights[i], w.read.right)) > 0 {
			c.picked, c.right = append(c.picked, card), &rights[i]
			return c
		}
	}
	c.fill(w, fit, most)
	if last := len(c.picked) - 1; last == Most-1 && w.restsOnTheSame(c.picked[last], c.picked[:last]) {
		c.picked = c.picked[:last]
	}
	if i := slices.IndexFunc(c.picked, func(p *candidate) bool {
		return len(p.claims) == 0 && p.card.Lens != theme.Place
	}); i >= 0 && w.wentWell() {
		c.well = c.picked[i]
	}
	return c
}

// restsOnTheSame says that the words alone speak for a card, and no others than those that speak for the ones before it.
// Two good ones are better than that third.
func (w *weighing) restsOnTheSame(c *candidate, before []*candidate) bool {
	if len(c.claims) > 0 {
		return false
	}
	var quoted []Quote
	for _, b := range before {
		quoted = append(quoted, w.wrote(b)...)
	}
	return !slices.ContainsFunc(w.wrote(c), func(q Quote) bool { return !slices.Contains(quoted, q) })
}

// canSayWhy says that there is a reason for a card that can be put in words. Where nothing speaks for it but what a person
// is, or a death, there is none, and the card stays away.
func (w *weighing) canSayWhy(c *candidate) bool { return len(c.claims) > 0 || len(w.wrote(c)) > 0 }

// forPlaceFirst returns what makes a card the one for the place that is to be among those chosen: an answer that the
// place got in the way, or else a text that is likely about that.
func (w *weighing) forPlaceFirst() func(*candidate) bool {
	if slices.ContainsFunc(w.items, func(it selfcheck.Item) bool {
		a, _, ok := w.answer(it)
		return ok && (a.Option == selfcheck.InTheWay || a.Option == selfcheck.Both)
	}) {
		return (*candidate).placeAnswered
	}
	return func(c *candidate) bool {
		return w.read.place.place >= likelyPlace && c.card.Lens == theme.Place && c.text >= placeFit*w.strongest
	}
}

// fitting returns the cards that may be chosen, the fittest first; ties in the order of the library.
func (w *weighing) fitting() []*candidate {
	var all []*candidate
	for i := range w.all {
		if w.bar(&w.all[i]) == "" {
			all = append(all, &w.all[i])
		}
	}
	slices.SortStableFunc(all, func(a, b *candidate) int { return cmp.Compare(b.score(), a.score()) })
	if !w.r.small() {
		return all
	}
	small := slices.DeleteFunc(slices.Clone(all), func(c *candidate) bool { return !isSmall(c.card) && !c.placeAnswered() })
	if len(small) == 0 && len(all) > 0 {
		return all[:1]
	}
	return small
}

// rightsFor returns the cards for what went right that may be chosen.
func (w *weighing) rightsFor() []rightful {
	return slices.DeleteFunc(slices.Clone(w.right), func(r rightful) bool {
		c := &w.all[r.at]
		if c.apart && (len(r.because) == 0 || r.because[0].Item.Lens != theme.Connection) {
			return true
		}
		return !c.until.IsZero() || len(c.claims) > 0 || w.r.small() && !isSmall(c.card)
	})
}

// fill chooses cards until there are n, the fittest first, and of a new theme as long as an answer speaks for one or
// one fits nearly as well.
func (c *choice) fill(w *weighing, fit []*candidate, n int) {
	for len(c.picked) < n {
		var next, fresh *candidate
		for _, f := range fit {
			if !c.admits(f) || !w.canSayWhy(f) {
				continue
			}
			if next == nil {
				next = f
			}
			if !c.hasTheme(f) {
				fresh = f
				break
			}
		}
		if fresh != nil && (len(fresh.claims) > 0 || fresh.score() >= spread*next.score()) {
			next = fresh
		}
		if next == nil {
			break
		}
		c.picked = append(c.picked, next)
	}
	slices.SortStableFunc(c.picked, func(a, b *candidate) int { return cmp.Compare(b.score(), a.score()) })
}

// admits says whether f may stand beside the cards chosen: it is none of them and says something else.
func (c *choice) admits(f *candidate) bool {
	return !slices.ContainsFunc(c.picked, func(p *candidate) bool { return p == f || saysSame(p.card, f.card) })
}

func (c *choice) hasTheme(f *candidate) bool {
	return slices.ContainsFunc(c.picked, func(p *candidate) bool { return sameTheme(p.card, f.card) })
}

// saysSame says that two cards say much the same: they are about the same themes, of use at the same moments, and one
// of them leads to the other.
func saysSame(a, b *pattern.Pattern) bool {
	return slices.Equal(a.Themes, b.Themes) && slices.Equal(a.Moments, b.Moments) &&
		(slices.Contains(a.Related, b.ID) || slices.Contains(b.Related, a.ID))
}

// sameTheme compares the first theme of two cards, which is the one they are mainly about.
func sameTheme(a, b *pattern.Pattern) bool {
	return len(a.Themes) > 0 && len(b.Themes) > 0 && a.Themes[0] == b.Themes[0]
}

// placeAnswered says that the person chose that the place got in the way.
func (c *candidate) placeAnswered() bool {
	return slices.ContainsFunc(c.claims, func(cl claim) bool { return cl.Kind == Place })
}
