package guided

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/guide"
	"heed/internal/tui/ui"
)

// openingActions show what is agreed or said first, line by line, and then begin.
func (s *Screen) openingActions() []ui.Action {
	if s.page == roles {
		return s.roleActions()
	}
	actions := []ui.Action{{Keys: []string{"enter", "space"}, Help: s.onward(), Do: s.goOn}}
	if s.run != nil && len(s.run.Roles()) > 0 {
		actions = append(actions, ui.Action{Keys: []string{"o"}, Help: "who does what", Do: s.show(roles)})
	}
	actions = append(actions, ui.Action{Keys: []string{"esc", "q"}, Help: "leave", Do: ui.Back})
	return append(actions, scrolling(s.scroll.Actions())...)
}

// scrolling leaves Space to go on.
func scrolling(actions []ui.Action) []ui.Action {
	for i, a := range actions {
		if a.Keys[0] == "pgdown" {
			actions[i].Keys = []string{"pgdown", "ctrl+f"}
		}
	}
	return actions
}

func (s *Screen) onward() string {
	switch c := s.consent(); {
	case c != nil && c.AllShown(), s.walk != nil && s.walk.Ready():
		return "begin"
	case s.walk != nil:
		return "ask first"
	}
	return "agreed"
}

func (s *Screen) goOn() (ui.Move, tea.Cmd) {
	s.scroll = ui.Scroll{}
	onward := func() bool { return s.walk.Asked() }
	if c := s.consent(); c != nil {
		onward = c.ShowLine
	}
	if !onward() {
		s.begin(s.now())
	} else if s.consent() != nil {
		s.toNewest()
	}
	return ui.Move{}, tea.Batch(s.tick(), s.told())
}

// opening draws what comes before the first step.
func (s *Screen) opening() ui.View {
	switch {
	case s.page == roles:
		return s.rolesPage()
	case s.walk == nil:
		return s.agreement()
	case s.walk.Ready():
		return s.askFirst()
	}
	return s.preparation()
}

// agreement is the lines of consent, those that were shown. Where there is no room for all of them the newest is shown
// whole, and those before it can be scrolled to.
func (s *Screen) agreement() ui.View {
	d, newest := s.lines()
	rows := d.All()
	s.scroll.Fit(len(rows), s.area.Height)
	v := s.scroll.View(s.area.Styles, d.Width(), rows)
	if y := newest - s.scroll.Top(); y >= 0 && y < s.area.Height && v.Cursor != nil {
		v.Cursor.Y = y
	}
	return v
}

// toNewest scrolls so that the line that was shown last is seen: to its end, or, where it is taller than the screen, to its
// beginning.
func (s *Screen) toNewest() {
	d, newest := s.lines()
	s.scroll.Fit(d.Len(), s.area.Height)
	s.scroll.By(max(newest-s.scroll.Top(), 0))
}

// lines draws them, and says in which row the newest begins.
func (s *Screen) lines() (d *ui.Doc, newest int) {
	st := s.area.Styles
	d = ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	d.Para(st.Muted, s.ground.Passing)
	consent := s.consent()
	lines := consent.Lines()[:consent.Shown()]
	for i, line := range lines {
		d.Gap()
		words := st.Text
		if i == len(lines)-1 {
			newest, words = d.Len(), st.Strong
		}
		d.Para(st.Heading, line.Name)
		d.Hang(words, "  ", line.Say)
	}
	if consent.AllShown() {
		d.Gap()
		if s.run != nil && s.run.Session.Fit != "" {
			d.Para(st.Heading, "When it fits, and when not")
			d.Hang(st.Care, "  ", s.run.Session.Fit)
			d.Gap()
		}
		d.Para(st.Muted, "That these lines were shown is all heed knows; it does not note who agreed.")
	}
	return d, newest
}

// preparation is what a trainer reads beforehand.
func (s *Screen) preparation() ui.View {
	st, e, safety := s.area.Styles, s.walk.Exercise, s.walk.Safety
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	d.Para(st.Text, e.Aim)
	d.Para(st.Muted, guide.Outline(e.Minutes(), e.People))
	part := func(heading string, lines ...string) {
		lines = nonEmpty(lines)
		if len(lines) == 0 {
			return
		}
		d.Gap()
		d.Para(st.Heading, heading)
		for _, l := range lines {
			d.Hang(st.Text, "· ", l)
		}
	}
	part("Bring", e.Before.Need...)
	part("Beforehand", append(e.Before.Prepare, safety.Tell)...)
	part("Sitting out", e.Before.OptingOut, safety.OptingOut)
	part("Take care", e.After.DoNot, safety.Assume, safety.StaysHere)
	part("Never", safety.Never...)
	part("Stop when", safety.StopWhen...)
	part("Other ways to do it", e.After.Variations...)
	part("Where it comes from", e.Sources...)
	rows := d.All()
	s.scroll.Fit(len(rows), s.area.Height)
	return s.scroll.View(st, d.Width(), rows)
}

func nonEmpty(lines []string) (kept []string) {
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			kept = append(kept, l)
		}
	}
	return kept
}

// askFirst is what is said before anybody begins, as a room may see it.
func (s *Screen) askFirst() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, calmWidth))
	ui.Lower(d, s.area, 3)
	d.Para(st.Muted, "Say this first, and wait:")
	d.Gap()
	d.Cursor(0)
	d.Para(st.Strong, s.walk.Exercise.Before.AskFirst)
	d.Gap()
	d.Para(st.Text, s.walk.Exercise.Before.OptingOut)
	return ui.Centred(d, s.area)
}
