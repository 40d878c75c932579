package guided

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/tui/ui"
)

// stoppedActions are the ways on from the stop page.
func (s *Screen) stoppedActions() []ui.Action {
	goOn := s.show(halted)
	if s.pace != nil {
		goOn = s.act(s.pace.GoOn, "On with it, from where you were.")
	}
	leave := "leave; nothing is kept"
	if s.area.Width < titleWidth { // all three are needed in the row of hints
		leave = "leave"
	}
	return append([]ui.Action{
		{Keys: []string{"L"}, Help: leave, Do: s.leave},
		{Keys: []string{"c"}, Help: "close", Do: s.act(s.finish, "")},
		{Keys: []string{"esc", "enter", "g"}, Help: "go on", Do: goOn},
	}, s.scroll.Actions()...)
}

// leave forgets all of it.
func (s *Screen) leave() (ui.Move, tea.Cmd) {
	s.forget()
	return ui.Move{Kind: ui.Returning, Notice: "Nothing was kept."}, s.told()
}

// stopPage says what to do now, and where somebody can turn to.
func (s *Screen) stopPage() ui.View {
	st, words := s.area.Styles, s.ground.Stop
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	d.Para(st.Strong, words.Say)
	d.Gap()
	for _, line := range words.Lines {
		d.Hang(st.Text, "· ", line)
	}
	d.Gap()
	support := s.practice.Config().Support
	if len(support) == 0 {
		d.Para(st.Care, words.NoHelp)
	}
	for _, line := range support {
		d.Hang(st.Care, "  ", line)
	}
	rows := d.All()
	s.scroll.Fit(len(rows), s.area.Height)
	return s.scroll.View(st, d.Width(), rows)
}

// roleActions change who holds a role.
func (s *Screen) roleActions() []ui.Action {
	if s.closing.field != nil {
		return []ui.Action{
			{Keys: []string{"enter"}, Help: "keep this name", Do: s.nameRole},
			{Keys: []string{"esc"}, Help: "leave it", Do: func() (ui.Move, tea.Cmd) { s.closing.field = nil; return ui.Stay() }},
		}
	}
	return append([]ui.Action{
		{Keys: []string{"enter"}, Help: "say who", Do: func() (ui.Move, tea.Cmd) {
			return s.closing.ask(s.area, s.run.Roles()[s.list.At].Who)
		}},
		{Keys: []string{"esc", "o"}, Help: "go on", Do: s.show(leader)},
	}, s.list.Actions()...)
}

func (s *Screen) nameRole() (ui.Move, tea.Cmd) {
	typed := strings.Join(strings.Fields(s.closing.field.Text()), " ")
	i := s.list.At
	s.run.SetRole(s.run.Roles()[i].ID, typed)
	s.closing.field = nil
	s.list.Move(1)
	if s.run.Roles()[i].Who != typed {
		return ui.Say("Only the first twenty letters are shown.")
	}
	return ui.Stay()
}

// rolesPage is who holds which role.
func (s *Screen) rolesPage() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	d.Para(st.Muted, "Initials will do. They are forgotten when the session ends.")
	d.Gap()
	var names []string
	for _, h := range s.run.Roles() {
		names = append(names, h.Name)
	}
	d.SecondColumn(longest(names))
	for i, h := range s.run.Roles() {
		chosen := i == s.list.At
		if chosen && s.closing.field != nil {
			d.Para(st.Chosen, ui.Sign+h.Name)
			s.closing.field.Draw(d, st)
			continue
		}
		d.Pair(st, chosen, h.Name, h.Who)
		if chosen {
			d.Hang(st.Muted, "    ", h.Does)
		}
	}
	return d.View(st, s.area.Height)
}

func longest(names []string) string {
	most := ""
	for _, n := range names {
		if len(n) > len(most) {
			most = n
		}
	}
	return most
}
