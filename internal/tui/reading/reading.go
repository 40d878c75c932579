// Package reading is one page of heed's own words, and a walk from it to patterns and other pages. Going back retraces
// the walk.
package reading

import (
	"image/color"

	tea "charm.land/bubbletea/v2"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/reading"
	"heed/internal/tui/ui"
)

// Screen is one page.
type Screen struct {
	practice *practice.Practice
	id       reading.ID
	area     ui.Area
	walk     *ui.Walk
	page     *reading.Page // nil until it is read
	from     []int         // the row of each section's heading
}

// New opens the page of that name.
func New(p *practice.Practice, name string) *Screen {
	return &Screen{practice: p, id: reading.ID(name), walk: ui.NewWalk()}
}

// Title is the page's, and further down the heading one is reading under.
func (s *Screen) Title() string {
	if s.page == nil {
		return "Readings"
	}
	at := -1
	for i, row := range s.from {
		if row <= s.walk.Top() {
			at = i
		}
	}
	switch {
	case s.walk.Top() == 0 || at < 0:
		return s.page.Title
	case s.area.Width < narrow:
		return s.page.Sections[at].Heading
	}
	return s.page.Title + " · " + s.page.Sections[at].Heading
}

// narrow is where there is no room for the page's title and a heading.
const narrow = 60

// Init has nothing to load: Resize draws.
func (s *Screen) Init() tea.Cmd { return nil }

// drawn is the page drawn for one width and ground.
type drawn struct {
	id    reading.ID
	width int
	text  color.Color
	page  *reading.Page
	links []ui.Link
	rows  []string
	from  []int
	err   error
}

// Resize draws the page again when that makes a difference.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	if !s.walk.Resize(a) {
		return nil
	}
	p, id, width, st := s.practice, s.id, s.walk.Width(), a.Styles
	return func() tea.Msg {
		d := drawn{id: id, width: width, text: st.Palette.Text}
		d.draw(p, st)
		return d
	}
}

// draw fills d.
func (d *drawn) draw(p *practice.Practice, st ui.Styles) {
	shelf, err := p.Readings()
	if err != nil {
		d.err = err
		return
	}
	page, ok := shelf.Page(d.id)
	if !ok {
		d.rows = []string{"There is no such page."}
		return
	}
	d.page = page
	doc := ui.NewDoc(d.width)
	for _, section := range page.Sections {
		doc.Gap()
		d.from = append(d.from, doc.Len())
		doc.Para(st.Heading, section.Heading)
		for _, block := range section.Blocks() {
			doc.Gap()
			if d.err = drawBlock(doc, block, st); d.err != nil {
				return
			}
		}
	}
	doc.Gap()
	doc.Para(st.Muted, "From "+pattern.Cite(page.Sources)+".")
	d.rows = doc.All()
	d.links = links(p.Library, shelf, page)
}

// drawBlock draws a paragraph, or a list with its items indented.
func drawBlock(doc *ui.Doc, block reading.Block, st ui.Styles) error {
	for _, text := range block.Texts {
		if !block.List {
			rows, err := ui.Markdown(text, doc.Width(), st)
			if err != nil {
				return err
			}
			doc.Rows(rows...)
			continue
		}
		rows, err := ui.Markdown(text, doc.Width()-2, st)
		if err != nil {
			return err
		}
		for i, row := range rows {
			sign := "  "
			if i == 0 {
				sign = st.Text.Render("• ")
			}
			doc.Rows(sign + row)
		}
	}
	return nil
}

// links are the cards and the pages one could go on to.
func links(lib *pattern.Library, shelf *reading.Shelf, page *reading.Page) []ui.Link {
	var all []ui.Link
	under := "Patterns to try"
	for _, id := range page.Patterns {
		if p, ok := lib.Pattern(id); ok {
			all = append(all, ui.Link{Under: under, Name: p.Name, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Card{ID: id}) }})
			under = ""
		}
	}
	under = "Go on reading"
	for _, id := range page.Next {
		if p, ok := shelf.Page(id); ok {
			all = append(all, ui.Link{Under: under, Name: p.Title, About: p.About, Do: func() (ui.Move, tea.Cmd) {
				return ui.Open(ui.Reading{Name: string(id)})
			}})
			under = ""
		}
	}
	return all
}

// Controls scroll, and walk on.
func (s *Screen) Controls() ui.Controls {
	return ui.Controls{Wait: !s.walk.Filled(), Actions: append(s.walk.Actions("go on to"),
		ui.Action{Keys: []string{"esc", "backspace", "q"}, Help: "back", Do: ui.Back})}
}

// Update takes the drawn page.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	d, ok := msg.(drawn)
	if !ok || d.id != s.id || d.width != s.walk.Width() || d.text != s.area.Styles.Palette.Text {
		return ui.Stay()
	}
	s.page, s.from = d.page, d.from
	if d.err != nil {
		doc := ui.NewDoc(d.width)
		doc.Para(s.area.Styles.Wrong, practice.Explain(d.err))
		d.rows = doc.All()
	}
	s.walk.Fill(d.rows, d.links)
	return ui.Stay()
}

// View shows the rows that are seen.
func (s *Screen) View() ui.View { return s.walk.View() }
