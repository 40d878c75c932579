package tui_test

import (
	"strings"
	"testing"

	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

func TestScreensOfADemonstration(t *testing.T) {
	for _, tc := range []struct {
		name string
		walk func(*uitest.Sim)
	}{
		{"people", func(*uitest.Sim) {}},
		{"entries", func(s *uitest.Sim) { s.Keys("enter", "e") }},
	} {
		t.Run(tc.name, func(t *testing.T) { look(t, ui.Demo{}, tc.walk, locked) })
	}
}

func TestADemonstrationBeginsAgainWithOneKey(t *testing.T) {
	p := newPractice(t, func(o *practice.Options) { o.Journal = nil })
	s := uitest.New(t, tui.New(p, ui.Demo{}), 80, 24)
	s.Keys("down", "enter", "w")
	s.Type("what the room saw")
	s.Keys("ctrl+d", "e")
	if !strings.Contains(s.Screen(), "what the room saw") {
		t.Fatalf("it was not kept:\n%s", s.Screen())
	}
	s.Keys("ctrl+r", "enter", "e")
	if screen := s.Screen(); strings.Contains(screen, "what the room saw") || !strings.Contains(screen, "Joe is invented") {
		t.Errorf("it did not begin again with the same person:\n%s", screen)
	}
}
