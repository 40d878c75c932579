package tui_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"heed/internal/config"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

const ownStatement = `items:
  - id: own-tone
    theme: repair
    text: I heard my own tone.
    plain: I knew how I sounded.
    why: It goes first when I am tired.
    patterns: [sorry-specific]
`

// withOwn adds a statement of one's own to the questions.
func withOwn(o *practice.Options) {
	src := selfcheck.Source{Name: "questions", FS: fstest.MapFS{"mine.yaml": &fstest.MapFile{Data: []byte(ownStatement)}}}
	q, err := o.Questions.With(src, func(pattern.ID) bool { return true })
	if err != nil {
		panic(err)
	}
	o.Questions = q
}

// toOwn walks to it: the last of the statements about repair.
func toOwn(s *uitest.Sim) {
	s.Keys("c")
	s.Type("ward round\n\n")
	s.Keys("enter", "enter") // all right; with one person
	for range 7 {
		s.Keys("down") // past short and full to the theme
	}
	s.Keys("enter", "s", "s", "s", "s")
}

func TestOwnWordsScreens(t *testing.T) {
	for name, walk := range map[string]func(*uitest.Sim){
		"own_statement": toOwn,
		"own_why":       func(s *uitest.Sim) { toOwn(s); s.Keys("w") },
	} {
		t.Run(name, func(t *testing.T) { look(t, ui.Home{}, walk, withOwn) })
	}
}

func TestAStatementOfOnesOwnIsMarkedWhereverItIsShown(t *testing.T) {
	p := newPractice(t, withOwn)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 30)
	toOwn(s)
	s.Shows("Yours:")
	s.Keys("down", "down", "enter") // not this time
	s.Type("short with her\n")
	s.Keys("enter", "enter", "enter", "enter")
	s.Shows("I heard my own tone. (yours)")
	s.Keys("ctrl+d", "e", "enter")
	s.Shows("I heard my own tone. (yours)")
}

func TestAnEntryOutlivesTheStatementItAnswers(t *testing.T) {
	var kept journal.Journal
	p := newPractice(t, withOwn, func(o *practice.Options) { kept = o.Journal })
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 30)
	toOwn(s)
	s.Keys("down", "down", "enter")
	s.Type("short with her")
	s.Keys("esc", "esc", "down", "enter", "ctrl+d")

	without := newPractice(t, func(o *practice.Options) { o.Journal = kept })
	s = uitest.New(t, tui.New(without, ui.Entries{}), 80, 30)
	s.Keys("enter")
	s.Shows("ward round")
	s.Shows("short with her") // in the page that was made of the answers
	if strings.Contains(s.Screen(), "(yours)") {
		t.Error("the statement is still known")
	}
	e := must(without.Entry(context.Background(), must(without.Heads(context.Background()))[0].ID))
	if a, ok := e.Check.Answer("own-tone"); !ok || a.Note != "short with her" {
		t.Error("the answer is gone from the entry")
	}
}

func TestAThemeIsDrawnAnewBelow(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Card{ID: "close-the-loop"}), 80, 24)
	before := s.View().Content
	s.Keys("ctrl+o")
	s.Type("colours\n")
	s.Keys("left", "esc")
	if p.Config().Look != config.Contrast {
		t.Fatalf("the look is %s", p.Config().Look)
	}
	s.Shows("Close The Loop")
	white := ui.StylesFor(config.Contrast, true).Palette.Text
	r, g, b, _ := white.RGBA()
	if after := s.View().Content; after == before || !strings.Contains(after, fmt.Sprintf("38;2;%d;%d;%d", r>>8, g>>8, b>>8)) {
		t.Error("the card looks as it did")
	}
}
