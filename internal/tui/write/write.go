// Package write is the page: a title, and as much text as one likes. It is sealed as a draft while it is written, so that
// nothing typed can be lost, and becomes an entry when it is kept.
package write

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the page.
type Screen struct {
	practice *practice.Practice
	desk     ui.Desk
	area     ui.Area
	title    *ui.Editor
	page     *ui.Editor
	onTitle  bool
	keeping  bool
}

// New opens the page on a sitting. What was said in the check-in stands there already.
func New(p *practice.Practice, sitting *practice.Sitting) *Screen {
	sitting.Compose(p.Questions)
	s := &Screen{practice: p, desk: ui.Desk{Sitting: sitting}}
	s.title = ui.NewField(sitting.Title)
	s.page = ui.NewEditor(sitting.Text)
	s.page.SetOffset(sitting.Cursor)
	return s
}

// Title is the same for every page: the person's own title is not for the terminal's.
func (s *Screen) Title() string {
	if s.desk.Sitting.Revision > 0 {
		return "Write · changing an entry"
	}
	return "Write"
}

// Init seals a draft that was brought back.
func (s *Screen) Init() tea.Cmd { return s.desk.Init() }

// Resize takes the area. The title has one row, and a thin line below it where there is room.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.title.Measure(a.Cells)
	s.page.Measure(a.Cells)
	s.title.Resize(a.Width-len(titleLabel), 1)
	s.page.Resize(s.pageWidth(), max(a.Height-s.head(), 1))
	return nil
}

const titleLabel = "Title: "

// pageMax is how wide a row of the page may be: beyond about 76 letters the eye loses the next row.
const pageMax = 77

func (s *Screen) pageWidth() int { return min(s.area.Width, pageMax) }

// head is how many rows stand above the page.
func (s *Screen) head() int {
	if s.area.Low() {
		return 1
	}
	return 2
}

// Controls are few, since letters are text.
func (s *Screen) Controls() ui.Controls {
	sitting := s.desk.Sitting
	return ui.Controls{Typing: true, Wait: s.keeping || s.desk.Leaving(), Actions: append([]ui.Action{
		{Keys: []string{"ctrl+d", "f10"}, Help: "keep", Off: s.nothing(), Do: s.keep},
		{Keys: []string{"tab", "shift+tab"}, Help: s.tabHelp(), Do: s.switchField},
		{Keys: []string{"esc"}, Help: "leave for later", Do: s.leave},
		{Keys: []string{"f6"}, Help: "suggestions", Off: s.nothing(), Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Suggest{Sitting: sitting})
		}},
		{Keys: []string{"f8"}, Help: "throw this page away (what was kept before stays)", Minor: true, Do: s.throwAway},
	}, ui.EditorHelp()...)}
}

func (s *Screen) nothing() string {
	if s.desk.Sitting.Empty() {
		return "nothing is written yet"
	}
	return ""
}

func (s *Screen) tabHelp() string {
	if s.onTitle {
		return "to the text"
	}
	return "title"
}

func (s *Screen) switchField() (ui.Move, tea.Cmd) {
	s.onTitle = !s.onTitle
	return ui.Stay()
}

// leave seals the page and goes back; an empty one is not kept.
func (s *Screen) leave() (ui.Move, tea.Cmd) {
	if s.desk.Sitting.Empty() {
		return s.throwAway()
	}
	return s.desk.Leave()
}

func (s *Screen) throwAway() (ui.Move, tea.Cmd) {
	return s.desk.Discard(ui.Write{Sitting: s.desk.Sitting})
}

type kept struct{ err error }

func (s *Screen) keep() (ui.Move, tea.Cmd) {
	keep := s.desk.Sitting.Keep()
	s.keeping = true
	return ui.Move{}, func() tea.Msg {
		_, err := keep()
		return kept{err}
	}
}

// Update takes what is written.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return ui.Move{}, s.typed(msg)
	case kept:
		if !s.keeping {
			return ui.Stay()
		}
		s.keeping = false
		if msg.err != nil {
			return ui.Move{Notice: "Not kept: " + practice.Explain(msg.err), Forget: true}, nil
		}
		return ui.Move{Kind: ui.Starting, To: ui.Home{}, Notice: practice.KeptNotice(s.practice)}, nil
	}
	return s.desk.Update(msg)
}

func (s *Screen) typed(msg tea.Msg) tea.Cmd {
	field := s.page
	if s.onTitle {
		field = s.title
		if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "enter" {
			s.onTitle = false
			return nil
		}
	}
	before := field.Version()
	field.Update(msg)
	sitting := s.desk.Sitting
	sitting.Cursor = s.page.Offset()
	if field.Version() == before {
		return nil
	}
	if s.onTitle {
		sitting.Title = s.title.Text()
	} else {
		sitting.Text = s.page.Text()
	}
	return s.desk.Changed()
}

// View draws the title and the rows of the page that are seen.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	d.Rows(st.Muted.Render(titleLabel) + firstOf(s.title.Rows(st)))
	if !s.area.Low() {
		trouble := ""
		if err := s.desk.Trouble(); err != nil {
			trouble = st.Wrong.Render(ansi.Truncate("not sealed: "+practice.Explain(err), s.area.Width, "…"))
		}
		d.Rows(trouble)
	}
	d.Rows(s.page.Rows(st)...)
	if s.onTitle {
		x, _ := s.title.Cursor()
		d.CursorAt(x+len(titleLabel), 0)
	} else {
		x, y := s.page.Cursor()
		d.CursorAt(x, y+s.head())
	}
	return d.View(st, s.area.Height)
}

func firstOf(rows []string) string {
	if len(rows) == 0 {
		return ""
	}
	return rows[0]
}

// Seal is for ui.Sealer.
func (s *Screen) Seal() func() error { return s.desk.Seal() }
