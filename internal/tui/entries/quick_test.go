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

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/journal"
	"heed/internal/tui/entries"
	"heed/internal/tui/ui"
)

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
	s := entries.New(over(j), "")
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
		if again, _ := presses(t, s, enter); again.To != move.To {
			t.Errorf("%s: with all answers there, another one would be opened", claim)
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
	s := entries.New(over(j), "")
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
	if body := ansi.Strip(s.View().Body); !strings.Contains(body, "number 0.") || !strings.Contains(body, "The rest is being opened…") {
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
	if strings.Contains(body, "The rest") || !strings.Contains(body, "Some entries could not be read: Torn.") {
		t.Errorf("after all are read:\n%s", body)
	}
	if move, _ := presses(t, s, enter); move.Kind != ui.Opening {
		t.Error("nothing was opened")
	}
}

func TestAListThatWasLeftTakesNoAnswers(t *testing.T) {
	m := kept(t, some()...)
	before, after := begun(t, m), begun(t, m)
	presses(t, after, letter('f'))
	_, late := presses(t, before, letter('q'))
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
	s := entries.New(over(m), "")
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
