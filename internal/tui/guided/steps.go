package guided

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/guide"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// goingActions are what whoever leads can do in the steps.
func (s *Screen) goingActions() []ui.Action {
	switch s.page {
	case plan:
		return s.planActions()
	case back:
		return append([]ui.Action{{Keys: []string{"esc", "w"}, Help: "go on", Do: s.show(leader)}}, s.scroll.Actions()...)
	case roles:
		return s.roleActions()
	}
	p := s.pace
	actions := s.sleepActions()
	actions = append(actions, s.onwardAction())
	if p.Paused() {
		actions = append(actions, ui.Action{Keys: []string{"space"}, Help: "let the clock go on", Do: s.act(p.Resume, "")})
	} else {
		actions = append(actions, ui.Action{Keys: []string{"space"}, Help: "pause", Do: s.act(p.Pause, "The clock stands still. Space lets it go on.")})
	}
	if s.run != nil {
		actions = append(actions, ui.Action{Keys: []string{"w"}, Help: "ways back", Do: s.show(back)})
	}
	actions = append(actions,
		ui.Action{Keys: []string{"v"}, Help: "show the room", Do: s.show(room)},
		ui.Action{Keys: []string{"b", "left"}, Help: "back a step", Off: offUnless(p.At() > 0, "this is the first step"), Do: s.act(p.Back, "Back, with the time it had.")},
		ui.Action{Keys: []string{"s"}, Help: "skip", Off: offUnless(!p.Last(), "this is the last step"), Do: s.act(p.Skip, "Skipped. B brings it back.")},
		s.veering(),
		ui.Action{Keys: []string{"p"}, Help: "the plan: move, stretch, shorten", Do: s.show(plan)},
		ui.Action{Keys: []string{"+", "="}, Help: "a minute more for this step", Minor: true, Do: s.stretch(1)},
		ui.Action{Keys: []string{"-"}, Help: "a minute less for this step", Minor: true, Do: s.stretch(-1)},
		ui.Action{Keys: []string{"h"}, Help: "hide or show the time", Minor: true, Do: s.hide},
		ui.Action{Keys: []string{"a"}, Help: "another question to ask", Minor: true, Off: offUnless(len(p.Current().Spare) > 0, "this step has none"), Do: s.nextSpare},
	)
	if s.run != nil && len(s.run.Roles()) > 0 {
		actions = append(actions, ui.Action{Keys: []string{"o"}, Help: "who does what", Minor: true, Do: s.show(roles)})
	}
	actions = append(actions, ui.Action{Keys: []string{"c"}, Help: "close: on to what is kept", Minor: true, Do: s.act(s.finish, "")})
	actions = append(actions, ui.Action{Keys: []string{"esc", "x"}, Help: "stop", Do: s.act(s.pace.Stop, "")})
	return append(actions, scrolling(s.scroll.Actions())...)
}

// roomActions are what can be done while everybody sees the screen: nothing that is for the leader comes up.
func (s *Screen) roomActions() []ui.Action {
	p := s.pace
	minor := func(help string, do func() (ui.Move, tea.Cmd), keys ...string) ui.Action {
		return ui.Action{Keys: keys, Help: help, Minor: true, Do: do}
	}
	pause := p.Pause
	if p.Paused() {
		pause = p.Resume
	}
	next := s.onwardAction()
	next.Minor = true
	return append([]ui.Action{
		{Keys: []string{"v"}, Help: "the leader's view", Do: s.show(room)},
		next,
		minor("pause, or go on", s.act(pause, ""), "space"),
		minor("back a step", s.act(p.Back, ""), "b", "left"),
		minor("hide or show the time", s.hide, "h"),
		minor("stop", s.act(p.Stop, ""), "x"),
		{Keys: []string{"esc"}, Help: "back to the leader", Do: s.show(room)},
	}, scrolling(s.scroll.Actions())...)
}

func (s *Screen) hide() (ui.Move, tea.Cmd) {
	s.pace.HideTime(!s.pace.Hidden())
	return ui.Move{}, s.told()
}

func offUnless(can bool, why string) string {
	if can {
		return ""
	}
	return why
}

// onwardAction goes to the next step or, after the last, on to closing.
func (s *Screen) onwardAction() ui.Action {
	if !s.pace.Last() {
		return ui.Action{Keys: []string{"enter", "n", "right"}, Help: "next step", Do: s.act(s.pace.Next, "")}
	}
	return ui.Action{Keys: []string{"enter", "n"}, Help: "close", Do: s.act(s.finish, "")}
}

// finish leaves the steps for the end.
func (s *Screen) finish(now time.Time) bool {
	s.page, s.list = leader, ui.List{}
	s.closing = closing{}
	return s.close(now)
}

func (s *Screen) veering() ui.Action {
	if s.pace.Veered() {
		return ui.Action{Keys: []string{"f"}, Help: "back to the plan", Do: s.act(s.pace.Return, "Back to the plan.")}
	}
	return ui.Action{Keys: []string{"f"}, Help: "follow something else", Do: s.act(s.pace.Veer, "Off the plan. The time of this step waits; F comes back to it.")}
}

func (s *Screen) stretch(minutes int) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		i := s.pace.At()
		if s.page == plan {
			i = s.list.At
		}
		if !s.pace.Stretch(i, minutes) {
			return ui.Say("This step cannot get longer or shorter than that.")
		}
		return ui.Stay()
	}
}

func (s *Screen) nextSpare() (ui.Move, tea.Cmd) {
	s.spare = (s.spare + 1) % (len(s.pace.Current().Spare) + 1)
	return ui.Stay()
}

// sleepActions ask whether the time counts for which the computer slept.
func (s *Screen) sleepActions() []ui.Action {
	if s.pace.Slept() == 0 {
		return nil
	}
	count := func(do func() bool) func() (ui.Move, tea.Cmd) {
		return func() (ui.Move, tea.Cmd) { do(); return ui.Stay() }
	}
	return []ui.Action{
		{Keys: []string{"y"}, Help: "count it", Do: count(s.pace.CountSleep)},
		{Keys: []string{"d"}, Help: "leave it out", Do: count(s.pace.DropSleep)},
	}
}

// steps draws where it is.
func (s *Screen) steps() ui.View {
	switch s.page {
	case room:
		return s.roomView()
	case plan:
		return s.planPage()
	case back:
		return s.waysBack()
	case roles:
		return s.rolesPage()
	}
	return s.leaderView()
}

// calmWidth is for what is read from further away than a desk, or while somebody is talking.
const calmWidth = ui.RoomWidth

// further draws a column of which more is shown when somebody scrolls.
func (s *Screen) further(d *ui.Doc) ui.View {
	s.scroll.Fit(d.Len(), s.area.Height)
	d.Further(s.scroll.Top())
	return d.View(s.area.Styles, s.area.Height)
}

// words are what is to be said or done in a step.
func (s *Screen) words(d *ui.Doc, step guide.Step) {
	st := s.area.Styles
	if step.Do != "" {
		d.Para(st.Text, step.Do)
		d.Gap()
	}
	if step.Silent {
		d.Para(st.Muted, "Nothing to say. If somebody asks, you could say:")
		d.Gap()
	}
	if step.Say != "" {
		d.Para(st.Strong, step.Say)
	}
}

// led says who leads the step, when that is not the leader.
func (s *Screen) led() string {
	if s.run == nil {
		return ""
	}
	h, ok := s.run.Leading()
	if !ok {
		return ""
	}
	if h.Who != "" {
		return " · " + h.Name + ": " + h.Who
	}
	return " · " + h.Name
}

// clock is the row with the time, or with the question whether time counts for which the computer slept.
func (s *Screen) clock(d *ui.Doc) {
	st, p := s.area.Styles, s.pace
	if slept := p.Slept(); slept > 0 {
		d.Para(st.Care, "The computer slept for "+minutes(slept)+". It is not counted, unless you say so (y).")
	}
	d.Para(st.Muted, strings.Join(nonEmpty([]string{s.left(), s.state()}), " · "))
}

func (s *Screen) state() string {
	switch p := s.pace; {
	case p.Paused():
		return "paused"
	case p.Veered():
		return "off the plan"
	}
	return ""
}

// left is the minutes that are left, in words; empty when nobody wants to see them.
func (s *Screen) left() string {
	p := s.pace
	if p.Hidden() {
		return ""
	}
	here := "in this step"
	if s.area.Width < titleWidth {
		here = ""
	}
	words := leftIn(p.Left(), here) + " · " + leftIn(p.LeftInAll(), "in all")
	if here == "" && p.LeftInAll() >= 0 { // "left" is said once
		words = leftIn(p.Left(), here) + " · " + strconv.Itoa(guide.WholeMinutes(p.LeftInAll())) + " in all"
	}
	if short := p.Needed() - p.LeftInAll(); short >= time.Minute && p.LeftInAll() > 0 {
		words += " (the plan wants " + minutes(short) + " more)"
	}
	return words
}

func leftIn(d time.Duration, where string) string {
	n, words := guide.WholeMinutes(d), "left"
	if n < 0 {
		n, words = -n, "over"
	}
	return strings.TrimSpace(inMinutes(n) + " " + words + " " + where)
}

func minutes(d time.Duration) string { return inMinutes(guide.WholeMinutes(d)) }

func inMinutes(n int) string {
	if n == 1 {
		return "1 minute"
	}
	return fmt.Sprintf("%d minutes", n)
}

// roomView is what everybody may see.
func (s *Screen) roomView() ui.View {
	now := s.pace.Current()
	r := ui.Room{Name: now.Name + s.led(), Words: now.ForRoom()}
	if !s.pace.Hidden() {
		r.Lines = append(r.Lines, leftIn(s.pace.Left(), ""))
	}
	return ui.Room{Name: r.Name, Words: r.Words, Lines: append(r.Lines, s.state())}.View(s.area)
}

// told tells the window for the room where the session is.
func (s *Screen) told() tea.Cmd {
	if s.pace == nil {
		return nil
	}
	state := practice.Room{Exercise: s.walk != nil, ID: s.session + s.exercise}
	state.Phase, state.Begun = string(s.pace.Phase()), s.pace.Begun().Unix()
	if p := s.pace; p.Phase() == guide.Going {
		state.Step, state.Left, state.Hidden, state.Paused = p.Current().ID, guide.WholeMinutes(p.Left()), p.Hidden(), p.Paused()
	}
	return func() tea.Msg {
		s.practice.ShowRoom(state)
		return nil
	}
}

// waysBack is sentences for when it slides into advice or blame.
func (s *Screen) waysBack() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	d.Para(st.Muted, "When it slides into advice or blame, you could say:")
	for _, line := range s.run.WaysBack() {
		d.Gap()
		d.Hang(st.Quote, "  ", line)
	}
	rows := d.All()
	s.scroll.Fit(len(rows), s.area.Height)
	return s.scroll.View(st, d.Width(), rows)
}

// planActions change the steps that are to come.
func (s *Screen) planActions() []ui.Action {
	move := func(by int) func() (ui.Move, tea.Cmd) {
		return func() (ui.Move, tea.Cmd) {
			if !s.pace.Move(s.list.At, by) {
				return ui.Say("Only steps that are to come can change places.")
			}
			s.list.Move(by)
			return ui.Stay()
		}
	}
	return append([]ui.Action{
		{Keys: []string{"+", "="}, Help: "a minute more", Do: s.stretch(1)},
		{Keys: []string{"-"}, Help: "a minute less", Do: s.stretch(-1)},
		{Keys: []string{"e", "shift+up", "K"}, Help: "earlier", Do: move(-1)},
		{Keys: []string{"l", "shift+down", "J"}, Help: "later", Do: move(1)},
		{Keys: []string{"esc", "p", "enter"}, Help: "go on", Do: s.show(leader)},
	}, s.list.Actions()...)
}

func (s *Screen) planPage() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	if !s.area.Low() {
		s.clock(d)
		d.Gap()
	}
	signs := map[guide.StageState]string{guide.Done: "done", guide.Skipped: "skipped", guide.Now: "now", guide.Ahead: ""}
	var names []string
	for _, stage := range s.pace.Stages() {
		names = append(names, stage.Name)
	}
	d.Sentences(longest(names))
	for i, stage := range s.pace.Stages() {
		about := minutes(stage.Planned)
		if sign := signs[stage.State]; sign != "" {
			about += ", " + sign
		}
		d.Pair(st, i == s.list.At, stage.Name, about)
	}
	return d.View(st, s.area.Height)
}
