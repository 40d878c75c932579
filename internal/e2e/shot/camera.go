package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"time"

	"heed/internal/e2e"
)

// Of a film, in hundredths of a second: how long the frame after each letter is shown, and after each blank.
const (
	letter = 6
	blank  = 9
)

// rest is how long a screen has to stay as it is to count as settled: several of the program's frames.
const rest = 50 * time.Millisecond

// camera is what a script has set so far.
type camera struct {
	tb       e2e.TB
	programs map[string]string // binaries by their import paths
	folder   string            // what the names of pictures begin at
	options  e2e.Options
	term     *e2e.Term // nil before the first run
	film     *e2e.Film // nil while none is made
	name     string    // of the film's picture
}

func newCamera(tb e2e.TB, programs map[string]string, light bool) *camera {
	return &camera{tb: tb, programs: programs, options: e2e.Options{Home: tb.TempDir(), Light: light}}
}

// build builds each program that a script runs, once.
func build(tb e2e.TB, script string) map[string]string {
	dir, programs := tb.TempDir(), map[string]string{}
	for line := range strings.SplitSeq(script, "\n") {
		words := strings.Fields(line)
		if len(words) > 1 && words[0] == "run:" && programs[words[1]] == "" {
			programs[words[1]] = e2e.Build(tb, dir, words[1])
		}
	}
	return programs
}

// perform carries out a script.
func (c *camera) perform(script string) {
	c.tb.Helper()
	for i, line := range strings.Split(script, "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		verb, words, _ := strings.Cut(line, ":")
		if err := c.step(verb, strings.TrimPrefix(words, " ")); err != nil {
			c.tb.Fatalf("line %d: %s: %v", i+1, verb, err)
		}
	}
	if c.term != nil {
		c.term.Kill()
	}
}

// step carries out one line. What goes wrong on the screen fails the camera's TB, and does not return.
func (c *camera) step(verb, words string) error {
	switch verb {
	case "size":
		_, err := fmt.Sscanf(words, "%dx%d", &c.options.Width, &c.options.Height)
		return err
	case "env":
		c.options.Env = append(c.options.Env, words)
		return nil
	case "run":
		return c.run(strings.Fields(words))
	}
	if c.term == nil {
		return errors.New("no program is running yet")
	}
	switch verb {
	case "wait":
		c.term.Wait(words)
	case "gone":
		c.term.WaitGone(words)
	case "key":
		c.term.Keys(strings.Fields(words)...)
	case "type":
		c.write(words)
	case "shot":
		return c.keep(words, c.settled().SVG())
	default:
		return c.direct(verb, words)
	}
	return nil
}

// direct carries out a line that is about a film.
func (c *camera) direct(verb, words string) error {
	if verb == "film" {
		c.film, c.name = &e2e.Film{}, words
		return nil
	}
	if c.film == nil {
		return errors.New("there is no such step while no film is made")
	}
	switch verb {
	case "hold":
		seconds, err := strconv.ParseFloat(words, 64)
		if err != nil {
			return err
		}
		c.film.Show(c.settled(), int(math.Round(100*seconds)))
	case "still":
		c.film.Still()
	case "cut":
		film := c.film
		c.film = nil
		return c.keep(c.name, film.SVG())
	default:
		return errors.New("there is no such step")
	}
	return nil
}

func (c *camera) run(words []string) error {
	if len(words) == 0 {
		return errors.New("which program?")
	}
	if c.term != nil {
		c.term.Kill()
	}
	c.options.Program, c.options.Args = c.programs[words[0]], words[1:]
	c.term = e2e.Start(c.tb, c.options)
	return nil
}

// write types words. In a film each letter is a frame: the one in which the cursor has moved on and stands behind it.
func (c *camera) write(words string) {
	if c.film == nil {
		c.term.Type(words)
		return
	}
	for _, r := range words {
		x, y := c.term.Frame().CursorAt()
		c.term.Type(string(r))
		var frame e2e.Frame
		c.term.WaitFor(fmt.Sprintf("the letter %q before the cursor", r), func(string) bool {
			frame = c.term.Frame()
			nowX, nowY := frame.CursorAt()
			return (nowX != x || nowY != y) && frame.BeforeCursor() == string(r)
		})
		if r == ' ' {
			c.film.Show(frame, blank)
			continue
		}
		c.film.Show(frame, letter)
	}
}

// settled is the screen when it has stopped changing: what is not waited for, such as a line in a corner, may come a
// moment after what is.
func (c *camera) settled() e2e.Frame {
	for before := c.term.Frame(); ; {
		time.Sleep(rest)
		now := c.term.Frame()
		if reflect.DeepEqual(now, before) {
			return now
		}
		before = now
	}
}

// keep writes a picture, under the name for the ground it was taken on.
func (c *camera) keep(name string, picture []byte) error {
	if c.options.Light {
		name = strings.TrimSuffix(name, ".svg") + "-light.svg"
	}
	return os.WriteFile(filepath.Join(c.folder, name), picture, 0o644)
}
