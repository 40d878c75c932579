// Package intentions is the list of what somebody means to try, and below it what they tried or let go, with how it went in
// their own words.
package intentions

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the list.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	all      []journal.Intention
	list     ui.List
	loading  bool
	err      error
	aside    ui.Aside // the entry or the card that the chosen one belongs to
}

// New is the list, to be filled by Init.
func New(p *practice.Practice) *Screen { return &Screen{practice: p, loading: true} }

// Title says where one is.
func (s *Screen) Title() string { return "One thing" }

type (
	loaded struct {
		all []journal.Intention
		err error
	}
	done struct {
		move ui.Move
		err  error
	}
)

// Init reads the list.
func (s *Screen) Init() tea.Cmd {
	s.loading = true
	s.aside.Again()
	return func() tea.Msg {
		all, err := s.practice.Intentions(context.Background())
		return loaded{all, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	return s.aside.Resize(a)
}

// peek shows beside the list the entry that the chosen one belongs to, or else the card it is from.
func (s *Screen) peek() tea.Cmd {
	i, any := s.chosen()
	card, tied := s.practice.Library.Pattern(i.Pattern)
	p, id := s.practice, i.Entry
	switch {
	case any && !id.IsZero():
		return s.aside.Show(id.String(), func(d *ui.Doc, st ui.Styles) {
			ui.LeafOf(d, st, "", func() (journal.Entry, error) { return p.Entry(context.Background(), id) })
		})
	case any && tied:
		return s.aside.Show(string(card.ID), func(d *ui.Doc, st ui.Styles) { ui.CardLeaf(d, st, card) })
	}
	return s.aside.Nothing()
}

func (s *Screen) chosen() (journal.Intention, bool) {
	if s.list.At >= len(s.all) {
		return journal.Intention{}, false
	}
	return s.all[s.list.At], true
}

// Controls change, look at and delete the chosen one, and add another.
func (s *Screen) Controls() ui.Controls {
	i, any := s.chosen()
	off, notOpen, open := "", "", ""
	switch {
	case !any:
		off, notOpen, open = "nothing is here yet", "nothing is here yet", "nothing is here yet"
	case i.State != journal.Open:
		notOpen = "it was looked at already"
	default:
		open = "it is open"
	}
	noEntry := off
	if i.Entry.IsZero() && any {
		noEntry = "it belongs to no entry"
	}
	enter := ui.Action{Keys: []string{"enter"}, Help: "change", Off: off, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Intend{ID: i.ID}) }}
	tried := ui.Action{Keys: []string{"t", "1"}, Help: "tried it", Off: notOpen, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Went{ID: i.ID}) }}
	if any && i.State == journal.Tried {
		enter.Help, tried.Off = "how it went", "you tried it already"
		enter.Do = func() (ui.Move, tea.Cmd) { return ui.Open(ui.Went{ID: i.ID}) }
	}
	return ui.Controls{Wait: s.loading, Actions: ui.Follow(append([]ui.Action{
		enter, tried,
		{Keys: []string{"n", "2"}, Help: "not yet", Off: notOpen, Do: s.notYet},
		{Keys: []string{"x", "3"}, Help: "let it go", Off: notOpen, Do: s.letGo},
		{Keys: []string{"a", "+"}, Help: "add one", Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Intend{}) }},
		{Keys: []string{"o"}, Help: "open it again", Minor: true, Off: open, Do: s.reopen},
		{Keys: []string{"w"}, Help: "write a page about it", Minor: true, Off: off, Do: s.write},
		{Keys: []string{"e"}, Help: "the entry it belongs to", Minor: true, Off: noEntry, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Entry{ID: i.Entry}) }},
		{Keys: []string{"p"}, Help: "the card it is tied to", Minor: true, Off: s.untied(), Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Card{ID: i.Pattern}) }},
		{Keys: []string{"d", "delete"}, Help: "delete", Minor: true, Off: off, Do: s.remove},
		{Keys: []string{"esc", "b", "backspace"}, Help: "back", Do: ui.Back},
	}, s.list.Actions()...), s.peek)}
}

func (s *Screen) untied() string {
	if i, _ := s.chosen(); i.Pattern == "" {
		return "it is tied to no card"
	}
	return ""
}

// look does something with the chosen one. It can be taken back.
func (s *Screen) look(notice string, do func(journal.Intention) journal.Intention) (ui.Move, tea.Cmd) {
	i, _ := s.chosen()
	p := s.practice
	s.loading = true
	return ui.Move{}, func() tea.Msg {
		err := p.Look(context.Background(), i, do)
		return done{ui.Move{Notice: notice, Undo: putBack(p, i)}, err}
	}
}

func putBack(p *practice.Practice, i journal.Intention) func() (ui.Move, tea.Cmd) {
	return ui.TakeBack(func() error {
		_, err := p.SaveIntention(context.Background(), i)
		return err
	}, "It is as it was before.")
}

func (s *Screen) notYet() (ui.Move, tea.Cmd) {
	i, _ := s.chosen()
	now := s.practice.Now()
	until := i.NotYet(now).LookAgain.Format("Monday 2 January")
	return s.look("It rests until "+until+".", func(i journal.Intention) journal.Intention { return i.NotYet(now) })
}

func (s *Screen) letGo() (ui.Move, tea.Cmd) {
	now := s.practice.Now()
	return s.look("Let go. Press u, or F9, to bring it back.", func(i journal.Intention) journal.Intention {
		return i.Settle(journal.LetGo, "", now)
	})
}

func (s *Screen) reopen() (ui.Move, tea.Cmd) {
	now := s.practice.Now()
	return s.look("It is open again.", func(i journal.Intention) journal.Intention { return i.Settle(journal.Open, "", now) })
}

func (s *Screen) remove() (ui.Move, tea.Cmd) {
	i, _ := s.chosen()
	p := s.practice
	s.loading = true
	return ui.Move{}, func() tea.Msg {
		err := p.DropIntention(context.Background(), i.ID)
		return done{ui.Move{Notice: "Deleted. Press u, or F9, to bring it back.", Undo: putBack(p, i)}, err}
	}
}

func (s *Screen) write() (ui.Move, tea.Cmd) {
	i, _ := s.chosen()
	sitting, err := s.practice.WriteAbout(i)
	if err != nil {
		return ui.Say(practice.Explain(err))
	}
	return ui.Open(ui.Write{Sitting: sitting})
}

// Update takes what was read and done.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case ui.Restored:
		return ui.Move{}, s.Init()
	case loaded:
		s.loading, s.all, s.err = false, msg.all, msg.err
		s.list.SetCount(len(s.all))
		return ui.Move{}, s.peek()
	case done:
		if !s.loading {
			return ui.Stay()
		}
		if msg.err != nil {
			return ui.Move{Notice: practice.Explain(msg.err), Forget: true}, s.Init()
		}
		return msg.move, s.Init()
	}
	return ui.Move{}, s.aside.Update(msg)
}

// View draws the open ones, then the others.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	width, _ := s.area.Split()
	d := ui.NewDoc(width)
	if s.err != nil {
		d.Para(st.Wrong, "Some of it could not be read: "+practice.Explain(s.err))
		d.Gap()
	}
	if !s.loading && len(s.all) == 0 && s.err == nil {
		d.Para(st.Muted, "Nothing yet. If something comes up again, what would you like to try? Press a to write it down.")
	}
	group := ""
	for n, i := range s.all {
		if g := s.group(i); g != group {
			group = g
			d.Gap()
			d.Para(st.Heading, g)
		}
		s.draw(d, i, n == s.list.At)
	}
	return s.aside.Beside(d.View(st, s.area.Height))
}

func (s *Screen) group(i journal.Intention) string {
	switch {
	case i.State != journal.Open:
		return "Looked at"
	case i.Rests(s.practice.Now()):
		return "Resting"
	}
	return "Open"
}

func (s *Screen) draw(d *ui.Doc, i journal.Intention, chosen bool) {
	st := s.area.Styles
	from := d.Len()
	d.Choice(st, chosen, i.Text)
	switch {
	case i.State == journal.Tried:
		d.Hang(st.Muted, "    ", "tried, "+i.Looked.Format("2 January 2006"))
		if i.How != "" {
			d.Hang(st.Own, "    │ ", i.How)
		}
	case i.State == journal.LetGo:
		d.Hang(st.Muted, "    ", "let go, "+i.Looked.Format("2 January 2006"))
	case i.Rests(s.practice.Now()):
		d.Hang(st.Muted, "    ", "until "+i.LookAgain.Format("Monday 2 January"))
	}
	if chosen && i.State == journal.Open && s.area.Low() { // there is no room for it among the hints
		d.Hang(st.Muted, "  ", "t tried it · n not yet · x let it go")
	}
	if chosen && i.Pattern != "" {
		d.Hang(st.Muted, "    ", "from the card: "+ui.CardName(s.practice, i.Pattern))
	}
	if chosen {
		d.KeepFrom(from)
	}
}
