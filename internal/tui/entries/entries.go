// Package entries is the list of what was kept: newest first, and found by typing. It shows what it has while the journal
// is still being opened, and what is typed never waits for what is looked for.
package entries

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the list.
type Screen struct {
	practice *practice.Practice
	given    string // what it was opened with
	area     ui.Area
	search   *ui.Find
	list     ui.List

	asked    int // counts what was looked for
	answered int // what is shown answers to it
	query    string
	heads    []*journal.Head
	matches  map[journal.ID]practice.Match // of those in view, when words were looked for
	more     bool                          // there are more than are shown
	complete bool
	fault    error // some entries could not be read
	err      error // what is typed cannot be understood, or nothing could be read

	held     []func() (ui.Move, tea.Cmd) // what was pressed before what is shown answers to what is typed
	opening  bool                        // the last of it opens an entry
	watching bool                        // it will look again for what another program kept
	aside    ui.Aside                    // the chosen entry
}

// New is the list of what a query finds, to be filled by Init; of everything when it is empty.
func New(p *practice.Practice, query string) *Screen {
	s := &Screen{practice: p, given: query, search: ui.NewFind()}
	if query != "" {
		_, _ = s.search.Start()
		s.search.Update(tea.PasteMsg{Content: query + " "}) // more words can be typed behind it
	}
	return s
}

// Title says where one is.
func (s *Screen) Title() string { return "Entries" }

// Init reads the entries, again when one comes back to the list, and looks whether another program has changed any.
func (s *Screen) Init() tea.Cmd {
	s.aside.Again()
	return tea.Batch(s.ask(), s.catchUp())
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	wider := a.Width != s.area.Width
	s.area = a
	s.search.Resize(a.Width)
	if wider {
		s.matches = nil // they were cut for the other width
	}
	return tea.Batch(s.show(), s.aside.Resize(a))
}

// Controls open an entry, and begin to type.
func (s *Screen) Controls() ui.Controls {
	open := ui.Action{Keys: []string{"enter"}, Help: "open", Off: s.nothingToOpen(), Do: s.whenAnswered(s.open, true)}
	others := []ui.Action{
		{Keys: []string{"t"}, Help: "by theme", Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Themes{}) }},
		{Keys: []string{"o"}, Help: "on this day", Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Day{}) }},
		{Keys: []string{"w"}, Help: "write", Do: s.write},
	}
	actions := s.search.Actions(&s.list, open, others, s.clear, ui.Back)
	if i := slices.IndexFunc(actions, func(a ui.Action) bool { return a.Keys[0] == "esc" }); s.asGiven() {
		actions[i].Help = "back"
	}
	moves := actions[len(actions)-len(s.list.Actions()):]
	for i, a := range moves {
		if s.waiting() {
			moves[i].Off = ""
		}
		moves[i].Do = s.whenAnswered(func() (ui.Move, tea.Cmd) {
			move, cmd := a.Do()
			return move, tea.Batch(cmd, s.show(), s.peek())
		}, false)
	}
	return ui.Controls{Typing: s.search.Typing, Wait: s.opening, Actions: actions}
}

func (s *Screen) nothingToOpen() string {
	if s.list.Count == 0 && !s.waiting() {
		return "there is nothing here to open"
	}
	return ""
}

// waiting says that what is shown does not answer yet to what is typed.
func (s *Screen) waiting() bool { return s.answered != s.asked }

// whenAnswered does something as soon as what is shown answers to what is typed: else Enter would open another entry than
// the one that is meant.
func (s *Screen) whenAnswered(do func() (ui.Move, tea.Cmd), opens bool) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		if !s.waiting() {
			return do()
		}
		s.held, s.opening = append(s.held, do), s.opening || opens
		return ui.Stay()
	}
}

// peek shows the chosen entry beside the list.
func (s *Screen) peek() tea.Cmd {
	if s.list.At >= len(s.heads) {
		return s.aside.Nothing()
	}
	p, id, query := s.practice, s.heads[s.list.At].ID, s.query
	return s.aside.Show(fmt.Sprint(id, query), func(d *ui.Doc, st ui.Styles) {
		ui.LeafOf(d, st, query, func() (journal.Entry, error) {
			return p.Entry(context.Background(), id)
		})
	})
}

func (s *Screen) open() (ui.Move, tea.Cmd) {
	if s.list.Count == 0 {
		return ui.Stay()
	}
	return ui.Open(ui.Entry{ID: s.heads[s.list.At].ID, Find: s.query})
}

// clear empties the row; where nothing was typed behind what it was opened with, it goes back to where that came from.
func (s *Screen) clear() (ui.Move, tea.Cmd) {
	if s.asGiven() {
		return ui.Back()
	}
	s.search.Clear(s.area.Width)
	return ui.Move{}, s.anew()
}

// asGiven says that nothing was typed behind what it was opened with.
func (s *Screen) asGiven() bool { return s.given != "" && s.search.Query() == s.given }

// anew looks for something else than before.
func (s *Screen) anew() tea.Cmd {
	s.list.At = 0
	s.held, s.opening = nil, false
	return s.ask()
}

func (s *Screen) write() (ui.Move, tea.Cmd) {
	sitting, err := s.practice.Begin()
	if err != nil {
		return ui.Say(practice.Explain(err))
	}
	return ui.Open(ui.Write{Sitting: sitting})
}

// Update takes what is typed, and what was found for it.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case found:
		if msg.of == s && msg.asked == s.asked {
			return s.take(msg)
		}
	case shown:
		if msg.of == s && msg.asked == s.asked && msg.width == s.area.Width {
			s.keep(msg.matches)
		}
	case caughtUp:
		if msg.of != s {
			return ui.Stay()
		}
		if msg.changed {
			s.aside.Again()
			return ui.Move{}, tea.Batch(s.ask(), s.watch())
		}
		return ui.Move{}, s.watch()
	case ui.Restored:
		return ui.Move{}, s.ask()
	case look:
		if msg.of == s {
			s.watching = false
			return ui.Move{}, s.catchUp()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.search.Update(msg) {
			return ui.Move{}, s.anew()
		}
	}
	return ui.Move{}, s.aside.Update(msg)
}

// take shows what was found, does what was pressed meanwhile, and asks for the rest.
func (s *Screen) take(f found) (ui.Move, tea.Cmd) {
	var chosen journal.ID
	if s.list.At < len(s.heads) && f.query == s.query {
		chosen = s.heads[s.list.At].ID
	}
	if f.query != s.query {
		s.matches = nil
	}
	s.answered, s.query, s.err = f.asked, f.query, f.err
	s.heads, s.more, s.complete, s.fault = f.results.Heads, f.results.More, f.results.Complete, f.results.Fault
	s.list.SetCount(len(s.heads))
	if !chosen.IsZero() { // what is chosen stays chosen where more comes in above it
		if i := slices.IndexFunc(s.heads, func(h *journal.Head) bool { return h.ID == chosen }); i >= 0 {
			s.list.At = i
		}
	}
	s.keep(f.matches)
	held := s.held
	s.held, s.opening = nil, false
	var move ui.Move
	cmds := []tea.Cmd{s.rest(f), s.show(), s.peek()}
	for _, do := range held {
		then, cmd := do()
		cmds = append(cmds, cmd)
		if move = then; move.Kind != ui.Staying {
			break
		}
	}
	return move, tea.Batch(cmds...)
}

func (s *Screen) keep(matches map[journal.ID]practice.Match) {
	if s.matches == nil {
		s.matches = map[journal.ID]practice.Match{}
	}
	maps.Copy(s.matches, matches)
}

// misunderstood is what is wrong with what is typed.
func (s *Screen) misunderstood() (*practice.QueryError, bool) {
	return errors.AsType[*practice.QueryError](s.err)
}
