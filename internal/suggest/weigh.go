package suggest

import (
	"slices"
	"time"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// weighing is all that speaks for and against the cards, for one request.
type weighing struct {
	*Engine
	reader   *reader // nil when there is nothing to read
	r        Request
	read     reading
	all      []candidate // by card
	right    []rightful
	asked    map[selfcheck.ItemID]bool
	askPlace bool // an answer leaves open whether it was the place

	strongest float64 // the best fit by words
}

// candidate is one card and what speaks for it.
type candidate struct {
	card    *pattern.Pattern
	at      int      // in the library
	claims  []claim  // answers that speak for it, in the order of the questions
	settled []Reason // answers that settle that it is no question now
	text    float64  // how well the text fits: 0 to 1
	speaks  bool     // the text may bring it up
	kept    bool
	tried   bool
	apart   bool      // it belongs to the optional lens, and nobody asked for it
	until   time.Time // it rests until then; zero when it does not
}

// claim is one answer that speaks for a card.
type claim struct {
	Reason
	weight float64
}

const (
	// unfit is what words count for a card that is for another setting than the lens: less, as the words may be right.
	unfit = 0.5
	// noted lifts what the person wrote a line about over answers as plain, whatever the line says.
	noted = 0.1
	// keptBefore settles, for a card that was kept or tried, between cards that fit about as well. It brings up none by
	// itself.
	keptBefore = 0.1
)

// answerWeight is what an answer counts for the card its statement names first. "Not this time" is the plainest. "I
// can't tell" may hide a yes; "partly" is half a yes. Of the kinds of power only "I had more of this" counts, since
// one can act on one's own.
func answerWeight(o selfcheck.OptionID) float64 {
	switch o {
	case selfcheck.NotThisTime, "not_yet", selfcheck.InTheWay:
		return 1
	case selfcheck.Both:
		return 0.8
	case selfcheck.Unsure:
		return 0.7
	case selfcheck.Partly, "sometimes", "mine":
		return 0.5
	}
	return 0
}

// nth lets the order in which a statement names its cards count, a little. Which of them is meant, the text says better:
// where two cards say much the same and only one can stay, it has to be able to choose the second.
func nth(i int) float64 { return 1 / (1 + float64(i)/30) }

// wentRight says that an answer points to something that the person got right. A place that helped is not among them: its
// cards are about what hinders, and nothing of the person's own is there to build on.
func wentRight(o selfcheck.OptionID) bool { return o == selfcheck.Moment || o == "mostly" }

func (e *Engine) weigh(r Request, now time.Time) *weighing {
	w := &weighing{Engine: e, r: r, read: nothing(len(e.cards)), all: make([]candidate, len(e.cards)), asked: map[selfcheck.ItemID]bool{}}
	if passages := r.passages(e.items); len(passages) > 0 {
		w.reader = e.reader()
		w.read = w.reader.read(passages)
	}
	for i, p := range e.cards {
		j := w.read.about(p)
		w.all[i] = candidate{card: p, at: i, text: j.fits[i] * fit(p, r.lens()), speaks: j.speaks[i]}
	}
	for _, it := range e.items {
		if a, o, ok := w.answer(it); ok {
			w.claim(it, a, o)
		}
	}
	w.findRight()
	for _, k := range r.Kept {
		if i, ok := e.at[k.Pattern]; ok {
			w.all[i].kept = true
		}
	}
	for _, t := range r.Tried {
		if i, ok := e.at[t.Pattern]; ok {
			w.all[i].tried = true
		}
	}
	for _, p := range r.Waved {
		if i, ok := e.at[p.Pattern]; ok && p.When.Add(Rest).After(now) && p.When.Add(Rest).After(w.all[i].until) {
			w.all[i].until = p.When.Add(Rest)
		}
	}
	w.setApart()
	return w
}

// fit is what the words of a text count for p when the person looks through lens.
func fit(p *pattern.Pattern, lens theme.Lens) float64 {
	fits := true
	switch lens {
	case theme.Person:
		fits = slices.Contains(p.Settings, theme.OneToOne) || p.Lens == theme.Place // the place is always there
	case theme.Group:
		fits = slices.Contains(p.Settings, theme.InGroup) || slices.Contains(p.Settings, theme.AmongOurTeam)
	case theme.Place:
		fits = p.Lens == theme.Place
	}
	if fits {
		return 1
	}
	return unfit
}

// answer returns what was answered to a statement. Answers that its scale does not know, of a later version, are
// passed over.
func (w *weighing) answer(it selfcheck.Item) (selfcheck.Answer, selfcheck.Option, bool) {
	if w.r.Check == nil {
		return selfcheck.Answer{}, selfcheck.Option{}, false
	}
	a, ok := w.r.Check.Answer(it.ID)
	if !ok {
		return a, selfcheck.Option{}, false
	}
	o, ok := w.q.Option(it, a.Option)
	return a, o, ok
}

// claim lets one answer speak.
func (w *weighing) claim(it selfcheck.Item, a selfcheck.Answer, o selfcheck.Option) {
	reason := Reason{Kind: Answered, Item: it, Option: o}
	switch {
	case a.Option == selfcheck.NA, a.Option == selfcheck.Helped, wentRight(a.Option):
		// What the person can point to, or says did not come up, is not brought up from their text against their word.
		// That holds for the card that fits the statement best; the others are about more than it.
		if i, ok := w.at[first(it.Patterns)]; ok {
			w.all[i].settled = append(w.all[i].settled, reason)
		}
		// "Didn't come up, or wasn't mine to decide": which of the two only the person knows, so it brings up the
		// statements about the place and no card. With repair it means that there was nothing to mend.
		w.askPlace = w.askPlace || a.Option == selfcheck.NA && it.Theme != theme.Repair
		return
	case a.Option == selfcheck.InTheWay, a.Option == selfcheck.Both:
		reason.Kind = Place
	}
	weight := answerWeight(a.Option)
	if weight == 0 {
		return
	}
	if a.Note != "" {
		weight += noted
	}
	for k, id := range it.Patterns {
		if i, ok := w.at[id]; ok {
			w.all[i].claims = append(w.all[i].claims, claim{reason, weight * nth(k)})
		}
	}
}

func first(ids []pattern.ID) pattern.ID {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// score adds up what speaks for a card.
func (c *candidate) score() float64 {
	score := c.text
	for _, cl := range c.claims {
		score += cl.weight
	}
	if c.kept || c.tried {
		score += keptBefore
	}
	return score
}

// forPlace says that a card is one for the place, or is there because of the place.
func (c *candidate) forPlace() bool {
	return c.card.Lens == theme.Place || c.placeAnswered()
}

// passages are the texts in a request. What was said about what went right, and notes to "yes, I can point to it",
// speak for what went right; notes to "wasn't mine to decide" and about the place, for the place. A note on how the place helped speaks for no card. What the person
// plans, and whom they could ask, is about what comes next and not about what happened.
func (r Request) passages(items []selfcheck.Item) []passage {
	var all []passage
	add := func(o Origin, about about, text string) {
		if text != "" {
			all = append(all, passage{Origin: o, about: about, text: text})
		}
	}
	if r.Check != nil {
		for _, it := range items {
			if a, ok := r.Check.Answer(it.ID); ok {
				add(Origin{Source: FromNote, Item: it.ID}, noteAbout(a.Option), a.Note)
			}
		}
		add(Origin{Source: FromSaid, Prompt: selfcheck.WhichSession}, aboutAll, r.Check.Words(selfcheck.WhichSession))
		add(Origin{Source: FromSaid, Prompt: selfcheck.OneMoment}, aboutAll, r.Check.Words(selfcheck.OneMoment))
		add(Origin{Source: FromSaid, Prompt: selfcheck.WentRight}, aboutRight, r.Check.Words(selfcheck.WentRight))
	}
	add(Origin{Source: FromText}, aboutAll, r.Text)
	return all
}

func noteAbout(o selfcheck.OptionID) about {
	switch {
	case wentRight(o):
		return aboutRight
	case o == selfcheck.Helped:
		return aboutNothing
	case o == selfcheck.NA, o == selfcheck.InTheWay, o == selfcheck.Both:
		return aboutPlace
	}
	return aboutAll
}
