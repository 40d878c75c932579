package plain

import (
	"strings"
	"time"

	"heed/internal/guide"
	"heed/internal/practice"
)

// Room is a road: what everybody may see of a session or an exercise that is led in another window, printed as it changes.
func Room(t *talk) error {
	shelf, _ := t.p.Guide() // what is wrong with somebody's own files, the list of them tells
	latest, end, err := t.p.WatchRoom()
	if err != nil {
		return err
	}
	defer func() { _ = end() }() // the window goes all the same
	say := func() {
		t.say("We begin soon. This window follows a session or an exercise that somebody leads in another window of this computer. stop closes it.")
	}
	say()
	shown := ""
	t.tick = func() {
		at, news, err := latest()
		if err != nil || !news || at.Step == shown {
			return
		}
		shown = at.Step
		if step, ok := stepOf(shelf, at); ok {
			t.head(step.Name)
			t.say(step.ForRoom())
			t.flush()
		}
	}
	t.waits.tick = roomEvery
	defer func() { t.tick, t.waits.tick = nil, tickEvery }()
	for {
		text, err := t.hear(question{again: say, why: func() { t.say("So that a room can read along.") }})
		if err != nil {
			return err
		}
		t.seen("the room", "stop")
		if strings.TrimSpace(text) != "" {
			say()
		}
	}
}

// roomEvery is how soon the room sees what whoever leads has done.
const roomEvery = 300 * time.Millisecond

// stepOf is the step that is under way.
func stepOf(shelf *guide.Shelf, at practice.Room) (guide.Step, bool) {
	var steps []guide.Step
	if e, ok := shelf.Exercise(at.ID); ok && at.Exercise {
		steps = e.Steps
	}
	if s, ok := shelf.Session(at.ID); ok && !at.Exercise {
		steps = s.Steps
	}
	for _, s := range steps {
		if s.ID == at.Step {
			return s, true
		}
	}
	return guide.Step{}, false
}
