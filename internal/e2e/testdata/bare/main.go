// Command bare is the least Bubble Tea program that also has Glamour in it, as heed has: what heed is measured against. It
// shows how many keys were pressed. "bare version" says a line and ends. "bare 120" may draw as often a second, instead of
// the usual 60 times.
package main

import (
	"fmt"
	"os"
	"strconv"

	tea "charm.land/bubbletea/v2"
	"charm.land/glamour/v2"
)

type model struct{ pressed int }

func (model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		m.pressed++
		if k.String() == "ctrl+c" {
			return m, tea.Quit
		}
	}
	return m, nil
}

func (m model) View() tea.View {
	v := tea.NewView("ready " + strconv.Itoa(m.pressed))
	v.AltScreen = true
	return v
}

func main() {
	var options []tea.ProgramOption
	switch len(os.Args) {
	case 1:
	case 2:
		if os.Args[1] == "version" {
			fmt.Println("bare")
			return
		}
		fps, err := strconv.Atoi(os.Args[1])
		if err != nil {
			os.Exit(2)
		}
		options = append(options, tea.WithFPS(fps))
	default: // never so when measured, but the linker must not know
		if _, err := glamour.Render(os.Args[2], "dark"); err != nil {
			os.Exit(1)
		}
	}
	if _, err := tea.NewProgram(model{}, options...).Run(); err != nil {
		os.Exit(1)
	}
}
