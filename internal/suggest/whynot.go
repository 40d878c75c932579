package suggest

import (
	"slices"
	"strings"
	"time"

	"heed/internal/pattern"
	"heed/internal/theme"
)

// Why is why a card was not suggested: what spoke for it, and what kept it out.
type Why struct {
	Pattern *pattern.Pattern // nil when Bar is Unknown
	Bar     Bar
	For     []Reason
	Against []Reason           // with Bar Settled: the answers that settle it
	Instead []*pattern.Pattern // with SaysSame, SameTheme and Others: what was chosen
	Until   time.Time          // with Rests: when it comes back
}

// WhyNot says why the card with that id is not among what Suggest answers to the same request.
func (e *Engine) WhyNot(id pattern.ID, r Request, now time.Time) Why {
	at, ok := e.at[id]
	if !ok {
		return Why{Bar: Unknown}
	}
	w := e.weigh(r, now)
	c := &w.all[at]
	why := Why{Pattern: c.card, Bar: w.bar(c), For: w.because(c), Against: c.settled, Until: c.until}
	// A card may also have stood in line for the place of what went right.
	if i := slices.IndexFunc(w.right, func(r rightful) bool { return r.at == at }); i >= 0 && len(c.claims) == 0 {
		if why.For = w.becauseRight(w.right[i], w.read.right); why.Bar != Rests && why.Bar != Apart {
			why.Bar = ""
		}
	}
	if why.Bar != Settled {
		why.Against = nil
	}
	if why.Bar == "" {
		why.beside(c, w.choose(), r.small())
	}
	return why
}

// beside fills in what the cards chosen have to do with it, for a card that could have been one of them.
func (y *Why) beside(c *candidate, chosen choice, small bool) {
	for i, p := range chosen.picked {
		switch {
		case p == c:
			y.Bar, y.Instead = Chosen, nil
			return
		case y.Bar == "" && saysSame(p.card, c.card):
			y.Bar, y.Instead = SaysSame, []*pattern.Pattern{p.card}
		case y.Bar == "" && sameTheme(p.card, c.card) && (chosen.right == nil || i < len(chosen.picked)-1):
			y.Bar, y.Instead = SameTheme, []*pattern.Pattern{p.card}
		}
	}
	if small && !isSmall(c.card) {
		y.Bar, y.Instead = NotSmall, nil
	}
	if y.Bar == "" {
		y.Bar = Others
		for _, p := range chosen.picked {
			y.Instead = append(y.Instead, p.card)
		}
	}
}

// Line words it in one or two plain sentences.
func (y Why) Line() string {
	if y.Bar == Unknown {
		return "There is no such card."
	}
	said := y.bar()
	if len(y.For) == 0 || y.Bar == Untouched {
		return said
	}
	if y.Bar == Chosen {
		return "It is among them, " + Because(y.For) + "."
	}
	return "It could fit, " + Because(y.For) + ". " + said
}

func (y Why) bar() string {
	switch y.Bar {
	case Chosen:
		return "It is among them."
	case Rests:
		return "You waved it away, so it rests until " + y.Until.Format("2 January") + ". You can open it in the library at any time."
	case Untouched:
		return "Nothing you said or wrote touches it."
	case Apart:
		return "It belongs to the optional questions on a personal connection, which come up only when you ask for them."
	case Settled:
		return "It is left aside, because " + y.Against[0].Line() + "."
	case Faint:
		return "That touches it only faintly."
	case NotSmall:
		return "It may be better kept for when you are rested."
	case SaysSame:
		return quote(y.Instead[0].Name) + " says much the same."
	case SameTheme:
		return quote(y.Instead[0].Name) + " has the same theme, " + quote(theme.Of(y.Instead[0].Themes[0]).Name) + ", and the cards are spread."
	}
	var names []string
	for _, p := range y.Instead {
		names = append(names, quote(p.Name))
	}
	return "Closer to what you said: " + strings.Join(names, ", ") + "."
}
