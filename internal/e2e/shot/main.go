// Command shot takes pictures of terminal programs, as SVG, for the README: it starts the real binary as the end-to-end
// tests do, presses the keys that a script names, and draws what the terminal then shows, still or moving.
//
//	go run ./internal/e2e/shot docs/pictures.shot
//
// A script is carried out twice, in a terminal with a dark ground and in one with a light ground; a picture docs/x.svg of
// the first is docs/x-light.svg in the second. The script has one step a line; "#" begins a comment.
//
//	size: 100x30          of the terminals that are started from here on; 80x24 at first
//	env: NAME=value       beside the harness's fixed environment
//	run: heed/cmd/heed x  starts the program of an import path in a new terminal; the home folder stays the script's
//	wait: Home            until this text is on the screen
//	gone: Home            until it is not
//	key: down enter       presses keys
//	type: some words      types the rest of the line
//	shot: docs/home.svg   draws the screen
//
//	film: docs/road.svg   begins a film; until its end each letter typed is a frame
//	hold: 2.5             shows the screen as it is for so many seconds of the film
//	still:                the last frame is what those see who have asked for less motion
//	cut:                  ends the film and draws it
//
// A step that does not come true ends the program with the screen in the message. A film's seconds are the script's and
// nobody's clock. Two runs draw the same bytes if each picture is taken only after a wait for what is in it.
package main

import (
	"fmt"
	"os"
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
	programs := build(r, string(script))
	for _, light := range []bool{false, true} {
		newCamera(r, programs, light).perform(string(script))
	}
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
