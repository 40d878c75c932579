package tui_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"heed/internal/guide"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// squeezed is a text without its blanks and line ends, so that it is the same however it is wrapped.
func squeezed(words string) string { return strings.Join(strings.Fields(words), "") }

func TestEveryLineOfConsentCanBeReadAgainOnASmallScreen(t *testing.T) {
	p := newPractice(t)
	shelf := must(p.Guide())
	session, _ := shelf.Session("one-to-one")
	s := uitest.New(t, tui.New(p, ui.Guided{ID: session.ID}), 40, 15)
	s.Keys("enter", "enter", "enter", "enter", "enter", "home")
	seen, before := "", ""
	for s.Screen() != before {
		before = s.Screen()
		seen += squeezed(strings.Split(before, "\n")[2]) // the second row of the page: every row passes it but the first and the last
		s.Keys("down")
	}
	for _, row := range strings.Split(before, "\n")[3:] {
		seen += squeezed(row)
	}
	for _, line := range guide.NewRun(session, shelf.Ground).Consent.Lines() {
		if !strings.Contains(seen, squeezed(line.Name)) {
			t.Errorf("%q cannot be reached", line.Name)
		}
		if !strings.Contains(seen, squeezed(line.Say)) && line.Say != "" {
			t.Errorf("what is said of %q cannot be read", line.Name)
		}
	}
}

func TestTheNewestLineOfConsentIsSeenWhole(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Guided{ID: "one-to-one"}), 40, 15)
	for range 4 {
		s.Keys("enter")
		row := s.CursorRow()
		if strings.HasPrefix(strings.TrimSpace(row), "heed") || strings.TrimSpace(row) == "" {
			t.Errorf("the cursor is at %q:\n%s", row, s.Screen())
		}
		if strings.Contains(s.Screen(), "↓") {
			t.Errorf("the end of the newest line is not seen:\n%s", s.Screen())
		}
	}
}

func TestTheFileOfASessionIsToldUntilSomebodyGoes(t *testing.T) {
	name := filepath.Join(t.TempDir(), "ours.md")
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("g", "enter")
	agree(s)
	s.Keys("c", "r", "home", "k", "k", "k", "enter", "end", "enter", "ctrl+u")
	s.Type(name + "\n")
	s.Keys("down", "up")
	if !strings.Contains(squeezed(s.Screen()), squeezed(name)) {
		t.Fatalf("where it is was not told:\n%s", s.Screen())
	}
	s.Shows("copy the path")
	s.Keys("esc")
	s.Shows("Guided sessions")
}

// recorder notes the texts that a program sends to the terminal's clipboard.
type recorder struct {
	tea.Model
	copied *[]string
}

func (r recorder) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if reflect.TypeOf(msg) == reflect.TypeOf(tea.SetClipboard("")()) {
		*r.copied = append(*r.copied, fmt.Sprint(msg))
	}
	m, cmd := r.Model.Update(msg)
	return recorder{m, r.copied}, cmd
}

func TestThePathOfAnExportCanBeCopied(t *testing.T) {
	p, _, id := exporting(t, 80, 24)
	copied := []string{}
	s := uitest.New(t, recorder{tui.New(p, ui.Export{ID: id}), &copied}, 80, 24)
	s.Keys("down", "enter", "c", "esc", "enter", "ctrl+u")
	s.Type("~/note.txt\n")
	s.Shows("It is written")
	s.Keys("c")
	want := filepath.Join(p.Dir(), "note.txt")
	if len(copied) != 1 || copied[0] != want {
		t.Errorf("copied %q, not %q", copied, want)
	}
	if !strings.Contains(squeezed(s.Screen()), squeezed(want)) {
		t.Errorf("the path is gone:\n%s", s.Screen())
	}
}

func TestWideScreensUseTheirWidth(t *testing.T) {
	for name, tc := range map[string]struct {
		first  ui.Route
		walk   func(*uitest.Sim)
		beside string // seen on a wide screen alone
	}{
		"settings": {ui.Settings{}, func(*uitest.Sim) {}, "○ high contrast"},
		"readings": {ui.Readings{}, func(*uitest.Sim) {}, "In it"},
		"sessions": {ui.Together{}, func(*uitest.Sim) {}, "The steps, in minutes"},
		"leader":   {ui.Guided{ID: "one-to-one"}, agree, "What the room sees"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, size := range []struct {
				width, height int
				wide          bool
			}{{200, 60, true}, {104, 30, true}, {80, 24, false}} {
				s := uitest.New(t, tui.New(newPractice(t), tc.first), size.width, size.height)
				tc.walk(s)
				fits(t, s, size.width, size.height)
				if strings.Contains(s.Screen(), tc.beside) != size.wide {
					t.Errorf("in a window of %d by %d:\n%s", size.width, size.height, s.Screen())
				}
			}
		})
	}
}

func TestTheQuestionsOfAFrameStandBesideAWidePage(t *testing.T) {
	for width, times := range map[int]int{200: 2, 80: 1} { // as a heading in the page, and as one beside it
		s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), width, 40)
		s.Keys("w", "f2", "down", "enter")
		s.Type("She looked at the floor.")
		fits(t, s, width, 40)
		if n := strings.Count(s.Screen(), "Now what\n") + strings.Count(s.Screen(), "Now what "); n != times {
			t.Errorf("%d columns wide, the last part is named %d times:\n%s", width, n, s.Screen())
		}
		if !strings.Contains(squeezed(s.Screen()), squeezed("What could you do, or do differently")) && width == 80 {
			t.Errorf("a question is lost:\n%s", s.Screen())
		}
	}
}
