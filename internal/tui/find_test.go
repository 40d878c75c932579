package tui_test

import (
	"strings"
	"testing"

	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

func TestFindScreens(t *testing.T) {
	page := func(s *uitest.Sim) {
		s.Keys("w")
		for range 12 {
			s.Type("a made-up line\n")
		}
		s.Type("and one about a café\n")
		s.Keys("ctrl+f")
	}
	for name, walk := range map[string]func(*uitest.Sim){
		"find":      func(s *uitest.Sim) { page(s); s.Type("CAFE") },
		"find_none": func(s *uitest.Sim) { page(s); s.Type("not there") },
	} {
		t.Run(name, func(t *testing.T) { look(t, ui.Home{}, walk) })
	}
}

func TestEscapeClosesWhatFindsAndNotThePage(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("one and two and three")
	s.Keys("ctrl+f")
	s.Type("and")
	s.Keys("enter", "tab", "f6", "esc")
	s.Shows("Title:")
	if strings.Contains(s.Screen(), "Find:") {
		t.Errorf("it is still looked for:\n%s", s.Screen())
	}
	s.Type("&") // in place of what was found, which stays selected
	s.Shows("one and two & three")
	s.Keys("ctrl+z")
	s.Shows("one and two and three")
}
