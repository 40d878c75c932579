package tui_test

import (
	"context"
	"strings"
	"testing"

	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// thinkingAgain opens an afterthought to an entry in a window.
func thinkingAgain(t *testing.T, width, height int) (*practice.Practice, *uitest.Sim, ui.After) {
	t.Helper()
	p := newPractice(t)
	r := ui.After{Entry: aRound(t, p)}
	return p, uitest.New(t, tui.New(p, r), width, height), r
}

func TestAnAfterthoughtIsWatchedLikeAPage(t *testing.T) {
	p, s, r := thinkingAgain(t, 80, 24)
	s.Type("Wrote to Mr Khan and 07700 900123 today")
	s.Tick()
	s.Shows("2 may point to a person (F5)")
	s.Shows("▏ Wrote to Mr Khan")
	s.Keys("ctrl+d")
	s.Shows("2 places may point to a person. F5: look at them. Ctrl+D: keep as it is.")
	s.Keys("esc") // not yet
	s.Shows("2 may point to a person (F5)")
	s.Keys("f5", "enter", "enter", "esc")
	s.Shows("Wrote to M and")
	s.Keys("ctrl+d")
	after := must(p.Entry(context.Background(), r.Entry)).After
	if len(after) != 1 || strings.Contains(after[0].Text, "Khan") || strings.Contains(after[0].Text, "07700") {
		t.Errorf("kept: %+v", after)
	}
}

func TestAnAfterthoughtIsKeptAsItIsWhenAskedAgain(t *testing.T) {
	p, s, r := thinkingAgain(t, 40, 15)
	s.Type("Wrote to Mr Khan.")
	s.Tick()
	s.Shows("F5: 1")
	s.Keys("ctrl+d", "ctrl+d")
	if after := must(p.Entry(context.Background(), r.Entry)).After; len(after) != 1 || after[0].Text != "Wrote to Mr Khan." {
		t.Errorf("kept: %+v", after)
	}
}

func TestWhereIStandIsMarkedAndKeptWithoutAQuestion(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Standpoint{}), 80, 24)
	s.Type("My uncle taught with Mr Khan.")
	s.Tick()
	s.Shows("1 may point to a person (F5)")
	s.Keys("f5", "enter", "esc")
	s.Shows("taught with M.")
	s.Keys("ctrl+z")
	s.Shows("taught with Mr Khan.")
	s.Keys("ctrl+d")
	if text := must(p.Standpoint(context.Background())).Kept.Text; text != "My uncle taught with Mr Khan." {
		t.Errorf("kept: %q", text)
	}
}

func TestAFrameOnAnEmptyPageIsNotSaidToHoldWords(t *testing.T) {
	_, s := start(t)
	s.Keys("w", "f2", "down", "enter")
	s.Shows("Ctrl+Z takes the frame back.")
	if strings.Contains(s.Screen(), "What you wrote is all there") {
		t.Errorf("an empty page is said to hold words:\n%s", s.Screen())
	}
	s.Type("She left.")
	s.Keys("f2", "down", "enter")
	s.Shows("What you wrote is all there.")
}
