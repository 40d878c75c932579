// Package write is the page: a title, and as much text as one likes. It is sealed as a draft while it is written, so that
// nothing typed can be lost, and becomes an entry when it is kept.
package write

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/journal"
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
	s.take()
	return s
}

// Title is the same for every page: the person's own title is not for the terminal's.
func (s *Screen) Title() string {
	if s.desk.Sitting.Revision > 0 {
		return "Write · changing an entry"
	}
	return "Write"
}

// Init takes what the sitting holds now, which another page of it may have changed, and seals a draft that was brought back.
func (s *Screen) Init() tea.Cmd {
	if sitting := s.desk.Sitting; s.page.Text() != sitting.Text || s.title.Text() != sitting.Title {
		s.take()
	}
	return s.desk.Init()
}

// take fills the fields from the sitting.
func (s *Screen) take() {
	sitting := s.desk.Sitting
	s.title = ui.NewField(sitting.Title)
	s.page = ui.NewEditor(sitting.Text)
	s.page.SetOffset(sitting.Cursor)
	if s.area.Width > 0 {
		s.Resize(s.area)
	}
}

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
		{Keys: []string{"esc"}, Help: "back", Do: s.leave},
		{Keys: []string{"f6"}, Help: "suggestions", Off: s.nothing(), Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Suggest{Sitting: sitting, FromPage: true})
		}},
		{Keys: []string{"f7"}, Help: "the questions", Minor: true, Off: s.noQuestions(), Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Check{Sitting: sitting})
		}},
		{Keys: []string{"f8"}, Help: "throw this page away (answers and what was kept before stay)", Minor: true, Do: s.throwAway},
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

func (s *Screen) noQuestions() string {
	if s.desk.Sitting.Entry.Check == nil {
		return "this page was begun without a check-in"
	}
	return ""
}

// leave seals the page and goes back; an empty one is not kept.
func (s *Screen) leave() (ui.Move, tea.Cmd) {
	if s.desk.Sitting.Empty() && s.noQuestions() != "" {
		return s.desk.Discard(ui.Write{Sitting: s.desk.Sitting})
	}
	return s.desk.Leave()
}

// throwAway forgets a page that stands alone. One that belongs to a check-in is only emptied: the answers stay.
func (s *Screen) throwAway() (ui.Move, tea.Cmd) {
	sitting := s.desk.Sitting
	if s.noQuestions() != "" {
		return s.desk.Discard(ui.Write{Sitting: sitting})
	}
	before := sitting.Text
	sitting.Text = ""
	s.take()
	return ui.Move{Notice: "The page is empty; your answers stay. Press F9 to bring it back.", Undo: func() (ui.Move, tea.Cmd) {
		sitting.Text = before
		sitting.Touch()
		return ui.Move{Kind: ui.Replacing, To: ui.Write{Sitting: sitting}}, nil
	}}, s.desk.Changed()
}

type kept struct {
	entry  journal.Entry
	danger string // what comes first, if the entry speaks of somebody in danger
	err    error
}

func (s *Screen) keep() (ui.Move, tea.Cmd) {
	keep, request := s.desk.Sitting.Keep(), s.desk.Sitting.Request()
	s.keeping = true
	return ui.Move{}, func() tea.Msg {
		e, err := keep()
		return kept{e, s.practice.Danger(request), err}
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
		if msg.danger != "" {
			return ui.Restart(ui.First{Line: msg.danger})
		}
		return s.kept(msg.entry)
	}
	return s.desk.Update(msg)
}

// kept goes back to where the page was opened from, or home after a check-in.
func (s *Screen) kept(e journal.Entry) (ui.Move, tea.Cmd) {
	before := s.desk.Sitting
	move := ui.Move{Kind: ui.Returning, Notice: practice.KeptNotice(s.practice)}
	if before.Revision == 0 && before.Entry.Check != nil {
		move.Kind, move.To = ui.Starting, ui.Home{}
	}
	if e.Revision > before.Revision+1 {
		move.Notice = "Kept. Another heed changed this entry meanwhile: both are in its history."
	}
	return move, nil
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
		d.Rows(s.state())
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

// state is a quiet word on whether what is written is safe from a crash.
func (s *Screen) state() string {
	st := s.area.Styles
	switch err := s.desk.Trouble(); {
	case err != nil:
		return st.Wrong.Render(ansi.Truncate("not sealed: "+practice.Explain(err), s.area.Width, "…"))
	case s.desk.Sitting.Sealed():
		return st.Muted.Render("sealed")
	}
	return ""
}

func firstOf(rows []string) string {
	if len(rows) == 0 {
		return ""
	}
	return rows[0]
}

// Seal is for ui.Sealer.
func (s *Screen) Seal() func() error { return s.desk.Seal() }
