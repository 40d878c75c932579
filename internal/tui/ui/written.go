package ui

import tea "charm.land/bubbletea/v2"

// Written adds where a file was written: the whole path, over as many rows as it takes, so that it can be copied by hand.
func (d *Doc) Written(st Styles, path string) {
	d.Para(st.Text, "It is written, to this file:")
	d.Gap()
	d.Cursor(2)
	d.Hang(st.Strong, "  ", path)
	d.Gap()
}

// CopyPath is the action that gives a path to the terminal's clipboard. No terminal says whether it took it.
func CopyPath(path string) Action {
	return Action{Keys: []string{"c"}, Help: "copy the path", Do: func() (Move, tea.Cmd) {
		return Move{Notice: "Sent to the clipboard. Not every terminal takes it, so look before you rely on it."}, tea.SetClipboard(path)
	}}
}
