package plain

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"heed/internal/guide"
)

// sayStep tells what is to be said and done in the step.
func (g *guided) sayStep() {
	now := g.pace.Current()
	g.say(now.Do)
	if now.Silent {
		g.say("Nothing to say. If somebody asks, you could say:")
	}
	g.own(now.Say)
	if now.Note != "" {
		g.say("For you: " + now.Note)
	}
	g.say(fmt.Sprintf("Planned: %s. time tells what is left.", minutes(now.Planned)))
	if coming := g.pace.Coming(); len(coming) > 0 {
		g.say("Then: " + coming[0].Name + ", " + minutes(coming[0].Planned) + ".")
	}
	if slept := g.pace.Slept(); slept > 0 {
		g.say("The computer slept for " + minutes(slept) + ". It is not counted, unless you type count it.")
	}
}

// led says who leads the step, when that is not the leader.
func (g *guided) led() string {
	if g.run == nil {
		return ""
	}
	h, ok := g.run.Leading()
	switch {
	case !ok:
		return ""
	case h.Who != "":
		return ", " + h.Name + ": " + h.Who
	}
	return ", " + h.Name
}

// sayTime tells the time that is left, when somebody asks.
func (g *guided) sayTime() {
	p := g.pace
	words := leftIn(p.Left(), "in this step") + ", " + leftIn(p.LeftInAll(), "in all") + "."
	if short := p.Needed() - p.LeftInAll(); short >= time.Minute && p.LeftInAll() > 0 {
		words += " The plan wants " + minutes(short) + " more."
	}
	switch {
	case p.Paused():
		words += " The clock stands still."
	case p.Veered():
		words += " Off the plan."
	}
	g.say(words)
}

func leftIn(d time.Duration, where string) string {
	n, words := guide.WholeMinutes(d), "left"
	if n < 0 {
		n, words = -n, "over"
	}
	return inMinutes(n) + " " + words + " " + where
}

func minutes(d time.Duration) string { return inMinutes(guide.WholeMinutes(d)) }

func inMinutes(n int) string {
	if n == 1 {
		return "1 minute"
	}
	return fmt.Sprintf("%d minutes", n)
}

// stepVerbs are what else can be done in a step.
func (g *guided) stepVerbs() []verb {
	p := g.pace
	tell := func(word, help, off string, do func()) verb {
		return verb{word: word, help: help, off: off, do: func(int) error { do(); return nil }}
	}
	noSpare := ""
	if len(p.Current().Spare) == 0 {
		noSpare = "this step has none"
	}
	verbs := []verb{
		tell("room", "what everybody may see of this step, to read out or to show", "", g.sayRoom),
		{word: "plan", help: "the plan: move, stretch, shorten", do: func(int) error { return g.plan() }},
		tell("longer", "a minute more for this step", "", func() { g.stretch(p.At(), 1) }),
		tell("shorter", "a minute less for this step", "", func() { g.stretch(p.At(), -1) }),
		tell("hide time", "hide the time in the window for the room, or show it", "", func() {
			p.HideTime(!p.Hidden())
			g.say(map[bool]string{true: "The room does not see the time.", false: "The room sees the time."}[p.Hidden()])
		}),
		tell("spare", "a question for when the talk dries up", noSpare, func() {
			g.own(p.Current().Spare[g.spare%len(p.Current().Spare)])
			g.spare++
		}),
		tell("close", "on to what is kept", "", func() { g.close(g.p.Now()) }),
	}
	if g.run != nil {
		verbs = append(verbs, tell("ways back", "sentences for when it slides into advice or blame", "", func() {
			g.say("When it slides into advice or blame, you could say:")
			for _, line := range g.run.WaysBack() {
				g.own(line)
			}
		}))
		if len(g.run.Roles()) > 0 {
			verbs = append(verbs, verb{word: "roles", help: "who does what", do: func(int) error { return g.roles() }})
		}
	}
	if p.Slept() > 0 {
		verbs = append(verbs,
			tell("count it", "count the time for which the computer slept", "", func() { p.CountSleep() }),
			tell("leave it out", "leave that time out", "", func() { p.DropSleep() }))
	}
	return verbs
}

func (g *guided) stretch(i, by int) {
	if !g.pace.Stretch(i, by) {
		g.say("This step cannot get longer or shorter than that.")
		return
	}
	g.say(g.pace.Stages()[i].Name + ": " + minutes(g.pace.Stages()[i].Planned) + ".")
}

func (g *guided) sayRoom() {
	now := g.pace.Current()
	g.say(now.Name + g.led() + ".")
	g.say(now.ForRoom())
	g.say("`heed guide room` opens a window for everybody, which follows this.")
}

// plan changes the steps that are to come.
func (g *guided) plan() error {
	signs := map[guide.StageState]string{guide.Done: ", done", guide.Skipped: ", left out", guide.Now: ", now"}
	return g.choose(func() (menu, error) {
		m := menu{place: "the plan", title: "The plan", why: "Only steps that are to come can change places."}
		for i, s := range g.pace.Stages() {
			m.items = append(m.items, item{name: s.Name, about: minutes(s.Planned) + signs[s.State], open: func() error { g.stretch(i, 1); return nil }})
		}
		move := func(by int) func(int) error {
			return func(i int) error {
				if !g.pace.Move(i, by) {
					g.say("Only steps that are to come can change places.")
				}
				return nil
			}
		}
		m.verbs = []verb{
			{word: "longer", help: "a minute more", each: true, do: func(i int) error { g.stretch(i, 1); return nil }},
			{word: "shorter", help: "a minute less", each: true, do: func(i int) error { g.stretch(i, -1); return nil }},
			{word: "earlier", help: "earlier", each: true, do: move(-1)},
			{word: "later", help: "later", each: true, do: move(1)},
		}
		return m, nil
	})
}

// roles are who does what. They are forgotten when the session ends.
func (g *guided) roles() error {
	return g.choose(func() (menu, error) {
		m := menu{place: "roles", title: "Who does what", why: "So that nobody has to guess.", intro: func() {
			g.say("Initials will do. They are forgotten when the session ends. A number lets you say who.")
		}}
		for _, h := range g.run.Roles() {
			about := h.Does
			if h.Who != "" {
				about = h.Who + ". " + about
			}
			m.items = append(m.items, item{name: h.Name, about: about, open: func() error {
				ask := func() { g.say("Who? At most twenty letters. An empty line leaves it.") }
				ask()
				who, err := g.words(question{again: ask})
				if err == nil && !g.run.SetRole(h.ID, strings.TrimSpace(who)) {
					g.say("That is too long, or not a name.")
				}
				return nobody(err)
			}})
		}
		return m, nil
	})
}

func (g *guided) close(now time.Time) bool {
	switch {
	case g.two != nil:
		return g.two.Close()
	case g.run != nil:
		return g.run.Close(now)
	}
	return g.walk.Close(now)
}

// forgetAll ends it and keeps nothing.
func (g *guided) forgetAll() error {
	switch {
	case g.two != nil:
		g.two.Leave()
	case g.run != nil:
		g.run.Leave()
	default:
		g.walk.Leave()
	}
	g.say("Nothing was kept.")
	return errGone
}

// stopped says what to do now, and where somebody can turn to.
func (g *guided) stopped() error {
	words := g.ground.Stop
	m := menu{place: "a session: stopped", title: words.Say, why: "So that nobody has to find words in a hard moment."}
	m.intro = func() {
		for _, line := range words.Lines {
			g.hang("- ", line)
		}
		support := g.p.Config().Support
		if len(support) == 0 {
			g.say(words.NoHelp)
		}
		for _, line := range support {
			g.own(line)
		}
	}
	goOn := also(func() {
		g.pace.GoOn(g.p.Now())
		g.say("On with it, from where you were.")
	})
	m.verbs = []verb{
		{word: "go on", help: "go on from where you were", do: func(int) error { return goOn() }},
		{word: "close", help: "on to the end", do: func(int) error { g.close(g.p.Now()); return nil }},
		{word: "leave", help: "leave; nothing is kept", do: func(int) error { return g.forgetAll() }},
	}
	m.turns = turns{enter: goOn, back: goOn, stop: g.forgetAll}
	return g.once(m, "stopped")
}

// exercise goes through one exercise. Nothing of it is ever kept.
func (t *talk) exercise(id string) error {
	shelf, _ := t.p.Guide() // what is wrong with somebody's own files, the list of them tells
	e, ok := shelf.Exercise(id)
	if !ok {
		t.say("There is no such exercise.")
		return nil
	}
	walk := guide.NewWalk(e, shelf.Ground)
	g := &guided{talk: t, ground: shelf.Ground, pace: &walk.Pace, walk: walk}
	g.room.ID, g.room.Exercise = id, true
	return g.lead(g.prepare, g.going, g.afterwards)
}

// lines prints some lines below a heading.
func (t *talk) lines(heading string, lines ...string) {
	said := false
	for _, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		if !said {
			t.head(heading)
			said = true
		}
		t.hang("- ", l)
	}
}

// prepare is what a trainer reads beforehand, and then what is said before anybody begins.
func (g *guided) prepare() error {
	e, safety := g.walk.Exercise, g.walk.Safety
	m := menu{place: "an exercise", title: e.Name, why: "So that nobody is surprised, and everybody can sit out."}
	if g.walk.Ready() {
		m.title = "Say this first, and wait:"
		m.intro = func() {
			g.own(e.Before.AskFirst)
			g.own(e.Before.OptingOut)
		}
	} else {
		m.intro = func() {
			g.say(e.Aim)
			g.say(facts(e.Minutes(), e.People) + ".")
			g.lines("Bring", e.Before.Need...)
			g.lines("Beforehand", append(slices.Clip(e.Before.Prepare), safety.Tell)...)
			g.lines("Sitting out", e.Before.OptingOut, safety.OptingOut)
			g.lines("Take care", e.After.DoNot, safety.Assume, safety.StaysHere)
			g.lines("Never", safety.Never...)
			g.lines("Stop when", safety.StopWhen...)
			g.lines("Other ways to do it", e.After.Variations...)
			g.lines("Where it comes from", e.Sources...)
		}
	}
	next := also(func() {
		if !g.walk.Asked() {
			g.begin()
		}
	})
	word := verb{word: "ask first", help: "ask first", do: func(int) error { return next() }}
	if g.walk.Ready() {
		word = verb{word: "begin", help: "begin", do: func(int) error { return next() }}
	}
	m.verbs = []verb{word}
	m.turns = turns{enter: next, back: func() error { return errGone }}
	return g.once(m, "prepare "+word.word)
}

// afterwards is what belongs to the end of an exercise.
func (g *guided) afterwards() error {
	e, safety := g.walk.Exercise, g.walk.Safety
	m := menu{place: "an exercise: the end", title: "The end", why: "People take an exercise home with them."}
	m.intro = func() {
		g.lines("Questions to ask", e.After.Debrief...)
		g.lines("In this order", safety.Debrief...)
		g.lines("Before people go", safety.After)
		g.lines("Where to turn to", g.p.Config().Support...)
	}
	end := func() error { g.walk.Leave(); return errGone }
	m.verbs = []verb{
		{word: "done", help: "done", do: func(int) error { return end() }},
		{word: "steps", help: "back to the steps", do: func(int) error { g.walk.Reopen(g.p.Now()); return nil }},
	}
	m.turns = turns{back: func() error { g.walk.Reopen(g.p.Now()); return nil }, stop: end, enter: end}
	return g.once(m, "after")
}
