package plain

import (
	"heed/internal/guide"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// spoken is where two people are in the self-check: the statements are read out and answered aloud. No answer is taken.
type spoken struct {
	items []selfcheck.Item
	at    int // -1 before the statements: the opening words
	each  int // which of the guide's prompts comes next
}

// twoPeople is a check-in of two people, one of whom guides.
func (t *talk) twoPeople() error {
	shelf, _ := t.p.Guide() // what is wrong with somebody's own files, the list of them tells
	two := guide.NewTalk(shelf.Ground)
	two.ShowLine()
	g := &guided{talk: t, ground: shelf.Ground, two: two}
	t.head(shelf.Ground.CheckIn.Name)
	t.say(g.ground.Passing)
	return g.lead(func() error { return g.agree(&two.Consent) }, g.aloud, func() error { return g.keeping(two.Draft()) })
}

// aloud is one statement, or the choice of them.
func (g *guided) aloud() error {
	if len(g.spoken.items) == 0 {
		return g.which()
	}
	sp, words := &g.spoken, g.two.Words
	m := menu{place: "two people", why: "It is asked aloud and answered aloud. heed takes no answer."}
	noItem, it := "this is no statement", selfcheck.Item{}
	switch {
	case sp.at < 0:
		m.title = words.Opening
	case sp.at < len(sp.items):
		it, noItem = sp.items[sp.at], ""
		m.title = g.wording(it)
		m.why = it.Says
		m.intro = func() {
			for _, o := range g.p.Questions.Scale(it.Scale).Options {
				label := o.Label
				if g.easy {
					label = o.Plain
				}
				g.hang("- ", label)
			}
		}
	default:
		m.title = words.Closing[sp.at-len(sp.items)]
	}
	next := also(func() {
		if sp.at+1 == len(sp.items)+len(words.Closing) {
			g.close(g.p.Now())
			return
		}
		sp.at++
		sp.each = 0
	})
	end := also(func() {
		g.close(g.p.Now())
		g.say("Nothing is kept unless you both agree.")
	})
	m.verbs = []verb{
		{word: "next", help: "the next", do: func(int) error { return next() }},
		{word: "ask", help: "something to ask", off: noItem, do: func(int) error {
			g.own(words.Each[sp.each%len(words.Each)])
			sp.each++
			return nil
		}},
		{word: "close", help: "on to the end", do: func(int) error { return end() }},
	}
	m.turns = turns{enter: next, skip: next, stop: end, back: func() error {
		if sp.at < 0 {
			g.say("This is the beginning. stop ends it.")
			return nil
		}
		sp.at--
		return nil
	}}
	return g.once(m, "aloud "+m.title)
}

// which asks which statements; the person who answers chooses.
func (g *guided) which() error {
	q := g.p.Questions
	m := menu{place: "two people: which", title: "Which statements? The person who answers chooses.", why: "A few are often enough."}
	ids := []selfcheck.PathID{"short", "full", "group", "place"}
	for _, t := range theme.IDs() {
		ids = append(ids, selfcheck.ThemePath(t))
	}
	for _, id := range ids {
		p, err := q.Path(id)
		if err != nil {
			continue
		}
		m.items = append(m.items, item{name: p.Name, about: p.About, open: func() error {
			for _, id := range p.Items {
				if it, ok := q.Item(id); ok {
					g.spoken.items = append(g.spoken.items, it)
				}
			}
			g.spoken.at = -1
			return nil
		}})
	}
	m.turns = turns{back: g.forgetAll, stop: g.forgetAll}
	return g.once(m, "which")
}
