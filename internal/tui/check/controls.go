package check

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/checkin"
	"heed/internal/tui/ui"
)

// Controls depend on what covers the question and on where letters go.
func (s *Screen) Controls() ui.Controls {
	switch s.mode {
	case jumping:
		return s.menuControls(s.jump, "go there")
	case stopping:
		return s.menuControls(s.stop, "choose")
	}
	if s.whyCovers() {
		return s.whyControls()
	}
	actions := []ui.Action{
		s.enterAction(),
		{Keys: []string{"s", "f4"}, Help: "skip", Off: s.cannotSkip(), Do: s.forward},
		{Keys: []string{"b", "shift+tab", "left"}, Help: "back", Off: s.atStart(), Do: s.back},
		{Keys: []string{"esc"}, Help: s.escHelp(), Do: s.escape},
		{Keys: []string{"w", "f2"}, Help: "why?", Off: s.noWhy(), Do: s.toggle(&s.why)},
		{Keys: []string{"p", "f3"}, Help: s.wordsHelp(), Do: s.toggle(&s.plain)},
		{Keys: []string{"n", "tab"}, Help: s.noteHelp(), Off: s.noNote(), Do: s.note},
		{Keys: []string{"j", "f5"}, Help: "jump", Do: s.openJump},
		{Keys: []string{"x", "f7"}, Help: "take back", Off: s.unanswered(), Do: s.takeBack},
	}
	if s.focus == onField {
		// The left arrow is for the words here.
		actions[2].Keys = []string{"shift+tab"}
		return ui.Controls{Actions: append(actions, ui.EditorHelp()...), Typing: true, Wait: s.desk.Leaving()}
	}
	actions = append(actions, ui.Arrows(s.list.Actions())...) // "j" jumps here
	return ui.Controls{Actions: actions, Wait: s.desk.Leaving()}
}

// whyControls are for when why the question is asked needs the whole screen.
func (s *Screen) whyControls() ui.Controls {
	s.says.Fit(len(s.whyRows()), s.area.Height)
	return ui.Controls{Actions: append([]ui.Action{
		{Keys: []string{"w", "f2", "esc", "enter"}, Help: "back to the question", Do: s.toggle(&s.why)},
	}, s.says.Actions()...)}
}

func (s *Screen) enterAction() ui.Action {
	if s.focus == onField {
		return ui.Action{Keys: []string{"enter"}, Help: "go on", Do: s.forward}
	}
	return ui.Action{Keys: []string{"enter", "space"}, Help: "choose", Do: s.choose}
}

func (s *Screen) toggle(what *bool) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		*what = !*what
		return ui.Stay()
	}
}

func (s *Screen) wordsHelp() string {
	if s.plain {
		return "usual words"
	}
	return "plain words"
}

func (s *Screen) noWhy() string {
	if s.area.Wide() {
		return "it is shown beside the question"
	}
	return ""
}

func (s *Screen) cannotSkip() string {
	if k := s.step().Kind; k == checkin.Lens || k == checkin.Depth {
		return "the rest depends on it"
	}
	return ""
}

func (s *Screen) atStart() string {
	if s.at == 0 {
		return "this is the first question"
	}
	return ""
}

func (s *Screen) noteHelp() string {
	if s.focus == onField {
		return "answers"
	}
	return "note"
}

func (s *Screen) noNote() string {
	if s.step().Kind != checkin.Statement {
		return "a note goes with a statement"
	}
	if s.unanswered() != "" {
		return "choose an answer first"
	}
	return ""
}

// note goes to the note of the answer, and from there back to the answers.
func (s *Screen) note() (ui.Move, tea.Cmd) {
	if s.focus == onField {
		s.focus = onOptions
		return ui.Stay()
	}
	s.focus = onField
	return ui.Stay()
}

func (s *Screen) unanswered() string {
	if s.step().Kind != checkin.Statement || !s.step().Answered(s.desk.Sitting) {
		return "this is not answered yet"
	}
	return ""
}

func (s *Screen) escHelp() string {
	if s.onNote() {
		return "to the answers"
	}
	return "stop"
}

func (s *Screen) onNote() bool { return s.focus == onField && s.step().Kind == checkin.Statement }

func (s *Screen) escape() (ui.Move, tea.Cmd) {
	if s.onNote() {
		s.focus = onOptions
		return ui.Stay()
	}
	if s.desk.Sitting.Empty() {
		return ui.Back()
	}
	s.mode = stopping
	s.menu = ui.List{Count: len(stops)}
	return ui.Stay()
}

func (s *Screen) openJump() (ui.Move, tea.Cmd) {
	s.mode = jumping
	s.menu = ui.List{Count: len(s.steps), At: s.at}
	return ui.Stay()
}

func (s *Screen) menuControls(do func() (ui.Move, tea.Cmd), help string) ui.Controls {
	return ui.Controls{Wait: s.desk.Leaving(), Actions: append([]ui.Action{
		{Keys: []string{"enter", "space"}, Help: help, Do: do},
		{Keys: []string{"esc"}, Help: "go on with the question", Do: func() (ui.Move, tea.Cmd) {
			s.mode = asking
			return ui.Stay()
		}},
	}, s.menu.Actions()...)}
}

func (s *Screen) jump() (ui.Move, tea.Cmd) {
	s.enter(s.menu.At)
	return ui.Stay()
}

// The ways to stop, in the order of the menu.
const (
	goOn = iota
	seeStandout
	later
	throwAway
)

var stops = [...]struct{ name, about string }{
	goOn:        {"Go on", ""},
	seeStandout: {"See what stands out", "from what there is so far"},
	later:       {"Leave it for later", "it is sealed, and waits on the home screen"},
	throwAway:   {"Throw it away", "it can be brought back for a while"},
}

func (s *Screen) stop() (ui.Move, tea.Cmd) {
	switch s.menu.At {
	case seeStandout:
		return s.finish()
	case later:
		return s.desk.Leave()
	case throwAway:
		s.mode = asking
		return s.desk.Discard(ui.Check{Sitting: s.desk.Sitting})
	}
	s.mode = asking
	return ui.Stay()
}
