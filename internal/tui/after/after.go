// Package after is an afterthought: what somebody sees now, written beside an entry that stays as it was. It is sealed as a
// draft while it is typed.
package after

import (
	"context"
	_ "embed"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// prompts are questions one may answer or not, a line each.
//
//go:embed prompts.txt
var prompts string

// Screen is one afterthought.
type Screen struct {
	practice *practice.Practice
	route    ui.After
	area     ui.Area
	thought  practice.Afterthinking // without a Sitting until it is loaded
	desk     *ui.Desk
	watch    *ui.Watch
	page     *ui.Editor
	lost     *journal.Draft // what was begun beside an entry that is gone
	beside   []string       // the entry, drawn as rows beside the page where there is room
	busy     bool           // loading or keeping
	err      error
}

// New is an afterthought to an entry, to be filled by Init.
func New(p *practice.Practice, r ui.After) *Screen {
	s := &Screen{practice: p, route: r, page: ui.NewEditor(""), busy: true}
	if r.Thought != nil {
		s.open(*r.Thought)
	}
	return s
}

// Title says what one is asked.
func (s *Screen) Title() string {
	if s.thought.Change {
		return "Seen later"
	}
	return "What do you see now?"
}

type (
	loaded struct {
		of      *Screen
		thought practice.Afterthinking
		lost    *journal.Draft
		err     error
	}
	kept struct {
		of     *Screen
		entry  journal.Entry
		danger string // what comes first, if it speaks of somebody in danger
		err    error
	}
)

// Init reads the entry, and what was begun before.
func (s *Screen) Init() tea.Cmd {
	if s.desk == nil {
		return s.load
	}
	if s.page.Text() != s.thought.Text { // another screen or the person's own editor has changed it
		s.page.SetText(s.thought.Text) // Ctrl+Z leads back to what stood here
		s.thought.Text, s.thought.Cursor = s.page.Text(), s.page.Offset()
	}
	return tea.Batch(s.desk.Init(), s.watch.Look())
}

// load runs beside the screen.
func (s *Screen) load() tea.Msg {
	ctx, l := context.Background(), loaded{of: s}
	l.thought, l.err = s.practice.Afterthink(ctx, s.route.Entry, s.route.Written)
	if errors.Is(l.err, journal.ErrNotFound) {
		if d, begun, err := s.practice.LostAfterthought(ctx, s.route.Entry); err == nil && begun {
			l.lost = &d
		}
	}
	return l
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.page.Measure(a.Cells)
	s.page.Resize(s.pageWidth(), max(a.Height-len(s.head()), 1))
	s.drawBeside()
	return nil
}

// pageMax is how wide a row of the page may be: beyond about 76 letters the eye loses the next row.
const pageMax = 77

// gutter is between the page and the entry beside it.
const gutter = 4

func (s *Screen) pageWidth() int {
	if s.area.Wide() {
		return (s.area.Width - gutter) / 2
	}
	return max(min(s.area.Width, pageMax), 1)
}

// Controls are few, since letters are text.
func (s *Screen) Controls() ui.Controls {
	switch {
	case s.lost != nil:
		return s.lostControls()
	case s.page.Finding():
		return s.page.FindControls()
	}
	actions := []ui.Action{
		{Keys: []string{"ctrl+d", "f10"}, Help: s.keepHelp(), Off: s.nothing(), Do: s.keep},
		{Keys: []string{"esc"}, Help: s.backHelp(), Do: s.leave},
		{Keys: []string{"f5"}, Help: "what may point to a person", Off: s.nothing(), Do: s.walk},
		{Keys: []string{"f4"}, Help: "your own editor", Minor: true, Off: s.unread(), Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Outside{Sitting: s.thought.Sitting})
		}},
		{Keys: []string{"f8"}, Help: s.dropHelp(), Off: s.nothing(), Minor: true, Do: s.throwAway},
	}
	return ui.Controls{
		Typing: s.desk != nil, Wait: s.busy || s.desk != nil && s.desk.Leaving(), Actions: append(actions, ui.EditorHelp()...),
	}
}

func (s *Screen) unread() string {
	if s.desk == nil {
		return "the entry could not be read"
	}
	return ""
}

func (s *Screen) nothing() string {
	if s.desk == nil || s.thought.Empty() {
		return "nothing is written yet"
	}
	return ""
}

func (s *Screen) dropHelp() string {
	if s.thought.Change {
		return "leave it as it was"
	}
	return "throw this away (the entry stays)"
}

// leave seals what is written and goes back; what is empty or unchanged is not kept as a draft.
func (s *Screen) leave() (ui.Move, tea.Cmd) {
	switch {
	case s.desk == nil:
		return ui.Back()
	case s.watch.Asking():
		s.ask(false)
		return ui.Stay()
	case s.unchanged():
		drop := s.thought.Drop()
		return ui.Move{Kind: ui.Returning}, func() tea.Msg {
			if err := drop(); err != nil {
				return ui.Told{Notice: practice.Explain(err)}
			}
			return nil
		}
	case s.thought.Empty():
		return s.throwAway()
	}
	return s.desk.Leave()
}

// unchanged says that what is written is what was kept before.
func (s *Screen) unchanged() bool {
	for _, a := range s.thought.Of.After {
		if s.thought.Change && a.Written.Equal(s.thought.Date) && a.Text == s.thought.Text {
			return true
		}
	}
	return false
}

// throwAway forgets what is written here. What was kept before stays.
func (s *Screen) throwAway() (ui.Move, tea.Cmd) {
	again, thought := s.route, s.thought
	again.Thought = &thought
	return s.desk.Discard(again)
}

// keep keeps it. If something in it may point to a person, it first offers to look, once for what is written now.
func (s *Screen) keep() (ui.Move, tea.Cmd) {
	s.busy = true
	if !s.watch.Offered() {
		return ui.Move{}, s.watch.LookFirst()
	}
	keep, request := s.thought.Keep(), s.thought.Request()
	return ui.Move{}, func() tea.Msg {
		e, err := keep()
		return kept{s, e, s.practice.Danger(request), err}
	}
}

// Update takes what is written.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case loaded:
		if msg.of == s {
			return s.take(msg)
		}
	case paged:
		if msg.of == s {
			return s.paged(msg)
		}
	case kept:
		if msg.of == s {
			return s.kept(msg)
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		return ui.Move{}, s.typed(msg)
	}
	if s.desk == nil {
		return ui.Stay()
	}
	if looked, cmd := s.watch.Update(msg); looked != ui.Unasked || cmd != nil {
		return s.looked(looked, cmd)
	}
	return s.desk.Update(msg)
}

func (s *Screen) take(l loaded) (ui.Move, tea.Cmd) {
	s.busy = false
	if s.err, s.lost = l.err, l.lost; l.err != nil {
		return ui.Move{Forget: true}, nil
	}
	s.open(l.thought)
	s.Resize(s.area)
	if l.thought.Begun {
		return ui.Move{Notice: "Here is what you had begun."}, s.watch.Look()
	}
	return ui.Move{}, s.watch.Look()
}

func (s *Screen) open(t practice.Afterthinking) {
	s.busy, s.thought = false, t
	s.desk = &ui.Desk{Sitting: t.Sitting}
	s.page = ui.NewEditor(t.Text)
	s.page.SetOffset(t.Cursor)
	if s.watch = ui.NewWatch(t.Sitting, s.page); s.unchanged() {
		s.watch.Settle()
	}
}

// kept goes back. What was done can be taken back from wherever one is then.
func (s *Screen) kept(k kept) (ui.Move, tea.Cmd) {
	s.busy = false
	if k.err != nil {
		return ui.Move{Notice: "Not kept: " + practice.Explain(k.err), Forget: true}, nil
	}
	if k.danger != "" {
		return ui.Restart(ui.First{Line: k.danger})
	}
	before := journal.Afterthought{Written: s.thought.Date}
	notice := "Changed. The entry stays as it was."
	if s.thought.Change {
		before.Text = textAt(s.thought.Of.After, before.Written)
	} else if n := len(k.entry.After); n > 0 {
		notice, before.Written = "Kept beside the entry, which stays as it was.", k.entry.After[n-1].Written
	}
	p, id := s.practice, s.route.Entry
	return ui.Move{Kind: ui.Returning, Notice: notice, Undo: ui.TakeBack(func() error {
		_, err := p.PutAfterthought(context.Background(), id, before)
		return err
	}, "Taken back.")}, nil
}

func textAt(after []journal.Afterthought, written time.Time) string {
	for _, a := range after {
		if a.Written.Equal(written) {
			return a.Text
		}
	}
	return ""
}

func (s *Screen) typed(msg tea.Msg) tea.Cmd {
	if s.desk == nil {
		return nil
	}
	before := s.page.Version()
	s.page.Update(msg)
	s.thought.Cursor = s.page.Offset()
	if s.page.Version() == before {
		return nil
	}
	s.thought.Text = s.page.Text()
	asked := s.watch.Asking()
	cmd := tea.Batch(s.desk.Changed(), s.watch.Changed())
	if asked {
		s.Resize(s.area)
	}
	return cmd
}

// Seal is for ui.Sealer.
func (s *Screen) Seal() func() error {
	if s.desk == nil {
		return nil
	}
	return s.desk.Seal()
}
