// Package entries is the list of what was kept: newest first, and found by typing.
package entries

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the list.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	all      []journal.Entry // what the last search found
	query    string          // what that search was for
	list     ui.List
	search   *ui.Find
	loading  bool
	err      error
}

// New is the list, to be filled by Init.
func New(p *practice.Practice) *Screen {
	return &Screen{practice: p, search: ui.NewFind(), loading: true}
}

// Title says where one is.
func (s *Screen) Title() string { return "Entries" }

type found struct {
	query   string
	entries []journal.Entry
	err     error
}

// Init reads the entries, again when one comes back to the list.
func (s *Screen) Init() tea.Cmd { return s.find() }

func (s *Screen) find() tea.Cmd {
	query := s.search.Query()
	return func() tea.Msg {
		entries, err := s.practice.Entries(context.Background(), query)
		return found{query, entries, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.search.Resize(a.Width)
	return nil
}

// Controls open an entry, and begin to type.
func (s *Screen) Controls() ui.Controls {
	off := ""
	if s.list.Count == 0 {
		off = "there is nothing here to open"
	}
	open := ui.Action{Keys: []string{"enter"}, Help: "open", Off: off, Do: func() (ui.Move, tea.Cmd) {
		return ui.Open(ui.Entry{ID: s.all[s.list.At].ID})
	}}
	// While the rows do not yet answer to what is typed, Enter would open another entry than the one that is meant.
	wait := s.loading || s.search.Typing && s.query != s.search.Query()
	others := []ui.Action{{Keys: []string{"w"}, Help: "write", Do: s.write}}
	return ui.Controls{
		Typing: s.search.Typing, Wait: wait,
		Actions: s.search.Actions(&s.list, open, others, s.clear, ui.Back),
	}
}

func (s *Screen) clear() (ui.Move, tea.Cmd) {
	s.search.Clear(s.area.Width)
	s.list.At = 0
	return ui.Move{}, s.find()
}

func (s *Screen) write() (ui.Move, tea.Cmd) {
	sitting, err := s.practice.Begin()
	if err != nil {
		return ui.Say(err.Error())
	}
	return ui.Open(ui.Write{Sitting: sitting})
}

// Update takes what is typed, and what was found for it.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case found:
		if msg.query != s.search.Query() {
			return ui.Stay() // something else has been typed since
		}
		s.loading = false
		s.all, s.query, s.err = msg.entries, msg.query, msg.err
		s.list.SetCount(len(s.all))
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.search.Update(msg) {
			s.list.At = 0
			return ui.Move{}, s.find()
		}
	}
	return ui.Stay()
}

// View draws the list by month.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	s.search.Draw(d, st)
	if s.err != nil {
		d.Para(st.Wrong, "Some entries could not be read: "+practice.Explain(s.err))
		d.Gap()
	}
	switch {
	case s.loading:
		d.Para(st.Muted, "Opening…")
	case len(s.all) == 0 && s.query != "":
		d.Para(st.Muted, "No entry holds all of these words.")
	case len(s.all) == 0:
		d.Para(st.Muted, "Nothing is kept yet. What you keep after a check-in, or write, is found here.")
	}
	month := ""
	for i, e := range s.all {
		if m := e.Date.Format("January 2006"); m != month {
			month = m
			d.Gap()
			d.Para(st.Heading, m)
		}
		d.Pair(st, i == s.list.At, e.Date.Format("2 Jan")+pad(e.Date.Day())+Name(e), "")
	}
	s.search.Cursor(d, s.list)
	return d.View(st, s.area.Height)
}

// pad lines up the names behind dates of one and two digits.
func pad(day int) string {
	if day < 10 {
		return "   "
	}
	return "  "
}

// Name is what an entry is called: its title, or how it begins.
func Name(e journal.Entry) string {
	for _, text := range []string{e.Title, e.Text} {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" {
				return line
			}
		}
	}
	return "(no words yet)"
}
