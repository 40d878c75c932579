package home

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/journal"
	"heed/internal/tui/ui"
)

// What can be said of the one thing. The keys are digits, since letters lead to places.
const (
	triedKey  = "1"
	notYetKey = "2"
	letGoKey  = "3"
)

// looked is the answer to what was said of it.
type looked struct {
	move ui.Move
	err  error
}

func (s *Screen) thingActions() []ui.Action {
	off := ""
	if s.thing == nil {
		off = "there is nothing to look at now"
	}
	return []ui.Action{
		{Keys: []string{triedKey}, Help: "tried it", Minor: true, Off: off, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Went{ID: s.thing.ID}) }},
		{Keys: []string{notYetKey}, Help: "not yet", Minor: true, Off: off, Do: s.notYet},
		{Keys: []string{letGoKey}, Help: "let it go", Minor: true, Off: off, Do: s.letGo},
	}
}

func (s *Screen) notYet() (ui.Move, tea.Cmd) {
	now := s.practice.Now()
	until := s.thing.NotYet(now).LookAgain.Format("Monday 2 January")
	return s.look("It rests until "+until+".", func(i journal.Intention) journal.Intention { return i.NotYet(now) })
}

func (s *Screen) letGo() (ui.Move, tea.Cmd) {
	now := s.practice.Now()
	return s.look("Let go. Press u, or F9, to bring it back.", func(i journal.Intention) journal.Intention {
		return i.Settle(journal.LetGo, "", now)
	})
}

// look does something with it, and reads again. It can be taken back.
func (s *Screen) look(notice string, do func(journal.Intention) journal.Intention) (ui.Move, tea.Cmd) {
	p, before := s.practice, *s.thing
	s.loading = true
	return ui.Move{}, func() tea.Msg {
		err := p.Look(context.Background(), before, do)
		return looked{ui.Move{Notice: notice, Undo: ui.TakeBack(func() error {
			_, err := p.SaveIntention(context.Background(), before)
			return err
		}, "It is as it was before.")}, err}
	}
}

// thingRows is how much of the one thing a low screen shows: the places should not fall off it.
const thingRows = 3

// drawThing shows the person's words and what could be said of them.
func (s *Screen) drawThing(d *ui.Doc) {
	if s.thing == nil {
		return
	}
	st := s.area.Styles
	const bar = "│ "
	width := min(d.Width(), ui.ReadWidth) - len([]rune(bar))
	rows := ui.Wrap(s.thing.Text, width)
	if s.area.Low() && len(rows) > thingRows {
		const more = " …"
		rows = append(rows[:thingRows-1], ansi.Truncate(rows[thingRows-1], width-len([]rune(more)), "")+more)
	}
	for _, row := range rows {
		d.Rows(st.Own.Render(bar + row))
	}
	var keys []string
	for _, a := range s.thingActions() {
		keys = append(keys, st.Key.Render(a.Keys[0])+st.Muted.Render(" "+a.Help))
	}
	d.Rows(strings.Join(keys, st.Muted.Render(" · ")))
	d.Gap()
}
