// Package write is the page: a title, and as much text as one likes, set out in a frame if one wants. It is sealed as a
// draft while it is written, so that nothing typed can be lost, and becomes an entry when it is kept.
package write

import (
	tea "charm.land/bubbletea/v2"

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
	watch    *ui.Watch
	frames   *ui.List // the frames to choose from; nil while none is chosen
}

// New opens the page on a sitting. What was said in the check-in stands there already.
func New(p *practice.Practice, sitting *practice.Sitting) *Screen {
	sitting.OpenPage()
	s := &Screen{practice: p, desk: ui.Desk{Sitting: sitting}}
	s.take()
	if sitting.Revision > 0 && !sitting.Touched() {
		s.watch.Settle()
	}
	return s
}

// Title is the same for every page: the person's own title is not for the terminal's.
func (s *Screen) Title() string {
	switch {
	case s.frames != nil:
		return "Write · choose a frame"
	case s.desk.Sitting.Revision > 0:
		return "Write · changing an entry"
	}
	return "Write"
}

// Init takes what the sitting holds now, which another screen may have changed, and seals a draft that was brought back.
func (s *Screen) Init() tea.Cmd {
	s.follow()
	return tea.Batch(s.desk.Init(), s.watch.Look())
}

// take fills the fields from the sitting.
func (s *Screen) take() {
	sitting := s.desk.Sitting
	s.title = ui.NewField(sitting.Title)
	s.page = ui.NewEditor(sitting.Text)
	s.page.SetOffset(sitting.Cursor)
	s.watch = ui.NewWatch(sitting, s.page)
	s.page.SetHeadings(func(para int) bool { return s.isHeading(para) })
	s.page.SetGhosts(s.ghost)
	if s.area.Width > 0 {
		s.Resize(s.area)
	}
}

// follow brings the fields to what the sitting holds. Ctrl+Z leads back to what they held before.
func (s *Screen) follow() {
	sitting := s.desk.Sitting
	if s.title.Text() != sitting.Title {
		s.title.SetText(sitting.Title)
	}
	if s.page.Text() != sitting.Text {
		s.page.SetText(sitting.Text)
		sitting.Text, sitting.Cursor = s.page.Text(), s.page.Offset() // which tidies line ends and the like
	}
}

// Resize takes the area. The title has one row.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.title.Measure(a.Cells)
	s.page.Measure(a.Cells)
	s.title.Resize(a.Width-len(titleLabel), 1)
	s.fit()
	return nil
}

// fit gives the page what the rows above it leave.
func (s *Screen) fit() {
	s.page.Resize(s.pageWidth(), max(s.area.Height-len(s.head()), 1))
}

// Controls are few, since letters are text.
func (s *Screen) Controls() ui.Controls {
	switch {
	case s.frames != nil:
		return s.frameControls()
	case s.page.Finding() && !s.onTitle:
		return s.page.FindControls()
	}
	return ui.Controls{Typing: true, Wait: s.keeping || s.desk.Leaving(), Actions: append([]ui.Action{
		{Keys: []string{"ctrl+d", "f10"}, Help: s.keepHelp(), Off: s.nothing(), Do: s.keep},
		{Keys: []string{"f5"}, Help: "what may point to a person", Minor: !s.watch.Asking(), Off: s.nothing(), Do: s.walk},
		{Keys: []string{"tab", "shift+tab"}, Help: s.tabHelp(), Do: s.switchField},
		{Keys: []string{"esc"}, Help: s.backHelp(), Do: s.leave},
		{Keys: []string{"f2"}, Help: "frame", Do: s.chooseFrame},
		{Keys: []string{"f6"}, Help: "suggestions", Off: s.nothing(), Do: s.suggest},
		{Keys: []string{"f4"}, Help: "your own editor", Minor: true, Do: s.lend},
		{Keys: []string{"f7"}, Help: "the questions", Minor: true, Off: s.noQuestions(), Do: s.check},
		{Keys: []string{"f8"}, Help: "throw this page away (answers and what was kept before stay)", Minor: true, Do: s.throwAway},
		{Keys: []string{"ctrl+n"}, Help: "the next part", Minor: true, Off: s.noParts(), Do: func() (ui.Move, tea.Cmd) { return s.toPart(1) }},
		{Keys: []string{"ctrl+p"}, Help: "the part before", Minor: true, Off: s.noParts(), Do: func() (ui.Move, tea.Cmd) { return s.toPart(-1) }},
	}, ui.EditorHelp()...)}
}

// askingWidth is from where on the keys that answer the question have room to say all they do.
const askingWidth = 60

func (s *Screen) keepHelp() string {
	if s.watch.Asking() && s.area.Width >= askingWidth {
		return "keep as it is"
	}
	return "keep"
}

func (s *Screen) backHelp() string {
	if s.watch.Asking() {
		return "not yet"
	}
	return "back"
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

func (s *Screen) suggest() (ui.Move, tea.Cmd) {
	return ui.Open(ui.Suggest{Sitting: s.desk.Sitting, FromPage: true})
}

func (s *Screen) check() (ui.Move, tea.Cmd) { return ui.Open(ui.Check{Sitting: s.desk.Sitting}) }

// lend opens the page in the person's own editor.
func (s *Screen) lend() (ui.Move, tea.Cmd) { return ui.Open(ui.Outside{Sitting: s.desk.Sitting}) }

// leave seals the page and goes back; an empty one is not kept.
func (s *Screen) leave() (ui.Move, tea.Cmd) {
	if s.watch.Asking() {
		s.watch.Ask(false)
		s.fit()
		return ui.Stay()
	}
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
	sitting.Text = sitting.Layout().Lay("")
	sitting.Cursor = sitting.Layout().Start(sitting.Text)
	s.take()
	return ui.Move{Notice: "The page is empty; your answers stay. Press F9 to bring it back.", Undo: func() (ui.Move, tea.Cmd) {
		sitting.Text = before
		sitting.Touch()
		return ui.Move{Kind: ui.Replacing, To: ui.Write{Sitting: sitting}}, nil
	}}, s.changed()
}

type kept struct {
	entry  journal.Entry
	danger string // what comes first, if the entry speaks of somebody in danger
	err    error
}

// keep keeps the page. If something in it may point to a person, it first offers to look, once for what is written now.
func (s *Screen) keep() (ui.Move, tea.Cmd) {
	s.keeping = true
	if !s.watch.Offered() {
		return ui.Move{}, s.watch.LookFirst()
	}
	keep, request := s.desk.Sitting.Keep(), s.desk.Sitting.Request()
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
	if looked, cmd := s.watch.Update(msg); looked != ui.Unasked || cmd != nil {
		return s.looked(looked, cmd)
	}
	return s.desk.Update(msg)
}

// looked keeps the page when nothing was found in it, and else offers to look first.
func (s *Screen) looked(looked ui.Looked, cmd tea.Cmd) (ui.Move, tea.Cmd) {
	switch {
	case looked == ui.Unasked || !s.keeping:
		return ui.Move{}, cmd
	case looked == ui.Clear:
		return s.keep()
	}
	s.keeping = false
	s.watch.Ask(true)
	s.fit()
	return ui.Move{Forget: true}, nil
}

// walk goes through what was found.
func (s *Screen) walk() (ui.Move, tea.Cmd) {
	move, cmd := s.watch.Walk()
	s.fit()
	return move, cmd
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
	} else if s.guard(msg) {
		return nil
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
		s.followUndo(msg)
	}
	return s.changed()
}

// changed says that something was written.
func (s *Screen) changed() tea.Cmd {
	asked := s.watch.Asking()
	cmd := tea.Batch(s.desk.Changed(), s.watch.Changed())
	if asked {
		s.fit()
	}
	return cmd
}

// Seal is for ui.Sealer.
func (s *Screen) Seal() func() error { return s.desk.Seal() }
