// Package entry shows one entry: what was written, what was answered in the check-in before it, and the patterns kept with it.
package entry

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// Screen is one entry.
type Screen struct {
	practice *practice.Practice
	id       journal.ID
	area     ui.Area
	entry    journal.Entry
	kept     []*pattern.Pattern
	rows     []string
	links    int // how many rows at the end are kept patterns
	link     int // the chosen one; -1 while reading
	scroll   ui.Scroll
	restore  bool // take it out of the bin first
	loading  bool
	err      error
}

// New is the entry with that id, to be filled by Init; with restore it is taken out of the bin first.
func New(p *practice.Practice, id journal.ID, restore bool) *Screen {
	return &Screen{practice: p, id: id, restore: restore, loading: true, link: -1}
}

// Title is the same for every entry: its own is not for a terminal's.
func (s *Screen) Title() string { return "Entry" }

type loaded struct {
	id    journal.ID
	entry journal.Entry
	err   error
}

// Init reads the entry.
func (s *Screen) Init() tea.Cmd {
	id, restore := s.id, s.restore
	s.restore = false
	return func() tea.Msg {
		if restore {
			if err := s.practice.Restore(context.Background(), id); err != nil {
				return loaded{id: id, err: err}
			}
		}
		e, err := s.practice.Entry(context.Background(), id)
		return loaded{id, e, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.draw()
	return nil
}

// Controls scroll, change the entry and open what was kept with it.
func (s *Screen) Controls() ui.Controls {
	unread := ""
	if s.err != nil {
		unread = "the entry could not be read"
	}
	noLinks, notChosen := "", ""
	if len(s.kept) == 0 {
		noLinks = "no pattern was kept with this entry"
	}
	if s.link < 0 {
		notChosen = "choose a kept pattern with Tab first"
	}
	return ui.Controls{Wait: s.loading, Actions: append([]ui.Action{
		{Keys: []string{"e"}, Help: "change", Off: unread, Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Write{Sitting: s.practice.Change(s.entry)})
		}},
		{Keys: []string{"s"}, Help: "suggestions", Off: unread, Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Suggest{Sitting: s.practice.Change(s.entry), FromEntry: true})
		}},
		{Keys: []string{"h"}, Help: "history", Off: unread, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.History{ID: s.id}) }},
		{Keys: []string{"d"}, Help: "delete", Do: s.remove},
		{Keys: []string{"tab"}, Help: "kept patterns", Off: noLinks, Do: s.next},
		{Keys: []string{"enter"}, Help: "open the pattern", Off: notChosen, Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Card{ID: s.kept[s.link].ID})
		}},
		{Keys: []string{"esc", "backspace"}, Help: "back", Do: ui.Back},
	}, s.scroll.Actions()...)}
}

type deleted struct {
	id  journal.ID
	err error
}

// remove puts the entry into the bin. It can be taken back at once, and for thirty days.
func (s *Screen) remove() (ui.Move, tea.Cmd) {
	id := s.id
	s.loading = true
	return ui.Move{}, func() tea.Msg { return deleted{id, s.practice.Delete(context.Background(), id)} }
}

func (s *Screen) deleted(err error) (ui.Move, tea.Cmd) {
	s.loading = false
	if err != nil {
		return ui.Move{Notice: practice.Explain(err), Forget: true}, nil
	}
	id := s.id
	return ui.Move{Kind: ui.Returning, Notice: "In the bin for thirty days. Press u, or F9, to bring it back.", Undo: func() (ui.Move, tea.Cmd) {
		return ui.Move{Kind: ui.Opening, To: ui.Entry{ID: id, Restore: true}, Notice: "Here it is again."}, nil
	}}, nil
}

func (s *Screen) next() (ui.Move, tea.Cmd) {
	s.link = (s.link + 1) % len(s.kept)
	s.draw()
	s.scroll.By(1 << 30)
	return ui.Stay()
}

// Update takes the entry.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(deleted); ok && msg.id == s.id {
		return s.deleted(msg.err)
	}
	if msg, ok := msg.(loaded); ok && msg.id == s.id {
		s.loading, s.entry, s.err = false, msg.entry, msg.err
		s.kept = nil
		for _, id := range msg.entry.Kept {
			if p, ok := s.practice.Library.Pattern(id); ok {
				s.kept = append(s.kept, p)
			}
		}
		s.draw()
	}
	return ui.Stay()
}

// readWidth is how wide the text is at most: longer rows are hard to read.
const readWidth = 76

func (s *Screen) draw() {
	if s.loading || s.area.Width == 0 {
		return
	}
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, readWidth))
	if s.err != nil {
		d.Para(st.Wrong, practice.Explain(s.err))
		d.Para(st.Muted, practice.Hint(s.err))
	} else {
		s.drawEntry(d)
	}
	s.rows = d.All()
	s.scroll.Fit(len(s.rows), s.area.Height)
}

func (s *Screen) drawEntry(d *ui.Doc) {
	st, e := s.area.Styles, s.entry
	if e.Title != "" {
		d.Para(st.Strong, e.Title)
	}
	d.Para(st.Muted, e.Date.Format("Monday 2 January 2006")+themes(e.Themes))
	d.Gap()
	d.Para(st.Own, strings.TrimRight(e.Text, "\n"))
	if e.Check != nil && len(e.Check.Answers) > 0 {
		d.Gap()
		d.Rule(st)
		s.drawCheck(d, *e.Check)
	}
	s.links = len(s.kept)
	if s.links > 0 {
		d.Gap()
		d.Para(st.Heading, "Kept with it")
		for i, p := range s.kept {
			d.Pair(st, i == s.link, p.Name, "")
		}
	}
}

func themes(ids []theme.ID) string {
	var names []string
	for _, id := range ids {
		names = append(names, theme.Of(id).Name)
	}
	if len(names) == 0 {
		return ""
	}
	return " · " + strings.Join(names, ", ")
}

func (s *Screen) drawCheck(d *ui.Doc, c selfcheck.Check) {
	st, q := s.area.Styles, s.practice.Questions
	for _, a := range c.Answers {
		it, ok := q.Item(a.Item)
		if !ok {
			continue
		}
		o, _ := q.Option(it, a.Option)
		d.Para(st.Text, it.Text)
		d.Hang(st.Muted, "  ", o.Label)
		if a.Note != "" {
			d.Hang(st.Own, "  │ ", a.Note)
		}
	}
}

// View shows the rows that are seen; the cursor stands on the first, or on the chosen pattern.
func (s *Screen) View() ui.View {
	v := s.scroll.View(s.area.Styles, min(s.area.Width, readWidth), s.rows)
	if s.link >= 0 && v.Cursor != nil {
		v.Cursor.Y = max(len(s.rows)-s.links+s.link-s.scroll.Top(), 0)
	}
	return v
}
