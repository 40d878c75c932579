package intend

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Controls depend on the row.
func (s *Screen) Controls() ui.Controls {
	if s.aim == nil {
		return ui.Controls{Wait: s.err == nil, Actions: []ui.Action{{Keys: []string{"esc"}, Help: "back", Do: ui.Back}}}
	}
	actions := []ui.Action{
		s.enterAction(),
		{Keys: []string{"ctrl+d", "f10"}, Help: "keep", Off: s.nothing(), Do: s.keep},
		{Keys: []string{"down", "tab"}, Help: "next", Minor: true, Do: s.move(1)},
		{Keys: []string{"up", "shift+tab"}, Help: "back up", Minor: true, Do: s.move(-1)},
		{Keys: []string{"f8"}, Help: "throw it away", Minor: true, Off: s.nothing(), Do: s.throwAway},
		{Keys: []string{"esc"}, Help: "back", Do: func() (ui.Move, tea.Cmd) { return s.leave("Kept as it is. Press u, or F9, to take it back.") }},
	}
	typing := s.field() != nil
	switch {
	case typing:
		actions = append(actions, ui.EditorHelp()...)
	case s.at == rowLook:
		actions = append(actions,
			ui.Action{Keys: []string{"right", "space", "l"}, Help: "later", Do: s.turn(1)},
			ui.Action{Keys: []string{"left", "h"}, Help: "sooner", Do: s.turn(-1)})
	case s.at == rowCard:
		actions = append(actions, ui.Action{Keys: []string{"x", "space"}, Help: s.tieHelp(), Do: s.tie})
	}
	return ui.Controls{Actions: actions, Typing: typing, Wait: s.leaving != nil}
}

func (s *Screen) enterAction() ui.Action {
	switch s.at {
	case rowKeep:
		return ui.Action{Keys: []string{"enter"}, Help: "keep it", Off: s.nothing(), Do: s.keep}
	case rowCard:
		id := s.tied()
		return ui.Action{Keys: []string{"enter"}, Help: "read the card", Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Card{ID: id}) }}
	}
	return ui.Action{Keys: []string{"enter"}, Help: "go on", Do: s.move(1)}
}

func (s *Screen) move(by int) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		s.goBy(by)
		return ui.Stay()
	}
}

func (s *Screen) nothing() string {
	if s.fields.text() == "" {
		return "nothing is written yet"
	}
	return ""
}

func (s *Screen) turn(by int) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		n := look(len(looks()))
		s.look = (s.look + look(by) + n) % n
		return ui.Move{}, s.changed()
	}
}

// tied is the card it is tied to, or was until it was loosened here, so that it can be tied again.
func (s *Screen) tied() pattern.ID {
	if s.aim.Pattern != "" {
		return s.aim.Pattern
	}
	return s.loosened
}

func (s *Screen) tieHelp() string {
	if s.aim.Pattern == "" {
		return "tie it again"
	}
	return "loosen it"
}

func (s *Screen) tie() (ui.Move, tea.Cmd) {
	s.aim.Pattern, s.loosened = s.loosened, s.aim.Pattern
	return ui.Move{}, s.changed()
}

// View draws the two halves, and what goes with them.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.width())
	switch {
	case s.err != nil:
		d.Para(st.Wrong, practice.Explain(s.err))
		return d.View(st, s.area.Height)
	case s.aim == nil:
		return d.View(st, s.area.Height)
	}
	if s.fields.whole != nil {
		s.drawField(d, rowWhole, "In your words", s.fields.whole)
	} else {
		s.drawField(d, rowWhen, "If…", s.fields.when)
		if !s.area.Low() {
			d.Gap()
		}
		s.drawField(d, rowWhat, "then I will…", s.fields.what)
	}
	if !s.area.Low() {
		d.Gap()
	}
	if !s.area.Low() || s.nothing() != "" {
		d.Para(st.Muted, "One is plenty. For example: if she goes quiet, then I will wait.")
		d.Gap()
	}
	s.drawLook(d)
	if id := s.tied(); id != "" {
		label := "From the card: " + ui.CardName(s.practice, id)
		if s.aim.Pattern == "" {
			label = "No longer tied to: " + ui.CardName(s.practice, id)
		}
		d.Choice(st, s.at == rowCard, label)
	}
	d.Choice(st, s.at == rowKeep, "Keep it")
	return d.View(st, s.area.Height)
}

// drawField draws one half: as a field while it is written, else as the words it holds.
func (s *Screen) drawField(d *ui.Doc, r row, label string, f *ui.Editor) {
	st := s.area.Styles
	from := d.Len()
	if s.at != r {
		d.Para(st.Muted, label)
		words := f.Text()
		if words == "" {
			words = "…"
		}
		d.Hang(st.Own, "  ", words)
		return
	}
	d.Para(st.Strong, label)
	f.Draw(d, st)
	d.KeepFrom(from)
}

func (s *Screen) drawLook(d *ui.Doc) {
	st := s.area.Styles
	label := "Look at it again: " + looks()[s.look]
	day, ok := s.day()
	if s.look != noDay && s.look != onADay {
		label += ", " + day.Format("Monday 2 January")
	}
	d.Choice(st, s.at == rowLook, label)
	if s.at == rowLook {
		about := "It rests until then. Nothing reminds you."
		if s.look == noDay {
			about = "It waits on the home screen."
		}
		d.Hang(st.Muted, "    ", about)
	}
	if s.look != onADay {
		return
	}
	about := "For example: 24 December, or 2026-12-24."
	if s.fields.day.Text() != "" {
		if about = day.Format("Monday 2 January 2006"); !ok {
			about = "That is no day that heed can read. For example: 24 December."
		}
	}
	if s.at == rowDay {
		s.fields.day.Draw(d, st)
	} else {
		d.Hang(st.Own, "    ", s.fields.day.Text())
	}
	d.Hang(st.Muted, "    ", about)
}
