package plain

import (
	"errors"
	"strings"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/theme"
)

// called is what an entry is called wherever it is named: its title, or how it begins.
func called(h journal.Head) string {
	for _, text := range []string{h.Title, h.First} {
		if text = oneLine(text); text != "" {
			return text
		}
	}
	if h.Date.IsZero() && h.Changed.IsZero() {
		return "(cannot be read)"
	}
	return "(no words yet)"
}

// characters is about how much is shown of an entry that was found.
const characters = 160

// entries are what was kept, or what of it a query finds.
func (t *talk) entries(query string) error {
	return t.choose(func() (menu, error) {
		m := menu{place: "entries", title: "Entries", why: "All you have kept, the newest first."}
		if _, err := t.p.CatchUp(t.ctx()); err != nil {
			return m, err
		}
		r, err := t.p.Search(t.ctx(), query, practice.Asked{Whole: true})
		wrong, bad := errors.AsType[*practice.QueryError](err)
		if err != nil && !bad {
			return m, err
		}
		matches := map[journal.ID]practice.Match{}
		if query != "" && err == nil {
			var ids []journal.ID
			for _, h := range r.Heads[:min(len(r.Heads), 10*page)] {
				ids = append(ids, h.ID)
			}
			if matches, err = t.p.Matches(t.ctx(), query, ids, characters); err != nil {
				return m, err
			}
		}
		for _, h := range r.Heads {
			m.items = append(m.items, item{
				name: called(*h), about: h.Date.Format("2 January 2006"), own: oneLine(matches[h.ID].Snippet.Text),
				open: func() error { return t.entry(h.ID, query) },
			})
		}
		m.intro = func() {
			t.unread(r.Fault)
			switch {
			case bad:
				t.say(wrong.Error())
			case len(r.Heads) == 0 && query != "":
				t.say("Nothing was found with that.")
			case len(r.Heads) == 0:
				t.say("Nothing is kept yet.")
			case query != "":
				t.say("Those found with: " + oneLine(query))
			}
		}
		none := ""
		if query == "" {
			none = "nothing is looked for"
		}
		m.verbs = []verb{
			{word: "find", help: "look for words", do: func(int) error { return t.find(&query) }},
			{word: "all", help: "all entries again", off: none, do: func(int) error { query = ""; return nil }},
			{word: "themes", help: "by theme", do: func(int) error { return t.themes() }},
			{word: "on this day", help: "what you kept on this day in earlier months and years", do: func(int) error { return t.day() }},
			{word: "write", help: "write a page", do: func(int) error { return t.newPage() }},
		}
		return m, nil
	})
}

func (t *talk) find(query *string) error {
	ask := func() { t.say("Which words? " + practice.SearchHelp) }
	ask()
	text, err := t.words(question{again: ask})
	if err == nil {
		*query = strings.TrimSpace(text)
	}
	return nobody(err)
}

// day is what was kept on this day in earlier months and years, for whoever asks.
func (t *talk) day() error {
	return t.choose(func() (menu, error) {
		days, err := t.p.OnThisDay(t.ctx())
		m := menu{place: "on this day", title: "On this day", why: "Nothing of it comes up unasked."}
		m.intro = func() {
			t.unread(err)
			if len(days) == 0 {
				t.say("Nothing was kept on this day a week ago, in an earlier month, or in an earlier year. There may be something tomorrow.")
			}
		}
		for _, d := range days {
			for _, h := range d.Heads {
				m.items = append(m.items, item{under: d.Ago + ", " + d.Day.Format("2 January 2006"), name: called(h), open: func() error { return t.entry(h.ID, "") }})
			}
		}
		return m, nil
	})
}

// themes are the seven themes, to look back by.
func (t *talk) themes() error {
	return t.choose(func() (menu, error) {
		m := menu{place: "by theme", title: "By theme", why: "What you wrote on one theme, in the order in which it happened."}
		for _, th := range theme.All() {
			m.items = append(m.items, item{name: th.Name, about: th.Plain, open: func() error { return t.thread(th) }})
		}
		m.verbs = []verb{{word: "entries", help: "the entries of a theme, as a list", each: true, do: func(i int) error {
			return t.entries("theme:" + string(theme.IDs()[i]))
		}}}
		return m, nil
	})
}

// thread is what was written on one theme, in the order in which it happened.
func (t *talk) thread(th theme.Theme) error {
	newest := false
	return t.choose(func() (menu, error) {
		steps, err := t.p.Thread(t.ctx(), th.ID)
		m := menu{place: "one theme", title: th.Name, why: "Your own words, in order. Nothing is counted."}
		m.intro = func() {
			t.unread(err)
			t.say(th.Plain)
			if len(steps) == 0 {
				t.say("There is nothing on this yet. What you answer in a check-in, and what you keep about it, comes to stand here in order.")
			}
		}
		for i := range steps {
			s := steps[i]
			if newest {
				s = steps[len(steps)-1-i]
			}
			m.items = append(m.items, t.threadStep(s))
		}
		empty, turn := "", "newest first"
		if newest {
			turn = "oldest first"
		}
		if len(steps) == 0 {
			empty = "there is nothing here yet"
		}
		m.verbs = []verb{
			{word: "turn", help: turn, off: empty, do: func(int) error { newest = !newest; return nil }},
			{word: "entries", help: "the entries, as a list", do: func(int) error { return t.entries("theme:" + string(th.ID)) }},
		}
		return m, nil
	})
}

func (t *talk) threadStep(s practice.Step) item {
	what := called(journal.Head{Title: s.Head.Title, First: "An entry"})
	switch {
	case s.Kind == practice.Meant:
		what = "One thing to try"
	case s.Kind == practice.Saw:
		what = "Seen later: " + called(s.Head)
	case s.Kind == practice.Went && s.State == journal.Tried:
		what = "Tried it"
	case s.Kind == practice.Went:
		what = "Let it go"
	}
	own := []string{s.Meant, s.Opening()}
	for _, a := range s.Answers {
		own = append(own, a.Item.Marked()+" "+a.Answer+".", a.Note)
	}
	var rows []string
	for _, row := range own {
		if row = strings.TrimSpace(row); row != "" {
			rows = append(rows, row)
		}
	}
	return item{name: s.When.Format("2 January 2006") + ", " + what, own: strings.Join(rows, "\n"), open: func() error {
		if s.Head.ID.IsZero() {
			t.say("This belongs to no entry.")
			return nil
		}
		return t.entry(s.Head.ID, "")
	}}
}

// bin is what was deleted.
func (t *talk) bin() error {
	return t.choose(func() (menu, error) {
		all, err := t.p.Bin(t.ctx())
		m := menu{place: "bin", title: "Bin", why: "So that what was deleted by mistake can be brought back."}
		m.intro = func() {
			t.unread(err)
			if len(all) == 0 {
				t.say("The bin is empty. What you delete lies here for thirty days.")
				return
			}
			t.say("What you deleted lies here for thirty days. Then it goes for good. A number brings it back.")
		}
		for _, b := range all {
			m.items = append(m.items, item{name: called(b.Head), about: "goes on " + b.Deleted.AddDate(0, 0, journal.BinDays).Format("2 January"), open: func() error {
				return t.told("Brought back.", t.p.Restore(t.ctx(), b.ID))
			}})
		}
		off := ""
		if len(all) == 0 {
			off = "the bin is empty"
		}
		m.verbs = []verb{{word: "empty", help: "remove all of it for good", off: off, do: func(int) error {
			yes, err := t.sure("This cannot be undone. All that is in the bin is removed for good.")
			if err != nil || !yes {
				return err
			}
			return t.told("The bin is empty.", t.p.EmptyBin(t.ctx()))
		}}}
		return m, nil
	})
}
