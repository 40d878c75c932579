package check

import (
	"charm.land/lipgloss/v2"

	"heed/internal/pattern"
	"heed/internal/tui/ui"
)

// Beside the question, on a wide terminal, stands why it is asked.
const (
	whyWidth  = 40
	columnGap = 4
)

// column is how wide the question may be.
func (s *Screen) column() int {
	if s.area.Wide() {
		return s.area.Width - whyWidth - columnGap
	}
	return s.area.Width
}

// View draws the question, or what covers it.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	switch s.mode {
	case jumping:
		return s.viewJump()
	case stopping:
		return s.viewStop()
	}
	if s.whyCovers() {
		rows := s.whyRows()
		scroll := s.says
		scroll.Fit(len(rows), s.area.Height)
		return scroll.View(st, s.area.Width, rows)
	}
	d := ui.NewDoc(s.column())
	s.drawQuestion(d)
	if !s.area.Wide() {
		if s.why {
			d.Gap()
			s.drawWhy(d)
		}
		return d.View(st, s.area.Height)
	}
	v := d.View(st, s.area.Height)
	side := ui.NewDoc(whyWidth)
	s.drawWhy(side)
	left := lipgloss.NewStyle().Width(s.column() + columnGap).Render(v.Body)
	v.Body = lipgloss.JoinHorizontal(lipgloss.Top, left, side.View(st, s.area.Height).Body)
	return v
}

func (s *Screen) drawQuestion(d *ui.Doc) {
	st, step := s.area.Styles, s.step()
	if s.at == 0 && !s.area.Low() {
		d.Para(st.Muted, s.practice.Questions.Intro)
		d.Gap()
	}
	if step.kind == statement {
		q := s.practice.Questions
		if note := step.note(q); note != "" && !s.area.Low() {
			d.Para(st.Muted, note)
			d.Gap()
		}
		if !s.area.Low() {
			d.Para(st.Muted, q.Scale(step.item.Scale).Stem)
			d.Gap()
		}
	}
	from := d.Len()
	if step.item.Own {
		d.Para(st.Own, "Yours:")
	}
	d.Para(st.Strong, step.question(s.plain))
	switch {
	case step.kind == statement && !s.plain && step.item.Anchor != "":
		d.Para(st.Muted, step.item.Anchor)
	case step.kind == ownWords || step.kind == mood:
		if step.prompt.Note != "" {
			d.Para(st.Muted, step.prompt.Note)
		}
	case step.kind == depth && s.tired():
		d.Para(st.Care, "A short way, or stopping here, is just as good today.")
	}
	if !s.area.Low() {
		d.Gap()
	}
	s.drawOptions(d)
	s.drawField(d)
	d.KeepFrom(from)
}

// tired says that the person said they are worn out or stirred up.
func (s *Screen) tired() bool {
	return s.desk.Sitting.Mood == "worn-out" || s.desk.Sitting.Mood == "stirred-up"
}

// The signs before an option say without colour which one is the answer.
const (
	taken    = "● "
	notTaken = "○ "
)

func (s *Screen) drawOptions(d *ui.Doc) {
	st := s.area.Styles
	for i, o := range s.step().options(s.practice.Questions, s.check()) {
		label, sign := o.label, notTaken
		if s.plain {
			label = o.plain
		}
		if o.chosen || s.step().kind == mood && o.id == s.desk.Sitting.Mood {
			sign = taken
		}
		hover := i == s.list.At
		switch {
		case hover && s.focus == onOptions:
			d.Cursor(0)
			d.Hang(st.Chosen, ui.Sign+sign, label)
		default:
			d.Hang(st.Text, "  "+sign, label)
		}
		if hover && o.about != "" {
			d.Hang(st.Muted, "    ", o.about)
		}
	}
}

// drawField draws where the person's own words go: the answer to an open question, or the note to a statement.
func (s *Screen) drawField(d *ui.Doc) {
	st, step := s.area.Styles, s.step()
	switch step.kind {
	case ownWords:
		s.field.Draw(d, st)
		return
	case statement:
	default:
		return
	}
	if s.focus == onOptions {
		if words := s.field.Text(); words != "" {
			d.Gap()
			d.Hang(st.Own, "  ", words)
		}
		return
	}
	if !s.area.Low() {
		d.Gap()
	}
	d.Para(st.Muted, s.followUp())
	s.field.Draw(d, st)
}

// followUp is what is asked beside the note.
func (s *Screen) followUp() string {
	for _, o := range s.step().options(s.practice.Questions, s.check()) {
		if o.chosen && o.followUp != "" {
			return o.followUp
		}
	}
	return "A note, if you like: one line, no names."
}

// whyCovers says that the question and why it is asked do not fit on the screen together.
func (s *Screen) whyCovers() bool {
	if !s.why || s.area.Wide() || s.mode != asking {
		return false
	}
	d := ui.NewDoc(s.column())
	s.drawQuestion(d)
	d.Gap()
	s.drawWhy(d)
	return d.Len() > s.area.Height
}

func (s *Screen) whyRows() []string {
	d := ui.NewDoc(s.area.Width)
	d.Para(s.area.Styles.Strong, s.step().question(s.plain))
	d.Gap()
	s.drawWhy(d)
	return d.All()
}

func (s *Screen) drawWhy(d *ui.Doc) {
	st := s.area.Styles
	says, sources := s.step().why()
	d.Para(st.Heading, "Why this question")
	d.Para(st.Muted, says)
	switch {
	case s.step().item.Own:
		d.Para(st.Muted, "From a file of your own.")
	case len(sources) > 0:
		d.Para(st.Muted, "From "+pattern.Cite(sources)+".")
	}
}

func (s *Screen) viewJump() ui.View {
	st, q := s.area.Styles, s.practice.Questions
	d := ui.NewDoc(s.area.Width)
	heading := ""
	for i, step := range s.steps {
		h := step.heading(q)
		if h == "" && heading != "" {
			h = "To finish"
		}
		if h != "" && h != heading {
			heading = h
			d.Gap()
			d.Para(st.Heading, h)
		}
		sign := notTaken
		if step.answered(s.desk.Sitting) {
			sign = taken
		}
		d.Choice(st, i == s.menu.At, sign+step.question(s.plain))
	}
	return d.View(st, s.area.Height)
}

func (s *Screen) viewStop() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	d.Para(st.Strong, "Stop here?")
	d.Gap()
	d.SecondColumn(stops[seeStandout].name)
	for i, o := range stops {
		d.Pair(st, i == s.menu.At, o.name, o.about)
	}
	return d.View(st, s.area.Height)
}
