// Package suggestions shows at most three patterns and why each is there, in the person's own words. Every one can be
// kept or waved away, and for any other pattern one can ask why it is not among them.
package suggestions

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/suggest"
	"heed/internal/tui/ui"
)

// Screen is the suggestions.
type Screen struct {
	practice *practice.Practice
	desk     ui.Desk
	area     ui.Area
	route    ui.Suggest
	result   suggest.Result
	list     ui.List // the cards, and below them the statements that may be part of it
	thinking bool
	keeping  bool
	further  int             // how many rows further down the chosen card is looked at, where it is taller than the screen
	peeked   int             // the row of the list further is for
	asked    *selfcheck.Item // the statement that is being answered; nil otherwise
	options  ui.List
	aside    ui.Aside // the chosen card
}

// New is the suggestions for a sitting, to be found by Init.
func New(p *practice.Practice, r ui.Suggest) *Screen {
	return &Screen{practice: p, route: r, desk: ui.Desk{Sitting: r.Sitting}, thinking: true}
}

// Title says where one is.
func (s *Screen) Title() string { return "You could try" }

type found struct {
	sitting *practice.Sitting
	result  suggest.Result
}

// Init looks for patterns; again when one comes back, since the page may say more now.
func (s *Screen) Init() tea.Cmd {
	s.thinking = true
	sitting, request := s.desk.Sitting, s.desk.Sitting.Request()
	return func() tea.Msg {
		return found{sitting, s.practice.Suggest(s.practice.Remembering(context.Background(), request))}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	return s.aside.Resize(a)
}

// peek shows the whole of the chosen card beside the list.
func (s *Screen) peek() tea.Cmd {
	card, any := s.chosen()
	if !any || s.asked != nil {
		return s.aside.Nothing()
	}
	return s.aside.Show(string(card.Pattern.ID), func(d *ui.Doc, st ui.Styles) { ui.CardLeaf(d, st, card.Pattern) })
}

// chosen is the card the cursor stands on, if there is one.
func (s *Screen) chosen() (suggest.Suggestion, bool) {
	if s.list.At >= len(s.result.Suggestions) {
		return suggest.Suggestion{}, false
	}
	return s.result.Suggestions[s.list.At], true
}

// question is the statement the cursor stands on, if it stands below the cards.
func (s *Screen) question() (selfcheck.Item, bool) {
	i := s.list.At - len(s.result.Suggestions)
	if i < 0 || i >= len(s.result.Ask) {
		return selfcheck.Item{}, false
	}
	return s.result.Ask[i], true
}

// Controls read, keep and wave away; and lead on to the page.
func (s *Screen) Controls() ui.Controls {
	if s.asked != nil {
		return s.answerControls()
	}
	sitting := s.desk.Sitting
	card, any := s.chosen()
	enter := ui.Action{Keys: []string{"enter"}, Help: "read", Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Card{ID: card.Pattern.ID}) }}
	if item, ok := s.question(); ok {
		enter = ui.Action{Keys: []string{"enter"}, Help: "answer", Do: func() (ui.Move, tea.Cmd) {
			s.asked = &item
			s.options = ui.List{Count: len(s.practice.Questions.Scale(item.Scale).Options)}
			return ui.Stay()
		}}
	} else if !any {
		enter.Off = "there is no card here"
	}
	keep := ui.Action{Keys: []string{"k"}, Help: "keep for later"}
	off := "there is no card here"
	if any {
		off, keep = "", ui.KeepCard(sitting, card.Pattern.ID, s.desk.Changed)
	}
	keep.Off = off
	return ui.Controls{Wait: s.thinking || s.keeping, Actions: ui.Follow(append([]ui.Action{
		enter,
		keep,
		{Keys: []string{"x"}, Help: "not for me", Off: off, Do: s.wave},
		{Keys: []string{"t"}, Help: "try this", Off: off, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Intend{Pattern: card.Pattern.ID, Entry: sitting.ID}) }},
		{Keys: []string{"w"}, Help: "write", Do: s.write},
		{Keys: []string{"y"}, Help: "why not another?", Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Library{WhyNot: sitting}) }},
		{Keys: []string{"space", "pgdown"}, Help: "further down in the card", Minor: true, Do: s.look(peekRows)},
		{Keys: []string{"pgup"}, Help: "further up in the card", Minor: true, Do: s.look(-peekRows)},
		{Keys: []string{"l"}, Help: "library", Minor: true, Do: func() (ui.Move, tea.Cmd) { return ui.Open(ui.Library{}) }},
		{Keys: []string{"esc", "b"}, Help: "back", Do: s.leave},
	}, ui.Arrows(s.list.Actions())...), s.peek)}
}

const peekRows = 5

func (s *Screen) look(by int) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		if s.peeked != s.list.At {
			s.further, s.peeked = 0, s.list.At
		}
		s.further = max(s.further+by, 0)
		return ui.Stay()
	}
}

func (s *Screen) write() (ui.Move, tea.Cmd) {
	if s.route.FromPage {
		return ui.Back()
	}
	return ui.Open(ui.Write{Sitting: s.desk.Sitting})
}

type kept struct{ err error }

// leave goes back. What was kept or waved away from an entry is kept with it first.
func (s *Screen) leave() (ui.Move, tea.Cmd) {
	if !s.route.FromEntry || !s.desk.Sitting.Touched() {
		return ui.Back()
	}
	keep := s.desk.Sitting.Keep()
	s.keeping = true
	return ui.Move{}, func() tea.Msg {
		_, err := keep()
		return kept{err}
	}
}

func (s *Screen) answerControls() ui.Controls {
	return ui.Controls{Actions: append([]ui.Action{
		{Keys: []string{"enter", "space"}, Help: "choose", Do: s.answer},
		{Keys: []string{"esc", "b"}, Help: "leave it", Do: func() (ui.Move, tea.Cmd) {
			s.asked = nil
			return ui.Move{}, s.peek()
		}},
	}, s.options.Actions()...)}
}

// answer takes the chosen option for the statement, which makes it a reason the person gave themselves.
func (s *Screen) answer() (ui.Move, tea.Cmd) {
	o := s.practice.Questions.Scale(s.asked.Scale).Options[s.options.At]
	s.desk.Sitting.Check().Set(selfcheck.Answer{Item: s.asked.ID, Option: o.ID})
	s.asked = nil
	s.list.At = 0
	return ui.Move{}, tea.Batch(s.desk.Changed(), s.Init())
}

func (s *Screen) wave() (ui.Move, tea.Cmd) {
	card, _ := s.chosen()
	s.desk.Sitting.WavePattern(card.Pattern.ID)
	return ui.Move{Notice: "It rests for a month. It stays in the library. Press u to undo.", Undo: func() (ui.Move, tea.Cmd) {
		s.desk.Sitting.WavePattern(card.Pattern.ID)
		return ui.Move{Notice: "Here it is again."}, tea.Batch(s.desk.Changed(), s.Init())
	}}, tea.Batch(s.desk.Changed(), s.Init())
}

// Update takes the patterns that were found.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	if msg, ok := msg.(kept); ok && s.keeping {
		s.keeping = false
		if msg.err != nil {
			return ui.Move{Notice: "Not kept: " + practice.Explain(msg.err), Forget: true}, nil
		}
		return ui.Move{Kind: ui.Returning, Notice: practice.KeptNotice(s.practice)}, nil
	}
	if msg, ok := msg.(found); ok && msg.sitting == s.desk.Sitting {
		s.thinking, s.further = false, 0
		s.result = msg.result
		s.list.SetCount(len(s.result.Suggestions) + len(s.result.Ask))
		return ui.Move{}, s.peek()
	}
	if cmd := s.aside.Update(msg); cmd != nil {
		return ui.Move{}, cmd
	}
	return s.desk.Update(msg)
}

// View draws the cards: the chosen one whole, the others by name and problem.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	width, _ := s.area.Split()
	d := ui.NewDoc(min(width, ui.ReadWidth))
	if s.asked != nil {
		s.drawAnswer(d)
		return d.View(st, s.area.Height)
	}
	switch {
	case s.thinking:
	case s.result.Risk != nil:
		d.Para(st.Wrong, "This comes first")
		d.Para(st.Text, s.result.Risk.Line())
		d.Gap()
	case len(s.result.Suggestions) == 0 && len(s.result.Ask) > 0:
		d.Para(st.Text, "No card stands out by itself.")
	case len(s.result.Suggestions) == 0:
		d.Para(st.Text, "Nothing stands out. That is an answer too.")
		d.Para(st.Muted, "You could write, or look through the library (l).")
	}
	for i, card := range s.result.Suggestions {
		if i > 0 {
			d.Gap()
		}
		s.drawCard(d, card, i == s.list.At)
		if s.list.At == 0 {
			d.KeepFrom(0) // what comes first stays in view
		}
	}
	if len(s.result.Ask) > 0 {
		d.Gap()
		d.Para(st.Heading, "Was any of this part of it?")
	}
	for i, item := range s.result.Ask {
		d.Choice(st, len(s.result.Suggestions)+i == s.list.At, item.Marked())
	}
	if s.peeked == s.list.At {
		d.Further(s.further)
	}
	return s.aside.Beside(d.View(st, s.area.Height))
}

func (s *Screen) drawAnswer(d *ui.Doc) {
	st := s.area.Styles
	d.Para(st.Strong, s.asked.Text)
	d.Para(st.Muted, s.asked.Anchor)
	d.Gap()
	for i, o := range s.practice.Questions.Scale(s.asked.Scale).Options {
		d.Choice(st, i == s.options.At, o.Label)
	}
}

func (s *Screen) drawCard(d *ui.Doc, card suggest.Suggestion, chosen bool) {
	st, p := s.area.Styles, card.Pattern
	name := p.Name
	if slices.Contains(s.desk.Sitting.Kept, p.ID) {
		name += " (kept)"
	}
	from := d.Len()
	d.Choice(st, chosen, name)
	if !chosen {
		d.Hang(st.Muted, "  ", p.ProblemLine())
		return
	}
	if tag := tag(card); tag != "" {
		d.Hang(st.Muted, "  ", tag)
	}
	d.Hang(st.Own, "  ", sentence(suggest.Because(card.Because)))
	if !s.area.Low() {
		d.Gap()
	}
	d.Hang(st.Text, "  ", p.ProblemLine())
	d.Hang(st.Strong, "  ", "You could: "+lowerFirst(p.ThereforeLine()))
	d.Hang(st.Quote, "  │ ", p.Say[0])
	d.Hang(st.Care, "  ", "Take care: "+p.CareLine())
	d.KeepFrom(from)
}

func tag(card suggest.Suggestion) string {
	switch {
	case card.Right:
		return "builds on something that went right"
	case card.ForPlace:
		return "for the place, not for you alone"
	}
	return ""
}

// lowerFirst makes a sentence go on from "You could: ".
func lowerFirst(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:n]) + s[n:]
}

// sentence gives a line its capital and its full stop.
func sentence(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:] + "."
}

// Seal is for ui.Sealer.
func (s *Screen) Seal() func() error { return s.desk.Seal() }
