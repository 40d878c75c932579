// Package together is the lists of what can be done with others: guided sessions for supervisors, and exercises for
// trainers. Each row says how long it takes and for how many people; beside or below the chosen one stands what it is for.
package together

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

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
			items = append(items, item{e.Name, facts(e.Minutes(), e.People), e.Aim, e.Steps, e.Own, ui.Exercise{ID: e.ID}})
		}
		return items
	}
	for _, x := range shelf.Sessions {
		items = append(items, item{x.Name, facts(x.Minutes(), x.People), x.About, x.Steps, x.Own, ui.Guided{ID: x.ID}})
	}
	talk := shelf.Ground.CheckIn
	return append(items, item{name: talk.Name, facts: "2 people", about: talk.About, to: ui.Talk{}})
}

func facts(minutes int, people string) string {
	if strings.HasSuffix(people, "leader") || strings.HasSuffix(people, "convenor") || strings.Contains(people, ", in ") {
		return fmt.Sprintf("%d minutes, %s", minutes, people)
	}
	return fmt.Sprintf("%d minutes, %s people", minutes, people)
}

// View draws the list; on a wide screen with the steps of the chosen one beside it.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	width := s.area.Width
	if s.area.Wide() {
		width = s.area.Width * 3 / 5
	}
	d := ui.NewDoc(width)
	if s.err != nil {
		d.Para(st.Wrong, "Some of your own files are not right. `"+s.lint()+"` says what.")
		d.Gap()
	}
	for i, it := range s.items {
		chosen := i == s.list.At
		name := it.name
		if it.own {
			name += " (yours)"
		}
		d.Choice(st, chosen, name)
		if chosen || !s.area.Low() {
			d.Hang(st.Muted, "    ", it.facts)
		}
		if chosen && !s.area.Wide() {
			d.Hang(st.Text, "    ", it.about)
		}
	}
	v := d.View(st, s.area.Height)
	if s.area.Wide() && len(s.items) > 0 {
		beside := ui.NewDoc(s.area.Width - width - 4)
		s.preview(beside, s.items[s.list.At])
		v.Body = lipgloss.JoinHorizontal(lipgloss.Top, lipgloss.NewStyle().Width(width+4).Render(v.Body), beside.View(st, s.area.Height).Body)
	}
	return v
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
	d.Gap()
	d.Para(st.Text, it.about)
	if len(it.steps) > 0 {
		d.Gap()
	}
	for _, step := range it.steps {
		d.Para(st.Muted, fmt.Sprintf("%3d  %s", step.Minutes, strings.TrimSpace(step.Name)))
	}
}
