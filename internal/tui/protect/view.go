package protect

import (
	"fmt"
	"strings"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// View draws the step.
func (s *Screen) View() ui.View {
	st := s.area.Styles
	d := ui.NewDoc(min(s.area.Width, 84))
	switch {
	case s.busy:
		d.Para(st.Text, "One moment…")
	case s.err != nil:
		d.Para(st.Text, practice.Explain(s.err))
	case s.step == choosing:
		s.drawChoices(d)
	case s.step == confirming:
		d.Para(st.Text, "First the present passphrase:")
		s.present.Draw(d, st)
	case s.step == typing:
		if s.route.Forgotten {
			d.Para(st.Strong, "Your recovery words have opened the journal.")
			d.Gap()
		}
		s.secret.Draw(d, s.area)
	case s.step == showing:
		s.drawWords(d)
	case s.step == asking:
		d.Para(st.Text, fmt.Sprintf("To be sure: type words %d, %d and %d, with spaces between.", s.asked[0]+1, s.asked[1]+1, s.asked[2]+1))
		s.answer.Draw(d, st)
	case s.step == knowingly:
		d.Para(st.Heading, "Without a passphrase")
		d.Gap()
		d.Para(st.Text, "The journal stays sealed, but its key lies in a file beside it. Someone who copies the journal alone cannot read it. "+
			"Someone who uses your account on this computer, or copies the whole folder, can.")
	}
	if s.trouble != "" {
		d.Gap()
		d.Para(st.Wrong, s.trouble)
	}
	return d.View(st, s.area.Height)
}

func (s *Screen) drawChoices(d *ui.Doc) {
	st := s.area.Styles
	switch {
	case s.route.First:
		d.Para(st.Heading, "If you forget the passphrase")
		if !s.area.Low() {
			d.Gap()
		}
		d.Para(st.Text, "Nobody can look it up for you. Recovery words are another way in, to be written on paper and kept somewhere else.")
	case s.ways.Passphrase:
		d.Para(st.Text, "A passphrase opens this journal"+map[bool]string{true: ", and so do recovery words.", false: ". There are no recovery words."}[s.ways.Recovery])
	default:
		d.Para(st.Text, "The key lies in a file beside this journal: whoever can use your account can read it."+
			map[bool]string{true: " Recovery words open it too.", false: ""}[s.ways.Recovery])
	}
	d.Gap()
	choices := s.choices()
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = c.name
	}
	d.SecondColumn(names...)
	for i, c := range choices {
		d.Pair(st, i == s.list.At, c.name, c.about)
	}
}

// drawWords shows the words with their places, in as many columns as there is room for.
func (s *Screen) drawWords(d *ui.Doc) {
	st := s.area.Styles
	if !s.area.Low() {
		d.Para(st.Text, "Write these words on paper, in this order. They are shown this once, and nothing opens with them until you have typed a few of them back.")
		d.Gap()
	}
	const cell = 16
	columns := max(min(d.Width()/cell, 4), 1)
	down := (len(s.words) + columns - 1) / columns
	for row := range down {
		var b strings.Builder
		for column := range columns {
			if i := column*down + row; i < len(s.words) {
				fmt.Fprintf(&b, "%-*s", cell, fmt.Sprintf("%2d %s", i+1, s.words[i]))
			}
		}
		d.Rows(st.Strong.Render(strings.TrimRight(b.String(), " ")))
	}
}
