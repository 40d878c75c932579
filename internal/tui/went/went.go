// Package went asks, of one thing that was tried, how it went: one line, if one likes. Esc keeps it as tried without a line.
package went

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/suggest"
	"heed/internal/tui/ui"
)

// Screen is the question.
type Screen struct {
	practice *practice.Practice
	route    ui.Went
	area     ui.Area
	aim      *practice.Aim // nil until it is read
	pen      *ui.Pen
	field    *ui.Editor
	keeping  bool
	stuck    bool // it could not be kept
	then     then
}

// then is where one goes from here.
type then int

const (
	back then = iota
	writeOn
)

// New asks about the intention of the route, to be read by Init.
func New(p *practice.Practice, r ui.Went) *Screen {
	return &Screen{practice: p, route: r, field: ui.NewField(r.How)}
}

// Title says where one is.
func (s *Screen) Title() string { return "How did it go?" }

type (
	loaded struct {
		id        journal.ID
		intention journal.Intention
		err       error
	}
	kept struct {
		aim    *practice.Aim
		undo   func() (ui.Move, tea.Cmd)
		danger string // what comes first, if the line speaks of somebody in danger
		err    error
	}
)

// Init reads the intention as it now stands.
func (s *Screen) Init() tea.Cmd {
	if s.aim != nil {
		return nil
	}
	id := s.route.ID
	return func() tea.Msg {
		i, err := s.practice.Intention(context.Background(), id)
		return loaded{id, i, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.field.Measure(a.Cells)
	s.field.Resize(s.width()-ui.FieldIndent, fieldRows)
	return nil
}

const fieldRows = 4

func (s *Screen) width() int { return min(s.area.Width, ui.ReadWidth) }

// Controls keep it with the line, or without.
func (s *Screen) Controls() ui.Controls {
	without := "no line"
	if s.aim != nil && s.aim.How == s.how() && s.settled() {
		without = "back"
	}
	return ui.Controls{Typing: true, Wait: s.aim == nil || s.keeping, Actions: append([]ui.Action{
		{Keys: []string{"enter", "ctrl+d", "f10"}, Help: "keep", Do: func() (ui.Move, tea.Cmd) { return s.keep(s.how(), back) }},
		{Keys: []string{"esc"}, Help: without, Do: s.without},
		{Keys: []string{"f2"}, Help: "keep, and write a page about it", Do: func() (ui.Move, tea.Cmd) { return s.keep(s.how(), writeOn) }},
	}, ui.EditorHelp()...)}
}

func (s *Screen) how() string { return strings.TrimSpace(s.field.Text()) }

// settled says that it had been tried before this was asked.
func (s *Screen) settled() bool { return s.aim.State == journal.Tried && !s.aim.Touched() }

// without leaves the line away. What was typed can be brought back; a line that was kept before stays.
func (s *Screen) without() (ui.Move, tea.Cmd) {
	if s.stuck || s.settled() {
		return ui.Back()
	}
	return s.keep(s.before(), back)
}

// before is the line that was kept before; empty for what is only now said to be tried.
func (s *Screen) before() string { return s.aim.Before().How }

func (s *Screen) keep(how string, then then) (ui.Move, tea.Cmd) {
	typed := s.how()
	s.aim.Intention = s.aim.Settle(journal.Tried, how, s.looked())
	s.aim.Touch()
	s.keeping, s.then = true, then
	aim, seal := s.aim, s.aim.Seal()
	undo := ui.TakeBack(aim.Undo(), "It is as it was before.")
	if typed != how {
		again := ui.Went{ID: s.route.ID, How: typed}
		undo = func() (ui.Move, tea.Cmd) {
			move, cmd := ui.Open(again)
			move.Notice = "Here is what you typed."
			return move, cmd
		}
	}
	p := s.practice
	return ui.Move{}, func() tea.Msg {
		return kept{aim, undo, p.Danger(suggest.Request{Text: how}), seal()}
	}
}

// Update takes the line, and what was read and kept.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return ui.Move{}, s.typed(msg)
	case loaded:
		if msg.id == s.route.ID && s.aim == nil {
			return s.take(msg)
		}
		return ui.Stay()
	case kept:
		if msg.aim == s.aim && s.keeping {
			return s.kept(msg)
		}
		return ui.Stay()
	}
	if s.pen == nil {
		return ui.Stay()
	}
	return s.pen.Update(msg)
}

// take shows an intention. One that was let go meanwhile, or deleted, is no longer asked about.
func (s *Screen) take(msg loaded) (ui.Move, tea.Cmd) {
	err := msg.err
	if err == nil {
		s.aim, err = s.practice.Aim(msg.intention)
	}
	if err != nil {
		return ui.Move{Kind: ui.Returning, Notice: practice.Explain(err)}, nil
	}
	s.pen = &ui.Pen{Seal: s.aim.Seal}
	if s.route.How == "" {
		s.field = ui.NewField(msg.intention.How)
		s.Resize(s.area)
	}
	return ui.Stay()
}

// typed takes the line into the intention, so that it is sealed with it: who writes how it went has tried it.
func (s *Screen) typed(msg tea.Msg) tea.Cmd {
	before := s.field.Version()
	if s.aim == nil || !s.field.Update(msg) || s.field.Version() == before {
		return nil
	}
	s.stuck = false
	s.aim.Intention = s.aim.Settle(journal.Tried, s.how(), s.looked())
	s.aim.Touch()
	return s.pen.Changed()
}

func (s *Screen) kept(msg kept) (ui.Move, tea.Cmd) {
	s.keeping = false
	if msg.err != nil {
		s.stuck = true
		return ui.Move{Notice: "Not kept. Esc leaves without it. " + practice.Explain(msg.err), Forget: true}, nil
	}
	if msg.danger != "" {
		return ui.Restart(ui.First{Line: msg.danger})
	}
	if s.then == writeOn {
		sitting, err := s.practice.WriteAbout(s.aim.Intention)
		if err != nil {
			return ui.Move{Notice: practice.Explain(err), Forget: true}, nil
		}
		return ui.Move{Kind: ui.Replacing, To: ui.Write{Sitting: sitting}, Undo: msg.undo}, nil
	}
	return ui.Move{Kind: ui.Returning, Notice: "Kept as tried. Press u, or F9, to take it back.", Undo: msg.undo}, nil
}

// View shows the person's words and asks.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.width())
	if s.aim == nil {
		return d.View(st, s.area.Height)
	}
	d.Hang(st.Own, "│ ", s.aim.Text)
	d.Gap()
	from := d.Len()
	d.Para(st.Strong, "How did it go? One line, if you like.")
	s.field.Draw(d, st)
	d.KeepFrom(from)
	d.Gap()
	if !s.area.Low() {
		d.Para(st.Muted, "It may have gone otherwise than you thought, or not at all well. That is worth a line too.")
	}
	d.Para(st.Muted, "F2 keeps it and opens a page to write more.")
	return d.View(st, s.area.Height)
}

// Seal is for ui.Sealer.
func (s *Screen) Seal() func() error {
	if s.aim == nil {
		return nil
	}
	return s.aim.Seal()
}

// looked is when it was looked at: now, or then, when only the line is changed later.
func (s *Screen) looked() time.Time {
	if b := s.aim.Before(); b.State == journal.Tried {
		return b.Looked
	}
	return s.practice.Now()
}
