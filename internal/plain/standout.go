package plain

import (
	"heed/internal/practice"
	"heed/internal/selfcheck"
)

// discard forgets a draft, which is errGone. Until something else is thrown away it can be brought back.
func (t *talk) discard(sitting *practice.Sitting) error {
	if err := sitting.Drop()(); err != nil {
		return err
	}
	if sitting.Empty() {
		return errGone
	}
	t.say("Thrown away. undo brings it back.")
	t.can("Here it is again. It waits at home.", func() error {
		sitting.Touch()
		return sitting.Seal()()
	})
	return errGone
}

// standout shows what stands out, in three plain groups.
func (t *talk) standout(sitting *practice.Sitting) error {
	return t.choose(func() (menu, error) {
		out := t.p.Questions.Standout(*sitting.Check())
		danger := t.p.Danger(sitting.Request())
		m := menu{place: "what stands out", title: "What stands out", why: "These are your own answers, put together. Nothing is counted, and none of it is a verdict."}
		m.intro = func() {
			t.first(danger)
			if out.Empty() {
				t.say("Nothing stands out from what you answered. That is fine. You could write a few lines, or look through the library.")
			}
		}
		for _, g := range []struct {
			name  string
			lines []selfcheck.Line
		}{{"Moments you can point to", out.Moments}, {"To look at again", out.LookAgain}, {"Not yours to decide", out.NotYours}} {
			for _, l := range g.lines {
				it := item{under: g.name, name: l.Item.Marked(), own: l.Note, open: func() error { return t.check(sitting, l.Item.ID) }}
				if l.Option.ID != selfcheck.Moment {
					it.about = l.Option.Label
				}
				m.items = append(m.items, it)
			}
		}
		m.after = func() { t.sayThing(sitting) }
		nothing := ""
		if sitting.Empty() {
			nothing = "nothing was answered"
		}
		m.verbs = []verb{
			{word: "suggestions", help: "cards you could try", do: func(int) error { return t.suggestions(sitting, false) }},
			{word: "write", help: "write a page about it", do: func(int) error { return t.write(sitting) }},
			{word: "keep", help: "keep it as it is, and finish", off: nothing, do: func(int) error {
				sitting.Compose(t.p.Questions)
				return t.keepSitting(sitting, danger)
			}},
			{word: "change", help: "change an answer", each: true, do: func(i int) error { return m.items[i].open() }},
		}
		return m, nil
	})
}

// first says what comes before everything else, where somebody may be in danger.
func (t *talk) first(danger string) {
	if danger == "" {
		return
	}
	t.say("This comes first.")
	t.say(danger)
	t.say("heed only looks for a few plain words, and may be wrong. It tells nobody.")
	t.gap()
}

// keepSitting keeps a sitting as an entry, which is errGone.
func (t *talk) keepSitting(sitting *practice.Sitting, danger string) error {
	e, err := sitting.Keep()()
	if err != nil {
		return err
	}
	if e.Revision > sitting.Revision+1 {
		t.say("Kept. Another heed changed this entry meanwhile: both are in its history.")
	} else {
		t.say(practice.KeptNotice(t.p))
	}
	t.first(danger)
	return errGone
}
