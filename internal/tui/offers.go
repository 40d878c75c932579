package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"heed/internal/frame"
	"heed/internal/guide"
	"heed/internal/practice"
	"heed/internal/reading"
	"heed/internal/tui/ui"
)

// single are the things behind a place, by their own names: what there is to read, sessions, exercises. They are offered
// once something is typed: without that the list would be long.
type single struct {
	readings *reading.Shelf
	guide    *guide.Shelf
}

// readSingles reads them beside the screens. What is wrong with somebody's own files is told where they are listed.
func (m *Model) readSingles() tea.Msg {
	var s single
	s.readings, _ = m.practice.Readings()
	s.guide, _ = m.practice.Guide()
	return s
}

func (s single) offers() []offer {
	var all []offer
	lead := func(name, about string, r ui.Route) {
		all = append(all, offer{name: name, about: about, deep: true, do: func(m *Model) tea.Cmd { return m.push(r) }})
	}
	if s.readings != nil {
		for _, p := range s.readings.Pages {
			lead(p.Title, "to read", ui.Reading{Name: string(p.ID)})
		}
		lead("A path of seven weeks", "to read", ui.Path{})
	}
	if s.guide != nil {
		for _, x := range s.guide.Sessions {
			lead(x.Name, "a guided session", ui.Guided{ID: x.ID})
		}
		lead(s.guide.Ground.CheckIn.Name, "for two people", ui.Talk{})
		for _, x := range s.guide.Exercises {
			lead(x.Name, "an exercise", ui.Exercise{ID: x.ID})
		}
	}
	return all
}

// frameOffers set the page that is open out in a frame or, where none is, begin one.
func (m *Model) frameOffers() []offer {
	if !m.practice.Open() {
		return nil
	}
	var all []offer
	for _, f := range m.practice.Frames.All() {
		all = append(all, offer{name: f.Name, about: "a frame to write with", deep: true, do: func(m *Model) tea.Cmd {
			move, cmd := m.writeWith(f)
			return tea.Batch(cmd, m.move(move))
		}})
	}
	return all
}

func (m *Model) writeWith(f frame.Frame) (ui.Move, tea.Cmd) {
	if page, ok := m.top().(ui.Framed); ok {
		return page.UseFrame(f)
	}
	sitting, err := m.practice.Begin()
	if err != nil {
		return ui.Say(practice.Explain(err))
	}
	sitting.BeginWith(f)
	return ui.Open(ui.Write{Sitting: sitting})
}

// pressed is what the screen would be told if the key were pressed; only such keys are known as screens take themselves.
func pressed(name string) (tea.KeyPressMsg, bool) {
	switch name {
	case "f3":
		return tea.KeyPressMsg{Code: tea.KeyF3}, true
	case "esc":
		return tea.KeyPressMsg{Code: tea.KeyEscape}, true
	}
	for before, mod := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt} {
		if len(name) == len(before)+1 && name[:len(before)] == before {
			return tea.KeyPressMsg{Code: rune(name[len(name)-1]), Mod: mod}, true
		}
	}
	return tea.KeyPressMsg{}, false
}

// offered says that an action can be had from the palette: not what only moves about, nor what is done by several keys of
// which the screen takes each for something else.
func (m *Model) offered(a ui.Action) bool {
	if moves(a) || m.leadsToPlace(a) {
		return false
	}
	if a.Do != nil {
		return true
	}
	_, known := pressed(a.Keys[0])
	return known && len(a.Keys) == 1
}

// perform does what an action is for, by its key where the screen takes that itself.
func (m *Model) perform(a ui.Action) tea.Cmd {
	if k, known := pressed(a.Keys[0]); a.Do == nil && known {
		return m.tell(len(m.stack)-1, k)
	}
	return m.do(a)
}

// now is the action as it is now: the screen may have changed since the palette was opened.
func (m *Model) now(was ui.Action) (ui.Action, bool) {
	all := slices.Concat(m.top().Controls().Actions, m.everywhere())
	i := slices.IndexFunc(all, func(a ui.Action) bool { return a.Help == was.Help && slices.Contains(a.Keys, was.Keys[0]) })
	if i < 0 {
		return ui.Action{}, false
	}
	return all[i], true
}
