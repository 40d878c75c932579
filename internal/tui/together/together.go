// Package together is the lists of what can be done with others: guided sessions for supervisors, and exercises for
// trainers. Each row says how long it takes and for how many people; beside or below the chosen one stands what it is for.
package together

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/guide"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is one of the two lists.
type Screen struct {
	practice  *practice.Practice
	exercises bool
	area      ui.Area
	list      ui.List
	items     []item
	loading   bool
	err       error // what is wrong with somebody's own files; the rest is there
}

// item is a session or an exercise.
type item struct {
	name, facts string
	about       string
	steps       []guide.Step
	own         bool
	to          ui.Route
}

// NewSessions is the guided sessions, and the check-in of two people.
func NewSessions(p *practice.Practice) *Screen { return &Screen{practice: p, loading: true} }

// NewExercises is the exercises.
func NewExercises(p *practice.Practice) *Screen {
	return &Screen{practice: p, loading: true, exercises: true}
}

// Title says where one is.
func (s *Screen) Title() string {
	if s.exercises {
		return "Exercises"
	}
	return "Guided sessions"
}

type loaded struct {
	screen *Screen
	shelf  *guide.Shelf
	err    error
}

// Init reads what there is.
func (s *Screen) Init() tea.Cmd {
	s.loading = true
	return func() tea.Msg {
		shelf, err := s.practice.Guide()
		return loaded{s, shelf, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

// Controls choose.
func (s *Screen) Controls() ui.Controls {
	none := ""
	if len(s.items) == 0 {
		none = "there is nothing here"
	}
	return ui.Controls{Wait: s.loading, Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: "open", Off: none, Do: func() (ui.Move, tea.Cmd) { return ui.Open(s.items[s.list.At].to) }},
		{Keys: []string{"esc", "backspace"}, Help: "back", Do: ui.Back},
	}, s.list.Actions()...)}
}

// Update takes what was read.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(loaded); ok && msg.screen == s {
		s.loading, s.err = false, msg.err
		if msg.shelf != nil {
			s.items = s.itemsOf(msg.shelf)
		}
		s.list.SetCount(len(s.items))
	}
	return ui.Stay()
}

func (s *Screen) itemsOf(shelf *guide.Shelf) (items []item) {
	if s.exercises {
		for _, e := range shelf.Exercises {
			items = append(items, item{e.Name, guide.Outline(e.Minutes(), e.People), e.Aim, e.Steps, e.Own, ui.Exercise{ID: e.ID}})
		}
		return items
	}
	for _, x := range shelf.Sessions {
		items = append(items, item{x.Name, guide.Outline(x.Minutes(), x.People), x.About, x.Steps, x.Own, ui.Guided{ID: x.ID}})
	}
	talk := shelf.Ground.CheckIn
	return append(items, item{name: talk.Name, facts: "2 people", about: talk.About, to: ui.Talk{}})
}

// View draws the list; on a wide screen with the steps of the chosen one beside it.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	width, aside := s.area.Split()
	d := ui.NewDoc(width)
	if s.err != nil {
		d.Para(st.Wrong, "Some of your own files are not right. `"+s.lint()+"` says what.")
		d.Gap()
	}
	if !s.area.Low() {
		d.Para(st.Muted, s.intro())
		d.Gap()
	}
	top := d.Len()
	for i, it := range s.items {
		s.drawItem(d, it, i == s.list.At)
	}
	v := d.View(st, s.area.Height)
	if aside > 0 && len(s.items) > 0 {
		beside := ui.NewDoc(aside)
		beside.Rows(make([]string, top)...)
		s.preview(beside, s.items[s.list.At])
		v = ui.Beside(v, width, beside.View(st, s.area.Height))
	}
	return v
}

// intro is what the list is for.
func (s *Screen) intro() string {
	if s.exercises {
		return "For a room. You see first what to prepare."
	}
	return "For two, or a group. You see first what to agree."
}

// drawItem draws one row of the list. What it is for stands below the chosen one where no column beside tells it.
func (s *Screen) drawItem(d *ui.Doc, it item, chosen bool) {
	st, from := s.area.Styles, d.Len()
	name := it.name
	if it.own {
		name += " (yours)"
	}
	d.Choice(st, chosen, name)
	if !chosen {
		return
	}
	d.KeepFrom(from)
	if s.area.Wide() {
		return
	}
	d.Hang(st.Muted, "    ", it.facts)
	d.Hang(st.Muted, "    ", it.about)
}

// lint is the command that says what is wrong with somebody's own files.
func (s *Screen) lint() string {
	if s.exercises {
		return "heed exercise lint"
	}
	return "heed guide lint"
}

func (s *Screen) preview(d *ui.Doc, it item) {
	st := s.area.Styles
	d.Para(st.Strong, it.name)
	d.Para(st.Muted, it.facts)
	d.Gap()
	d.Para(st.Text, it.about)
	if len(it.steps) > 0 {
		d.Gap()
		d.Para(st.Heading, "The steps, in minutes")
	}
	for _, step := range it.steps {
		d.Hang(st.Text, fmt.Sprintf("%3d  ", step.Minutes), strings.TrimSpace(step.Name))
	}
}
