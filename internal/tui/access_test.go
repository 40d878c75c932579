package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"heed/internal/config"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// TestEveryScreenCanBeFollowedWithoutColours visits every screen of the sheet of keys, after each of its walks, in both
// sizes, and help and the palette above the first; and moves about on each.
func TestEveryScreenCanBeFollowedWithoutColours(t *testing.T) {
	cares := 0
	for i, screen := range sheet {
		walks := append([][]string{nil}, screen.walks...)
		if i == 0 {
			walks = append(walks, []string{"?"}, []string{"ctrl+o"})
		}
		for _, walk := range walks {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s %v %dx%d", screen.name, walk, size.width, size.height), func(t *testing.T) {
					who := someoneNew(t)
					m := tui.New(who.p, screen.route(who))
					s := uitest.New(t, m, size.width, size.height)
					s.Keys(walk...)
					cares += careIsAWord(t, s)
					moveAbout(t, s, m)
				})
			}
		}
	}
	if cares == 0 {
		t.Error("no screen warned of anything, so nothing was looked at")
	}
}

// moveAbout presses keys that move and choose. Whatever they change has to be seen in a word, a sign or a place.
func moveAbout(t *testing.T, s *uitest.Sim, m *tui.Model) {
	t.Helper()
	cursorIsOnTheChosenRow(t, s, m)
	for _, k := range []string{"down", "down", "tab", "right", "space", "left", "end", "up", "home"} {
		before, plain := s.View(), s.Screen()
		s.Keys(k)
		if s.Ended {
			return
		}
		after := s.View()
		if after.Content != before.Content && s.Screen() == plain {
			t.Errorf("%s changes nothing but colours:\n%s", k, s.Screen())
		}
		cursorIsOnTheChosenRow(t, s, m)
	}
}

// chosen is the sign beside the chosen row.
const chosen = "▸"

// cursorIsOnTheChosenRow, where there is one: a screen reader and a braille display read the row that it stands on. While
// somebody types, it stands in what they type.
func cursorIsOnTheChosenRow(t *testing.T, s *uitest.Sim, m *tui.Model) {
	t.Helper()
	row := s.CursorRow() // which fails where there is none
	if signs := strings.Count(s.Screen(), chosen); signs > 1 {
		t.Errorf("%d rows look chosen:\n%s", signs, s.Screen())
	} else if signs == 0 || strings.Contains(row, chosen) {
		return
	}
	if !m.Top().Controls().Typing && !strings.Contains(row, "Do or go:") {
		t.Errorf("the cursor stands on %q:\n%s", row, s.Screen())
	}
}

// careIsAWord says how often a screen warns, each time with words and not only with the colour of care.
func careIsAWord(t *testing.T, s *uitest.Sim) (seen int) {
	t.Helper()
	colour, _, _ := strings.Cut(ui.NewStyles(true).Care.Render("x"), "x")
	rows := strings.Split(s.View().Content, "\n")
	for i, row := range rows {
		if !strings.Contains(row, colour) || i > 0 && strings.Contains(rows[i-1], colour) {
			continue // it goes on
		}
		seen++
		near := strings.ToLower(ansi.Strip(strings.Join(rows[max(0, i-2):i+1], " ")))
		if !strings.Contains(near, "care") && !strings.Contains(near, "first") {
			t.Errorf("a colour alone says that this wants care: %q", strings.TrimSpace(ansi.Strip(row)))
		}
	}
	return seen
}

// Where colours are turned off, terminals still draw bold, underlined and reversed text. So what is marked, and what is
// chosen in high contrast, is told by those.
func TestWhatIsMarkedIsSeenWithoutColours(t *testing.T) {
	for _, look := range []config.Look{config.Auto, config.Light, config.Dark, config.Contrast} {
		for _, dark := range []bool{true, false} {
			st := ui.StylesFor(look, dark)
			if !st.Marked.GetReverse() || !st.Wrong.GetBold() || !st.Chosen.GetBold() {
				t.Errorf("%s: marked, wrong and chosen text look like any other without their colours", look)
			}
		}
	}
}
