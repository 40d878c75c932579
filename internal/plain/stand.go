package plain

import (
	"context"
	"strings"

	"heed/internal/practice"
)

// standpoint is the page "Where I stand": read, written, or as it was before.
func (t *talk) standpoint() error {
	return t.choose(func() (menu, error) {
		stand, err := t.p.Standpoint(t.ctx())
		m := menu{place: "where I stand", title: practice.StandpointTitle, why: "What one may not see depends on where one stands. It is read by nobody else."}
		nothing, write, noVersions := "", "change the page", ""
		if stand.Kept.ID.IsZero() {
			nothing, write = "nothing is kept yet", "write the page"
		}
		if stand.Kept.Revision < 2 {
			noVersions = "there are none yet"
		}
		m.intro = func() {
			t.unread(err)
			switch {
			case stand.Draft != nil:
				t.say("You began to write this. write goes on with it.")
			case stand.Kept.ID.IsZero():
				t.say("Nothing stands here yet: your background, your roles, and what you may not see from there.")
			default:
				t.say(stand.Kept.Text)
			}
		}
		m.verbs = []verb{
			{word: "write", help: write, do: func(int) error { return t.writeStand(stand) }},
			{word: "questions", help: "questions that may help; none has to be answered", do: func(int) error { return t.prompts() }},
			{word: "versions", help: "how it was before", off: noVersions, do: func(int) error { return t.history(stand.Kept.ID) }},
			{word: "delete", help: "put it into the bin", off: nothing, do: func(int) error {
				if err := t.p.Delete(t.ctx(), stand.Kept.ID); err != nil {
					return err
				}
				t.say("In the bin for thirty days. undo brings it back.")
				t.can("Here it is again.", func() error { return t.p.Restore(context.Background(), stand.Kept.ID) })
				return nil
			}},
		}
		return m, nil
	})
}

func (t *talk) prompts() error {
	shelf, err := t.p.Readings()
	if err != nil {
		return err
	}
	for _, p := range shelf.Prompts {
		t.hang("- ", p.Text)
		t.own(p.About)
	}
	return nil
}

func (t *talk) writeStand(stand practice.Stand) error {
	sitting, err := t.p.Stand(stand)
	if err != nil {
		return err
	}
	defer t.hold(sitting.Seal)()
	write := func() error {
		t.say("Who are you in the room? " + pageEnd)
		return t.add(sitting, "", question{why: t.whyPage, again: func() { t.say("Who are you in the room?") }})
	}
	if strings.TrimSpace(sitting.Text) == "" {
		if err := nobody(write()); err != nil {
			return err
		}
	}
	err = t.choose(func() (menu, error) {
		m := menu{place: "write where I stand", title: practice.StandpointTitle, intro: func() { t.own(sitting.Text) }}
		nothing := ""
		if strings.TrimSpace(sitting.Text) == "" {
			nothing = "nothing is written yet"
		}
		m.verbs = []verb{
			{word: "keep", help: "keep the page", off: nothing, do: func(int) error { return t.keepSitting(sitting, "") }},
			{word: "write", help: "write on", do: func(int) error { return nobody(write()) }},
			{word: "change", help: "write a paragraph anew, or leave it out", off: nothing, do: func(int) error { return t.changeParagraph(sitting) }},
			{word: "look", help: "look at what may point to a person", off: nothing, do: func(int) error { return t.marks(sitting) }},
			{word: "questions", help: "questions that may help", do: func(int) error { return t.askPrompts(sitting) }},
			{word: "throw away", help: "throw away what you changed; what was kept stays", off: nothing, do: func(int) error { return t.discard(sitting) }},
		}
		return m, nil
	})
	if err == nil && sitting.Text == stand.Kept.Text {
		return sitting.Drop()()
	}
	return done(err)
}

// askPrompts offers the questions; one that is chosen is taken onto the page, to be written below.
func (t *talk) askPrompts(sitting *practice.Sitting) error {
	shelf, err := t.p.Readings()
	if err != nil {
		return err
	}
	return t.choose(func() (menu, error) {
		m := menu{place: "questions where I stand", title: "Questions", why: "None of them has to be answered."}
		for _, p := range shelf.Prompts {
			m.items = append(m.items, item{name: p.Text, about: p.About, open: func() error {
				before := sitting.Text
				sitting.Text = strings.TrimSpace(strings.TrimSpace(before) + "\n\n" + p.Text)
				sitting.Touch()
				t.say("It stands on the page. undo takes it away. " + pageEnd)
				t.can("It is taken away.", func() error { sitting.Text = before; sitting.Touch(); return nil })
				if err := nobody(t.add(sitting, "", question{why: t.whyPage, again: func() { t.say(p.Text) }})); err != nil {
					return err
				}
				return errBack
			}})
		}
		return m, nil
	})
}
