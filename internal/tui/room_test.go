//go:build unix

package tui_test

import (
	"strings"
	"testing"

	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

func TestTheWindowForTheRoomFollowsTheLeader(t *testing.T) {
	dir := t.TempDir()
	at := func(o *practice.Options) { o.Dir = dir }
	room := uitest.New(t, tui.New(newPractice(t, at), ui.InRoom{}), 80, 24)
	if !strings.Contains(room.Screen(), "We begin soon.") {
		t.Fatalf("before anything began:\n%s", room.Screen())
	}
	leader := uitest.New(t, tui.New(newPractice(t, at), ui.Guided{ID: "one-to-one"}), 80, 24)
	agree(leader)
	room.Tick()
	if screen := room.Screen(); !strings.Contains(screen, "To think, to check something") || strings.Contains(screen, "For you") {
		t.Fatalf("in the first step:\n%s", screen)
	}
	leader.Keys("enter", "space")
	room.Tick()
	if screen := room.Screen(); !strings.Contains(screen, "One moment, two minutes, no names.") || !strings.Contains(screen, "paused") {
		t.Fatalf("in the second step:\n%s", screen)
	}
	leader.Keys("esc", "L")
	room.Tick()
	if !strings.Contains(room.Screen(), "That was it.") {
		t.Errorf("after the session was left:\n%s", room.Screen())
	}
	room.Keys("esc")
	if !room.Ended {
		t.Error("Esc does not close the window")
	}
}
