package plain

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/suggest"
)

// intend asks for one thing to try: if this, then that, and when to look again. tied may be empty.
func (t *talk) intend(tied pattern.ID, entry journal.ID) error {
	aim, err := t.p.Aim(journal.Intention{Pattern: tied, Entry: entry})
	if err != nil {
		return err
	}
	return done(t.aim(aim))
}

func (t *talk) aim(aim *practice.Aim) error {
	defer t.hold(aim.Seal)()
	t.head("One thing to try")
	t.say("One is plenty. For example: if she goes quiet, then I will wait.")
	if card, ok := t.p.Library.Pattern(aim.Pattern); ok {
		t.say("From the card: " + card.Name + ". You could: " + small(card.ThereforeLine()))
	}
	if aim.Text != "" {
		t.say("It says now:")
		t.own(aim.Text)
	}
	when, what, halved := journal.Halves(aim.Text)
	var err error
	if aim.Text != "" && !halved {
		err = t.whole(aim)
	} else {
		err = t.halves(aim, when, what)
	}
	if err == nil {
		err = t.lookAgain(aim)
	}
	if errors.Is(err, errBack) || errors.Is(err, errSkip) || errors.Is(err, errStop) {
		err = nil
	}
	if err != nil || aim.Text == "" || !aim.Touched() {
		return err
	}
	if seal := aim.Seal(); seal != nil {
		if err := seal(); err != nil {
			return err
		}
	}
	t.say("Kept:")
	t.own(aim.Text)
	if aim.Rests(t.p.Now()) {
		t.say("It rests until " + aim.LookAgain.Format("Monday 2 January") + ". undo takes it back.")
	} else {
		t.say("It waits at home. undo takes it back.")
	}
	t.can(map[bool]string{true: "It is taken back: nothing of it is kept.", false: "It is as it was before."}[aim.New()], aim.Undo())
	return nil
}

// whole asks for a sentence that is not in two halves.
func (t *talk) whole(aim *practice.Aim) error {
	text, err := t.half("In your words:", "")
	if err == nil {
		aim.Text = strings.TrimSpace(text)
		aim.Touch()
	}
	return passOver(err)
}

// halves asks for both halves. Each may be left as it is.
func (t *talk) halves(aim *practice.Aim, when, what string) error {
	for i := 0; i < 2; {
		half, label, leading := &when, "If…", leadingIf
		if i == 1 {
			half, label, leading = &what, "then I will…", leadingThen
		}
		text, err := t.half(label, *half)
		switch {
		case errors.Is(err, errBack) && i > 0:
			i--
			continue
		case err == nil:
			*half = strings.TrimSpace(leading.ReplaceAllString(strings.TrimSpace(text), ""))
			aim.Text = journal.IfThen(when, what)
			aim.Touch()
		case !errors.Is(err, errSkip):
			return err
		}
		i++
	}
	return nil
}

// What people type at the beginning of a half, though heed puts it there.
var (
	leadingIf   = regexp.MustCompile(`(?i)^if(…\s*|\s+)`)
	leadingThen = regexp.MustCompile(`(?i)^(then,?\s+)?((i will|i['’]ll)(…\s*|\s+))?`)
)

func passOver(err error) error {
	if errors.Is(err, errSkip) {
		return nil
	}
	return err
}

func (t *talk) half(label, now string) (string, error) {
	ask := func() {
		t.say(label)
		t.own(now)
	}
	ask()
	return t.words(question{again: ask, why: func() {
		t.say("A plan with a moment in it is easier to remember when the moment comes.")
	}, help: []string{"One line. An empty line leaves it as it is."}})
}

// lookAgain asks when to look at it again.
func (t *talk) lookAgain(aim *practice.Aim) error {
	if aim.Text == "" {
		return nil
	}
	now := t.p.Now()
	return t.choose(func() (menu, error) {
		set := func(day time.Time) func() error {
			return func() error {
				aim.LookAgain = day
				aim.Touch()
				return errBack
			}
		}
		m := menu{place: "when to look again", title: "Look at it again when?", why: "It rests until then. Nothing reminds you.", items: []item{
			{name: "No day", about: "it waits at home", open: set(time.Time{})},
			{name: "Tomorrow", open: set(journal.InDays(now, 1))},
			{name: "In a week", open: set(journal.InDays(now, 7))},
			{name: "In a month", open: set(journal.InDays(now, 30))},
			{name: "On a day you name", open: func() error { return t.nameDay(aim) }},
		}}
		if !aim.LookAgain.IsZero() {
			m.intro = func() { t.say("Now: " + aim.LookAgain.Format("Monday 2 January 2006") + ".") }
		}
		if aim.Pattern != "" {
			m.verbs = []verb{
				{word: "loosen", help: "it is no longer tied to the card", do: func(int) error {
					before := aim.Pattern
					aim.Pattern = ""
					aim.Touch()
					t.say("It is no longer tied to the card. undo ties it again.")
					t.can("It is tied again.", func() error {
						aim.Pattern = before
						aim.Touch()
						return nil
					})
					return nil
				}},
				{word: "card", help: "read the card it is tied to", do: func(int) error { return t.card(aim.Pattern) }},
			}
		}
		m.verbs = append(m.verbs, verb{word: "throw away", help: "throw it away", do: func(int) error {
			if err := aim.Drop()(); err != nil {
				return err
			}
			t.say("Thrown away. undo brings it back.")
			t.can("Here it is again.", func() error {
				aim.Again()
				return aim.Seal()()
			})
			return errGone
		}})
		return m, nil
	})
}

func (t *talk) nameDay(aim *practice.Aim) error {
	ask := func() { t.say("Which day? For example: 24 December, or 2026-12-24.") }
	for {
		ask()
		text, err := t.words(question{again: ask})
		if err != nil {
			return nobody(err)
		}
		if day, ok := journal.ParseDay(oneLine(text), t.p.Now()); ok {
			aim.LookAgain = day
			aim.Touch()
			return errBack
		}
		t.say("That day could not be read.")
	}
}

// thingVerbs are what can be said of the one thing to look at, at home.
func (t *talk) thingVerbs(i journal.Intention, some bool) []verb {
	off := ""
	if !some {
		off = "there is nothing to look at now"
	}
	return []verb{
		{word: "tried", help: "you tried the one thing", off: off, do: func(int) error { return t.went(i.ID) }},
		{word: "not yet", help: "it rests until tomorrow", off: off, do: func(int) error { return t.notYet(i) }},
		{word: "let go", help: "let the one thing go", off: off, do: func(int) error { return t.letGo(i) }},
	}
}

func (t *talk) notYet(i journal.Intention) error {
	now := t.p.Now()
	return t.look(i, "It rests until "+i.NotYet(now).LookAgain.Format("Monday 2 January")+".", func(i journal.Intention) journal.Intention { return i.NotYet(now) })
}

func (t *talk) letGo(i journal.Intention) error {
	now := t.p.Now()
	return t.look(i, "Let go. undo brings it back.", func(i journal.Intention) journal.Intention { return i.Settle(journal.LetGo, "", now) })
}

// look does something with an intention. It can be taken back.
func (t *talk) look(i journal.Intention, notice string, do func(journal.Intention) journal.Intention) error {
	if err := t.p.Look(t.ctx(), i, do); err != nil {
		return err
	}
	t.say(notice)
	t.putBack(i)
	return nil
}

func (t *talk) putBack(i journal.Intention) {
	t.can("It is as it was before.", func() error {
		_, err := t.p.SaveIntention(context.Background(), i)
		return err
	})
}

// intentions are the things to try.
func (t *talk) intentions() error {
	return t.choose(func() (menu, error) {
		all, err := t.p.Intentions(t.ctx())
		now := t.p.Now()
		all = journal.InOrder(all, now)
		m := menu{place: "one thing", title: "Things to try", why: "What you mean to try, and what became of it. Nothing is counted."}
		m.intro = func() {
			t.unread(err)
			if len(all) == 0 && err == nil {
				t.say("Nothing yet. If something comes up again, what would you like to try? Type add to write it down.")
			}
		}
		for _, i := range all {
			m.items = append(m.items, t.intention(i, now))
		}
		off := ""
		if len(all) == 0 {
			off = "there is nothing here"
		}
		with := func(do func(journal.Intention) error) func(int) error { return func(n int) error { return do(all[n]) } }
		m.verbs = []verb{
			{word: "add", help: "add one", do: func(int) error { return t.intend("", journal.ID{}) }},
			{word: "change", help: "change one", each: true, off: off, do: with(t.changeAim)},
			{word: "tried", help: "you tried it", each: true, off: off, do: with(func(i journal.Intention) error { return t.went(i.ID) })},
			{word: "not yet", help: "it rests until tomorrow", each: true, off: off, do: with(t.notYet)},
			{word: "let go", help: "let it go", each: true, off: off, do: with(t.letGo)},
			{word: "open again", help: "it is open again", each: true, off: off, do: with(func(i journal.Intention) error {
				return t.look(i, "It is open again.", func(i journal.Intention) journal.Intention { return i.Settle(journal.Open, "", now) })
			})},
			{word: "write", help: "write a page about it", each: true, off: off, do: with(t.writeAbout)},
			{word: "entry", help: "the entry it belongs to", each: true, off: off, do: with(func(i journal.Intention) error {
				if i.Entry.IsZero() {
					t.say("It belongs to no entry.")
					return nil
				}
				return t.entry(i.Entry, "")
			})},
			{word: "card", help: "the card it is tied to", each: true, off: off, do: with(func(i journal.Intention) error {
				if i.Pattern == "" {
					t.say("It is tied to no card.")
					return nil
				}
				return t.card(i.Pattern)
			})},
			{word: "delete", help: "delete it", each: true, off: off, do: with(func(i journal.Intention) error {
				if err := t.p.DropIntention(t.ctx(), i.ID); err != nil {
					return err
				}
				t.say("Deleted. undo brings it back.")
				t.putBack(i)
				return nil
			})},
		}
		return m, nil
	})
}

func (t *talk) changeAim(i journal.Intention) error {
	aim, err := t.p.Aim(i)
	if err != nil {
		return err
	}
	return done(t.aim(aim))
}

func (t *talk) intention(i journal.Intention, now time.Time) item {
	it := item{under: "Open", name: i.Text, open: func() error { return t.changeAim(i) }}
	const date = "2 January 2006"
	switch {
	case i.State == journal.Tried:
		it.under, it.about, it.own = "Looked at", "tried, "+i.Looked.Format(date), i.How
	case i.State == journal.LetGo:
		it.under, it.about = "Looked at", "let go, "+i.Looked.Format(date)
	case i.Rests(now):
		it.under, it.about = "Resting", "until "+i.LookAgain.Format("Monday 2 January")
	}
	if i.Pattern != "" {
		it.about = strings.TrimPrefix(it.about+", from the card: "+t.cardName(i.Pattern), ", ")
	}
	return it
}

func (t *talk) writeAbout(i journal.Intention) error {
	sitting, err := t.p.WriteAbout(i)
	if err != nil {
		return err
	}
	return t.page(sitting)
}

// went asks how it went: a line, or none. It is tried either way, but not when one goes back.
func (t *talk) went(id journal.ID) error {
	i, err := t.p.Intention(t.ctx(), id)
	if err != nil {
		return err
	}
	aim, err := t.p.Aim(i)
	if err != nil {
		return err
	}
	ask := func() {
		t.own(aim.Text)
		t.say("How did it go? One line, if you like. It may have gone otherwise than you thought, or not at all well. That is worth a line too.")
		t.own(i.How)
		t.say("An empty line, or skip, keeps it as tried without a line. back leaves it as it was.")
	}
	ask()
	how, err := t.words(question{again: ask, why: func() { t.say("So that you find again what came of it.") }})
	switch {
	case errors.Is(err, errSkip):
		how = i.How
	case errors.Is(err, errBack), errors.Is(err, errStop):
		t.say("It is as it was.")
		return nil
	case err != nil:
		return err
	}
	when := t.p.Now()
	if i.State == journal.Tried {
		when = i.Looked
	}
	aim.Intention = aim.Settle(journal.Tried, strings.TrimSpace(how), when)
	aim.Touch()
	if err := aim.Seal()(); err != nil {
		return err
	}
	t.say("Kept as tried. undo takes it back.")
	t.can("It is as it was before.", aim.Undo())
	t.first(t.p.Danger(suggest.Request{Text: how}))
	yes, err := t.sure("Would you like to write a page about it?")
	if err != nil || !yes {
		return err
	}
	return t.writeAbout(aim.Intention)
}
