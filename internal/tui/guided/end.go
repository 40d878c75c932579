package guided

import (
	"heed/internal/guide"
	"heed/internal/practice"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// closingPage draws the end of it.
func (s *Screen) closingPage() ui.View {
	if s.walk != nil {
		return s.after()
	}
	if s.closing.path != "" {
		d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
		d.Written(s.area.Styles, s.closing.path)
		d.Para(s.area.Styles.Muted, "Only your account on this computer can open it. It is not sealed, and heed does not note where it is. All else of the session is forgotten.")
		return d.View(s.area.Styles, s.area.Height)
	}
	if s.draft() == nil {
		return ui.NewDoc(s.area.Width).View(s.area.Styles, s.area.Height)
	}
	switch s.closing.step {
	case choosing:
		return s.themesPage()
	case sending, naming:
		return s.sendingPage()
	}
	return s.draftPage()
}

// after is what belongs to the end of an exercise.
func (s *Screen) after() ui.View {
	st, e, safety := s.area.Styles, s.walk.Exercise, s.walk.Safety
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	part := func(heading string, lines ...string) {
		if lines = nonEmpty(lines); len(lines) == 0 {
			return
		}
		d.Gap()
		d.Para(st.Heading, heading)
		for _, l := range lines {
			d.Hang(st.Text, "· ", l)
		}
	}
	part("Questions to ask", e.After.Debrief...)
	part("In this order", safety.Debrief...)
	part("Before people go", safety.After)
	part("Where to turn to", s.practice.Config().Support...)
	rows := d.All()
	s.scroll.Fit(len(rows), s.area.Height)
	return s.scroll.View(st, d.Width(), rows)
}

func (s *Screen) draftPage() ui.View {
	st, draft := s.area.Styles, s.draft()
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	if !s.area.Low() || !draft.Read() { // where rows are precious, until it was read together
		d.Para(st.Muted, s.keeping())
	} else { // the row of hints has no room for it there
		d.Para(st.Muted, "Keep, drop or change each; Enter goes on.")
	}
	d.Gap()
	signs := map[guide.Decision]string{guide.KeepPart: "kept", guide.ChangedPart: "kept, changed", guide.DropPart: "dropped", guide.Undecided: ""}
	for i, p := range draft.Parts() {
		chosen := i == s.list.At
		if chosen && s.closing.step == changing {
			d.Para(st.Chosen, ui.Sign+p.Name)
			s.closing.field.Draw(d, st)
			continue
		}
		words, sign := p.Text, signs[p.Decision]
		if p.Decision == guide.ChangedPart {
			words = p.Changed
		}
		if words == "" {
			words, sign = "nothing", ""
		}
		if sign != "" {
			sign = " (" + sign + ")"
		}
		d.Choice(st, chosen, p.Name+": "+words+sign)
	}
	if s.list.At == 0 {
		d.KeepFrom(0) // what is said before anything is kept
	}
	if s.closing.step == adding || s.closing.step == other {
		d.Para(st.Chosen, map[step]string{adding: "What one person will do, in their own words", other: "What else to keep"}[s.closing.step])
		s.closing.field.Draw(d, st)
	}
	return d.View(st, s.area.Height)
}

// keeping is what is said before anything is kept.
func (s *Screen) keeping() string {
	if s.talk != nil {
		return s.talk.Words.Keep
	}
	return s.ground.Keeping.Say + " " + s.ground.Keeping.Owner
}

func (s *Screen) themesPage() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	d.Para(st.Muted, "Which themes did the group choose? None is fine.")
	d.Gap()
	chosen := map[theme.ID]bool{}
	for _, id := range s.draft().Themes() {
		chosen[id] = true
	}
	for i, t := range theme.All() {
		mark := "( ) "
		if chosen[t.ID] {
			mark = "(x) "
		}
		d.Choice(st, i == s.list.At, mark+t.Name)
	}
	return d.View(st, s.area.Height)
}

func (s *Screen) sendingPage() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	d.Para(st.Text, "Where does it go? What nobody decided on is dropped, wherever it goes.")
	d.Gap()
	for i, to := range s.destinations() {
		chosen := i == s.list.At
		d.Choice(st, chosen, to.words)
		if chosen && s.closing.step == naming {
			d.Para(st.Muted, "A file that only you can read. It is not sealed: whoever has it can read it.")
			s.closing.field.Draw(d, st)
		}
	}
	if s.closing.err != nil {
		d.Gap()
		d.Para(st.Wrong, practice.Explain(s.closing.err))
		d.Para(st.Muted, practice.Hint(s.closing.err))
	}
	return d.View(st, s.area.Height)
}

// View draws where it is.
func (s *Screen) View() ui.View {
	if s.pace == nil && s.talk == nil {
		d := ui.NewDoc(s.area.Width)
		if s.ground != nil {
			d.Para(s.area.Styles.Text, "There is no such session or exercise.")
		}
		return d.View(s.area.Styles, s.area.Height)
	}
	switch s.phase() {
	case guide.Opening:
		return s.opening()
	case guide.Going:
		if s.talk != nil {
			return s.spokenView()
		}
		return s.steps()
	case guide.Stopped:
		return s.stopPage()
	}
	return s.closingPage()
}
