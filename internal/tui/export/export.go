// Package export writes an entry to a file outside of heed: in which form, what in it may point to a person, all of it to
// read once more, and the name of the file. Nothing is written before the last step, and the entry stays as it is.
package export

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"heed/internal/account"
	"heed/internal/identify"
	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// step is how far one has come.
type step int

const (
	choosing step = iota // in which form
	reading              // all of it once more
	naming               // where to
	written
)

// Screen is the way out for one entry.
type Screen struct {
	practice *practice.Practice
	id       journal.ID
	area     ui.Area
	entry    journal.Entry
	step     step
	choice
	walk *identify.Walk // through a copy of the entry
	page page
	name *ui.Editor
	busy bool
	err  error
}

// choice is in which form.
type choice struct {
	kinds  []kind
	list   ui.List // of kinds
	wanted account.Wanted
	walked account.Wanted // what the walk was begun for
}

// page is what will be written, and how it is shown.
type page struct {
	text   string
	rows   []string
	scroll ui.Scroll
}

// New is the export of the entry with that id, which Init reads.
func New(p *practice.Practice, id journal.ID) *Screen {
	all := kinds()
	return &Screen{practice: p, id: id, busy: true, choice: choice{kinds: all, list: ui.List{Count: len(all)}}, name: ui.NewField("")}
}

// Title says where one is.
func (s *Screen) Title() string {
	switch s.step {
	case reading:
		return "Export · read it once more"
	case naming:
		return "Export · name the file"
	case written:
		return "Export · done"
	}
	return "Export"
}

type (
	loaded struct {
		id    journal.ID
		entry journal.Entry
		err   error
	}
	looked struct {
		screen *Screen
		walk   *identify.Walk
	}
	made struct {
		screen *Screen
		data   []byte
		err    error
	}
	wrote struct {
		screen *Screen
		path   string
		err    error
	}
)

// Init reads the entry; after a walk it makes the text anew.
func (s *Screen) Init() tea.Cmd {
	if s.step != choosing {
		return s.write()
	}
	id := s.id
	return func() tea.Msg {
		e, err := s.practice.Entry(context.Background(), id)
		return loaded{id, e, err}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	s.name.Measure(a.Cells)
	s.name.Resize(max(a.Width-ui.FieldIndent, 1), 1)
	s.lay()
	return nil
}

// Controls are those of the step one is at.
func (s *Screen) Controls() ui.Controls {
	back := func(key ...string) ui.Action {
		return ui.Action{Keys: append([]string{"esc"}, key...), Help: "back", Do: s.back}
	}
	unread := ""
	if s.err != nil {
		unread = "the entry could not be read"
	}
	switch s.step {
	case reading:
		return ui.Controls{Wait: s.busy, Actions: append([]ui.Action{
			{Keys: []string{"enter"}, Help: "name it", Do: s.toName},
			{Keys: []string{"f5", "m"}, Help: "what may point to a person", Do: s.look},
			back("backspace"),
		}, s.page.scroll.Actions()...)}
	case naming:
		empty := ""
		if s.name.Text() == "" {
			empty = "the file has no name yet"
		}
		return ui.Controls{Wait: s.busy, Typing: true, Actions: []ui.Action{
			{Keys: []string{"enter"}, Help: "write it", Off: empty, Do: s.save},
			back(),
		}}
	case written:
		return ui.Controls{Actions: []ui.Action{
			ui.CopyPath(s.name.Text()),
			{Keys: []string{"enter"}, Help: "back", Minor: true, Do: ui.Back},
			{Keys: []string{"esc", "backspace"}, Help: "back", Do: ui.Back},
		}}
	}
	return ui.Controls{Wait: s.busy, Actions: append([]ui.Action{
		{Keys: []string{"enter"}, Help: "choose", Off: unread, Do: s.choose},
		{Keys: []string{"a"}, Help: s.answersHelp(), Off: s.noAnswers(), Do: s.switchAnswers},
		back("backspace"),
	}, s.list.Actions()...)}
}

func (s *Screen) answersHelp() string {
	if s.wanted.Answers {
		return "without the answers"
	}
	return "with the answers"
}

func (s *Screen) noAnswers() string {
	switch kind := s.kinds[s.list.At].format; {
	case s.entry.Check == nil:
		return "this entry was written without a check-in"
	case kind == account.JSON:
		return "JSON has all there is"
	case kind != account.Markdown && kind != account.Text && kind != account.HTML:
		return "a form has no place for them"
	}
	return ""
}

func (s *Screen) switchAnswers() (ui.Move, tea.Cmd) {
	s.wanted.Answers = !s.wanted.Answers
	return ui.Stay()
}

// choose looks what in the entry may point to a person. What was decided for the same form before stays decided.
func (s *Screen) choose() (ui.Move, tea.Cmd) {
	s.wanted.Format = s.kinds[s.list.At].format
	s.busy = true
	if walk := s.walk; walk != nil && s.walked == s.wanted {
		return ui.Move{}, func() tea.Msg { return looked{s, walk} }
	}
	s.walked = s.wanted
	w, e := s.wanted, s.entry.Clone()
	return ui.Move{}, func() tea.Msg { return looked{s, s.practice.WalkOut(w, e)} }
}

// look goes on through it from what was decided, which can be taken back there.
func (s *Screen) look() (ui.Move, tea.Cmd) { return ui.Open(ui.Marks{Walk: s.walk}) }

// write makes the text that will be written.
func (s *Screen) write() tea.Cmd {
	s.busy = true
	w, e, walk := s.wanted, s.entry.Clone(), s.walk
	return func() tea.Msg {
		data, err := s.practice.Export(w, walk, e)
		return made{s, data, err}
	}
}

func (s *Screen) toName() (ui.Move, tea.Cmd) {
	s.step = naming
	if s.name.Text() == "" {
		s.name = ui.NewField(s.practice.OutName(s.wanted, s.entry))
		s.Resize(s.area)
	}
	return ui.Stay()
}

func (s *Screen) save() (ui.Move, tea.Cmd) {
	s.busy = true
	path, data := s.practice.Path(s.name.Text()), []byte(s.page.text)
	return ui.Move{}, func() tea.Msg { return wrote{s, path, s.practice.WriteOut(path, data, false)} }
}

// back goes a step back, and from the first one to the entry.
func (s *Screen) back() (ui.Move, tea.Cmd) {
	if s.step == choosing {
		return ui.Back()
	}
	s.step--
	if s.step == choosing {
		s.name = ui.NewField("")
	}
	return ui.Stay()
}

// Update takes what was read, made and written, and the name.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.step == naming {
			s.name.Update(msg)
		}
	case loaded:
		if msg.id == s.id && s.step == choosing {
			s.busy, s.entry, s.err = false, msg.entry, msg.err
		}
	case looked:
		if msg.screen == s {
			s.walk, s.step = msg.walk, reading
			if s.walk.Len() > 0 {
				s.busy = false
				return ui.Open(ui.Marks{Walk: s.walk})
			}
			return ui.Move{}, s.write()
		}
	case made:
		if msg.screen == s {
			return s.made(msg)
		}
	case wrote:
		if msg.screen == s {
			return s.wrote(msg)
		}
	}
	return ui.Stay()
}

func (s *Screen) made(msg made) (ui.Move, tea.Cmd) {
	s.busy = false
	if msg.err != nil {
		s.step = choosing
		return ui.Move{Notice: practice.Explain(msg.err), Forget: true}, nil
	}
	s.page = page{text: string(msg.data)}
	s.lay()
	return ui.Move{Forget: true}, nil // it is there to be read
}

func (s *Screen) wrote(msg wrote) (ui.Move, tea.Cmd) {
	s.busy = false
	if msg.err != nil {
		return ui.Move{Notice: "Not written. " + practice.Explain(msg.err) + " " + practice.Hint(msg.err), Forget: true}, nil
	}
	s.step = written
	s.name = ui.NewField(msg.path)
	return ui.Stay()
}
