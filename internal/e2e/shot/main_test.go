//go:build unix

package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"heed/internal/e2e"
)

const (
	echo   = "heed/internal/e2e/testdata/echo"
	root   = "../../.."
	redraw = "If the new look is meant, draw them again and look at them: go run ./internal/e2e/shot docs/pictures.shot"
)

func TestThePicturesAreWhatTheProgramDraws(t *testing.T) {
	script, err := os.ReadFile(filepath.Join(root, "docs/pictures.shot"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "docs"), 0o700); err != nil {
		t.Fatal(err)
	}
	programs := build(t, string(script))
	t.Run("drawing", func(t *testing.T) {
		for ground, light := range map[string]bool{"dark": false, "light": true} {
			t.Run(ground, func(t *testing.T) {
				t.Parallel()
				c := newCamera(t, programs, light)
				c.folder = folder
				c.perform(string(script))
			})
		}
	})
	if t.Failed() {
		return
	}
	drawn, kept := pictures(t, folder), pictures(t, root)
	for _, name := range kept {
		if !slices.Contains(drawn, name) {
			t.Errorf("docs/%s: docs/pictures.shot does not draw it", name)
		}
	}
	for _, name := range drawn {
		now, err := os.ReadFile(filepath.Join(folder, "docs", name))
		if err != nil {
			t.Fatal(err)
		}
		before, err := os.ReadFile(filepath.Join(root, "docs", name))
		if err != nil {
			t.Errorf("docs/%s: %v", name, err)
			continue
		}
		if !bytes.Equal(now, before) {
			t.Errorf("docs/%s is not what the program draws; the first of what differs:\n%s", name, difference(string(before), string(now)))
		}
	}
	if t.Failed() {
		t.Log(redraw)
	}
}

// pictures are the names of those in a folder's docs.
func pictures(t *testing.T, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "docs", "*.svg"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no pictures in docs: %v", err)
	}
	for i, path := range paths {
		paths[i] = filepath.Base(path)
	}
	return paths
}

// difference shows the first line in which two pictures differ. All words in them are invented, in docs/pictures.shot.
func difference(before, now string) string {
	old, fresh := strings.Split(before, "\n"), strings.Split(now, "\n")
	at := 0
	for at < min(len(old), len(fresh))-1 && old[at] == fresh[at] {
		at++
	}
	return fmt.Sprintf("line %d\n  in docs: %s\n  drawn:   %s", at+1, old[at], fresh[at])
}

// shoot carries out a script on one ground.
func shoot(tb e2e.TB, script string, light bool) {
	newCamera(tb, build(tb, script), light).perform(script)
}

func TestScriptDrawsWhatTheScreenShows(t *testing.T) {
	name := filepath.Join(t.TempDir(), "echo.svg")
	steps := []string{"# what the echo shows", "size: 60x12", "run: " + echo, "wait: ready 60x12 dark=%v", "type: some words", "key: shift+tab", "wait: shift+tab", "shot: " + name}
	script := strings.Join(steps, "\n")
	shoot(t, fmt.Sprintf(script, true), false)
	words, raw := read(t, name)
	for _, want := range []string{"some words", "bold", "日", "<&>", "echo"} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q among the words of the picture:\n%s", want, words)
		}
	}
	for _, want := range []string{`fill="#e8c27a" font-weight="bold"`, `fill="#1e1e1e" stroke`, "<path d="} {
		if !strings.Contains(raw, want) {
			t.Errorf("no %s in the picture:\n%s", want, raw)
		}
	}
	shoot(t, fmt.Sprintf(script, false), true)
	if _, raw := read(t, strings.TrimSuffix(name, ".svg")+"-light.svg"); !strings.Contains(raw, `fill="#fafafa" stroke`) {
		t.Errorf("the light picture has no light ground:\n%s", raw)
	}
}

// read parses a picture, and returns its words, and all of it.
func read(t *testing.T, path string) (words, raw string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(strings.NewReader(string(b)))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return words, string(b)
		}
		if err != nil {
			t.Fatalf("%s is no XML: %v", path, err)
		}
		if text, ok := token.(xml.CharData); ok {
			words += string(text)
		}
	}
}

func TestWrongStepsAreToldWithTheirLine(t *testing.T) {
	for script, want := range map[string]string{
		"\nwait: x":                              "line 2: wait: no program is running yet",
		"size: big":                              "line 1: size:",
		"run:":                                   "line 1: run: which program?",
		"run: " + echo + "\nx:":                  "line 2: x: there is no such step",
		"run: " + echo + "\nhold: 1":             "line 2: hold: there is no such step while no film is made",
		"run: " + echo + "\nstill:":              "line 2: still: there is no such step while no film is made",
		"run: " + echo + "\nfilm: f\nhold: long": "line 3: hold:",
	} {
		tb := &stopped{TB: t}
		func() {
			defer func() { _ = recover() }()
			shoot(tb, script, false)
		}()
		if !strings.HasPrefix(tb.message, want) {
			t.Errorf("%q: got %q, want %q", script, tb.message, want)
		}
	}
}

// stopped is a TB whose Fatalf ends only what calls it.
type stopped struct {
	e2e.TB
	message string
}

func (s *stopped) Fatalf(format string, args ...any) {
	s.message = fmt.Sprintf(format, args...)
	panic(s.message)
}
