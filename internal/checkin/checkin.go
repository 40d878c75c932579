// Package checkin is the way through a check-in: which questions come in which order, what each can be answered with, and
// why it is asked. The screen and the plain mode both walk it. It keeps nothing: the answers are in the sitting.
package checkin

import (
	"slices"

	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/suggest"
	"heed/internal/theme"
)

// Kind is what a step asks.
type Kind int

// What a step can ask.
const (
	OwnWords  Kind = iota // an opening or closing question
	Mood                  // how are you; never kept
	Lens                  // what to look at
	Depth                 // how far to go
	Statement             // one of the statements
	Offer                 // whether to look at the place too
)

// Step is one question of the check-in.
type Step struct {
	Kind   Kind
	Prompt selfcheck.Prompt
	Item   selfcheck.Item
}

// Same says that two steps ask the same.
func (s Step) Same(o Step) bool {
	return s.Kind == o.Kind && s.Prompt.ID == o.Prompt.ID && s.Item.ID == o.Item.ID
}

// Steps lays out the whole way for what was chosen and answered so far.
func Steps(q *selfcheck.Questionnaire, sitting *practice.Sitting) []Step {
	return withPlace(q, stepsFor(q, *sitting.Check()), sitting)
}

// stepsFor lays out the way: the opening questions, what to look at and how far to go, the statements, the closing questions.
// What is not chosen yet is left out, since choosing it decides what follows.
func stepsFor(q *selfcheck.Questionnaire, c selfcheck.Check) []Step {
	var steps []Step
	for _, p := range q.Opening {
		if len(p.Options) > 0 {
			steps = append(steps, Step{Kind: Mood, Prompt: p})
			continue
		}
		steps = append(steps, Step{Kind: OwnWords, Prompt: p})
	}
	steps = append(steps, Step{Kind: Lens})
	if c.Lens == theme.Person {
		steps = append(steps, Step{Kind: Depth})
	}
	path, err := q.Path(c.Path)
	if err != nil {
		return steps // nothing is chosen yet
	}
	steps = append(steps, statements(q, path.Items)...)
	steps = append(steps, statements(q, answeredElsewhere(q, c, path))...)
	for _, p := range q.Closing {
		steps = append(steps, Step{Kind: OwnWords, Prompt: p})
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

func statements(q *selfcheck.Questionnaire, ids []selfcheck.ItemID) []Step {
	var steps []Step
	for _, id := range ids {
		if it, ok := q.Item(id); ok {
			steps = append(steps, Step{Kind: Statement, Item: it})
		}
	}
	return steps
}

// withPlace adds, after the statements, the offer to look at the place where something "wasn't mine to decide", and the
// five statements about it when the offer was taken up.
func withPlace(q *selfcheck.Questionnaire, steps []Step, sitting *practice.Sitting) []Step {
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
	for end > 0 && steps[end-1].Kind == OwnWords {
		end--
	}
	extra := []Step{{Kind: Offer}}
	if place, err := q.Path(selfcheck.PathID(theme.Place)); err == nil && sitting.AlsoPlace {
		extra = append(extra, statements(q, place.Items)...)
	}
	return slices.Insert(steps, end, extra...)
}

// Choice is one option of a step.
type Choice struct {
	ID       string
	Label    string
	Plain    string
	About    string
	FollowUp string
	Chosen   bool
	Lens     theme.Lens
	Path     selfcheck.PathID
}

// Yes is the id of the choice that takes an offer up.
const (
	Yes = "yes"
	no  = "no"
)

// Options are what a step can be answered with; none where it wants words.
func (s Step) Options(q *selfcheck.Questionnaire, c *selfcheck.Check) []Choice {
	switch s.Kind {
	case Mood:
		return fromOptions(s.Prompt.Options, "")
	case Lens:
		return lenses(q, c)
	case Depth:
		return depths(q, c)
	case Offer:
		return []Choice{
			{ID: Yes, Label: "Yes, look at the place too", Plain: "Yes, look at where I work"},
			{ID: no, Label: "Not now", Plain: "Not now"},
		}
	case Statement:
		a, _ := c.Answer(s.Item.ID)
		return fromOptions(q.Scale(s.Item.Scale).Options, a.Option)
	}
	return nil
}

func fromOptions(options []selfcheck.Option, chosen selfcheck.OptionID) []Choice {
	all := make([]Choice, len(options))
	for i, o := range options {
		all[i] = Choice{ID: string(o.ID), Label: o.Label, Plain: o.Plain, FollowUp: o.FollowUp, Chosen: o.ID == chosen}
	}
	return all
}

func lenses(q *selfcheck.Questionnaire, c *selfcheck.Check) []Choice {
	var all []Choice
	for _, l := range theme.Lenses() {
		o := Choice{ID: string(l), Label: l.Name(), Plain: l.Name(), Lens: l, Chosen: c.Lens == l}
		if p, err := q.Path(selfcheck.PathID(l)); err == nil {
			o.Path, o.About = p.ID, p.About
		} else {
			o.About = "The seven themes: how it went between you."
		}
		all = append(all, o)
	}
	return all
}

func depths(q *selfcheck.Questionnaire, c *selfcheck.Check) []Choice {
	ids := []selfcheck.PathID{"short", "full"}
	for _, t := range theme.IDs() {
		ids = append(ids, selfcheck.ThemePath(t))
	}
	var all []Choice
	for _, id := range ids {
		p, err := q.Path(id)
		if err != nil {
			continue
		}
		o := Choice{ID: string(id), Label: p.Name, Plain: p.Name, About: p.About, Path: id, Chosen: c.Path == id}
		if t := theme.ID(id[min(len(id), len("theme:")):]); len(id) > len("theme:") && theme.Of(t).ID != "" {
			o.Label = "One theme: " + theme.Of(t).Name
			o.Plain = "One theme: " + theme.Of(t).Short
		}
		all = append(all, o)
	}
	return all
}

// Answered says that a step has an answer.
func (s Step) Answered(sitting *practice.Sitting) bool {
	c := sitting.Check()
	switch s.Kind {
	case Mood:
		return sitting.Mood != ""
	case Offer:
		return sitting.AlsoPlace
	case Statement:
		_, ok := c.Answer(s.Item.ID)
		return ok
	case OwnWords:
		return c.Words(s.Prompt.ID) != ""
	case Lens:
		return c.Lens != ""
	case Depth:
		return c.Path != ""
	}
	return false
}

// Words is what stands in the field of this step.
func (s Step) Words(c *selfcheck.Check) string {
	switch s.Kind {
	case OwnWords:
		return c.Words(s.Prompt.ID)
	case Statement:
		a, _ := c.Answer(s.Item.ID)
		return a.Note
	}
	return ""
}

// Question is what is asked, in ordinary or in plain words.
func (s Step) Question(plain bool) string {
	ordinary, easy := s.Prompt.Prompt, s.Prompt.Plain
	switch s.Kind {
	case Lens:
		ordinary, easy = "What would you like to look at?", "What do you want to look at?"
	case Depth:
		ordinary, easy = "How far would you like to go?", "How many questions do you want?"
	case Offer:
		ordinary = "Something here didn't come up, or wasn't yours to decide. Would you like to look at the place as well? Five short questions."
		easy = "Some of this did not happen, or others decide it. Do you want to look at where you work too?"
	case Statement:
		ordinary, easy = s.Item.Text, s.Item.Plain
	}
	if plain {
		return easy
	}
	return ordinary
}

// Why is the answer to "why am I asked this?", and where it comes from.
func (s Step) Why() (says string, sources []string) {
	switch s.Kind {
	case Statement:
		return s.Item.Says, s.Item.Sources
	case Lens:
		return "The seven themes look at what you did with one person. A group, the place you work and kinds of power are other " +
			"places to look. None is the right one.", nil
	case Depth:
		return "A few questions are often enough. You can stop at any of them and keep what there is.", nil
	case Offer:
		return "The report this comes from says that the place can make good relationships easier or harder. What the place does " +
			"is kept apart from what you did.", []string{"S2:428"}
	}
	return s.Prompt.Says, nil
}

// Heading is the name of the theme or lens the step belongs to.
func (s Step) Heading(q *selfcheck.Questionnaire) string {
	for _, set := range q.Sets {
		if set.ID == s.Item.Set {
			return set.Name
		}
	}
	return ""
}

// Note is what is said above the statements of a set.
func (s Step) Note(q *selfcheck.Questionnaire) string {
	for _, set := range q.Sets {
		if set.ID == s.Item.Set {
			return set.Note
		}
	}
	return s.Prompt.Note
}

// FollowUp is what is asked beside the note to a statement.
func (s Step) FollowUp(q *selfcheck.Questionnaire, c *selfcheck.Check) string {
	for _, o := range s.Options(q, c) {
		if o.Chosen && o.FollowUp != "" {
			return o.FollowUp
		}
	}
	return "A note, if you like: one line, no names."
}

// Look takes what is to be looked at. Only with one person there is a choice of how far to go; what was chosen of that
// stays when the same is looked at again.
func Look(q *selfcheck.Questionnaire, c *selfcheck.Check, l theme.Lens) {
	if l == c.Lens && c.Path != "" {
		return
	}
	c.Lens, c.Path = l, ""
	if p, err := q.Path(selfcheck.PathID(l)); err == nil {
		c.Path = p.ID
	}
}

// Gentle is what is said beside the question how far to go, to somebody who is worn out or stirred up; else nothing.
func Gentle(mood string) string {
	if mood == string(suggest.WornOut) || mood == string(suggest.StirredUp) {
		return "A short way, or stopping here, is just as good today."
	}
	return ""
}
