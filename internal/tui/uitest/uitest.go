// Package uitest drives the terminal program with no terminal: keys in, rows out. Commands run to their end before the
// next key, so nothing depends on time; what the program wants to be told later it is told when a test says so.
package uitest

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/tui/ui"
)

// Sim is a program under test.
type Sim struct {
	t     testing.TB
	model tea.Model
	later []tea.Msg
	Ended bool // the program has asked to end
}

// New starts a program in a window of the given size.
func New(t testing.TB, m tea.Model, width, height int) *Sim {
	s := &Sim{t: t, model: m}
	s.run(m.Init())
	s.Resize(width, height)
	return s
}

// Attach takes over a program that runs already.
func Attach(t testing.TB, m tea.Model) *Sim { return &Sim{t: t, model: m} }

// Run runs a command of the program to its end.
func (s *Sim) Run(cmd tea.Cmd) { s.run(cmd) }

// Resize changes the window.
func (s *Sim) Resize(width, height int) { s.Send(tea.WindowSizeMsg{Width: width, Height: height}) }

// Send tells the program something and runs what it asks for.
func (s *Sim) Send(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
		return
	case tea.QuitMsg:
		s.Ended = true
		return
	case ui.Later:
		s.later = append(s.later, msg.Msg)
		return
	case ui.Lend: // there is no terminal to give away
		s.Send(msg.Done(msg.Command.Run()))
		return
	case tea.BatchMsg:
		for _, cmd := range msg {
			s.run(cmd)
		}
		return
	}
	if cmds, ok := sequence(msg); ok {
		for _, cmd := range cmds {
			s.run(cmd)
		}
		return
	}
	var cmd tea.Cmd
	s.model, cmd = s.model.Update(msg)
	s.run(cmd)
}

func (s *Sim) run(cmd tea.Cmd) {
	if cmd != nil {
		s.Send(cmd())
	}
}

// sequence knows Bubble Tea's unexported message for commands that run one after the other.
func sequence(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil, false
	}
	return v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd), true
}

// Tick lets the time come for everything the program wanted to be told later.
func (s *Sim) Tick() {
	due := s.later
	s.later = nil
	for _, msg := range due {
		s.Send(ui.Timed{Msg: msg})
	}
}

// Keys presses keys, named as Bubble Tea names them.
func (s *Sim) Keys(keys ...string) {
	for _, k := range keys {
		s.Send(key(k))
	}
}

// Type writes text, letter by letter; a new line is Enter.
func (s *Sim) Type(text string) {
	for _, r := range text {
		if r == '\n' {
			s.Keys("enter")
			continue
		}
		s.Send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp,
	"pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "space": tea.KeySpace,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6,
	"f7": tea.KeyF7, "f8": tea.KeyF8, "f10": tea.KeyF10,
}

func key(name string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	for {
		switch {
		case strings.HasPrefix(name, "ctrl+"):
			k.Mod |= tea.ModCtrl
			name = name[len("ctrl+"):]
		case strings.HasPrefix(name, "alt+"):
			k.Mod |= tea.ModAlt
			name = name[len("alt+"):]
		case strings.HasPrefix(name, "shift+"):
			k.Mod |= tea.ModShift
			name = name[len("shift+"):]
		default:
			if code, ok := named[name]; ok {
				k.Code = code
				if code == tea.KeySpace {
					k.Text = " "
				}
				return k
			}
			k.Code = []rune(name)[0]
			if k.Mod == 0 {
				k.Text = name
			}
			return k
		}
	}
}

// View is what the program shows, with its styles.
func (s *Sim) View() tea.View {
	v, ok := s.model.(interface{ View() tea.View })
	if !ok {
		s.t.Fatal("the model has no view")
	}
	return v.View()
}

// Screen is what the program shows as plain rows, without spaces at their ends.
func (s *Sim) Screen() string {
	rows := strings.Split(ansi.Strip(s.View().Content), "\n")
	for i, r := range rows {
		rows[i] = strings.TrimRight(r, " ")
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n") + "\n"
}

// Shows fails the test if the screen does not hold text.
func (s *Sim) Shows(text string) {
	s.t.Helper()
	if !strings.Contains(s.Screen(), text) {
		s.t.Fatalf("the screen does not show %q:\n%s", text, s.Screen())
	}
}

// CursorRow is the row the real cursor stands on, as plain text.
func (s *Sim) CursorRow() string {
	s.t.Helper()
	c := s.View().Cursor
	if c == nil {
		s.t.Fatalf("there is no cursor:\n%s", s.Screen())
	}
	rows := strings.Split(ansi.Strip(s.View().Content), "\n")
	if c.Y >= len(rows) {
		s.t.Fatalf("the cursor is on row %d of %d:\n%s", c.Y, len(rows), s.Screen())
	}
	return strings.TrimRight(rows[c.Y], " ")
}
