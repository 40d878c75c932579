package ui

import (
	tea "charm.land/bubbletea/v2"
)

// Link is something a page leads on to.
type Link struct {
	Under string // a heading above this one and those after it; empty to go on under the last
	Name  string
	About string
	Do    func() (Move, tea.Cmd)
}

// Walk is a page that is scrolled, with links below it. Tab walks along them, wherever on the page one is; the real
// cursor goes along. Going back leaves the link one came by chosen.
type Walk struct {
	scroll Scroll
	area   Area
	page   []string // drawn rows; nil until they are
	links  []Link
	chosen int // -1 while reading
	rows   []string
	at     []int // the row of each link
}

// NewWalk is an empty page.
func NewWalk() *Walk { return &Walk{chosen: -1} }

// Width is how wide the page is drawn.
func (w *Walk) Width() int { return min(w.area.Width, ReadWidth) }

// Resize takes the area, and says whether the page has to be drawn again.
func (w *Walk) Resize(a Area) (again bool) {
	before, width := w.area, w.Width()
	w.area = a
	w.lay()
	return w.page == nil || w.Width() != width || before.Styles.Palette != a.Styles.Palette
}

// Fill shows a page.
func (w *Walk) Fill(page []string, links []Link) {
	w.page, w.links = page, links
	w.chosen = min(w.chosen, len(links)-1)
	w.lay()
}

// Filled says that there is a page.
func (w *Walk) Filled() bool { return w.page != nil }

// Top is the first row of the page that is seen.
func (w *Walk) Top() int { return w.scroll.Top() }

// lay puts the links below the page.
func (w *Walk) lay() {
	st := w.area.Styles
	d := NewDoc(w.Width())
	d.Rows(w.page...)
	w.at = nil
	for i, l := range w.links {
		if l.Under != "" {
			d.Gap()
			d.Para(st.Heading, l.Under)
		}
		w.at = append(w.at, d.Len())
		d.Pair(st, i == w.chosen, l.Name, l.About)
	}
	w.rows = d.All()
	w.scroll.Fit(len(w.rows), w.area.Height)
}

// Actions walk along the links, and scroll.
func (w *Walk) Actions(help string) []Action {
	noLinks, notChosen := "", ""
	if len(w.links) == 0 {
		noLinks = "this page leads nowhere else"
	}
	if w.chosen < 0 {
		notChosen = "choose with Tab first"
	}
	return append([]Action{
		{Keys: []string{"enter"}, Help: "go there", Off: notChosen, Do: func() (Move, tea.Cmd) { return w.links[w.chosen].Do() }},
		{Keys: []string{"tab", "right"}, Help: help, Off: noLinks, Do: w.next(1)},
		{Keys: []string{"shift+tab", "left"}, Help: help + ", backwards", Minor: true, Off: noLinks, Do: w.next(-1)},
	}, w.scroll.Actions()...)
}

func (w *Walk) next(by int) func() (Move, tea.Cmd) {
	return func() (Move, tea.Cmd) {
		n := len(w.links)
		switch {
		case w.chosen < 0 && by < 0:
			w.chosen = n - 1
		case w.chosen < 0:
			w.chosen = 0
		default:
			w.chosen = (w.chosen + by + n) % n
		}
		w.lay()
		w.show()
		return Stay()
	}
}

// show scrolls as far as is needed to see the chosen link, and the one after it or the words below it.
func (w *Walk) show() {
	row, height := w.at[w.chosen], w.area.Height
	switch {
	case row < w.scroll.Top()+1:
		w.scroll.By(row - 1 - w.scroll.Top())
	case row > w.scroll.Top()+height-3:
		w.scroll.By(row + 3 - height - w.scroll.Top())
	}
}

// View shows the rows that are seen; the cursor stands on the first of them, or on the chosen link.
func (w *Walk) View() View {
	v := w.scroll.View(w.area.Styles, w.Width(), w.rows)
	if w.chosen >= 0 && v.Cursor != nil {
		if y := w.at[w.chosen] - w.scroll.Top(); y >= 0 && y < w.area.Height {
			v.Cursor.X, v.Cursor.Y = 0, y
		}
	}
	return v
}
