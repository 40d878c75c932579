package thread

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// page is the thread as rows.
type page struct {
	rows    []string
	starts  []int        // the row in which each step begins
	heads   []string     // what stands there
	entries []journal.ID // what each step belongs to
}

// A step shows so many rows of one text at most; the entry has the rest.
const textRows = 8

func drawPage(a ui.Area, about string, steps []practice.Step, fault error) page {
	st := a.Styles
	d := ui.NewDoc(min(a.Width, ui.ReadWidth))
	if !a.Low() {
		d.Para(st.Muted, about)
	}
	if fault != nil {
		d.Para(st.Wrong, "Some of it could not be read: "+practice.Explain(fault))
	}
	if len(steps) == 0 {
		d.Gap()
		d.Para(st.Muted, "There is nothing on this yet. What you answer in a check-in, and what you keep about it, comes to stand here in order.")
	}
	var p page
	for _, s := range steps {
		if !a.Low() || d.Len() > 0 {
			d.Gap()
		}
		head := headOf(s)
		p.starts, p.heads, p.entries = append(p.starts, d.Len()), append(p.heads, head), append(p.entries, s.Head.ID)
		d.Rows(headRow(st, head, d.Width(), false))
		drawStep(d, st, s)
	}
	p.rows = d.All()
	return p
}

// headOf is the first row of a step: when it was, and what.
func headOf(s practice.Step) string {
	what := ui.Name(journal.Head{Title: s.Head.Title, First: "An entry"}) // how one begins that has no title is told below
	switch {
	case s.Kind == practice.Meant:
		what = "One thing to try"
	case s.Kind == practice.Saw:
		what = "Seen later: " + ui.Name(s.Head)
	case s.Kind == practice.Went && s.State == journal.Tried:
		what = "Tried it"
	case s.Kind == practice.Went:
		what = "Let it go"
	}
	return s.When.Format("2 January 2006") + "  " + what
}

func headRow(st ui.Styles, head string, width int, chosen bool) string {
	style, sign := st.Strong, "  "
	if chosen {
		style, sign = st.Chosen, ui.Sign
	}
	return style.Render(ansi.Truncate(sign+head, width, "…"))
}

// What belongs to a step stands to the right of its head, and what belongs to a statement right of that.
const (
	indent = "    "
	deeper = "      "
	bar    = "│ "
)

func drawStep(d *ui.Doc, st ui.Styles, s practice.Step) {
	if s.Meant != "" {
		d.Hang(st.Muted, indent, s.Meant)
	}
	own(d, st, indent, s.Opening())
	for _, a := range s.Answers {
		d.Hang(st.Muted, indent, a.Item.Marked())
		d.Hang(st.Text, deeper, a.Answer)
		own(d, st, deeper, a.Note)
	}
}

// own adds the person's words, each row behind a bar.
func own(d *ui.Doc, st ui.Styles, before, text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	rows := ui.Wrap(text, d.Width()-len(before)-len([]rune(bar)))
	if len(rows) > textRows {
		rows = append(rows[:textRows-1:textRows-1], "…")
	}
	for _, row := range rows {
		d.Rows(st.Own.Render(before + bar + row))
	}
}

// sign draws the row in which a step begins anew, as chosen or not.
func (s *Screen) sign(step int, chosen bool) {
	s.page.rows[s.page.starts[step]] = headRow(s.area.Styles, s.page.heads[step], min(s.area.Width, ui.ReadWidth), chosen)
}

// View shows the rows that are seen. The cursor stands where the chosen step begins, or on the first row when that is
// further up.
func (s *Screen) View() ui.View {
	st, width := s.area.Styles, min(s.area.Width, ui.ReadWidth)
	if s.drawing == 0 || s.loading {
		d := ui.NewDoc(width)
		d.Para(st.Muted, "Opening…")
		return d.View(st, s.area.Height)
	}
	if s.at >= len(s.page.starts) {
		return s.scroll.View(st, width, s.page.rows)
	}
	v := s.scroll.View(st, width, s.page.rows)
	if y := s.page.starts[s.at] - s.scroll.Top(); v.Cursor != nil && y >= 0 && y < s.area.Height {
		v.Cursor.Y = y
	}
	return v
}
