package outside

import (
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// trouble is why what came back was not taken at once, or what went wrong although it was.
type trouble struct {
	err   error
	text  string // it can still be taken
	taken bool   // it was, and the file is left
}

// View shows the rows that are seen.
func (s *Screen) View() ui.View {
	return s.scroll.View(s.area.Styles, min(s.area.Width, ui.ParaWidth), s.rows())
}

func (s *Screen) rows() []string {
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	switch {
	case s.out:
	case s.trouble.err != nil:
		s.told(d)
	case s.editor == "":
		s.none(d)
	default:
		s.asked(d)
	}
	return d.All()
}

// asked says what it means before it is done.
func (s *Screen) asked(d *ui.Doc) {
	st := s.area.Styles
	d.Para(st.Heading, "Open this page in "+s.editor+"?")
	d.Gap()
	d.Para(st.Text, "Your editor needs the page as a file, in clear: until you close the editor, other programs you run can read it.")
	d.Gap()
	d.Para(st.Care, "heed cannot take back what your editor keeps elsewhere: backups, undo files, what you cut. "+
		"Its plug-ins can read the page too, and some send text to other computers.")
	if s.quiet {
		d.Para(st.Text, "heed asks "+s.editor+" to keep no such files. Plug-ins may do so all the same.")
	}
	d.Gap()
	where := "The file lies in heed's folder, on the disk."
	if s.inMemory {
		where = "The file lies in memory. The system may still move it to the disk when memory runs short."
	}
	d.Para(st.Text, where+" heed takes it away when you close the editor, whatever happened; if heed is killed meanwhile, when you next open the journal.")
	d.Gap()
	last := "While it is open heed cannot lock the journal by itself."
	if !s.quiet {
		last += " An editor with a window of its own needs its option to wait, such as code --wait."
	}
	d.Para(st.Muted, last)
}

// none says how to name one.
func (s *Screen) none(d *ui.Doc) {
	st := s.area.Styles
	d.Para(st.Heading, "You have not named an editor of your own")
	d.Gap()
	d.Para(st.Text, "You could name one in the settings, as editor, or with the variable VISUAL or EDITOR before you start heed: "+
		"for example vim, nano, or code --wait.")
	d.Gap()
	d.Para(st.Muted, "heed's own page is always there, and nothing of it leaves the journal.")
}

// told says what went wrong, and what became of the page.
func (s *Screen) told(d *ui.Doc) {
	st := s.area.Styles
	if s.trouble.text != "" {
		d.Para(st.Heading, "Your editor ended with a fault")
		d.Gap()
		d.Para(st.Text, "It had saved a change of the page before. Enter takes what it saved, r opens that again, and Esc leaves the page as it was.")
		d.Gap()
		d.Para(st.Muted, "The file is gone already. heed holds what was in it until you choose.")
		return
	}
	heading := "The page is as it was"
	if s.trouble.taken {
		heading = "The page is taken, but its file is left"
	}
	d.Para(st.Heading, heading)
	d.Gap()
	d.Para(st.Text, practice.Explain(s.trouble.err))
	if hint := practice.Hint(s.trouble.err); hint != "" {
		d.Gap()
		d.Para(st.Text, hint)
	}
	if s.trouble.taken {
		d.Gap()
		d.Para(st.Muted, s.trouble.err.Error())
	}
	if s.held() {
		d.Gap()
		d.Para(st.Muted, "heed still holds what your editor saved: Enter opens that again. Going back forgets it.")
	}
}
