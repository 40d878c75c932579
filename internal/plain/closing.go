package plain

import (
	"strings"

	"heed/internal/guide"
	"heed/internal/practice"
	"heed/internal/theme"
)

// keeping is the draft of what could be kept: read together, then each part kept, changed or dropped.
func (g *guided) keeping(d *guide.Draft) error {
	m := menu{place: "what is kept", title: "What could be kept", long: true, why: "Nothing is kept that was not agreed. What nobody decides on is dropped."}
	m.intro = func() {
		g.say(g.ground.Keeping.Say + " " + g.ground.Keeping.Owner)
		if g.two != nil {
			g.say(g.two.Words.Keep)
		}
	}
	parts := d.Parts()
	for i, p := range parts {
		m.items = append(m.items, g.keptPart(d, i, p))
	}
	decide := func(do func(int) bool, said string) func(int) error {
		return func(i int) error {
			if trouble := cannotDecide(parts[i]); trouble != "" {
				g.say(trouble)
				return nil
			}
			return g.orSay(do(i), said, "That cannot be done now.")
		}
	}
	read := ""
	if d.Read() {
		read = "you have read all of it"
	}
	m.verbs = []verb{
		{word: "we read it", help: "you read it together, aloud; then each part can be decided on", off: read, do: func(int) error {
			d.ReadTogether()
			g.say("Now each part can be kept, changed or dropped.")
			return nil
		}},
		{word: "keep", help: "keep a part", each: true, do: decide(d.Keep, "Kept.")},
		{word: "drop", help: "drop a part", each: true, do: decide(d.Drop, "Dropped.")},
		{word: "change", help: "keep a part in other words", each: true, do: func(i int) error { return g.otherWords(d, i, parts[i]) }},
		{word: "themes", help: "the themes the group chose", do: func(int) error { return g.groupThemes(d) }},
		{word: "add action", help: "what one person will do, in their own words", do: func(int) error { return g.adding("What one person will do, in their own words:", d.AddAction) }},
		{word: "add other", help: "something else to keep", do: func(int) error {
			return g.adding("What else to keep:", func(text string) bool { return d.AddOther("Also", text) })
		}},
		{word: "take out", help: "take out what was added", each: true, do: func(i int) error {
			return g.orSay(d.Remove(i), "Taken out.", "Only what was added can be taken out.")
		}},
		{word: "send", help: "say where it goes, and end", do: func(int) error { return g.send(d) }},
		{word: "steps", help: "back to the steps", do: func(int) error { return g.reopen() }},
	}
	m.turns = turns{back: g.reopen, stop: func() error { return g.send(d) }}
	return g.once(m, "keeping")
}

func (g *guided) reopen() error {
	if g.two != nil {
		g.two.Reopen()
		return nil
	}
	g.run.Reopen(g.p.Now())
	return nil
}

func (g *guided) keptPart(d *guide.Draft, i int, p guide.Part) item {
	words := p.Text
	if p.Decision == guide.ChangedPart {
		words = p.Changed
	}
	if words == "" {
		words = "nothing"
	}
	if sign := map[guide.Decision]string{guide.KeepPart: "kept", guide.ChangedPart: "kept, changed", guide.DropPart: "dropped"}[p.Decision]; sign != "" && p.Text != "" {
		words += " (" + sign + ")"
	}
	return item{name: p.Name, about: words, open: func() error { return g.otherWords(d, i, p) }}
}

func cannotDecide(p guide.Part) string {
	switch {
	case p.Text == "":
		return "There is nothing in it."
	case !p.Read:
		return "Read it together first, then type we read it."
	}
	return ""
}

func (g *guided) otherWords(d *guide.Draft, i int, p guide.Part) error {
	if trouble := cannotDecide(p); trouble != "" {
		g.say(trouble)
		return nil
	}
	ask := func() { g.say(p.Name + ", in which words? An empty line leaves it.") }
	ask()
	text, err := g.words(question{again: ask})
	if err == nil {
		d.Change(i, strings.TrimSpace(text))
	}
	return nobody(err)
}

func (g *guided) adding(label string, add func(string) bool) error {
	ask := func() { g.say(label + " One line; an empty one leaves it.") }
	ask()
	text, err := g.words(question{again: ask})
	if err == nil {
		add(strings.TrimSpace(text))
	}
	return nobody(err)
}

func (g *guided) groupThemes(d *guide.Draft) error {
	return g.choose(func() (menu, error) {
		chosen := map[theme.ID]bool{}
		for _, id := range d.Themes() {
			chosen[id] = true
		}
		m := menu{place: "what is kept: themes", title: "Which themes did the group choose?", intro: func() { g.say("None is fine. A number chooses one, or takes it away.") }}
		for _, th := range theme.All() {
			it := item{name: th.Name, open: func() error { d.ToggleTheme(th.ID); return nil }}
			if chosen[th.ID] {
				it.about = "chosen"
			}
			m.items = append(m.items, it)
		}
		return m, nil
	})
}

// send asks where what was agreed goes, and ends it.
func (g *guided) send(d *guide.Draft) error {
	return g.choose(func() (menu, error) {
		m := menu{place: "what is kept: where", title: "Where does it go?", why: "What nobody decided on is dropped, wherever it goes."}
		m.items = []item{{name: "Nowhere", about: "all of it is forgotten now", open: g.forgetAll}}
		read := func(do func() error) func() error {
			return func() error {
				if !d.Read() {
					g.say("Not all of it was read together yet. back goes to the draft; we read it says there that it was.")
					return nil
				}
				return do()
			}
		}
		if g.p.Open() {
			m.items = append(m.items, item{name: "Into this journal", about: "of whoever agreed to keep it", open: read(func() error { return g.intoJournal(d) })})
		}
		m.items = append(m.items, item{name: "To a file", about: "for the person it belongs to", open: read(func() error { return g.intoFile(d) })})
		return m, nil
	})
}

func (g *guided) intoJournal(d *guide.Draft) error {
	r, some := d.Agreed(guide.ToJournal)
	if !some {
		return g.forgetAll()
	}
	if _, err := g.p.KeepRecord(g.ctx(), r); err != nil {
		return err
	}
	g.say(practice.KeptNotice(g.p))
	return g.ended()
}

// ended forgets what is in memory; what was agreed is kept elsewhere.
func (g *guided) ended() error {
	if g.two != nil {
		g.two.Leave()
	} else {
		g.run.Leave()
	}
	return errGone
}

func (g *guided) intoFile(d *guide.Draft) error {
	r, some := d.Agreed(guide.ToFile)
	if !some {
		g.say("Nothing was agreed to be kept, so there is nothing to write.")
		return nil
	}
	name := "session-" + g.p.Now().Format("2006-01-02") + ".md"
	ask := func() {
		g.say("To which file? One that only you can read. It is not sealed: whoever has it can read it. An empty line names it " + name + "; back leaves it.")
	}
	for {
		ask()
		text, err := g.hear(question{again: ask})
		switch {
		case err != nil:
			return nobody(err)
		case text == "":
			text = name
		}
		whole, err := g.p.WriteRecord(text, r)
		if err == nil {
			g.say("Written, for you alone to read: " + whole)
			return g.ended()
		}
		g.fault(err)
	}
}
