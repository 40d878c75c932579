package plain

import (
	"fmt"
	"strings"
	"time"

	"heed/internal/guide"
	"heed/internal/practice"
)

// sessions are the guided sessions, and the check-in of two people.
func (t *talk) sessions() error {
	return t.choose(func() (menu, error) {
		shelf, err := t.p.Guide()
		m := menu{place: "guided sessions", title: "Guided sessions", why: "For a talk with a form: what to say, the time that is left, and a way back."}
		m.intro = func() { t.slips(err, "heed guide lint") }
		for _, s := range shelf.Sessions {
			m.items = append(m.items, item{name: ours(s.Name, s.Own), about: facts(s.Minutes(), s.People) + ". " + s.About, open: func() error { return t.session(s.ID) }})
		}
		c := shelf.Ground.CheckIn
		m.items = append(m.items, item{name: c.Name, about: "2 people. " + c.About, open: t.twoPeople})
		return m, nil
	})
}

// exercises are for trainers.
func (t *talk) exercises() error {
	return t.choose(func() (menu, error) {
		shelf, err := t.p.Guide()
		m := menu{place: "exercises", title: "Exercises", why: "For a room: step by step, and nothing of it is kept."}
		m.intro = func() { t.slips(err, "heed exercise lint") }
		for _, e := range shelf.Exercises {
			m.items = append(m.items, item{name: ours(e.Name, e.Own), about: facts(e.Minutes(), e.People) + ". " + e.Aim, open: func() error { return t.exercise(e.ID) }})
		}
		return m, nil
	})
}

func (t *talk) slips(err error, lint string) {
	if err != nil {
		t.say("Some of your own files are not right. `" + lint + "` says what.")
	}
}

func ours(name string, own bool) string {
	if own {
		return name + " (yours)"
	}
	return name
}

func facts(minutes int, people string) string {
	if strings.HasSuffix(people, "leader") || strings.HasSuffix(people, "convenor") || strings.Contains(people, ", in ") {
		return fmt.Sprintf("%d minutes, %s", minutes, people)
	}
	return fmt.Sprintf("%d minutes, %s people", minutes, people)
}

// Session is a road: one guided session.
func Session(id string) Road { return func(t *talk) error { return t.session(id) } }

// Exercise is a road: one exercise.
func Exercise(id string) Road { return func(t *talk) error { return t.exercise(id) } }

// guided is a session, an exercise or the check-in of two people under way. It is in memory alone.
type guided struct {
	*talk
	ground guide.Ground
	room   practice.Room
	pace   *guide.Pace // of the run or the walk; nil for two people
	run    *guide.Run
	walk   *guide.Walk
	two    *guide.Talk
	spare  int
	where  string // what was shown last
	last   printed
	spoken spoken
}

// lead goes through it from its opening to its end.
func (g *guided) lead(opening, going, closing func() error) error {
	g.tick = g.told
	defer func() {
		g.tick = nil
		g.room.Step = ""
		g.p.ShowRoom(g.room)
	}()
	for {
		var err error
		switch g.phase() {
		case guide.Opening:
			err = opening()
		case guide.Going:
			err = going()
		case guide.Stopped:
			err = g.stopped()
		case guide.Closing:
			err = closing()
		default:
			return nil
		}
		if err != nil {
			return done(err)
		}
	}
}

func (g *guided) phase() guide.Phase {
	if g.two != nil {
		return g.two.Phase()
	}
	return g.pace.Phase()
}

// told keeps the time, and tells the window for the room where the session is.
func (g *guided) told() {
	if g.pace == nil {
		return
	}
	g.pace.Tick(g.p.Now())
	if p := g.pace; p.Phase() == guide.Going {
		g.room.Step, g.room.Left, g.room.Hidden, g.room.Paused = p.Current().ID, guide.WholeMinutes(p.Left()), p.Hidden(), p.Paused()
	} else {
		g.room.Step = ""
	}
	g.p.ShowRoom(g.room)
}

// once does one thing of a menu: where it is may be another then. It is shown again only where that is so; of what is
// long, only what has changed.
func (g *guided) once(m menu, where string) error {
	if m.long {
		g.last = g.offer(m, g.last, g.where == where)
	} else if g.where != where {
		g.show(m, 0)
	}
	g.where = where
	return g.turn(m)
}

func (t *talk) session(id string) error {
	shelf, _ := t.p.Guide() // what is wrong with somebody's own files, the list of them tells
	s, ok := shelf.Session(id)
	if !ok {
		t.say("There is no such session.")
		return nil
	}
	run := guide.NewRun(s, shelf.Ground)
	run.ShowLine()
	g := &guided{talk: t, ground: shelf.Ground, room: practice.Room{ID: id}, pace: &run.Pace, run: run}
	t.head(s.Name)
	t.say(g.ground.Passing)
	return g.lead(func() error { return g.agree(&run.Consent) }, g.going, func() error { return g.keeping(run.Draft()) })
}

// agree shows the lines of consent, one after the other, and then begins.
func (g *guided) agree(c *guide.Consent) error {
	line := c.Lines()[c.Shown()-1]
	m := menu{place: "a session: agree", title: line.Name, why: "Nothing begins before everybody knows what it is. That these lines were shown is all heed knows; it does not note who agreed."}
	m.intro = func() {
		g.say(line.Say)
		if c.AllShown() && g.run != nil {
			g.say(g.run.Session.Fit)
		}
	}
	next := verb{word: "agreed", help: "agreed: the next", do: func(int) error {
		if !c.ShowLine() {
			g.begin()
		}
		return nil
	}}
	if c.AllShown() {
		next.help = "agreed: begin"
	}
	m.verbs = []verb{next}
	if g.run != nil && len(g.run.Roles()) > 0 {
		m.verbs = append(m.verbs, verb{word: "roles", help: "who does what", do: func(int) error { return g.roles() }})
	}
	m.turns = turns{enter: func() error { return next.do(0) }, back: func() error { return errGone }}
	return g.once(m, "agree "+line.ID)
}

func (g *guided) begin() {
	now := g.p.Now()
	switch {
	case g.two != nil:
		g.two.Begin(now)
	case g.run != nil:
		g.run.Begin(now)
	default:
		g.walk.Begin(now)
	}
}

// going is one step, with what whoever leads can do in it.
func (g *guided) going() error {
	g.told()
	p := g.pace
	m := menu{place: "a session", title: p.Current().Name + g.led(), intro: g.sayStep, why: "You lead. Nothing happens by itself, and the time is told when you ask for it."}
	act := func(do func(time.Time) bool, notice string) func(int) error {
		return func(int) error {
			if do(g.p.Now()) {
				g.spare = 0
				g.say(notice)
			}
			return nil
		}
	}
	next := verb{word: "next", help: "the next step", do: act(p.Next, "")}
	if p.Last() {
		next = verb{word: "next", help: "close: on to the end", do: act(g.close, "")}
	}
	pause := verb{word: "pause", help: "let the clock stand still", do: act(p.Pause, "The clock stands still. go on lets it run.")}
	if p.Paused() {
		pause = verb{word: "go on", help: "let the clock run", do: act(p.Resume, "The clock runs.")}
	}
	follow := verb{word: "follow", help: "follow something else; the time of this step waits", do: act(p.Veer, "Off the plan. to the plan comes back to it.")}
	if p.Veered() {
		follow = verb{word: "to the plan", help: "back to the plan", do: act(p.Return, "Back to the plan.")}
	}
	m.verbs = append([]verb{next, {word: "time", help: "how much time is left", do: func(int) error { g.sayTime(); return nil }}, pause, follow}, g.stepVerbs()...)
	m.turns = turns{
		enter: func() error { return next.do(0) },
		back: func() error {
			return g.orSay(p.Back(g.p.Now()), "Back, with the time it had.", "This is the first step. stop leaves it.")
		},
		skip: func() error {
			return g.orSay(p.Skip(g.p.Now()), "Left out. back brings it back.", "This is the last step.")
		},
		stop: func() error { p.Stop(g.p.Now()); return nil },
	}
	return g.once(m, fmt.Sprint("step ", p.At(), p.Slept() > 0))
}

func (g *guided) orSay(did bool, yes, no string) error {
	g.say(map[bool]string{true: yes, false: no}[did])
	return nil
}
