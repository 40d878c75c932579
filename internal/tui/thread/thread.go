// Package thread shows what somebody wrote on one theme, in the order in which it happened and in their own words. It is read
// and drawn beside the screen, so that years of it hold up no key.
package thread

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// Screen is the thread of one theme.
type Screen struct {
	practice *practice.Practice
	theme    theme.Theme
	area     ui.Area
	steps    []practice.Step // as they happened
	newest   bool            // shown newest first
	page     page
	drawing  int // counts what was asked to be drawn
	at       int // the chosen step, as they are shown
	scroll   ui.Scroll
	loading  bool
	fault    error // what of it could not be read
}

// New is the thread of a theme, to be filled by Init.
func New(p *practice.Practice, id theme.ID) *Screen {
	return &Screen{practice: p, theme: theme.Of(id), loading: true}
}

// Title is the name of the theme.
func (s *Screen) Title() string { return s.theme.Name }

type (
	loaded struct {
		of    *Screen
		steps []practice.Step
		fault error
	}
	drawn struct {
		of      *Screen
		drawing int
		page    page
	}
)

// Init reads the thread, again when one comes back to it.
func (s *Screen) Init() tea.Cmd {
	p, id := s.practice, s.theme.ID
	return func() tea.Msg {
		steps, fault := p.Thread(context.Background(), id)
		return loaded{s, steps, fault}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	same := a.Width == s.area.Width && a.Styles.Palette == s.area.Styles.Palette
	s.area = a
	s.scroll.Fit(len(s.page.rows), s.area.Height)
	if same {
		return nil
	}
	return s.draw()
}

// draw draws the steps beside the screen.
func (s *Screen) draw() tea.Cmd {
	if s.loading || s.area.Width == 0 {
		return nil
	}
	s.drawing++
	drawing, area, fault, about := s.drawing, s.area, s.fault, s.theme.Plain
	steps := slices.Clone(s.steps)
	if s.newest {
		slices.Reverse(steps)
	}
	return func() tea.Msg { return drawn{s, drawing, drawPage(area, about, steps, fault)} }
}

// Controls go from step to step, and open what one belongs to.
func (s *Screen) Controls() ui.Controls {
	empty, order := "", "newest first"
	if len(s.page.starts) == 0 {
		empty = "there is nothing here yet"
	}
	if s.newest {
		order = "oldest first"
	}
	noEntry := empty
	if empty == "" && s.page.entries[s.at].IsZero() {
		noEntry = "this belongs to no entry"
	}
	return ui.Controls{Wait: s.loading || s.drawing == 0, Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: "open", Off: noEntry, Do: s.open},
		{Keys: []string{"o"}, Help: order, Off: empty, Do: s.turn},
		{Keys: []string{"e"}, Help: "entries", Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Entries{Find: "theme:" + string(s.theme.ID)})
		}},
		{Keys: []string{"esc", "b", "backspace"}, Help: "back", Do: ui.Back},
	}, s.moves(empty)...)}
}

func (s *Screen) moves(off string) []ui.Action {
	do := func(step func()) func() (ui.Move, tea.Cmd) {
		return func() (ui.Move, tea.Cmd) { step(); return ui.Stay() }
	}
	screen := max(s.area.Height-2, 1)
	return []ui.Action{
		{Keys: []string{"up", "k"}, Help: "up", Minor: true, Off: off, Do: do(s.up)},
		{Keys: []string{"down", "j"}, Help: "down", Minor: true, Off: off, Do: do(s.down)},
		{Keys: []string{"pgup", "ctrl+u"}, Help: "a screen up", Minor: true, Off: off, Do: do(func() { s.by(-screen) })},
		{Keys: []string{"pgdown", "space", "ctrl+f"}, Help: "a screen down", Minor: true, Off: off, Do: do(func() { s.by(screen) })},
		{Keys: []string{"home", "g"}, Help: "top", Minor: true, Off: off, Do: do(func() { s.choose(0) })},
		{Keys: []string{"end", "G"}, Help: "end", Minor: true, Off: off, Do: do(func() { s.choose(len(s.page.starts) - 1) })},
	}
}

func (s *Screen) open() (ui.Move, tea.Cmd) { return ui.Open(ui.Entry{ID: s.page.entries[s.at]}) }

// turn shows it the other way round, and stays at the step one has chosen.
func (s *Screen) turn() (ui.Move, tea.Cmd) {
	s.newest = !s.newest
	s.at = len(s.page.starts) - 1 - s.at
	return ui.Move{}, s.draw()
}

// end is the row after a step.
func (s *Screen) end(i int) int {
	if i+1 < len(s.page.starts) {
		return s.page.starts[i+1]
	}
	return len(s.page.rows)
}

// down goes to the next step, once the end of a tall one was seen.
func (s *Screen) down() {
	if s.end(s.at) > s.scroll.Top()+s.area.Height {
		s.scroll.By(max(min(s.area.Height-2, s.end(s.at)-s.scroll.Top()-s.area.Height), 1))
		return
	}
	s.choose(s.at + 1)
}

// up goes to the step before, once the beginning of a tall one was seen.
func (s *Screen) up() {
	if start := s.page.starts[s.at]; start < s.scroll.Top() {
		s.scroll.By(-min(s.area.Height-2, s.scroll.Top()-start))
		return
	}
	s.choose(s.at - 1)
}

// choose chooses a step, and scrolls as little as it can so that all of it is seen, or at least its beginning.
func (s *Screen) choose(i int) {
	if len(s.page.starts) == 0 {
		s.at = 0
		return
	}
	s.take(i)
	start, end, top := s.page.starts[s.at], s.end(s.at), s.scroll.Top()
	if s.at == 0 {
		start = 0 // with what stands above the first
	}
	if end > top+s.area.Height {
		top = end - s.area.Height
	}
	top = min(top, start)
	s.scroll.By(top - s.scroll.Top())
}

// by scrolls, and chooses the first step of which the beginning is seen.
func (s *Screen) by(rows int) {
	s.scroll.By(rows)
	i, _ := slices.BinarySearch(s.page.starts, s.scroll.Top())
	switch {
	case i == len(s.page.starts) || i > 0 && s.page.starts[i] >= s.scroll.Top()+s.area.Height:
		i-- // in the middle of a tall one
	case rows > 0 && s.scroll.Top()+s.area.Height >= len(s.page.rows):
		i = len(s.page.starts) - 1
	}
	s.take(i)
}

// take lets go of the chosen step, and chooses another.
func (s *Screen) take(i int) {
	s.sign(min(s.at, len(s.page.starts)-1), false)
	s.at = max(min(i, len(s.page.starts)-1), 0)
	s.sign(s.at, true)
}

// Update takes what was read and drawn.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case loaded:
		if msg.of == s {
			s.loading, s.steps, s.fault = false, msg.steps, msg.fault
			return ui.Move{}, s.draw()
		}
	case ui.Restored:
		return ui.Move{}, s.Init()
	case drawn:
		if msg.of == s && msg.drawing == s.drawing {
			s.page = msg.page
			s.scroll.Fit(len(s.page.rows), s.area.Height)
			s.choose(s.at)
		}
	}
	return ui.Stay()
}
