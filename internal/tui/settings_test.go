package tui_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/config"
	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/theme"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// inFolder gives the practice a folder of its own with a file of settings, a journal in it, and what the file says.
func inFolder(t *testing.T, text string) (p *practice.Practice, file string) {
	t.Helper()
	dir := t.TempDir()
	file = filepath.Join(dir, config.FileName)
	if text != "" {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return newPractice(t, func(o *practice.Options) {
		o.Dir = dir
		o.Journal = writtenDown{o.Journal.(*journal.Memory)}
		c, wrong := config.Load(dir)
		o.Config, o.Wrong = &c, wrong
	}), file
}

// writtenDown is a journal that counts as one that is written down.
type writtenDown struct{ *journal.Memory }

// wrongFiles is a file of settings and another of the person's own in which something is not right.
func wrongFiles(o *practice.Options) {
	_, o.Wrong = config.Parse([]byte("plain_words = true\nidle_loc = \"5m\"\ntheme = 1\n"), config.FileName)
	o.Slips = []string{`questions/mine.yaml:3:12: no such theme: "love"`}
}

func TestSettingsScreens(t *testing.T) {
	for _, tc := range []struct {
		name   string
		walk   func(*uitest.Sim)
		change []func(*practice.Options)
	}{
		{"settings", func(s *uitest.Sim) { s.Keys(",") }, nil},
		{"settings_lens", func(s *uitest.Sim) { s.Keys(",", "down", "down", "down", "right", "right") }, nil},
		{"settings_wrong", func(s *uitest.Sim) { s.Keys(",") }, []func(*practice.Options){wrongFiles}},
		{"settings_wrong_home", func(*uitest.Sim) {}, []func(*practice.Options){wrongFiles}},
		{"keys", func(s *uitest.Sim) { s.Keys("?", "a") }, nil},
		{"settings_support", func(s *uitest.Sim) {
			s.Keys(",")
			for range 7 {
				s.Keys("down")
			}
			s.Keys("enter")
			s.Type("Sam at work\nthe night line")
		}, nil},
		{"settings_last", func(s *uitest.Sim) { s.Keys(",", "end") }, nil},
	} {
		t.Run(tc.name, func(t *testing.T) { look(t, ui.Home{}, tc.walk, tc.change...) })
	}
}

func TestASettingCountsAtOnceAndIsWritten(t *testing.T) {
	p, file := inFolder(t, "# mine\ntheme = \"dark\" # at night\n")
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	before := s.View().Content
	s.Keys(",", "enter")
	s.Shows("high contrast")
	s.Keys("esc")
	if s.View().Content == before {
		t.Error("home looks as it did")
	}
	if got := must(os.ReadFile(file)); string(got) != "# mine\ntheme = \"contrast\" # at night\n" {
		t.Errorf("the file holds %q", got)
	}
}

func TestGoingOnQuicklyWritesTheLastChoice(t *testing.T) {
	p, file := inFolder(t, "")
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys(",", "right", "right", "right", "right", "right")
	s.Shows("for a light ground")
	if got := must(os.ReadFile(file)); string(got) != "theme = \"light\"\n" {
		t.Errorf("the file holds %q", got)
	}
}

func TestHighContrastGoesByTheGround(t *testing.T) {
	p, _ := inFolder(t, "theme = \"contrast\"\n")
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	if white := ui.StylesFor(config.Contrast, true).Strong.Render("heed"); !strings.Contains(s.View().Content, white) {
		t.Error("on a dark ground the name is not white")
	}
	s.Send(tea.BackgroundColorMsg{Color: whiteGround{}})
	if black := ui.StylesFor(config.Contrast, false).Strong.Render("heed"); !strings.Contains(s.View().Content, black) {
		t.Error("on a light ground the name is not black")
	}
}

type whiteGround struct{}

func (whiteGround) RGBA() (r, g, b, a uint32) { return 0xffff, 0xffff, 0xffff, 0xffff }

func TestAFileThatIsWrongIsToldOnTheScreen(t *testing.T) {
	p, _ := inFolder(t, "plain_words = true\nidle_loc = \"5m\"\n")
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Shows("Something in config.toml is not right. Settings says what.")
	s.Keys(",")
	s.Shows("config.toml:2:1: unknown key idle_loc; did you mean idle_lock?")
	if !p.Config().PlainWords {
		t.Error("the rest of the file does not count")
	}
}

func TestAFileOfOnesOwnThatIsWrongIsToldOnTheScreen(t *testing.T) {
	const slip = `questions/mine.yaml:3:12: no such theme: "love"`
	p := newPractice(t, func(o *practice.Options) { o.Slips = []string{slip} })
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Shows("Something in a file of your own is not right. Settings says what.")
	s.Keys(",")
	s.Shows(slip)
}

func TestTextIsTypedKeptAndUndone(t *testing.T) {
	p, _ := inFolder(t, "editor = \"nano\"\n")
	s := uitest.New(t, tui.New(p, ui.Settings{Key: "editor"}), 80, 24)
	s.Keys("enter", "ctrl+u")
	s.Type("vim -n")
	s.Keys("esc")
	if p.Config().Editor != "nano" {
		t.Error("Esc keeps what was typed")
	}
	s.Keys("enter", "ctrl+u")
	s.Type("vim -n\n")
	s.Shows("vim -n")
	if p.Config().Editor != "vim -n" {
		t.Errorf("it is %q", p.Config().Editor)
	}
	s.Keys("u")
	if p.Config().Editor != "nano" {
		t.Errorf("after undo it is %q", p.Config().Editor)
	}
}

func TestLinesOfSupportAreKept(t *testing.T) {
	p, _ := inFolder(t, "")
	s := uitest.New(t, tui.New(p, ui.Settings{Key: "support"}), 80, 24)
	s.Keys("enter")
	s.Type("Sam at work\n\nthe night line\n")
	s.Keys("ctrl+d")
	s.Shows("Sam at work; the night line")
	if got := p.Config().Support; len(got) != 2 {
		t.Errorf("%q", got)
	}
}

func TestWhereNothingIsKeptSettingsAreNotWritten(t *testing.T) {
	var dir string
	p := newPractice(t, func(o *practice.Options) { dir = o.Dir })
	s := uitest.New(t, tui.New(p, ui.Settings{}), 80, 24)
	s.Keys("enter", "end")
	s.Shows("nothing of this is written down")
	if p.Config().Look != config.Light {
		t.Error("the setting does not count")
	}
	if left := must(os.ReadDir(dir)); len(left) != 0 {
		t.Errorf("%d files were written", len(left))
	}
}

func TestAFileThatCannotBeWrittenIsTold(t *testing.T) {
	p, file := inFolder(t, "")
	if err := os.Mkdir(file, 0o700); err != nil {
		t.Fatal(err)
	}
	s := uitest.New(t, tui.New(p, ui.Settings{}), 80, 24)
	s.Keys("enter")
	s.Shows("This counts until you leave heed. Not written.")
	if p.Config().Look != config.Light {
		t.Error("the setting does not count")
	}
}

func TestHowLongUntilItLocksIsThePersonsChoice(t *testing.T) {
	for value, want := range map[time.Duration]bool{30 * time.Minute: false, 5 * time.Minute: true, 0: false} {
		clock := noon()
		p := newPractice(t, underPassphrase, func(o *practice.Options) {
			o.Now = func() time.Time { return clock }
			o.Config = &config.Config{IdleLock: value}
		})
		s := uitest.New(t, tui.New(p, ui.Unlock{}), 80, 24)
		s.Type("four plain words\n")
		s.Tick()
		clock = clock.Add(20 * time.Minute)
		s.Tick()
		if locked := !p.Open(); locked != want {
			t.Errorf("%v: after twenty minutes it is locked: %v", value, locked)
		}
	}
}

func TestPlainWordsFirst(t *testing.T) {
	p := newPractice(t, func(o *practice.Options) { o.Config = &config.Config{PlainWords: true, Lens: theme.Person} })
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("c", "enter", "enter", "enter") // not asked what to look at
	s.Shows("How many questions do you want?")
	s.Keys("b")
	s.Shows("What do you want to look at?")
	s.Keys("down", "enter") // a group, for the once
	it, _ := p.Questions.Item("g1")
	s.Shows(it.Plain[:20])
	if p.Config().Lens != theme.Person {
		t.Error("the setting was changed by it")
	}
}

func TestKeepStillHoldsEveryClockUntilAKey(t *testing.T) {
	for _, still := range []bool{true, false} {
		p, now := clocked(t)
		if err := p.Configure("reduced_motion", strconv.FormatBool(still)); err != nil {
			t.Fatal(err)
		}
		s := uitest.New(t, tui.New(p, ui.Guided{ID: "what-rang"}), 80, 24)
		agree(s)
		before := s.Screen()
		for range 12 {
			*now = now.Add(10 * time.Second)
			s.Tick()
		}
		if held := s.Screen() == before; held != still {
			t.Errorf("with reduced_motion %v, after two minutes the screen is the same: %v\n%s", still, held, s.Screen())
		}
		s.Keys("?", "esc")
		if s.Screen() == before {
			t.Error("after a key the clock stands where it was")
		}
	}
}

// TestNothingMovesByItself lets time pass on screens: what they show stays as it is.
func TestNothingMovesByItself(t *testing.T) {
	for _, first := range []ui.Route{ui.Home{}, ui.Settings{}, ui.Keys{}, ui.Entries{}, ui.Library{}, ui.Reading{Name: "about"}} {
		p := newPractice(t, func(o *practice.Options) { o.Config = &config.Config{ReducedMotion: true} })
		s := uitest.New(t, tui.New(p, first), 80, 24)
		before := s.View()
		for range 5 {
			s.Tick()
		}
		if after := s.View(); after.Content != before.Content {
			t.Errorf("%T has changed", first)
		}
		if c := before.Cursor; c != nil && c.Blink {
			t.Errorf("on %T the cursor blinks", first)
		}
	}
}
