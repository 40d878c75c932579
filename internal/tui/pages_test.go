package tui_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// stood writes the page "Where I stand" twice, so that there is an earlier version.
func stood(s *uitest.Sim) {
	s.Keys("y")
	s.Type("My mother cleaned the school I teach in.")
	s.Keys("ctrl+d", "enter", "ctrl+end")
	s.Type(" Now I have a key to it.")
	s.Keys("ctrl+d")
}

func TestPages(t *testing.T) {
	for _, tc := range []struct {
		name  string
		first ui.Route
		walk  func(*uitest.Sim)
	}{
		{"readings", ui.Home{}, func(s *uitest.Sim) { s.Keys("r") }},
		{"reading", ui.Home{}, func(s *uitest.Sim) { s.Keys("r", "down", "enter") }},
		{"reading_further", ui.Home{}, func(s *uitest.Sim) { s.Keys("r", "down", "enter", "space", "space") }},
		{"reading_links", ui.Home{}, func(s *uitest.Sim) { s.Keys("r", "down", "enter", "tab", "tab") }},
		{"path", ui.Home{}, func(s *uitest.Sim) { s.Keys("r", "end", "enter", "down", "down") }},
		{"week", ui.Path{Week: "power"}, func(*uitest.Sim) {}},
		{"week_links", ui.Path{Week: "power"}, func(s *uitest.Sim) { s.Keys("tab", "tab") }},
		{"standpoint", ui.Home{}, func(s *uitest.Sim) { s.Keys("y") }},
		{"standpoint_questions", ui.Home{}, func(s *uitest.Sim) { s.Keys("y", "tab", "down", "down") }},
		{"standpoint_asked", ui.Home{}, func(s *uitest.Sim) { s.Keys("y"); s.Type("A line."); s.Keys("tab", "down", "enter") }},
		{"standpoint_kept", ui.Home{}, stood},
		{"standpoint_earlier", ui.Home{}, func(s *uitest.Sim) { stood(s); s.Keys("v") }},
		{"standpoint_as_it_was", ui.Home{}, func(s *uitest.Sim) { stood(s); s.Keys("v", "down", "enter") }},
	} {
		t.Run(tc.name, func(t *testing.T) { look(t, tc.first, tc.walk) })
	}
}

// seen is the program on a terminal that shows every step of it, also those that last for an instant.
type seen struct{ *tui.Model }

func (s seen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := s.Model.Update(msg)
	s.View()
	return s, cmd
}

// wide is a window with room beside the page.
func wide(t *testing.T, p *practice.Practice) *uitest.Sim {
	return uitest.New(t, seen{tui.New(p, ui.Home{})}, 200, 60)
}

func TestWhereIStandKeepsItsVersionsAndGoesBackToOne(t *testing.T) {
	now := noon()
	p := newPractice(t, func(o *practice.Options) {
		o.Now = func() time.Time { now = now.Add(time.Hour); return now }
	})
	s := uitest.New(t, seen{tui.New(p, ui.Home{})}, 80, 24)
	stood(s)
	s.Shows("Now I have a key to it.")
	s.Keys("v", "down", "enter")
	s.Shows("My mother cleaned the school I teach in.")
	if strings.Contains(s.Screen(), "a key to it") {
		t.Fatalf("the earlier version holds what came later:\n%s", s.Screen())
	}
	s.Keys("g")
	s.Shows("It is as it was then.")
	s.Shows("My mother cleaned the school I teach in.")
	stand := must(p.Standpoint(t.Context()))
	if stand.Kept.Revision != 3 || strings.Contains(stand.Kept.Text, "key") || stand.Draft != nil {
		t.Errorf("revision %d, a draft: %v", stand.Kept.Revision, stand.Draft != nil)
	}
	if n := len(keptIn(p)); n != 0 {
		t.Errorf("the page is among the %d entries", n)
	}
}

func TestEarlierVersionsCanBeReadWhileThePageIsChanged(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, seen{tui.New(p, ui.Home{})}, 80, 24)
	stood(s)
	s.Keys("enter")
	s.Type(" And more.")
	s.Keys("f7", "down", "enter", "g")
	s.Shows("Not now: you are changing the page")
	s.Keys("esc", "esc")
	s.Shows("more.")
	if got := must(p.Standpoint(t.Context())).Kept.Revision; got != 2 {
		t.Errorf("revision %d after only reading", got)
	}
}

func TestAQuestionGetsIntoThePageOnlyWhenChosen(t *testing.T) {
	p := newPractice(t)
	s := wide(t, p)
	s.Keys("y")
	s.Shows("Any of these, or none.") // beside the page
	s.Type("Mine.")
	s.Keys("tab", "down", "esc", "ctrl+d")
	if got := must(p.Standpoint(t.Context())).Kept.Text; got != "Mine." {
		t.Fatalf("a question that was looked at is in the text: %q", got)
	}
	s.Keys("enter", "tab", "end", "enter")
	s.Type("My sister.")
	s.Keys("ctrl+d")
	text := must(p.Standpoint(t.Context())).Kept.Text
	if !strings.HasPrefix(text, "Mine.\n\nWho could tell me") || !strings.HasSuffix(text, "?\nMy sister.") {
		t.Errorf("%q", text)
	}
}

func TestWhatIsBegunOfWhereIStandIsGoneOnWith(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, seen{tui.New(p, ui.Home{})}, 80, 24)
	s.Keys("y")
	s.Type("half of it")
	s.Keys("esc")
	s.Shows("Go on with: Where I stand")
	s.Keys("end", "enter")
	s.Shows("heed · Where I stand")
	s.Shows("half of it")
	s.Keys("esc", "y")
	s.Shows("half of it")
	s.Keys("f8")
	s.Shows("Thrown away.")
	s.Keys("u")
	s.Shows("half of it")
	s.Keys("esc")
	if d := must(p.Drafts(t.Context())); len(d) != 1 || d[0].Text != "half of it" || d[0].Kind == "" {
		t.Errorf("%d drafts of what was brought back", len(d))
	}
}

func TestLookingAtWhereIStandLeavesNothingBehind(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, seen{tui.New(p, ui.Home{})}, 80, 24)
	s.Keys("y", "esc")
	s.Shows("Check in")
	s.Keys("y")
	s.Type("x")
	s.Keys("backspace")
	s.Tick()
	s.Tick()
	s.Keys("esc")
	s.Shows("Check in")
	if d := must(p.Drafts(t.Context())); len(d) != 0 {
		t.Errorf("%d drafts of a page that is empty", len(d))
	}
	stood(s)
	s.Keys("enter")
	s.Type("y")
	s.Keys("ctrl+z", "esc")
	s.Shows("As you wrote it")
	if d := must(p.Drafts(t.Context())); len(d) != 0 {
		t.Errorf("%d drafts of a page that is as it was", len(d))
	}
}

func TestWhereIStandCanBeDeletedAndBroughtBack(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, seen{tui.New(p, ui.Home{})}, 80, 24)
	stood(s)
	s.Keys("d")
	s.Shows("In the bin for thirty days.")
	if !must(p.Standpoint(t.Context())).Kept.ID.IsZero() {
		t.Fatal("the page is still there")
	}
	s.Keys("u")
	s.Shows("Now I have a key to it.")
	s.Keys("v")
	s.Shows("as it is now")
}

func TestAWeekLeadsToAllItSpeaksOf(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, seen{tui.New(p, ui.Path{Week: "repair"})}, 80, 24)
	s.Keys("tab", "enter")
	s.Shows("Which session are you thinking of?")
	s.Keys("enter", "enter", "enter", "enter", "enter") // the lens and the theme are chosen already
	s.Shows("When I got something wrong, I said so and said sorry.")
	s.Keys("esc", "tab", "enter")
	s.Shows("Is there something between me and someone")
	s.Type("Yes.")
	s.Keys("ctrl+d", "tab", "enter")
	s.Shows("Say Sorry Plainly")
	s.Keys("esc", "tab", "tab", "enter")
	s.Shows("Five words from six people")
	entries := keptIn(p)
	if len(entries) != 1 || len(entries[0].Themes) != 1 || entries[0].Themes[0] != "repair" || !strings.HasSuffix(entries[0].Text, "?\n\nYes.") {
		t.Errorf("%d entries", len(entries))
	}
	if d := must(p.Drafts(t.Context())); len(d) != 0 {
		t.Errorf("%d drafts of what was only looked at", len(d))
	}
}

func TestEveryReadingOpensAndLeadsOn(t *testing.T) {
	p := newPractice(t)
	shelf := must(p.Readings())
	for _, page := range shelf.Pages {
		s := uitest.New(t, tui.New(p, ui.Reading{Name: string(page.ID)}), 40, 15)
		s.Shows(page.Sections[0].Heading)
		for range len(page.Patterns) + len(page.Next) {
			s.Keys("tab")
			if !strings.HasPrefix(strings.TrimSpace(s.CursorRow()), "▸ ") {
				t.Fatalf("%s: the cursor stands on %q", page.ID, s.CursorRow())
			}
		}
	}
}

func TestOneSeesUnderWhichHeadingOneReads(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Reading{Name: "kinds-of-power"}), 80, 24)
	title := func() string { return strings.SplitN(s.Screen(), "\n", 2)[0] }
	if strings.Contains(title(), "A plain word") {
		t.Errorf("a heading at the top: %q", title())
	}
	s.Keys("space", "space", "space")
	if !strings.Contains(title(), "The doubt") {
		t.Errorf("the title is %q:\n%s", title(), s.Screen())
	}
}
