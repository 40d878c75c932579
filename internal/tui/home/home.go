// Package home is where everything can be reached from.
package home

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/tui/ui"
)

// Screen is the home screen.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	list     ui.List
	drafts   []journal.Draft
	loading  bool
	err      error
}

// New returns the home screen.
func New(p *practice.Practice) *Screen {
	s := &Screen{practice: p, loading: true}
	s.list.SetCount(len(s.places()))
	return s
}

// Title is empty: this is heed itself.
func (s *Screen) Title() string {
	if s.practice.Fleeting() {
		return "looking round; nothing is kept"
	}
	return ""
}

type loaded struct {
	drafts []journal.Draft
	err    error
}

// Init looks for what was begun and not kept. Meanwhile what was kept is made ready to be searched.
func (s *Screen) Init() tea.Cmd {
	s.loading = true
	s.practice.StartSearch()
	return func() tea.Msg {
		drafts, err := s.practice.Drafts(context.Background())
		return loaded{drafts, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

// place is one row: where it leads, and the key that leads there at once.
type place struct {
	key, name, about string
	open             func() (ui.Move, tea.Cmd)
}

func (s *Screen) places() []place {
	var all []place
	for _, to := range ui.Places() {
		all = append(all, place{to.Key, to.Name, to.About, func() (ui.Move, tea.Cmd) { return to.Open(s.practice) }})
	}
	for _, d := range s.drafts {
		all = append(all, place{"", "Go on with: " + name(d), when(d.Saved, s.practice.Now()), func() (ui.Move, tea.Cmd) { return s.resume(d) }})
	}
	return all
}

func name(d journal.Draft) string {
	if d.Title != "" {
		return d.Title
	}
	if d.Check != nil && d.Check.Words(selfcheck.WhichSession) != "" {
		return d.Check.Words(selfcheck.WhichSession)
	}
	if d.Check != nil && d.Check.Words(selfcheck.OneMoment) != "" {
		return d.Check.Words(selfcheck.OneMoment)
	}
	for line := range strings.Lines(d.Text) {
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
	return "what you began"
}

// when says how long ago in words; the exact time is nobody's business on a home screen.
func when(t, now time.Time) string {
	days := int(day(now).Sub(day(t)).Hours() / 24)
	switch {
	case days <= 0:
		return "begun today"
	case days == 1:
		return "begun yesterday"
	}
	return "begun " + t.Format("2 January")
}

func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// resume goes on where the draft was left: with the questions if nothing was written yet, else with the page.
func (s *Screen) resume(d journal.Draft) (ui.Move, tea.Cmd) {
	sitting := s.practice.Resume(d)
	if d.Check != nil && d.Text == "" && d.Revision == 0 {
		return ui.Open(ui.Check{Sitting: sitting})
	}
	return ui.Open(ui.Write{Sitting: sitting})
}

// Controls are the places, each by its letter.
func (s *Screen) Controls() ui.Controls {
	places := s.places()
	actions := []ui.Action{{Keys: []string{"enter"}, Help: "open", Do: places[s.list.At].open}}
	for _, p := range places {
		if p.key != "" {
			actions = append(actions, ui.Action{Keys: []string{p.key}, Help: fmt.Sprintf("%s: %s", p.name, p.about), Minor: true, Do: p.open})
		}
	}
	actions = append(actions, ui.Action{Keys: []string{"q"}, Help: "leave", Do: ui.Quit})
	return ui.Controls{Actions: append(actions, s.list.Actions()...), Wait: s.loading}
}

// Update takes the drafts.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(loaded); ok {
		s.loading, s.drafts, s.err = false, msg.drafts, msg.err
		s.list.SetCount(len(s.places()))
	}
	return ui.Stay()
}

// View draws the places.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	if !s.area.Low() {
		d.Para(st.Muted, "A quiet place to notice how power moved in what you just did.")
		d.Gap()
	}
	d.SecondColumn("About heed   ")
	for i, p := range s.places() {
		if p.key == "" && !s.area.Low() {
			d.Gap()
		}
		d.Pair(st, i == s.list.At, p.name, p.about)
	}
	if s.err != nil {
		d.Gap()
		d.Para(st.Wrong, "What you began before could not be read: "+s.err.Error())
	}
	return d.View(st, s.area.Height)
}
