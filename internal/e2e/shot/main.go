// Command shot takes pictures of terminal programs, as SVG, for the README: it starts the real binary as the end-to-end
// tests do, presses the keys that a script names, and draws what the terminal then shows.
//
//	go run ./internal/e2e/shot docs/pictures.shot
//
// A script has one step a line; "#" begins a comment.
//
//	size: 100x30          of the terminals that are started from here on; 80x24 at first
//	ground: light         or dark, as at first
//	env: NAME=value       beside the harness's fixed environment
//	run: ./cmd/heed list  builds the program and starts it in a new terminal; the home folder stays the script's
//	wait: Home            until this text is on the screen
//	gone: Home            until it is not
//	key: down enter       presses keys
//	type: some words      types the rest of the line
//	shot: docs/home.svg   draws the screen
//
// A step that does not come true ends the program with the screen in the message.
package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"time"

	"heed/internal/e2e"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: shot SCRIPT")
		os.Exit(2)
	}
	script, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "shot:", err)
		os.Exit(1)
	}
	r := &room{}
	defer r.clear()
	perform(r, string(script))
}

// camera is what a script has set so far.
type camera struct {
	tb      e2e.TB
	options e2e.Options
	term    *e2e.Term // nil before the first run
}

// perform carries out a script.
func perform(tb e2e.TB, script string) {
	c := &camera{tb: tb, options: e2e.Options{Home: tb.TempDir()}}
	for i, line := range strings.Split(script, "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		verb, rest, _ := strings.Cut(line, ":")
		if err := c.step(verb, strings.TrimPrefix(rest, " ")); err != nil {
			tb.Fatalf("line %d: %s: %v", i+1, verb, err)
		}
	}
}

// step carries out one line. What goes wrong on the screen fails the camera's TB, and does not return.
func (c *camera) step(verb, rest string) error {
	switch verb {
	case "size":
		_, err := fmt.Sscanf(rest, "%dx%d", &c.options.Width, &c.options.Height)
		return err
	case "ground":
		c.options.Light = rest == "light"
		return nil
	case "env":
		c.options.Env = append(c.options.Env, rest)
		return nil
	case "run":
		return c.run(strings.Fields(rest))
	}
	if c.term == nil {
		return fmt.Errorf("no program is running yet")
	}
	switch verb {
	case "wait":
		c.term.Wait(rest)
	case "gone":
		c.term.WaitGone(rest)
	case "key":
		c.term.Keys(strings.Fields(rest)...)
	case "type":
		c.term.Type(rest)
	case "shot":
		return os.WriteFile(rest, c.settled(), 0o644)
	default:
		return fmt.Errorf("there is no such step")
	}
	return nil
}

// settled draws the screen when it has stopped changing: a program that has only just started may be about to learn what
// ground its terminal has, and to change its colours.
func (c *camera) settled() []byte {
	for before := []byte(nil); ; time.Sleep(200 * time.Millisecond) {
		now := c.term.SVG()
		if bytes.Equal(now, before) {
			return now
		}
		before = now
	}
}

func (c *camera) run(words []string) error {
	if len(words) == 0 {
		return fmt.Errorf("which program?")
	}
	if c.term != nil {
		c.term.Kill()
	}
	c.options.Program = e2e.Build(c.tb, c.tb.TempDir(), words[0])
	c.options.Args = words[1:]
	c.term = e2e.Start(c.tb, c.options)
	return nil
}

// room is a TB for a program that is no test: it fails by ending the program.
type room struct{ after []func() }

func (r *room) Helper()          {}
func (r *room) Cleanup(f func()) { r.after = append(r.after, f) }

// clear does what is to be done at the end, last things first.
func (r *room) clear() {
	for len(r.after) > 0 {
		last := len(r.after) - 1
		f := r.after[last]
		r.after = r.after[:last]
		f()
	}
}

func (r *room) Fatalf(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "shot: "+format+"\n", args...)
	r.clear()
	os.Exit(1)
}

func (r *room) TempDir() string {
	dir, err := os.MkdirTemp("", "heed-shot-")
	if err != nil {
		r.Fatalf("%v", err)
	}
	r.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}
