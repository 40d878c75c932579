// Package mirror passes from the window of whoever leads a session to a second window, on the same computer and of the same
// account, where the session is: so that the second can be on a screen that everybody sees.
//
// What passes is an id of a session or exercise, the number of a step and the minutes that are left. No word that anybody
// typed passes, and nothing is written to the disk: it goes through a named pipe, which keeps nothing. Where there are no
// such pipes (on Windows), there is no second window.
package mirror

import (
	"errors"
	"fmt"
	"strings"
)

// ErrNone means that this system has no named pipes.
var ErrNone = errors.New("this system has no second window")

// ErrTaken means that there is a second window already.
var ErrTaken = errors.New("there is a window for the room already")

// pipe is the name of the pipe in heed's folder.
const pipe = "room"

// State is where a session is.
type State struct {
	Exercise bool   // it is an exercise and no session
	ID       string // of the session or exercise; empty when none is under way
	Step     string // id of the step; empty when it is in none
	Phase    string // one word for where it is
	Begun    int64  // when it began, in seconds: of two that are led at once the later one is shown
	Left     int    // whole minutes in the step; negative: over by so many
	Hidden   bool   // nobody wants to see the time
	Paused   bool
}

// form is how a state is written: one line.
const form = "heed1 %t %q %q %q %d %d %t %t\n"

func (s State) line() string {
	return fmt.Sprintf(form, s.Exercise, s.ID, s.Step, s.Phase, s.Begun, s.Left, s.Hidden, s.Paused)
}

// longest is more than any line of ours has; a pipe passes on less than 512 bytes as one.
const longest = 500

// parse reads a line. What is none of ours is an error.
func parse(line string) (s State, err error) {
	if len(line) > longest || strings.Count(line, `"`) != 6 {
		return State{}, errors.New("this is no state of a session")
	}
	_, err = fmt.Sscanf(line, form, &s.Exercise, &s.ID, &s.Step, &s.Phase, &s.Begun, &s.Left, &s.Hidden, &s.Paused)
	if err != nil {
		return State{}, fmt.Errorf("read the state of a session: %w", err)
	}
	if s.line() != line {
		return State{}, errors.New("this is no state of a session as heed writes it")
	}
	return s, nil
}
