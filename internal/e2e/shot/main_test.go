//go:build unix

package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/internal/e2e"
)

const echo = "heed/internal/e2e/testdata/echo"

func TestScriptDrawsWhatTheScreenShows(t *testing.T) {
	dark, light := filepath.Join(t.TempDir(), "dark.svg"), filepath.Join(t.TempDir(), "light.svg")
	perform(t, strings.Join([]string{
		"# what the echo shows", "size: 60x12", "run: " + echo, "wait: ready 60x12 dark=true", "type: some words", "key: shift+tab",
		"wait: shift+tab", "shot: " + dark, "ground: light", "run: " + echo, "wait: dark=false", "gone: words", "shot: " + light,
	}, "\n"))
	words, raw := read(t, dark)
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
	if _, raw := read(t, light); !strings.Contains(raw, `fill="#fafafa" stroke`) {
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
		"\nwait: x":             "line 2: wait: no program is running yet",
		"size: big":             "line 1: size:",
		"run:":                  "line 1: run: which program?",
		"run: " + echo + "\nx:": "line 2: x: there is no such step",
	} {
		tb := &stopped{TB: t}
		func() {
			defer func() { _ = recover() }()
			perform(tb, script)
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
