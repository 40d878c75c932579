package settings

import (
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

// View draws the settings, or the one that is typed into.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(s.width())
	if s.field != nil {
		s.drawField(d)
		return d.View(st, s.area.Height)
	}
	if len(s.wrong) == 0 && !s.area.Low() {
		d.Para(st.Muted, "What you change here counts at once.")
		d.Gap()
	}
	rows := s.rows()
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.name
	}
	d.SecondColumn(names...)
	if len(s.wrong) > 0 {
		d.Para(st.Wrong, "Not right in your files:")
	}
	for i, r := range rows {
		if i > 0 && (rows[i-1].isSetting() != r.isSetting()) {
			d.Gap()
		}
		s.drawRow(d, r, i == s.list.At)
	}
	d.Gap()
	where := "All this lies in the file " + s.practice.ConfigFile() + ", which you could edit by hand too."
	if s.practice.Fleeting() {
		where = "You are only looking round: nothing of this is written down."
	}
	d.Para(st.Muted, where)
	return d.View(st, s.area.Height)
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
		if chosen {
			d.Hang(st.Muted, "    ", r.about)
		}
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
