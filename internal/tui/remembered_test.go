package tui_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

func TestWhatIsForgottenIsRememberedAgainByOneKey(t *testing.T) {
	p := newPractice(t, remembers)
	s := uitest.New(t, tui.New(p, ui.Remembered{}), 80, 24)
	s.Shows("rests until 21 December")
	before := fmt.Sprint(summary(p))
	s.Keys("X")
	if got := summary(p); slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "kept") }) || len(got) != 2 {
		t.Errorf("after clearing what was kept: %v", got)
	}
	s.Keys("u")
	s.Shows("It is remembered again.")
	if got := fmt.Sprint(summary(p)); got != before {
		t.Errorf("remembered: %v, want %v", got, before)
	}
	s.Keys("end", "x")
	if got := summary(p); len(got) != 3 {
		t.Errorf("after forgetting what was tried: %v", got)
	}
	s.Keys("u")
	if got := fmt.Sprint(summary(p)); got != before {
		t.Errorf("remembered: %v, want %v", got, before)
	}
}

// summary is what is remembered of patterns, in words that compare.
func summary(p *practice.Practice) []string {
	var all []string
	for _, m := range must(p.Remembered(context.Background())) {
		all = append(all, fmt.Sprintf("%s %s", m.Mark, m.Pattern))
	}
	slices.Sort(all)
	return all
}

func TestACardLeadsToWhereItWasKeptAndBack(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t, remembers), ui.Card{ID: "close-the-loop"}), 80, 24)
	if strings.Contains(s.Screen(), "ward round") {
		t.Error("the entry is shown unasked")
	}
	s.Keys("e")
	s.Shows("kept: ward round")
	s.Shows("She laughed and told it better than I had.")
	s.Keys("enter")
	s.Shows("Entry")
	s.Keys("esc")
	s.Shows("kept: ward round")
}

func TestAWalkAlongCardsIsRetracedStepByStepOrLeftAtOnce(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Wayfinder{}), 80, 24)
	s.Keys("enter", "enter")
	first := strings.Split(s.Screen(), "\n")[2]
	s.Keys("tab", "enter", "tab", "enter")
	s.Shows("› here")
	s.Keys("esc", "esc")
	if got := strings.Split(s.Screen(), "\n")[2]; got != first {
		t.Errorf("%q, want %q", got, first)
	}
	s.Keys("tab", "enter", "tab", "enter", "x")
	s.Shows("What is hard right now?")
}

func TestTheScreensOfOneThingFitEveryWindow(t *testing.T) {
	for name, walk := range map[string]func(*uitest.Sim){
		"home": func(*uitest.Sim) {}, "list": func(s *uitest.Sim) { s.Keys("i", "end") }, "went": func(s *uitest.Sim) { s.Keys("1") },
		"intend":     func(s *uitest.Sim) { s.Keys("i", "enter", "down", "down", "left") },
		"remembered": func(s *uitest.Sim) { s.Keys("m", "end") }, "hard": func(s *uitest.Sim) { s.Keys("l", "enter", "enter", "end") },
		"walk": func(s *uitest.Sim) { s.Keys("l", "enter", "enter", "enter", "tab", "enter", "tab", "enter") },
	} {
		s := uitest.New(t, tui.New(newPractice(t, remembers), ui.Home{}), 80, 24)
		walk(s)
		for _, size := range [][2]int{{20, 6}, {40, 15}, {99, 30}, {200, 60}} {
			t.Run(fmt.Sprintf("%s %dx%d", name, size[0], size[1]), func(t *testing.T) {
				s.Resize(size[0], size[1])
				fits(t, s, size[0], size[1])
			})
		}
	}
}
