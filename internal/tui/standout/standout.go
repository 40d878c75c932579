// Package standout shows what stands out from a check-in: three plain groups, in the person's own words. No numbers.
package standout

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/tui/ui"
)

// Screen is what stands out.
type Screen struct {
	practice *practice.Practice
	desk     ui.Desk
	area     ui.Area
	out      selfcheck.Standout
	list     ui.List
	keeping  bool
	danger   string // what comes first, if an answer speaks of somebody in danger
}

// New sorts the answers of the sitting.
func New(p *practice.Practice, sitting *practice.Sitting) *Screen {
	s := &Screen{practice: p, desk: ui.Desk{Sitting: sitting}}
	s.sort()
	return s
}

// Title says where one is.
func (s *Screen) Title() string { return "What stands out" }

// Init sorts the answers, again when one comes back from changing them.
func (s *Screen) Init() tea.Cmd {
	s.sort()
	sitting, request := s.desk.Sitting, s.desk.Sitting.Request()
	return func() tea.Msg { return looked{sitting, s.practice.Danger(request)} }
}

func (s *Screen) sort() {
	s.out = s.practice.Questions.Standout(*s.desk.Sitting.Check())
	s.list.SetCount(len(s.out.Moments) + len(s.out.LookAgain) + len(s.out.NotYours))
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd { s.area = a; return nil }

type (
	kept struct {
		danger string // what comes first, if the check-in speaks of somebody in danger
		err    error
	}
	looked struct {
		sitting *practice.Sitting
		danger  string
	}
)

// Controls lead on to suggestions or to the page, or keep what there is.
func (s *Screen) Controls() ui.Controls {
	sitting := s.desk.Sitting
	return ui.Controls{Wait: s.keeping, Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: "suggestions", Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Suggest{Sitting: sitting}) }},
		{Keys: []string{"w"}, Help: "write", Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Write{Sitting: sitting}) }},
		{Keys: []string{"ctrl+d", "f10"}, Help: "keep and finish", Off: s.nothing(), Do: s.keep},
		{Keys: []string{"c"}, Help: "change an answer", Off: s.noLine(), Do: s.change},
		{Keys: []string{"esc", "b"}, Help: "back", Do: ui.Back},
	}, s.list.Actions()...)}
}

func (s *Screen) noLine() string {
	if s.out.Empty() {
		return "nothing was answered"
	}
	return ""
}

// change goes to the statement the cursor stands on.
func (s *Screen) change() (ui.Move, tea.Cmd) {
	lines := slices.Concat(s.out.Moments, s.out.LookAgain, s.out.NotYours)
	return ui.Open(ui.Check{Sitting: s.desk.Sitting, At: lines[s.list.At].Item.ID})
}

func (s *Screen) nothing() string {
	if s.desk.Sitting.Empty() {
		return "nothing was answered"
	}
	return ""
}

func (s *Screen) keep() (ui.Move, tea.Cmd) {
	s.desk.Sitting.Compose(s.practice.Questions)
	keep, danger := s.desk.Sitting.Keep(), s.danger
	s.keeping = true
	return ui.Move{}, func() tea.Msg {
		_, err := keep()
		return kept{danger, err}
	}
}

// Update takes the answer to keeping.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(kept); ok && s.keeping {
		s.keeping = false
		if msg.err != nil {
			return ui.Move{Notice: "Not kept: " + practice.Explain(msg.err), Forget: true}, nil
		}
		if msg.danger != "" {
			return ui.Restart(ui.First{Line: msg.danger})
		}
		return ui.Move{Kind: ui.Starting, To: ui.Home{}, Notice: practice.KeptNotice(s.practice)}, nil
	}
	if msg, ok := msg.(looked); ok && msg.sitting == s.desk.Sitting {
		s.danger = msg.danger
		return ui.Stay()
	}
	return s.desk.Update(msg)
}

// View draws the groups.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	if s.danger != "" {
		d.Para(st.Wrong, "This comes first")
		d.Para(st.Text, s.danger)
		d.Gap()
	}
	if s.out.Empty() {
		d.Para(st.Text, "Nothing stands out from what you answered. That is fine. You could write a few lines, or look through the library.")
		s.drawThing(d)
		return d.View(st, s.area.Height)
	}
	at := 0
	groups := []struct {
		name  string
		lines []selfcheck.Line
	}{
		{"Moments you can point to", s.out.Moments},
		{"To look at again", s.out.LookAgain},
		{"Not yours to decide", s.out.NotYours},
	}
	for _, g := range groups {
		if len(g.lines) == 0 {
			continue
		}
		d.Gap()
		d.Para(st.Heading, g.name)
		for _, l := range g.lines {
			s.line(d, l, at == s.list.At)
			at++
		}
	}
	s.drawThing(d)
	return d.View(st, s.area.Height)
}

// drawThing shows what was said to "If it comes up again, then I will…", and where it goes from here.
func (s *Screen) drawThing(d *ui.Doc) {
	text := journal.FromClosing(s.desk.Sitting.Check().Words(selfcheck.IfThen))
	if text == "" {
		return
	}
	st := s.area.Styles
	d.Gap()
	d.Para(st.Heading, "One thing to try")
	d.Hang(st.Own, "  │ ", text)
	if s.desk.Sitting.Revision == 0 {
		d.Hang(st.Muted, "  ", "When you keep this, it waits on the home screen.")
	}
}

func (s *Screen) line(d *ui.Doc, l selfcheck.Line, chosen bool) {
	st := s.area.Styles
	d.Choice(st, chosen, l.Item.Marked())
	if l.Option.ID != selfcheck.Moment {
		d.Hang(st.Muted, "  ", l.Option.Label)
	}
	if l.Note != "" {
		d.Hang(st.Own, "  │ ", l.Note)
	}
}

// Seal is for ui.Sealer.
func (s *Screen) Seal() func() error { return s.desk.Seal() }
