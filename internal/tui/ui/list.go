package ui

import tea "charm.land/bubbletea/v2"

// List is where the person is among some rows. It holds no rows: the screen has them and draws them.
type List struct {
	At    int // the chosen row, from 0
	Count int // how many rows there are
}

// SetCount says how many rows there are now, and keeps the choice among them.
func (l *List) SetCount(n int) {
	l.Count = n
	l.At = max(min(l.At, n-1), 0)
}

// Move goes by rows, and stops at the ends.
func (l *List) Move(by int) {
	l.At = max(min(l.At+by, l.Count-1), 0)
}

// page is how far Page Up and Page Down go: a little less than the least screen has, so that nothing is passed over.
const page = 8

// Actions are the keys that move about, told on the help page.
func (l *List) Actions() []Action {
	by := func(n int) func() (Move, tea.Cmd) {
		return func() (Move, tea.Cmd) { l.Move(n); return Stay() }
	}
	off := ""
	if l.Count < 2 {
		off = "there is only one thing here"
	}
	return []Action{
		{Keys: []string{"up", "k"}, Help: "up", Minor: true, Off: off, Do: by(-1)},
		{Keys: []string{"down", "j"}, Help: "down", Minor: true, Off: off, Do: by(1)},
		{Keys: []string{"pgup", "ctrl+u"}, Help: "further up", Minor: true, Off: off, Do: by(-page)},
		{Keys: []string{"pgdown", "ctrl+f"}, Help: "further down", Minor: true, Off: off, Do: by(page)},
		{Keys: []string{"home", "g"}, Help: "first", Minor: true, Off: off, Do: by(-1 << 30)},
		{Keys: []string{"end", "G"}, Help: "last", Minor: true, Off: off, Do: by(1 << 30)},
	}
}

// Scroll is how far a page is scrolled. The cursor stands on its first visible row, so that a screen reader reads from there.
type Scroll struct {
	top    int
	Rows   int // how many rows the page has
	Height int // how many are seen
}

// Fit says how many rows there are and how many are seen, and stays among them.
func (s *Scroll) Fit(rows, height int) {
	s.Rows, s.Height = rows, height
	s.By(0)
}

// By scrolls by rows, and stops at the ends.
func (s *Scroll) By(n int) { s.top = max(min(s.top+n, s.Rows-s.Height), 0) }

// Top is the first row that is seen.
func (s *Scroll) Top() int { return s.top }

// Actions are the keys that scroll.
func (s *Scroll) Actions() []Action {
	by := func(n int) func() (Move, tea.Cmd) {
		return func() (Move, tea.Cmd) { s.By(n); return Stay() }
	}
	off := ""
	if s.Rows <= s.Height {
		off = "all of it is on the screen"
	}
	screen := max(s.Height-2, 1)
	return []Action{
		{Keys: []string{"up", "k"}, Help: "up", Minor: true, Off: off, Do: by(-1)},
		{Keys: []string{"down", "j"}, Help: "down", Minor: true, Off: off, Do: by(1)},
		{Keys: []string{"pgup", "ctrl+u"}, Help: "a screen up", Minor: true, Off: off, Do: by(-screen)},
		{Keys: []string{"pgdown", "space", "ctrl+f"}, Help: "a screen down", Minor: true, Off: off, Do: by(screen)},
		{Keys: []string{"home", "g"}, Help: "top", Minor: true, Off: off, Do: by(-1 << 30)},
		{Keys: []string{"end", "G"}, Help: "end", Minor: true, Off: off, Do: by(1 << 30)},
	}
}

// View shows the rows that are seen, cut at the width.
func (s *Scroll) View(st Styles, width int, rows []string) View {
	d := NewDoc(width)
	d.rows = rows // a page may have thousands; those that are seen are cut
	d.standAt(s.top)
	return d.window(st, s.top, s.Height)
}
