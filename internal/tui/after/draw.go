package after

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// drawBeside draws the entry for the column beside the page.
func (s *Screen) drawBeside() {
	s.beside = nil
	if !s.area.Wide() || s.desk == nil {
		return
	}
	st, e := s.area.Styles, s.thought.Of
	d := ui.NewDoc(s.area.Width - s.pageWidth() - gutter)
	d.Para(st.Own, strings.TrimSpace(e.Text))
	for _, a := range e.After {
		if s.thought.Change && a.Written.Equal(s.thought.Date) {
			continue
		}
		d.Gap()
		d.Para(st.Muted, "Later, on "+a.Written.Format("2 January 2006"))
		d.Para(st.Own, strings.TrimSpace(a.Text))
	}
	s.beside = d.All()
	if room := s.area.Height - len(s.head()); len(s.beside) > room && room > 0 {
		s.beside = append(s.beside[:room-1:room-1], st.Muted.Render("…"))
	}
}

// head are the rows above the page: which entry it is, whether what is written is safe from a crash, and questions one may
// answer while there is room and nothing is written yet.
func (s *Screen) head() []string {
	st := s.area.Styles
	d := ui.NewDoc(max(s.area.Width, 1))
	if s.desk == nil {
		return nil
	}
	e := s.thought.Of
	when := e.Date.Format("2 January 2006")
	if news := s.watch.ShortNews(); news != "" && s.area.Low() {
		when = news
	}
	d.Rows(st.Strong.Render(ansi.Truncate(ui.Name(e.Head()), max(s.area.Width-len(when)-3, 1), "…")) + st.Muted.Render(" · "+when))
	if s.watch.Asking() {
		d.Para(st.Strong, s.watch.Question())
		return d.All()
	}
	if s.area.Low() {
		first, _, _ := strings.Cut(prompts, "\n")
		d.Para(st.Muted, first)
		return d.All()
	}
	d.Gap()
	for line := range strings.Lines(prompts) {
		d.Para(st.Muted, strings.TrimSpace(line))
	}
	d.Rows(s.state())
	return d.All()
}

// state is a quiet word on whether what is written is safe from a crash, and on what may point to a person.
func (s *Screen) state() string {
	st := s.area.Styles
	if err := s.desk.Trouble(); err != nil {
		return st.Wrong.Render(ansi.Truncate("not sealed: "+practice.Explain(err), s.area.Width, "…"))
	}
	return s.watch.State(st)
}

// View draws the page and, where there is room, the entry beside it.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	if s.lost != nil {
		return s.viewLost()
	}
	if s.err != nil {
		d.Para(st.Wrong, practice.Explain(s.err))
		d.Para(st.Muted, practice.Hint(s.err))
		return d.View(st, s.area.Height)
	}
	head := s.head()
	d.Rows(head...)
	if s.desk == nil {
		return d.View(st, s.area.Height)
	}
	rows := s.page.Rows(st)
	for i := range max(len(rows), len(s.beside)) {
		row := ""
		if i < len(rows) {
			row = rows[i]
		}
		if i < len(s.beside) {
			row += strings.Repeat(" ", max(s.pageWidth()+gutter-ansi.StringWidth(row), 0)) + s.beside[i]
		}
		d.Rows(row)
	}
	x, y := s.page.Cursor()
	d.CursorAt(x, y+len(head))
	return d.View(st, s.area.Height)
}
