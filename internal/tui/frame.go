package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/tui/ui"
)

// The frame is a row with the name of the screen above the body, and a row of hints below it. They stand in
// the middle of a wide terminal, at most maxWidth wide: a list, and beside it a text as wide as one is read.
const (
	maxWidth  = 132
	minWidth  = 20
	minHeight = 6
)

// margins returns the empty columns left of the body, and the empty rows between title and body and above the hints.
func (m *Model) margins() (left, gap int) {
	left = 1
	if m.area.Width >= 60 {
		left = 2
	}
	left = max(left, (m.area.Width-maxWidth)/2)
	if m.area.Height >= 20 {
		gap = 1
	}
	return left, gap
}

// body is the area a screen may fill.
func (m *Model) body() ui.Area {
	left, gap := m.margins()
	width := min(m.area.Width-2*left, maxWidth)
	body := m.area
	body.Width, body.Height = max(width, 1), max(m.area.Height-2-2*gap, 1)
	return body
}

// draw draws the frame and, in it, the top screen or what covers it.
func (m *Model) draw() tea.View {
	v := tea.View{AltScreen: true, WindowTitle: "heed"}
	if !m.sized || m.closing == locking {
		return v
	}
	if m.closing == stuck {
		d := ui.NewDoc(m.area.Width)
		d.Para(m.area.Styles.Text, "What you were writing could not be sealed, so the journal is not locked yet. The screen is blank meanwhile.")
		d.Para(m.area.Styles.Muted, "Enter tries again. Esc comes back to it.")
		v.Content = d.View(m.area.Styles, m.area.Height).Body
		return v
	}
	if m.tooSmall() {
		v.Content = ansi.Truncate("too small: heed needs more room", max(m.area.Width, 1), "")
		return v
	}
	area := m.body()
	title, screen := m.top().Title(), m.top().View
	if m.cover != nil {
		title, screen = m.cover.title(), func() ui.View { return m.cover.view(area) }
	}
	left, gap := m.margins()
	body := screen()
	told := m.told(area)
	shown, moved := giveWay(pad(strings.Split(body.Body, "\n"), area.Height), max(len(told)-gap, 0), body.Cursor)

	rows := []string{m.titleRow(title, area.Width)}
	rows = append(rows, make([]string, gap)...)
	rows = append(rows, shown...)
	rows = append(rows, told...)
	if len(told) < gap { // the row in which there is nothing to tell now
		rows = append(rows, "")
	}
	rows = append(rows, m.hints(area.Width))
	indent := strings.Repeat(" ", left)
	for i, r := range rows {
		if r != "" {
			rows[i] = indent + r
		}
	}
	v.Content = strings.Join(rows, "\n")
	if body.Cursor != nil {
		c := *body.Cursor
		c.X += left
		c.Y += 1 + gap - moved
		v.Cursor = &c
	}
	return v
}

// tooSmall says that the window has no room for a screen.
func (m *Model) tooSmall() bool {
	return m.sized && (m.area.Width < minWidth || m.area.Height < minHeight)
}

// pad makes exactly n rows.
func pad(rows []string, n int) []string {
	if len(rows) >= n {
		return rows[:n]
	}
	return append(rows, make([]string, n-len(rows))...)
}

func (m *Model) titleRow(title string, width int) string {
	st := m.area.Styles
	name := st.Title.Render("heed")
	if title != "" {
		name += st.Muted.Render(" · ") + st.Text.Render(title)
	}
	mark := m.mark(width - ansi.StringWidth(name))
	if mark == "" {
		return ansi.Truncate(name, width, "…")
	}
	name = ansi.Truncate(name, max(width-ansi.StringWidth(mark)-1, 1), "…")
	return name + strings.Repeat(" ", max(width-ansi.StringWidth(name)-ansi.StringWidth(mark), 1)) + mark
}

// mark says at the right of the top row that what is shown is invented, in as many words as there is room for beside the
// title, and in one in any case.
func (m *Model) mark(room int) string {
	who, is := m.practice.Demonstration()
	if !is {
		return ""
	}
	words := "demo"
	for _, more := range []string{"demonstration", "demonstration · " + who.Name + " is invented"} {
		if room >= len("   ")+ansi.StringWidth(more) {
			words = more
		}
	}
	return m.area.Styles.Care.Bold(true).Render(words)
}

// told is what was just done, or why something cannot be: in as many rows as it takes, but for one that the screen keeps.
func (m *Model) told(area ui.Area) []string {
	if m.notice == "" {
		return nil
	}
	st := area.Styles.Strong
	rows := ui.Wrap(m.notice, area.Width)
	if most := max(area.Height-1, 1); len(rows) > most {
		rest := strings.Join(rows[most-1:], " ")
		rows = append(rows[:most-1], ansi.Truncate(rest, area.Width, "…"))
	}
	for i, r := range rows {
		rows[i] = st.Render(r)
	}
	return rows
}

// giveWay takes n rows from a screen for something else: from its end, or from its top where the cursor is at the end. It
// returns how many rows further up than before the others stand.
func giveWay(rows []string, n int, cursor *tea.Cursor) (left []string, up int) {
	if cursor != nil {
		up = min(max(cursor.Y+1-(len(rows)-n), 0), n)
	}
	return rows[up : len(rows)-n+up], up
}

// hints is the row at the foot: as many actions as there is room for. Help and the way out are always among them.
func (m *Model) hints(width int) string {
	st := m.area.Styles
	if m.cover != nil {
		return ansi.Truncate(m.cover.hints(st), width, "…")
	}
	controls := m.top().Controls()
	helpKey := "?"
	if controls.Typing {
		helpKey = "f1"
	}
	// The way out and help are always told; the others in their order, as far as there is room.
	last := []string{hint(st, helpKey, "help")}
	if i := slices.IndexFunc(controls.Actions, leads); i >= 0 {
		last = slices.Insert(last, 0, hint(st, shownKey(controls.Actions[i], controls.Typing), controls.Actions[i].Help))
	}
	room := width
	for _, h := range last {
		room -= ansi.StringWidth(h) + hintGap
	}
	var row []string
	for _, a := range controls.Actions {
		if a.Minor || a.Off != "" || leads(a) {
			continue
		}
		h := hint(st, shownKey(a, controls.Typing), a.Help)
		if room -= ansi.StringWidth(h) + hintGap; room < -hintGap {
			break
		}
		row = append(row, h)
	}
	return ansi.Truncate(strings.Join(append(row, last...), strings.Repeat(" ", hintGap)), width, "…")
}

const hintGap = 3

// leads says that an action leads out of the screen.
func leads(a ui.Action) bool { return !a.Minor && a.Off == "" && slices.Contains(a.Keys, "esc") }

// shownKey is the first key of an action that can be pressed now: while letters are text, the first that is no letter.
func shownKey(a ui.Action, typing bool) string {
	for _, k := range a.Keys {
		if !typing || utf8.RuneCountInString(k) > 1 {
			return k
		}
	}
	return a.Keys[0]
}

func hint(st ui.Styles, key, help string) string {
	return st.Key.Render(ui.KeyName(key)) + " " + st.Muted.Render(help)
}

// restyle draws everything as the person has asked for it.
func (m *Model) restyle() tea.Cmd {
	m.arrange()
	return m.resize()
}

func (m *Model) arrange() {
	c := m.practice.Config()
	m.area.Styles, m.area.OneColumn = ui.StylesFor(c.Look, m.dark), c.OneColumn
}
