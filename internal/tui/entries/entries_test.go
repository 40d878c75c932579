package entries_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/entries"
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
	s.Shows("2 entries")
	s.Shows("21 Nov 2026  Ward round")
	s.Shows("She looked at the floor while I read")
	s.Shows("He laughed, and the floor was wet.")
	hidden(t, s, "日記")
	s.Type(" cafe")
	s.Shows("1 entry")
	s.Shows("floor while I read the file out, and I did not stop. Then the café")
	s.Keys("esc", "/")
	s.Type("日記")
	s.Shows("雨だった。日記を書いた。")
	s.Keys("enter")
	s.Shows("Thursday 19 November 2026")
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
		if got := s.CursorRow(); !strings.Contains(got, "number 299.") {
			t.Errorf("the cursor is at %q", got)
		}
		s.Keys("home", "/")
		s.Type("word")
		s.Shows("300 entries")
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

// presses gives a screen a key, as the program does, and returns what it asks for without doing it.
func presses(t *testing.T, s *entries.Screen, key tea.KeyPressMsg) (ui.Move, tea.Cmd) {
	t.Helper()
	for _, a := range s.Controls().Actions {
		for _, k := range a.Keys {
			if k == key.String() && (key.Text == "" || !s.Controls().Typing) {
				if a.Off != "" {
					t.Fatalf("%s is off: %s", k, a.Off)
				}
				return a.Do()
			}
		}
	}
	return s.Update(key)
}

// answers runs what a screen asked for, and what comes of it, until it asks for nothing more.
func answers(s *entries.Screen, cmd tea.Cmd) (last ui.Move) {
	if cmd == nil {
		return ui.Move{}
	}
	msg := cmd()
	if all, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range all {
			if move := answers(s, cmd); move.Kind != ui.Staying {
				last = move
			}
		}
		return last
	}
	move, next := s.Update(msg)
	if then := answers(s, next); then.Kind != ui.Staying {
		return then
	}
	return move
}

var (
	slash = tea.KeyPressMsg{Code: '/', Text: "/"}
	enter = tea.KeyPressMsg{Code: tea.KeyEnter}
	down  = tea.KeyPressMsg{Code: tea.KeyDown}
)

func letter(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

// begun is a screen that shows all entries, its field ready to be typed into.
func begun(t *testing.T, j journal.Journal) *entries.Screen {
	t.Helper()
	s := entries.New(over(j))
	answers(s, s.Resize(ui.Area{Width: 80, Height: 20, Styles: ui.NewStyles(true)}))
	answers(s, s.Init())
	presses(t, s, slash)
	return s
}

func TestEnterOpensWhatIsMeantHoweverQuickOneTypes(t *testing.T) {
	titles := []journal.Entry{{Title: "a"}, {Title: "ab one"}, {Title: "b"}, {Title: "ab two"}}
	for claim, tt := range map[string]struct {
		keys []tea.KeyPressMsg
		want string
	}{
		"the first of what was found": {[]tea.KeyPressMsg{letter('a'), letter('b'), enter}, "ab one"},
		"the second":                  {[]tea.KeyPressMsg{letter('a'), letter('b'), down, enter}, "ab two"},
		"arrows before more letters":  {[]tea.KeyPressMsg{letter('a'), down, letter('b'), enter}, "ab one"},
		"the arrow keys stop":         {[]tea.KeyPressMsg{letter('b'), down, down, enter}, "b"},
	} {
		m := kept(t, titles...)
		s := begun(t, m)
		var cmds []tea.Cmd
		for _, k := range tt.keys {
			move, cmd := presses(t, s, k)
			if move.Kind != ui.Staying {
				t.Fatalf("%s: it moved before it had an answer", claim)
			}
			cmds = append(cmds, cmd)
		}
		if !s.Controls().Wait {
			t.Errorf("%s: what is typed next would not reach the entry", claim)
		}
		var move ui.Move
		for _, cmd := range slices.Backward(cmds) { // the answers come in the wrong order
			if then := answers(s, cmd); then.Kind != ui.Staying {
				move = then
			}
		}
		to, ok := move.To.(ui.Entry)
		if !ok {
			t.Errorf("%s: nothing was opened", claim)
			continue
		}
		if e, err := m.Entry(t.Context(), to.ID); err != nil || e.Title != tt.want {
			t.Errorf("%s: opened %q, %v", claim, e.Title, err)
		}
		if s.Controls().Wait {
			t.Errorf("%s: it still waits", claim)
		}
	}
}

func TestEnterOnNothingFoundStays(t *testing.T) {
	s := begun(t, kept(t, some()...))
	_, cmd := presses(t, s, letter('q'))
	presses(t, s, enter)
	if move := answers(s, cmd); move.Kind != ui.Staying || s.Controls().Wait {
		t.Errorf("it moved: %+v", move)
	}
}

func TestLettersAreTakenWhileNothingWasAnswered(t *testing.T) {
	s := begun(t, kept(t, some()...))
	for _, r := range "floor" {
		presses(t, s, letter(r))
		if s.Controls().Wait {
			t.Fatal("a letter has to wait")
		}
	}
	if v := s.View(); !strings.Contains(ansi.Strip(v.Body), "Find: floor") || v.Cursor.X != len("Find: floor") || v.Cursor.Y != 0 {
		t.Errorf("the cursor is at %v of:\n%s", v.Cursor.Position, ansi.Strip(v.Body))
	}
}

// slow is a journal whose entries are read as far as the test lets them.
type slow struct {
	*journal.Memory
	steps chan error
}

func (j slow) Entries(ctx context.Context) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		for e, err := range j.Memory.Entries(ctx) {
			if fault := <-j.steps; fault != nil {
				e, err = journal.Entry{}, fault
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

func TestEntriesComeWhileTheJournalIsBeingOpened(t *testing.T) {
	var all []journal.Entry
	for i := range 200 {
		all = append(all, journal.Entry{Title: fmt.Sprintf("number %d.", i), Text: "word"})
	}
	j := slow{kept(t, all...), make(chan error)}
	s := entries.New(over(j))
	s.Resize(ui.Area{Width: 80, Height: 20, Styles: ui.NewStyles(true)})
	ask := s.Init()().(tea.BatchMsg)[0]
	if body := ansi.Strip(s.View().Body); !strings.Contains(body, "Opening…") {
		t.Errorf("before anything is read:\n%s", body)
	}
	answer := make(chan tea.Msg)
	go func() { answer <- ask() }()
	for range 64 {
		j.steps <- nil
	}
	_, next := s.Update(<-answer)
	if body := ansi.Strip(s.View().Body); !strings.Contains(body, "number 0.") || !strings.Contains(body, "so far; the rest is being opened…") {
		t.Errorf("after some are read:\n%s", body)
	}
	presses(t, s, down)
	go func() {
		for range 135 {
			j.steps <- nil
		}
		j.steps <- errors.New("torn")
	}()
	answers(s, next)
	body := ansi.Strip(s.View().Body)
	if strings.Contains(body, "so far") || !strings.Contains(body, "Some entries could not be read: Torn.") {
		t.Errorf("after all are read:\n%s", body)
	}
	if move, _ := presses(t, s, enter); move.Kind != ui.Opening {
		t.Error("nothing was opened")
	}
}

func TestAListThatWasLeftTakesNoAnswers(t *testing.T) {
	m := kept(t, some()...)
	before, after := begun(t, m), begun(t, m)
	presses(t, after, letter('q'))
	_, late := presses(t, before, letter('f'))
	if after.Update(late()); !strings.Contains(ansi.Strip(after.View().Body), "Ward round") {
		t.Error("another list's answer was taken")
	}
}

func BenchmarkView(b *testing.B) {
	m := journal.NewMemory(noon, rand.NewChaCha8([32]byte{1}))
	for i := range 1000 {
		if _, err := m.Save(b.Context(), journal.Entry{Title: "Ward round", Text: strings.Repeat("some word here ", 50), Date: noon().AddDate(0, 0, -i)}); err != nil {
			b.Fatal(err)
		}
	}
	s := entries.New(over(m))
	answers(s, s.Resize(ui.Area{Width: 112, Height: 56, Styles: ui.NewStyles(true)}))
	answers(s, s.Init())
	for _, k := range []tea.KeyPressMsg{letter('f'), letter('w'), letter('o')} {
		_, cmd := s.Update(k)
		if k.Text == "f" {
			_, cmd = s.Controls().Actions[1].Do()
		}
		answers(s, cmd)
	}
	for range 500 {
		s.Controls().Actions[3].Do()
	}
	for b.Loop() {
		if v := s.View(); v.Cursor == nil {
			b.Fatal("no cursor")
		}
	}
}
