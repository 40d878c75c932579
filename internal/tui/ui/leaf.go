package ui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/theme"
)

// Leaf draws an entry to be looked at beside a list: its name, its day, the text and what was seen later. What a query finds
// in it is marked, and is where one looks; without a query that is its beginning.
func Leaf(d *Doc, st Styles, e journal.Entry, query string) {
	name := Name(journal.Head{Title: e.Title, First: e.Text, Date: e.Date})
	if e.Title != "" {
		d.Para(st.Strong, name)
	}
	d.Para(st.Muted, e.Date.Format("Monday 2 January 2006")+ThemeNames(e.Themes))
	texts := []string{Clean(strings.TrimSpace(e.Text))}
	for _, a := range e.After {
		texts = append(texts, Clean(strings.TrimSpace(a.Text)))
	}
	answers := answersOf(e)
	l := leaf{doc: d, places: practice.PlacesOf(query, append(texts, answers...)), at: -1}
	d.Gap()
	if texts[0] == "" {
		d.Para(st.Muted, "There is no page with it. Enter shows the answers.")
	}
	for i, text := range texts {
		if i == 1 {
			d.Gap()
			d.Para(st.Heading, "What you saw later")
		}
		if i > 0 {
			d.Para(st.Muted, e.After[i-1].Written.Format("Monday 2 January 2006"))
		}
		l.words(st.Own, text, i)
	}
	l.found(st, answers, len(texts))
	if l.at >= 0 {
		d.CursorAt(0, l.at)
	}
}

// answersOf are the person's words in a check-in, where the text does not say them.
func answersOf(e journal.Entry) (all []string) {
	if e.Check == nil {
		return nil
	}
	for _, said := range e.Check.Said {
		if !strings.Contains(e.Text, said.Text) && said.Text != e.Title {
			all = append(all, Clean(said.Text))
		}
	}
	for _, a := range e.Check.Answers {
		if !strings.Contains(e.Text, a.Note) {
			all = append(all, Clean(a.Note))
		}
	}
	return all
}

// found adds those answers in which something was found. The entry has all of them.
func (l *leaf) found(st Styles, answers []string, from int) {
	first := true
	for i, text := range answers {
		if len(l.places.Marks[from+i]) == 0 {
			continue
		}
		if first {
			l.doc.Gap()
			l.doc.Para(st.Heading, "In the check-in")
			first = false
		}
		l.words(st.Own, text, from+i)
	}
}

// LeafOf reads an entry and draws it, or says what kept it from being read.
func LeafOf(d *Doc, st Styles, query string, read func() (journal.Entry, error)) {
	e, err := read()
	if err != nil {
		d.Para(st.Muted, practice.Explain(err))
		return
	}
	Leaf(d, st, e, query)
}

// ThemeNames are the names of themes, to stand behind a day.
func ThemeNames(ids []theme.ID) string {
	var names []string
	for _, id := range ids {
		if t := theme.Of(id); t.ID != "" { // a later heed may have added one
			names = append(names, t.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " · " + strings.Join(names, ", ")
}

// leafBytes is how much of a text is drawn when nothing is looked for in it: more than any screen shows.
const leafBytes = 16 << 10

type leaf struct {
	doc    *Doc
	places practice.Places
	at     int // the row where the words stand that were looked for; -1 for none
}

// words adds one of the texts, wrapped, with what was found in it marked.
func (l *leaf) words(st lipgloss.Style, text string, of int) {
	marks, begins := l.places.Marks[of], 0
	if len(marks) == 0 && len(text) > leafBytes {
		text = strings.ToValidUTF8(text[:leafBytes], "") + "…"
	}
	for line := range strings.SplitSeq(text, "\n") {
		in := 0
		for _, row := range Wrap(line, min(l.doc.Width(), ReadWidth)) {
			if i := strings.Index(line[in:], row); i > 0 {
				in += i
			}
			at := begins + in
			if at <= l.places.At && l.places.At < at+max(len(row), 1) && of == l.places.Of && len(marks) > 0 {
				l.at = l.doc.Len()
			}
			l.doc.Rows(markedRow(row, at, marks, st))
			in = min(in+len(row), len(line))
		}
		begins += len(line) + 1
	}
}

// markedRow is a row that begins at a byte of a text, with what was found in that text marked: bold and underlined, so that
// it is seen without colour.
func markedRow(row string, at int, marks []practice.Span, st lipgloss.Style) string {
	strong, underline := st.Bold(true), ansi.SGR(ansi.AttrUnderline) // Lip Gloss would underline each letter by itself
	var b strings.Builder
	in := 0
	for _, m := range marks {
		start, end := max(m.Start-at, in), min(m.End-at, len(row))
		if start >= end {
			continue
		}
		if start > in {
			b.WriteString(st.Render(row[in:start]))
		}
		b.WriteString(underline + strong.Render(row[start:end]))
		in = end
	}
	if in < len(row) {
		b.WriteString(st.Render(row[in:]))
	}
	return b.String()
}
