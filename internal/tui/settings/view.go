package settings

import (
	"strings"

	"heed/internal/config"
	"heed/internal/tui/ui"
)

// withFrames gives the setting for a new page the frames there are.
func (s *Screen) withFrames(o config.Setting) config.Setting {
	if o.Key != "frame" || s.practice.Frames == nil {
		return o
	}
	for _, f := range s.practice.Frames.All() {
		choice := config.Choice{Value: string(f.ID), Words: f.Name}
		if f.IsFree() {
			choice = config.Choice{Words: "free page"}
		}
		o.Choices = append(o.Choices, choice)
	}
	return o
}

// listWidth is how wide the list is where what the chosen row means stands beside it.
const listWidth = 52

// View draws the settings, or the one that is typed into.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.width())
	if s.field != nil {
		s.drawField(d)
		return d.View(st, s.area.Height)
	}
	if s.area.Wide() {
		d = ui.NewDoc(listWidth)
	}
	if len(s.wrong) == 0 && !s.area.Low() {
		d.Para(st.Muted, "What you change here counts at once.")
		d.Gap()
	}
	top := d.Len()
	s.drawRows(d)
	d.Gap()
	where := "All this lies in the file " + s.practice.ConfigFile() + ", which you could edit by hand too."
	if s.practice.Fleeting() {
		where = "You are only looking round: nothing of this is written down."
	}
	d.Para(st.Muted, where)
	v := d.View(st, s.area.Height)
	if !s.area.Wide() {
		return v
	}
	side := ui.NewDoc(min(s.area.Width-listWidth-ui.BesideGap, besideWidth))
	side.Rows(make([]string, top)...)
	s.drawBeside(side)
	return ui.Beside(v, listWidth, side.View(st, s.area.Height))
}

func (s *Screen) drawRows(d *ui.Doc) {
	rows := s.rows()
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.name
	}
	d.SecondColumn(names...)
	if len(s.wrong) > 0 {
		d.Para(s.area.Styles.Wrong, "Not right in your files:")
	}
	for i, r := range rows {
		if i > 0 && (rows[i-1].isSetting() != r.isSetting()) {
			d.Gap()
		}
		s.drawRow(d, r, i == s.list.At)
	}
}

func (s *Screen) drawRow(d *ui.Doc, r row, chosen bool) {
	st := s.area.Styles
	switch {
	case r.wrong != "":
		d.Choice(st, chosen, r.wrong)
		if chosen {
			d.Hang(st.Muted, "    ", "This is left out, and all else counts. Put it right in the file.")
		}
	case r.place != nil:
		d.Pair(st, chosen, r.name, r.about)
	default:
		d.Pair(st, chosen, r.name, r.setting.Words(s.now))
		if chosen && !s.area.Wide() {
			d.Hang(st.Muted, "    ", r.about)
			if !s.area.Low() {
				d.Hang(st.Muted, "    ", choices(r.setting))
			}
		}
	}
}

// choices are what a setting can be, in one sentence; empty where one types, or where there is only yes and no.
func choices(o config.Setting) string {
	if len(o.Choices) < 3 {
		return ""
	}
	words := make([]string, len(o.Choices))
	for i, c := range o.Choices {
		words[i] = c.Words
	}
	return "It can be: " + strings.Join(words, ", ") + "."
}

// besideWidth is how wide the explanation is at most.
const besideWidth = 52

// drawBeside says what the chosen row is, and all that it can be.
func (s *Screen) drawBeside(d *ui.Doc) {
	st, r := s.area.Styles, s.row()
	if !r.isSetting() {
		return
	}
	d.Para(st.Strong, r.name)
	d.Gap()
	d.Para(st.Text, r.about)
	d.Gap()
	now := r.setting.Words(s.now)
	for _, c := range r.setting.Choices {
		sign := "○ "
		if c.Words == now {
			sign = "● "
		}
		d.Hang(st.Text, sign, c.Words)
	}
	d.Gap()
	if first := r.setting.Words(config.Default()); first != now {
		d.Para(st.Muted, "At first it is: "+first+".")
	}
	if len(r.setting.Choices) == 0 {
		d.Para(st.Muted, "Enter lets you type it.")
	}
}

func (s *Screen) drawField(d *ui.Doc) {
	st, r := s.area.Styles, s.row()
	d.Para(st.Strong, r.name)
	d.Para(st.Muted, r.about)
	if !s.area.Low() {
		d.Gap()
	}
	s.field.Draw(d, st)
}
