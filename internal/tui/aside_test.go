package tui_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/theme"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

func TestWhatIsChosenIsReadBesideAWideList(t *testing.T) {
	for name, tc := range map[string]struct {
		first  ui.Route
		keys   []string
		shows  string
		change []func(*practice.Options)
	}{
		"an entry":                       {ui.Entries{}, []string{"end"}, "I read the form out instead of asking.", []func(*practice.Options){lived}},
		"what was seen later":            {ui.Entries{}, []string{"end"}, "It was not the form.", []func(*practice.Options){lived}},
		"an entry of a theme":            {ui.Entries{Find: "theme:power"}, nil, "Who decides who waits?", []func(*practice.Options){lived}},
		"on this day":                    {ui.Day{}, nil, "Who decides who waits?", []func(*practice.Options){lived}},
		"a card of the library":          {ui.Library{}, []string{"down", "down", "enter"}, "You could say", nil},
		"where a way leads":              {ui.Library{}, []string{"down", "down"}, "Can, Can't, Will Find Out", nil},
		"the entry of one thing":         {ui.Intentions{}, []string{"down", "down"}, "Saturday 21 November 2026", []func(*practice.Options){remembers}},
		"the card of what is remembered": {ui.Remembered{}, nil, "You could say", []func(*practice.Options){remembers}},
	} {
		t.Run(name, func(t *testing.T) {
			s := uitest.New(t, tui.New(newPractice(t, tc.change...), tc.first), 140, 60)
			s.Tick()
			s.Keys(tc.keys...)
			s.Tick()
			s.Tick()
			s.Shows(tc.shows)
			fits(t, s, 140, 60)
			s.Resize(80, 24)
			if strings.Contains(s.Screen(), tc.shows) {
				t.Errorf("there is no room for it:\n%s", s.Screen())
			}
		})
	}
}

func TestWhoWantsOneColumnIsShownNothingBeside(t *testing.T) {
	for _, one := range []bool{false, true} {
		p := newPractice(t, lived)
		if err := p.Configure("one_column", strconv.FormatBool(one)); err != nil {
			t.Fatal(err)
		}
		s := uitest.New(t, tui.New(p, ui.Entries{}), 140, 60)
		s.Tick()
		s.Keys("end")
		s.Tick()
		s.Tick()
		if beside := strings.Contains(s.Screen(), "It was not the form."); beside == one {
			t.Errorf("one column is %v:\n%s", one, s.Screen())
		}
	}
}

func TestABinAndAHistoryCanBeReadBesideTheList(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 140, 40)
	changed(s)
	s.Keys("h", "down")
	s.Tick()
	s.Tick()
	s.Shows("as it was")
	s.Keys("esc", "d", "esc", "b")
	s.Tick()
	s.Shows("as it was, and then some")
}

func TestBesideAListOneLooksWhereTheWordsWereFound(t *testing.T) {
	p := newPractice(t)
	filler := strings.Repeat("Some words that fill the page. ", 300)
	must(p.Save(context.Background(), journal.Entry{Date: noon(), Title: "Long", Text: filler + "\nA heron here.\n" + filler}))
	s := uitest.New(t, tui.New(p, ui.Entries{}), 140, 24)
	s.Keys("/")
	s.Type("heron")
	for range 3 {
		s.Tick()
	}
	if screen := s.Screen(); strings.Count(screen, "A heron here.") != 2 { // below the name, and beside
		t.Errorf("it is not seen beside the list:\n%s", screen)
	}
}

func TestWhatWasFoundInACheckInIsSeenBesideTheList(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t, lived), ui.Entries{}), 140, 40)
	s.Keys("/")
	s.Type("coat")
	for range 3 {
		s.Tick()
	}
	s.Shows("In the check-in")
	if screen := s.Screen(); strings.Count(screen, "He put his coat on") != 2 {
		t.Errorf("it is not seen beside the list:\n%s", screen)
	}
}

// counting counts how many entries were opened.
type counting struct {
	*journal.Memory
	opened *int
}

func (j counting) Entry(ctx context.Context, id journal.ID) (journal.Entry, error) {
	*j.opened++
	return j.Memory.Entry(ctx, id)
}

func TestGoingDownAListOpensNoEntryOnTheWay(t *testing.T) {
	m := journal.NewMemory(noon, rand.NewChaCha8([32]byte{7}))
	for i := range 50 {
		must(m.Save(context.Background(), journal.Entry{Title: fmt.Sprintf("number %d", i), Text: "word", Date: noon().AddDate(0, 0, -i)}))
	}
	opened := 0
	s := uitest.New(t, tui.New(newPractice(t, func(o *practice.Options) { o.Journal = counting{m, &opened} }), ui.Entries{}), 140, 40)
	s.Tick()
	s.Tick()
	opened = 0
	for range 40 {
		s.Keys("down")
	}
	if opened > 1 {
		t.Errorf("%d entries were opened on the way", opened)
	}
}

func TestNothingBesideAListOutlivesTheLock(t *testing.T) {
	p := newPractice(t, sealed)
	s := uitest.New(t, tui.New(p, ui.Unlock{}), 140, 40)
	must(p.Save(context.Background(), journal.Entry{Date: noon(), Text: "first row\n\nnobody else reads this", Themes: []theme.ID{theme.Repair}}))
	s.Keys("e")
	s.Shows("nobody else reads this")
	s.Keys("ctrl+l")
	for range 3 {
		s.Tick()
	}
	if strings.Contains(s.View().Content, "nobody else") {
		t.Errorf("it is still to be seen:\n%s", s.Screen())
	}
}
