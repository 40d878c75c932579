package tui_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// aRound keeps an entry of invented words and returns its id.
func aRound(t *testing.T, p *practice.Practice) journal.ID {
	t.Helper()
	e := journal.Entry{Date: noon(), Title: "Ward round", Frame: "what", Text: "What happened\nI met with Joanne.\n\nNow what\nWait longer.\n"}
	return must(p.Save(context.Background(), e)).ID
}

// exporting opens the export of an entry in a window.
func exporting(t *testing.T, width, height int) (*practice.Practice, *uitest.Sim, journal.ID) {
	t.Helper()
	p := newPractice(t, func(o *practice.Options) { o.Home = o.Dir })
	id := aRound(t, p)
	return p, uitest.New(t, tui.New(p, ui.Export{ID: id}), width, height), id
}

func TestExportScreens(t *testing.T) {
	for _, tc := range []struct {
		name string
		walk func(*uitest.Sim)
	}{
		{"export", func(*uitest.Sim) {}},
		{"export_form", func(s *uitest.Sim) { s.Keys("down", "down", "down", "down") }},
		{"export_marks", func(s *uitest.Sim) { s.Keys("enter") }},
		{"export_read", func(s *uitest.Sim) { s.Keys("enter", "c", "esc") }},
		{"export_name", func(s *uitest.Sim) {
			s.Keys("enter", "c", "esc", "enter", "ctrl+u")
			s.Type("~/note.md")
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%dx%d", size.width, size.height), func(t *testing.T) {
					_, s, _ := exporting(t, size.width, size.height)
					tc.walk(s)
					fits(t, s, size.width, size.height)
					golden.RequireEqual(t, []byte(s.Screen()))
				})
			}
		})
	}
}

func TestAnExportIsWhatWasReadAndTheEntryStays(t *testing.T) {
	p, s, id := exporting(t, 80, 24)
	s.Keys("down", "enter") // plain text
	s.Shows("‹Joanne›")
	s.Keys("c", "esc")
	s.Shows("I met with K.")
	s.Keys("enter", "ctrl+u")
	s.Type("~/note.txt\n")
	s.Shows("It is written")
	file := filepath.Join(p.Dir(), "note.txt")
	data := string(must(os.ReadFile(file)))
	if !strings.Contains(data, "I met with K.") || strings.Contains(data, "Joanne") {
		t.Errorf("written: %q", data)
	}
	if info := must(os.Stat(file)); info.Mode().Perm() != 0o600 {
		t.Errorf("the file can be read by others: %v", info.Mode())
	}
	if e := must(p.Entry(context.Background(), id)); !strings.Contains(e.Text, "Joanne") || e.Revision != 1 {
		t.Errorf("the entry was changed: %q", e.Text)
	}
}

func TestAnExportWritesOverNothing(t *testing.T) {
	p, s, _ := exporting(t, 80, 24)
	file := filepath.Join(p.Dir(), "note.md")
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Keys("enter", "x", "esc", "enter", "ctrl+u")
	s.Type("~/note.md\n")
	s.Shows("Not written. There is a file of that name already")
	if got := string(must(os.ReadFile(file))); got != "mine" {
		t.Errorf("the file holds %q", got)
	}
}

func TestAnExportGoesOnFromWhatWasDecided(t *testing.T) {
	_, s, _ := exporting(t, 80, 24)
	s.Keys("enter", "c", "enter")
	s.Shows("I met with K.")
	s.Keys("f5")
	s.Shows("u take back")
	s.Keys("enter")
	s.Shows("I met with K.")
	s.Keys("esc", "enter") // the same form again
	s.Shows("u take back")
	s.Keys("u", "l", "enter")
	s.Shows("I met with Joanne.")
}

func TestTheWalkOfAnExportSaysWhereItsKeysLead(t *testing.T) {
	_, s, _ := exporting(t, 80, 24)
	s.Keys("enter")
	s.Shows("Esc leave the rest and read it")
	s.Keys("c")
	s.Shows("Enter go on")
}

func TestAnExportAsksWhatOnlyAPersonCanAnswer(t *testing.T) {
	p := newPractice(t, func(o *practice.Options) { o.Home = o.Dir })
	e := must(p.Save(context.Background(), journal.Entry{Date: noon(), Text: "Nothing was said.\n"}))
	s := uitest.New(t, tui.New(p, ui.Export{ID: e.ID}), 80, 24)
	s.Keys("enter")
	s.Shows("tell who this is?")

	_, s, _ = exporting(t, 80, 24)
	s.Keys("enter", "esc") // nothing of it was looked at
	s.Shows("tell who this is?")
}
