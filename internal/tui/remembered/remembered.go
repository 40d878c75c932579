// Package remembered is what heed remembers of patterns: kept, waved away, tried; what each of these does; and how to clear
// it. The words somebody wrote are never touched.
package remembered

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/suggest"
	"heed/internal/tui/ui"
)

// Screen is the list.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	all      []practice.Memory
	list     ui.List
	loading  bool
	err      error
	aside    ui.Aside // the chosen card
}

// New is the list, to be filled by Init.
func New(p *practice.Practice) *Screen { return &Screen{practice: p, loading: true} }

// Title says where one is.
func (s *Screen) Title() string { return "What heed remembers" }

type (
	loaded struct {
		all []practice.Memory
		err error
	}
	cleared struct {
		move ui.Move
		err  error
	}
)

// Init reads what is remembered.
func (s *Screen) Init() tea.Cmd {
	s.loading = true
	return func() tea.Msg {
		all, err := s.practice.Remembered(context.Background())
		return loaded{all, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	return s.aside.Resize(a)
}

// peek shows the chosen card beside the list.
func (s *Screen) peek() tea.Cmd {
	if s.list.At < len(s.all) {
		if card, ok := s.practice.Library.Pattern(s.all[s.list.At].Pattern); ok {
			return s.aside.Show(string(card.ID), func(d *ui.Doc, st ui.Styles) { ui.CardLeaf(d, st, card) })
		}
	}
	return s.aside.Nothing()
}

// Controls read a card, and clear one memory or all of a kind.
func (s *Screen) Controls() ui.Controls {
	off, kind := "", ""
	if len(s.all) == 0 {
		off = "nothing is remembered"
	} else {
		kind = kinds(s.all[s.list.At].Mark).name
	}
	return ui.Controls{Wait: s.loading, Actions: ui.Follow(append([]ui.Action{
		{Keys: []string{"x", "d"}, Help: "forget it", Off: off, Do: s.one},
		{Keys: []string{"enter"}, Help: "read", Off: off, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Card{ID: s.all[s.list.At].Pattern}) }},
		{Keys: []string{"X"}, Help: "forget all under “" + kind + "”", Off: off, Do: s.kind},
		{Keys: []string{"esc", "b", "backspace"}, Help: "back", Do: ui.Back},
	}, s.list.Actions()...), s.peek)}
}

func (s *Screen) one() (ui.Move, tea.Cmd) {
	return s.forget(s.all[s.list.At:][:1])
}

func (s *Screen) kind() (ui.Move, tea.Cmd) {
	mark := s.all[s.list.At].Mark
	return s.forget(slices.DeleteFunc(slices.Clone(s.all), func(m practice.Memory) bool { return m.Mark != mark }))
}

func (s *Screen) forget(memories []practice.Memory) (ui.Move, tea.Cmd) {
	p, memories := s.practice, slices.Clone(memories)
	s.loading = true
	return ui.Move{}, func() tea.Msg {
		undo, err := p.Forget(context.Background(), memories)
		again := ui.TakeBack(func() error { return undo(context.Background()) }, "It is remembered again.")
		return cleared{ui.Move{Notice: "Forgotten. Press u, or F9, to take that back.", Undo: again}, err}
	}
}

// Update takes what was read and cleared.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case ui.Restored:
		return ui.Move{}, s.Init()
	case loaded:
		s.loading, s.all, s.err = false, msg.all, msg.err
		s.list.SetCount(len(s.all))
		return ui.Move{}, s.peek()
	case cleared:
		if !s.loading {
			return ui.Stay()
		}
		if msg.err != nil {
			notice := practice.Explain(msg.err) + " " + practice.Hint(msg.err)
			return ui.Move{Notice: notice, Forget: true, Undo: msg.move.Undo}, s.Init()
		}
		return msg.move, s.Init()
	}
	return ui.Move{}, s.aside.Update(msg)
}

// kind is what a mark is called, and what it does.
type kind struct{ name, does string }

func kinds(m practice.Mark) kind {
	switch m {
	case practice.KeptMark:
		return kind{"Kept for later", "It comes a little sooner when it fits, and says that you kept it."}
	case practice.WavedMark:
		return kind{"Not for me", "It rests for a month. You can open it in the library all the same."}
	}
	return kind{"Tried", "It comes a little sooner when it fits, and says that you tried it."}
}

// View draws the kinds, what each does, and the patterns under it.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	width, _ := s.area.Split()
	d := ui.NewDoc(width)
	if s.err != nil {
		d.Para(st.Wrong, "Some of it could not be read: "+practice.Explain(s.err))
		d.Gap()
	}
	if !s.loading && len(s.all) == 0 && s.err == nil {
		d.Para(st.Muted, "heed remembers nothing about patterns yet. What you keep for later, wave away or try is listed here, and can be cleared.")
	}
	names := make([]string, len(s.all))
	for i, m := range s.all {
		names[i] = ui.CardName(s.practice, m.Pattern)
	}
	d.SecondColumn(names...)
	mark := practice.Mark("")
	for i, m := range s.all {
		from := d.Len()
		if m.Mark != mark {
			mark = m.Mark
			d.Gap()
			from = d.Len()
			d.Para(st.Heading, kinds(mark).name)
			d.Para(st.Muted, kinds(mark).does)
		}
		d.Pair(st, i == s.list.At, names[i], when(m, s.practice.Now()))
		if i == s.list.At {
			d.KeepFrom(from)
		}
	}
	return s.aside.Beside(d.View(st, s.area.Height))
}

func when(m practice.Memory, now time.Time) string {
	const date = "2 January 2006"
	switch m.Mark {
	case practice.WavedMark:
		if until := m.When.Add(suggest.Rest); until.After(now) {
			return "rests until " + until.Format("2 January")
		}
		return "has rested, and may come again"
	case practice.TriedMark:
		return "tried " + m.When.Format(date)
	}
	return "kept " + m.When.Format(date)
}
