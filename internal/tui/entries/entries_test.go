package entries_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

func noon() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) }

// kept is a journal with entries, the first one the newest, each a day apart.
func kept(t *testing.T, all ...journal.Entry) *journal.Memory {
	t.Helper()
	m := journal.NewMemory(noon, rand.NewChaCha8([32]byte{1}))
	for i, e := range all {
		e.Date = noon().AddDate(0, 0, -i)
		if _, err := m.Save(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func over(j journal.Journal) *practice.Practice {
	return practice.New(practice.Options{Now: noon, Random: rand.NewChaCha8([32]byte{2}), Journal: j})
}

func open(t *testing.T, j journal.Journal, width, height int) *uitest.Sim {
	t.Helper()
	return uitest.New(t, tui.New(over(j), ui.Entries{}), width, height)
}

func some() []journal.Entry {
	return []journal.Entry{
		{Title: "Ward round", Text: "She looked at the floor while I read the file out, and I did not stop.\n\nThen the café closed.", Tags: []string{"night shift"}},
		{Text: "He laughed, and the floor was wet."},
		{Title: "昨日の日記", Text: "雨だった。日記を書いた。"},
	}
}

func hidden(t *testing.T, s *uitest.Sim, text string) {
	t.Helper()
	if strings.Contains(s.Screen(), text) {
		t.Errorf("the screen shows %q:\n%s", text, s.Screen())
	}
}

func TestWhatIsTypedIsShownWhereItStands(t *testing.T) {
	s := open(t, kept(t, some()...), 80, 24)
	s.Keys("/")
	s.Shows("beginnings of words")
	s.Type("FLOO")
	hidden(t, s, "2 entries")
	s.Shows("21 Nov 2026  Ward round")
	s.Shows("She looked at the floor while I read")
	s.Shows("He laughed, and the floor was wet.")
	hidden(t, s, "日記")
	s.Type(" cafe")
	hidden(t, s, "1 entry")
	s.Shows("floor while I read the file out, and I did not stop. Then the café")
	s.Keys("esc", "/")
	s.Type("日記")
	s.Shows("雨だった。日記を書いた。")
	s.Keys("enter")
	s.Shows("Thursday 19 November 2026")
}

func TestWhatTheRowHoldsIsNotToldTwice(t *testing.T) {
	for _, width := range []int{40, 80, 200} {
		s := open(t, kept(t, journal.Entry{Text: "Rain on the roof."}, journal.Entry{Text: "Sun.\n\nThen rain."}), width, 24)
		s.Keys("/")
		s.Type("rain")
		if n := strings.Count(s.Screen(), "Rain on the roof."); n != 1 {
			t.Errorf("it is told %d times:\n%s", n, s.Screen())
		}
		s.Shows("Then rain.")
	}
}

func TestMatchesAreMarkedWithoutColour(t *testing.T) {
	s := open(t, kept(t, some()...), 80, 24)
	s.Keys("/")
	s.Type("floo ward")
	for row := range strings.SplitSeq(s.View().Content, "\n") {
		if strings.Contains(ansi.Strip(row), "She looked") && !bold(row, "floo") {
			t.Errorf("the snippet's word is not marked: %q", row)
		}
		if strings.Contains(ansi.Strip(row), "Ward round") && !bold(row, "Ward") {
			t.Errorf("the title's word is not marked: %q", row)
		}
	}
}

// bold says that a word stands in a row by itself, underlined and bold.
func bold(row, word string) bool {
	before, _, found := strings.Cut(row, word+"\x1b[m")
	return found && strings.HasPrefix(before[strings.LastIndex(before, "\x1b[4m"):], "\x1b[4m\x1b[1;")
}

func TestWhatIsFoundBesideWordsIsTold(t *testing.T) {
	s := open(t, kept(t, some()...), 80, 24)
	s.Keys("/")
	s.Type("night")
	s.Shows("Tags: night shift")
	s.Keys("esc", "/")
	s.Type("theme:love")
	s.Shows("After theme: comes one of the seven themes.")
	s.Shows("role, shared, power")
	s.Keys("enter")
	s.Shows("Not now: there is nothing here to open.")
	s.Keys("esc", "/")
	s.Type("nowhere")
	s.Shows("No entry holds all of this.")
	s.Keys("esc")
	s.Shows("November 2026")
}

func TestNothingKept(t *testing.T) {
	s := open(t, kept(t), 40, 15)
	s.Shows("Nothing is kept yet.")
	s.Keys("/")
	s.Type("x")
	s.Shows("No entry holds all of this.")
}

func TestALockedJournalSaysSo(t *testing.T) {
	s := open(t, nil, 80, 24)
	s.Shows("The journal is locked.")
}

func TestEveryWindowFits(t *testing.T) {
	var all []journal.Entry
	for i := range 60 {
		all = append(all, journal.Entry{Title: fmt.Sprintf("昨日 👩🏽‍⚕️ %d", i), Text: strings.Repeat("雨だった。word and word, ", 20), Tags: []string{"tag"}})
	}
	for _, query := range []string{"", "word", "日", "tag:tag", "tag", "nowhere", "theme:love", "昨日 雨"} {
		for _, size := range [][2]int{{20, 6}, {25, 8}, {40, 15}, {80, 24}, {104, 30}, {200, 60}} {
			t.Run(fmt.Sprintf("%s %dx%d", query, size[0], size[1]), func(t *testing.T) {
				s := open(t, kept(t, all...), 80, 24)
				s.Keys("/")
				s.Type(query)
				s.Resize(size[0], size[1])
				for range 5 {
					fits(t, s, size[0], size[1])
					s.Keys("pgdown")
				}
				s.Keys("down", "down")
				fits(t, s, size[0], size[1])
			})
		}
	}
}

func fits(t *testing.T, s *uitest.Sim, width, height int) {
	t.Helper()
	rows := strings.Split(s.View().Content, "\n")
	if len(rows) > height {
		t.Errorf("%d rows in a window of %d", len(rows), height)
	}
	for _, r := range rows {
		if w := ansi.StringWidth(r); w > width {
			t.Errorf("a row of %d cells in a window of %d: %q", w, width, ansi.Strip(r))
		}
	}
	s.CursorRow()
}

func TestALongListIsGoneThroughToItsEnd(t *testing.T) {
	var all []journal.Entry
	for i := range 300 {
		all = append(all, journal.Entry{Title: fmt.Sprintf("number %d.", i), Text: "a word"})
	}
	for _, size := range [][2]int{{40, 15}, {80, 24}, {200, 60}} {
		s := open(t, kept(t, all...), size[0], size[1])
		s.Keys("end")
		s.Shows("number 299.")
		s.Shows("number 292.") // there is room for it
		if got := s.CursorRow(); !strings.Contains(got, "number 299.") {
			t.Errorf("the cursor is at %q", got)
		}
		s.Keys("home", "/")
		s.Type("word")
		for i := 10; i <= 200; i += 10 {
			s.Keys("pgdown", "down", "down")
			if got := s.CursorRow(); !strings.Contains(got, fmt.Sprintf("number %d.", i)) {
				t.Fatalf("after %d the cursor is at %q", i, got)
			}
		}
		s.Shows("a word") // that far down too
		s.Keys("enter")
		s.Shows("number 200.")
		s.Keys("esc")
		if got := s.CursorRow(); !strings.Contains(got, "number 200.") {
			t.Errorf("coming back the cursor is at %q", got)
		}
	}
}

func TestTheListNoticesChangesWhenOneComesBack(t *testing.T) {
	m := kept(t, some()...)
	s := open(t, m, 80, 24)
	s.Keys("down", "enter")
	s.Shows("He laughed")
	if _, err := m.Save(t.Context(), journal.Entry{Title: "from elsewhere", Date: noon().Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	s.Keys("esc")
	s.Shows("from elsewhere")
	if got := s.CursorRow(); !strings.Contains(got, "He laughed") {
		t.Errorf("the cursor is at %q", got)
	}
}
