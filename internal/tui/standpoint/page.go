package standpoint

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// page is the page while it is written.
type page struct {
	desk   ui.Desk
	editor *ui.Editor
	watch  *ui.Watch
	ask    ui.List // among the questions
}

func (p *page) resize(width int, a ui.Area) {
	p.editor.Measure(a.Cells)
	p.editor.Resize(min(width, pageMax), max(a.Height-head(a), 1))
}

// pageMax is how wide a row of the page may be: beyond about 76 letters the eye loses the next row.
const pageMax = 77

// head is how many rows stand above the page: a quiet word on whether it is sealed, where there is room.
func head(a ui.Area) int {
	if a.Low() {
		return 0
	}
	return 1
}

// typed takes a key or a paste.
func (p *page) typed(msg tea.Msg) tea.Cmd {
	before := p.editor.Version()
	p.editor.Update(msg)
	sitting := p.desk.Sitting
	sitting.Cursor = p.editor.Offset()
	if p.editor.Version() == before {
		return nil
	}
	sitting.Text = p.editor.Text()
	return tea.Batch(p.desk.Changed(), p.watch.Changed())
}

// invitation stands on the page while nothing else does.
func (p *page) invitation(int) string {
	if p.editor.Paragraphs() > 1 {
		return ""
	}
	return "Who are you in the room?"
}

func (p *page) blank() bool { return strings.TrimSpace(p.desk.Sitting.Text) == "" }

// begin goes on with the draft, changes what was kept, or begins with an empty page.
func (s *Screen) begin() (ui.Move, tea.Cmd) {
	sitting, err := s.practice.Stand(s.stand)
	if err != nil {
		return ui.Say(practice.Explain(err))
	}
	return s.write(sitting)
}

// write opens the page on a sitting.
func (s *Screen) write(sitting *practice.Sitting) (ui.Move, tea.Cmd) {
	s.mode = writes
	s.page = &page{desk: ui.Desk{Sitting: sitting}, editor: ui.NewEditor(sitting.Text)}
	s.page.watch = ui.NewWatch(sitting, s.page.editor)
	s.page.editor.SetOffset(sitting.Cursor)
	s.page.editor.SetGhosts(s.page.invitation)
	s.page.ask.SetCount(len(s.prompts))
	s.page.resize(s.column(), s.area)
	return ui.Move{}, s.page.init()
}

// init takes what another screen has changed, and seals what was brought back. Ctrl+Z leads back to what stood here.
func (p *page) init() tea.Cmd {
	if sitting := p.desk.Sitting; p.editor.Text() != sitting.Text {
		p.editor.SetText(sitting.Text)
		sitting.Text, sitting.Cursor = p.editor.Text(), p.editor.Offset()
	}
	return tea.Batch(p.desk.Init(), p.watch.Look())
}

func (s *Screen) writeControls() ui.Controls {
	if s.page.editor.Finding() {
		return s.page.editor.FindControls()
	}
	noQuestions := ""
	if len(s.prompts) == 0 {
		noQuestions = "there are none"
	}
	return ui.Controls{Typing: true, Wait: s.busy || s.page.desk.Leaving(), Actions: append([]ui.Action{
		{Keys: []string{"ctrl+d", "f10"}, Help: "keep", Off: s.nothing(), Do: s.keep},
		{Keys: []string{"tab", "f2"}, Help: "questions", Off: noQuestions, Do: s.askMe},
		{Keys: []string{"esc"}, Help: "back", Do: s.leave},
		{Keys: []string{"f5"}, Help: "what may point to a person", Minor: true, Off: s.nothing(), Do: s.page.watch.Walk},
		{Keys: []string{"f7"}, Help: "earlier versions", Off: s.noVersions(), Do: s.versions},
		{Keys: []string{"f8"}, Help: "throw away what you changed (what was kept stays)", Minor: true, Do: s.throwAway},
	}, ui.EditorHelp()...)}
}

func (s *Screen) nothing() string {
	if s.page.blank() {
		return "nothing is written yet"
	}
	return ""
}

// unchanged says that the page is as it was kept, or empty as it began.
func (s *Screen) unchanged() bool {
	return s.page.desk.Sitting.Text == s.stand.Kept.Text || !s.isKept() && s.page.blank()
}

// leave seals the page and goes back. One that is unchanged is not kept as a draft: where there is one to read, that is
// shown again.
func (s *Screen) leave() (ui.Move, tea.Cmd) {
	if !s.unchanged() {
		return s.page.desk.Leave()
	}
	drop := s.page.desk.Sitting.Drop()
	s.stand.Draft = nil
	move := ui.Move{Kind: ui.Returning}
	if s.isKept() {
		move = ui.Move{}
		s.read()
	}
	return move, func() tea.Msg {
		if err := drop(); err != nil {
			return ui.Told{Notice: practice.Explain(err)}
		}
		return nil
	}
}

func (s *Screen) throwAway() (ui.Move, tea.Cmd) {
	if s.unchanged() {
		return s.leave()
	}
	return s.page.desk.Discard(ui.Standpoint{Sitting: s.page.desk.Sitting})
}

type kept struct {
	of    *Screen
	entry journal.Entry
	err   error
}

func (s *Screen) keep() (ui.Move, tea.Cmd) {
	keep := s.page.desk.Sitting.Keep()
	s.busy = true
	return ui.Move{}, func() tea.Msg {
		e, err := keep()
		return kept{s, e, err}
	}
}

// kept shows the page as it now stands.
func (s *Screen) kept(msg kept) (ui.Move, tea.Cmd) {
	s.busy = false
	if msg.err != nil {
		return ui.Move{Notice: "Not kept: " + practice.Explain(msg.err), Forget: true}, nil
	}
	notice := practice.KeptNotice(s.practice)
	if msg.entry.Revision > s.page.desk.Sitting.Revision+1 {
		notice = "Kept. Another heed changed this page meanwhile: both are among the versions."
	}
	s.stand = practice.Stand{Kept: msg.entry}
	s.scroll.By(-1 << 30)
	s.read()
	return ui.Move{Notice: notice}, nil
}

// askMe goes among the questions.
func (s *Screen) askMe() (ui.Move, tea.Cmd) {
	s.mode = asks
	return ui.Stay()
}

func (s *Screen) askControls() ui.Controls {
	back := func() (ui.Move, tea.Cmd) {
		s.mode = writes
		return ui.Stay()
	}
	return ui.Controls{Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: "take it", Do: s.take},
		{Keys: []string{"esc", "tab", "f2", "backspace"}, Help: "back", Do: back},
	}, s.page.ask.Actions()...)}
}

// take puts the chosen question at the end of the page, with room to answer it. It can be undone like anything typed.
func (s *Screen) take() (ui.Move, tea.Cmd) {
	s.mode = writes
	e := s.page.editor
	text := e.Text()
	gap := "\n\n"
	switch {
	case text == "" || strings.HasSuffix(text, "\n\n"):
		gap = ""
	case strings.HasSuffix(text, "\n"):
		gap = "\n"
	}
	e.SetOffset(len(text))
	return ui.Move{}, s.page.typed(tea.PasteMsg{Content: gap + s.prompts[s.page.ask.At].Text + "\n"})
}
