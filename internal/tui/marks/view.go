package marks

import (
	"strings"

	"heed/internal/identify"
	"heed/internal/tui/ui"
)

// around is how much of the sentence is shown each side of a finding, in bytes.
const around = 160

// View shows one finding in its sentence, and what can be done about it.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, ui.ReadWidth))
	if s.walk == nil {
		return d.View(st, s.area.Height)
	}
	step, ok := s.walk.Here()
	if !ok {
		s.drawEnd(d)
		return d.View(st, s.area.Height)
	}
	s.drawSentence(d, step)
	d.Gap()
	d.Para(st.Muted, capital(step.Label)+". You could "+step.Advice+".")
	if !s.area.Low() {
		d.Gap()
	}
	if s.own != nil {
		d.Para(st.Text, "What is to stand there instead?")
		s.own.Draw(d, st)
		return d.View(st, s.area.Height)
	}
	for i, w := range s.ways() {
		d.Choice(st, i == s.list.At, w.label)
	}
	return d.View(st, s.area.Height)
}

// The signs around a finding, which tell it from the rest without colour. While rows are broken, signs of private use stand
// for them, so that a person's own are not mistaken for them.
const (
	begins, ends      = "‹", "›"
	beginSign, endSig = '\ue000', '\ue001'
)

// drawSentence draws the sentence with the finding in it.
func (s *Screen) drawSentence(d *ui.Doc, step identify.Step) {
	st := s.area.Styles
	before, after := s.walk.Around(step, around)
	clean := func(text string) string {
		return strings.Map(func(r rune) rune {
			if r == beginSign || r == endSig {
				return -1
			}
			return r
		}, strings.ReplaceAll(text, "\n", " "))
	}
	inside := false
	for _, row := range ui.Wrap(clean(before)+string(beginSign)+clean(step.Words)+string(endSig)+clean(after), d.Width()) {
		var drawn strings.Builder
		for row != "" {
			sign, style := string(beginSign), st.Own
			if inside {
				sign, style = string(endSig), st.Strong
			}
			words, rest, cut := strings.Cut(row, sign)
			switch {
			case cut && inside:
				words += ends
			case cut:
				drawn.WriteString(style.Render(words))
				words, style = begins, st.Strong
			}
			drawn.WriteString(style.Render(words))
			if cut {
				inside = !inside
			}
			row = rest
		}
		d.Rows(drawn.String())
	}
}

// drawEnd asks what no list of words can answer.
func (s *Screen) drawEnd(d *ui.Doc) {
	st := s.area.Styles
	first := "That was all that heed could see. It does not see everything."
	if s.walk.Len() == 0 {
		first = "Nothing here looks as if it points to a person. heed does not see everything."
	}
	d.Para(st.Text, first)
	d.Gap()
	d.Para(st.Strong, s.practice.Finder().Question())
	d.Gap()
	d.Para(st.Muted, "None of this was noted anywhere.")
}

// capital makes a sentence of what begins with a small letter.
func capital(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
