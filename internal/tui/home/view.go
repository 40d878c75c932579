package home

import (
	"strings"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// View draws the greeting, the one thing, and the places. Where there is not room for all of it, the greeting goes first,
// then the gaps; after that the places scroll.
func (s *Screen) View() ui.View {
	roomy := !s.area.Low()
	d := s.draw(roomy, roomy)
	if d.Len() > s.area.Height {
		d = s.draw(false, roomy)
	}
	if d.Len() > s.area.Height {
		d = s.draw(false, false)
	}
	return d.View(s.area.Styles, s.area.Height)
}

// fits says that every place is seen below what stands in d already, and what was begun after them.
func (s *Screen) fits(d *ui.Doc) bool { return d.Len()+len(s.places())+1 <= s.area.Height }

// groups are the keys of the places with which a group begins: what there is to read and to use with others, and then
// what heed keeps, and heed itself. What was begun is a group of its own.
const groups = "lm"

func (s *Screen) draw(greeting, gaps bool) *ui.Doc {
	st := s.area.Styles
	d := ui.NewDoc(s.area.Width)
	if greeting {
		d.Para(st.Muted, "A quiet place to notice how power moved in what you just did.")
		d.Gap()
	}
	s.drawThing(d)
	if len(s.drafts) > 0 && !gaps && !s.fits(d) {
		d.Para(st.Muted, "What you began waits at the end of the list.")
	}
	d.Sentences("Where I stand  ")
	for i, p := range s.places() {
		begun := p.key == "" && i > 0 && s.places()[i-1].key != ""
		if gaps && (begun || strings.Contains(groups, p.key) && p.key != "") {
			d.Gap()
		}
		d.Pair(st, i == s.list.At, p.name, p.about)
	}
	if s.err != nil {
		d.Gap()
		d.Para(st.Wrong, "Not everything could be read: "+practice.Explain(s.err))
	}
	return d
}
