package tui_test

import (
	"strings"
	"testing"

	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

func TestANoticeIsToldWholeAndTheWayOutStays(t *testing.T) {
	const notice = "Taken from your editor, and its file is gone."
	for _, size := range []struct{ width, height int }{{20, 6}, {40, 15}, {80, 24}} {
		s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
		s.Keys("e")
		s.Resize(size.width, size.height)
		s.Send(ui.Told{Notice: notice})
		fits(t, s, size.width, size.height)
		if all := strings.Join(strings.Fields(s.Screen()), " "); !strings.Contains(all, notice) || !strings.Contains(all, "Esc") {
			t.Errorf("at %dx%d:\n%s", size.width, size.height, s.Screen())
		}
	}
}

func TestALongNoticeLeavesTheRowThatIsChosenOrWritten(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 40, 15)
	s.Keys("w")
	s.Type(strings.Repeat("a row of it\n", 20) + "the last row")
	s.Send(ui.Told{Notice: strings.Repeat("There is much to say of it. ", 20)})
	fits(t, s, 40, 15)
	if row := s.CursorRow(); !strings.Contains(row, "the last row") {
		t.Errorf("the cursor stands on %q:\n%s", row, s.Screen())
	}
	s.Shows("…")
	s.Shows("Esc back")
}

func TestHelpTellsFirstWhatCanBeDoneNow(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 60)
	s.Keys("?")
	page := s.Screen()
	at := strings.Index(page, "Not now")
	for _, off := range []string{"tried it: there is nothing to look at now", "undo: bring back what you threw away: nothing was thrown away"} {
		if i := strings.Index(strings.Join(strings.Fields(page), " "), off); i < 0 || at < 0 {
			t.Errorf("%q is not told as what cannot be now:\n%s", off, page)
		}
	}
	if before := page[:max(at, 0)]; strings.Contains(before, "not now") || !strings.Contains(before, "lock the journal") && !strings.Contains(page[at:], "lock the journal") {
		t.Errorf("before what can be done:\n%s", page)
	}
	if strings.Contains(page, "demonstration") {
		t.Errorf("it tells of the demonstration outside one:\n%s", page)
	}
}

func TestHelpBreaksNoWordsInAWindowThatIsVeryNarrow(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 20, 6)
	s.Keys("e", "?")
	seen := ""
	for range 60 {
		fits(t, s, 20, 6)
		seen += s.Screen()
		s.Keys("down")
	}
	if !strings.Contains(seen, "by theme") || !strings.Contains(seen, "on this day") {
		t.Errorf("words are broken:\n%s", seen)
	}
}
