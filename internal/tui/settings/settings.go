// Package settings is where a person says how heed should look and behave. What is changed counts at once and is written to
// their file, which they may also edit by hand.
package settings

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/config"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// Screen is the settings, and what is being typed into one of them.
type Screen struct {
	practice *practice.Practice
	area     ui.Area
	list     ui.List
	now      config.Config // with what is not written yet
	wrong    []string      // what is wrong in the person's own files
	field    *ui.Editor    // what is typed; nil while choosing
	writing  bool          // a change is being written
	waiting  []change      // those that come after it
}

// change is one setting with its new value.
type change struct{ key, value string }

// New opens the settings, at the one with that key if there is such a one.
func New(p *practice.Practice, key string) *Screen {
	s := &Screen{practice: p}
	s.look()
	s.list.At = len(s.wrong) + max(slices.IndexFunc(config.Settings(), func(o config.Setting) bool { return o.Key == key }), 0)
	return s
}

// look takes what is set and what is wrong now, and stays on the row.
func (s *Screen) look() {
	s.now = s.practice.Config()
	before := len(s.wrong)
	s.wrong = nil
	for _, p := range s.practice.ConfigProblems() {
		s.wrong = append(s.wrong, p.Error())
	}
	s.wrong = append(s.wrong, s.practice.Slips()...)
	s.list.SetCount(len(s.rows()))
	s.list.At = max(s.list.At+len(s.wrong)-before, 0)
}

// Title says where one is.
func (s *Screen) Title() string { return "Settings" }

type (
	read  struct{}
	wrote struct {
		change
		err error
	}
)

// Init reads the file: it may have been edited meanwhile.
func (s *Screen) Init() tea.Cmd {
	if s.writing {
		return nil
	}
	return func() tea.Msg {
		s.practice.ReadConfig()
		return read{}
	}
}

// Resize takes the area.
func (s *Screen) Resize(a ui.Area) tea.Cmd {
	s.area = a
	if s.field != nil {
		s.field.Measure(a.Cells)
		s.field.Resize(s.width()-ui.FieldIndent, fieldRows)
	}
	return nil
}

const (
	readWidth = 84
	fieldRows = 5
)

func (s *Screen) width() int { return min(s.area.Width, readWidth) }

// row is one thing to choose: something that is wrong, a setting, or a place that is reached from here too.
type row struct {
	wrong   string
	setting config.Setting
	place   ui.Route
	name    string
	about   string
	off     string
}

func (r row) isSetting() bool { return r.setting.Key != "" }

func (s *Screen) rows() []row {
	var all []row
	for _, w := range s.wrong {
		all = append(all, row{wrong: w, off: "it is put right in the file"})
	}
	for _, o := range config.Settings() {
		all = append(all, row{setting: s.withFrames(o), name: o.Name, about: o.About})
	}
	off := ""
	if !s.practice.Open() {
		off = "no journal is open"
	}
	return append(all,
		row{place: ui.Protect{}, name: "Passphrase", about: "and recovery words", off: off},
		row{place: ui.Bin{}, name: "Bin", about: "what you deleted", off: off},
		row{place: ui.Keys{}, name: "All keys", about: "on every screen"},
	)
}

func (s *Screen) row() row { return s.rows()[s.list.At] }

// Controls are for choosing, or for typing.
func (s *Screen) Controls() ui.Controls {
	if s.field != nil {
		return s.typing()
	}
	r := s.row()
	off := ""
	if len(r.setting.Choices) == 0 {
		off = "this has no row of choices"
	}
	step := func(by int) func() (ui.Move, tea.Cmd) {
		return func() (ui.Move, tea.Cmd) { return s.set(r.setting.Key, r.setting.Next(s.now, by)) }
	}
	return ui.Controls{Actions: append([]ui.Action{
		{Keys: []string{"enter", "space"}, Help: s.enterHelp(r), Off: r.off, Do: s.choose},
		{Keys: []string{"right", "l"}, Help: "next choice", Minor: true, Off: off, Do: step(1)},
		{Keys: []string{"left", "h"}, Help: "choice before", Minor: true, Off: off, Do: step(-1)},
		{Keys: []string{"r"}, Help: "as at first", Off: s.usual(r), Do: s.reset},
		{Keys: []string{"esc", "q", "backspace"}, Help: "back", Do: ui.Back},
	}, s.list.Actions()...)}
}

func (s *Screen) enterHelp(r row) string {
	if r.place != nil {
		return "open"
	}
	return "change"
}

func (s *Screen) typing() ui.Controls {
	keep := ui.Action{Keys: []string{"enter"}, Help: "keep", Do: s.keep}
	if s.row().setting.Kind == config.Lines {
		keep = ui.Action{Keys: []string{"ctrl+d", "f10"}, Help: "keep", Do: s.keep}
	}
	return ui.Controls{Typing: true, Actions: append([]ui.Action{
		keep,
		{Keys: []string{"esc"}, Help: "leave it", Do: func() (ui.Move, tea.Cmd) {
			s.field = nil
			return ui.Stay()
		}},
	}, ui.EditorHelp()...)}
}

// choose goes to the next choice, or types, or opens a place.
func (s *Screen) choose() (ui.Move, tea.Cmd) {
	r := s.row()
	switch {
	case r.place != nil:
		return ui.Open(r.place)
	case len(r.setting.Choices) > 0:
		return s.set(r.setting.Key, r.setting.Next(s.now, 1))
	case r.setting.Kind == config.Lines:
		s.field = ui.NewEditor(r.setting.Value(s.now))
	default:
		s.field = ui.NewField(r.setting.Value(s.now))
	}
	return ui.Move{}, s.Resize(s.area)
}

// keep takes what was typed.
func (s *Screen) keep() (ui.Move, tea.Cmd) {
	o := s.row().setting
	value := strings.TrimSpace(s.field.Text())
	if err := o.Set(new(config.Config), value); err != nil {
		return ui.Say("This wants " + o.Wants + ".")
	}
	s.field = nil
	return s.replace(o, value)
}

// usual says why a setting cannot be put back to what it is when nothing is said.
func (s *Screen) usual(r row) string {
	switch {
	case !r.isSetting():
		return "this is no setting"
	case r.setting.Value(s.now) == r.setting.Value(config.Default()):
		return "it is as at first"
	}
	return ""
}

func (s *Screen) reset() (ui.Move, tea.Cmd) {
	o := s.row().setting
	return s.replace(o, o.Value(config.Default()))
}

// set changes a setting. It is written beside the screen, one change after another, so that the last one counts.
func (s *Screen) set(key, value string) (ui.Move, tea.Cmd) {
	o, _ := config.Of(key)
	if o.Value(s.now) == value {
		return ui.Stay()
	}
	if err := o.Set(&s.now, value); err != nil {
		return ui.Say(practice.Explain(err))
	}
	s.waiting = append(slices.DeleteFunc(s.waiting, func(c change) bool { return c.key == key }), change{key, value})
	if s.writing {
		return ui.Stay()
	}
	return ui.Move{}, s.write()
}

// replace sets what was typed, which could be missed: it can be undone.
func (s *Screen) replace(o config.Setting, value string) (ui.Move, tea.Cmd) {
	before := o.Value(s.now)
	move, cmd := s.set(o.Key, value)
	if move.Notice == "" && before != o.Value(s.now) {
		move.Notice = "Changed. Press u to undo."
		move.Undo = func() (ui.Move, tea.Cmd) {
			_, cmd := s.set(o.Key, before)
			return ui.Move{Notice: "It is as it was."}, cmd
		}
	}
	return move, cmd
}

// write writes the change that has waited longest.
func (s *Screen) write() tea.Cmd {
	if len(s.waiting) == 0 {
		return nil
	}
	next := s.waiting[0]
	s.waiting, s.writing = s.waiting[1:], true
	return func() tea.Msg { return wrote{next, s.practice.Configure(next.key, next.value)} }
}

// Update takes what is typed, and what was read and written.
func (s *Screen) Update(msg tea.Msg) (ui.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.field != nil {
			s.field.Update(msg)
		}
	case read:
		if !s.writing {
			s.look()
		}
		return ui.Move{}, configured
	case wrote:
		s.writing = false
		cmd := tea.Batch(configured, s.write())
		if msg.err != nil {
			return ui.Move{Notice: "This counts until you leave heed. Not written. " + practice.Explain(msg.err)}, cmd
		}
		return ui.Move{}, cmd
	}
	return ui.Stay()
}

func configured() tea.Msg { return ui.Configured{} }

// Seal writes what waits to be written, when the screen goes.
func (s *Screen) Seal() func() error {
	waiting := slices.Clone(s.waiting)
	if len(waiting) == 0 {
		return nil
	}
	return func() error {
		for _, c := range waiting {
			if err := s.practice.Configure(c.key, c.value); err != nil {
				return err
			}
		}
		return nil
	}
}
