package tui_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// lived is for a journal with a year in it. All of it is made up.
func lived(o *practice.Options) {
	m := journal.NewMemory(noon, rand.NewChaCha8([32]byte{7}))
	ctx := context.Background()
	day := func(months, days int) time.Time { return noon().AddDate(0, months, days) }
	check := &selfcheck.Check{Lens: theme.Person}
	check.Say(selfcheck.OneMoment, "He put his coat on while I was still reading.")
	check.Set(selfcheck.Answer{Item: "e1", Option: selfcheck.NotThisTime, Note: "I said it was the form's fault"})
	check.Set(selfcheck.Answer{Item: "e2", Option: selfcheck.Partly})
	check.Set(selfcheck.Answer{Item: "r1", Option: selfcheck.Moment, Note: "what the panel decides"})
	first := must(m.Save(ctx, journal.Entry{
		Date: day(-12, 0), Title: "The late letter", Text: "I sent it late and did not say so. He found out from the school.\n\nI read the form out instead of asking.",
		Themes: []theme.ID{theme.Repair}, Check: check, Kept: []pattern.ID{"close-the-loop"},
		After: []journal.Afterthought{
			{Written: day(-11, 0), Text: "It was not the form. I was afraid of the meeting."},
			{Written: day(-3, 2), Text: "He told me today that the school had rung him first."},
		},
	}))
	must(m.Save(ctx, journal.Entry{Date: day(-1, 0), Text: "Rang before noon, as I had said I would. She was surprised.", Themes: []theme.ID{theme.Repair}}))
	must(m.Save(ctx, journal.Entry{Date: day(0, -7), Title: "Queue", Text: "Who decides who waits?", Themes: []theme.ID{theme.Power}}))
	must(m.SaveIntention(ctx, journal.Intention{
		Entry: first.ID, Text: "If I am late, then I will say so first.", Made: day(-12, 1),
		State: journal.Tried, How: "She laughed and said thank you.", Looked: day(-10, 0),
	}))
	o.Journal = m
}

func TestLookingBack(t *testing.T) {
	find := func(words string) func(*uitest.Sim) {
		return func(s *uitest.Sim) { s.Keys("/"); s.Type(words); s.Keys("enter") }
	}
	for _, tc := range []struct {
		name  string
		first ui.Route
		walk  func(*uitest.Sim)
	}{
		{"themes", ui.Entries{}, func(s *uitest.Sim) { s.Keys("t", "down") }},
		{"thread", ui.Thread{Theme: theme.Repair}, func(*uitest.Sim) {}},
		{"thread_end", ui.Thread{Theme: theme.Repair}, func(s *uitest.Sim) { s.Keys("end") }},
		{"thread_newest", ui.Thread{Theme: theme.Repair}, func(s *uitest.Sim) { s.Keys("o", "home", "down") }},
		{"thread_empty", ui.Thread{Theme: theme.Shared}, func(*uitest.Sim) {}},
		{"entries_theme", ui.Themes{}, func(s *uitest.Sim) { s.Keys("end", "up", "e") }},
		{"entry_lived", ui.Entries{}, func(s *uitest.Sim) { s.Keys("end", "enter") }},
		{"entry_after", ui.Entries{}, func(s *uitest.Sim) { s.Keys("end", "enter", "tab", "tab") }},
		{"entry_found", ui.Entries{}, find("read form")},
		{"entry_found_after", ui.Entries{}, find("rung")},
		{"after", ui.Entries{}, func(s *uitest.Sim) { s.Keys("end", "enter", "a"); s.Type("We never spoke of the coat.") }},
		{"after_change", ui.Entries{}, func(s *uitest.Sim) { s.Keys("end", "enter", "tab", "enter") }},
		{"after_begun", ui.Entries{}, func(s *uitest.Sim) { s.Keys("end", "enter", "a"); s.Type("We nev"); s.Keys("esc") }},
		{"after_lost", ui.Home{}, func(s *uitest.Sim) {
			s.Keys("e", "down", "enter", "a")
			s.Type("half a thought")
			s.Keys("esc", "d", "esc", "end", "enter")
		}},
		{"day", ui.Entries{}, func(s *uitest.Sim) { s.Keys("o", "down") }},
		{"day_empty", ui.Day{}, func(*uitest.Sim) {}},
	} {
		change := lived
		if tc.name == "day_empty" {
			change = func(*practice.Options) {}
		}
		t.Run(tc.name, func(t *testing.T) { look(t, tc.first, tc.walk, change) })
	}
}

func TestLookingBackFitsEveryWindow(t *testing.T) {
	for _, size := range [][2]int{{20, 6}, {25, 8}, {40, 15}, {96, 30}, {200, 60}} {
		for _, first := range []ui.Route{ui.Themes{}, ui.Thread{Theme: theme.Repair}, ui.Day{}, ui.Entries{}} {
			t.Run(fmt.Sprintf("%T %dx%d", first, size[0], size[1]), func(t *testing.T) {
				s := uitest.New(t, tui.New(newPractice(t, lived), first), 80, 24)
				s.Resize(size[0], size[1])
				for _, k := range []string{"end", "enter", "tab", "a", "x"} {
					fits(t, s, size[0], size[1])
					s.Keys(k)
				}
				fits(t, s, size[0], size[1])
			})
		}
	}
}

func TestWhatIsFoundIsOpenedWhereItStands(t *testing.T) {
	p := newPractice(t, lived)
	long := strings.Repeat("Some words that fill the page. ", 100)
	must(p.Save(context.Background(), journal.Entry{Date: noon(), Title: "Long", Text: long + "\nA heron here.\n" + long + "\nAnd a heron there."}))
	s := uitest.New(t, tui.New(p, ui.Entries{}), 80, 24)
	s.Keys("/")
	s.Type("heron")
	s.Keys("enter")
	on := func(text string) {
		t.Helper()
		if row := s.CursorRow(); !strings.Contains(row, text) {
			t.Errorf("the cursor is on %q, not on %q", row, text)
		}
	}
	on("A heron here.")
	s.Keys("n")
	on("And a heron there.")
	s.Keys("n")
	on("A heron here.")
	s.Shows("From the beginning again.")
	s.Keys("N")
	on("And a heron there.")
	s.Keys("a") // and from there: what one sees now
	s.Type("It was a kingfisher.")
	s.Keys("ctrl+d")
	s.Shows("Kept beside the entry")
	s.Keys("end")
	s.Shows("It was a kingfisher.")
	s.Keys("esc", "esc", "/")
	s.Type("kingfisher")
	s.Keys("enter")
	on("It was a kingfisher.")
	e := must(p.Entry(context.Background(), must(p.Heads(context.Background()))[0].ID))
	if e.Text != long+"\nA heron here.\n"+long+"\nAnd a heron there." || len(e.After) != 1 {
		t.Error("the entry is not as it was")
	}
}

func TestWhatIsFoundIsMarkedWithoutColour(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t, lived), ui.Entries{}), 80, 24)
	s.Keys("/")
	s.Type("school rung")
	s.Keys("enter")
	if row := s.CursorRow(); !strings.Contains(row, "the school had rung him") {
		t.Fatalf("the cursor is on %q", row)
	}
	for _, word := range []string{"school", "rung"} {
		before, _, found := strings.Cut(s.View().Content, word+"\x1b[m")
		if !found || !strings.HasPrefix(before[strings.LastIndex(before, "\x1b[4m"):], "\x1b[4m\x1b[1;") {
			t.Errorf("%s is not bold and underlined", word)
		}
	}
}

func TestAnAfterthoughtIsTakenBack(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t, lived), ui.Entries{}), 80, 40)
	s.Keys("end", "enter", "a")
	s.Type("And the coat.")
	s.Keys("ctrl+d")
	s.Shows("And the coat.")
	s.Keys("u")
	hides(t, s, "And the coat.")

	s.Keys("tab", "d") // the first one
	s.Shows("The afterthought is deleted.")
	hides(t, s, "afraid of the meeting")
	s.Keys("u")
	s.Shows("afraid of the meeting")

	s.Keys("tab", "enter")
	s.Type(" So was he.")
	s.Keys("ctrl+d")
	s.Shows("afraid of the meeting. So was he.")
	s.Keys("u")
	hides(t, s, "So was he.")
}

func hides(t *testing.T, s *uitest.Sim, text string) {
	t.Helper()
	if strings.Contains(s.Screen(), text) {
		t.Errorf("the screen shows %q:\n%s", text, s.Screen())
	}
}

func TestAnUnfinishedAfterthoughtIsSealedByItself(t *testing.T) {
	p := newPractice(t, lived)
	s := uitest.New(t, tui.New(p, ui.Entries{}), 80, 24)
	s.Keys("end", "enter", "a")
	s.Type("half a thou")
	s.Tick()
	after := uitest.New(t, tui.New(p, ui.Entries{}), 80, 40) // as after a crash
	after.Keys("end", "enter")
	after.Shows("You began to write what you see now.")
	after.Keys("a")
	after.Shows("Here is what you had begun.")
	after.Shows("half a thou")
	after.Keys("ctrl+d")
	after.Shows("half a thou")
	hides(t, after, "You began")
}

func TestLeavingSealsAnUnfinishedAfterthought(t *testing.T) {
	for name, leave := range map[string]func(*uitest.Sim){
		"ctrl+c":                func(s *uitest.Sim) { s.Keys("ctrl+c") },
		"the terminal has gone": func(s *uitest.Sim) { s.Send(tui.HangUp{}) },
	} {
		t.Run(name, func(t *testing.T) {
			p := newPractice(t, lived)
			s := uitest.New(t, tui.New(p, ui.Entries{}), 80, 24)
			s.Keys("end", "enter", "a")
			s.Type("not to be lost")
			leave(s)
			drafts := must(p.Drafts(context.Background()))
			if len(drafts) != 1 || drafts[0].Text != "not to be lost" {
				t.Errorf("%d drafts", len(drafts))
			}
			if _, is := practice.AfterthoughtOf(drafts[0]); !is {
				t.Error("it is the draft of a page")
			}
		})
	}
}

func TestLookingAtAnAfterthoughtLeavesNoDraft(t *testing.T) {
	p := newPractice(t, lived)
	s := uitest.New(t, tui.New(p, ui.Entries{}), 80, 24)
	s.Keys("end", "enter", "tab", "enter", "esc", "a", "esc", "a")
	s.Type("x")
	s.Keys("backspace", "esc")
	if drafts := must(p.Drafts(context.Background())); len(drafts) != 0 {
		t.Errorf("%d drafts", len(drafts))
	}
	s.Keys("a")
	s.Type("thrown away")
	s.Keys("f8")
	if drafts := must(p.Drafts(context.Background())); len(drafts) != 0 {
		t.Errorf("%d drafts of what was thrown away", len(drafts))
	}
	s.Keys("u")
	s.Shows("thrown away")
	s.Keys("ctrl+d", "end")
	s.Shows("thrown away")
}

func TestASignOfDangerInAnAfterthoughtComesFirst(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t, lived), ui.Entries{}), 80, 24)
	s.Keys("end", "enter", "a")
	s.Type("He told me today that he wants to die.")
	s.Keys("ctrl+d")
	s.Shows("want")
	s.Shows("die")
	hides(t, s, "What do you see now?")
	s.Keys("esc", "e", "end", "enter", "end")
	s.Shows("he wants to die.")
}

func TestFindingInAnAfterthoughtIsClosedByEsc(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t, lived), ui.Entries{}), 80, 24)
	s.Keys("end", "enter", "a")
	s.Type("one two")
	s.Keys("ctrl+f")
	s.Type("one")
	s.Keys("esc")
	s.Shows("What do you see now?")
	s.Keys("esc")
	s.Shows("You began to write what you see now.")
}

func TestWhatMayPointToAPersonIsLookedAtInAnAfterthoughtToo(t *testing.T) {
	p := newPractice(t, lived)
	s := uitest.New(t, tui.New(p, ui.Entries{}), 80, 24)
	s.Keys("end", "enter", "a")
	s.Type("Rang her on 07700 900123 today.")
	s.Keys("f5")
	s.Shows("May point to a person")
	s.Keys("enter", "esc")
	s.Shows("What do you see now?")
	hides(t, s, "900123")
	s.Keys("ctrl+d", "end")
	s.Shows("Rang her on")
	hides(t, s, "900123")
}

func TestAnAfterthoughtToADeletedEntryBecomesAPage(t *testing.T) {
	p := newPractice(t, lived)
	begin := func(words string) *uitest.Sim {
		s := uitest.New(t, tui.New(p, ui.Home{}), 80, 40)
		s.Keys("e", "down", "enter", "a")
		s.Type(words)
		s.Keys("esc", "d", "esc")
		s.Shows("Go on with: " + words)
		s.Keys("end", "enter")
		s.Shows("not there any more")
		return s
	}
	s := begin("first words")
	s.Keys("w")
	s.Shows("Write")
	s.Keys("ctrl+d")
	hides(t, s, "Go on with")
	s.Keys("e")
	s.Shows("first words")

	s = begin("other words")
	s.Keys("d")
	s.Shows("Thrown away.")
	hides(t, s, "Go on with")
	s.Keys("u")
	s.Shows("Go on with: other words")
}

func TestAChangeThatWasBegunIsGoneOnWithFromTheEntry(t *testing.T) {
	p := newPractice(t, lived)
	s := uitest.New(t, tui.New(p, ui.Entries{}), 80, 24)
	s.Keys("end", "enter", "e")
	s.Type("Half a change.")
	s.Keys("esc")
	s.Shows("You began to change this.")
	s.Keys("e")
	s.Shows("Half a change.")
}

func TestAThreadIsGoneThroughStepByStep(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 15}} {
		s := uitest.New(t, tui.New(newPractice(t, lived), ui.Thread{Theme: theme.Repair}), size[0], size[1])
		var seen []string
		for range 60 {
			if row := strings.TrimSpace(s.CursorRow()); strings.HasPrefix(row, strings.TrimSpace(ui.Sign)) && (len(seen) == 0 || seen[len(seen)-1] != row) {
				seen = append(seen, row)
			}
			s.Keys("down")
		}
		if len(seen) != 6 || !strings.Contains(seen[0], "The late letter") || !strings.Contains(seen[5], "21 October 2026") {
			t.Errorf("at %d columns: %q", size[0], seen)
		}
		s.Keys("home", "enter")
		s.Shows("Friday 21 November 2025")
		s.Keys("esc", "end", "enter")
		s.Shows("Rang before noon")
		s.Keys("esc")
		if row := s.CursorRow(); !strings.Contains(row, "21 October 2026") {
			t.Errorf("coming back the cursor is on %q", row)
		}
	}
}

func TestTheListAndTheEntryShowWhatAnotherProgramDid(t *testing.T) {
	p := newPractice(t, lived)
	s := uitest.New(t, tui.New(p, ui.Entries{}), 80, 40)
	s.Keys("end", "enter", "h")
	id := must(p.Heads(context.Background()))[2].ID
	must(p.PutAfterthought(context.Background(), id, journal.Afterthought{Text: "from elsewhere"}))
	s.Keys("esc")
	s.Shows("from elsewhere")
}
