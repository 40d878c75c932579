package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Find is the row one types into to narrow a list. Letters go into it, the arrows to the list.
type Find struct {
	Typing bool
	field  *Editor
}

// NewFind is empty and not typed into yet.
func NewFind() *Find { return &Find{field: NewField("")} }

// Query is what is typed, without spaces around it.
func (f *Find) Query() string { return strings.TrimSpace(f.field.Text()) }

const findLabel = "Find: "

// Resize sets the width of the row.
func (f *Find) Resize(width int) { f.field.Resize(max(width-len(findLabel), 1), 1) }

// Start begins to type.
func (f *Find) Start() (Move, tea.Cmd) {
	f.Typing = true
	return Stay()
}

// Clear empties the row and ends typing.
func (f *Find) Clear(width int) {
	f.Typing = false
	f.field = NewField("")
	f.Resize(width)
}

// Update takes a key or a paste while typing, and says whether the query has changed.
func (f *Find) Update(msg tea.Msg) (changed bool) {
	before := f.field.Version()
	return f.Typing && f.field.Update(msg) && f.field.Version() != before
}

// Draw adds the row while typing.
func (f *Find) Draw(d *Doc, st Styles) {
	if !f.Typing {
		return
	}
	row := ""
	if rows := f.field.Rows(st); len(rows) > 0 {
		row = rows[0]
	}
	d.Rows(st.Muted.Render(findLabel) + row)
	d.Gap()
}

// Cursor puts the real cursor into the row while typing, until the arrows have gone down the list.
func (f *Find) Cursor(d *Doc, list List) {
	if f.Typing && list.At == 0 {
		x, _ := f.field.Cursor()
		d.CursorAt(x+len(findLabel), 0)
	}
}

// Actions are those of a list that can be narrowed: open, what else the screen has, typing and going back. While typing
// only those are left that are no letters.
func (f *Find) Actions(list *List, open Action, others []Action, clear, back func() (Move, tea.Cmd)) []Action {
	if f.Typing {
		return append([]Action{open, {Keys: []string{"esc"}, Help: "clear", Do: clear}}, Arrows(list.Actions())...)
	}
	all := append([]Action{open, {Keys: []string{"/", "f"}, Help: "type to find", Do: f.Start}}, others...)
	all = append(all, Action{Keys: []string{"esc", "b", "backspace"}, Help: "back", Do: back})
	return append(all, list.Actions()...)
}

// Arrows leaves to each action its first key, so that letters are free for a screen's own actions.
func Arrows(actions []Action) []Action {
	for i, a := range actions {
		actions[i].Keys = a.Keys[:1]
	}
	return actions
}
