package plain

import (
	"heed/internal/pattern"
	"heed/internal/reading"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// readings is what there is to read.
func (t *talk) readings() error {
	return t.choose(func() (menu, error) {
		m := menu{place: "readings", title: "Readings", why: "For whoever wants to know more.", intro: func() { t.say("A few minutes each. You could stop anywhere.") }}
		shelf, err := t.p.Readings()
		if err != nil {
			return m, err
		}
		for _, p := range shelf.Pages {
			m.items = append(m.items, item{name: p.Title, about: p.About, open: func() error { return t.reading(p.ID) }})
		}
		m.items = append(m.items, item{name: "A path of seven weeks", about: "one theme a week, if you like", open: t.path})
		return m, nil
	})
}

// reading is one page, with the cards and pages one could go on to.
func (t *talk) reading(id reading.ID) error {
	shelf, err := t.p.Readings()
	if err != nil {
		return err
	}
	p, ok := shelf.Page(id)
	if !ok {
		t.say("There is no such page.")
		return nil
	}
	return t.choose(func() (menu, error) {
		m := menu{place: "a reading", title: p.Title}
		m.intro = func() {
			for _, s := range p.Sections {
				t.head(s.Heading)
				for _, b := range s.Blocks() {
					t.gap()
					for _, text := range b.Texts {
						if b.List {
							t.hang("- ", bare(text))
							continue
						}
						t.markdown(text)
					}
				}
			}
			t.gap()
			t.say("From " + pattern.Cite(p.Sources) + ".")
		}
		for _, id := range p.Patterns {
			m.items = append(m.items, item{under: "Cards to try", name: t.cardName(id), open: func() error { return t.card(id) }})
		}
		for _, id := range p.Next {
			if next, ok := shelf.Page(id); ok {
				m.items = append(m.items, item{under: "Go on reading", name: next.Title, about: next.About, open: func() error { return t.reading(id) }})
			}
		}
		return m, nil
	})
}

// path is the seven weeks. Nothing of it is kept, so nothing of it can nag.
func (t *talk) path() error {
	return t.choose(func() (menu, error) {
		shelf, err := t.p.Readings()
		m := menu{place: "a path of seven weeks", title: "A path of seven weeks", why: "One theme at a time. You may begin with any, leave any out and stop at any time."}
		if err != nil {
			return m, err
		}
		m.intro = func() { t.say(shelf.Path) }
		for _, w := range shelf.Weeks {
			m.items = append(m.items, item{name: theme.Of(w.Theme).Short, about: theme.Of(w.Theme).Plain, open: func() error { return t.week(shelf, w) }})
		}
		return m, nil
	})
}

func (t *talk) week(shelf *reading.Shelf, w reading.Week) error {
	return t.choose(func() (menu, error) {
		m := menu{place: "a week", title: theme.Of(w.Theme).Name}
		m.intro = func() {
			t.say(w.Words)
			t.head("You could notice")
			t.say(w.Notice)
			t.head("You could hold in mind")
			for _, id := range w.Statements {
				it, _ := t.p.Questions.Item(id)
				t.hang("- ", t.wording(it))
			}
			t.head("You could write about")
			t.say(w.Question)
			t.gap()
			t.say("From " + pattern.Cite(w.Sources) + ". The question is ours.")
		}
		m.items = []item{
			{under: "If you like", name: "Check in with this theme", about: "four statements", open: func() error {
				sitting, err := t.p.BeginCheckOf(w.Theme)
				if err != nil {
					return err
				}
				return t.check(sitting, "")
			}},
			{under: "If you like", name: "Write about the question", about: "a page that begins with it", open: func() error {
				sitting, err := t.p.BeginAbout(w.Theme, w.Question)
				if err != nil {
					return err
				}
				return t.page(sitting)
			}},
		}
		for _, id := range w.Patterns {
			m.items = append(m.items, item{under: "If you like", name: "Try: " + t.cardName(id), open: func() error { return t.card(id) }})
		}
		if p, ok := shelf.Page(w.Reading); ok {
			m.items = append(m.items, item{under: "If you like", name: "Read: " + p.Title, open: func() error { return t.reading(p.ID) }})
		}
		return m, nil
	})
}

// wording is a statement in usual or in plain words.
func (t *talk) wording(it selfcheck.Item) string {
	if t.easy {
		return it.Plain
	}
	return it.Text
}
