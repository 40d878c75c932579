package export

import (
	"strings"

	"heed/internal/account"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// kind is one form to choose.
type kind struct {
	format      account.Format
	name, about string
	rule        string
}

// kinds are all forms an entry can be written in.
func kinds() []kind {
	all := []kind{
		{account.Markdown, "Markdown", "for note programs", "Text with headings, tags and themes, as most programs for notes read it."},
		{account.Text, "Plain text", "to paste anywhere", "Just the words, with the day above them."},
		{account.HTML, "Page to print", "for paper", "A page for a browser, which prints on A4. It needs nothing from the internet."},
		{account.JSON, "JSON", "everything, for programs", "All there is to the entry: answers, patterns and what you saw later among it."},
	}
	for _, f := range account.Forms() {
		all = append(all, kind{f.ID, f.Name, "", "For " + f.Who + ". " + f.Rule})
	}
	return all
}

// What an export is, said before one is made.
const (
	inClear = "A file like this lies in clear: whoever has it can read it, and a court can order it to be shown."
	// inClearShort is that in one row, where there is no room for more.
	inClearShort = "This file will lie in clear."

	stays    = "Your entry stays as it is."
	oursOnly = "Only your account on this computer can open the file. heed does not note where it is, so you could write the path down."
)

// View draws the step one is at.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	switch {
	case s.err != nil:
		d.Para(st.Wrong, practice.Explain(s.err))
		d.Para(st.Muted, practice.Hint(s.err))
	case s.step == choosing:
		s.drawKinds(d)
	case s.step == reading:
		return s.page.scroll.View(st, min(s.area.Width, ui.ParaWidth), s.page.rows)
	case s.step == naming:
		d.Para(st.Text, "Write it to which file?")
		s.name.Draw(d, st)
		d.Gap()
		d.Para(st.Muted, inClear+" "+oursOnly)
	default:
		d.Written(st, s.name.Text())
		d.Para(st.Muted, oursOnly+" "+stays)
	}
	return d.View(st, s.area.Height)
}

// drawKinds lists the forms, and tells more of the chosen one.
func (s *Screen) drawKinds(d *ui.Doc) {
	st := s.area.Styles
	if s.area.Low() {
		d.Para(st.Muted, inClearShort)
	} else {
		d.Para(st.Muted, inClear+" "+stays)
		d.Gap()
	}
	d.SecondColumn("Page to print")
	for i, k := range s.kinds {
		d.Pair(st, i == s.list.At, k.name, k.about)
	}
	if s.area.Low() {
		return
	}
	d.Gap()
	d.Para(st.Text, s.kinds[s.list.At].rule)
	if s.wanted.Answers && s.noAnswers() == "" {
		d.Para(st.Strong, "With what you answered in the check-in.")
	}
}

// lay sets the text that will be written in rows.
func (s *Screen) lay() {
	if s.area.Width == 0 {
		return
	}
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	st := s.area.Styles
	if s.page.text != "" && !s.asked() {
		question := s.practice.Finder().Question()
		if s.area.Low() {
			question, _, _ = strings.Cut(question, " Think ")
		}
		d.Para(st.Muted, "heed does not see everything. "+question)
		d.Rule(st)
	}
	d.Para(st.Own, s.page.text)
	s.page.rows = d.All()
	s.page.scroll.Fit(len(s.page.rows), s.area.Height)
}

// asked says that the walk has come to its end, where it asks what only a person can answer.
func (s *Screen) asked() bool {
	if s.walk == nil || s.walk.Len() == 0 {
		return false
	}
	_, more := s.walk.Here()
	return !more
}
