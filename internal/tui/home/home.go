// Package home is where everything can be reached from.
package home

import (
	"cmp"
	"context"
	"fmt"
	"slices"
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
	thing    *journal.Intention // the one to look at now; nil when there is none
	loading  bool
	goOn     bool // the choice goes to what was begun last, once that is known
	err      error
}

// New returns the home screen, with the choice on what was begun last if that is to be gone on with.
func New(p *practice.Practice, goOn bool) *Screen {
	s := &Screen{practice: p, loading: true, goOn: goOn}
	s.list.SetCount(len(s.places()))
	return s
}

// Title is empty: this is heed itself.
func (s *Screen) Title() string {
	if _, invented := s.practice.Demonstration(); s.practice.Fleeting() && !invented {
		return "looking round; nothing is kept"
	}
	return ""
}

type loaded struct {
	drafts []journal.Draft
	thing  *journal.Intention
	err    error
}

// Init looks for what was begun and not kept, and for the one thing to look at: here, whatever another window did with
// them. Meanwhile what was kept is made ready to be searched.
func (s *Screen) Init() tea.Cmd {
	s.loading = true
	s.practice.StartSearch()
	return func() tea.Msg {
		drafts, err := s.practice.Drafts(context.Background())
		all, err2 := s.practice.Intentions(context.Background())
		l := loaded{drafts: drafts, err: cmp.Or(err, err2)}
		if thing, ok := journal.ToLookAt(all, s.practice.Now()); ok {
			l.thing = &thing
		}
		return l
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
	if id, ok := practice.AfterthoughtOf(d); ok {
		return ui.Open(ui.After{Entry: id})
	}
	sitting := s.practice.Resume(d)
	if d.Kind == journal.Standpoint {
		return ui.Open(ui.Standpoint{Sitting: sitting})
	}
	if d.Check != nil && d.Text == "" && d.Revision == 0 {
		return ui.Open(ui.Check{Sitting: sitting})
	}
	return ui.Open(ui.Write{Sitting: sitting})
}

// Controls are the places, each by its letter, and what can be said of the one thing.
func (s *Screen) Controls() ui.Controls {
	places := s.places()
	actions := []ui.Action{{Keys: []string{"enter"}, Help: "open", Do: places[s.list.At].open}}
	for _, p := range places {
		if p.key != "" {
			actions = append(actions, ui.Action{Keys: []string{p.key}, Help: fmt.Sprintf("%s: %s", p.name, p.about), Minor: true, Do: p.open})
		}
	}
	actions = append(actions, s.thingActions()...)
	actions = append(actions, ui.Action{Keys: []string{"q"}, Help: "leave", Do: ui.Quit})
	return ui.Controls{Actions: append(actions, without(s.list.Actions(), places)...), Wait: s.loading}
}

// without takes from actions the keys that lead to places.
func without(actions []ui.Action, places []place) []ui.Action {
	for i, a := range actions {
		actions[i].Keys = slices.DeleteFunc(slices.Clone(a.Keys), func(key string) bool {
			return slices.ContainsFunc(places, func(p place) bool { return p.key == key })
		})
	}
	return actions
}

// Update takes what was read, and what was done with the one thing.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case loaded:
		s.loading, s.drafts, s.thing, s.err = false, msg.drafts, msg.thing, msg.err
		s.list.SetCount(len(s.places()))
		if s.goOn && len(s.drafts) > 0 {
			s.list.At = s.list.Count - len(s.drafts)
		}
		s.goOn = false
	case ui.Restored:
		return ui.Move{}, s.Init()
	case looked:
		if !s.loading {
			return ui.Stay()
		}
		if msg.err != nil {
			return ui.Move{Notice: practice.Explain(msg.err), Forget: true}, s.Init()
		}
		return msg.move, s.Init()
	}
	return ui.Stay()
}
