package tui_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// keysOf is what a hand that knows nothing presses.
func keysOf() []string {
	keys := []string{
		"enter", "enter", "enter", "esc", "tab", "shift+tab", "up", "down", "down", "left", "right", "home", "end", "pgup", "pgdown",
		"backspace", "delete", "space", "f1", "f2", "f3", "f4", "f5", "f6", "f8", "f10",
		"ctrl+a", "ctrl+d", "ctrl+e", "ctrl+f", "ctrl+k", "ctrl+l", "ctrl+n", "ctrl+o", "ctrl+p", "ctrl+r", "ctrl+u", "ctrl+v",
		"ctrl+w", "ctrl+x", "ctrl+y", "ctrl+z", "alt+a", "alt+c", "shift+down", "shift+up", "+", "-", "/", "?", ":", ",",
	}
	for r := 'a'; r <= 'z'; r++ {
		keys = append(keys, string(r))
	}
	return append(keys, "D", "G", "K", "J", "L", "N", "X", "1", "2", "3", "é", "王")
}

// TestAHandThatKnowsNothingBreaksNothing presses keys at random, in windows of random size, over a journal with a year of
// entries. HEED_MONKEY=3600 goes on for as many seconds.
func TestAHandThatKnowsNothingBreaksNothing(t *testing.T) {
	seconds, err := strconv.Atoi(os.Getenv("HEED_MONKEY"))
	if err != nil {
		for seed := range uint64(8) {
			monkey(t, seed)
		}
		return
	}
	for until := time.Now().Add(time.Duration(seconds) * time.Second); time.Now().Before(until); {
		monkey(t, uint64(time.Now().UnixNano()))
	}
}

func monkey(t *testing.T, seed uint64) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	p := newPractice(t, func(o *practice.Options) { o.Dir = "" })
	people, err := p.Invented()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Demonstrate(t.Context(), people[seed%uint64(len(people))]); err != nil {
		t.Fatal(err)
	}
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	var pressed []string
	defer func() {
		if fault := recover(); fault != nil {
			t.Errorf("seed %d: after %s", seed, strings.Join(pressed[max(0, len(pressed)-25):], " "))
			panic(fault)
		}
	}()
	keys, width, height := keysOf(), 80, 24
	for range 200 {
		switch n := random.IntN(60); {
		case n == 0:
			width, height = 1+random.IntN(210), 1+random.IntN(60)
			pressed = append(pressed, fmt.Sprintf("(%dx%d)", width, height))
			s.Resize(width, height)
		case n == 1:
			pressed = append(pressed, "(tick)")
			s.Tick()
		case n == 2:
			pressed = append(pressed, "(paste)")
			s.Send(tea.PasteMsg{Content: "two\r\nlines \x1b[31m and\ta 👩‍👩‍👧"})
		default:
			key := keys[random.IntN(len(keys))]
			pressed = append(pressed, key)
			s.Keys(key)
		}
		if s.Ended {
			return
		}
		if fault := misdrawn(s, width, height); fault != "" {
			t.Fatalf("seed %d: %s after %s\n%s", seed, fault, strings.Join(pressed[max(0, len(pressed)-25):], " "), s.Screen())
		}
	}
}

// misdrawn says what is wrong with the picture; empty when nothing is.
func misdrawn(s *uitest.Sim, width, height int) string {
	v := s.View()
	rows := strings.Split(v.Content, "\n")
	if len(rows) > height {
		return fmt.Sprintf("%d rows in a window of %d", len(rows), height)
	}
	if i := slices.IndexFunc(rows, func(r string) bool { return ansi.StringWidth(r) > width }); i >= 0 {
		return fmt.Sprintf("row %d is %d cells wide in a window of %d", i, ansi.StringWidth(rows[i]), width)
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= width || c.Y >= height) {
		return fmt.Sprintf("the cursor stands at %d,%d in a window of %dx%d", c.X, c.Y, width, height)
	}
	return ""
}
