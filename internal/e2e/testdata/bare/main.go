// Command bare is the least Bubble Tea program that also has Glamour in it, as heed has: what heed's start is measured against.
package main

import (
	"os"

	tea "charm.land/bubbletea/v2"
	"charm.land/glamour/v2"
)

type model struct{}

func (model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "ctrl+c" {
		return m, tea.Quit
	}
	return m, nil
}

func (model) View() tea.View {
	v := tea.NewView("ready")
	v.AltScreen = true
	return v
}

func main() {
	if len(os.Args) > 1 { // never so when measured, but the linker must not know
		if _, err := glamour.Render(os.Args[1], "dark"); err != nil {
			os.Exit(1)
		}
	}
	if _, err := tea.NewProgram(model{}).Run(); err != nil {
		os.Exit(1)
	}
}
