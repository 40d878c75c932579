package tui_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"heed/internal/config"
	"heed/internal/frame"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
	"heed/patterns"
)

// noon is the day of every test.
func noon() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) }

// newPractice is a practice over the real library and questions, with an open journal that is never written down.
func newPractice(t testing.TB, change ...func(*practice.Options)) *practice.Practice {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	q, err := selfcheck.Load(func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		t.Fatal(err)
	}
	frames, err := frame.Load(frame.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	random := rand.NewChaCha8([32]byte{1})
	o := practice.Options{
		Library: lib, Questions: q, Frames: frames, Now: noon, Random: random, Dir: t.TempDir(),
		Journal: journal.NewMemory(noon, random),
	}
	for _, c := range change {
		c(&o)
	}
	return practice.New(o)
}

func locked(o *practice.Options) { o.Journal = nil }

// sealed is for a journal with a key file, made for the test, underPassphrase for one with a passphrase.
func sealed(o *practice.Options) { makeJournal(o, nil) }

func underPassphrase(o *practice.Options) { makeJournal(o, []byte("four plain words")) }

func makeJournal(o *practice.Options, passphrase []byte) {
	o.Journal = nil
	p := practice.New(*o)
	if err := p.Create(context.Background(), passphrase); err != nil {
		panic(err)
	}
	if err := p.Lock(); err != nil {
		panic(err)
	}
}

// sizes are the two every screen is looked at in: a common terminal, and a phone or a split pane.
var sizes = []struct{ width, height int }{{80, 24}, {40, 15}}

// look walks to a screen in each size and compares it with the golden rows.
func look(t *testing.T, first ui.Route, walk func(*uitest.Sim), change ...func(*practice.Options)) {
	t.Helper()
	for _, size := range sizes {
		t.Run(fmt.Sprintf("%dx%d", size.width, size.height), func(t *testing.T) {
			s := uitest.New(t, tui.New(newPractice(t, change...), first), size.width, size.height)
			walk(s)
			fits(t, s, size.width, size.height)
			golden.RequireEqual(t, []byte(s.Screen()))
		})
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

// checkIn answers the seven questions of the short path: one can be pointed to, one not this time, one was not the
// person's to decide.
func checkIn(s *uitest.Sim) {
	s.Keys("c")
	s.Type("ward round\nshe looked at the floor\n")
	s.Keys("enter", "enter", "enter")                                // all right; with one person; short
	s.Keys("enter")                                                  // r1: I can point to it
	s.Type("I can do this, not that\n")                              //
	s.Keys("down", "down", "enter")                                  // s1: not this time
	s.Type("barked line up\n")                                       //
	s.Keys("down", "down", "down", "down", "enter", "enter")         // p1: not mine
	s.Keys("s", "s", "s", "s")                                       // the rest is skipped
	s.Keys("down", "enter")                                          // not the place now
	s.Type("she laughed at the end\nif she goes quiet, I will wait") // z1, z2
	s.Keys("enter", "enter", "enter")                                // z3, z4: nothing
}

func TestScreens(t *testing.T) {
	for _, tc := range []struct {
		name   string
		first  ui.Route
		walk   func(*uitest.Sim)
		change []func(*practice.Options)
	}{
		{"welcome", ui.Welcome{}, func(*uitest.Sim) {}, []func(*practice.Options){locked}},
		{"welcome_passphrase", ui.Welcome{}, func(s *uitest.Sim) { s.Keys("enter"); s.Type("four plain words") }, []func(*practice.Options){locked}},
		{"welcome_none", ui.Welcome{}, func(s *uitest.Sim) { s.Keys("down", "enter") }, []func(*practice.Options){locked}},
		{"unlock", ui.Unlock{}, func(s *uitest.Sim) { s.Type("four plain") }, []func(*practice.Options){underPassphrase}},
		{"unlock_wrong", ui.Unlock{}, func(s *uitest.Sim) { s.Type("not it\n") }, []func(*practice.Options){underPassphrase}},
		{"unlock_words", ui.Unlock{}, func(s *uitest.Sim) { s.Keys("f2"); s.Type("able about above") }, []func(*practice.Options){underPassphrase}},
		{"unlock_locked", ui.Unlock{Locked: true}, func(*uitest.Sim) {}, []func(*practice.Options){sealed}},
		{"home", ui.Home{}, func(*uitest.Sim) {}, nil},
		{"home_draft", ui.Home{}, func(s *uitest.Sim) { s.Keys("w"); s.Type("half a thought"); s.Keys("esc") }, nil},
		{"check_opening", ui.Home{}, func(s *uitest.Sim) { s.Keys("c") }, nil},
		{"check_statement", ui.Home{}, func(s *uitest.Sim) { s.Keys("c", "enter", "enter", "enter", "enter", "enter") }, nil},
		{"check_why", ui.Home{}, func(s *uitest.Sim) { s.Keys("c", "enter", "enter", "enter", "enter", "enter", "w") }, nil},
		{"check_plain", ui.Home{}, func(s *uitest.Sim) { s.Keys("c", "enter", "enter", "enter", "enter", "enter", "p") }, nil},
		{"check_note", ui.Home{}, func(s *uitest.Sim) {
			s.Keys("c", "enter", "enter", "enter", "enter", "enter", "down", "enter")
			s.Type("half of it, on the stairs")
		}, nil},
		{"check_jump", ui.Home{}, func(s *uitest.Sim) { s.Keys("c", "enter", "enter", "enter", "enter", "enter", "j") }, nil},
		{"check_stop", ui.Home{}, func(s *uitest.Sim) { s.Keys("c"); s.Type("handover"); s.Keys("esc") }, nil},
		{"standout", ui.Home{}, checkIn, nil},
		{"suggestions", ui.Home{}, func(s *uitest.Sim) { checkIn(s); s.Keys("enter") }, nil},
		{"suggestions_risk", ui.Home{}, func(s *uitest.Sim) {
			s.Keys("w")
			s.Type("He said he had stopped sleeping and that he wants to die. I said we would talk on Monday.")
			s.Keys("f6")
		}, nil},
		{"suggestions_ask", ui.Home{}, func(s *uitest.Sim) {
			s.Keys("w")
			s.Type("I told the boys to line up and shouted when they didn't. Never said what it was for.")
			s.Keys("f6", "end")
		}, nil},
		{"whynot", ui.Home{}, func(s *uitest.Sim) { checkIn(s); s.Keys("enter", "y", "enter") }, nil},
		{"write", ui.Home{}, func(s *uitest.Sim) { checkIn(s); s.Keys("w") }, nil},
		{"entries_empty", ui.Home{}, func(s *uitest.Sim) { s.Keys("e") }, nil},
		{"entries", ui.Home{}, func(s *uitest.Sim) { checkIn(s); s.Keys("ctrl+d", "e") }, nil},
		{"entries_find", ui.Home{}, func(s *uitest.Sim) { checkIn(s); s.Keys("ctrl+d", "e", "/"); s.Type("LÍNE floor") }, nil},
		{"entries_wrong", ui.Home{}, func(s *uitest.Sim) { checkIn(s); s.Keys("ctrl+d", "e", "/"); s.Type("theme:love") }, nil},
		{"entry", ui.Home{}, func(s *uitest.Sim) { checkIn(s); s.Keys("enter", "k", "esc", "ctrl+d", "e", "enter") }, nil},
		{"protect", ui.Unlock{}, func(s *uitest.Sim) { s.Keys("p") }, []func(*practice.Options){sealed}},
		{"protect_words", ui.Unlock{}, func(s *uitest.Sim) { s.Keys("p", "down", "enter") }, []func(*practice.Options){sealed}},
		{"protect_asked", ui.Unlock{}, func(s *uitest.Sim) { s.Keys("p", "down", "enter", "enter") }, []func(*practice.Options){sealed}},
		{"protect_type", ui.Unlock{}, func(s *uitest.Sim) { s.Keys("p", "enter"); s.Type("four plain words") }, []func(*practice.Options){sealed}},
		{"bin", ui.Home{}, func(s *uitest.Sim) { checkIn(s); s.Keys("ctrl+d", "e", "enter", "d", "esc", "b") }, nil},
		{"bin_empty", ui.Home{}, func(s *uitest.Sim) { s.Keys("b") }, nil},
		{"history", ui.Home{}, func(s *uitest.Sim) { changed(s); s.Keys("h") }, nil},
		{"history_read", ui.Home{}, func(s *uitest.Sim) { changed(s); s.Keys("h", "down", "enter") }, nil},
		{"library", ui.Home{}, func(s *uitest.Sim) { s.Keys("l") }, nil},
		{"library_theme", ui.Home{}, func(s *uitest.Sim) { s.Keys("l", "down", "down", "enter") }, nil},
		{"library_hard", ui.Home{}, func(s *uitest.Sim) { s.Keys("l", "enter", "down") }, nil},
		{"library_find", ui.Home{}, func(s *uitest.Sim) { s.Keys("l", "/"); s.Type("sorry") }, nil},
		{"card", ui.Card{ID: "close-the-loop"}, func(*uitest.Sim) {}, nil},
		{"card_related", ui.Card{ID: "close-the-loop"}, func(s *uitest.Sim) { s.Keys("tab") }, nil},
		{"about", ui.Home{}, func(s *uitest.Sim) { s.Keys("a") }, nil},
		{"help", ui.Home{}, func(s *uitest.Sim) { s.Keys("?") }, nil},
	} {
		t.Run(tc.name, func(t *testing.T) { look(t, tc.first, tc.walk, tc.change...) })
	}
}

func TestTheMainRoadEndsWithAnEntryThatIsFoundAgain(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	checkIn(s)
	s.Shows("Moments you can point to")
	s.Shows("I can do this, not that")
	s.Keys("enter")
	s.Shows("Because you chose")
	s.Keys("k", "w")
	s.Shows("barked line up")
	s.Type("And next time I will say why.")
	s.Keys("ctrl+d")
	s.Shows("Check in")
	s.Keys("e", "/")
	s.Type("LÍNE why")
	s.Shows("ward round")
	s.Keys("enter")
	s.Shows("And next time I will say why.")

	heads, err := p.Heads(context.Background())
	if err != nil || len(heads) != 1 {
		t.Fatalf("%d entries, %v", len(heads), err)
	}
	e := must(p.Entry(context.Background(), heads[0].ID))
	if len(e.Kept) != 1 || e.Check == nil || len(e.Check.Answers) != 3 || e.Title != "ward round" {
		t.Errorf("kept %v, title given %v, check %+v", e.Kept, e.Title != "", e.Check)
	}
	if drafts, _ := p.Drafts(context.Background()); len(drafts) != 0 {
		t.Errorf("%d drafts are left of an entry that was kept", len(drafts))
	}
}

func TestHowOneIsIsNeverKept(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("c")
	s.Type("x\n\n")
	s.Keys("down", "down", "enter") // worn out
	s.Keys("enter")
	s.Shows("A short way, or stopping here, is just as good today.")
	s.Tick()
	s.Tick()
	for _, d := range must(p.Drafts(context.Background())) {
		if d.Check.Words(selfcheck.HowAreYou) != "" {
			t.Error("the draft holds how the person said they are")
		}
	}
}

// keptIn returns every entry that was kept, newest first.
func keptIn(p *practice.Practice) []journal.Entry {
	var all []journal.Entry
	for _, h := range must(p.Heads(context.Background())) {
		all = append(all, must(p.Entry(context.Background(), h.ID)))
	}
	return all
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestTheFirstWordsAreSealedAtOnceAndTheRestEverySecond(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	sealed := func(want string) {
		t.Helper()
		if drafts := must(p.Drafts(context.Background())); len(drafts) != 1 || drafts[0].Text != want {
			t.Fatalf("%d drafts, not one that is what was typed a second ago", len(drafts))
		}
	}
	s.Type("h")
	sealed("h")
	s.Shows("sealed")
	s.Type("alf a thought")
	sealed("h")
	for range 3 { // and so on, for somebody who never stops
		s.Tick()
		s.Shows("sealed")
		sealed(typedSoFar(s))
		s.Type(" and on")
	}
	s.Tick()
	s.Tick()
	s.Tick()
	s.Type(".")
	sealed(typedSoFar(s)) // after a rest it is the first again
}

// typedSoFar is the one row of a page.
func typedSoFar(s *uitest.Sim) string { return strings.TrimSpace(s.CursorRow()) }

func TestADraftIsGoneOnWithFromHome(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("half a thought")
	s.Keys("esc")
	s.Shows("Go on with: ")
	s.Keys("end", "enter")
	s.Shows("half a thought")
	s.Type(", and the rest")
	s.Keys("ctrl+d", "e", "enter")
	s.Shows("half a thought, and the rest")
}

func TestLeavingSealsWhatIsOpen(t *testing.T) {
	for name, leave := range map[string]func(*uitest.Sim){
		"ctrl+c":                func(s *uitest.Sim) { s.Keys("ctrl+c") },
		"the terminal has gone": func(s *uitest.Sim) { s.Send(tui.HangUp{}) },
	} {
		t.Run(name, func(t *testing.T) {
			p := newPractice(t)
			s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
			s.Keys("w")
			s.Type("not to be lost")
			leave(s)
			if !s.Ended {
				t.Error("the program goes on")
			}
			if d := must(p.Drafts(context.Background())); len(d) != 1 || d[0].Text != "not to be lost" {
				t.Errorf("%d drafts", len(d))
			}
		})
	}
}

// failing is a journal that cannot write.
type failing struct{ journal.Journal }

func (failing) SaveDraft(context.Context, journal.Draft) error { return fmt.Errorf("the disk is full") }

func (failing) Save(context.Context, journal.Entry) (journal.Entry, error) {
	return journal.Entry{}, fmt.Errorf("the disk is full")
}

func TestWhenSealingFailsTheTextStaysOnTheScreen(t *testing.T) {
	p := newPractice(t, func(o *practice.Options) { o.Journal = failing{o.Journal} })
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("not to be lost")
	s.Keys("ctrl+d")
	s.Shows("Not kept")
	s.Shows("not to be lost")
	s.Keys("esc")
	s.Shows("press Esc again to leave them")
	s.Shows("not to be lost")
	s.Keys("ctrl+c")
	if s.Ended {
		t.Fatal("the program ended with text that was not sealed")
	}
	s.Shows("Could not be sealed")
	s.Keys("ctrl+c")
	if !s.Ended {
		t.Error("the person asked twice to leave")
	}
}

func TestWhatIsThrownAwayCanBeBroughtBack(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("not nonsense after all")
	s.Tick()
	s.Tick()
	s.Keys("f8")
	s.Shows("Thrown away. Press u, or F9, to bring it back.")
	if len(must(p.Drafts(context.Background()))) != 0 {
		t.Error("the draft is still there")
	}
	s.Keys("u")
	s.Shows("not nonsense after all")
	s.Keys("esc")
	s.Shows("Go on with")
}

func TestATinyWindowAsksForRoomAndLosesNothing(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("still here")
	s.Resize(10, 3)
	if got := s.Screen(); len([]rune(strings.TrimSpace(got))) > 10 {
		t.Errorf("more than ten cells: %q", got)
	}
	s.Type("!")
	s.Resize(80, 24)
	s.Shows("still here!")
}

func TestEveryScreenFitsEveryWindow(t *testing.T) {
	walks := map[string]func(*uitest.Sim){
		"home": func(*uitest.Sim) {}, "standout": checkIn,
		"check":       func(s *uitest.Sim) { s.Keys("c", "enter", "enter", "enter", "enter", "enter", "w") },
		"suggestions": func(s *uitest.Sim) { checkIn(s); s.Keys("enter") },
		"write":       func(s *uitest.Sim) { checkIn(s); s.Keys("w") },
		"library":     func(s *uitest.Sim) { s.Keys("l", "enter") },
		"card":        func(s *uitest.Sim) { s.Keys("l", "enter", "enter") },
		"help":        func(s *uitest.Sim) { s.Keys("?") },
	}
	for name, walk := range walks {
		s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
		walk(s)
		for _, size := range [][2]int{{20, 6}, {25, 8}, {40, 15}, {80, 24}, {99, 30}, {100, 30}, {120, 40}, {200, 60}} {
			t.Run(fmt.Sprintf("%s %dx%d", name, size[0], size[1]), func(t *testing.T) {
				s.Resize(size[0], size[1])
				fits(t, s, size[0], size[1])
			})
		}
	}
}

func TestKeysTypedWhileAScreenLoadsReachTheScreenThatCame(t *testing.T) {
	p := newPractice(t)
	m := tui.New(p, ui.Home{})
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	// The first screen's load has not answered yet; the keys are for what comes.
	init := m.Init()
	for _, k := range []tea.KeyPressMsg{{Code: 'w', Text: "w"}, {Code: 'h', Text: "h"}, {Code: 'i', Text: "i"}} {
		m.Update(k)
	}
	s := uitest.Attach(t, m)
	s.Run(init)
	s.Shows("Write")
	s.Shows("hi")
}

func TestNoScreenTitleHoldsAPersonsWords(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("w", "tab")
	s.Type("CANARY")
	s.Keys("tab")
	s.Type("CANARY")
	if v := s.View(); strings.Contains(v.WindowTitle, "CANARY") || v.WindowTitle != "heed" {
		t.Errorf("the window's title is %q", v.WindowTitle)
	}
}

// sealedPractice is one with a real journal, under a passphrase that is cheap to try, and a clock that a test moves.
func sealedPractice(t *testing.T, clock *time.Time) *practice.Practice {
	t.Helper()
	p := newPractice(t, locked, func(o *practice.Options) { o.Now = func() time.Time { return *clock } })
	if err := p.Create(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestOneKeyLocksAndTheWordsAreGone(t *testing.T) {
	clock := noon()
	p := sealedPractice(t, &clock)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("for nobody else")
	s.Keys("ctrl+l")
	s.Shows("Locked.")
	if p.Open() {
		t.Error("the journal is open")
	}
	if strings.Contains(s.Screen(), "for nobody else") {
		t.Error("the words are still on the screen")
	}
	s.Keys("enter")
	s.Shows("Go on with: ")
	s.Keys("enter") // the choice is on it
	s.Shows("for nobody else")
}

func TestLockingWhereNothingIsWrittenComesBackToTheTopOfHome(t *testing.T) {
	clock := noon()
	p := sealedPractice(t, &clock)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("begun before")
	s.Keys("esc", "home", "ctrl+l", "enter")
	if row := s.CursorRow(); !strings.Contains(row, "Check in") {
		t.Errorf("the choice is on %q", row)
	}
}

func TestAnIdleProgramLocksItselfAndABusyOneDoesNot(t *testing.T) {
	clock := noon()
	p := sealedPractice(t, &clock)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	for range 4 {
		s.Type("on ")
		clock = clock.Add(config.Default().IdleLock / 2)
		s.Tick()
		s.Shows("Write")
	}
	clock = clock.Add(config.Default().IdleLock)
	s.Tick()
	s.Shows("Locked.")
}

func TestAMachineThatSleptIsLockedWhenItWakes(t *testing.T) {
	clock := noon()
	s := uitest.New(t, tui.New(sealedPractice(t, &clock), ui.Home{}), 80, 24)
	s.Tick()
	clock = clock.Add(time.Hour)
	s.Tick()
	s.Shows("Locked.")
}

func TestLockingWaitsForWhatCannotBeSealed(t *testing.T) {
	p := newPractice(t, func(o *practice.Options) { o.Journal = failing{o.Journal} })
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("not to be lost")
	s.Keys("ctrl+l")
	s.Shows("could not be sealed")
	if strings.Contains(s.Screen(), "not to be lost") {
		t.Error("the words are still on the screen")
	}
	s.Keys("enter")
	s.Shows("could not be sealed")
	s.Keys("esc")
	s.Shows("not to be lost")
}

func TestAnsweringWhatWasAskedMakesItAReason(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 40)
	s.Keys("w")
	s.Type("I told the boys to line up and shouted when they didn't. Never said what it was for.")
	s.Keys("f6")
	s.Shows("Was any of this part of it?")
	s.Keys("end", "enter")
	s.Shows("Not this time")
	asked := strings.TrimSpace(strings.Split(s.Screen(), "\n")[2])
	s.Keys("down", "down", "enter")
	s.Shows("Because you chose \"Not this time\"")
	if _, below, _ := strings.Cut(s.Screen(), "Was any"); strings.Contains(below, asked) {
		t.Errorf("it is asked again: %s", asked)
	}
}

// changed keeps an entry, changes it, and opens it.
func changed(s *uitest.Sim) {
	s.Keys("w")
	s.Type("as it was")
	s.Keys("ctrl+d", "e", "enter", "e")
	s.Type(", and then some")
	s.Keys("ctrl+d")
}

func TestADeletedEntryIsBroughtBackByOneKey(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("worth keeping")
	s.Keys("ctrl+d", "e", "enter", "d")
	s.Shows("In the bin for thirty days.")
	s.Shows("Nothing is kept yet.")
	s.Keys("u")
	s.Shows("worth keeping")
}

func TestADeletedEntryIsBroughtBackFromTheBin(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("worth keeping")
	s.Keys("ctrl+d", "e", "enter", "d", "esc", "b")
	s.Shows("worth keeping")
	s.Keys("X")
	s.Shows("This cannot be undone.")
	s.Keys("down", "enter")
	s.Shows("Brought back.")
	s.Keys("esc", "e", "enter")
	s.Shows("worth keeping")
}

func TestGoingBackKeepsWhatCameAfter(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	changed(s)
	s.Shows("as it was, and then some")
	s.Keys("h", "down", "enter")
	s.Shows("As it was on")
	s.Keys("g")
	s.Shows("as it was")
	if strings.Contains(s.Screen(), "and then some") {
		t.Error("it is not as it was")
	}
	s.Keys("h", "down", "enter")
	s.Shows("and then some")
}

func TestTwoPagesOfOneSittingAreOne(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("c")
	s.Type("ward round")
	s.Keys("esc", "down", "enter", "w") // what stands out; the page
	s.Type("the first words")
	s.Keys("f6", "w")
	s.Type(", more words")
	s.Keys("esc", "w")
	s.Type(", the last words")
	s.Keys("ctrl+d")
	entries := keptIn(p)
	if len(entries) != 1 || !strings.Contains(entries[0].Text, "the first words, more words, the last words") {
		t.Errorf("%d entries, and not all of the words", len(entries))
	}
}

func TestThrowingThePageOfACheckInAwayKeepsTheAnswers(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	checkIn(s)
	s.Keys("w", "f8")
	s.Shows("The page is empty; your answers stay.")
	s.Keys("esc")
	s.Shows("Moments you can point to")
	s.Keys("esc")
	s.Type("and a word")
	s.Keys("esc", "down", "down", "enter") // leave it for later
	drafts := must(p.Drafts(context.Background()))
	if len(drafts) != 1 || len(drafts[0].Check.Answers) != 3 {
		t.Fatalf("%d drafts", len(drafts))
	}
}

func TestTheEditorsKeysReachTheEditor(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("alpha beta")
	s.Keys("ctrl+w")
	s.Type("gamma")
	s.Shows("alpha gamma")
	s.Keys("ctrl+z", "ctrl+z")
	s.Shows("alpha beta")
	s.Keys("ctrl+y")
	s.Keys("alt+a", "ctrl+x")
	if strings.Contains(s.Screen(), "alpha") {
		t.Error("what was cut is still there")
	}
	s.Keys("ctrl+v", "ctrl+v")
	s.Shows("alpha alpha")
}

func TestSkippingKeepsAnAnswerThatWasGiven(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("c")
	s.Type("x\n\n")
	s.Keys("enter", "enter", "enter", "down", "enter") // r1: partly
	s.Type("some of it")
	s.Keys("f4", "b")
	s.Shows("● Partly")
	s.Shows("some of it")
	s.Keys("x")
	s.Shows("The answer is taken back.")
	s.Shows("○ Partly")
	s.Keys("u")
	s.Shows("● Partly")
	s.Shows("some of it")
}

func TestWhatIsKeptFromAnEntryIsKeptWithIt(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("I told the boys to line up and shouted when they didn't. Never said what it was for.")
	s.Keys("ctrl+d", "e", "enter", "s", "k", "esc")
	s.Shows("Kept with it")
	if d := must(p.Drafts(context.Background())); len(d) != 0 {
		t.Errorf("%d drafts are left", len(d))
	}
}

func TestACardThatWasWavedAwayRestsForEveryEntry(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	said := "I told the boys to line up and shouted when they didn't. Never said what it was for."
	s.Keys("w")
	s.Type(said)
	s.Keys("f6")
	waved := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s.CursorRow()), "▸"))
	s.Keys("x", "esc", "ctrl+d", "w")
	s.Type(said)
	s.Keys("f6")
	if strings.Contains(s.Screen(), waved) {
		t.Errorf("%s is back at once", waved)
	}
	s.Shows("You could try")
}

func TestEveryScreenTellsTheWayOut(t *testing.T) {
	for name, walk := range map[string]func(*uitest.Sim){
		"home": func(*uitest.Sim) {}, "check": func(s *uitest.Sim) { s.Keys("c") }, "standout": checkIn,
		"statement":   func(s *uitest.Sim) { s.Keys("c", "enter", "enter", "enter", "enter", "enter") },
		"suggestions": func(s *uitest.Sim) { checkIn(s); s.Keys("enter") },
		"write":       func(s *uitest.Sim) { s.Keys("w") },
		"entries":     func(s *uitest.Sim) { s.Keys("e") },
		"library":     func(s *uitest.Sim) { s.Keys("l", "enter") },
		"card":        func(s *uitest.Sim) { s.Keys("l", "enter", "enter") },
		"bin":         func(s *uitest.Sim) { s.Keys("b") },
	} {
		for _, size := range sizes {
			s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), size.width, size.height)
			walk(s)
			rows := strings.Split(strings.TrimRight(s.Screen(), "\n"), "\n")
			foot := rows[len(rows)-1]
			if name != "home" && !strings.Contains(foot, "Esc") || !strings.Contains(foot, "help") {
				t.Errorf("%s at %dx%d: the hints are %q", name, size.width, size.height, foot)
			}
		}
	}
}

func TestRecoveryWordsOpenTheJournalAndSetANewPassphrase(t *testing.T) {
	p := newPractice(t, locked)
	s := uitest.New(t, tui.New(p, ui.Welcome{}), 80, 24)
	s.Keys("enter")
	s.Type("the first passphrase\nthe first passphrase\n")
	s.Shows("If you forget the passphrase")
	s.Keys("enter")
	s.Shows("Write these words on paper")
	words := wordsOn(s.Screen())
	if len(words) != 17 {
		t.Fatalf("%d words are shown", len(words))
	}
	s.Keys("enter")
	s.Type("not those words\n")
	s.Shows("These are not those three words.")
	s.Keys("esc", "enter")
	s.Type(words[3] + " " + words[8] + " " + words[15] + "\n")
	s.Shows("The recovery words open the journal.")
	s.Keys("w")
	s.Type("before it was forgotten")
	s.Keys("ctrl+d", "ctrl+l", "f2")
	s.Type(strings.Join(words[:16], " ") + " nosuchword\n")
	s.Shows("These are not recovery words.")
	for range len("nosuchword") {
		s.Keys("backspace")
	}
	s.Type(words[16] + "\n")
	s.Shows("Your recovery words have opened the journal.")
	s.Type("a second passphrase\na second passphrase\n")
	s.Shows("The new passphrase opens the journal.")
	s.Keys("ctrl+l")
	s.Type("the first passphrase\n")
	s.Shows("does not open this journal")
	s.Type("a second passphrase\n")
	s.Keys("e", "enter")
	s.Shows("before it was forgotten")
}

// wordsOn reads the recovery words off the screen, in the order of their numbers.
func wordsOn(screen string) []string {
	words := map[int]string{}
	fields := strings.Fields(screen)
	for i, f := range fields[:len(fields)-1] {
		if n, err := strconv.Atoi(f); err == nil {
			words[n] = fields[i+1]
		}
	}
	var all []string
	for n := 1; words[n] != ""; n++ {
		all = append(all, words[n])
	}
	return all
}

func TestStoppingSealsWhatIsOpen(t *testing.T) {
	p := newPractice(t)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("half a thought")
	s.Send(tui.Suspend{})
	if d := must(p.Drafts(context.Background())); len(d) != 1 || d[0].Text != "half a thought" {
		t.Errorf("%d drafts", len(d))
	}
}

func TestACardTallerThanTheScreenCanBeReadToItsEnd(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 40, 15)
	checkIn(s)
	s.Keys("enter")
	if strings.Contains(s.Screen(), "Take care") {
		t.Fatal("the card is not taller than the screen")
	}
	s.Keys("space", "space")
	s.Shows("Take care")
}

func TestASignOfDangerComesFirstWhereverOneKeeps(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t), ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("He says he wants to die and I rushed off.")
	s.Keys("ctrl+d")
	s.Shows("One thing comes first.")
	s.Keys("enter", "c")
	s.Type("visit\nhe said he wants to die\n")
	s.Keys("enter", "enter", "enter", "down", "enter")
	s.Type("I rushed off")
	s.Keys("esc", "esc", "down", "enter")
	s.Shows("This comes first")
	s.Keys("ctrl+d")
	s.Shows("One thing comes first.")
}

func TestNobodyWhoWalksByChangesThePassphrase(t *testing.T) {
	s := uitest.New(t, tui.New(newPractice(t, underPassphrase), ui.Unlock{}), 80, 24)
	s.Type("four plain words\n")
	s.Keys("p", "enter")
	s.Shows("First the present passphrase:")
	s.Type("a guess\n")
	s.Shows("does not open this journal")
	s.Type("four plain words\n")
	s.Shows("Choose a passphrase.")
}

// spoilt is a journal in which one draft cannot be read and another can.
type spoilt struct{ journal.Journal }

func (spoilt) Drafts(context.Context) ([]journal.Draft, error) {
	return []journal.Draft{{Entry: journal.Entry{ID: journal.ID{1}, Title: "the good one"}, Saved: noon()}}, fmt.Errorf("one is damaged")
}

func TestADraftThatCannotBeReadHidesNoOther(t *testing.T) {
	p := newPractice(t, func(o *practice.Options) { o.Journal = spoilt{o.Journal} })
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Shows("Go on with: the good one")
	s.Shows("one is damaged")
}
