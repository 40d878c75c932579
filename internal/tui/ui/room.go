package ui

import "strings"

// RoomWidth is how wide what is read from the back of a room may be.
const RoomWidth = 56

// Room is what everybody may see of a session: the name of the step, its words, the time.
type Room struct {
	Name  string
	Words string
	Lines []string // quieter: the time that is left
}

// View draws it in the middle of the screen, a sentence a paragraph.
func (r Room) View(a Area) View {
	st := a.Styles
	d := NewDoc(min(a.Width, RoomWidth))
	Lower(d, a, 4)
	d.Para(st.Title, r.Name)
	d.Gap()
	d.Cursor(0)
	for _, sentence := range sentences(r.Words) {
		d.Para(st.Strong, sentence)
		d.Gap()
	}
	for _, l := range r.Lines {
		if l != "" {
			d.Para(st.Muted, l)
		}
	}
	return Centred(d, a)
}

// sentences are the sentences of a text, each to stand by itself where it is read from far away.
func sentences(text string) (all []string) {
	for text != "" {
		end := len(text)
		for _, stop := range []string{". ", "? ", "! "} {
			if i := strings.Index(text, stop); i >= 0 {
				end = min(end, i+1)
			}
		}
		all = append(all, strings.TrimSpace(text[:end]))
		text = strings.TrimSpace(text[end:])
	}
	return all
}

// Lower begins further down where there is room, so that few words do not hang from the top: parts is how many times the
// rows that are left free would fit.
func Lower(d *Doc, a Area, parts int) {
	if !a.Low() {
		d.Rows(make([]string, a.Height/(2*parts))...)
	}
}

// Centred puts a narrow column into the middle of a wide screen.
func Centred(d *Doc, a Area) View {
	v := d.View(a.Styles, a.Height)
	left := (a.Width - d.Width()) / 2
	if left <= 0 {
		return v
	}
	rows := strings.Split(v.Body, "\n")
	for i, r := range rows {
		if r != "" {
			rows[i] = strings.Repeat(" ", left) + r
		}
	}
	v.Body = strings.Join(rows, "\n")
	if v.Cursor != nil {
		v.Cursor.X += left
	}
	return v
}
