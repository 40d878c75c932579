package suggest

import (
	"cmp"
	"slices"

	"heed/internal/pattern"
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
	// faint is the least fit by words, beside that of the best fitting card, that brings up a card. Up to here leaving cards
	// out cost none of the right ones in the evaluation.
	faint = 0.6
	// spread is how well words alone have to fit a card of another theme, beside a second one of the same theme, for it to
	// come first. Below that, the other cards of a statement that the person answered serve them better than a guess.
	spread = 0.75
	// askedFor is how many different cues make a text ask clearly for a card of the optional lens. One may be chance.
	askedFor = 2
)

// bar looks at one card by itself.
func (w *weighing) bar(c *candidate) Bar {
	switch {
	case !c.until.IsZero():
		return Rests
	case c.text == 0 && len(c.claims) == 0:
		return Untouched
	case w.apart(c):
		return Apart
	case len(c.claims) > 0:
		return ""
	case len(c.settled) > 0:
		return Settled
	case !w.read.speaks || c.text < faint*w.strongest():
		return Faint
	}
	return ""
}

// apart says that a card belongs to the optional lens and nobody asked for it.
func (w *weighing) apart(c *candidate) bool {
	return c.card.Lens == theme.Connection && len(c.claims) == 0 && w.r.lens() != theme.Connection &&
		w.reader.cues(c.at, w.read.passages) < askedFor
}

// strongest is the best fit by words of any card that is not barred for another reason.
func (w *weighing) strongest() float64 {
	best := 0.0
	for i := range w.all {
		if c := &w.all[i]; c.until.IsZero() && !w.apart(c) {
			best = max(best, c.text)
		}
	}
	return best
}

// choice is the cards chosen, in the order of the screen: the fittest first, the one that builds on what went right last.
type choice struct {
	picked []*candidate
	right  *rightful // the last of picked, when there is one
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
	if i := slices.IndexFunc(fit, (*candidate).placeAnswered); i >= 0 && slots > 0 {
		c.picked = append(c.picked, fit[i])
	}
	c.fill(fit, slots)
	for i := range rights {
		if card := &w.all[rights[i].at]; slots < most && c.admits(card) {
			c.picked, c.right = append(c.picked, card), &rights[i]
			return c
		}
	}
	c.fill(fit, most)
	return c
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
		if w.apart(c) && (len(r.because) == 0 || r.because[0].Item.Lens != theme.Connection) {
			return true
		}
		return !c.until.IsZero() || len(c.claims) > 0 || w.r.small() && !isSmall(c.card)
	})
}

// fill chooses cards until there are n, the fittest first, and of a new theme as long as an answer speaks for one or
// one fits nearly as well.
func (c *choice) fill(fit []*candidate, n int) {
	for len(c.picked) < n {
		var next, fresh *candidate
		for _, f := range fit {
			if !c.admits(f) {
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
