// Package path is the path of seven weeks, one theme a week. One may begin with any, leave any out and stop at any time:
// nothing of it is kept, so nothing of it can nag.
package path

import (
	"image/color"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/reading"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// Screen is the seven weeks, or one of them.
type Screen struct {
	practice *practice.Practice
	week     theme.ID // empty for all
	area     ui.Area
	walk     *ui.Walk // of one week
	list     ui.List  // of all
	shelf    *reading.Shelf
	err      error
}

// New is the path, or the week of one theme.
func New(p *practice.Practice, week theme.ID) *Screen {
	return &Screen{practice: p, week: week, walk: ui.NewWalk()}
}

// Title says where one is. It names the theme and no number: the weeks have no order that matters.
func (s *Screen) Title() string {
	if s.week != "" {
		return "A week with one theme · " + theme.Of(s.week).Short
	}
	return "A path of seven weeks"
}

// Init reads the weeks once, for the list.
func (s *Screen) Init() tea.Cmd {
	if s.week != "" || s.shelf != nil {
		return nil // Resize draws a week
	}
	p := s.practice
	return func() tea.Msg {
		shelf, err := p.Readings()
		return loaded{shelf, err}
	}
}

type (
	loaded struct {
		shelf *reading.Shelf
		err   error
	}
	// drawn is one week drawn for one width and ground.
	drawn struct {
		week  theme.ID
		width int
		text  color.Color
		rows  []string
		links []ui.Link
	}
)

// Resize draws the week again when that makes a difference.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	if s.week == "" || !s.walk.Resize(a) {
		return nil
	}
	p, week, width, st := s.practice, s.week, s.walk.Width(), a.Styles
	return func() tea.Msg {
		d := drawn{week: week, width: width, text: st.Palette.Text}
		d.draw(p, st)
		return d
	}
}

// draw fills d: the theme, what one could notice, what to hold in mind, and what one could do with it.
func (d *drawn) draw(p *practice.Practice, st ui.Styles) {
	doc := ui.NewDoc(d.width)
	shelf, err := p.Readings()
	if err != nil {
		doc.Para(st.Wrong, practice.Explain(err))
		d.rows = doc.All()
		return
	}
	w, _ := shelf.Week(d.week)
	part := func(heading, text string) {
		doc.Gap()
		doc.Para(st.Heading, heading)
		doc.Para(st.Text, text)
	}
	doc.Para(st.Strong, theme.Of(w.Theme).Name)
	doc.Gap()
	doc.Para(st.Text, w.Words)
	part("You could notice", w.Notice)
	doc.Gap()
	doc.Para(st.Heading, "You could hold in mind")
	for _, id := range w.Statements {
		it, _ := p.Questions.Item(id)
		doc.Hang(st.Text, "• ", it.Text)
	}
	part("You could write about", w.Question)
	doc.Gap()
	doc.Para(st.Muted, "From "+pattern.Cite(w.Sources)+". The question is ours.")
	d.rows = doc.All()
	d.links = links(p, shelf, w)
}

// links are what one could do with a week.
func links(p *practice.Practice, shelf *reading.Shelf, w reading.Week) []ui.Link {
	all := []ui.Link{
		{Under: "If you like", Name: "Check in with this theme", About: "four statements", Do: func() (ui.Move, tea.Cmd) {
			sitting, err := p.BeginCheckOf(w.Theme)
			if err != nil {
				return ui.Say(practice.Explain(err))
			}
			return ui.Open(ui.Check{Sitting: sitting})
		}},
		{Name: "Write about the question", About: "a page that begins with it", Do: func() (ui.Move, tea.Cmd) {
			sitting, err := p.BeginAbout(w.Theme, w.Question)
			if err != nil {
				return ui.Say(practice.Explain(err))
			}
			return ui.Open(ui.Write{Sitting: sitting})
		}},
	}
	for _, id := range w.Patterns {
		if card, ok := p.Library.Pattern(id); ok {
			all = append(all, ui.Link{Name: "Try: " + card.Name, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Card{ID: id}) }})
		}
	}
	if page, ok := shelf.Page(w.Reading); ok {
		all = append(all, ui.Link{Name: "Read: " + page.Title, Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Reading{Name: string(page.ID)})
		}})
	}
	return all
}

// Controls walk through a week, or choose one.
func (s *Screen) Controls() ui.Controls {
	back := ui.Action{Keys: []string{"esc", "backspace", "q"}, Help: "back", Do: ui.Back}
	if s.week != "" {
		return ui.Controls{Wait: !s.walk.Filled(), Actions: append(s.walk.Actions("go on to"), back)}
	}
	off := ""
	if s.list.Count == 0 {
		off = "there is nothing here to open"
	}
	return ui.Controls{Wait: s.shelf == nil && s.err == nil, Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: "open", Off: off, Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Path{Week: s.shelf.Weeks[s.list.At].Theme})
		}},
		back,
	}, s.list.Actions()...)}
}

// Update takes what was read and drawn.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case loaded:
		if s.week == "" {
			s.shelf, s.err = msg.shelf, msg.err
			if msg.err == nil {
				s.list.SetCount(len(msg.shelf.Weeks))
			}
		}
	case drawn:
		if msg.week == s.week && msg.width == s.walk.Width() && msg.text == s.area.Styles.Palette.Text {
			s.walk.Fill(msg.rows, msg.links)
		}
	}
	return ui.Stay()
}

// View draws the week, or the seven.
func (s *Screen) View() ui.View {
	if s.week != "" {
		return s.walk.View()
	}
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	if s.err != nil {
		d.Para(st.Wrong, practice.Explain(s.err))
	}
	if s.shelf == nil {
		return d.View(st, s.area.Height)
	}
	d.Para(st.Muted, s.about())
	if !s.area.Low() {
		d.Gap()
	}
	var names []string
	for _, w := range s.shelf.Weeks {
		names = append(names, theme.Of(w.Theme).Short)
	}
	d.Sentences(names...)
	for i, w := range s.shelf.Weeks {
		d.Pair(st, i == s.list.At, names[i], theme.Of(w.Theme).Plain)
	}
	return d.View(st, s.area.Height)
}

// about is a word on the path: its first two sentences where rows are precious.
func (s *Screen) about() string {
	if !s.area.Low() {
		return s.shelf.Path
	}
	first, rest, _ := strings.Cut(s.shelf.Path, ". ")
	second, _, _ := strings.Cut(rest, ". ")
	return first + ". " + strings.TrimSuffix(second, ".") + "."
}
