package entry

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/tui/ui"
)

// page is the entry as rows, and where on them something can be opened or was found.
type page struct {
	rows  []string
	spots []spot
	hits  []hit
	first int // the hit where one begins
}

// spot is something that can be chosen: a kept pattern or an afterthought.
type spot struct {
	row   int
	name  string
	card  pattern.ID // empty for an afterthought
	after int
}

func (s spot) draw(st ui.Styles, width int, chosen bool) string {
	style, sign := st.Text, "  "
	if chosen {
		style, sign = st.Chosen, ui.Sign
	}
	return style.Render(ansi.Truncate(sign+ui.Clean(s.name), width, "…"))
}

// hit is a place that was found.
type hit struct{ row, x, of, at int }

// texts are the person's words in an entry: the text, the afterthoughts, what was said to open questions where the text
// does not hold it, the notes, and the title last, since it is in view anyway.
func texts(e journal.Entry) []string {
	all := []string{strings.TrimRight(ui.Clean(e.Text), "\n ")}
	for _, a := range e.After {
		all = append(all, strings.TrimRight(ui.Clean(a.Text), "\n "))
	}
	if e.Check != nil {
		for _, said := range e.Check.Said {
			all = append(all, ui.Clean(said.Text))
		}
		for _, a := range e.Check.Answers {
			all = append(all, ui.Clean(a.Note))
		}
	}
	return append(all, ui.Clean(e.Title))
}

// drawer draws an entry. It shares nothing with the screen that changes.
type drawer struct {
	area      ui.Area
	shown     shown
	err       error
	library   *pattern.Library
	questions *selfcheck.Questionnaire
	page      page
}

// Where each of the texts begins to be.
func (s *drawer) afterFrom() int { return 1 }
func (s *drawer) saidFrom() int  { return 1 + len(s.shown.entry.After) }
func (s *drawer) noteFrom() int  { return s.saidFrom() + len(s.shown.entry.Check.Said) }

func (s *drawer) draw() page {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ReadWidth))
	if s.err != nil {
		d.Para(st.Wrong, practice.Explain(s.err))
		d.Para(st.Muted, practice.Hint(s.err))
	} else {
		s.drawEntry(d)
	}
	s.page.rows = d.All()
	return s.page
}

func (s *drawer) drawEntry(d *ui.Doc) {
	st, e := s.area.Styles, s.shown.entry
	if e.Title != "" {
		s.words(d, st.Strong, "", len(s.shown.texts)-1)
	}
	d.Para(st.Muted, e.Date.Format("Monday 2 January 2006")+ui.ThemeNames(e.Themes))
	s.drawBegun(d)
	d.Gap()
	if s.shown.texts[0] != "" {
		s.words(d, st.Own, "", 0)
	}
	if e.Check != nil {
		s.drawCheck(d, *e.Check)
	}
	s.drawTied(d)
	s.drawAfter(d)
	s.drawKept(d)
	s.page.first = s.begin()
}

// begin is the hit where a list has shown the words.
func (s *drawer) begin() int {
	i := slices.IndexFunc(s.page.hits, func(h hit) bool { return h.of == s.shown.places.Of && h.at >= s.shown.places.At })
	return max(i, 0)
}

// spot adds a row that can be chosen.
func (s *drawer) spot(d *ui.Doc, at spot) {
	at.row = d.Len()
	s.page.spots = append(s.page.spots, at)
	d.Rows(at.draw(s.area.Styles, d.Width(), false))
}

// drawBegun tells of what was begun and not kept.
func (s *drawer) drawBegun(d *ui.Doc) {
	st := s.area.Styles
	if s.shown.change != nil {
		d.Para(st.Muted, "You began to change this. Press e to go on with it.")
	}
	if s.shown.begun {
		d.Para(st.Muted, "You began to write what you see now. Press a to go on with it.")
	}
}

// drawCheck adds what was answered, and what was said to open questions where the text does not say it.
func (s *drawer) drawCheck(d *ui.Doc, c selfcheck.Check) {
	st, q := s.area.Styles, s.questions
	ruled := false
	rule := func() {
		if !ruled {
			d.Gap()
			d.Rule(st)
			ruled = true
		}
	}
	for i, said := range c.Said {
		prompt, ok := q.Prompt(said.Prompt)
		if !ok || said.Text == "" || strings.Contains(s.shown.entry.Text, said.Text) || said.Text == s.shown.entry.Title {
			continue
		}
		rule()
		d.Para(st.Text, prompt.Prompt)
		if label, ok := optionLabel(prompt.Options, said.Text); ok {
			d.Hang(st.Muted, "  ", label)
			continue
		}
		s.words(d, st.Own, bar, s.saidFrom()+i)
	}
	for i, a := range c.Answers {
		it, ok := q.Item(a.Item)
		if !ok {
			continue
		}
		rule()
		o, _ := q.Option(it, a.Option)
		d.Para(st.Text, it.Marked())
		d.Hang(st.Muted, "  ", o.Label)
		if a.Note != "" {
			s.words(d, st.Own, bar, s.noteFrom()+i)
		}
	}
}

func optionLabel(options []selfcheck.Option, id string) (string, bool) {
	i := slices.IndexFunc(options, func(o selfcheck.Option) bool { return string(o.ID) == id })
	if i < 0 {
		return "", false
	}
	return options[i].Label, true
}

// drawTied adds what one meant to try, and how it went.
func (s *drawer) drawTied(d *ui.Doc) {
	st := s.area.Styles
	if len(s.shown.tied) == 0 {
		return
	}
	d.Gap()
	d.Para(st.Heading, "One thing to try")
	for _, i := range s.shown.tied {
		d.Hang(st.Own, bar, i.Text)
		switch i.State {
		case journal.Tried:
			d.Hang(st.Muted, "  ", "Tried it, "+i.Looked.Format("2 January 2006"))
		case journal.LetGo:
			d.Hang(st.Muted, "  ", "Let it go, "+i.Looked.Format("2 January 2006"))
		}
		if i.How != "" {
			d.Hang(st.Own, bar, i.How)
		}
	}
}

func (s *drawer) drawAfter(d *ui.Doc) {
	st := s.area.Styles
	for i, a := range s.shown.entry.After {
		d.Gap()
		if i == 0 {
			d.Para(st.Heading, "What you saw later")
		}
		s.spot(d, spot{name: a.Written.Format("Monday 2 January 2006"), after: i})
		s.words(d, st.Own, bar, s.afterFrom()+i)
	}
}

func (s *drawer) drawKept(d *ui.Doc) {
	st, first := s.area.Styles, true
	for _, id := range s.shown.entry.Kept {
		card, ok := s.library.Pattern(id)
		if !ok {
			continue
		}
		if first {
			d.Gap()
			d.Para(st.Heading, "Kept with it")
			first = false
		}
		s.spot(d, spot{name: card.Name, card: card.ID})
	}
}

// bar stands before the person's words where they are not the page itself.
const bar = "  │ "

// words adds one of the texts, wrapped, with what was found in it marked, and notes where that stands.
func (s *drawer) words(d *ui.Doc, st lipgloss.Style, prefix string, of int) {
	marks, at := s.shown.places.Marks[of], 0
	for line := range strings.SplitSeq(s.shown.texts[of], "\n") {
		style, begins := st, at
		at += len(line) + 1
		if _, is := s.shown.frame.Heading(line); is && of == 0 {
			style = s.area.Styles.Heading
		}
		in := 0
		for _, row := range ui.Wrap(line, d.Width()-ansi.StringWidth(prefix)) {
			if i := strings.Index(line[in:], row); i > 0 {
				in += i
			}
			s.row(d, styled{style, prefix, row}, found{marks, of, begins + in})
			in = min(in+len(row), len(line))
		}
	}
}

type (
	styled struct {
		style       lipgloss.Style
		prefix, row string
	}
	// found is what was found in a text, of which a row begins at a byte.
	found struct {
		marks  []practice.Span
		of, at int
	}
)

// row adds one row with its marks: bold and underlined, so that they are seen without colour.
func (s *drawer) row(d *ui.Doc, t styled, f found) {
	strong, underline := t.style.Bold(true), ansi.SGR(ansi.AttrUnderline) // Lip Gloss would underline each letter by itself
	i, _ := slices.BinarySearchFunc(f.marks, f.at, func(m practice.Span, at int) int { return m.End - at - 1 })
	if i == len(f.marks) || f.marks[i].Start >= f.at+len(t.row) {
		d.Rows(t.style.Render(t.prefix + t.row))
		return
	}
	var b strings.Builder
	if t.prefix != "" {
		b.WriteString(t.style.Render(t.prefix))
	}
	in := 0
	for ; i < len(f.marks) && f.marks[i].Start < f.at+len(t.row); i++ {
		m := f.marks[i]
		start, end := max(m.Start-f.at, 0), min(m.End-f.at, len(t.row))
		if m.Start >= f.at {
			s.page.hits = append(s.page.hits, hit{d.Len(), ansi.StringWidth(t.prefix + t.row[:start]), f.of, m.Start})
		}
		if start > in {
			b.WriteString(t.style.Render(t.row[in:start]))
		}
		b.WriteString(underline + strong.Render(t.row[start:end]))
		in = end
	}
	if in < len(t.row) {
		b.WriteString(t.style.Render(t.row[in:]))
	}
	d.Rows(b.String())
}

// View shows the rows that are seen. The cursor stands on what is chosen, else on the place that was found, else on the
// first row.
func (s *Screen) View() ui.View {
	v := s.scroll.View(s.area.Styles, s.width(), s.page.rows)
	x, row := 0, -1
	switch {
	case s.spot >= 0:
		row = s.page.spots[s.spot].row
	case s.hit >= 0:
		x, row = s.page.hits[s.hit].x, s.page.hits[s.hit].row
	}
	if y := row - s.scroll.Top(); v.Cursor != nil && row >= 0 && y >= 0 && y < s.area.Height {
		v.Cursor.X, v.Cursor.Y = x, y
	}
	return v
}
