package card

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// rows are the trail, the card, where it stands in the library, and where one could go on to.
func (s *Screen) rows() []string {
	st, p := s.area.Styles, s.card()
	d := ui.NewDoc(s.width())
	switch {
	case p == nil:
		d.Para(st.Text, "There is no such pattern in the library. It may have been one of your own that is no longer in its folder.")
		return d.All()
	case s.err != nil:
		d.Para(st.Wrong, s.err.Error())
	}
	if len(s.trail) > 0 {
		d.Rows(st.Muted.Render(s.way()))
		d.Gap()
	}
	d.Rows(s.page...)
	d.Gap()
	d.Para(st.Muted, about(p))
	if related := s.related(); len(related) > 0 {
		d.Gap()
		d.Para(st.Heading, "Go on to")
		for i, r := range related {
			d.Pair(st, i == s.link, r.Name, "")
		}
	}
	if s.shown {
		d.Gap()
		d.Para(st.Heading, "Where you kept or tried it")
		for i, u := range s.uses {
			s.drawUse(d, u, len(s.related())+i == s.link)
		}
		if s.more {
			d.Para(st.Muted, "Earlier ones are not shown here. They are in your entries.")
		}
	}
	return d.All()
}

// way is the cards one came by, the last of them nearest; what there is no room for is left out at its beginning.
func (s *Screen) way() string {
	const step, more = " › ", "… "
	way := "here"
	for i, id := range slices.Backward(s.trail) {
		longer := ui.CardName(s.practice, id) + step + way
		if ansi.StringWidth(more+step+longer) > s.width() && i < len(s.trail)-1 {
			return more + "› " + way
		}
		way = longer
	}
	return way
}

func (s *Screen) drawUse(d *ui.Doc, u practice.Use, chosen bool) {
	name, about := "kept", u.When.Format("2 January 2006")
	if u.Intention != nil {
		name = "tried"
	}
	if h := u.Entry; h != nil && h.Title != "" {
		name += ": " + h.Title
	} else if h != nil && h.First != "" {
		name += ": " + h.First
	}
	d.Pair(s.area.Styles, chosen, name, about)
	if u.Intention != nil && u.Intention.How != "" {
		d.Hang(s.area.Styles.Own, "    │ ", u.Intention.How)
	}
}

// about is one line of where the card belongs and how firm it is.
func about(p *pattern.Pattern) string {
	var parts []string
	for _, t := range p.Themes {
		parts = append(parts, theme.Of(t).Name)
	}
	var moments []string
	for _, m := range p.Moments {
		moments = append(moments, string(m))
	}
	parts = append(parts, strings.Join(moments, ", "))
	if p.Own {
		return strings.Join(append(parts, "your own card"), " · ")
	}
	return strings.Join(append(parts, p.Basis.Name()), " · ") + ". From " + pattern.Cite(p.Sources) + "."
}

// linkRow is the row of the chosen link; -1 when there is none.
func (s *Screen) linkRow() int {
	if s.link < 0 {
		return -1
	}
	return slices.IndexFunc(s.rows(), func(r string) bool { return strings.Contains(r, ui.Sign) })
}

// View shows the rows that are seen; the cursor stands on the first of them, or on the chosen link.
func (s *Screen) View() ui.View {
	v := s.scroll.View(s.area.Styles, s.width(), s.rows())
	if at := s.linkRow(); at >= s.scroll.Top() && v.Cursor != nil {
		v.Cursor.Y = min(at-s.scroll.Top(), s.area.Height-1)
	}
	return v
}
