package plain

import (
	"strings"
	"testing"
)

// TestTheTimeOfASessionIsToldOnlyWhenAsked: nothing is printed by itself while people talk.
func TestTheTimeOfASessionIsToldOnlyWhenAsked(t *testing.T) {
	s := newSomeone(t)
	quiet := s.on(t, Session("one-to-one"), "", "", "", "", "", "")
	if strings.Contains(quiet, "left in") {
		t.Errorf("the time is told unasked:\n%s", quiet)
	}
	if asked := newSomeone(t).on(t, Session("one-to-one"), "", "", "", "", "", "", "time"); !strings.Contains(asked, "left in this step") {
		t.Errorf("the time is not told:\n%s", asked)
	}
}

// TestNothingOfASessionIsKeptUnagreed ends one at every point of its road.
func TestNothingOfASessionIsKeptUnagreed(t *testing.T) {
	way := []string{"", "", "", "", "", "", "next", "close", "add action", "We meet again", "we read it", "keep 1", "send"}
	for n := range len(way) + 1 {
		s := newSomeone(t)
		out := s.on(t, Session("one-to-one"), way[:n]...)
		if len(s.entries()) > 0 || len(s.drafts()) > 0 {
			t.Errorf("after %q something is kept:\n%s", way[:n], out)
		}
	}
	s := newSomeone(t)
	s.on(t, Session("one-to-one"), append(way, "2")...)
	if all := s.entries(); len(all) != 1 || strings.Contains(all[0].Text, "We meet again") {
		t.Errorf("what was agreed is kept, and nothing else: %+v", all)
	}
}

func TestAFrameIsWrittenPartByPart(t *testing.T) {
	s := newSomeone(t)
	if err := s.p.Configure("frame", "what"); err != nil {
		t.Fatal(err)
	}
	s.types(t, "w", "It rained.", ".", "skip", "back", "So she waited.", ".", "I bring a coat.", ".", "keep")
	all := s.entries()
	if len(all) != 1 {
		t.Fatalf("%d entries", len(all))
	}
	if text := all[0].Text; strings.Index(text, "It rained.") > strings.Index(text, "So she waited.") || strings.Index(text, "So she waited.") > strings.Index(text, "I bring a coat.") {
		t.Errorf("the parts are not in their order:\n%s", text)
	}
}

// TestALockLeavesASessionWhereItIs: the talk is the room's, and the journal is the person's.
func TestALockLeavesASessionWhereItIs(t *testing.T) {
	p := newSealed(t)
	var out strings.Builder
	if err := Run(t.Context(), streams(&out, []string{"", "", "", "", "", "", "next", "lock", "", "time"}), p, Session("one-to-one")); err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(out.String(), "Locked.")
	if !ok || !strings.Contains(after, "left in this step") {
		t.Errorf("after the lock:\n%s", after)
	}
}

// TestWhatCannotBeSealedIsNotLeftUnasked: as when the disk is full.
func TestWhatCannotBeSealedIsNotLeftUnasked(t *testing.T) {
	s := newSomeone(t)
	var out strings.Builder
	err := Run(t.Context(), streams(&out, []string{"Some words.", ".", "quit", "read", "quit"}), s.p, func(t *talk) error {
		sitting := must(t.p.Begin())
		if err := t.p.Lock(); err != nil {
			return err
		}
		return t.page(sitting)
	})
	_, after, asked := strings.Cut(out.String(), "Could not be sealed")
	if !asked || !strings.Contains(after, "1. Some words.") {
		t.Errorf("it left without asking:\n%s", out.String())
	}
	if err == nil {
		t.Error("that it could not be sealed is not told at the end")
	}
}
