package plain

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"heed/internal/checkin"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
)

// check is the check-in. Every question can be skipped, gone back to and stopped at; what there is is kept as a draft.
func (t *talk) check(sitting *practice.Sitting, at selfcheck.ItemID) error {
	defer t.hold(sitting.Seal)()
	c := &checking{talk: t, sitting: sitting}
	if k := sitting.Check(); k.Lens == "" && k.Empty() {
		checkin.Look(t.p.Questions, k, t.p.Config().Lens)
	}
	c.lay()
	if at != "" {
		return c.one(at)
	}
	t.head("Check in")
	t.say(t.p.Questions.Intro)
	t.say("help says what you can type. Every question can be skipped.")
	return done(c.from(c.firstOpen()))
}

// done goes on as usual where what was written is gone.
func done(err error) error {
	if errors.Is(err, errGone) {
		return nil
	}
	return err
}

type checking struct {
	*talk
	sitting *practice.Sitting
	steps   []checkin.Step
	heading string // of the last question that was asked
	stem    string // and how it began
}

func (c *checking) lay() { c.steps = checkin.Steps(c.p.Questions, c.sitting) }

func (c *checking) check() *selfcheck.Check { return c.sitting.Check() }

// firstOpen is the first statement without an answer when a check-in is gone on with, else the first question.
func (c *checking) firstOpen() int {
	if c.check().Path == "" || c.check().Empty() {
		return 0
	}
	for i, s := range c.steps {
		if s.Kind == checkin.Statement && !s.Answered(c.sitting) {
			return i
		}
	}
	return len(c.steps) - 1
}

// one asks one statement, to change its answer.
func (c *checking) one(id selfcheck.ItemID) error {
	i := slices.IndexFunc(c.steps, func(s checkin.Step) bool { return s.Item.ID == id })
	if i < 0 {
		return nil
	}
	_, err := c.step(i)
	if errors.Is(err, errSkip) || errors.Is(err, errBack) || errors.Is(err, errStop) || errors.Is(err, errGone) {
		return nil
	}
	return err
}

// from asks one question after another, and goes on to what stands out.
func (c *checking) from(i int) error {
	for {
		if i >= len(c.steps) {
			if err := c.standout(c.sitting); err != nil {
				return err
			}
			c.lay()
			i = len(c.steps) - 1
		}
		next, err := c.step(i)
		switch {
		case errors.Is(err, errSkip):
			if k := c.steps[i].Kind; (k == checkin.Lens || k == checkin.Depth) && !c.steps[i].Answered(c.sitting) {
				c.say("This cannot be skipped: the rest depends on it. stop leaves it for later.")
				continue
			}
			i = c.forward(i + 1)
		case errors.Is(err, errBack) && i == 0:
			c.say("This is the first question. stop leaves it.")
		case errors.Is(err, errBack):
			i--
		case errors.Is(err, errStop):
			if err := c.stop(); err != nil {
				return err
			}
		case err != nil:
			return err
		default:
			i = c.forward(next)
		}
	}
}

// forward passes over what to look at, where the person's settings say it. It can be gone back to.
func (c *checking) forward(i int) int {
	if i < len(c.steps) && c.steps[i].Kind == checkin.Lens && c.p.Config().Lens != "" && c.check().Lens != "" {
		i++
	}
	return i
}

// step asks one question, and returns which comes next.
func (c *checking) step(i int) (next int, err error) {
	s := c.steps[i]
	c.askStep(i)
	q := question{again: func() { c.askStep(i) }, why: func() { c.sayWhyStep(s) }, help: checkHelp(s)}
	for _, v := range []string{"answers", "jump", "take back", "note", "a number"} {
		c.seen("check in", v)
	}
	if s.Kind == checkin.OwnWords {
		return i + 1, c.ownWords(s, q)
	}
	for {
		text, err := c.hear(q)
		if err != nil {
			return 0, err
		}
		done, next, err := c.answer(i, text)
		if done || err != nil {
			return next, err
		}
	}
}

func checkHelp(s checkin.Step) []string {
	if s.Kind == checkin.OwnWords {
		return []string{"Write as many lines as you like. An empty line, or a dot alone, ends it."}
	}
	rows := []string{"A number chooses that answer.", "jump: say where you are, and go to any other question."}
	if s.Kind == checkin.Statement {
		rows = append(rows,
			"A number and words choose an answer and put the words beside it as a note: 2 I was late myself.",
			"note and words: put a note beside the answer there is. note alone: take the note away.",
			"take back: take your answer to this away.")
	}
	return rows
}

// askStep prints a question, with what it can be answered with.
func (c *checking) askStep(i int) {
	s, q := c.steps[i], c.p.Questions
	c.gap()
	if h := s.Heading(q); h != "" && h != c.heading {
		c.heading = h
		c.say(h + ".")
		c.say(s.Note(q))
	}
	if s.Kind == checkin.Statement {
		if stem := q.Scale(s.Item.Scale).Stem; stem != c.stem {
			c.stem = stem
			c.say(stem)
		}
		if s.Item.Own {
			c.say("Yours:")
		}
	}
	c.say(s.Question(c.easy))
	switch s.Kind {
	case checkin.Statement:
		if !c.easy {
			c.say(s.Item.Anchor)
		}
	case checkin.OwnWords, checkin.Mood:
		c.say(s.Prompt.Note)
	case checkin.Depth:
		c.say(checkin.Gentle(c.sitting.Mood))
	}
	for n, o := range s.Options(q, c.check()) {
		label := o.Label
		if c.easy {
			label = o.Plain
		}
		if o.About != "" {
			label += ": " + o.About
		}
		if o.Chosen || s.Kind == checkin.Mood && o.ID == c.sitting.Mood {
			label += " (your answer)"
		}
		c.hang(fmt.Sprintf("%d. ", n+1), label)
	}
	if words := s.Words(c.check()); words != "" {
		c.say("You wrote:")
		c.own(words)
	}
	if s.Kind == checkin.OwnWords {
		c.say(openEnd(s.Words(c.check()) != ""))
	}
}

func openEnd(again bool) string {
	if again {
		return "What you write now takes its place; skip, or an empty line, leaves it. An empty line ends it."
	}
	return "A few words, in one line or several. An empty line ends it."
}

func (c *checking) sayWhyStep(s checkin.Step) {
	says, sources := s.Why()
	c.say(says)
	switch {
	case s.Item.Own:
		c.say("From a file of your own.")
	case len(sources) > 0:
		c.say("From " + pattern.Cite(sources) + ".")
	}
}

// answer takes a line that was typed to a question with choices.
func (c *checking) answer(i int, text string) (done bool, next int, err error) {
	s := c.steps[i]
	low := strings.ToLower(text)
	if text == "" {
		return false, 0, nil
	}
	if low == "jump" {
		next, err := c.jump(i)
		return err == nil, next, err
	}
	if s.Kind == checkin.Statement {
		switch {
		case low == "take back":
			c.takeAnswer(s)
			return false, 0, nil
		case low == "note" || strings.HasPrefix(low, "note "):
			c.note(s, strings.TrimSpace(text[len("note"):]))
			return false, 0, nil
		}
	}
	first, rest, _ := strings.Cut(text, " ")
	options := s.Options(c.p.Questions, c.check())
	n, err := strconv.Atoi(strings.TrimRight(first, ".:,"))
	if err != nil || n < 1 || n > len(options) || rest != "" && s.Kind != checkin.Statement {
		c.say(fmt.Sprintf("Type a number from 1 to %d, or skip. help says what else.", len(options)))
		return false, 0, nil
	}
	return c.take(i, options[n-1], strings.TrimSpace(rest))
}

// take writes an answer into the check, and lays out the way on where it decides that.
func (c *checking) take(i int, o checkin.Choice, note string) (done bool, next int, err error) {
	s, k, typed := c.steps[i], c.check(), note != ""
	switch s.Kind {
	case checkin.Mood:
		c.sitting.Mood = o.ID
	case checkin.Lens:
		checkin.Look(c.p.Questions, k, o.Lens)
	case checkin.Depth:
		k.Path = o.Path
	case checkin.Offer:
		c.sitting.AlsoPlace = o.ID == checkin.Yes
	case checkin.Statement:
		if note == "" {
			note = s.Words(k)
		}
		k.Set(selfcheck.Answer{Item: s.Item.ID, Option: selfcheck.OptionID(o.ID), Note: note})
	}
	c.sitting.Touch()
	c.lay()
	i = max(slices.IndexFunc(c.steps, s.Same), 0)
	switch {
	case s.Kind != checkin.Statement:
	case typed:
		label := o.Label
		if c.easy {
			label = o.Plain
		}
		c.say(strings.TrimRight(label, ".") + ", with your note. back changes it.")
	case o.FollowUp != "" && note == "":
		return true, i + 1, passOver(c.followUp(s, o.FollowUp))
	}
	return true, i + 1, nil
}

// note puts a note beside an answer.
func (c *checking) note(s checkin.Step, words string) {
	a, ok := c.check().Answer(s.Item.ID)
	if !ok {
		c.say("Choose an answer first.")
		return
	}
	a.Note = words
	c.check().Set(a)
	c.sitting.Touch()
	c.say(map[bool]string{true: "The note is taken away.", false: "Noted."}[words == ""])
}

// takeAnswer takes the answer and its note away. They can be brought back.
func (c *checking) takeAnswer(s checkin.Step) {
	before, ok := c.check().Answer(s.Item.ID)
	if !ok {
		c.say("This is not answered yet.")
		return
	}
	c.check().Set(selfcheck.Answer{Item: s.Item.ID})
	c.sitting.Touch()
	c.lay()
	c.say("The answer is taken back. undo brings it back.")
	c.can("Here it is again.", func() error {
		c.check().Set(before)
		c.sitting.Touch()
		c.lay()
		return nil
	})
}

// jump lists the questions, to go to any of them.
func (c *checking) jump(now int) (int, error) {
	to := now
	err := c.choose(func() (menu, error) {
		m := menu{place: "jump", title: "The questions"}
		for i, s := range c.steps {
			it := item{name: s.Question(c.easy), under: s.Heading(c.p.Questions), open: func() error { to = i; return errBack }}
			if s.Answered(c.sitting) {
				it.about = "answered"
			}
			m.items = append(m.items, it)
		}
		return m, nil
	})
	return to, err
}

// stop asks what is to become of it.
func (c *checking) stop() error {
	if c.sitting.Empty() {
		return errGone
	}
	return c.choose(func() (menu, error) {
		return menu{place: "stop", title: "Stop here?", items: []item{
			{name: "Go on", about: "with the question", open: func() error { return errBack }},
			{name: "See what stands out", about: "from what there is so far", open: func() error {
				if err := c.standout(c.sitting); err != nil {
					return err
				}
				return errBack
			}},
			{name: "Leave it for later", about: "it is sealed, and waits at home", open: func() error { return errGone }},
			{name: "Throw it away", about: "undo brings it back for a while", open: func() error { return c.discard(c.sitting) }},
		}}, nil
	})
}
