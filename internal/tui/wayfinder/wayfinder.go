// Package wayfinder asks "what is hard right now?": a few situations, under each the problems that cards speak of, and under
// each problem its card.
package wayfinder

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the situations, or the problems of one.
type Screen struct {
	area   ui.Area
	ways   []pattern.Hard
	way    int // the chosen situation; -1 while choosing
	list   ui.List
	before int // where the list of situations was
}

// New asks what is hard.
func New(p *practice.Practice) *Screen {
	// What is wrong with the file a test tells; what of it can be read is shown.
	ways, _ := pattern.WhatIsHard(p.Library)
	return &Screen{ways: ways, way: -1, list: ui.List{Count: len(ways)}}
}

// Title says where one is.
func (s *Screen) Title() string { return "What is hard right now?" }

// Init has nothing to load.
func (s *Screen) Init() tea.Cmd { return nil }

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

// Controls open what is chosen, and go back.
func (s *Screen) Controls() ui.Controls {
	help := "this is it"
	if s.way >= 0 {
		help = "read the card"
	}
	return ui.Controls{Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: help, Do: s.open},
		{Keys: []string{"/"}, Help: "say it in your own words", Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Library{Find: true}) }},
		{Keys: []string{"esc", "b", "backspace"}, Help: "back", Do: s.back},
	}, s.list.Actions()...)}
}

func (s *Screen) open() (ui.Move, tea.Cmd) {
	if s.way >= 0 {
		return ui.Open(ui.Card{ID: s.ways[s.way].Cards[s.list.At].ID})
	}
	s.way, s.before = s.list.At, s.list.At
	s.list = ui.List{Count: len(s.ways[s.way].Cards)}
	return ui.Stay()
}

func (s *Screen) back() (ui.Move, tea.Cmd) {
	if s.way < 0 {
		return ui.Back()
	}
	s.way = -1
	s.list = ui.List{At: s.before, Count: len(s.ways)}
	return ui.Stay()
}

// Update has nothing to take.
func (s *Screen) Update(tea.Msg) (ui.Move, tea.Cmd) { return ui.Stay() }

// View draws the situations, or the problems of one.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	if s.way < 0 {
		if !s.area.Low() {
			d.Para(st.Muted, "Which of these is nearest? None has to fit well.")
			d.Gap()
		}
		for i, w := range s.ways {
			d.Choice(st, i == s.list.At, line(w))
		}
		return d.View(st, s.area.Height)
	}
	w := s.ways[s.way]
	d.Para(st.Heading, line(w))
	if !s.area.Low() {
		d.Gap()
	}
	for i, c := range w.Cards {
		from := d.Len()
		d.Choice(st, i == s.list.At, c.ProblemLine())
		if i == s.list.At {
			d.Hang(st.Muted, "    ", c.Name)
			d.KeepFrom(from)
		}
	}
	if s.list.At == 0 {
		d.KeepFrom(0)
	}
	return d.View(st, s.area.Height)
}

func line(w pattern.Hard) string {
	if w.Line == "" {
		return "Something in your own cards"
	}
	return w.Line
}
