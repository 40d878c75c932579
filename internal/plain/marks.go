package plain

import (
	"strings"

	"heed/internal/identify"
	"heed/internal/practice"
)

// around is how much of the sentence is told each side of a finding, in bytes.
const around = 160

// marks goes through what in a page may point to a person.
func (t *talk) marks(sitting *practice.Sitting) error {
	walk := sitting.Walk()()
	err := t.walk(walk, func() {
		title, text := sitting.Title, sitting.Text
		if sitting.Walked(walk); sitting.Title != title || sitting.Text != text {
			sitting.Touch()
		}
	})
	sitting.Pass(walk.Left())
	return err
}

// walk goes from one finding to the next; took is called when something was decided.
func (t *talk) walk(walk *identify.Walk, took func()) error {
	return t.choose(func() (menu, error) {
		step, ok := walk.Here()
		none := ""
		if !walk.CanUndo() {
			none = "nothing was decided yet"
		}
		deciding := func(do func()) func() error {
			return func() error {
				do()
				took()
				return nil
			}
		}
		takeBack := verb{word: "take back", help: "take back what was decided last", off: none, do: func(int) error { return deciding(walk.Undo)() }}
		if !ok {
			t.sayEnd(walk)
			return menu{place: "look", title: "That was all", verbs: []verb{takeBack}, why: "Only you can answer this."}, nil
		}
		m := menu{place: "look", title: "This may point to a person", why: "Somebody who knows them could tell who it is. You decide; nothing is noted."}
		m.intro = func() {
			before, after := walk.Around(step, around)
			t.own(oneLine(before + "‹" + step.Words + "›" + after))
			t.say("The words: " + oneLine(step.Words))
			t.say(capital(step.Label) + ". You could " + step.Advice + ".")
		}
		if step.Suggestion != step.Words {
			m.items = append(m.items, item{name: "Change it to “" + step.Suggestion + "”", open: deciding(func() { walk.Change(step.Suggestion) })})
			if another(walk, func(o identify.Step) bool { return o.Words == step.Words }) {
				m.items = append(m.items, item{name: "The same wherever it stands", open: deciding(walk.ChangeAlike)})
			}
		}
		m.items = append(m.items,
			item{name: "Put something else in its place", open: func() error { return t.instead(walk, took) }},
			item{name: "Leave it as it is", open: deciding(walk.Leave)})
		if another(walk, func(o identify.Step) bool { return o.Label == step.Label }) {
			m.items = append(m.items, item{name: "Leave all of this kind", open: deciding(walk.LeaveKind)})
		}
		m.verbs = []verb{
			{word: "leave the rest", help: "leave all the rest as it is", do: func(int) error { return deciding(walk.LeaveAll)() }},
			takeBack,
		}
		return m, nil
	})
}

// instead asks for words of one's own.
func (t *talk) instead(walk *identify.Walk, took func()) error {
	ask := func() { t.say("What is to stand there instead? An empty line leaves it for now.") }
	ask()
	text, err := t.words(question{again: ask})
	if err == nil {
		walk.Change(strings.TrimSpace(text))
		took()
	}
	return nobody(err)
}

// another says that one more that is not decided is like this.
func another(walk *identify.Walk, like func(identify.Step) bool) bool {
	n := 0
	for _, s := range walk.Steps() {
		if !s.Decided && like(s) {
			n++
		}
	}
	return n > 1
}

// sayEnd asks what no list of words can answer.
func (t *talk) sayEnd(walk *identify.Walk) {
	if walk.Len() == 0 {
		t.say("Nothing here looks as if it points to a person. heed does not see everything.")
	} else {
		t.say("That was all that heed could see. It does not see everything.")
	}
	t.say(t.p.Finder().Question())
	t.say("None of this was noted anywhere.")
}
