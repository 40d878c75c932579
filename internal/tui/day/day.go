// Package day is what was kept on this day in earlier months and years, for whoever asks. Nothing of it comes up unasked.
package day

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the list of them.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	days     []practice.Remembered
	list     ui.List
	loading  bool
	err      error
	aside    ui.Aside // the chosen entry
}

// New is the list, to be filled by Init.
func New(p *practice.Practice) *Screen { return &Screen{practice: p, loading: true} }

// Title says where one is.
func (s *Screen) Title() string { return "On this day" }

type loaded struct {
	of   *Screen
	days []practice.Remembered
	err  error
}

// Init reads the list of entries, again when one comes back.
func (s *Screen) Init() tea.Cmd {
	s.aside.Again()
	return func() tea.Msg {
		days, err := s.practice.OnThisDay(context.Background())
		return loaded{s, days, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	return s.aside.Resize(a)
}

// Controls open an entry.
func (s *Screen) Controls() ui.Controls {
	off := ""
	if s.list.Count == 0 {
		off = "there is nothing here to open"
	}
	return ui.Controls{Wait: s.loading, Actions: ui.Follow(append([]ui.Action{
		{Keys: []string{"enter"}, Help: "open", Off: off, Do: s.open},
		{Keys: []string{"esc", "b", "backspace"}, Help: "back", Do: ui.Back},
	}, s.list.Actions()...), s.peek)}
}

// heads are the entries of all days, as they are listed.
func (s *Screen) heads() (all []journal.Head) {
	for _, d := range s.days {
		all = append(all, d.Heads...)
	}
	return all
}

// peek shows the chosen entry beside the list.
func (s *Screen) peek() tea.Cmd {
	all := s.heads()
	if s.list.At >= len(all) {
		return s.aside.Nothing()
	}
	p, id := s.practice, all[s.list.At].ID
	return s.aside.Show(id.String(), func(d *ui.Doc, st ui.Styles) {
		ui.LeafOf(d, st, "", func() (journal.Entry, error) { return p.Entry(context.Background(), id) })
	})
}

func (s *Screen) open() (ui.Move, tea.Cmd) { return ui.Open(ui.Entry{ID: s.heads()[s.list.At].ID}) }

// Update takes what was read.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if _, ok := msg.(ui.Restored); ok {
		return ui.Move{}, s.Init()
	}
	l, ok := msg.(loaded)
	if !ok || l.of != s {
		return ui.Move{}, s.aside.Update(msg)
	}
	s.loading, s.days, s.err = false, l.days, l.err
	s.list.SetCount(len(s.heads()))
	return ui.Move{}, s.peek()
}

// View draws the days, each with its entries.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	width, _ := s.area.Split()
	d := ui.NewDoc(width)
	if s.err != nil {
		d.Para(st.Wrong, "Some of it could not be read: "+practice.Explain(s.err))
	}
	if len(s.days) == 0 && !s.loading {
		d.Para(st.Muted, "Nothing was kept on this day a week ago, in an earlier month, or in an earlier year. There may be something tomorrow.")
	}
	i := 0
	for _, day := range s.days {
		d.Gap()
		at := d.Len()
		d.Rows(st.Heading.Render(day.Ago) + st.Muted.Render(" · "+day.Day.Format("2 January 2006")))
		for n, h := range day.Heads {
			d.Pair(st, i == s.list.At, ui.Name(h), "")
			if i == s.list.At && n == 0 {
				d.KeepFrom(at)
			}
			i++
		}
	}
	return s.aside.Beside(d.View(st, s.area.Height))
}
