package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"heed/internal/pattern"
	"heed/internal/practice"
)

// KeepCard is the action that keeps a pattern with the entry somebody is at, or no longer. Every screen that has it says it
// in these words.
func KeepCard(sitting *practice.Sitting, id pattern.ID, changed func() tea.Cmd) Action {
	a := Action{Keys: []string{"k"}, Help: "keep for later"}
	if slices.Contains(sitting.Kept, id) {
		a.Help = "keep no longer"
	}
	a.Do = func() (Move, tea.Cmd) {
		if sitting.KeepPattern(id) {
			return Move{Notice: "Kept for later, with this entry."}, changed()
		}
		return Move{Notice: "No longer kept with this entry."}, changed()
	}
	return a
}

// CardName is a pattern's name for a person; one that is in the library no more has only its id to go by.
func CardName(p *practice.Practice, id pattern.ID) string {
	if card, ok := p.Library.Pattern(id); ok {
		return card.Name
	}
	return strings.ReplaceAll(string(id), "-", " ") + " (no longer in the library)"
}

// CardLeaf draws a pattern to be looked at beside a list. It takes some milliseconds: it is for a command.
func CardLeaf(d *Doc, st Styles, card *pattern.Pattern) {
	rows, err := Markdown(card.Markdown(), d.Width(), st)
	if err != nil {
		d.Para(st.Wrong, practice.Explain(err))
		return
	}
	d.Rows(rows...)
}
