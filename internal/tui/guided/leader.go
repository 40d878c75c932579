package guided

import (
	"fmt"

	"heed/internal/guide"
	"heed/internal/tui/ui"
)

// leaderView is the step as whoever leads needs it.
func (s *Screen) leaderView() ui.View {
	st, now := s.area.Styles, s.pace.Current()
	width := min(s.area.Width, ui.ParaWidth)
	if s.area.Wide() {
		width = min(s.area.Width*3/5-ui.BesideGap, ui.ParaWidth)
	}
	d := ui.NewDoc(width)
	s.clock(d)
	d.Gap()
	d.Para(st.Heading, now.Name+s.led())
	d.Gap()
	d.Cursor(0)
	calm := ui.NewDoc(min(d.Width(), calmWidth))
	s.words(calm, now.Step)
	d.Rows(calm.All()...)
	if now.Note != "" {
		d.Gap()
		d.Hang(st.Muted, "For you: ", now.Note)
	}
	if s.spare > 0 && s.spare <= len(now.Spare) {
		d.Gap()
		d.Para(st.Quote, now.Spare[s.spare-1])
	}
	coming := s.pace.Coming()
	if !s.area.Wide() && len(coming) > 0 {
		d.Gap()
		d.Para(st.Muted, "Then: "+coming[0].Name+", "+minutes(coming[0].Planned))
	}
	v := s.further(d)
	if s.area.Wide() {
		v = ui.Beside(v, width, s.beside(s.area.Width-width-ui.BesideGap))
	}
	return v
}

// beside is what stands right of what is to be said, where there is room: the steps and, below them, what the room sees now.
func (s *Screen) beside(width int) ui.View {
	st := s.area.Styles
	d := ui.NewDoc(width)
	d.Para(st.Heading, "The plan, in minutes")
	d.Gap()
	for i, stage := range s.pace.Stages() {
		style, sign := st.Muted, "  "
		if i == s.pace.At() {
			style, sign = st.Chosen, ui.Sign
		}
		words := stage.Name
		if stage.State == guide.Skipped {
			words += ", skipped"
		}
		d.Hang(style, sign+fmt.Sprintf("%2d  ", guide.WholeMinutes(stage.Planned)), words)
	}
	d.Gap()
	seen := ui.NewDoc(width)
	seen.Para(st.Heading, "What the room sees")
	seen.Gap()
	if words := s.pace.Current().ForRoom(); words != "" {
		for _, row := range ui.Wrap(words, width-2) {
			seen.Rows(st.Rule.Render("│ ") + st.Text.Render(row))
		}
	} else {
		seen.Para(st.Muted, "Only the name of the step.")
	}
	if d.Len()+seen.Len() <= s.area.Height {
		d.Rows(seen.All()...)
	}
	return d.View(st, s.area.Height)
}
