// Package card is the reader for one pattern, with a walk along related ones. Going back retraces the walk.
package card

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// Screen is one pattern.
type Screen struct {
	pattern *pattern.Pattern
	related []*pattern.Pattern
	area    ui.Area
	page    []string // the card as drawn; nil until it is
	scroll  ui.Scroll
	link    int // the chosen related card; -1 while reading
	err     error
}

// New opens a card; an id that is not in the library gives a page that says so.
func New(p *practice.Practice, id pattern.ID) *Screen {
	s := &Screen{link: -1}
	if found, ok := p.Library.Pattern(id); ok {
		s.pattern = found
		s.related = p.Library.Related(found)
	}
	return s
}

// Title says what kind of page this is.
func (s *Screen) Title() string { return "Pattern" }

// Init has nothing to load: Resize draws.
func (s *Screen) Init() tea.Cmd { return nil }

// drawn is the card drawn for one width and ground.
type drawn struct {
	id    pattern.ID
	width int
	dark  bool
	page  []string
	err   error
}

// readWidth is how wide a card is at most: longer rows are hard to read.
const readWidth = 76

func (s *Screen) width() int { return min(s.area.Width, readWidth) }

// Resize draws the card again when that makes a difference.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	before, beforeWidth := s.area, s.width()
	s.area = a
	s.fit()
	if s.pattern == nil || s.page != nil && s.width() == beforeWidth && a.Styles.Dark == before.Styles.Dark {
		return nil
	}
	p, width, st := s.pattern, s.width(), a.Styles
	return func() tea.Msg {
		page, err := ui.Markdown(p.Markdown(), width, st)
		return drawn{p.ID, width, st.Dark, page, err}
	}
}

func (s *Screen) fit() { s.scroll.Fit(len(s.rows()), s.area.Height) }

// Controls scroll, and walk on.
func (s *Screen) Controls() ui.Controls {
	noLinks := ""
	if len(s.related) == 0 {
		noLinks = "no other card is linked with this one"
	}
	notChosen := ""
	if s.link < 0 {
		notChosen = "choose a related card with Tab first"
	}
	return ui.Controls{Wait: s.pattern != nil && s.page == nil && s.err == nil, Actions: append([]ui.Action{
		{Keys: []string{"tab", "right"}, Help: "related", Off: noLinks, Do: s.next(1)},
		{Keys: []string{"shift+tab", "left"}, Help: "related, backwards", Minor: true, Off: noLinks, Do: s.next(-1)},
		{Keys: []string{"enter"}, Help: "go there", Off: notChosen, Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Card{ID: s.related[s.link].ID})
		}},
		{Keys: []string{"esc", "backspace"}, Help: "back", Do: ui.Back},
	}, s.scroll.Actions()...)}
}

func (s *Screen) next(by int) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		n := len(s.related)
		switch {
		case s.link < 0 && by < 0:
			s.link = n - 1
		case s.link < 0:
			s.link = 0
		default:
			s.link = (s.link + by + n) % n
		}
		s.scroll.By(1 << 30)
		return ui.Stay()
	}
}

// Update takes the drawn card.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(drawn); ok && s.pattern != nil && msg.id == s.pattern.ID && msg.width == s.width() && msg.dark == s.area.Styles.Dark {
		s.page, s.err = msg.page, msg.err
		s.fit()
	}
	return ui.Stay()
}

// rows are the card, where it stands in the library, and the cards one could go on to.
func (s *Screen) rows() []string {
	st := s.area.Styles
	d := ui.NewDoc(s.width())
	switch {
	case s.pattern == nil:
		d.Para(st.Text, "There is no such pattern in the library. It may have been one of your own that is no longer in its folder.")
		return d.All()
	case s.err != nil:
		d.Para(st.Wrong, s.err.Error())
	}
	d.Rows(s.page...)
	d.Gap()
	d.Para(st.Muted, s.about())
	if len(s.related) > 0 {
		d.Gap()
		d.Para(st.Heading, "Go on to")
		for i, r := range s.related {
			d.Pair(st, i == s.link, r.Name, "")
		}
	}
	return d.All()
}

// about is one line of where the card belongs and how firm it is.
func (s *Screen) about() string {
	p := s.pattern
	var parts []string
	for _, t := range p.Themes {
		parts = append(parts, theme.Of(t).Name)
	}
	var moments []string
	for _, m := range p.Moments {
		moments = append(moments, string(m))
	}
	parts = append(parts, strings.Join(moments, ", "))
	if p.Own {
		return strings.Join(append(parts, "your own card"), " · ")
	}
	return strings.Join(append(parts, p.Basis.Name()), " · ") + ". From " + pattern.Cite(p.Sources) + "."
}

// View shows the rows that are seen; the cursor stands on the first of them, or on the chosen link.
func (s *Screen) View() ui.View {
	v := s.scroll.View(s.area.Styles, s.width(), s.rows())
	if s.link >= 0 && v.Cursor != nil {
		rows := s.rows()
		if i := slices.IndexFunc(rows, func(r string) bool { return strings.Contains(r, ui.Sign) }); i >= s.scroll.Top() {
			v.Cursor.Y = min(i-s.scroll.Top(), s.area.Height-1)
		}
	}
	return v
}
