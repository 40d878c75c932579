package tui_test

import (
	"context"
	"strings"
	"testing"

	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

func TestPaletteScreens(t *testing.T) {
	for name, walk := range map[string]func(*uitest.Sim){
		"palette":         func(s *uitest.Sim) { s.Keys("ctrl+o") },
		"palette_typed":   func(s *uitest.Sim) { s.Keys("ctrl+o"); s.Type("bi") },
		"palette_down":    func(s *uitest.Sim) { s.Keys("ctrl+o", "down", "down") },
		"palette_nothing": func(s *uitest.Sim) { s.Keys("ctrl+o"); s.Type("xylophone") },
		"palette_off":     func(s *uitest.Sim) { s.Keys("w", "ctrl+o"); s.Type("keep"); s.Keys("enter") },
	} {
		t.Run(name, func(t *testing.T) { look(t, ui.Home{}, walk) })
	}
}

func TestThePaletteGoesAnywhereAndLeavesThePageAsItWas(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("half a thought")
	s.Keys("ctrl+o")
	s.Type("library\n")
	s.Shows("heed · Library")
	s.Keys("esc")
	s.Shows("half a thought")
	s.Type(", and the rest")
	s.Shows("half a thought, and the rest")
	for _, d := range must(p.Drafts(context.Background())) {
		if strings.Contains(d.Text, "library") {
			t.Error("what was typed into the palette reached the page")
		}
	}
}

func TestWhatIsTypedBlindlyReachesNothingElse(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("ctrl+o")
	s.Type("write a page") // no letter of it is a key of home meanwhile
	s.Keys("esc")
	s.Shows("Check in")
	if row := s.CursorRow(); !strings.Contains(row, "Check in") {
		t.Errorf("the cursor stands on %q", row)
	}
	s.Keys("ctrl+o")
	s.Type("bin\nx") // Enter goes there at once, and the letter after it is for that screen
	s.Shows("heed · Bin")
}

func TestThePaletteDoesWhatTheScreenCanDo(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("kept by its name")
	s.Keys("ctrl+o")
	s.Type("keep\n")
	if n := len(keptIn(p)); n != 1 {
		t.Fatalf("%d entries", n)
	}
}

func TestThePaletteSaysWhySomethingCannotBeDone(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("ctrl+o")
	s.Type("undo: bring\n")
	s.Shows("Not now: nothing was thrown away.")
	s.Shows("Do or go")
	s.Keys("esc")
	s.Shows("Check in")
}

func TestLettersFindWhatTheyBegin(t *testing.T) {
	for typed, want := range map[string]string{
		"set": "Settings", "lib": "Library", "lock the": "Lock the journal", "wtturn": "Setting: Where to turn", "colours": "Setting: Colours", "BIN": "Bin",
	} {
		s := uitest.New(t, tui.New(newPractice(t, underPassphrase), ui.Unlock{}), 80, 24)
		s.Type("four plain words\n")
		s.Keys("ctrl+o")
		s.Type(typed)
		s.Keys("tab", "shift+tab")
		if row := chosenRow(s.Screen()); !strings.HasPrefix(row, want) {
			t.Errorf("%q chooses %q, not %q", typed, row, want)
		}
	}
}

func chosenRow(screen string) string {
	for row := range strings.Lines(screen) {
		if _, rest, ok := strings.Cut(row, ui.Sign); ok {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}

func TestWithoutAJournalThePaletteLeadsIntoNone(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t, underPassphrase), ui.Unlock{}), 80, 24)
	s.Keys("ctrl+o")
	s.Type("entries")
	s.Shows("Nothing here is called that.")
	s.Keys("ctrl+u")
	s.Type("colours\n")
	s.Shows("heed · Settings")
	s.Keys("esc")
	s.Type("four plain words\n")
	s.Shows("Check in")
}

func TestLockingFromThePaletteLocks(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t, underPassphrase), ui.Unlock{}), 80, 24)
	s.Type("four plain words\n")
	s.Keys("ctrl+o", "ctrl+l")
	s.Keys("ctrl+o", "esc")
	s.Shows("assphrase")
	if strings.Contains(s.Screen(), "Do or go") {
		t.Errorf("the palette is still there:\n%s", s.Screen())
	}
}

func TestThePaletteFitsEveryWindow(t *testing.T) {
	for _, size := range []struct{ width, height int }{{20, 6}, {24, 8}, {40, 15}, {200, 60}} {
		s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), size.width, size.height)
		s.Keys("ctrl+o")
		for range 60 {
			fits(t, s, size.width, size.height)
			s.Keys("down")
		}
		if chosenRow(s.Screen()) == "" {
			t.Errorf("at %dx%d the chosen row is not seen:\n%s", size.width, size.height, s.Screen())
		}
	}
}

func TestThePaletteHasWhatThePageCanDoByLesserKeys(t *testing.T) {
	for typed, want := range map[string]string{
		"own editor": "Your own editor", "throw": "Throw this page away", "find in": "Find in the text", "undo": "Undo",
		"point": "What may point to a person",
	} {
		s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
		s.Keys("w")
		s.Type("one two")
		s.Keys("ctrl+o")
		s.Type(typed)
		s.Keys("tab", "shift+tab")
		if row := chosenRow(s.Screen()); !strings.HasPrefix(row, want) {
			t.Errorf("%q chooses %q, not %q", typed, row, want)
		}
	}
}

func TestThePaletteFindsInThePageAndUndoes(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("one two")
	s.Keys("ctrl+o")
	s.Type("find in\n")
	s.Type("two")
	s.Shows("Find: two")
	s.Keys("esc", "end", "ctrl+o")
	s.Type("undo\n")
	if strings.Contains(s.Screen(), "one two") {
		t.Errorf("nothing was taken back:\n%s", s.Screen())
	}
}

func TestThePaletteKnowsFramesReadingsAndSessionsByName(t *testing.T) {
	for typed, want := range map[string]string{
		"gibbs": "heed · Write", "one-to-one": "heed · Guided session", "seven weeks": "heed · A path of seven weeks",
	} {
		s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
		s.Keys("ctrl+o")
		s.Type(typed + "\n")
		s.Shows(want)
	}
}

func TestAFrameFromThePaletteIsLaidOnThePageThatIsOpen(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("already here")
	s.Keys("ctrl+o")
	s.Type("gibbs\n")
	s.Shows("already here")
	s.Shows("What happened")
	s.Keys("esc")
	if strings.Contains(s.Screen(), "heed · Write") {
		t.Errorf("a second page was begun:\n%s", s.Screen())
	}
}
