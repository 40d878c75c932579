//go:build unix

package tui_test

import (
	"os"
	"strings"
	"testing"

	"heed/internal/loan"
	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// ownEditor names an editor that does as a line of shell says; $1 is the file.
func ownEditor(line string) func(*practice.Options) {
	return func(o *practice.Options) {
		o.Lender = loan.Lender{Program: "sh -c '" + line + "' sh", Vars: []string{"PATH=/usr/bin:/bin"}}
	}
}

// opened is a page with some words on it, at the question whether it is to be opened in the person's own editor.
func opened(t *testing.T, change ...func(*practice.Options)) (*uitest.Sim, *practice.Practice) {
	t.Helper()
	p := newPractice(t, change...)
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Keys("w")
	s.Type("a made-up line")
	s.Keys("f4")
	return s, p
}

// nothingLent fails the test when a file of a loan is left.
func nothingLent(t *testing.T, p *practice.Practice) {
	t.Helper()
	entries, _ := os.ReadDir(p.Dir())
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "heed-page") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

func TestOutsideScreens(t *testing.T) {
	page := func(s *uitest.Sim) {
		s.Keys("w")
		s.Type("a made-up line")
		s.Keys("f4")
	}
	for _, tc := range []struct {
		name   string
		walk   func(*uitest.Sim)
		change func(*practice.Options)
	}{
		{"outside", page, ownEditor("")},
		{"outside_vim", page, func(o *practice.Options) { o.Lender = loan.Lender{Program: "vim"} }},
		{"outside_none", page, func(*practice.Options) {}},
		{"outside_fault", func(s *uitest.Sim) { page(s); s.Keys("enter") }, ownEditor("echo more >> \"$1\"; exit 3")},
		{"outside_unread", func(s *uitest.Sim) { page(s); s.Keys("enter") }, ownEditor("printf \"\\\\377\" > \"$1\"")},
		{"outside_missing", func(s *uitest.Sim) { page(s); s.Keys("enter") }, func(o *practice.Options) { o.Lender = loan.Lender{Program: "no-such-editor"} }},
	} {
		t.Run(tc.name, func(t *testing.T) { look(t, ui.Home{}, tc.walk, tc.change) })
	}
}

func TestWhatTheEditorSavesStandsOnThePage(t *testing.T) {
	s, p := opened(t, ownEditor("echo and more >> \"$1\""))
	s.Keys("enter")
	s.Shows("Taken from your editor")
	s.Shows("and more")
	nothingLent(t, p)
	s.Keys("ctrl+z")
	if strings.Contains(s.Screen(), "and more") || !strings.Contains(s.Screen(), "a made-up line") {
		t.Errorf("undo does not lead back to the page as it was:\n%s", s.Screen())
	}
	s.Keys("ctrl+y")
	s.Shows("and more")
	s.Keys("esc", "e")
	s.Tick()
	drafts, err := p.Drafts(t.Context())
	if err != nil || len(drafts) != 1 || drafts[0].Text != "a made-up line\nand more" {
		t.Errorf("sealed are %d drafts, %v", len(drafts), err)
	}
}

func TestWhateverGoesWrongThePageIsAsItWas(t *testing.T) {
	for name, c := range map[string]struct{ line, shows string }{
		"it fails":            {"exit 3", "The page is as it was"},
		"it is killed":        {"kill -9 $$", "The page is as it was"},
		"it changes nothing":  {"", "Nothing was changed."},
		"it takes it away":    {"rm \"$1\"", "has taken its file away"},
		"it fails and saves":  {"echo x > \"$1\"; exit 1", "leaves the page as it was"},
		"it empties and dies": {": > \"$1\"; kill -9 $$", "The page is as it was"},
		"it saves no text":    {"printf \"\\\\377\" > \"$1\"", "is not text that heed can read"},
	} {
		t.Run(name, func(t *testing.T) {
			s, p := opened(t, ownEditor(c.line))
			s.Keys("enter")
			s.Shows(c.shows)
			nothingLent(t, p)
			if !strings.Contains(s.Screen(), "Title:") {
				s.Keys("esc")
			}
			s.Shows("a made-up line")
			s.Keys("ctrl+z")
			if strings.Contains(s.Screen(), "a made-up line") {
				t.Errorf("the page's own undo is lost:\n%s", s.Screen())
			}
		})
	}
}

func TestWhatAFailedEditorSavedCanBeTakenOrOpenedAgain(t *testing.T) {
	s, p := opened(t, ownEditor("echo saved before >> \"$1\"; exit 3"))
	s.Keys("enter")
	s.Shows("ended with a fault")
	s.Keys("r")
	s.Shows("ended with a fault")
	s.Keys("enter")
	if n := strings.Count(s.Screen(), "saved before"); n != 2 {
		t.Errorf("the page has %d of two lines:\n%s", n, s.Screen())
	}
	nothingLent(t, p)
}

func TestWhatAFailedEditorSavedIsNotLostWhenHeedEnds(t *testing.T) {
	s, p := opened(t, ownEditor("echo saved before >> \"$1\"; exit 3"))
	s.Keys("enter")
	s.Shows("ended with a fault")
	s.Send(tui.HangUp{})
	drafts, err := p.Drafts(t.Context())
	if !s.Ended || err != nil || len(drafts) != 1 || !strings.HasSuffix(drafts[0].Text, "saved before") {
		t.Errorf("ended: %v; %d drafts, %v", s.Ended, len(drafts), err)
	}
}

func TestALeftPageIsTakenInAndTold(t *testing.T) {
	p := newPractice(t, locked)
	left := p.Dir() + "/heed-page-0123456789abcdef"
	if err := os.Mkdir(left, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(left+"/"+strings.Repeat("0", 32)+".txt", []byte("a made-up line"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.Create(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Lock() })
	s := uitest.New(t, tui.New(p, ui.Home{}), 80, 24)
	s.Shows("What your editor saved is in your drafts")
	nothingLent(t, p)
	if drafts, err := p.Drafts(t.Context()); err != nil || len(drafts) != 1 || drafts[0].Text != "a made-up line" {
		t.Errorf("%d drafts, %v", len(drafts), err)
	}
}
