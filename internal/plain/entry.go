package plain

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"heed/internal/account"
	"heed/internal/journal"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// entry shows one entry, with all that belongs to it; where something was looked for, whatever query found.
func (t *talk) entry(id journal.ID, query string) error {
	return t.choose(func() (menu, error) {
		e, err := t.p.Entry(t.ctx(), id)
		m := menu{place: "an entry", title: "An entry", long: true, why: "It is what you kept. Changing it keeps how it was."}
		if err != nil {
			return m, err
		}
		change, begun := t.p.DraftOf(t.ctx(), id)
		tied, _ := t.p.TiedTo(t.ctx(), id) // what cannot be read is told where they are listed
		m.intro = func() {
			t.sayEntry(e)
			t.sayCheck(e)
			t.sayTied(tied)
			if change != nil {
				t.say("You began to change this. change goes on with it.")
			}
			if begun {
				t.say("You began to write what you see now. see now goes on with it.")
			}
		}
		for _, a := range e.After {
			m.items = append(m.items, item{under: "What you saw later", name: a.Written.Format("Monday 2 January 2006"), own: a.Text, open: func() error {
				return t.afterthought(id, a.Written)
			}})
		}
		for _, card := range e.Kept {
			m.items = append(m.items, item{under: "Kept with it", name: t.cardName(card), open: func() error { return t.card(card) }})
		}
		m.verbs = t.entryVerbs(e, change, query)
		return m, nil
	})
}

// entryVerbs are what can be done with an entry; change is a change of it that was begun.
func (t *talk) entryVerbs(e journal.Entry, change *journal.Draft, query string) []verb {
	changing := ""
	if change != nil {
		changing = "you began to change this; change goes on with it"
	}
	noAfter := ""
	if len(e.After) == 0 {
		noAfter = "there are none"
	}
	return []verb{
		{word: "change", help: "change it", do: func(int) error {
			if change != nil {
				return t.page(t.p.Resume(*change))
			}
			return t.page(t.p.Change(e))
		}},
		{word: "see now", help: "write what you see now, beside the entry", do: func(int) error { return t.afterthought(e.ID, time.Time{}) }},
		{word: "suggestions", help: "cards you could try", off: changing, do: func(int) error { return t.suggestions(t.p.Change(e), true) }},
		{word: "delete later thought", help: "delete what you saw later", each: true, off: noAfter, do: func(i int) error {
			if i >= len(e.After) {
				t.say("That is a card. Only what you saw later can be deleted here.")
				return nil
			}
			return t.dropAfter(e.ID, e.After[i])
		}},
		{word: "delete", help: "put it into the bin", do: func(int) error { return t.remove(e.ID) }},
		{word: "try", help: "one thing to try", do: func(int) error { return done(t.intend("", e.ID)) }},
		{word: "export", help: "write it to a file", do: func(int) error { return t.export(e) }},
		{word: "history", help: "how it was before", do: func(int) error { return t.history(e.ID) }},
		{word: "matches", help: "where in it the words stand that you looked for", off: notLookedFor(query), do: func(int) error {
			t.sayMatches(e.ID, query)
			return nil
		}},
	}
}

func notLookedFor(query string) string {
	if query == "" {
		return "nothing was looked for"
	}
	return ""
}

func (t *talk) sayMatches(id journal.ID, query string) {
	found, err := t.p.Matches(t.ctx(), query, []journal.ID{id}, 4*characters)
	if err != nil {
		t.fault(err)
		return
	}
	if text := oneLine(found[id].Snippet.Text); text != "" {
		t.own(text)
		return
	}
	t.say("The words stand in its title, its tags or its themes.")
}

// sayEntry prints the title, the day, the themes and the text.
func (t *talk) sayEntry(e journal.Entry) {
	t.say(e.Title)
	day := e.Date.Format("Monday 2 January 2006")
	var names []string
	for _, id := range e.Themes {
		if th := theme.Of(id); th.ID != "" { // a later heed may have added one
			names = append(names, th.Name)
		}
	}
	if len(names) > 0 {
		day += ". " + strings.Join(names, ", ")
	}
	t.say(day + ".")
	t.gap()
	t.say(strings.TrimSpace(e.Text))
}

// sayCheck prints what was answered, and what was said to open questions where the text does not say it.
func (t *talk) sayCheck(e journal.Entry) {
	if e.Check == nil {
		return
	}
	q := t.p.Questions
	for _, said := range e.Check.Said {
		p, ok := q.Prompt(said.Prompt)
		if !ok || said.Text == "" || strings.Contains(e.Text, said.Text) || said.Text == e.Title {
			continue
		}
		t.gap()
		t.say(p.Prompt)
		if i := slices.IndexFunc(p.Options, func(o selfcheck.Option) bool { return string(o.ID) == said.Text }); i >= 0 {
			t.own(p.Options[i].Label)
			continue
		}
		t.own(said.Text)
	}
	for _, a := range e.Check.Answers {
		it, ok := q.Item(a.Item)
		if !ok {
			continue
		}
		o, _ := q.Option(it, a.Option)
		t.gap()
		t.say(it.Marked())
		t.own(o.Label)
		t.own(a.Note)
	}
}

func (t *talk) sayTied(tied []journal.Intention) {
	if len(tied) == 0 {
		return
	}
	t.head("One thing to try")
	for _, i := range tied {
		t.own(i.Text)
		switch i.State {
		case journal.Tried:
			t.say("Tried it, " + i.Looked.Format("2 January 2006") + ".")
		case journal.LetGo:
			t.say("Let it go, " + i.Looked.Format("2 January 2006") + ".")
		}
		t.own(i.How)
	}
}

// remove puts an entry into the bin, and goes back.
func (t *talk) remove(id journal.ID) error {
	if err := t.p.Delete(t.ctx(), id); err != nil {
		return err
	}
	t.say("In the bin for thirty days. undo brings it back.")
	t.can("Here it is again.", func() error { return t.p.Restore(context.Background(), id) })
	return errBack
}

func (t *talk) dropAfter(id journal.ID, a journal.Afterthought) error {
	if _, err := t.p.PutAfterthought(t.ctx(), id, journal.Afterthought{Written: a.Written}); err != nil {
		return err
	}
	t.say("The afterthought is deleted. undo brings it back.")
	t.can("Here it is again.", func() error {
		_, err := t.p.PutAfterthought(context.Background(), id, a)
		return err
	})
	return nil
}

// afterPrompts may be answered or not.
const afterPrompts = "What do you notice now that you did not see then? How might it have been for them? What would you like to keep, " +
	"and what would you do another way? You could answer any of these, or none."

// afterthought is what somebody sees now, written beside an entry that stays as it was.
func (t *talk) afterthought(id journal.ID, written time.Time) error {
	thought, err := t.p.Afterthink(t.ctx(), id, written)
	if errors.Is(err, journal.ErrNotFound) {
		return t.lostThought(id)
	}
	if err != nil {
		return err
	}
	defer t.hold(thought.Seal)()
	write := func() error {
		t.say(afterPrompts)
		t.say(pageEnd)
		return t.add(thought.Sitting, "", question{again: func() { t.say(afterPrompts) }, why: func() {
			t.say("The entry stays as it was. What one sees later is worth having beside it.")
		}})
	}
	if thought.Begun {
		t.say("Here is what you had begun.")
	}
	if thought.Empty() {
		if err := nobody(write()); err != nil {
			return err
		}
	}
	err = t.choose(func() (menu, error) {
		m := menu{place: "see now", title: "What do you see now?", why: "The entry stays as it was."}
		m.intro = func() { t.own(thought.Text) }
		nothing := ""
		if thought.Empty() {
			nothing = "nothing is written yet"
		}
		m.verbs = []verb{
			{word: "keep", help: "keep it beside the entry", off: nothing, do: func(int) error {
				danger := t.p.Danger(thought.Request())
				if _, err := thought.Keep()(); err != nil {
					return err
				}
				t.say("Kept beside the entry, which stays as it was.")
				t.first(danger)
				return errGone
			}},
			{word: "write", help: "write on", do: func(int) error { return nobody(write()) }},
			{word: "change", help: "write a paragraph anew, or leave it out", off: nothing, do: func(int) error { return t.changeParagraph(thought.Sitting) }},
			{word: "entry", help: "read the entry", do: func(int) error { t.sayEntry(thought.Of); return nil }},
			{word: "look", help: "look at what may point to a person", off: nothing, do: func(int) error { return t.marks(thought.Sitting) }},
			{word: "editor", help: "open it in your own editor", off: t.noEditor(), do: func(int) error { return t.lend(thought.Sitting) }},
			{word: "throw away", help: "throw this away; the entry stays", off: nothing, do: func(int) error { return t.discard(thought.Sitting) }},
		}
		return m, nil
	})
	if err == nil && (thought.Empty() || unchanged(thought.Of.After, thought.Text)) {
		return thought.Drop()()
	}
	return done(err)
}

// unchanged says that a text is what was kept before.
func unchanged(after []journal.Afterthought, text string) bool {
	return slices.ContainsFunc(after, func(a journal.Afterthought) bool { return a.Text == text })
}

// lostThought makes a page of what was begun beside an entry that is gone.
func (t *talk) lostThought(id journal.ID) error {
	d, begun, err := t.p.LostAfterthought(t.ctx(), id)
	if err != nil || !begun {
		return errors.Join(err, journal.ErrNotFound)
	}
	t.say("The entry that this was written beside is not there any more. What you wrote becomes a page of its own.")
	sitting, err := t.p.PageOf(t.ctx(), d)
	if err != nil {
		return err
	}
	return t.page(sitting)
}

// history is how an entry was before.
func (t *talk) history(id journal.ID) error {
	return t.choose(func() (menu, error) {
		all, err := t.p.History(t.ctx(), id)
		m := menu{place: "history", title: "History", intro: func() { t.unread(err) }, why: "Every time you kept it stays, so that nothing is lost by changing."}
		for i, h := range all {
			it := item{name: h.Changed.Format("2 January 2006, 15:04"), open: func() error {
				e, err := t.p.Revision(t.ctx(), id, h.Revision)
				if err != nil {
					return err
				}
				t.say("As it was on " + e.Changed.Format("2 January 2006 at 15:04") + ":")
				t.sayEntry(e)
				return nil
			}}
			if i == 0 {
				it.about = "as it is now"
			}
			m.items = append(m.items, it)
		}
		m.verbs = []verb{{word: "go back to", help: "make it as it was then", each: true, do: func(i int) error {
			if i == 0 {
				t.say("This is how it is now.")
				return nil
			}
			if _, err := t.p.GoBack(t.ctx(), id, all[i].Revision); err != nil {
				return err
			}
			t.say("It is as it was then. What it was until now is in the history too.")
			return errBack
		}}}
		return m, nil
	})
}

// What an export is, said before one is made.
const (
	inClear  = "A file like this lies in clear: whoever has it can read it, and a court can order it to be shown. Your entry stays as it is."
	oursOnly = "Only your account on this computer can open the file. heed does not note where it is."
)

// export writes an entry to a file: in which form, what may point to a person, all of it to read once more, its name.
func (t *talk) export(e journal.Entry) error {
	answers := false
	return t.choose(func() (menu, error) {
		m := menu{place: "export", title: "Into a file", why: "So that you can take your words elsewhere.", intro: func() { t.say(inClear) }}
		add := func(f account.Format, name, about string) {
			m.items = append(m.items, item{name: name, about: about, open: func() error {
				return t.exportAs(account.Wanted{Format: f, Answers: answers}, e)
			}})
		}
		add(account.Markdown, "Markdown", "text with headings, tags and themes, as most programs for notes read it")
		add(account.Text, "Plain text", "just the words, with the day above them")
		add(account.HTML, "Page to print", "a page for a browser, which prints on A4")
		add(account.JSON, "JSON", "all there is to the entry")
		for _, f := range account.Forms() {
			add(f.ID, f.Name, "For "+f.Who+". "+f.Rule)
		}
		off, help := "", "with the answers of the check-in, in Markdown and text"
		if answers {
			help = "without the answers"
		}
		if e.Check == nil {
			off = "this entry was written without a check-in"
		}
		m.verbs = []verb{{word: "answers", help: help, off: off, do: func(int) error {
			answers = !answers
			t.say(map[bool]string{true: "With the answers.", false: "Without the answers."}[answers])
			return nil
		}}}
		return m, nil
	})
}

func (t *talk) exportAs(w account.Wanted, e journal.Entry) error {
	walk := t.p.WalkOut(w, e.Clone())
	if walk.Len() > 0 {
		t.say(places(walk.Len()) + " Look at it first; back goes on when you have seen enough.")
		if err := t.walk(walk, func() {}); err != nil {
			return err
		}
	}
	for {
		data, err := t.p.Export(w, walk, e.Clone())
		if err != nil {
			return err
		}
		ask := func() {
			t.head("This will be written:")
			t.say(string(data))
			t.head("Write it to which file? " + oursOnly)
			t.say("An empty line names it " + t.p.OutName(w, e) + ". look goes through what may point to a person again; back leaves it.")
		}
		ask()
		t.seen("export", "look")
		name, err := t.hear(question{again: ask})
		switch {
		case err != nil:
			return nobody(err)
		case strings.EqualFold(name, "look"):
			walk = t.p.WalkOut(w, e.Clone())
			if err := t.walk(walk, func() {}); err != nil {
				return err
			}
			continue
		case name == "":
			name = t.p.OutName(w, e)
		}
		path := t.p.Path(name)
		if err := t.p.WriteOut(path, data, false); err != nil {
			t.fault(err)
			continue
		}
		t.say("It is written: " + path)
		return errBack
	}
}
