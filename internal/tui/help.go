package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"heed/internal/tui/ui"
)

// help is the page that says what every key does. It is made from the action tables, so it cannot be wrong about them.
type help struct {
	title  string
	rows   []ui.Action
	common []ui.Action
	scroll ui.Scroll
}

func newHelp(screen string, c ui.Controls, everywhere []ui.Action) *help {
	if screen == "" {
		screen = "home"
	}
	return &help{title: "Help: " + screen, rows: pressable(c.Actions, c.Typing), common: pressable(everywhere, c.Typing)}
}

// pressable leaves out the keys that are letters while letters are text.
func pressable(actions []ui.Action, typing bool) []ui.Action {
	if !typing {
		return actions
	}
	var all []ui.Action
	for _, a := range actions {
		a.Keys = slices.DeleteFunc(slices.Clone(a.Keys), func(k string) bool { return utf8.RuneCountInString(k) == 1 })
		if len(a.Keys) > 0 {
			all = append(all, a)
		}
	}
	return all
}

// key scrolls, and says whether the page is done with.
func (h *help) key(k string) (closed bool) {
	for _, a := range h.scroll.Actions() {
		if slices.Contains(a.Keys, k) {
			_, _ = a.Do()
			return false
		}
	}
	return true
}

func (h *help) view(a ui.Area) ui.View {
	d := ui.NewDoc(a.Width)
	d.Para(a.Styles.Heading, "On this screen")
	h.table(d, a.Styles, h.rows)
	d.Gap()
	d.Para(a.Styles.Heading, "Everywhere")
	h.table(d, a.Styles, h.common)
	d.Gap()
	d.Para(a.Styles.Muted, "heed is private on this computer. It is a place to think, not supervision, therapy or a record for "+
		"anyone else, and a court can order what is written in it. What belongs in a proper record, or with a person, belongs there.")
	rows := d.All()
	h.scroll.Fit(len(rows), a.Height)
	return h.scroll.View(a.Styles, a.Width, rows)
}

// keyColumn is how wide the column of keys is.
const keyColumn = 14

func (h *help) table(d *ui.Doc, st ui.Styles, actions []ui.Action) {
	for _, a := range actions {
		names := make([]string, len(a.Keys))
		for i, k := range a.Keys {
			names[i] = ui.KeyName(k)
		}
		keys := strings.Join(names, " ")
		text, style := a.Help, st.Text
		if a.Off != "" {
			text, style = a.Help+" (not now: "+a.Off+")", st.Muted
		}
		d.Hang(style, keys+strings.Repeat(" ", max(keyColumn-len([]rune(keys)), 1)), text)
	}
}
