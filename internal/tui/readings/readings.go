// Package readings is the list of what heed has to say at more length: the path of seven weeks, and the pages.
package readings

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/reading"
	"heed/internal/tui/ui"
)

// Screen is the list.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	list     ui.List
	shelf    *reading.Shelf // nil until it is read
	err      error
}

// New is the list, to be filled by Init.
func New(p *practice.Practice) *Screen { return &Screen{practice: p} }

// Title says where one is.
func (s *Screen) Title() string { return "Readings" }

type loaded struct {
	shelf *reading.Shelf
	err   error
}

// Init reads the list once.
func (s *Screen) Init() tea.Cmd {
	if s.shelf != nil {
		return nil
	}
	p := s.practice
	return func() tea.Msg {
		shelf, err := p.Readings()
		return loaded{shelf, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

// row is one thing to read.
type row struct {
	name, about string
	to          ui.Route
}

func (s *Screen) rows() []row {
	if s.shelf == nil {
		return nil
	}
	var all []row
	for _, p := range s.shelf.Pages {
		all = append(all, row{p.Title, p.About, ui.Reading{Name: string(p.ID)}})
	}
	return append(all, row{"A path of seven weeks", "one theme a week, if you like", ui.Path{}})
}

// Controls open what is chosen.
func (s *Screen) Controls() ui.Controls {
	return ui.Controls{Wait: s.shelf == nil && s.err == nil, Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: "read", Off: s.nothing(), Do: func() (ui.Move, tea.Cmd) { return ui.Open(s.rows()[s.list.At].to) }},
		{Keys: []string{"esc", "backspace", "q"}, Help: "back", Do: ui.Back},
	}, s.list.Actions()...)}
}

func (s *Screen) nothing() string {
	if s.list.Count == 0 {
		return "there is nothing here to read"
	}
	return ""
}

// Update takes the list.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(loaded); ok {
		s.shelf, s.err = msg.shelf, msg.err
		s.list.SetCount(len(s.rows()))
	}
	return ui.Stay()
}

// View draws the list; on a wide screen with the beginning of the chosen page beside it.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	width, aside := s.area.Split()
	d := ui.NewDoc(width)
	if s.err != nil {
		d.Para(st.Wrong, practice.Explain(s.err))
	}
	if !s.area.Low() {
		d.Para(st.Muted, "A few minutes each. You could stop anywhere.")
		d.Gap()
	}
	top := d.Len()
	rows := s.rows()
	for i, r := range rows {
		if i == len(rows)-1 {
			d.Gap()
		}
		d.Choice(st, i == s.list.At, r.name)
		if i == s.list.At || s.area.Width >= 60 {
			d.Hang(st.Muted, "    ", r.about)
		}
	}
	v := d.View(st, s.area.Height)
	if aside > 0 && len(rows) > 0 {
		beside := ui.NewDoc(aside)
		beside.Rows(make([]string, top)...)
		s.preview(beside)
		v = ui.Beside(v, width, beside.View(st, s.area.Height))
	}
	return v
}

// preview is how the chosen page begins, and what else is in it.
func (s *Screen) preview(d *ui.Doc) {
	st := s.area.Styles
	if s.list.At >= len(s.shelf.Pages) {
		d.Para(st.Strong, "A path of seven weeks")
		d.Gap()
		d.Para(st.Text, "Each week has one theme: something to notice, a few statements, and patterns to try. "+
			"Begin with any week, stop where you like. Nobody keeps count, heed neither.")
		return
	}
	page := s.shelf.Pages[s.list.At]
	d.Para(st.Strong, page.Title)
	d.Gap()
	if blocks := page.Sections[0].Blocks(); len(blocks) > 0 {
		d.Para(st.Text, plain(blocks[0].Texts[0]))
	}
	d.Gap()
	d.Para(st.Heading, "In it")
	for _, section := range page.Sections {
		d.Hang(st.Muted, "  ", section.Heading)
	}
}

// plain is a paragraph without the signs of Markdown.
func plain(words string) string { return strings.NewReplacer("*", "", "`", "").Replace(words) }
