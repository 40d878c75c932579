package plain

import (
	"context"
	"slices"
	"strings"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/suggest"
	"heed/internal/theme"
)

// library is the ways into the cards. With a sitting it is for asking why a card is not among the suggestions.
func (t *talk) library(whyNot *practice.Sitting) error {
	return t.choose(func() (menu, error) {
		l := t.p.Library
		m := menu{place: "library", title: "Library", why: "Cards you could try. Each says where it comes from, and how firm that is."}
		if whyNot != nil {
			m.title = "Why not…? Choose a card"
		}
		cards := func(under, name string, f pattern.Filter) {
			m.items = append(m.items, item{under: under, name: name, open: func() error { return t.cards(name, l.Where(f), whyNot) }})
		}
		m.items = []item{{name: "What is hard right now?", about: "some situations, and the cards for them", open: func() error { return t.hard(whyNot) }}}
		cards("", "Every card by name", pattern.Filter{})
		for _, th := range theme.All() {
			cards("By theme", th.Name, pattern.Filter{Theme: th.ID})
		}
		for _, mo := range theme.Moments() {
			cards("By moment", mo.Name(), pattern.Filter{Moment: mo})
		}
		for _, s := range theme.Settings() {
			cards("By setting", s.Name(), pattern.Filter{Setting: s})
		}
		cards("By setting", theme.Place.Name(), pattern.Filter{Lens: theme.Place})
		if len(l.Where(pattern.Filter{Own: true})) > 0 {
			cards("Your own", "Cards in your folder", pattern.Filter{Own: true})
		}
		m.verbs = []verb{
			{word: "find", help: "say it in your own words", do: func(int) error { return t.findCards(whyNot) }},
			{word: "remembered", help: "what heed remembers of them", do: func(int) error { return t.remembered() }},
		}
		return m, nil
	})
}

// cards is a list of cards.
func (t *talk) cards(title string, cards []*pattern.Pattern, whyNot *practice.Sitting) error {
	return t.choose(func() (menu, error) {
		m := menu{place: "cards", title: title, why: "Each card with the problem it is for."}
		for _, c := range cards {
			name := c.Name
			if c.Own {
				name += " (yours)"
			}
			m.items = append(m.items, item{name: name, about: c.ProblemLine(), open: func() error {
				if whyNot != nil {
					return t.whyNot(whyNot, c.ID)
				}
				return t.card(c.ID)
			}})
		}
		m.intro = func() {
			if len(cards) == 0 {
				t.say("There is no card here.")
			}
		}
		m.verbs = []verb{{word: "find", help: "say it in your own words", do: func(int) error { return t.findCards(whyNot) }}}
		return m, nil
	})
}

func (t *talk) findCards(whyNot *practice.Sitting) error {
	ask := func() { t.say("What happened, or which words? One line.") }
	ask()
	text, err := t.words(question{again: ask, why: func() { t.say("To find the cards that fit. It is not kept.") }})
	if err != nil {
		return nobody(err)
	}
	var found []*pattern.Pattern
	for _, h := range t.p.FindPatterns(text, page) {
		found = append(found, h.Pattern)
	}
	return t.cards("Cards that fit, the best first", found, whyNot)
}

// hard is some situations, and the cards for each.
func (t *talk) hard(whyNot *practice.Sitting) error {
	return t.choose(func() (menu, error) {
		ways, _ := pattern.WhatIsHard(t.p.Library) // what is wrong with the file a test tells; the rest is shown
		m := menu{place: "what is hard", title: "What is hard right now?", why: "From a situation to the cards for it.", intro: func() {
			t.say("Which of these is nearest? None has to fit well.")
		}}
		for _, w := range ways {
			line := w.Line
			if line == "" {
				line = "Something in your own cards"
			}
			m.items = append(m.items, item{name: line, open: func() error { return t.cards(line, w.Cards, whyNot) }})
		}
		m.verbs = []verb{{word: "find", help: "say it in your own words", do: func(int) error { return t.findCards(whyNot) }}}
		return m, nil
	})
}

// card reads one card, and goes on to related ones. back retraces the walk.
func (t *talk) card(id pattern.ID) error {
	card, ok := t.p.Library.Pattern(id)
	if !ok {
		t.say("There is no such card in the library. It may have been one of your own that is no longer in its folder.")
		return nil
	}
	return t.choose(func() (menu, error) {
		uses, _ := t.p.UsesOf(t.ctx(), id) // without an open journal there is nothing to look in
		m := menu{place: "a card", title: "A card", why: "It is there to be tried, or left."}
		m.intro = func() {
			t.markdown(card.Markdown())
			t.gap()
			t.say(aboutCard(card))
		}
		for _, r := range t.p.Library.Related(card) {
			m.items = append(m.items, item{under: "Go on to", name: r.Name, open: func() error { return t.card(r.ID) }})
		}
		unused := ""
		if len(uses) == 0 {
			unused = "you have not kept or tried it"
		}
		m.verbs = []verb{
			{word: "try", help: "make it the one thing you try", do: func(int) error { return done(t.intend(id, journal.ID{})) }},
			{word: "where", help: "where you kept or tried it", off: unused, do: func(int) error { return t.uses(uses) }},
		}
		return m, nil
	})
}

// aboutCard is one line of where a card belongs and how firm it is.
func aboutCard(p *pattern.Pattern) string {
	var parts []string
	for _, id := range p.Themes {
		parts = append(parts, theme.Of(id).Name)
	}
	for _, m := range p.Moments {
		parts = append(parts, string(m))
	}
	if p.Own {
		return strings.Join(append(parts, "your own card"), ", ") + "."
	}
	return strings.Join(append(parts, p.Basis.Name()), ", ") + ". From " + pattern.Cite(p.Sources) + "."
}

// uses is where a card was kept or tried. It is behind a word: a card may be read to others.
func (t *talk) uses(uses []practice.Use) error {
	return t.choose(func() (menu, error) {
		m := menu{place: "where", title: "Where you kept or tried it"}
		for _, u := range uses {
			it := item{name: "kept", about: u.When.Format("2 January 2006"), open: t.intentions}
			if u.Intention != nil {
				it.name, it.own = "tried", u.Intention.How
			}
			if u.Entry != nil {
				it.about += ", " + called(*u.Entry)
				it.open = func() error { return t.entry(u.Entry.ID, "") }
			}
			m.items = append(m.items, it)
		}
		return m, nil
	})
}

// remembered is what heed remembers of cards, and how to clear it.
func (t *talk) remembered() error {
	return t.choose(func() (menu, error) {
		all, err := t.p.Remembered(t.ctx())
		m := menu{place: "remembered", title: "What heed remembers", why: "So that you can see it all, and clear it."}
		m.intro = func() {
			t.unread(err)
			if len(all) == 0 && err == nil {
				t.say("heed remembers nothing about cards yet. What you keep for later, wave away or try is listed here, and can be cleared.")
			}
		}
		for _, x := range all {
			m.items = append(m.items, item{under: markWords(x.Mark), name: t.cardName(x.Pattern), about: since(x, t.p.Now()), open: func() error { return t.card(x.Pattern) }})
		}
		off := ""
		if len(all) == 0 {
			off = "nothing is remembered"
		}
		m.verbs = []verb{
			{word: "forget", help: "forget it; the words you wrote stay", each: true, off: off, do: func(i int) error { return t.forget(all[i : i+1]) }},
			{word: "forget all like", help: "forget all under the same heading", each: true, off: off, do: func(i int) error {
				return t.forget(slices.DeleteFunc(slices.Clone(all), func(x practice.Memory) bool { return x.Mark != all[i].Mark }))
			}},
		}
		return m, nil
	})
}

func (t *talk) forget(memories []practice.Memory) error {
	back, err := t.p.Forget(t.ctx(), slices.Clone(memories))
	if back != nil {
		t.can("It is remembered again.", func() error { return back(context.Background()) })
	}
	return t.told("Forgotten. undo takes that back.", err)
}

// markWords is what a mark is called, and what it does.
func markWords(m practice.Mark) string {
	switch m {
	case practice.KeptMark:
		return "Kept for later. It comes a little sooner when it fits, and says that you kept it."
	case practice.WavedMark:
		return "Not for me. It rests for a month. You can open it in the library all the same."
	}
	return "Tried. It comes a little sooner when it fits, and says that you tried it."
}

func since(x practice.Memory, now time.Time) string {
	switch x.Mark {
	case practice.WavedMark:
		if until := x.When.Add(suggest.Rest); until.After(now) {
			return "rests until " + until.Format("2 January")
		}
		return "has rested, and may come again"
	case practice.TriedMark:
		return "tried " + x.When.Format("2 January 2006")
	}
	return "kept " + x.When.Format("2 January 2006")
}
