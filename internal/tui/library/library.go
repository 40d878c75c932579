// Package library is the wayfinder: patterns by theme, by moment, by setting, by what is hard, or by typing what happened.
package library

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// Screen is the library. It begins with the ways in; a way leads to the cards.
type Screen struct {
	practice *practice.Practice
	whyNot   *practice.Sitting // set: Enter says why a card was not suggested
	area     ui.Area
	ways     []way
	way      int // the chosen way in; -1 while choosing
	list     ui.List
	search   *ui.Find
	before   int // where the list of ways was
	aside    ui.Aside
}

// way is one way in: a heading it stands under, its name, and the cards it leads to.
type way struct {
	group, name string
	cards       []*pattern.Pattern
	problems    bool     // cards are shown by their problem first
	to          ui.Route // where it leads instead; nil for the cards
}

// New opens the library; with a sitting it is for asking "why not this one?".
func New(p *practice.Practice, r ui.Library) *Screen {
	s := &Screen{practice: p, whyNot: r.WhyNot, way: -1, search: ui.NewFind()}
	s.ways = waysInto(p.Library)
	if r.WhyNot != nil {
		s.ways = []way{{cards: byTheme(p.Library.All()), problems: true}}
		s.way = 0
	}
	s.search.Typing = r.Find
	s.list.SetCount(s.count())
	return s
}

func waysInto(l *pattern.Library) []way {
	ways := []way{
		{name: "What is hard right now?", to: ui.Wayfinder{}},
		{name: "Every pattern by name", cards: l.All()},
	}
	by := func(group, name string, f pattern.Filter) {
		ways = append(ways, way{group: group, name: name, cards: l.Where(f)})
	}
	for _, t := range theme.All() {
		by("By theme", t.Name, pattern.Filter{Theme: t.ID})
	}
	for _, m := range theme.Moments() {
		by("By moment", m.Name(), pattern.Filter{Moment: m})
	}
	for _, st := range theme.Settings() {
		by("By setting", st.Name(), pattern.Filter{Setting: st})
	}
	by("By setting", theme.Place.Name(), pattern.Filter{Lens: theme.Place})
	if own := l.Where(pattern.Filter{Own: true}); len(own) > 0 {
		ways = append(ways, way{group: "Your own", name: "Cards in your folder", cards: own})
	}
	return ways
}

// byTheme puts the cards of one theme together, in the order of the seven, so that a list of problems can be gone through.
func byTheme(cards []*pattern.Pattern) []*pattern.Pattern {
	slices.SortStableFunc(cards, func(a, b *pattern.Pattern) int {
		ids := theme.IDs()
		return slices.Index(ids, a.Themes[0]) - slices.Index(ids, b.Themes[0])
	})
	return cards
}

// Title says where one is.
func (s *Screen) Title() string {
	switch {
	case s.whyNot != nil:
		return "Why not…? Choose a pattern"
	case s.way >= 0:
		return "Library · " + s.ways[s.way].name
	}
	return "Library"
}

// Init has nothing to load but what stands beside the list.
func (s *Screen) Init() tea.Cmd { return s.peek() }

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.search.Resize(a.Width)
	return s.aside.Resize(a)
}

// peek shows beside the list the chosen card, or the names of those that the chosen way leads to.
func (s *Screen) peek() tea.Cmd {
	switch {
	case s.list.Count == 0:
		return s.aside.Nothing()
	case s.choosingWay():
		w := s.ways[s.list.At]
		return s.aside.Show("way "+w.name, w.draw)
	}
	card := s.cards()[s.list.At]
	return s.aside.Show(string(card.ID), func(d *ui.Doc, st ui.Styles) { ui.CardLeaf(d, st, card) })
}

// draw tells where a way leads.
func (w way) draw(d *ui.Doc, st ui.Styles) {
	d.Para(st.Strong, w.name)
	d.Gap()
	if w.to != nil {
		d.Para(st.Text, "A few questions that lead to a card.")
	}
	for _, c := range w.cards {
		d.Para(st.Text, c.Name)
		if len(w.cards) <= wholeWay {
			d.Para(st.Muted, c.ProblemLine())
			d.Gap()
		}
	}
}

// wholeWay is how many cards of a way are told with their problems; of more there are the names.
const wholeWay = 16

// cards are the ones to choose from: those of the way, or with something typed, the ones that fit it best.
func (s *Screen) cards() []*pattern.Pattern {
	typed := s.search.Query()
	if typed == "" {
		if s.way < 0 {
			return nil
		}
		return s.ways[s.way].cards
	}
	in := map[pattern.ID]bool{}
	if s.way >= 0 {
		for _, c := range s.ways[s.way].cards {
			in[c.ID] = true
		}
	}
	var found []*pattern.Pattern
	for _, h := range s.practice.FindPatterns(typed, len(s.practice.Library.All())) {
		if s.way < 0 || in[h.Pattern.ID] {
			found = append(found, h.Pattern)
		}
	}
	return found
}

// choosingWay says that the rows are ways in, not cards.
func (s *Screen) choosingWay() bool { return s.way < 0 && s.search.Query() == "" }

func (s *Screen) count() int {
	if s.choosingWay() {
		return len(s.ways)
	}
	return len(s.cards())
}

// Controls open a way or a card, and begin to type.
func (s *Screen) Controls() ui.Controls {
	off := ""
	if s.list.Count == 0 {
		off = "no card fits what is typed"
	}
	open := ui.Action{Keys: []string{"enter"}, Help: "open", Off: off, Do: s.open}
	others := []ui.Action{{Keys: []string{"m"}, Help: "what heed remembers of them", Minor: true, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Remembered{}) }}}
	actions := s.search.Actions(&s.list, open, others, s.clear, s.back)
	return ui.Controls{Typing: s.search.Typing, Actions: ui.Follow(actions, s.peek)}
}

func (s *Screen) clear() (ui.Move, tea.Cmd) {
	s.search.Clear(s.area.Width)
	s.list.At = 0
	s.list.SetCount(s.count())
	return ui.Stay()
}

func (s *Screen) back() (ui.Move, tea.Cmd) {
	if s.way < 0 || s.whyNot != nil {
		return ui.Back()
	}
	s.way = -1
	s.list.SetCount(s.count())
	s.list.At = s.before
	return ui.Stay()
}

func (s *Screen) open() (ui.Move, tea.Cmd) {
	if s.choosingWay() {
		if to := s.ways[s.list.At].to; to != nil {
			return ui.Open(to)
		}
		s.before = s.list.At
		s.way, s.list.At = s.list.At, 0
		s.list.SetCount(s.count())
		return ui.Stay()
	}
	card := s.cards()[s.list.At]
	if s.whyNot != nil {
		return ui.Open(ui.WhyNot{ID: card.ID, Sitting: s.whyNot})
	}
	return ui.Open(ui.Card{ID: card.ID})
}

// Update takes what is typed.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.search.Update(msg) {
			s.list.At = 0
			s.list.SetCount(s.count())
			return ui.Move{}, s.peek()
		}
	}
	return ui.Move{}, s.aside.Update(msg)
}

// View draws the ways, or the cards.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	width, _ := s.area.Split()
	d := ui.NewDoc(width)
	s.search.Draw(d, st)
	switch {
	case s.choosingWay():
		s.drawWays(d)
	case s.list.Count == 0:
		d.Para(st.Muted, "No card fits that. Fewer or other words may help: say what happened, as you would tell a friend.")
	default:
		s.drawCards(d)
	}
	s.search.Cursor(d, s.list)
	return s.aside.Beside(d.View(st, s.area.Height))
}

func (s *Screen) drawWays(d *ui.Doc) {
	st := s.area.Styles
	group := ""
	for i, w := range s.ways {
		if w.group != group {
			group = w.group
			d.Gap()
			if group != "" {
				d.Para(st.Heading, group)
			}
		}
		d.Pair(st, i == s.list.At, w.name, "")
	}
}

// drawCards shows each card by its name and, behind it, as much of its problem as there is room for. Of the chosen one it
// is told whole, below the name, where the card does not stand beside the list.
func (s *Screen) drawCards(d *ui.Doc) {
	st := s.area.Styles
	problems := s.way >= 0 && s.ways[s.way].problems
	cards := s.cards()
	names := make([]string, len(cards))
	for i, c := range cards {
		names[i] = c.Name
	}
	d.SecondColumn(names...)
	var group theme.ID
	for i, c := range cards {
		if t := c.Themes[0]; problems && s.search.Query() == "" && t != group {
			group = t
			d.Gap()
			d.Para(st.Heading, theme.Of(t).Name)
		}
		first, second := c.Name, c.ProblemLine()
		if problems {
			first, second = second, c.Name
		}
		if c.Own {
			first += " (yours)"
		}
		from := d.Len()
		if problems {
			d.Choice(st, i == s.list.At, first)
		} else {
			s.drawCard(d, i == s.list.At, first, second)
		}
		if i == s.list.At {
			if !s.area.Wide() {
				d.Hang(st.Muted, "    ", second)
			}
			d.KeepFrom(from)
		}
	}
}

// drawCard adds the row of a card.
func (s *Screen) drawCard(d *ui.Doc, chosen bool, name, problem string) {
	if chosen || s.area.Wide() || d.Width() < besideName {
		problem = ""
	}
	d.PairCut(s.area.Styles, chosen, name, problem)
}

// besideName is how wide a row is where something of the problem has room behind the name.
const besideName = 60
