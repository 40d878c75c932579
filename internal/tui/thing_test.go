package tui_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/suggest"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// remembers is a journal in which a card was kept and waved away, and another tried.
func remembers(o *practice.Options) {
	j := o.Journal.(*journal.Memory)
	e := must(j.Save(context.Background(), journal.Entry{
		Title: "ward round", Date: noon(), Kept: []pattern.ID{"close-the-loop", "go-round"}, Waved: []pattern.ID{"plain-words"},
	}))
	for _, i := range []journal.Intention{
		{Text: "If she goes quiet, then I will wait and count to ten", Made: noon().Add(-72 * time.Hour)},
		{Text: "If he asks again, then I will say why first", LookAgain: noon().Add(72 * time.Hour)},
		{
			Text: "If it comes up again, then I will ask them to say it back", Pattern: "close-the-loop", Entry: e.ID,
			State: journal.Tried, How: "She laughed and told it better than I had.", Looked: noon().Add(-24 * time.Hour),
		},
		{Text: "I will leave early", State: journal.LetGo, Looked: noon().Add(-48 * time.Hour)},
	} {
		must(j.SaveIntention(context.Background(), i))
	}
}

func TestOneThingScreens(t *testing.T) {
	with := []func(*practice.Options){remembers}
	for _, tc := range []struct {
		name   string
		first  ui.Route
		walk   func(*uitest.Sim)
		change []func(*practice.Options)
	}{
		{"home", ui.Home{}, func(*uitest.Sim) {}, with},
		{"home_down", ui.Home{}, func(s *uitest.Sim) { s.Keys("end") }, with},
		{"intend", ui.Intend{}, func(s *uitest.Sim) { s.Type("she goes quiet\nwait and count to ten") }, nil},
		{"intend_card", ui.Card{ID: "close-the-loop"}, func(s *uitest.Sim) { s.Keys("t", "down", "down", "right", "down") }, nil},
		{"intend_day", ui.Intend{}, func(s *uitest.Sim) {
			s.Type("she goes quiet\nwait\n")
			s.Keys("left", "down")
			s.Type("24 Dec")
		}, nil},
		{"went", ui.Home{}, func(s *uitest.Sim) { s.Keys("1"); s.Type("She waited too, and then she told me.") }, with},
		{"intentions", ui.Intentions{}, func(*uitest.Sim) {}, with},
		{"intentions_tried", ui.Intentions{}, func(s *uitest.Sim) { s.Keys("down", "down") }, with},
		{"intentions_empty", ui.Intentions{}, func(*uitest.Sim) {}, nil},
		{"remembered", ui.Remembered{}, func(*uitest.Sim) {}, with},
		{"remembered_empty", ui.Remembered{}, func(*uitest.Sim) {}, nil},
		{"wayfinder", ui.Wayfinder{}, func(s *uitest.Sim) { s.Keys("down") }, nil},
		{"wayfinder_problems", ui.Wayfinder{}, func(s *uitest.Sim) { s.Keys("down", "enter", "down") }, nil},
		{"card_used", ui.Card{ID: "close-the-loop"}, func(s *uitest.Sim) { s.Keys("e") }, with},
		{"card_trail", ui.Card{ID: "close-the-loop"}, func(s *uitest.Sim) { s.Keys("tab", "enter", "tab", "enter") }, nil},
	} {
		t.Run(tc.name, func(t *testing.T) { look(t, tc.first, tc.walk, tc.change...) })
	}
}

// intentionsIn are what somebody means to try, open ones first.
func intentionsIn(p *practice.Practice) []journal.Intention {
	return must(p.Intentions(context.Background()))
}

func TestWhatACheckInEndsWithIsTriedAndRemembered(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	checkIn(s)
	s.Keys("end")
	s.Shows("One thing to try")
	s.Keys("ctrl+d")
	s.Shows("If she goes quiet, I will wait")
	s.Shows("1 tried it · 2 not yet · 3 let it go")
	all := intentionsIn(p)
	if len(all) != 1 || all[0].Entry != keptIn(p)[0].ID {
		t.Fatalf("%d intentions, not of this entry", len(all))
	}
	s.Keys("1")
	s.Type("She waited too.\n")
	s.Shows("Kept as tried.")
	if strings.Contains(s.Screen(), "goes quiet") {
		t.Error("it is still on the home screen")
	}
	if i := intentionsIn(p)[0]; i.State != journal.Tried || i.How != "She waited too." {
		t.Errorf("it is %q", i.State)
	}
	s.Keys("i")
	s.Shows("She waited too.")

	// Tried with a card, it is remembered when the card fits again.
	s.Keys("esc", "l", "/")
	s.Type("close the loop\n")
	s.Keys("t", "ctrl+d", "esc", "esc", "esc")
	s.Shows("ask them to tell you the plan")
	s.Keys("1", "esc")
	r := p.Remembering(context.Background(), suggest.Request{})
	if len(r.Tried) != 1 || r.Tried[0].Pattern != "close-the-loop" {
		t.Errorf("remembered: %v", r.Tried)
	}
}

func TestChangingAnEntryMakesNoSecondThing(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	checkIn(s)
	s.Keys("ctrl+d", "e", "enter", "e")
	s.Type("more")
	s.Keys("ctrl+d")
	if n := len(intentionsIn(p)); n != 1 {
		t.Fatalf("%d of them", n)
	}
	if err := p.DropIntention(context.Background(), intentionsIn(p)[0].ID); err != nil {
		t.Fatal(err)
	}
	s.Keys("e")
	s.Type("and more")
	s.Keys("ctrl+d")
	if n := len(intentionsIn(p)); n != 0 {
		t.Error("what was deleted came back")
	}
}

func TestNotYetRestsUntilTomorrowAndLettingGoCanBeTakenBack(t *testing.T) {
	clock := noon()
	p := sealedPractice(t, &clock)
	must(p.SaveIntention(context.Background(), journal.Intention{Text: "I will wait"}))
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Shows("I will wait")
	s.Keys("2")
	s.Shows("It rests until Sunday 22 November.")
	if strings.Contains(s.Screen(), "I will wait") {
		t.Error("it does not rest")
	}
	s.Keys("1")
	s.Shows("Not now: there is nothing to look at now.")
	clock = clock.Add(24 * time.Hour)
	s.Keys("l", "esc", "3")
	s.Shows("Let go.")
	s.Keys("u")
	s.Shows("It is as it was before.")
	s.Shows("I will wait")
}

func TestWordsOfOneThingAreNeverLost(t *testing.T) {
	for name, leave := range map[string]func(*uitest.Sim){
		"a second goes by":      func(s *uitest.Sim) { s.Tick() },
		"the journal is locked": func(s *uitest.Sim) { s.Keys("ctrl+l") },
		"the terminal has gone": func(s *uitest.Sim) { s.Send(tui.HangUp{}) },
		"somebody goes back":    func(s *uitest.Sim) { s.Keys("esc") },
	} {
		t.Run(name, func(t *testing.T) {
			clock := noon()
			p := sealedPractice(t, &clock)
			s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
			s.Keys("i", "a")
			s.Type("she goes quiet\nwa")
			leave(s)
			if !p.Open() {
				if err := p.Unlock(context.Background(), nil); err != nil {
					t.Fatal(err)
				}
			}
			if all := intentionsIn(p); len(all) != 1 || all[0].Text != "If she goes quiet, then I will wa" || all[0].State != journal.Open {
				t.Errorf("%d are kept, or not as it was typed", len(all))
			}
		})
	}
}

func TestHowItWentIsNeverLost(t *testing.T) {
	p := newPractice(t, remembers)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("1")
	s.Type("Half a line")
	s.Send(tui.HangUp{})
	if !slices.ContainsFunc(intentionsIn(p), func(i journal.Intention) bool { return i.How == "Half a line" && i.State == journal.Tried }) {
		t.Error("the line is lost")
	}
}

func TestALineThatIsLeftAwayCanBeBroughtBack(t *testing.T) {
	p := newPractice(t, remembers)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("1")
	s.Type("Not for keeping?")
	s.Keys("esc")
	if slices.ContainsFunc(intentionsIn(p), func(i journal.Intention) bool { return i.How == "Not for keeping?" }) {
		t.Error("Esc kept the line")
	}
	s.Keys("u")
	s.Shows("Not for keeping?")
	s.Keys("enter")
	if !slices.ContainsFunc(intentionsIn(p), func(i journal.Intention) bool { return i.How == "Not for keeping?" }) {
		t.Error("it is not kept")
	}
}

func TestWritingAboutItBeginsWithTheWords(t *testing.T) {
	p := newPractice(t, remembers)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("1")
	s.Type("It was long.")
	s.Keys("f2")
	s.Shows("If she goes quiet, then I will wait and count to ten")
	s.Shows("It was long.")
	s.Type("And then?")
	s.Keys("ctrl+d")
	s.Shows("Kept")
	if e := keptIn(p)[0]; !strings.HasSuffix(strings.TrimSpace(e.Text), "And then?") {
		t.Error("the page is not kept")
	}
}

func TestWhatAnotherWindowDidIsSeenAndNotUndone(t *testing.T) {
	p := newPractice(t, remembers)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Shows("goes quiet")
	for _, i := range intentionsIn(p) { // the other window
		if strings.Contains(i.Text, "goes quiet") {
			must(p.SaveIntention(context.Background(), i.Settle(journal.LetGo, "", noon())))
		}
	}
	s.Keys("2")
	s.Shows("It was looked at in another window meanwhile.")
	if strings.Contains(s.Screen(), "goes quiet") {
		t.Error("it is still shown")
	}
}

func TestThrowingOneThingAwayIsTakenBackByOneKey(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("i", "a")
	s.Type("she goes quiet\nwait")
	s.Tick()
	s.Keys("f8")
	s.Shows("Thrown away.")
	if len(intentionsIn(p)) != 0 {
		t.Error("it is still there")
	}
	s.Keys("u")
	s.Shows("she goes quiet")
	s.Keys("f10")
	s.Shows("If she goes quiet, then I will wait")
	s.Keys("d")
	s.Shows("Nothing yet.")
	s.Keys("u")
	s.Shows("If she goes quiet, then I will wait")
}

func TestEveryPlaceOnTheHomeScreenHasAKeyOfItsOwn(t *testing.T) {
	taken := map[string]string{"q": "leave", "u": "undo", "?": "help", "1": "tried it", "2": "not yet", "3": "let it go"}
	for _, p := range ui.Places() {
		if other, is := taken[p.Key]; is || p.Key == "" {
			t.Errorf("%s has the key %q, as %s", p.Name, p.Key, other)
		}
		taken[p.Key] = p.Name
	}
}

func TestAThingThatCannotBeSealedStaysOnTheScreen(t *testing.T) {
	p := newPractice(t, func(o *practice.Options) { o.Journal = failing{o.Journal} })
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("i", "a")
	s.Type("she goes quiet\nwait")
	s.Tick()
	s.Shows("Not sealed yet")
	s.Keys("esc")
	s.Shows("Not kept. Esc again leaves without it.")
	s.Shows("she goes quiet")
	s.Keys("ctrl+c")
	if s.Ended {
		t.Fatal("the program ended with words that were not sealed")
	}
	s.Keys("esc")
	s.Shows("One thing")
}

func TestADayThatCannotBeReadIsAskedForAgain(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("i", "a")
	s.Type("she goes quiet\nwait\n")
	s.Keys("left", "down")
	for typed, shown := range map[string]string{
		"someday": "That is no day that heed can read.", "29 Feb": "Tuesday 29 February 2028", "1/12": "Tuesday 1 December 2026",
		"2027-03-02": "Tuesday 2 March 2027", "20 November": "Saturday 20 November 2027",
	} {
		s.Keys("ctrl+u")
		s.Type(typed)
		s.Shows(shown)
	}
	s.Keys("ctrl+u")
	s.Type("someday")
	s.Keys("f10")
	s.Shows("That day could not be read.")
	s.Shows("someday")
}

func TestATieToACardIsLoosenedAndMadeAgain(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Card{ID: "close-the-loop"}), 80, 24)
	s.Keys("t", "down", "down", "down", "x")
	s.Shows("No longer tied to: Close The Loop")
	s.Keys("f10")
	if i := intentionsIn(p)[0]; i.Pattern != "" {
		t.Errorf("it is tied to %s", i.Pattern)
	}
	s.Keys("t", "down", "down", "down", "x", "x", "f10")
	if i := intentionsIn(p)[0]; i.Pattern != "close-the-loop" {
		t.Errorf("it is tied to %q", i.Pattern)
	}
}

func TestEscFromACardsBeginningKeepsNothing(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Card{ID: "close-the-loop"}), 80, 24)
	s.Keys("t")
	s.Tick()
	s.Keys("esc")
	s.Shows("Close The Loop")
	if n := len(intentionsIn(p)); n != 0 {
		t.Errorf("%d are kept, unasked", n)
	}
}

func TestAnEmptiedSentenceLeavesWhatThereWas(t *testing.T) {
	p := newPractice(t, remembers)
	s := uitest.New(t, tui.New(p, ui.Intentions{}), 80, 24)
	s.Keys("enter", "ctrl+u", "down", "ctrl+u")
	s.Tick()
	s.Keys("esc")
	s.Shows("If she goes quiet, then I will wait and count to ten")
}

func TestASignOfDangerInHowItWentComesFirst(t *testing.T) {
	p := newPractice(t, remembers)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("1")
	s.Type("He said he wants to die.\n")
	s.Shows("One thing comes first.")
	if !slices.ContainsFunc(intentionsIn(p), func(i journal.Intention) bool { return i.How == "He said he wants to die." }) {
		t.Error("the line is not kept")
	}
}
