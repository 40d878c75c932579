// Package bin shows what was deleted in the last thirty days, to be brought back or removed for good.
package bin

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the bin.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	all      []journal.Binned
	list     ui.List
	loading  bool
	sure     bool // emptying was asked for once
	err      error
	aside    ui.Aside // the chosen entry
}

// New is the bin, to be filled by Init.
func New(p *practice.Practice) *Screen { return &Screen{practice: p, loading: true} }

// Title says where one is.
func (s *Screen) Title() string { return "Bin" }

type (
	loaded struct {
		all []journal.Binned
		err error
	}
	done struct {
		notice string
		err    error
	}
)

// Init reads the bin.
func (s *Screen) Init() tea.Cmd {
	s.loading = true
	return func() tea.Msg {
		all, err := s.practice.Bin(context.Background())
		return loaded{all, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	return s.aside.Resize(a)
}

// peek shows beside the list what the chosen entry was when it was deleted.
func (s *Screen) peek() tea.Cmd {
	if s.list.At >= len(s.all) {
		return s.aside.Nothing()
	}
	p, head := s.practice, s.all[s.list.At].Head
	return s.aside.Show(head.ID.String(), func(d *ui.Doc, st ui.Styles) {
		ui.LeafOf(d, st, "", func() (journal.Entry, error) { return p.Revision(context.Background(), head.ID, head.Revision) })
	})
}

// Controls bring back, and empty.
func (s *Screen) Controls() ui.Controls {
	off := ""
	if len(s.all) == 0 {
		off = "the bin is empty"
	}
	return ui.Controls{Wait: s.loading, Actions: ui.Follow(append([]ui.Action{
		{Keys: []string{"enter"}, Help: "bring back", Off: off, Do: s.restore},
		{Keys: []string{"X"}, Help: "empty the bin for good", Off: off, Do: s.empty},
		{Keys: []string{"esc", "b", "backspace"}, Help: "back", Do: ui.Back},
	}, s.list.Actions()...), s.peek)}
}

func (s *Screen) restore() (ui.Move, tea.Cmd) {
	id := s.all[s.list.At].ID
	s.loading = true
	return ui.Move{}, func() tea.Msg { return done{"Brought back.", s.practice.Restore(context.Background(), id)} }
}

// empty asks once more, since this is the one thing in heed that cannot be taken back.
func (s *Screen) empty() (ui.Move, tea.Cmd) {
	if !s.sure {
		s.sure = true
		return ui.Say("This cannot be undone. Press X again to remove all of it for good.")
	}
	s.loading, s.sure = true, false
	return ui.Move{}, func() tea.Msg { return done{"The bin is empty.", s.practice.EmptyBin(context.Background())} }
}

// Update takes what was read and done.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		s.sure = false
	case loaded:
		s.loading, s.all, s.err = false, msg.all, msg.err
		s.list.SetCount(len(s.all))
		return ui.Move{}, s.peek()
	case done:
		if !s.loading {
			return ui.Stay()
		}
		if msg.err != nil {
			s.loading = false
			return ui.Move{Notice: practice.Explain(msg.err), Forget: true}, nil
		}
		return ui.Move{Notice: msg.notice}, s.Init()
	}
	return ui.Move{}, s.aside.Update(msg)
}

// View draws the list.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	width, _ := s.area.Split()
	d := ui.NewDoc(width)
	if s.err != nil {
		d.Para(st.Wrong, "Some of it could not be read: "+practice.Explain(s.err))
		d.Gap()
	}
	switch {
	case s.loading:
	case len(s.all) == 0:
		d.Para(st.Muted, "The bin is empty. What you delete lies here for thirty days.")
	case !s.area.Low():
		d.Para(st.Muted, "What you deleted lies here for thirty days. Then it goes for good.")
		d.Gap()
	}
	for i, b := range s.all {
		d.Pair(st, i == s.list.At, ui.Name(b.Head), "goes on "+b.Deleted.Add(journal.BinDays*24*time.Hour).Format("2 January"))
	}
	return s.aside.Beside(d.View(st, s.area.Height))
}
