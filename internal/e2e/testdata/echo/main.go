// Command echo is a small Bubble Tea program with which the harness is tested: it shows what reaches it.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

type model struct {
	width, height int
	keys          []string
	text, pasted  string
	dark          bool
}

func (m model) Init() tea.Cmd { return tea.RequestBackgroundColor }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		m.dark = msg.IsDark()
	case tea.PasteMsg:
		m.pasted = fmt.Sprintf("%d bytes %.20q", len(msg.Content), msg.Content)
	case tea.KeyPressMsg:
		m.keys = append(m.keys, msg.String())
		m.text += msg.Text
		if msg.String() == "ctrl+c" {
			return m, tea.Quit
		}
	}
	return m, nil
}

func (m model) View() tea.View {
	if m.width == 0 {
		return tea.NewView("")
	}
	style := lipgloss.NewStyle()
	v := tea.NewView(strings.Join([]string{
		fmt.Sprintf("ready %dx%d dark=%v", m.width, m.height, m.dark),
		style.Bold(true).Foreground(lipgloss.Color("#e8c27a")).Render("bold") + " " +
			style.Italic(true).Render("italic") + " " + style.Reverse(true).Render("reverse") + " " +
			style.Faint(true).Render("faint") + " " + style.Underline(true).Render("underline"),
		"┌─────┬─────┐ 日本 <&> 👩‍👩‍👧 e",
		"│ box │ ▌▐ █│",
		"└─────┴─────┘",
		"keys: " + strings.Join(m.keys, " "),
		"pasted: " + m.pasted,
		"> " + m.text,
	}, "\n"))
	v.AltScreen, v.WindowTitle = true, "echo"
	v.Cursor = tea.NewCursor(2+lipgloss.Width(m.text), 7)
	return v
}

func main() {
	if _, err := tea.NewProgram(model{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("goodbye")
	os.Exit(7)
}
