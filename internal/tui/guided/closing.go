package guided

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/guide"
	"heed/internal/practice"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// closing is what is typed and chosen while people decide what is kept. It is in memory alone.
type closing struct {
	step   step
	field  *ui.Editor // what is being typed; nil when nothing is
	saving bool
	sure   bool   // that all of it may be forgotten
	path   string // of the file that was written; empty when none was
	err    error
}

// step is where in the closing it is.
type step int

const (
	deciding step = iota // the draft, part by part
	choosing             // the themes
	adding               // an action
	other                // another thing to keep
	changing             // a part in other words
	sending              // where it goes
	naming               // the file it goes to
)

// ask opens a field for one line.
func (c *closing) ask(a ui.Area, words string) (ui.Move, tea.Cmd) {
	c.field = ui.NewField(words)
	c.resize(a)
	return ui.Stay()
}

func (c *closing) resize(a ui.Area) {
	if c.field != nil {
		c.field.Measure(a.Cells)
		c.field.Resize(min(a.Width, ui.ParaWidth)-ui.FieldIndent, 1)
	}
}

func (c *closing) typed(msg tea.Msg) {
	if c.field != nil {
		c.field.Update(msg)
	}
}

// closingControls are for the end of it: an exercise says what comes after, a session decides what is kept.
func (s *Screen) closingControls() ui.Controls {
	c := ui.Controls{Awake: true, Wait: s.closing.saving}
	if s.phase() == guide.Ended || s.walk != nil {
		c.Actions = s.afterActions()
		return c
	}
	switch s.closing.step {
	case choosing:
		c.Actions = append([]ui.Action{
			{Keys: []string{"enter", "space"}, Help: "mark", Do: func() (ui.Move, tea.Cmd) {
				s.draft().ToggleTheme(theme.IDs()[s.list.At])
				return ui.Stay()
			}},
			{Keys: []string{"esc", "t"}, Help: "done", Do: s.decide},
		}, s.list.Actions()...)
	case adding, other, changing, naming:
		c.Actions = []ui.Action{
			{Keys: []string{"enter"}, Help: "done", Do: s.said},
			{Keys: []string{"esc"}, Help: "leave it", Do: s.unsaid},
		}
	case sending:
		c.Actions = append([]ui.Action{
			{Keys: []string{"enter"}, Help: "choose", Do: s.send},
			{Keys: []string{"esc"}, Help: "draft", Do: s.decide},
		}, s.list.Actions()...)
	default:
		c.Actions = s.draftActions()
	}
	return c
}

// unsaid leaves a field. What was typed can be brought back.
func (s *Screen) unsaid() (ui.Move, tea.Cmd) {
	as, at, words := s.closing.step, s.list.At, s.closing.field.Text()
	_, _ = s.decide()
	if strings.TrimSpace(words) == "" || as == naming {
		return ui.Stay()
	}
	return ui.Move{Notice: "Left out. Press u, or F9, to bring it back.", Undo: func() (ui.Move, tea.Cmd) {
		if s.phase() != guide.Closing {
			return ui.Say("That is over.")
		}
		s.list.At = at
		return s.askFor(as, words)()
	}}, nil
}

// afterActions end it.
func (s *Screen) afterActions() []ui.Action {
	actions := s.scroll.Actions()
	if s.walk != nil && s.phase() == guide.Closing {
		actions = append(actions, ui.Action{Keys: []string{"b"}, Help: "back to the steps", Do: s.act(s.reopen, "")})
	}
	if s.closing.path != "" {
		actions = append(actions, ui.CopyPath(s.closing.path))
	}
	return append([]ui.Action{{Keys: []string{"enter", "esc"}, Help: "done", Do: ui.Back}}, actions...)
}

// decide goes (back) to the draft.
func (s *Screen) decide() (ui.Move, tea.Cmd) {
	at := s.list.At
	if s.closing.step == sending || s.closing.step == choosing {
		at = 0
	}
	s.closing = closing{}
	s.list = ui.List{At: at}
	s.list.SetCount(len(s.draft().Parts()))
	return ui.Stay()
}

// draftActions decide on the parts of the draft.
func (s *Screen) draftActions() []ui.Action {
	d := s.draft()
	s.list.SetCount(len(d.Parts()))
	at := d.Parts()[s.list.At]
	unread := offUnless(at.Read, "read it together first: press r")
	if at.Text == "" {
		unread = "there is nothing in it"
	}
	taken := at.Kind == guide.PartAction || at.Kind == guide.PartOther
	do := func(decide func(int) bool) func() (ui.Move, tea.Cmd) {
		return func() (ui.Move, tea.Cmd) {
			if decide(s.list.At) {
				s.nextPart()
			}
			return ui.Stay()
		}
	}
	return append([]ui.Action{
		{Keys: []string{"r"}, Help: "read together", Off: offUnless(!d.Read(), "you have read all of it"), Do: func() (ui.Move, tea.Cmd) {
			d.ReadTogether()
			return ui.Say("Now each part can be kept, changed or dropped.")
		}},
		{Keys: []string{"k"}, Help: "keep", Off: unread, Do: do(d.Keep)},
		{Keys: []string{"d"}, Help: "drop", Off: unread, Do: do(d.Drop)},
		{Keys: []string{"c"}, Help: "change", Off: unread, Do: s.askFor(changing, at.Text)},
		{Keys: []string{"enter"}, Help: "go on", Do: func() (ui.Move, tea.Cmd) {
			s.closing.step, s.list = sending, ui.List{At: s.where(), Count: len(s.destinations())}
			return ui.Stay()
		}},
		{Keys: []string{"a"}, Help: "add an action", Do: s.askFor(adding, "")},
		{Keys: []string{"t"}, Help: "themes", Do: func() (ui.Move, tea.Cmd) {
			s.closing.step, s.list = choosing, ui.List{Count: len(theme.IDs())}
			return ui.Stay()
		}},
		{Keys: []string{"o"}, Help: "add something else", Minor: true, Do: s.askFor(other, "")},
		{Keys: []string{"delete", "backspace"}, Help: "take out what was added", Minor: true, Off: offUnless(taken, "only what was added can be taken out"), Do: do(d.Remove)},
		{Keys: []string{"L"}, Help: "leave; nothing is kept", Minor: true, Do: s.leave},
		{Keys: []string{"esc", "b"}, Help: "steps", Do: s.act(s.reopen, s.reopened())},
	}, moving(s.list.Actions())...)
}

// nextPart goes to the next part that has words.
func (s *Screen) nextPart() {
	parts := s.draft().Parts()
	for i := s.list.At + 1; i < len(parts); i++ {
		if parts[i].Text != "" {
			s.list.At = i
			return
		}
	}
}

// reopened is what is said to those who go back when something was decided.
func (s *Screen) reopened() string {
	for _, p := range s.draft().Parts() {
		if p.Decision != guide.Undecided {
			return "Your words stay. What was agreed is to be agreed anew."
		}
	}
	return ""
}

// moving leaves out the letters, which have other uses here.
func moving(actions []ui.Action) []ui.Action {
	for i := range actions {
		actions[i].Keys = actions[i].Keys[:1]
	}
	return actions
}

func (s *Screen) askFor(as step, words string) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		s.closing.step = as
		return s.closing.ask(s.area, words)
	}
}

// said takes what was typed.
func (s *Screen) said() (ui.Move, tea.Cmd) {
	words, d := s.closing.field.Text(), s.draft()
	switch s.closing.step {
	case adding:
		if d.AddAction(words) {
			s.list.At = len(d.Parts()) - 1
		}
	case other:
		if d.AddOther("Also", words) {
			s.list.At = len(d.Parts()) - 1
		}
	case changing:
		d.Change(s.list.At, words)
	case naming:
		return s.write(words)
	}
	return s.decide()
}

// A destination is where what was agreed can go.
type destination struct {
	to    guide.Destination
	words string
}

// destinations are those there are now. The journal has to be open; where a demonstration is shown nothing is written.
func (s *Screen) destinations() []destination {
	all := []destination{{guide.Nowhere, "Nowhere: all of it is forgotten now"}}
	if s.practice.Open() {
		all = append(all, destination{guide.ToJournal, "Into this journal, of whoever agreed to keep it"})
	}
	if _, shown := s.practice.Demonstration(); shown {
		return all
	}
	return append(all, destination{guide.ToFile, "To a file, for the person it belongs to"})
}

// where is the destination that is offered first: nowhere, as long as nothing was agreed.
func (s *Screen) where() int {
	for _, p := range s.draft().Parts() {
		if p.Words() != "" {
			return min(1, len(s.destinations())-1)
		}
	}
	return 0
}

func (s *Screen) send() (ui.Move, tea.Cmd) {
	to := s.destinations()[s.list.At].to
	if to != guide.Nowhere && !s.draft().Read() {
		return ui.Say("Not all of it was read together yet. Esc goes back to the draft, and r there says that it was.")
	}
	if to == guide.Nowhere && s.where() > 0 && !s.closing.sure {
		s.closing.sure = true
		return ui.Say("What you agreed to keep will be forgotten. Press Enter again if that is what you want.")
	}
	if to == guide.ToFile {
		s.closing.step = naming
		return s.closing.ask(s.area, "session-"+s.now().Format("2006-01-02")+".md")
	}
	r, some := s.draft().Agreed(to)
	if !some {
		s.forget()
		return ui.Move{Kind: ui.Returning, Notice: "Nothing was kept."}, nil
	}
	s.closing.saving = true
	return ui.Move{}, func() tea.Msg {
		_, err := s.practice.KeepRecord(context.Background(), r)
		return kept{screen: s, notice: practice.KeptNotice(s.practice), err: err}
	}
}

// write sends it to a file. The session ends when the file is there: a name that will not do can be put right.
func (s *Screen) write(path string) (ui.Move, tea.Cmd) {
	path = strings.TrimSpace(path)
	r, some := s.draft().Agreed(guide.ToFile)
	if !some {
		return ui.Say("Nothing was agreed to be kept, so there is nothing to write.")
	}
	s.closing.saving = true
	return ui.Move{}, func() tea.Msg {
		whole, err := s.practice.WriteRecord(path, r)
		return kept{screen: s, path: whole, err: err}
	}
}

type kept struct {
	screen *Screen
	notice string
	path   string // of the file it was written to
	err    error
}

// kept ends it, unless it could not be kept: then the words are still there.
func (s *Screen) kept(msg kept) (ui.Move, tea.Cmd) {
	if msg.screen != s || !s.closing.saving {
		return ui.Stay()
	}
	s.closing.saving = false
	if s.closing.err = msg.err; msg.err != nil {
		return ui.Move{Notice: "Not kept: " + practice.Explain(msg.err), Forget: true}, nil
	}
	s.forget()
	if msg.path != "" { // which is to be read before it goes
		s.closing = closing{path: msg.path}
		return ui.Move{Forget: true}, s.told()
	}
	return ui.Move{Kind: ui.Returning, Notice: msg.notice}, nil
}
