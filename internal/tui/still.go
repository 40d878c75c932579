package tui

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/tui/ui"
)

// View shows the screen. For somebody who wants everything to keep still it stays as it was drawn while nothing happens but
// that time passes: clocks move on with the next key. Nothing that is locked away stays to be seen.
func (m *Model) View() tea.View {
	if m.held != nil && m.closing == notClosing {
		return *m.held
	}
	return m.draw()
}

// hold keeps what is seen when only time has passed.
func (m *Model) hold(msg tea.Msg) {
	switch msg.(type) {
	case ui.Timed:
		if m.held == nil && m.practice.Config().ReducedMotion {
			seen := m.draw()
			m.held = &seen
		}
	case ui.Later: // asks for the time and changes nothing
	default:
		m.held = nil
	}
}
