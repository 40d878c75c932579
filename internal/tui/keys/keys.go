// Package keys is the page of every key on every screen. It is made from the action tables of the screens by a test of
// heed/internal/tui, which fails when the page and the tables no longer agree.
package keys

import (
	_ "embed"

	tea "charm.land/bubbletea/v2"

	"heed/internal/tui/ui"
)

// Sheet is the page, in Markdown. The same text is docs/keys.md.
//
//go:embed keys.md
var Sheet string

// Screen is the page.
type Screen struct {
	area   ui.Area
	page   []string
	scroll ui.Scroll
}

// New opens the page.
func New() *Screen { return &Screen{} }

// Title says where one is.
func (s *Screen) Title() string { return "All keys" }

// Init has nothing to load: Resize draws.
func (s *Screen) Init() tea.Cmd { return nil }

type drawn struct {
	width   int
	palette ui.Palette
	page    []string
}

func (s *Screen) width() int { return min(s.area.Width, ui.ParaWidth) }

// Resize draws the page.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.scroll.Fit(len(s.page), a.Height)
	width, st := s.width(), a.Styles
	return func() tea.Msg {
		page, err := ui.Markdown(Sheet, width, st)
		if err != nil {
			page = ui.Wrap(Sheet, width) // as it is written: it can be read like that too
		}
		return drawn{width, st.Palette, page}
	}
}

// Controls scroll.
func (s *Screen) Controls() ui.Controls {
	return ui.Controls{Wait: s.page == nil, Actions: append([]ui.Action{
		{Keys: []string{"esc", "backspace", "q"}, Help: "back", Do: ui.Back},
	}, s.scroll.Actions()...)}
}

// Update takes the drawn page.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(drawn); ok && msg.width == s.width() && msg.palette == s.area.Styles.Palette {
		s.page = msg.page
		s.scroll.Fit(len(s.page), s.area.Height)
	}
	return ui.Stay()
}

// View shows the rows that are seen.
func (s *Screen) View() ui.View { return s.scroll.View(s.area.Styles, s.width(), s.page) }
