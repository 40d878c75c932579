// Package marks goes through what in a text may point to a person, one place after the other: each can be changed as heed
// suggests, or in one's own words, or left. At the end it asks what only a person can answer.
package marks

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/identify"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the walk.
type Screen struct {
	practice *practice.Practice
	desk     ui.Desk // of a page; without a sitting for other texts
	area     ui.Area
	walk     *identify.Walk // nil until it is worked out
	list     ui.List
	own      *ui.Editor // what the person would rather say; nil while they are not asked
}

// New goes through a page, or through what a walk was begun on.
func New(p *practice.Practice, r ui.Marks) *Screen {
	return &Screen{practice: p, desk: ui.Desk{Sitting: r.Sitting}, walk: r.Walk}
}

// Title says where one is.
func (s *Screen) Title() string { return "May point to a person" }

// found is the walk through a page.
type found struct {
	screen *Screen
	walk   *identify.Walk
}

// Init looks through the page.
func (s *Screen) Init() tea.Cmd {
	if s.walk != nil {
		s.here()
		return nil
	}
	look := s.desk.Sitting.Walk()
	return func() tea.Msg { return found{s, look()} }
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	if s.own != nil {
		s.own.Measure(a.Cells)
		s.own.Resize(max(a.Width-ui.FieldIndent, 1), 1)
	}
	return nil
}

// way is one thing that can be done about a finding.
type way struct {
	key, label string
	do         func() (ui.Move, tea.Cmd)
}

// ways are what can be done here.
func (s *Screen) ways() []way {
	step, ok := s.walk.Here()
	if !ok {
		return nil
	}
	var all []way
	if step.Suggestion != step.Words {
		all = append(all, way{"c", "Change it to “" + step.Suggestion + "”", s.deciding(func() { s.walk.Change(step.Suggestion) })})
		if s.alike(step) {
			all = append(all, way{"a", "The same wherever it stands", s.deciding(s.walk.ChangeAlike)})
		}
	}
	all = append(
		all,
		way{"e", "Put something else in its place", s.ask},
		way{"l", "Leave it as it is", s.deciding(s.walk.Leave)},
	)
	if s.more(step) {
		all = append(all, way{"k", "Leave all of this kind", s.deciding(s.walk.LeaveKind)})
	}
	return all
}

// alike says that the same words come again.
func (s *Screen) alike(step identify.Step) bool {
	return s.another(step, func(other identify.Step) bool { return other.Words == step.Words })
}

// more says that something else of this kind is still to be looked at.
func (s *Screen) more(step identify.Step) bool {
	return s.another(step, func(other identify.Step) bool { return other.Label == step.Label })
}

func (s *Screen) another(step identify.Step, like func(identify.Step) bool) bool {
	n := 0
	for _, other := range s.walk.Steps() {
		if !other.Decided && like(other) {
			n++
		}
	}
	return n > 1 && step.Words != ""
}

// deciding makes an action of something that the walk does.
func (s *Screen) deciding(do func()) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		do()
		return ui.Move{}, s.took()
	}
}

// took brings the page to what the walk says now.
func (s *Screen) took() tea.Cmd {
	s.own = nil
	s.here()
	sitting := s.desk.Sitting
	if sitting == nil {
		return nil
	}
	title, text := sitting.Title, sitting.Text
	if sitting.Walked(s.walk); sitting.Title == title && sitting.Text == text {
		return nil
	}
	return s.desk.Changed()
}

// here puts the choice on the first way.
func (s *Screen) here() {
	s.list = ui.List{Count: len(s.ways())}
}

// Controls are what can be done about this finding.
func (s *Screen) Controls() ui.Controls {
	if s.walk == nil {
		return ui.Controls{Wait: true, Actions: []ui.Action{{Keys: []string{"esc"}, Help: "back", Do: s.leave}}}
	}
	if s.own != nil {
		return ui.Controls{Typing: true, Actions: []ui.Action{
			{Keys: []string{"enter"}, Help: "put it there", Do: s.put},
			{Keys: []string{"esc"}, Help: "not now", Do: s.cancel},
		}}
	}
	over, none := "there is nothing left to look at", ""
	if !s.walk.CanUndo() {
		none = "nothing was decided yet"
	}
	ways := s.ways()
	if len(ways) > 0 {
		over = ""
	}
	actions := []ui.Action{{Keys: []string{"enter"}, Help: "choose", Off: over, Do: func() (ui.Move, tea.Cmd) { return ways[s.list.At].do() }}}
	for _, w := range ways {
		actions = append(actions, ui.Action{Keys: []string{w.key}, Help: w.label, Minor: true, Do: w.do})
	}
	actions = append(
		actions,
		ui.Action{Keys: []string{"x"}, Help: "leave all the rest", Minor: true, Off: over, Do: s.deciding(s.walk.LeaveAll)},
		ui.Action{Keys: []string{"u", "f9", "ctrl+z"}, Help: "take back", Off: none, Do: s.deciding(s.walk.Undo)},
	)
	back := ui.Action{Keys: []string{"esc", "backspace", "f5"}, Help: "back", Do: s.leave}
	switch out := s.desk.Sitting == nil; {
	case out && over != "": // of a text on its way out every road leads on to reading it
		actions = append(actions[1:], ui.Action{Keys: []string{"enter", "esc", "backspace", "f5"}, Help: "go on", Do: s.leave})
	case out:
		if back.Help = "go on"; s.area.Width >= 60 {
			back.Help = "leave the rest and read it"
		}
		actions = append(actions, back)
	default: // and at the end Enter does nothing: pressed once more, it would break a line in the page
		actions = append(actions, back)
	}
	return ui.Controls{Actions: append(actions, ui.Arrows(s.list.Actions())...)}
}

// leave goes back. What was said to stay is not marked any more.
func (s *Screen) leave() (ui.Move, tea.Cmd) {
	if s.desk.Sitting != nil && s.walk != nil {
		s.desk.Sitting.Pass(s.walk.Left())
	}
	return ui.Back()
}

// ask asks for words of one's own, beginning with those that are suggested.
func (s *Screen) ask() (ui.Move, tea.Cmd) {
	step, _ := s.walk.Here()
	s.own = ui.NewField(step.Suggestion)
	s.Resize(s.area)
	return ui.Stay()
}

func (s *Screen) put() (ui.Move, tea.Cmd) {
	s.walk.Change(s.own.Text())
	return ui.Move{}, s.took()
}

func (s *Screen) cancel() (ui.Move, tea.Cmd) {
	s.own = nil
	return ui.Stay()
}

// Update takes what was found, and what is typed.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case found:
		if msg.screen == s {
			s.walk = msg.walk
			s.here()
		}
		return ui.Stay()
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.own != nil {
			s.own.Update(msg)
		}
		return ui.Stay()
	}
	return s.desk.Update(msg)
}

// Seal is for ui.Sealer.
func (s *Screen) Seal() func() error {
	if s.desk.Sitting == nil {
		return nil
	}
	return s.desk.Seal()
}
