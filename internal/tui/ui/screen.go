// Package ui is the kit that heed's screens are made of: what a screen is, how it moves on, how it says which keys do
// what, and the few things screens draw with (styles, a column of rows, a list, an editor).
//
// It knows no screen and no journal. A screen is a value that is told about keys and answers and says what happens next;
// it never waits, never reads or writes a file, and its View changes nothing. What takes time happens in a tea.Cmd that
// is given copies and answers with one message of an unexported type of the screen's own package.
package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/frame"
)

// Screen is one place in the program.
type Screen interface {
	// Title is a few words for the top row. Never the person's own words: a terminal may log or show it elsewhere.
	Title() string
	// Init returns what loads the screen's contents; nil when there is nothing to load.
	Init() tea.Cmd
	// Resize tells the area View may fill and the styles to fill it with. It is called before the first View and
	// whenever either changes.
	Resize(Area) tea.Cmd
	// Controls says what the person can do now.
	Controls() Controls
	// Update is told of a key that no action took, of pasted text, and of every other message.
	Update(tea.Msg) (Move, tea.Cmd)
	// View draws. The rows are at most Area.Width wide and Area.Height many.
	View() View
}

// Area is what a screen may fill.
type Area struct {
	Width, Height int
	Styles        Styles
	OneColumn     bool // nothing is to stand beside anything, however wide the area is
	// Cells is how the renderer counts the cells of what a person typed. Terminals differ over emoji made of several:
	// one that knows mode 2027 shows a family as one picture of two cells, others as its members side by side.
	Cells ansi.Method
}

// Wide says that there is room for a second column beside the first, and that it may be there.
func (a Area) Wide() bool { return a.Width >= 96 && !a.OneColumn }

// Low says that rows are precious.
func (a Area) Low() bool { return a.Height < 16 }

// View is what a screen shows. The cursor is the terminal's real one, relative to the body: screen readers and
// braille displays follow it, so it always stands on the chosen row or in the text being written.
type View struct {
	Body   string
	Cursor *tea.Cursor
}

// Sealer is a screen with something of the person's that is not sealed yet.
type Sealer interface {
	// Seal returns a function that seals it, working on a copy; nil when there is nothing to seal.
	Seal() func() error
}

// Framed is a screen with a page that can be set out in a frame.
type Framed interface {
	UseFrame(frame.Frame) (Move, tea.Cmd)
}

// Controls is what the person can do now.
type Controls struct {
	Actions []Action
	// Typing: letters are text, and only actions with other keys are looked at.
	Typing bool
	// Wait: the screen is about to change by itself. Keys are kept and given to whatever comes next, so that quick
	// typing is never lost and never reaches the wrong screen.
	Wait bool
	// Awake: people are talking over this screen, so that nobody pressing a key is no sign that the desk was left.
	Awake bool
	// Live: something is under way that ends with the program, so Ctrl+C asks once.
	Live bool
}

// Action is one thing that can be done. The keys, the row of hints, and the help page all come from it.
type Action struct {
	Keys  []string               // as Bubble Tea names them; the first is the one that is shown
	Help  string                 // a verb and a few words
	Off   string                 // why it cannot be done now; empty when it can
	Minor bool                   // told on the help page only
	Do    func() (Move, tea.Cmd) // nil: the help page tells of it, and the screen takes the key itself
}

// MoveKind says where to go.
type MoveKind int

// Where a screen can go.
const (
	Staying   MoveKind = iota
	Opening            // put To on top
	Replacing          // put To in place of this screen
	Returning          // take this screen away
	Starting           // take all screens away and open To
	Quitting
)

// Move is where to go next. The zero Move stays.
type Move struct {
	Kind   MoveKind
	To     Route
	Notice string // one line shown until the next key
	Forget bool   // keys typed while waiting are dropped: they were meant for what did not come
	// Undo takes back what was just done. It can be asked for, from any screen, until something else can be undone or
	// the journal is locked.
	Undo func() (Move, tea.Cmd)
}

// Open puts r on top of this screen.
func Open(r Route) (Move, tea.Cmd) { return Move{Kind: Opening, To: r}, nil }

// Back takes this screen away.
func Back() (Move, tea.Cmd) { return Move{Kind: Returning}, nil }

// Restart takes every screen away and opens r.
func Restart(r Route) (Move, tea.Cmd) { return Move{Kind: Starting, To: r}, nil }

// Quit ends the program, after everything is sealed.
func Quit() (Move, tea.Cmd) { return Move{Kind: Quitting}, nil }

// Stay changes nothing.
func Stay() (Move, tea.Cmd) { return Move{}, nil }

// Say stays and shows one line until the next key.
func Say(notice string) (Move, tea.Cmd) { return Move{Notice: notice}, nil }

// Told is a line for the person from something that ran beside the screens.
type Told struct{ Notice string }

// Later asks the program to send Msg to every screen when the time has passed. Screens ask for it instead of waiting
// themselves, so that a test can be the clock.
type Later struct {
	After time.Duration
	Msg   tea.Msg
}

// Lend asks the program to put its screens away and give the terminal to Command until that ends.
type Lend struct {
	Command tea.ExecCommand
	End     func()              // asks the command to end: the terminal has gone, or the system wants heed to end
	Done    func(error) tea.Msg // what every screen is told when the screens are back
}

// Timed is how the program hears that the time of a Later has come.
type Timed struct{ Msg tea.Msg }

// Configured tells the program that a setting was changed: it may look different now.
type Configured struct{}
