package entry

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"heed/internal/tui/ui"
)

// Controls scroll, change the entry and add to it, and open what belongs to it.
func (s *Screen) Controls() ui.Controls {
	unread := ""
	if s.err != nil {
		unread = "the entry could not be read"
	}
	noSpots, notChosen := "", ""
	if len(s.page.spots) == 0 {
		noSpots = "no pattern and no afterthought belongs to this entry"
	}
	if s.spot < 0 {
		notChosen = "choose a pattern or an afterthought with Tab first"
	}
	openHelp, deleteHelp := "open the pattern", "delete"
	if _, ok := s.afterthought(); ok {
		openHelp, deleteHelp = "change the afterthought", "delete the afterthought"
	}
	opens := func(r ui.Route) func() (ui.Move, tea.Cmd) {
		return func() (ui.Move, tea.Cmd) { return ui.Open(r) }
	}
	actions := []ui.Action{
		{Keys: []string{"enter"}, Help: openHelp, Off: notChosen, Do: s.openSpot},
		{Keys: []string{"e"}, Help: "change", Off: unread, Do: s.change},
		{Keys: []string{"a"}, Help: "what you see now", Off: unread, Do: opens(ui.After{Entry: s.route.ID})},
		{Keys: []string{"s"}, Help: "suggestions", Off: cmp.Or(unread, s.changing()), Do: func() (ui.Move, tea.Cmd) {
			return ui.Open(ui.Suggest{Sitting: s.practice.Change(s.shown.entry), FromEntry: true})
		}},
		{Keys: []string{"d"}, Help: deleteHelp, Do: s.remove},
		{Keys: []string{"i"}, Help: "one thing to try", Off: unread, Do: opens(ui.Intend{Entry: s.route.ID})},
		{Keys: []string{"x"}, Help: "export", Off: unread, Do: opens(ui.Export{ID: s.route.ID})},
		{Keys: []string{"h"}, Help: "history", Off: unread, Do: opens(ui.History{ID: s.route.ID})},
		{Keys: []string{"tab"}, Help: "to what belongs to it", Off: noSpots, Minor: s.hit >= 0, Do: s.next(1)},
		{Keys: []string{"shift+tab"}, Help: "to the one before", Off: noSpots, Minor: true, Do: s.next(-1)},
	}
	if s.route.Find == "" { // told first where something was looked for, and last where nothing was
		actions = append(actions, s.hitActions()...)
	} else {
		actions = append(s.hitActions(), actions...)
	}
	actions = append(actions, ui.Action{Keys: []string{"esc", "backspace"}, Help: "back", Do: s.back})
	return ui.Controls{Wait: s.loading, Actions: append(actions, s.scroll.Actions()...)}
}

// hitActions go from one place that was found to the next.
func (s *Screen) hitActions() []ui.Action {
	off := ""
	switch {
	case s.route.Find == "":
		off = "nothing was looked for"
	case len(s.page.hits) == 0:
		off = "the words stand in none of its texts"
	case len(s.page.hits) == 1:
		off = "this is the only place"
	}
	by := func(n int) func() (ui.Move, tea.Cmd) {
		return func() (ui.Move, tea.Cmd) {
			all := len(s.page.hits)
			to := (s.hit + n + all) % all
			first, last := n > 0 && to < s.hit, n < 0 && to > s.hit
			s.goTo(to)
			switch {
			case first:
				return ui.Say("From the beginning again.")
			case last:
				return ui.Say("From the end again.")
			}
			return ui.Stay()
		}
	}
	return []ui.Action{
		{Keys: []string{"n"}, Help: "next match", Off: off, Minor: s.route.Find == "", Do: by(1)},
		{Keys: []string{"N"}, Help: "the match before", Off: off, Minor: true, Do: by(-1)},
	}
}

// changing says why nothing may be kept with the entry at once: that would put an end to the change that was begun.
func (s *Screen) changing() string {
	if s.shown.change != nil {
		return "you began to change this; press e to go on with it"
	}
	return ""
}

// change goes on with the change that was begun before, if there is one.
func (s *Screen) change() (ui.Move, tea.Cmd) {
	if s.shown.change != nil {
		return ui.Open(ui.Write{Sitting: s.practice.Resume(*s.shown.change)})
	}
	return ui.Open(ui.Write{Sitting: s.practice.Change(s.shown.entry)})
}

func (s *Screen) openSpot() (ui.Move, tea.Cmd) {
	if i, ok := s.afterthought(); ok {
		return ui.Open(ui.After{Entry: s.route.ID, Written: s.shown.entry.After[i].Written})
	}
	return ui.Open(ui.Card{ID: s.page.spots[s.spot].card})
}

// next chooses the next of what can be opened, and none after the last.
func (s *Screen) next(by int) func() (ui.Move, tea.Cmd) {
	return func() (ui.Move, tea.Cmd) {
		n := len(s.page.spots) + 1
		s.choose((s.spot+1+by+n)%n - 1)
		if s.spot >= 0 {
			s.show(s.page.spots[s.spot].row)
		}
		return ui.Stay()
	}
}

// back lets go of what is chosen, then leaves.
func (s *Screen) back() (ui.Move, tea.Cmd) {
	if s.spot < 0 {
		return ui.Back()
	}
	s.choose(-1)
	return ui.Stay()
}
