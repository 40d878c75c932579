package check

import (
	"slices"

	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// kind is what a step asks.
type kind int

const (
	ownWords  kind = iota // an opening or closing question
	mood                  // how are you; never kept
	lens                  // what to look at
	depth                 // how far to go
	statement             // one of the statements
	offer                 // whether to look at the place too
)

// step is one screen of the check-in.
type step struct {
	kind   kind
	prompt selfcheck.Prompt
	item   selfcheck.Item
}

func (s step) same(o step) bool {
	return s.kind == o.kind && s.prompt.ID == o.prompt.ID && s.item.ID == o.item.ID
}

// stepsFor lays out the way: the opening questions, what to look at and how far to go, the statements, the closing questions.
// What is not chosen yet is left out, since choosing it decides what follows.
func stepsFor(q *selfcheck.Questionnaire, c selfcheck.Check) []step {
	var steps []step
	for _, p := range q.Opening {
		if len(p.Options) > 0 {
			steps = append(steps, step{kind: mood, prompt: p})
			continue
		}
		steps = append(steps, step{kind: ownWords, prompt: p})
	}
	steps = append(steps, step{kind: lens})
	if c.Lens == theme.Person {
		steps = append(steps, step{kind: depth})
	}
	path, err := q.Path(c.Path)
	if err != nil {
		return steps // nothing is chosen yet
	}
	steps = append(steps, statements(q, path.Items)...)
	steps = append(steps, statements(q, answeredElsewhere(q, c, path))...)
	for _, p := range q.Closing {
		steps = append(steps, step{kind: ownWords, prompt: p})
	}
	return steps
}

// answeredElsewhere are the statements that were answered before another path was chosen: what stands out tells of them, so they
// can still be changed. Those about the place have their own part.
func answeredElsewhere(q *selfcheck.Questionnaire, c selfcheck.Check, path selfcheck.Path) []selfcheck.ItemID {
	var ids []selfcheck.ItemID
	for _, it := range q.Items() {
		if _, ok := c.Answer(it.ID); ok && it.Lens != theme.Place && !slices.Contains(path.Items, it.ID) {
			ids = append(ids, it.ID)
		}
	}
	return ids
}

func statements(q *selfcheck.Questionnaire, ids []selfcheck.ItemID) []step {
	var steps []step
	for _, id := range ids {
		if it, ok := q.Item(id); ok {
			steps = append(steps, step{kind: statement, item: it})
		}
	}
	return steps
}

// withPlace adds, after the statements, the offer to look at the place where something "wasn't mine to decide", and the
// five statements about it when the offer was taken up.
func withPlace(q *selfcheck.Questionnaire, steps []step, sitting *practice.Sitting) []step {
	c := *sitting.Check()
	notMine := slices.ContainsFunc(c.Answers, func(a selfcheck.Answer) bool { return a.Option == selfcheck.NA })
	aboutPlace := slices.ContainsFunc(c.Answers, func(a selfcheck.Answer) bool {
		it, _ := q.Item(a.Item)
		return it.Lens == theme.Place
	})
	sitting.AlsoPlace = sitting.AlsoPlace || aboutPlace
	if !notMine && !sitting.AlsoPlace || c.Lens == theme.Place {
		return steps
	}
	end := len(steps)
	for end > 0 && steps[end-1].kind == ownWords {
		end--
	}
	extra := []step{{kind: offer}}
	if place, err := q.Path(selfcheck.PathID(theme.Place)); err == nil && sitting.AlsoPlace {
		extra = append(extra, statements(q, place.Items)...)
	}
	return slices.Insert(steps, end, extra...)
}

// choice is one option of a step.
type choice struct {
	id       string
	label    string
	plain    string
	about    string
	followUp string
	chosen   bool
	lens     theme.Lens
	path     selfcheck.PathID
}

const (
	yes = "yes"
	no  = "no"
)

func (s step) options(q *selfcheck.Questionnaire, c *selfcheck.Check) []choice {
	switch s.kind {
	case mood:
		return fromOptions(s.prompt.Options, "")
	case lens:
		return lenses(q, c)
	case depth:
		return depths(q, c)
	case offer:
		return []choice{
			{id: yes, label: "Yes, look at the place too", plain: "Yes, look at where I work"},
			{id: no, label: "Not now", plain: "Not now"},
		}
	case statement:
		a, _ := c.Answer(s.item.ID)
		return fromOptions(q.Scale(s.item.Scale).Options, a.Option)
	}
	return nil
}

func fromOptions(options []selfcheck.Option, chosen selfcheck.OptionID) []choice {
	all := make([]choice, len(options))
	for i, o := range options {
		all[i] = choice{id: string(o.ID), label: o.Label, plain: o.Plain, followUp: o.FollowUp, chosen: o.ID == chosen}
	}
	return all
}

func lenses(q *selfcheck.Questionnaire, c *selfcheck.Check) []choice {
	var all []choice
	for _, l := range theme.Lenses() {
		o := choice{id: string(l), label: l.Name(), plain: l.Name(), lens: l, chosen: c.Lens == l}
		if p, err := q.Path(selfcheck.PathID(l)); err == nil {
			o.path, o.about = p.ID, p.About
		} else {
			o.about = "The seven themes: how it went between you."
		}
		all = append(all, o)
	}
	return all
}

func depths(q *selfcheck.Questionnaire, c *selfcheck.Check) []choice {
	ids := []selfcheck.PathID{"short", "full"}
	for _, t := range theme.IDs() {
		ids = append(ids, selfcheck.ThemePath(t))
	}
	var all []choice
	for _, id := range ids {
		p, err := q.Path(id)
		if err != nil {
			continue
		}
		o := choice{id: string(id), label: p.Name, plain: p.Name, about: p.About, path: id, chosen: c.Path == id}
		if t := theme.ID(id[min(len(id), len("theme:")):]); len(id) > len("theme:") && theme.Of(t).ID != "" {
			o.label = "One theme: " + theme.Of(t).Name
			o.plain = "One theme: " + theme.Of(t).Short
		}
		all = append(all, o)
	}
	return all
}

func (s step) answered(sitting *practice.Sitting) bool {
	c := sitting.Check()
	switch s.kind {
	case mood:
		return sitting.Mood != ""
	case offer:
		return sitting.AlsoPlace
	case statement:
		_, ok := c.Answer(s.item.ID)
		return ok
	case ownWords:
		return c.Words(s.prompt.ID) != ""
	case lens:
		return c.Lens != ""
	case depth:
		return c.Path != ""
	}
	return false
}

// words is what stands in the field of this step.
func (s step) words(c *selfcheck.Check) string {
	switch s.kind {
	case ownWords:
		return c.Words(s.prompt.ID)
	case statement:
		a, _ := c.Answer(s.item.ID)
		return a.Note
	}
	return ""
}

// question is what is asked, in ordinary or in plain words.
func (s step) question(plain bool) string {
	ordinary, easy := s.prompt.Prompt, s.prompt.Plain
	switch s.kind {
	case lens:
		ordinary, easy = "What would you like to look at?", "What do you want to look at?"
	case depth:
		ordinary, easy = "How far would you like to go?", "How many questions do you want?"
	case offer:
		ordinary = "Something here didn't come up, or wasn't yours to decide. Would you like to look at the place as well? Five short questions."
		easy = "Some of this did not happen, or others decide it. Do you want to look at where you work too?"
	case statement:
		ordinary, easy = s.item.Text, s.item.Plain
	}
	if plain {
		return easy
	}
	return ordinary
}

// why is the answer to "why am I asked this?", and where it comes from.
func (s step) why() (says string, sources []string) {
	switch s.kind {
	case statement:
		return s.item.Says, s.item.Sources
	case lens:
		return "The seven themes look at what you did with one person. A group, the place you work and kinds of power are other " +
			"places to look. None is the right one.", nil
	case depth:
		return "A few questions are often enough. You can stop at any of them and keep what there is.", nil
	case offer:
		return "The report this comes from says that the place can make good relationships easier or harder. What the place does " +
			"is kept apart from what you did.", []string{"S2:428"}
	}
	return s.prompt.Says, nil
}

// heading is the name of the theme or lens the step belongs to.
func (s step) heading(q *selfcheck.Questionnaire) string {
	for _, set := range q.Sets {
		if set.ID == s.item.Set {
			return set.Name
		}
	}
	return ""
}

// note is what is said above the statements of a set.
func (s step) note(q *selfcheck.Questionnaire) string {
	for _, set := range q.Sets {
		if set.ID == s.item.Set {
			return set.Note
		}
	}
	return s.prompt.Note
}
