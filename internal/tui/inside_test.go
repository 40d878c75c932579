package tui

import "heed/internal/tui/ui"

// Top and Everywhere are for the test that writes down all keys.
func (m *Model) Top() ui.Screen { return m.top() }

func (m *Model) Everywhere() []ui.Action { return m.everywhere() }
