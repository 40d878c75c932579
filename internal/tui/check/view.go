package check

import (
	"heed/internal/checkin"
	"heed/internal/pattern"
	"heed/internal/tui/ui"
)

// Beside the question, on a wide terminal, stands why it is asked.
const whyWidth = 40

// column is how wide the question may be.
func (s *Screen) column() int {
	if s.area.Wide() {
		return s.area.Width - whyWidth - ui.BesideGap
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
	return ui.Beside(v, s.column(), side.View(st, s.area.Height))
}

func (s *Screen) drawQuestion(d *ui.Doc) {
	st, step := s.area.Styles, s.step()
	if s.at == 0 && !s.area.Low() {
		d.Para(st.Muted, s.practice.Questions.Intro)
		d.Gap()
	}
	if step.Kind == checkin.Statement {
		q := s.practice.Questions
		if note := step.Note(q); note != "" && !s.area.Low() {
			d.Para(st.Muted, note)
			d.Gap()
		}
		if !s.area.Low() {
			d.Para(st.Muted, q.Scale(step.Item.Scale).Stem)
			d.Gap()
		}
	}
	from := d.Len()
	if step.Item.Own {
		d.Para(st.Own, "Yours:")
	}
	d.Para(st.Strong, step.Question(s.plain))
	switch {
	case step.Kind == checkin.Statement && !s.plain && step.Item.Anchor != "":
		d.Para(st.Muted, step.Item.Anchor)
	case step.Kind == checkin.OwnWords || step.Kind == checkin.Mood:
		if step.Prompt.Note != "" {
			d.Para(st.Muted, step.Prompt.Note)
		}
	case step.Kind == checkin.Depth:
		if gentle := checkin.Gentle(s.desk.Sitting.Mood); gentle != "" {
			d.Para(st.Care, gentle)
		}
	}
	if !s.area.Low() {
		d.Gap()
	}
	s.drawOptions(d)
	s.drawField(d)
	d.KeepFrom(from)
}

// The signs before an option say without colour which one is the answer.
const (
	taken    = "● "
	notTaken = "○ "
)

func (s *Screen) drawOptions(d *ui.Doc) {
	st := s.area.Styles
	for i, o := range s.step().Options(s.practice.Questions, s.check()) {
		label, sign := o.Label, notTaken
		if s.plain {
			label = o.Plain
		}
		if o.Chosen || s.step().Kind == checkin.Mood && o.ID == s.desk.Sitting.Mood {
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
		if hover && o.About != "" {
			d.Hang(st.Muted, "    ", o.About)
		}
	}
}

// drawField draws where the person's own words go: the answer to an open question, or the note to a statement.
func (s *Screen) drawField(d *ui.Doc) {
	st, step := s.area.Styles, s.step()
	switch step.Kind {
	case checkin.OwnWords:
		s.field.Draw(d, st)
		return
	case checkin.Statement:
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
	d.Para(st.Muted, s.step().FollowUp(s.practice.Questions, s.check()))
	s.field.Draw(d, st)
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
	d.Para(s.area.Styles.Strong, s.step().Question(s.plain))
	d.Gap()
	s.drawWhy(d)
	return d.All()
}

func (s *Screen) drawWhy(d *ui.Doc) {
	st := s.area.Styles
	says, sources := s.step().Why()
	d.Para(st.Heading, "Why this question")
	d.Para(st.Muted, says)
	switch {
	case s.step().Item.Own:
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
		h := step.Heading(q)
		if h == "" && heading != "" {
			h = "To finish"
		}
		if h != "" && h != heading {
			heading = h
			d.Gap()
			d.Para(st.Heading, h)
		}
		sign := notTaken
		if step.Answered(s.desk.Sitting) {
			sign = taken
		}
		d.Choice(st, i == s.menu.At, sign+step.Question(s.plain))
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
