package write

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

const titleLabel = "Title: "

// pageMax is how wide the page may be: beyond about 72 letters in a row the eye loses the next one.
const pageMax = 77

// askWidth is how wide the questions of a frame are, which stand beside the page where there is room.
const askWidth = 32

// asksBeside says that they do.
func (s *Screen) asksBeside() bool { return s.area.Wide() && !s.layout().IsFree() }

func (s *Screen) pageWidth() int {
	if s.asksBeside() {
		return min(s.area.Width-askWidth-ui.BesideGap, pageMax)
	}
	return min(s.area.Width, pageMax)
}

// beside is how many cells of the page hold no text: the margin for marks, and the two at the right.
const beside = 4

// fits says that a prompt has room in one row of the page.
func (s *Screen) fits(prompt string) bool { return ansi.StringWidth(prompt) <= s.pageWidth()-beside }

// View draws the title, what there is to say, and the rows of the page that are seen.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	if s.frames != nil {
		s.drawFrames(d)
		return d.View(st, s.area.Height)
	}
	head := s.head()
	d.Rows(head...)
	d.Rows(s.page.Rows(st)...)
	if s.onTitle {
		x, _ := s.title.Cursor()
		d.CursorAt(x+len(titleLabel), 0)
	} else {
		x, y := s.page.Cursor()
		d.CursorAt(x, y+len(head))
	}
	v := d.View(st, s.area.Height)
	if s.asksBeside() {
		v = ui.Beside(v, s.pageWidth(), s.questions(len(head)))
	}
	return v
}

// questions are the parts of the frame with what one could ask oneself in each; top is the row in which the page begins.
func (s *Screen) questions(top int) ui.View {
	st := s.area.Styles
	d := ui.NewDoc(askWidth)
	d.Rows(make([]string, top)...)
	here, _, in := s.part(s.page.Head().Para)
	for _, p := range s.layout().Parts {
		heading, words := st.Muted, st.Muted
		if in && !s.onTitle && p.ID == here.ID {
			heading, words = st.Heading, st.Text
		}
		d.Gap()
		d.Hang(heading, "", p.Heading)
		d.Hang(words, "  ", p.Prompt)
	}
	return d.View(st, s.area.Height)
}

// head is the rows above the page. There are always as many, but while something is asked.
func (s *Screen) head() []string {
	st := s.area.Styles
	rows := []string{s.titleRow()}
	if s.watch.Asking() {
		for _, row := range ui.Wrap(s.watch.Question(), s.area.Width) {
			rows = append(rows, st.Strong.Render(row))
		}
		return rows
	}
	if !s.area.Low() {
		rows = append(rows, s.state())
	}
	return append(rows, s.promptRows()...)
}

// titleRow is the title; where rows are precious, with the count of what may point to a person behind it.
func (s *Screen) titleRow() string {
	st := s.area.Styles
	row := st.Muted.Render(titleLabel) + firstOf(s.title.Rows(st))
	if !s.area.Low() || s.onTitle || s.watch.News() == "" {
		return row
	}
	news := s.watch.News()
	if ansi.StringWidth(row)+2+ansi.StringWidth(news) > s.area.Width {
		news = s.watch.ShortNews()
	}
	room := max(s.area.Width-ansi.StringWidth(news)-2, 0)
	row = ansi.Truncate(row, room, "…")
	return row + strings.Repeat(" ", max(room-ansi.StringWidth(row), 0)+2) + st.Care.Render(news)
}

// state is a quiet word on whether what is written is safe from a crash, and on what may point to a person.
func (s *Screen) state() string {
	st := s.area.Styles
	if err := s.desk.Trouble(); err != nil {
		return st.Wrong.Render(ansi.Truncate("not sealed: "+practice.Explain(err), s.area.Width, "…"))
	}
	return s.watch.State(st)
}

const (
	promptIndent = 2  // so that it stands above the words of the page
	roomy        = 18 // rows from which on an empty one parts the prompt from the page
)

// promptRows are the rows kept for the prompt of the part one writes in: as many as the longest prompt of the frame takes,
// so that the page stays where it is while one goes from part to part.
func (s *Screen) promptRows() []string {
	f := s.layout()
	if f.IsFree() || s.asksBeside() {
		return nil
	}
	most := 1
	for _, p := range f.Parts {
		most = max(most, len(ui.Wrap(p.Prompt, s.pageWidth()-promptIndent)))
	}
	rows := make([]string, min(most, s.area.Height/4)) // the page comes first
	asked := ui.Wrap(s.asks(), s.pageWidth()-promptIndent)
	for i := range min(len(rows), len(asked)) {
		rows[i] = strings.Repeat(" ", promptIndent) + s.area.Styles.Muted.Render(asked[i])
	}
	if s.area.Height >= roomy {
		rows = append(rows, "")
	}
	return rows
}

func firstOf(rows []string) string {
	if len(rows) == 0 {
		return ""
	}
	return rows[0]
}
