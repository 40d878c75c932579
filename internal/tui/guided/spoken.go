package guided

import (
	tea "charm.land/bubbletea/v2"

	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// spoken is where two people are in the self-check: the statements are read out and answered aloud. No answer is taken.
type spoken struct {
	wanted  bool // this is a check-in of two people
	items   []selfcheck.Item
	closing []string // the questions after the statements
	at      int      // -1 before the statements: the opening words
	plain   bool
	why     bool
	each    int // which of the guide's prompts is shown; 0 for none
}

// way is a path through the statements that the person can choose.
type way struct {
	name, about string
	items       []selfcheck.ItemID
}

// ways are the paths, short ones first.
func (s *Screen) ways() []way {
	q := s.practice.Questions
	ids := []selfcheck.PathID{"short", "full", "group", "place"}
	for _, t := range theme.IDs() {
		ids = append(ids, selfcheck.ThemePath(t))
	}
	var all []way
	for _, id := range ids {
		if p, err := q.Path(id); err == nil {
			all = append(all, way{p.Name, p.About, p.Items})
		}
	}
	return all
}

// spokenActions are what the guide can do between the statements.
func (s *Screen) spokenActions() []ui.Action {
	sp := &s.spoken
	if s.page == halted {
		return s.stoppedActions()
	}
	if len(sp.items) == 0 {
		s.list.SetCount(len(s.ways()))
		return append([]ui.Action{
			{Keys: []string{"enter"}, Help: "use these", Do: s.chooseWay},
			{Keys: []string{"esc"}, Help: "leave; nothing is kept", Do: s.leave},
		}, s.list.Actions()...)
	}
	turn := func(is *bool) func() (ui.Move, tea.Cmd) {
		return func() (ui.Move, tea.Cmd) { *is = !*is; return ui.Stay() }
	}
	noItem := offUnless(s.item() != nil, "this is no statement")
	return append([]ui.Action{
		{Keys: []string{"enter", "n", "right", "s"}, Help: "the next", Do: s.nextSpoken},
		{Keys: []string{"b", "left"}, Help: "the one before", Do: func() (ui.Move, tea.Cmd) {
			if sp.at < 0 {
				sp.items = nil // other statements
				return ui.Stay()
			}
			sp.at--
			sp.each, sp.why = 0, false
			return ui.Stay()
		}},
		{Keys: []string{"p"}, Help: "plain words", Off: noItem, Do: turn(&sp.plain)},
		{Keys: []string{"w"}, Help: "why this", Off: noItem, Do: turn(&sp.why)},
		{Keys: []string{"a"}, Help: "something to ask", Off: noItem, Do: func() (ui.Move, tea.Cmd) {
			sp.each = (sp.each + 1) % (len(s.talk.Words.Each) + 1)
			return ui.Stay()
		}},
		{Keys: []string{"c"}, Help: "on to the end", Do: s.act(s.finish, "")},
		{Keys: []string{"esc"}, Help: "stop", Do: s.show(halted)},
	}, scrolling(s.scroll.Actions())...)
}

func (s *Screen) chooseWay() (ui.Move, tea.Cmd) {
	for _, id := range s.ways()[s.list.At].items {
		if it, ok := s.practice.Questions.Item(id); ok {
			s.spoken.items = append(s.spoken.items, it)
		}
	}
	s.spoken.at, s.spoken.closing = -1, s.talk.Words.Closing
	return ui.Stay()
}

// item is the statement that is being talked about; nil before and after them.
func (s *Screen) item() *selfcheck.Item {
	if sp := s.spoken; sp.at >= 0 && sp.at < len(sp.items) {
		return &sp.items[sp.at]
	}
	return nil
}

func (s *Screen) nextSpoken() (ui.Move, tea.Cmd) {
	sp := &s.spoken
	sp.each, sp.why = 0, false
	if sp.at+1 == len(sp.items)+len(sp.closing) {
		return s.act(s.finish, "")()
	}
	sp.at++
	return ui.Stay()
}

// spokenView shows the statement, large and calm, for both to see.
func (s *Screen) spokenView() ui.View {
	st, sp := s.area.Styles, s.spoken
	if s.page == halted {
		return s.stopPage()
	}
	if len(sp.items) == 0 {
		return s.waysPage()
	}
	d := ui.NewDoc(min(s.area.Width, calmWidth))
	ui.Lower(d, s.area, 3)
	it := s.item()
	d.Cursor(0)
	switch {
	case sp.at < 0:
		d.Para(st.Strong, s.talk.Words.Opening)
	case it == nil:
		d.Para(st.Strong, sp.closing[sp.at-len(sp.items)])
	default:
		s.drawSpoken(d, *it)
	}
	return ui.Centred(d, s.area)
}

func (s *Screen) drawSpoken(d *ui.Doc, it selfcheck.Item) {
	st, sp, q := s.area.Styles, s.spoken, s.practice.Questions
	words := it.Text
	if sp.plain {
		words = it.Plain
	}
	d.Para(st.Strong, words)
	d.Gap()
	if sp.why {
		d.Para(st.Muted, it.Says)
		return
	}
	for _, o := range q.Scale(it.Scale).Options {
		label := o.Label
		if sp.plain {
			label = o.Plain
		}
		d.Hang(st.Muted, "  · ", label)
	}
	if sp.each > 0 && sp.each <= len(s.talk.Words.Each) {
		d.Gap()
		d.Para(st.Quote, s.talk.Words.Each[sp.each-1])
	}
}

func (s *Screen) waysPage() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ParaWidth))
	d.Para(st.Text, "Which statements? The person who answers chooses.")
	d.Gap()
	for i, w := range s.ways() {
		d.Choice(st, i == s.list.At, w.name)
		if i == s.list.At {
			d.Hang(st.Muted, "    ", w.about)
		}
	}
	return d.View(st, s.area.Height)
}
