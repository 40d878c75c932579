//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// filmed is a film of the echo in which two letters are typed, and the first of them is the still.
func filmed(t *testing.T, programs map[string]string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "echo.svg")
	newCamera(t, programs, false).perform(strings.Join([]string{
		"size: 60x12", "run: " + echo, "wait: dark=true", "film: " + name, "hold: 1", "key: a", "wait: > a", "hold: 0.5", "still:",
		"key: b", "wait: > ab", "hold: 0.5", "cut:",
	}, "\n"))
	_, raw := read(t, name)
	return raw
}

func TestAFilm(t *testing.T) {
	programs := build(t, "run: "+echo)
	raw := filmed(t, programs)
	t.Run("is the same each time", func(t *testing.T) {
		if filmed(t, programs) != raw {
			t.Error("two runs draw two films")
		}
	})
	t.Run("plays by itself in the script's time", func(t *testing.T) { playsByItself(t, raw) })
	t.Run("holds what stays the same once", func(t *testing.T) {
		if n := strings.Count(raw, ">bold</text>"); n != 1 {
			t.Errorf("what is in every frame is there %d times:\n%s", n, raw)
		}
	})
	t.Run("shows its still without motion", func(t *testing.T) { showsItsStill(t, raw) })
}

func playsByItself(t *testing.T, raw string) {
	t.Helper()
	for _, want := range []string{"animation:2s step-end infinite", "50%{visibility:", "75%{visibility:"} {
		if !strings.Contains(raw, want) {
			t.Errorf("no %s in the film:\n%s", want, raw)
		}
	}
	for _, no := range []string{"<script", "href", "url(", "@import", "@font-face"} {
		if strings.Contains(raw, no) {
			t.Errorf("%s in the film: it would not play in an <img>", no)
		}
	}
}

func showsItsStill(t *testing.T, raw string) {
	t.Helper()
	if !strings.Contains(raw, "@media(prefers-reduced-motion:reduce){g g{animation:none!important}}") {
		t.Errorf("the film moves for those who have asked for less motion:\n%s", raw)
	}
	shown := raw
	for {
		before, hidden, found := strings.Cut(shown, `<g class="t`)
		if !found {
			break
		}
		_, after, _ := strings.Cut(hidden, "</g>")
		shown = before + after
	}
	if !strings.Contains(shown, `<g class="s t`) || shown == raw {
		t.Errorf("nothing is hidden, or nothing shown, but for what never changes:\n%s", raw)
	}
}
