package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/text"
)

// Editor is where a person writes: the keys and the drawing around a text.Buffer. The stock text area draws the whole
// text on every key, cuts it at 10,000 lines and has no undo.
type Editor struct {
	buf           *text.Buffer
	line          bool // one paragraph: Enter is not taken, and pasted line breaks become spaces
	cut           string
	width, height int
	find          *finding // nil while nothing is looked for
	sought        string   // what was looked for last

	// What the screen knows of the text; each may be nil.
	mark    func(para, from, to int) bool
	heading func(para int) bool
	ghost   func(para int) string
}

// NewEditor starts with s, the cursor at its end.
func NewEditor(s string) *Editor {
	e := &Editor{buf: text.New(s)}
	e.buf.Move(text.End, false)
	return e
}

// NewField is an editor for one paragraph.
func NewField(s string) *Editor {
	e := NewEditor(flat(s))
	e.line = true
	return e
}

// Text is what is written.
func (e *Editor) Text() string { return e.buf.String() }

// SetText makes s the whole text. Undo takes that back in one step; the cursor stays as near to its place as it can.
func (e *Editor) SetText(s string) {
	if e.line {
		s = flat(s)
	}
	e.buf.Set(s)
}

// Paragraphs is how many paragraphs there are: at least one.
func (e *Editor) Paragraphs() int { return e.buf.Paragraphs() }

// Paragraph is paragraph i, without its line break.
func (e *Editor) Paragraph(i int) string { return e.buf.Paragraph(i) }

// Head is the paragraph the cursor is in, and its byte there.
func (e *Editor) Head() text.Pos { return e.buf.Head() }

// Version changes with the text.
func (e *Editor) Version() int { return e.buf.Version() }

// Offset is where the cursor stands, in bytes from the start of Text.
func (e *Editor) Offset() int {
	head := e.buf.Head()
	at := head.Byte
	for i := range head.Para {
		at += len(e.buf.Paragraph(i)) + 1
	}
	return at
}

// SetOffset puts the cursor at a byte of Text, or near it.
func (e *Editor) SetOffset(at int) {
	for i := range e.buf.Paragraphs() {
		n := len(e.buf.Paragraph(i))
		if at <= n {
			e.buf.MoveTo(text.Pos{Para: i, Byte: max(at, 0)}, false)
			return
		}
		at -= n + 1
	}
	e.buf.Move(text.End, false)
}

// free is how many columns at the right hold no text: one for a cursor behind a full row, one for a sign that there is more.
const free = 2

// Resize sets the size in cells.
func (e *Editor) Resize(width, height int) {
	e.width, e.height = width, height
	e.fit()
}

// fit gives the text what the margin and the row to find in leave.
func (e *Editor) fit() {
	height := e.height
	if e.find != nil {
		height--
		room := e.width - len(findLabel)
		if e.width >= findWide {
			room -= findNews
		}
		e.find.field.Resize(max(room, 1), 1)
	}
	e.buf.Resize(e.width-free-e.margin(), height)
}

// Measure says how the renderer counts cells, so that the cursor stands where the letters are.
func (e *Editor) Measure(cells ansi.Method) {
	e.buf.Measure(cells)
	if e.find != nil {
		e.find.field.Measure(cells)
	}
}

// Pause says that the person has stopped for a while, so that undo goes back to here.
func (e *Editor) Pause() { e.buf.Break() }

// Update takes a key or a paste, and says whether it did.
func (e *Editor) Update(msg tea.Msg) bool {
	if e.find != nil {
		return e.find.update(e, msg)
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if e.line {
			msg.Content = flat(msg.Content)
		}
		e.buf.Paste(msg.Content)
		return true
	case tea.KeyPressMsg:
		return e.key(msg)
	}
	return false
}

func flat(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}

func (e *Editor) key(k tea.KeyPressMsg) bool {
	if k.Text != "" && k.Mod&(tea.ModCtrl|tea.ModAlt) == 0 {
		e.buf.Type(k.Text)
		return true
	}
	key := k.String()
	bare := strings.TrimPrefix(key, "shift+")
	if m, ok := movements[bare]; ok && !(e.line && (m == text.Up || m == text.Down)) {
		e.buf.Move(m, bare != key)
		return true
	}
	if m, ok := deletions[key]; ok {
		e.buf.Delete(m)
		return true
	}
	return e.command(key)
}

func (e *Editor) command(key string) bool {
	switch key {
	case "enter", "shift+enter", "ctrl+j":
		if e.line {
			return false
		}
		e.buf.Newline()
	case "ctrl+z", "ctrl+_":
		e.buf.Undo()
	case "ctrl+y", "alt+z":
		e.buf.Redo()
	case "ctrl+x":
		e.cut = e.buf.Cut()
	case "alt+c":
		e.cut = e.buf.Copy()
	case "ctrl+v":
		e.buf.Paste(e.cut)
	case "alt+a":
		e.buf.SelectAll()
	case "ctrl+f", "f3", "shift+f3":
		if e.line {
			return false
		}
		e.startFind(key)
	default:
		return false
	}
	return true
}

// The keys that move: the arrows of every keyboard, and the ones that shells have taught people.
var movements = map[string]text.Movement{
	"left": text.Left, "right": text.Right, "up": text.Up, "down": text.Down,
	"ctrl+left": text.WordLeft, "alt+left": text.WordLeft, "alt+b": text.WordLeft,
	"ctrl+right": text.WordRight, "alt+right": text.WordRight, "alt+f": text.WordRight,
	"ctrl+up": text.ParagraphUp, "alt+up": text.ParagraphUp, "ctrl+down": text.ParagraphDown, "alt+down": text.ParagraphDown,
	"home": text.RowStart, "ctrl+a": text.RowStart, "end": text.RowEnd, "ctrl+e": text.RowEnd,
	"pgup": text.PageUp, "pgdown": text.PageDown, "ctrl+home": text.Start, "ctrl+end": text.End,
}

// The keys that delete, by what they delete over.
var deletions = map[string]text.Movement{
	"backspace": text.Left, "ctrl+h": text.Left, "shift+backspace": text.Left, "delete": text.Right,
	"ctrl+w": text.WordLeft, "alt+backspace": text.WordLeft, "ctrl+backspace": text.WordLeft,
	"alt+d": text.WordRight, "ctrl+delete": text.WordRight, "ctrl+u": text.RowStart, "ctrl+k": text.RowEnd,
}

// EditorHelp is what the keys inside an editor do, for the help page. They are told, not acted on: the editor takes them.
func EditorHelp() []Action {
	tell := func(help string, keys ...string) Action { return Action{Keys: keys, Help: help, Minor: true} }
	return []Action{
		tell("undo", "ctrl+z"), tell("redo", "ctrl+y"), tell("by words", "ctrl+left", "ctrl+right"),
		tell("start and end of the row", "ctrl+a", "ctrl+e"), tell("delete a word", "ctrl+w"),
		tell("find in the text", "ctrl+f"), tell("find the next, the one before", "f3", "shift+f3"),
		tell("select", "shift+arrows"), tell("cut, copy, put back", "ctrl+x", "alt+c", "ctrl+v"), tell("select all", "alt+a"),
	}
}
