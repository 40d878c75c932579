package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"heed/internal/tui/ui"
)

// cover is a page of the program's own that lies over the top screen until it is closed.
type cover interface {
	title() string
	take(m *Model, msg tea.Msg) tea.Cmd // a key or a paste
	resize(ui.Area)
	view(ui.Area) ui.View
	hints(ui.Styles) string
}

// lay puts a cover over the screen.
func (m *Model) lay(c cover) (ui.Move, tea.Cmd) {
	m.cover = c
	c.resize(m.body())
	return ui.Stay()
}

// help is the page that says what every key does. It is made from the action tables, so it cannot be wrong about them.
type help struct {
	name   string
	rows   []ui.Action
	common []ui.Action
	notNow []ui.Action // of both; told last, since they are of the least use
	scroll ui.Scroll
}

func newHelp(screen string, c ui.Controls, everywhere []ui.Action) *help {
	if screen == "" {
		screen = "home"
	}
	h := &help{name: "Help: " + screen}
	sort := func(actions []ui.Action) (now []ui.Action) {
		for _, a := range pressable(actions, c.Typing) {
			switch {
			case a.Off == "":
				now = append(now, a)
			case !moves(a): // that there is nowhere to move to is seen
				h.notNow = append(h.notNow, a)
			}
		}
		return now
	}
	h.rows, h.common = sort(c.Actions), sort(everywhere)
	return h
}

func (h *help) title() string { return h.name }

func (h *help) hints(st ui.Styles) string {
	return hint(st, "esc", "close") + strings.Repeat(" ", hintGap) + hint(st, "a", "all keys")
}

// take scrolls or closes the page. What can be done everywhere can be done from there too.
func (h *help) take(m *Model, msg tea.Msg) tea.Cmd {
	k, isKey := msg.(tea.KeyPressMsg)
	key := k.String()
	if isKey && h.scrolls(key) {
		return nil
	}
	m.cover = nil
	switch {
	case key == "a":
		return m.push(ui.Keys{})
	case !isKey || !strings.HasPrefix(key, "ctrl+"):
		return nil
	}
	cmd, _ := m.act(k)
	return cmd
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

func (h *help) scrolls(key string) bool {
	for _, a := range h.scroll.Actions() {
		if slices.Contains(a.Keys, key) {
			_, _ = a.Do()
			return true
		}
	}
	return false
}

func (h *help) resize(a ui.Area) { h.scroll.Fit(len(h.draw(a)), a.Height) }

func (h *help) view(a ui.Area) ui.View { return h.scroll.View(a.Styles, a.Width, h.draw(a)) }

func (h *help) draw(a ui.Area) []string {
	d := ui.NewDoc(a.Width)
	d.Para(a.Styles.Heading, "On this screen")
	h.table(d, a.Styles, h.rows)
	d.Gap()
	d.Para(a.Styles.Heading, "Everywhere")
	h.table(d, a.Styles, h.common)
	if len(h.notNow) > 0 {
		d.Gap()
		d.Para(a.Styles.Heading, "Not now")
		h.table(d, a.Styles, h.notNow)
	}
	d.Gap()
	d.Para(a.Styles.Muted, "heed is private on this computer. It is a place to think, not supervision, therapy or a record for "+
		"anyone else, and a court can order what is written in it. What belongs in a proper record, or with a person, belongs there.")
	return d.All()
}

// keyColumn is how wide the column of keys is; where there is less room than keysBeside, what a key does stands below it.
const (
	keyColumn  = 14
	keysBeside = 30
)

func (h *help) table(d *ui.Doc, st ui.Styles, actions []ui.Action) {
	for _, a := range actions {
		names := make([]string, len(a.Keys))
		for i, k := range a.Keys {
			names[i] = ui.KeyName(k)
		}
		keys := strings.Join(names, " ")
		text, style := a.Help, st.Text
		if a.Off != "" {
			text, style = a.Help+": "+a.Off, st.Muted
		}
		if d.Width() < keysBeside {
			d.Para(st.Key, keys)
			d.Hang(style, "  ", text)
			continue
		}
		if a.Off == "" {
			keys = st.Key.Render(keys)
		} else {
			keys = st.Muted.Render(keys)
		}
		before := keyColumn
		if ansi.StringWidth(keys) >= before { // the text lines up with the others, a row below
			d.Rows(keys)
			keys = ""
		}
		for i, row := range ui.Wrap(text, min(d.Width(), ui.ReadWidth)-before) {
			if i > 0 {
				keys = ""
			}
			d.Rows(keys + strings.Repeat(" ", before-ansi.StringWidth(keys)) + style.Render(row))
		}
	}
}
