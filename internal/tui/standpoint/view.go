package standpoint

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Beside the page, on a wide terminal, stand the questions.
const askWidth = 40

// column is how wide the page may be while it is written.
func (s *Screen) column() int {
	if s.area.Wide() {
		return s.area.Width - askWidth - ui.BesideGap
	}
	return s.area.Width
}

// draw lays out what is read: the page as it is kept, or as it was.
func (s *Screen) draw() {
	if s.area.Width == 0 {
		return
	}
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	if s.err != nil {
		d.Para(st.Wrong, "Some of it could not be read: "+practice.Explain(s.err))
		d.Gap()
	}
	switch {
	case s.mode == recalls:
		d.Para(st.Muted, "As it was on "+day(s.past.open.Changed))
		d.Gap()
		d.Para(st.Own, strings.TrimRight(s.past.open.Text, "\n"))
	case s.isKept():
		d.Para(st.Muted, "As you wrote it on "+day(s.stand.Kept.Changed))
		d.Gap()
		d.Para(st.Own, strings.TrimRight(s.stand.Kept.Text, "\n"))
	}
	s.rows = d.All()
	s.scroll.Fit(len(s.rows), s.area.Height)
}

func day(t time.Time) string { return t.Format("2 January 2006") }

// View draws what the person does.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	switch s.mode {
	case writes:
		return s.viewPage()
	case asks:
		if s.area.Wide() {
			return s.viewPage()
		}
		return s.viewQuestions(s.area.Width)
	case lists:
		return s.viewList()
	}
	if s.busy && len(s.rows) == 0 {
		return ui.View{}
	}
	return s.scroll.View(st, min(s.area.Width, ui.ParaWidth), s.rows)
}

// viewPage draws the page, and the questions beside it where there is room.
func (s *Screen) viewPage() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.column())
	if head(s.area) > 0 {
		d.Rows(s.state())
	}
	d.Rows(s.page.editor.Rows(st)...)
	x, y := s.page.editor.Cursor()
	d.CursorAt(x, y+head(s.area))
	v := d.View(st, s.area.Height)
	if !s.area.Wide() {
		return v
	}
	side := s.viewQuestions(askWidth)
	v = ui.Beside(v, s.column(), side)
	if s.mode == asks && side.Cursor != nil {
		v.Cursor = side.Cursor
		v.Cursor.X += s.column() + ui.BesideGap
	}
	return v
}

// state is a quiet word on whether what is written is safe from a crash, and on what may point to a person.
func (s *Screen) state() string {
	st := s.area.Styles
	if err := s.page.desk.Trouble(); err != nil {
		return st.Wrong.Render(ansi.Truncate("not sealed: "+practice.Explain(err), s.column(), "…"))
	}
	return s.page.watch.State(st)
}

// viewQuestions draws the questions; the chosen one with where it comes from, and so that all of it is seen.
func (s *Screen) viewQuestions(width int) ui.View {
	st := s.area.Styles
	d := ui.NewDoc(width)
	if !s.area.Low() || s.area.Wide() {
		d.Para(st.Heading, "You could ask yourself")
		d.Para(st.Muted, "Any of these, or none.")
		d.Gap()
	}
	first, last := 0, 0 // the rows of the chosen one
	for i, q := range s.prompts {
		if s.mode != asks || i != s.page.ask.At {
			d.Hang(st.Text, "  ", q.Text)
			continue
		}
		first = d.Len()
		d.Choice(st, true, q.Text)
		d.Hang(st.Muted, "    ", q.About+" From "+pattern.Cite(q.Sources)+".")
		last = d.Len()
	}
	if top := max(first-s.area.Height*2/3, 0); last > top+s.area.Height {
		d.Further(min(last-top-s.area.Height, first-top))
	}
	return d.View(st, s.area.Height)
}

func (s *Screen) viewList() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	if s.past.err != nil {
		d.Para(st.Wrong, "Some of it could not be read: "+practice.Explain(s.past.err))
		d.Gap()
	}
	for i, h := range s.past.all {
		about := ""
		if i == 0 {
			about = "as it is now"
		}
		d.Pair(st, i == s.past.list.At, h.Changed.Format("2 January 2006, 15:04"), about)
	}
	return d.View(st, s.area.Height)
}
