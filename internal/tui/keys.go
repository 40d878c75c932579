package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"heed/internal/tui/ui"
)

// typing gives a key or a paste to the top screen, or keeps it while that screen is about to change by itself.
func (m *Model) typing(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "ctrl+c" {
		if !m.asked && slices.ContainsFunc(m.stack, func(s ui.Screen) bool { return s.Controls().Live }) {
			m.asked, m.notice = true, "Ctrl+C again ends the session. Nothing of it is kept."
			return nil
		}
		return m.leave()
	}
	m.notice, m.asked = "", false
	m.lastKey = m.practice.Now()
	switch m.closing {
	case locking:
		return nil // meant for what is being put away
	case stuck:
		return m.unstick(msg)
	}
	if m.top().Controls().Wait {
		m.typed = append(m.typed, msg)
		return nil
	}
	k, isKey := msg.(tea.KeyPressMsg)
	if m.cover != nil {
		if m.tooSmall() {
			return nil
		}
		return m.cover.take(m, msg)
	}
	if m.tooSmall() && !(m.top().Controls().Typing && (!isKey || isLetter(k))) {
		return nil // words are taken, but nothing is done on a screen that cannot be seen
	}
	if isKey {
		if cmd, done := m.act(k); done {
			return cmd
		}
	}
	return m.tell(len(m.stack)-1, msg)
}

// unstick tries again to lock, or comes back to what could not be sealed.
func (m *Model) unstick(msg tea.Msg) tea.Cmd {
	k, _ := msg.(tea.KeyPressMsg)
	switch k.String() {
	case "enter":
		m.closing = notClosing
		return m.lock()
	case "esc":
		m.closing = notClosing
	}
	return nil
}

// act does what the key is for, if an action of the screen or of the whole program takes it.
func (m *Model) act(k tea.KeyPressMsg) (tea.Cmd, bool) {
	controls := m.top().Controls()
	for _, a := range slices.Concat(controls.Actions, m.everywhere()) {
		if !slices.Contains(a.Keys, k.String()) || controls.Typing && isLetter(k) {
			continue
		}
		if a.Do == nil {
			return nil, false // the screen takes it itself
		}
		if a.Off != "" {
			m.notice = "Not now: " + a.Off + "."
			return nil, true
		}
		move, cmd := a.Do()
		return tea.Batch(cmd, m.move(move)), true
	}
	return nil, false
}

// isLetter says that the key writes something.
func isLetter(k tea.KeyPressMsg) bool { return k.Text != "" && k.Mod&(tea.ModCtrl|tea.ModAlt) == 0 }

// everywhere are the actions that every screen has.
func (m *Model) everywhere() []ui.Action {
	return []ui.Action{
		{Keys: []string{"?", "f1"}, Help: "help", Do: func() (ui.Move, tea.Cmd) {
			return m.lay(newHelp(m.top().Title(), m.top().Controls(), m.common()))
		}},
		{Keys: []string{"ctrl+o", ":"}, Help: "type what you want to do, or where to go", Minor: true, Do: func() (ui.Move, tea.Cmd) {
			move, _ := m.lay(newPalette(m))
			if !m.practice.Open() {
				return move, nil
			}
			return move, m.readSingles
		}},
		{Keys: []string{"u", "f9"}, Help: "undo: bring back what you threw away", Minor: true, Off: m.nothingToUndo(), Do: m.takeBack},
		{Keys: []string{"ctrl+r"}, Help: "begin the demonstration again", Minor: true, Off: m.noDemonstration(), Do: func() (ui.Move, tea.Cmd) {
			return ui.Move{Kind: ui.Starting, To: ui.Demo{}, Notice: "Everything will be as it was."}, nil
		}},
		{Keys: []string{"ctrl+l"}, Help: "lock the journal", Minor: true, Off: m.cannotLock(), Do: func() (ui.Move, tea.Cmd) { return ui.Move{}, m.lock() }},
		{Keys: []string{"ctrl+z"}, Help: "seal what is open and go to the shell for a while", Minor: true, Off: m.editing(), Do: func() (ui.Move, tea.Cmd) {
			return ui.Move{}, m.close(suspending)
		}},
		{Keys: []string{"ctrl+c"}, Help: "quit: seal what is open and leave heed", Minor: true, Do: ui.Quit},
	}
}

// common are those of them there is any use in telling of: what is for demonstrations only is told in one.
func (m *Model) common() []ui.Action {
	return slices.DeleteFunc(m.everywhere(), func(a ui.Action) bool { return a.Keys[0] == "ctrl+r" && a.Off != "" })
}

func (m *Model) nothingToUndo() string {
	if m.undo == nil {
		return "nothing was thrown away"
	}
	return ""
}

func (m *Model) noDemonstration() string {
	if _, is := m.practice.Demonstration(); !is {
		return "this is no demonstration"
	}
	return ""
}

func (m *Model) takeBack() (ui.Move, tea.Cmd) {
	undo := m.undo
	m.undo = nil
	return undo()
}

// editing says why Ctrl+Z does not stop the program: while letters are text it takes back what was typed.
func (m *Model) editing() string {
	if m.top().Controls().Typing {
		return "here it takes back what you typed"
	}
	if len(stopSignals()) == 0 {
		return "this system cannot go on with a program that was stopped"
	}
	return ""
}

// replay gives what was typed while waiting to the screen that came.
func (m *Model) replay() tea.Cmd {
	var cmds []tea.Cmd
	for len(m.typed) > 0 && !m.top().Controls().Wait {
		next := m.typed[0]
		m.typed = m.typed[1:]
		cmds = append(cmds, m.typing(next))
	}
	return tea.Batch(cmds...)
}
