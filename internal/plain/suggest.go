package plain

import (
	"slices"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/suggest"
)

// sayThing tells what was said to "If it comes up again, then I will…", and where it goes from here.
func (t *talk) sayThing(sitting *practice.Sitting) {
	text := journal.FromClosing(sitting.Check().Words(selfcheck.IfThen))
	if text == "" {
		return
	}
	t.head("One thing to try")
	t.own(text)
	if sitting.Revision == 0 {
		t.say("When you keep this, it waits at home.")
	}
}

// suggestions are at most three cards and why each is there. fromEntry says that what is kept or waved away is to be
// kept with an entry at once.
func (t *talk) suggestions(sitting *practice.Sitting, fromEntry bool) error {
	defer t.hold(sitting.Seal)()
	err := t.choose(func() (menu, error) {
		result := t.p.Suggest(t.p.Remembering(t.ctx(), sitting.Request()))
		m := menu{place: "suggestions", title: "You could try", why: "Each card says why it is here: from your own answers and words, and nothing else."}
		m.intro = func() { t.sayResult(result) }
		for _, card := range result.Suggestions {
			m.items = append(m.items, t.suggestion(sitting, card))
		}
		for _, it := range result.Ask {
			m.items = append(m.items, item{under: "Was any of this part of it?", name: it.Marked(), open: func() error { return t.confirm(sitting, it) }})
		}
		card := func(i int) (pattern.ID, bool) {
			if i >= len(result.Suggestions) {
				t.say("That is a question, not a card.")
				return "", false
			}
			return result.Suggestions[i].Pattern.ID, true
		}
		none := ""
		if len(result.Suggestions) == 0 {
			none = "there is no card here"
		}
		with := func(do func(pattern.ID) error) func(int) error {
			return func(i int) error {
				id, ok := card(i)
				if !ok {
					return nil
				}
				return do(id)
			}
		}
		m.verbs = []verb{
			{word: "read", help: "read a card", each: true, off: none, do: func(i int) error { return m.items[i].open() }},
			{word: "keep", help: "keep it for later with this entry, or no longer", each: true, off: none, do: with(func(id pattern.ID) error { return t.keepCard(sitting, id) })},
			{word: "not for me", help: "it rests for a month", each: true, off: none, do: with(func(id pattern.ID) error { return t.wave(sitting, id) })},
			{word: "try", help: "make it the one thing you try", each: true, off: none, do: with(func(id pattern.ID) error { return t.intend(id, sitting.ID) })},
			{word: "why not", help: "why another card is not among these", do: func(int) error { return t.library(sitting) }},
			{word: "write", help: "write a page", do: func(int) error {
				if fromEntry {
					return errBack
				}
				return t.write(sitting)
			}},
			{word: "library", help: "look through the library", do: func(int) error { return t.library(nil) }},
		}
		return m, nil
	})
	if err == nil && fromEntry && sitting.Touched() {
		return done(t.keepSitting(sitting, ""))
	}
	return err
}

func (t *talk) sayResult(r suggest.Result) {
	switch {
	case r.Risk != nil:
		t.say("This comes first.")
		t.say(r.Risk.Line())
	case len(r.Suggestions) == 0 && len(r.Ask) > 0:
		t.say("No card stands out by itself.")
	case len(r.Suggestions) == 0:
		t.say("Nothing stands out. That is an answer too. You could write, or look through the library.")
	}
}

// suggestion is one card in the list.
func (t *talk) suggestion(sitting *practice.Sitting, s suggest.Suggestion) item {
	p := s.Pattern
	name := p.Name
	if slices.Contains(sitting.Kept, p.ID) {
		name += " (kept)"
	}
	tag := ""
	switch {
	case s.Right:
		tag = "Builds on something that went right. "
	case s.ForPlace:
		tag = "For the place, not for you alone. "
	}
	return item{
		name:  name,
		about: tag + capital(suggest.Because(s.Because)) + ".",
		own: p.ProblemLine() + "\nYou could: " + small(p.ThereforeLine()) + "\nYou could say: " + p.Say[0] +
			"\nTake care: " + p.CareLine(),
		open: func() error { return t.card(p.ID) },
	}
}

func (t *talk) keepCard(sitting *practice.Sitting, id pattern.ID) error {
	if sitting.KeepPattern(id) {
		t.say("Kept for later, with this entry.")
	} else {
		t.say("No longer kept with this entry.")
	}
	sitting.Touch()
	return nil
}

func (t *talk) wave(sitting *practice.Sitting, id pattern.ID) error {
	sitting.WavePattern(id)
	sitting.Touch()
	t.say("It rests for a month. It stays in the library. undo brings it back.")
	t.can("Here it is again.", func() error {
		sitting.WavePattern(id)
		sitting.Touch()
		return nil
	})
	return nil
}

// confirm asks a statement that may be part of it, so that the answer becomes a reason the person gave themselves.
func (t *talk) confirm(sitting *practice.Sitting, it selfcheck.Item) error {
	return t.choose(func() (menu, error) {
		m := menu{place: "part of it", title: it.Text, why: it.Says, intro: func() { t.say(it.Anchor) }}
		if t.easy {
			m.title = it.Plain
		}
		for _, o := range t.p.Questions.Scale(it.Scale).Options {
			m.items = append(m.items, item{name: o.Label, open: func() error {
				sitting.Check().Set(selfcheck.Answer{Item: it.ID, Option: o.ID})
				sitting.Touch()
				return errBack
			}})
		}
		return m, nil
	})
}

// whyNot says of any card why it is not among the suggestions.
func (t *talk) whyNot(sitting *practice.Sitting, id pattern.ID) error {
	return t.choose(func() (menu, error) {
		why := t.p.WhyNot(id, t.p.Remembering(t.ctx(), sitting.Request()))
		return menu{
			place: "why not", title: t.cardName(id), why: "The answer comes from the same data that chose the cards.",
			intro: func() { t.say(why.Line()) },
			verbs: []verb{
				{word: "read", help: "read it", do: func(int) error { return t.card(id) }},
				{word: "keep", help: "keep it for later all the same, or no longer", do: func(int) error { return t.keepCard(sitting, id) }},
			},
		}, nil
	})
}
