package entries

import (
	"fmt"
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// View draws the row one types into, which stays where it is, and below it the entries around the chosen one: by month
// or, when something is looked for, each with the place where it was found.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	head := s.head()
	d := ui.NewDoc(s.width())
	s.say(d)
	from, to := s.inView()
	month := ""
	for i := from; i < to; i++ {
		h := s.heads[i]
		if s.query != "" {
			s.drawMatch(d, i)
			continue
		}
		if m := h.Date.Format("January 2006"); m != month {
			month = m
			d.Gap()
			d.Para(st.Heading, m)
		}
		s.drawHead(d, i)
	}
	v := d.View(st, max(s.area.Height-len(head), 1))
	if v.Cursor != nil {
		v.Cursor.Y += len(head)
	}
	if len(head) > 0 {
		v.Body = strings.Join(head, "\n") + "\n" + v.Body
	}
	v = s.aside.Beside(v)
	if s.search.Typing && s.list.At == 0 {
		typed := ui.NewDoc(s.area.Width)
		s.search.Draw(typed, st)
		s.search.Cursor(typed, s.list)
		v.Cursor = typed.View(st, 1).Cursor
	}
	return v
}

// drawHead adds an entry of the list: the day, all of them as wide, and its name.
func (s *Screen) drawHead(d *ui.Doc, i int) {
	style, sign, h := s.area.Styles.Text, "  ", s.heads[i]
	if i == s.list.At {
		style, sign = s.area.Styles.Chosen, ui.Sign
		d.Stand()
	}
	row := fmt.Sprintf("%s%6s  %s", sign, h.Date.Format("2 Jan"), ui.Name(*h))
	d.Rows(style.Render(ansi.Truncate(row, s.width(), "…")))
}

// head are the rows above the list.
func (s *Screen) head() []string {
	st := s.area.Styles
	var head []string
	if s.search.Typing {
		d := ui.NewDoc(s.area.Width)
		s.search.Draw(d, st)
		head = append(head, d.All()[0])
	}
	if s.area.Height < 6 {
		return head
	}
	if still := s.still(); still != "" {
		head = append(head, st.Muted.Render(ansi.Truncate(still, s.area.Width, "…")))
	}
	if len(head) > 0 && !s.area.Low() {
		head = append(head, "")
	}
	return head
}

// still says that more may come. How many there are is told nowhere: looking back is no counting.
func (s *Screen) still() string {
	switch {
	case s.answered == 0 || s.err != nil || s.complete:
		return ""
	case len(s.heads) == 0:
		return "Nothing so far; the rest is being opened…"
	}
	return "The rest is being opened…"
}

// say adds what there is to say beside the entries.
func (s *Screen) say(d *ui.Doc) {
	st := s.area.Styles
	if told, ok := s.misunderstood(); ok {
		d.Para(st.Care, told.What)
		d.Para(st.Muted, told.Hint)
		return
	}
	if s.err != nil {
		d.Para(st.Wrong, practice.Explain(s.err))
		d.Para(st.Muted, practice.Hint(s.err))
		return
	}
	if s.fault != nil {
		d.Para(st.Wrong, "Some entries could not be read: "+practice.Explain(s.fault))
		d.Gap()
	}
	switch {
	case s.answered == 0:
		d.Para(st.Muted, "Opening…")
	case s.list.Count > 0 && s.search.Typing && s.query == "" && !s.area.Low():
		d.Para(st.Muted, "Words, or the beginnings of words. Also: "+practice.SearchHelp)
	case s.list.Count > 0 || !s.complete:
	case s.query != "":
		d.Para(st.Muted, "No entry holds all of this. Fewer words find more; Esc shows all of them again.")
	default:
		d.Para(st.Muted, "Nothing is kept yet. What you keep after a check-in, or write, is found here. Press w to write.")
	}
}

// inView are the entries that may be seen, and a few more: ui.Doc shows a third of its rows below the chosen one, or more
// at the beginning of the list, and all its rows above it at the end.
func (s *Screen) inView() (from, to int) {
	at, height := s.list.At, s.area.Height
	return max(at-height, 0), min(max(at+height/3+2, height+1), len(s.heads))
}

const (
	dateWidth = len("22 Nov 2026  ")
	indent    = "    "
)

// width is how wide the list is.
func (s *Screen) width() int {
	width, _ := s.area.Split()
	return width
}

// characters is how long a snippet is.
func (s *Screen) characters() int { return max(s.width()-len(indent), 1) }

// drawMatch adds an entry that was found, and below it what was found.
func (s *Screen) drawMatch(d *ui.Doc, i int) {
	st, h := s.area.Styles, s.heads[i]
	style, sign := st.Text, "  "
	if i == s.list.At {
		style, sign = st.Chosen, ui.Sign
		d.Stand()
	}
	m := s.matches[h.ID]
	name, title := ui.Name(*h), []practice.Span(nil)
	if h.Title != "" && len(m.Title) > 0 { // the marks are those of the title as it was written
		name, title = h.Title, m.Title
	}
	found := s.found(m, h)
	if said := m.Snippet; h.Title == "" && strings.TrimSpace(said.Text) == name && ansi.StringWidth(sign+name)+dateWidth <= s.width() {
		name, title, found = said.Text, said.Marks, "" // the row holds all of it
	}
	row := style.Render(sign+fmt.Sprintf("%-*s", dateWidth, h.Date.Format("2 Jan 2006"))) + marked(name, title, style)
	d.Rows(ansi.Truncate(row, s.width(), "…"))
	if found != "" {
		d.Rows(indent + ansi.Truncate(found, s.width()-len(indent), "…"))
	}
}

// found is the place where an entry was found.
func (s *Screen) found(m practice.Match, h *journal.Head) string {
	st := s.area.Styles
	snippet := m.Snippet
	switch {
	case snippet.Text != "":
	case len(m.Title) == 0 && len(h.Tags) > 0:
		return st.Muted.Render("Tags: " + oneLine(strings.Join(h.Tags, ", ")))
	default:
		return ""
	}
	row := marked(snippet.Text, snippet.Marks, st.Muted)
	if snippet.Before {
		row = st.Muted.Render("…") + row
	}
	if snippet.After {
		row += st.Muted.Render("…")
	}
	return row
}

// marked is a text in one row with parts of it marked: bold and underlined, so that it is seen without colour.
func marked(text string, marks []practice.Span, plain lipgloss.Style) string {
	strong, underline := plain.Bold(true), ansi.SGR(ansi.AttrUnderline) // Lip Gloss would underline each letter by itself
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(plain.Render(oneLine(text[at:m.Start])))
		b.WriteString(underline + strong.Render(oneLine(text[m.Start:m.End])))
		at = m.End
	}
	b.WriteString(plain.Render(oneLine(text[at:])))
	return b.String()
}

// oneLine makes text fit for a row, or for a part of one: of blank space in a row one space is left, also at its ends.
func oneLine(text string) string {
	blank := false
	return strings.Map(func(r rune) rune {
		if !unicode.IsSpace(r) {
			blank = false
			return r
		}
		if blank {
			return -1
		}
		blank = true
		return ' '
	}, ui.Clean(text))
}
