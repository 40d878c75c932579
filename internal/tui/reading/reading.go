// Package reading is for pages of heed's own words: text files with a name, embedded.
package reading

import (
	"embed"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/tui/ui"
)

//go:embed pages/*.md
var pages embed.FS

// Screen is one page.
type Screen struct {
	name   string
	area   ui.Area
	page   []string
	scroll ui.Scroll
	err    error
}

// New opens the page of that name.
func New(name string) *Screen { return &Screen{name: name} }

// Title says where one is.
func (s *Screen) Title() string { return "About heed" }

// Init has nothing to load: Resize draws.
func (s *Screen) Init() tea.Cmd { return nil }

type drawn struct {
	name  string
	width int
	dark  bool
	page  []string
	err   error
}

const readWidth = 76

func (s *Screen) width() int { return min(s.area.Width, readWidth) }

// Resize draws the page.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.scroll.Fit(len(s.page), a.Height)
	name, width, st := s.name, s.width(), a.Styles
	return func() tea.Msg {
		text, err := pages.ReadFile("pages/" + name + ".md")
		if err != nil {
			return drawn{name, width, st.Dark, nil, err}
		}
		page, err := ui.Markdown(string(text), width, st)
		return drawn{name, width, st.Dark, page, err}
	}
}

// Controls scroll.
func (s *Screen) Controls() ui.Controls {
	return ui.Controls{Wait: s.page == nil && s.err == nil, Actions: append([]ui.Action{
		{Keys: []string{"esc", "backspace", "q"}, Help: "back", Do: ui.Back},
	}, s.scroll.Actions()...)}
}

// Update takes the drawn page.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(drawn); ok && msg.name == s.name && msg.width == s.width() && msg.dark == s.area.Styles.Dark {
		s.page, s.err = msg.page, msg.err
		if s.err != nil {
			s.page = strings.Split(s.err.Error(), "\n")
		}
		s.scroll.Fit(len(s.page), s.area.Height)
	}
	return ui.Stay()
}

// View shows the rows that are seen.
func (s *Screen) View() ui.View { return s.scroll.View(s.area.Styles, s.width(), s.page) }
