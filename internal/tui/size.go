package tui

import tea "charm.land/bubbletea/v2"

// wholeScreen makes the whole screen the region that scrolls, and leaves the cursor where it is.
const wholeScreen = "\x1b7\x1b[r\x1b8"

// fit fits everything to the size of the window. Two ask for it whenever it changes, Bubble Tea and [passOn], and what the one
// was told first may come last. So after each change it is asked for again, until nothing changes any more.
func (m *Model) fit(size tea.WindowSizeMsg) tea.Cmd {
	if m.sized && size.Width == m.area.Width && size.Height == m.area.Height {
		return m.resize()
	}
	anew := m.drawAnew()
	m.area.Width, m.area.Height, m.sized = size.Width, size.Height, true
	return tea.Batch(anew, m.resize(), tea.RequestWindowSize)
}

// drawAnew makes the terminal forget what it was told while it had another size, then draws everything. Bubble Tea makes a
// scroll quick by a region, and then gives the terminal back its rows, as many as it knows of. If the window has grown in
// between, its last rows stay out of that region, also on the pictures that follow, and these come to stand over each other.
func (m *Model) drawAnew() tea.Cmd {
	if !m.sized {
		return nil // this is the first size, and nothing was drawn before
	}
	return tea.Sequence(tea.Raw(wholeScreen), tea.ClearScreen)
}
