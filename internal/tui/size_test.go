package tui

import (
	"reflect"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// Found by the hunt: the first rows of a screen that the window had grown under were drawn over those of the last one.
func TestAChangeOfSizeTakesBackWhatScrolls(t *testing.T) {
	p, _, page := writing(t)
	m := New(p, page)
	if said := raw(m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})); said != "" {
		t.Errorf("before anything is drawn the terminal is told %q", said)
	}
	if said := raw(m.Update(tea.WindowSizeMsg{Width: 200, Height: 60})); said != wholeScreen {
		t.Errorf("the terminal is told %q", said)
	}
}

// raw is what a command tells the terminal itself.
func raw(_ tea.Model, cmd tea.Cmd) (said string) {
	if cmd == nil {
		return ""
	}
	msg := cmd()
	if told, is := msg.(tea.RawMsg); is {
		return told.Msg.(string)
	}
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() {
			said += raw(nil, v.Index(i).Interface().(tea.Cmd))
		}
	}
	return said
}

// Found by the hunt: of two answers the older came last, and heed drew for a window that was smaller by then, or larger.
func TestASizeIsAskedForAgainUntilItStays(t *testing.T) {
	p, _, page := writing(t)
	m := New(p, page)
	asks := func(width int) bool {
		_, cmd := m.Update(tea.WindowSizeMsg{Width: width, Height: 24})
		return asksForSize(cmd)
	}
	if !asks(80) || !asks(200) || !asks(80) {
		t.Error("a new size is taken for the last")
	}
	if asks(80) {
		t.Error("it is asked for without end")
	}
}

func asksForSize(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() {
			if asksForSize(v.Index(i).Interface().(tea.Cmd)) {
				return true
			}
		}
		return false
	}
	return reflect.TypeOf(msg) == reflect.TypeOf(tea.RequestWindowSize())
}
