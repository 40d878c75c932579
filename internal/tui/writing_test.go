package tui_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"heed/internal/config"
	"heed/internal/frame"
	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// withFrame is for a person whose settings name a frame.
func withFrame(id string) func(*practice.Options) {
	return func(o *practice.Options) {
		settings := config.Default()
		settings.Frame = id
		o.Config = &settings
	}
}

// pointing is a page on which some things may point to a person. They are invented.
const pointing = "On Ward 7B I met with Joanne.\nJoanne was quiet. On 3 March she rang 07700 900123.\n\nThen we talked."

func TestWritingScreens(t *testing.T) {
	what := []func(*practice.Options){withFrame("what")}
	for _, tc := range []struct {
		name   string
		walk   func(*uitest.Sim)
		change []func(*practice.Options)
	}{
		{"frames", func(s *uitest.Sim) { s.Keys("w", "f2", "down", "down") }, nil},
		{"framed", func(s *uitest.Sim) { s.Keys("w") }, what},
		{"framed_begun", func(s *uitest.Sim) { s.Keys("w"); s.Type("She looked at the floor."); s.Keys("ctrl+n") }, what},
		{"framed_check", func(s *uitest.Sim) { checkIn(s); s.Keys("w") }, what},
		{"marked", func(s *uitest.Sim) { s.Keys("w"); s.Type(pointing); s.Tick() }, nil},
		{"marked_keep", func(s *uitest.Sim) { s.Keys("w"); s.Type(pointing); s.Keys("ctrl+d") }, nil},
		{"marks", func(s *uitest.Sim) { s.Keys("w"); s.Type(pointing); s.Keys("f5") }, nil},
		{"marks_own", func(s *uitest.Sim) { s.Keys("w"); s.Type(pointing); s.Keys("f5", "c", "e"); s.Type("Z") }, nil},
		{"marks_end", func(s *uitest.Sim) { s.Keys("w"); s.Type(pointing); s.Keys("f5", "x") }, nil},
	} {
		t.Run(tc.name, func(t *testing.T) { look(t, ui.Home{}, tc.walk, tc.change...) })
	}
}

func TestWritingFitsEveryWindow(t *testing.T) {
	for name, walk := range map[string]func(*uitest.Sim){
		"framed":    func(s *uitest.Sim) { s.Keys("w"); s.Type("She left.") },
		"frames":    func(s *uitest.Sim) { s.Keys("w", "f2", "end") },
		"marked":    func(s *uitest.Sim) { s.Keys("w"); s.Type(pointing); s.Tick() },
		"asking":    func(s *uitest.Sim) { s.Keys("w"); s.Type(pointing); s.Keys("ctrl+d") },
		"marks":     func(s *uitest.Sim) { s.Keys("w"); s.Type(pointing); s.Keys("f5", "c", "c") },
		"marks_own": func(s *uitest.Sim) { s.Keys("w"); s.Type(pointing); s.Keys("f5", "c", "e") },
		"marks_end": func(s *uitest.Sim) { s.Keys("w"); s.Type(pointing); s.Keys("f5", "x") },
	} {
		_, s := start(t, withFrame("gibbs"))
		walk(s)
		for _, size := range [][2]int{{20, 6}, {25, 8}, {40, 15}, {80, 24}, {99, 30}, {200, 60}} {
			t.Run(fmt.Sprintf("%s %dx%d", name, size[0], size[1]), func(t *testing.T) {
				s.Resize(size[0], size[1])
				fits(t, s, size[0], size[1])
			})
		}
	}
}

// What a walk has changed is sealed like what is typed, should the journal be locked meanwhile.
func TestAWalkIsSealedAsItGoes(t *testing.T) {
	p, s := start(t)
	s.Keys("w")
	s.Type("I met with Joanne.")
	s.Keys("f5", "c")
	s.Tick()
	s.Tick()
	if drafts := must(p.Drafts(context.Background())); len(drafts) != 1 || drafts[0].Text != "I met with K." {
		t.Errorf("%d drafts; the change is not in one", len(drafts))
	}
}

// start opens heed at home.
func start(t *testing.T, change ...func(*practice.Options)) (*practice.Practice, *uitest.Sim) {
	t.Helper()
	p := newPractice(t, change...)
	return p, uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
}

// only is the one entry there is.
func only(t *testing.T, p *practice.Practice) journal.Entry {
	t.Helper()
	heads := must(p.Heads(context.Background()))
	if len(heads) != 1 {
		t.Fatalf("%d entries", len(heads))
	}
	return must(p.Entry(context.Background(), heads[0].ID))
}

func TestAnEmptyFrameIsAnEmptyPage(t *testing.T) {
	p, s := start(t, withFrame("gibbs"))
	s.Keys("w")
	s.Shows("What I felt and thought")
	s.Keys("ctrl+d")
	s.Shows("nothing is written yet")
	s.Keys("esc")
	s.Tick()
	if drafts, heads := must(p.Drafts(context.Background())), must(p.Heads(context.Background())); len(drafts)+len(heads) != 0 {
		t.Errorf("%d drafts and %d entries are left of a page without words", len(drafts), len(heads))
	}
}

func TestPartsLeftEmptyAreNotKept(t *testing.T) {
	p, s := start(t, withFrame("what"))
	s.Keys("w")
	s.Type("She looked at the floor.")
	s.Keys("ctrl+n", "ctrl+n")
	s.Type("Wait longer.")
	s.Keys("ctrl+d")
	e := only(t, p)
	if want := "What happened\nShe looked at the floor.\n\nNow what\nWait longer.\n"; e.Text != want || e.Frame != "what" {
		t.Errorf("kept in %q: %q, want %q", e.Frame, e.Text, want)
	}
	s.Keys("e", "enter", "e")
	s.Shows("So what")
	s.Keys("esc")
	if drafts := must(p.Drafts(context.Background())); len(drafts) != 0 {
		t.Error("looking at a framed entry made a draft of it")
	}
}

func TestADraftComesBackWithItsParts(t *testing.T) {
	p, s := start(t)
	s.Keys("w", "f2", "down", "enter")
	s.Type("She looked at the floor.")
	s.Keys("esc")
	drafts := must(p.Drafts(context.Background()))
	s = uitest.New(t, tui.New(p, ui.Write{Sitting: p.Resume(drafts[0])}), 80, 24)
	s.Shows("She looked at the floor.")
	s.Shows("So what")
	s.Shows("What could you do, or do differently, the next time?")
}

func TestHeadingsStayWhole(t *testing.T) {
	p, s := start(t, withFrame("what"))
	s.Keys("w", "backspace", "ctrl+w", "up", "delete", "ctrl+k", "backspace")
	s.Type("Typed on the heading.")
	s.Keys("ctrl+d")
	if e := only(t, p); e.Text != "What happened\nTyped on the heading.\n" {
		t.Errorf("kept %q", e.Text)
	}
}

// However often the frame is changed, taken back and done again: what was typed is there.
func TestChangingFramesLosesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		p, s := start(t)
		s.Keys("w")
		typed := []string{}
		for i := range 12 {
			switch random.IntN(5) {
			case 0, 1:
				word := "word" + string(rune('a'+i))
				typed = append(typed, word)
				s.Type(word + " ")
			case 2:
				s.Keys("ctrl+n")
			case 3:
				s.Keys("f2")
				for range random.IntN(9) {
					s.Keys([]string{"up", "down"}[random.IntN(2)])
				}
				s.Keys("enter")
			case 4:
				s.Keys("f2", "down", "enter", "ctrl+z")
			}
		}
		if len(typed) == 0 {
			continue
		}
		s.Keys("ctrl+d", "ctrl+d")
		e := only(t, p)
		words := strings.Fields(e.Text)
		for _, w := range typed {
			if !slices.Contains(words, w) {
				t.Fatalf("%q is not in %q (frame %q)", w, e.Text, e.Frame)
			}
		}
		if f, ok := p.Frames.Frame(frame.ID(e.Frame)); !ok || f.Tidy(e.Text) != e.Text {
			t.Errorf("kept with headings without words: %q (frame %q)", e.Text, e.Frame)
		}
	}
}

func TestUndoTakesAFrameBack(t *testing.T) {
	_, s := start(t)
	s.Keys("w")
	s.Type("She looked at the floor.")
	s.Keys("f2", "down", "enter")
	s.Shows("Now what")
	s.Keys("ctrl+z")
	if strings.Contains(s.Screen(), "Now what") || !strings.Contains(s.Screen(), "She looked at the floor.") {
		t.Errorf("after taking the frame back:\n%s", s.Screen())
	}
	s.Keys("ctrl+y")
	s.Shows("Why has it stayed with you?")
}

func TestWhatWasSaidInTheCheckInComesIntoTheFrame(t *testing.T) {
	p, s := start(t, withFrame("what"))
	checkIn(s)
	s.Keys("w", "ctrl+d")
	e := only(t, p)
	happened, next, ok := strings.Cut(e.Text, "Now what\n")
	if !ok || !strings.HasPrefix(happened, "What happened\nshe looked at the floor\n") || !strings.Contains(next, "I will wait") {
		t.Errorf("kept %q", e.Text)
	}
}

func TestMarksComeAndGo(t *testing.T) {
	_, s := start(t)
	s.Keys("w")
	s.Type("I met with Joanne.")
	if strings.Contains(s.Screen(), "may point") {
		t.Error("it is told before typing has stopped")
	}
	s.Tick()
	s.Shows("1 may point to a person")
	s.Shows("▏ I met with Joanne.")
	s.Type(" Then we talked.")
	s.Shows("▏ I met with Joanne. Then we talked.") // while one goes on
	s.Keys("alt+a")
	s.Type("Nobody is here.")
	s.Tick()
	if strings.Contains(s.Screen(), "may point") || strings.Contains(s.Screen(), "▏") {
		t.Errorf("the mark stays:\n%s", s.Screen())
	}
}

func TestKeepingAnywayIsTheSameKey(t *testing.T) {
	p, s := start(t)
	s.Keys("w")
	s.Type("I met with Joanne.")
	s.Keys("ctrl+d")
	s.Shows("1 place may point to a person. F5: look at it. Ctrl+D: keep it as it is.")
	s.Keys("ctrl+d")
	if e := only(t, p); e.Text != "I met with Joanne." {
		t.Errorf("kept %q", e.Text)
	}
}

func TestTheSameTextIsAskedAboutOnce(t *testing.T) {
	p, s := start(t)
	s.Keys("w")
	s.Type("I met with Joanne.")
	s.Keys("ctrl+d", "esc", "right", "ctrl+d")
	only(t, p)
}

func TestWhatWasKeptBeforeIsNotAskedAboutUnchanged(t *testing.T) {
	p, s := start(t)
	s.Keys("w")
	s.Type("I met with Joanne.")
	s.Keys("ctrl+d", "ctrl+d", "e", "enter", "e", "ctrl+d")
	if e := only(t, p); e.Revision != 2 {
		t.Errorf("revision %d", e.Revision)
	}
	s.Keys("e")
	s.Type(" More.")
	s.Keys("ctrl+d")
	s.Shows("1 place may point to a person.")
}

func TestATextThatPointsToNobodyIsKeptAtOnce(t *testing.T) {
	p, s := start(t)
	s.Keys("w")
	s.Type("She went quiet.")
	s.Keys("ctrl+d")
	only(t, p)
}

func TestWhatIsLeftIsNotAskedAboutAgain(t *testing.T) {
	p, s := start(t)
	s.Keys("w")
	s.Type("I met with Joanne.")
	s.Keys("ctrl+d", "f5", "l", "esc")
	if strings.Contains(s.Screen(), "may point") {
		t.Errorf("it is still told:\n%s", s.Screen())
	}
	s.Keys("ctrl+d")
	only(t, p)
}

func TestLookingChangesThePage(t *testing.T) {
	p, s := start(t)
	s.Keys("w", "tab")
	s.Type("Joanne")
	s.Keys("tab")
	s.Type("I met with Joanne. Joanne was quiet.\nOn 3 March we talked.")
	s.Keys("f5", "a")
	s.Shows("‹3 March›")
	s.Keys("e")
	s.Shows("a day in spring")
	s.Keys("ctrl+u")
	s.Type("Lately\n")
	s.Shows("Could someone who knows this person")
	s.Keys("esc")
	s.Shows("I met with K. K was quiet.")
	s.Keys("ctrl+d")
	e := only(t, p)
	if e.Title != "K" || e.Text != "I met with K. K was quiet.\nOn Lately we talked." {
		t.Errorf("kept %q and %q", e.Title, e.Text)
	}
}

func TestALookCanBeTakenBack(t *testing.T) {
	_, s := start(t)
	s.Keys("w")
	s.Type("I met with Joanne.")
	s.Keys("f5", "c")
	s.Keys("u")
	s.Shows("‹Joanne›")
	s.Keys("c", "esc")
	s.Shows("I met with K.")
	s.Keys("ctrl+z")
	s.Shows("I met with Joanne.")
}

func TestNoFramePointsToAPerson(t *testing.T) {
	p := newPractice(t)
	for _, f := range p.Frames.All() {
		if found := p.Finder().Find(f.Lay("")); len(found) > 0 {
			t.Errorf("%s: %+v", f.ID, found)
		}
	}
}

func TestEnterOnceMoreAfterTheWalkBreaksNoLine(t *testing.T) {
	p, s := start(t)
	s.Keys("w")
	s.Type("I met with Joanne.")
	s.Keys("f5", "enter", "enter", "enter", "esc")
	s.Keys("ctrl+d")
	if e := only(t, p); e.Text != "I met with K." {
		t.Errorf("kept: %q", e.Text)
	}
}
