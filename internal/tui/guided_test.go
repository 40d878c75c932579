package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"heed/internal/guide"
	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// agree goes through the lines of consent, to the first step.
func agree(s *uitest.Sim) { s.Keys("enter", "enter", "enter", "enter", "enter", "enter") }

func TestScreensOfGuidedSessions(t *testing.T) {
	session, exercise := ui.Guided{ID: "one-to-one"}, ui.Exercise{ID: "petals"}
	for _, tc := range []struct {
		name  string
		first ui.Route
		walk  func(*uitest.Sim)
	}{
		{"sessions", ui.Together{}, func(*uitest.Sim) {}},
		{"exercises", ui.Exercises{}, func(s *uitest.Sim) { s.Keys("down") }},
		{"consent", session, func(s *uitest.Sim) { s.Keys("enter", "enter") }},
		{"consent_all", session, func(s *uitest.Sim) { s.Keys("enter", "enter", "enter", "enter", "enter") }},
		{"leader", session, agree},
		{"room", session, func(s *uitest.Sim) { agree(s); s.Keys("v") }},
		{"plan", session, func(s *uitest.Sim) { agree(s); s.Keys("enter", "p", "down", "+", "l") }},
		{"ways_back", session, func(s *uitest.Sim) { agree(s); s.Keys("w") }},
		{"stopped", session, func(s *uitest.Sim) { agree(s); s.Keys("esc") }},
		{"draft", session, func(s *uitest.Sim) {
			agree(s)
			s.Keys("c", "a")
			s.Type("ask her how it was\n")
			s.Keys("r", "home", "k", "k", "d")
		}},
		{"themes", session, func(s *uitest.Sim) { agree(s); s.Keys("c", "t", "down", "space") }},
		{"sending", session, func(s *uitest.Sim) { agree(s); s.Keys("c", "r", "k", "enter", "end", "enter") }},
		{"roles", ui.Guided{ID: "what-rang"}, func(s *uitest.Sim) { s.Keys("o", "enter"); s.Type("AB\n") }},
		{"silent", ui.Guided{ID: "no-agenda"}, func(s *uitest.Sim) { agree(s); s.Keys("enter") }},
		{"prepare", exercise, func(*uitest.Sim) {}},
		{"ask_first", exercise, func(s *uitest.Sim) { s.Keys("enter") }},
		{"trainer", exercise, func(s *uitest.Sim) { s.Keys("enter", "enter") }},
		{"presenter", exercise, func(s *uitest.Sim) { s.Keys("enter", "enter", "enter", "v") }},
		{"after", exercise, func(s *uitest.Sim) { s.Keys("enter", "enter", "c") }},
		{"talk_ways", ui.Talk{}, agree},
		{"talk", ui.Talk{}, func(s *uitest.Sim) { agree(s); s.Keys("enter", "enter", "a") }},
	} {
		t.Run(tc.name, func(t *testing.T) { look(t, tc.first, tc.walk) })
	}
}

// clocked is a practice whose time a test moves.
func clocked(t *testing.T) (*practice.Practice, *time.Time) {
	now := noon()
	p := newPractice(t, func(o *practice.Options) { o.Now = func() time.Time { return now } })
	return p, &now
}

func TestTheRoomSeesNothingThatIsForTheLeader(t *testing.T) {
	p := newPractice(t)
	shelf, err := p.Guide()
	if err != nil {
		t.Fatal(err)
	}
	for _, session := range shelf.Sessions {
		s := uitest.New(t, tui.New(p, ui.Guided{ID: session.ID}), 80, 24)
		agree(s)
		s.Keys("v")
		for i, step := range session.Steps {
			screen := strings.Join(strings.Fields(s.Screen()), " ")
			if !strings.Contains(screen, step.Name) {
				t.Fatalf("%s: step %d is not on the screen", session.ID, i)
			}
			for _, secret := range append([]string{step.Note, next(session, i)}, session.WaysBack...) {
				if secret = firstWords(secret); secret != "" && strings.Contains(screen, secret) && !strings.Contains(step.Screen+step.Name, secret) {
					t.Errorf("%s, %s: the room sees %q", session.ID, step.ID, secret)
				}
			}
			s.Keys("enter")
		}
	}
}

// next is how the leader is told of the step that comes.
func next(session *guide.Session, i int) string {
	if i+1 == len(session.Steps) {
		return ""
	}
	return "Then: " + session.Steps[i+1].Name
}

func firstWords(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(len(words), 4)], " ")
}

func entriesOf(t *testing.T, p *practice.Practice) int {
	t.Helper()
	heads, err := p.Heads(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	drafts, err := p.Drafts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(heads) + len(drafts)
}

func TestAnAbandonedSessionLeavesNothing(t *testing.T) {
	for _, leave := range []struct {
		how  string
		keys []string
	}{
		{"at the lines of consent", []string{"esc"}},
		{"from the stop page", []string{"enter", "enter", "enter", "enter", "enter", "enter", "esc", "L"}},
		{"from the draft, to nowhere", []string{"enter", "enter", "enter", "enter", "enter", "enter", "c", "r", "k", "k", "enter", "home", "enter"}},
		{"with Ctrl+C in the middle", []string{"enter", "enter", "enter", "enter", "enter", "enter", "enter", "ctrl+c"}},
		{"with Ctrl+C over the draft", []string{"enter", "enter", "enter", "enter", "enter", "enter", "c", "a", "x", "enter", "r", "k", "ctrl+c"}},
	} {
		t.Run(leave.how, func(t *testing.T) {
			p := newPractice(t)
			s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
			s.Keys("g", "enter")
			s.Keys(leave.keys...)
			if n := entriesOf(t, p); n != 0 {
				t.Errorf("%d things are in the journal", n)
			}
		})
	}
}

func TestOnlyWhatWasAgreedIsKept(t *testing.T) {
	p, now := clocked(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("g", "enter")
	agree(s)
	for range 2 {
		*now = now.Add(time.Minute)
		s.Tick()
	}
	s.Keys("c", "a")
	s.Type("ask her how it was\n")
	s.Keys("a")
	s.Type("tell nobody this\n")
	s.Keys("k") // nothing was read together yet
	s.Keys("r", "home", "k", "d", "k", "k", "d", "enter", "enter")
	heads, err := p.Heads(t.Context())
	if err != nil || len(heads) != 1 {
		t.Fatalf("%d entries, %v\n%s", len(heads), err, s.Screen())
	}
	e, err := p.Entry(t.Context(), heads[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for words, wanted := range map[string]bool{
		"21 November 2026": true, "2 minutes": false, "learning group": true, "ask her how it was": true, "tell nobody this": false,
	} {
		if strings.Contains(e.Title+e.Text, words) != wanted {
			t.Errorf("%q is kept: %v, want %v, in %q, %q", words, !wanted, wanted, e.Title, e.Text)
		}
	}
}

func TestAFileForTheSuperviseeIsForTheirEyesAlone(t *testing.T) {
	p := newPractice(t)
	name := filepath.Join(t.TempDir(), "ours.md")
	if err := os.WriteFile(name, []byte("older"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("g", "enter")
	agree(s)
	s.Keys("c", "r", "home", "k", "k", "k", "enter", "end", "enter", "ctrl+u")
	s.Type(name + "\n")
	if old, err := os.ReadFile(name); err != nil || string(old) != "older" {
		t.Fatalf("a file that was there is now %q, %v", old, err)
	}
	if !strings.Contains(s.Screen(), "a file of that name") {
		t.Fatalf("nothing is said of it:\n%s", s.Screen())
	}
	s.Keys("enter", "ctrl+u")
	s.Type(name + ".new\n")
	info, err := os.Stat(name + ".new")
	if err != nil {
		t.Fatalf("%v\n%s", err, s.Screen())
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v", info.Mode())
	}
	if n := entriesOf(t, p); n != 0 {
		t.Errorf("it is in the journal too")
	}
}

func TestAComputerThatSleptIsAskedAbout(t *testing.T) {
	p, now := clocked(t)
	s := uitest.New(t, tui.New(p, ui.Guided{ID: "one-to-one"}), 80, 24)
	agree(s)
	*now = now.Add(30 * time.Second)
	s.Tick()
	*now = now.Add(time.Hour)
	s.Tick()
	if !strings.Contains(s.Screen(), "The computer slept for 60 minutes") || !strings.Contains(s.Screen(), "5 minutes left in this step") {
		t.Fatalf("after an hour of sleep:\n%s", s.Screen())
	}
	s.Keys("y")
	if !strings.Contains(s.Screen(), "55 minutes over in this step") {
		t.Errorf("after it was counted:\n%s", s.Screen())
	}
}

func TestAStepThatWasSkippedByMistakeComesBackWithItsTime(t *testing.T) {
	p, now := clocked(t)
	s := uitest.New(t, tui.New(p, ui.Guided{ID: "one-to-one"}), 80, 24)
	agree(s)
	*now = now.Add(70 * time.Second)
	s.Tick()
	s.Keys("s", "b")
	if !strings.Contains(s.Screen(), "4 minutes left in this step") {
		t.Errorf("it came back as\n%s", s.Screen())
	}
}

func TestASessionIsNotLockedWhilePeopleTalk(t *testing.T) {
	now := noon()
	p := newPractice(t, underPassphrase, func(o *practice.Options) { o.Now = func() time.Time { return now } })
	s := uitest.New(t, tui.New(p, ui.Unlock{}), 80, 24)
	s.Type("four plain words\n")
	s.Keys("g", "enter")
	agree(s)
	for range 90 {
		now = now.Add(time.Minute)
		s.Tick()
	}
	if !p.Open() || !strings.Contains(s.Screen(), "over in this step") {
		t.Fatalf("after an hour and a half of talk:\n%s", s.Screen())
	}
	s.Resize(10, 3)
	s.Tick()
	s.Resize(80, 24)
	if !strings.Contains(s.Screen(), "over in this step") {
		t.Errorf("after a tiny window:\n%s", s.Screen())
	}
	s.Keys("ctrl+l")
	if p.Open() || strings.Contains(s.Screen(), "over in this step") {
		t.Fatalf("it was not locked when asked:\n%s", s.Screen())
	}
	s.Type("four plain words\n")
	if !strings.Contains(s.Screen(), "over in this step") {
		t.Errorf("the session did not come back:\n%s", s.Screen())
	}
	s.Keys("esc", "L", "e")
	if n := entriesOf(t, p); n != 0 {
		t.Errorf("%d things are in the journal", n)
	}
}

func TestCtrlCOverASessionAsksOnce(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Guided{ID: "one-to-one"}), 80, 24)
	agree(s)
	s.Keys("ctrl+c")
	if s.Ended || !strings.Contains(s.Screen(), "Ctrl+C again ends the session") {
		t.Fatalf("one Ctrl+C:\n%s", s.Screen())
	}
	s.Keys("enter", "ctrl+c")
	if s.Ended {
		t.Fatal("it is not asked again after going on")
	}
	s.Keys("ctrl+c")
	if !s.Ended {
		t.Error("two Ctrl+C do not end it")
	}
}

func TestASessionComesBackWhenItWasLockedFromAnotherPlace(t *testing.T) {
	p := newPractice(t, underPassphrase)
	s := uitest.New(t, tui.New(p, ui.Unlock{}), 80, 24)
	s.Type("four plain words\n")
	s.Keys("g", "enter")
	agree(s)
	s.Keys("ctrl+o")
	s.Type("settings")
	s.Keys("enter", "ctrl+l")
	s.Type("four plain words\n")
	if !strings.Contains(s.Screen(), "left in this step") {
		t.Errorf("after the lock:\n%s", s.Screen())
	}
}

func TestTheClockGoesOnWhileTheJournalIsLocked(t *testing.T) {
	now := noon()
	p := newPractice(t, underPassphrase, func(o *practice.Options) { o.Now = func() time.Time { return now } })
	s := uitest.New(t, tui.New(p, ui.Unlock{}), 80, 24)
	s.Type("four plain words\n")
	s.Keys("g", "enter")
	agree(s)
	s.Keys("ctrl+l")
	for range 3 {
		now = now.Add(time.Minute)
		s.Tick()
	}
	s.Type("four plain words\n")
	now = now.Add(time.Minute)
	s.Tick()
	if screen := s.Screen(); !strings.Contains(screen, "4 minutes left in this step") || strings.Contains(screen, "slept") {
		t.Errorf("after four minutes, three of them locked:\n%s", screen)
	}
}

func TestChangedWordsStayWhenTheStepsAreReopened(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Guided{ID: "one-to-one"}), 80, 24)
	agree(s)
	s.Keys("c", "a")
	s.Type("ask her\n")
	s.Keys("r", "c")
	s.Type(" how it was\n")
	s.Keys("esc", "c")
	if screen := s.Screen(); !strings.Contains(screen, "ask her how it was") || strings.Contains(screen, "(kept") {
		t.Errorf("after going back and forth:\n%s", screen)
	}
	s.Keys("a")
	s.Type("half a line")
	s.Keys("esc", "u")
	if !strings.Contains(s.Screen(), "half a line") {
		t.Errorf("a line that was left out does not come back:\n%s", s.Screen())
	}
}

func TestWhileTheRoomLooksNothingOfTheLeadersComesUp(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Guided{ID: "one-to-one"}), 80, 24)
	agree(s)
	s.Keys("v")
	before := s.Screen()
	for _, key := range []string{"w", "p", "o", "a", "c", "f", "y", "d", "s"} {
		if s.Keys(key); s.Screen() != before {
			t.Errorf("%s shows\n%s", key, s.Screen())
		}
	}
	s.Keys("x")
	if !strings.Contains(s.Screen(), "We are stopping here") {
		t.Errorf("x does not stop:\n%s", s.Screen())
	}
}

func TestACheckInOfTwoCanBeStoppedAndLeft(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("g", "end", "enter")
	agree(s)
	s.Keys("enter", "enter", "esc")
	if !strings.Contains(s.Screen(), "We are stopping here") {
		t.Fatalf("Esc:\n%s", s.Screen())
	}
	s.Keys("esc", "esc", "L")
	if n := entriesOf(t, p); n != 0 || !strings.Contains(s.Screen(), "Nothing was kept.") {
		t.Errorf("%d things are kept:\n%s", n, s.Screen())
	}
}

func TestTypingTakesThePlaceOfTheCardsWords(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Card{ID: "close-the-loop"}), 80, 24)
	s.Keys("t")
	s.Type("she nods")
	if screen := s.Screen(); !strings.Contains(screen, "she nods") || strings.Contains(screen, "it comes up again") {
		t.Errorf("after typing over a beginning:\n%s", screen)
	}
}
