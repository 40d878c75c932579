package tui

import tea "charm.land/bubbletea/v2"

// wholeScreen makes the whole screen the region that scrolls, and leaves the cursor where it is.
const wholeScreen = "\x1b7\x1b[r\x1b8"

// fit fits everything to the size of the window.
func (m *Model) fit(size tea.WindowSizeMsg) tea.Cmd {
	anew := m.drawAnew()
	m.area.Width, m.area.Height, m.sized = size.Width, size.Height, true
	return tea.Batch(anew, m.resize())
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
