package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/text"
)

// finding is the row at the foot of an editor while something is looked for in its text. The text is not changed
// meanwhile, so nothing can be lost by a key pressed in the wrong place.
type finding struct {
	field  *Editor
	origin text.Span // what was selected when it began; what is typed is looked for from there
	news   string    // what there is to say of the last look
}

// What there is to say of a look, and how much room that takes behind what is typed.
const (
	findNone = "not found"
	findTop  = "from the top"
	findEnd  = "from the end"
	findNews = 2 + len(findTop)
)

// findWide is from which width on room is kept for that. In a narrower row what is typed comes first, and what there is to
// say is said in a word, where that fits.
const findWide = 40

// inAWord is what there is to say of the last look, in a word.
func (f *finding) inAWord() string {
	switch f.news {
	case findNone:
		return "none"
	case findTop:
		return "top"
	case findEnd:
		return "end"
	}
	return ""
}

// findMost is how many bytes of a selection are taken for what is looked for: nobody looks for a longer one again.
const findMost = 80

// Finding says that something is being looked for: Esc and Enter belong to the editor then, see FindControls.
func (e *Editor) Finding() bool { return e.find != nil }

// StopFind closes the row. What was found stays selected.
func (e *Editor) StopFind() {
	if e.find == nil {
		return
	}
	e.find = nil
	e.fit()
}

// FindControls is what can be done while Finding. The editor takes every one of these keys itself.
func (e *Editor) FindControls() Controls {
	return Controls{Typing: true, Actions: []Action{
		{Keys: []string{"enter", "f3", "down"}, Help: "next"},
		{Keys: []string{"up", "shift+f3"}, Help: "the one before"},
		{Keys: []string{"esc"}, Help: "close"},
		{Keys: []string{"ctrl+z"}, Help: "undo what is typed here", Minor: true},
	}}
}

// startFind opens the row. What is selected is what one wants to find, or else what was looked for before; the first
// letter typed takes its place. F3 goes on from there at once.
func (e *Editor) startFind(key string) {
	query := e.sought
	if chosen := e.buf.Copy(); chosen != "" && len(chosen) <= findMost && !strings.Contains(chosen, "\n") {
		query = chosen
	}
	f := &finding{field: NewField(query), origin: e.buf.Selection()}
	f.field.buf.SelectAll()
	f.field.cut = e.cut
	f.field.buf.Measure(e.buf.Method())
	e.find = f
	e.fit()
	switch key {
	case "f3":
		f.next(e)
	case "shift+f3":
		f.back(e)
	}
}

// update takes a key or a paste.
func (f *finding) update(e *Editor, msg tea.Msg) bool {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc":
			e.StopFind()
			return true
		case "enter", "f3", "down", "ctrl+f":
			f.next(e)
			return true
		case "up", "shift+f3", "shift+enter":
			f.back(e)
			return true
		}
	}
	version := f.field.Version()
	taken := f.field.Update(msg)
	if f.field.Version() != version {
		f.typed(e)
	}
	return taken
}

// typed looks from where it began, so that a letter taken back leads back.
func (f *finding) typed(e *Editor) {
	e.sought, f.news = f.field.Text(), ""
	found, ok := e.buf.Find(e.sought, f.origin.From)
	if !ok {
		e.buf.Reveal(f.origin)
		if e.sought != "" {
			f.news = findNone
		}
		return
	}
	e.buf.Reveal(found)
	if earlier(found.From, f.origin.From) {
		f.news = findTop
	}
}

func (f *finding) next(e *Editor) {
	from := e.buf.Selection().To
	found, ok := e.buf.Find(f.field.Text(), from)
	f.show(e, found, ok)
	if ok && earlier(found.From, from) {
		f.news = findTop
	}
}

func (f *finding) back(e *Editor) {
	from := e.buf.Selection().From
	found, ok := e.buf.FindBack(f.field.Text(), from)
	f.show(e, found, ok)
	if ok && !earlier(found.From, from) {
		f.news = findEnd
	}
}

func (f *finding) show(e *Editor, found text.Span, ok bool) {
	f.news = ""
	switch {
	case ok:
		e.buf.Reveal(found)
	case f.field.Text() != "":
		f.news = findNone
	}
}

func earlier(p, q text.Pos) bool { return p.Para < q.Para || p.Para == q.Para && p.Byte < q.Byte }

// row draws it, in so many cells.
func (f *finding) row(st Styles, width int) string {
	typed := ""
	if rows := f.field.Rows(st); len(rows) > 0 {
		typed = rows[0]
	}
	row := st.Key.Render(findLabel) + typed
	for _, news := range []string{f.news, f.inAWord()} {
		if room := width - 2 - ansi.StringWidth(row); news != "" && ansi.StringWidth(news) <= room {
			return row + "  " + st.Muted.Render(news)
		}
	}
	return row
}
