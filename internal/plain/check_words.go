package plain

import "heed/internal/checkin"

// ownWords takes a few words. What they take the place of can be brought back.
func (c *checking) ownWords(s checkin.Step, q question) error {
	was, begun := "", false
	say := func(text string) {
		c.check().Say(s.Prompt.ID, text)
		c.sitting.Touch()
	}
	err := c.several(q, false, func(text string) {
		if !begun {
			was, begun = c.check().Words(s.Prompt.ID), true
		}
		if text == "" { // every line was taken back
			say(was)
			begun = false
			return
		}
		say(text)
		if before := was; before != "" {
			c.can("It is as it was.", func() error {
				say(before)
				return nil
			})
		}
	})
	if begun && was != "" {
		c.say("This takes the place of what you wrote before. undo brings that back.")
	}
	return err
}

// followUp asks for a few words beside an answer. Like all of the person's words they may have several lines: a second
// one must not answer the next statement.
func (c *checking) followUp(s checkin.Step, asks string) error {
	ask := func() {
		c.say(asks)
		c.say(openEnd(false))
	}
	ask()
	took := false
	err := c.several(question{again: ask, why: func() { c.sayWhyStep(s) }}, false, func(text string) {
		took = text != ""
		if a, ok := c.check().Answer(s.Item.ID); ok {
			a.Note = text
			c.check().Set(a)
			c.sitting.Touch()
		}
	})
	if took {
		c.say("Noted.")
	}
	return err
}
