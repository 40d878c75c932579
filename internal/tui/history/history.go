// Package history shows what an entry was like before, and goes back to it.
package history

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the revisions of one entry, and one of them when it is opened.
type Screen struct {
	practice *practice.Practice
	id       journal.ID
	area     ui.Area
	all      []journal.Head
	list     ui.List
	open     *journal.Entry // the revision that is being read; nil while choosing
	rows     []string
	scroll   ui.Scroll
	loading  bool
	err      error
	aside    ui.Aside // the chosen revision
}

// New is the history of the entry with that id, to be filled by Init.
func New(p *practice.Practice, id journal.ID) *Screen {
	return &Screen{practice: p, id: id, loading: true}
}

// Title says where one is.
func (s *Screen) Title() string {
	if s.open != nil {
		return "History · as it was"
	}
	return "History"
}

type (
	loaded struct {
		id  journal.ID
		all []journal.Head
		err error
	}
	read struct {
		entry journal.Entry
		err   error
	}
	back struct{ err error }
)

// Init reads the revisions.
func (s *Screen) Init() tea.Cmd {
	id := s.id
	return func() tea.Msg {
		all, err := s.practice.History(context.Background(), id)
		return loaded{id, all, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.draw()
	return s.aside.Resize(a)
}

// peek shows the chosen revision beside the list.
func (s *Screen) peek() tea.Cmd {
	if s.list.At >= len(s.all) {
		return s.aside.Nothing()
	}
	p, id, revision := s.practice, s.id, s.all[s.list.At].Revision
	return s.aside.Show(strconv.Itoa(revision), func(d *ui.Doc, st ui.Styles) {
		ui.LeafOf(d, st, "", func() (journal.Entry, error) { return p.Revision(context.Background(), id, revision) })
	})
}

// Controls read a revision, and go back to it.
func (s *Screen) Controls() ui.Controls {
	if s.open != nil {
		return ui.Controls{Wait: s.loading, Actions: append([]ui.Action{
			{Keys: []string{"g"}, Help: "go back to this", Off: s.latest(), Do: s.goBack},
			{Keys: []string{"esc", "backspace"}, Help: "back to the list", Do: func() (ui.Move, tea.Cmd) {
				s.open = nil
				return ui.Stay()
			}},
		}, ui.Arrows(s.scroll.Actions())...)}
	}
	off := ""
	if len(s.all) == 0 {
		off = "there is nothing here to read"
	}
	return ui.Controls{Wait: s.loading, Actions: ui.Follow(append([]ui.Action{
		{Keys: []string{"enter"}, Help: "read", Off: off, Do: s.read},
		{Keys: []string{"esc", "b", "backspace"}, Help: "back", Do: ui.Back},
	}, s.list.Actions()...), s.peek)}
}

func (s *Screen) latest() string {
	if s.list.At == 0 {
		return "this is how it is now"
	}
	return ""
}

func (s *Screen) read() (ui.Move, tea.Cmd) {
	id, revision := s.id, s.all[s.list.At].Revision
	s.loading = true
	return ui.Move{}, func() tea.Msg {
		e, err := s.practice.Revision(context.Background(), id, revision)
		return read{e, err}
	}
}

func (s *Screen) goBack() (ui.Move, tea.Cmd) {
	id, revision := s.id, s.open.Revision
	s.loading = true
	return ui.Move{}, func() tea.Msg {
		_, err := s.practice.GoBack(context.Background(), id, revision)
		return back{err}
	}
}

// Update takes what was read and done.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case loaded:
		if msg.id == s.id {
			s.loading, s.all, s.err = false, msg.all, msg.err
			s.list.SetCount(len(s.all))
			return ui.Move{}, s.peek()
		}
	case read:
		if !s.loading {
			return ui.Stay()
		}
		s.loading = false
		if msg.err != nil {
			return ui.Move{Notice: practice.Explain(msg.err), Forget: true}, nil
		}
		s.open = &msg.entry
		s.draw()
	case back:
		if !s.loading {
			return ui.Stay()
		}
		s.loading = false
		if msg.err != nil {
			return ui.Move{Notice: practice.Explain(msg.err), Forget: true}, nil
		}
		return ui.Move{Kind: ui.Returning, Notice: "It is as it was then. What it was until now is in the history too."}, nil
	}
	return ui.Move{}, s.aside.Update(msg)
}

func (s *Screen) draw() {
	if s.open == nil || s.area.Width == 0 {
		return
	}
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ReadWidth))
	if s.open.Title != "" {
		d.Para(st.Strong, s.open.Title)
	}
	d.Para(st.Muted, "As it was on "+s.open.Changed.Format("2 January 2006 at 15:04"))
	d.Gap()
	d.Para(st.Own, strings.TrimRight(s.open.Text, "\n"))
	s.rows = d.All()
	s.scroll.Fit(len(s.rows), s.area.Height)
}

// View draws the revisions, or the one that is open.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	if s.open != nil {
		return s.scroll.View(st, min(s.area.Width, ui.ReadWidth), s.rows)
	}
	width, _ := s.area.Split()
	d := ui.NewDoc(width)
	if s.err != nil {
		d.Para(st.Wrong, "Some of it could not be read: "+practice.Explain(s.err))
		d.Gap()
	}
	for i, h := range s.all {
		about := ""
		if i == 0 {
			about = "as it is now"
		}
		d.Pair(st, i == s.list.At, h.Changed.Format("2 January 2006, 15:04"), about)
	}
	return s.aside.Beside(d.View(st, s.area.Height))
}
