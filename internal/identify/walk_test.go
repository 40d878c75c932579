package identify_test

import (
	"slices"
	"testing"

	"heed/internal/identify"
)

const (
	walked = "On Ward 7B Mrs Okafor waited. Mrs Okafor rang 07700 900123.\n\nJoanne said so."
	headed = "I met with Joanne"
)

func TestAWalkGoesThroughEveryFinding(t *testing.T) {
	w := identify.New().Walk(headed, walked)
	var words []string
	for s, ok := w.Here(); ok; s, ok = w.Here() {
		words = append(words, s.Words)
		w.Leave()
	}
	want := []string{"Joanne", "Ward 7B", "Mrs Okafor", "Mrs Okafor", "07700 900123", "Joanne"}
	if !slices.Equal(words, want) {
		t.Errorf("got %q, want %q", words, want)
	}
	if got := w.Texts(); got[0] != headed || got[1] != walked {
		t.Errorf("what was left is changed: %q", got)
	}
	if got := w.Left(); !slices.Equal(got, []string{"Joanne", "Ward 7B", "Mrs Okafor", "07700 900123"}) {
		t.Errorf("left: %q", got)
	}
	if found := identify.New().Without(w.Left()...).Find(walked); len(found) != 0 {
		t.Errorf("what was left is found again: %+v", found)
	}
}

func TestOnePersonKeepsOneLetterThroughAWalk(t *testing.T) {
	w := identify.New().Walk(headed, walked)
	for s, ok := w.Here(); ok; s, ok = w.Here() {
		w.Change(s.Suggestion)
	}
	got := w.Texts()
	if want := "On a ward M waited. M rang a phone number.\n\nK said so."; got[0] != "I met with K" || got[1] != want {
		t.Errorf("got %q", got)
	}
}

func TestLikeThingsAreDecidedTogether(t *testing.T) {
	w := identify.New().Walk(headed, walked)
	w.ChangeAlike()
	w.Leave()
	w.ChangeAlike()
	w.Change("[somebody’s number]")
	if _, more := w.Here(); more {
		t.Error("there is more to decide")
	}
	if got, want := w.Texts()[1], "On Ward 7B M waited. M rang [somebody’s number].\n\nK said so."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatWasDecidedCanBeTakenBack(t *testing.T) {
	w := identify.New().Walk(headed, walked)
	w.LeaveKind() // Joanne, twice
	w.Change("a ward")
	w.LeaveAll()
	for range 3 {
		if !w.CanUndo() {
			t.Fatal("nothing can be taken back")
		}
		w.Undo()
	}
	if s, ok := w.Here(); !ok || s.Words != "Joanne" || w.CanUndo() {
		t.Errorf("one stands at %+v", s)
	}
	if got := w.Texts()[1]; got != walked {
		t.Errorf("got %q", got)
	}
	w.Undo() // nothing to take back does no harm
}

func TestAFindingIsShownInItsSentence(t *testing.T) {
	w := identify.New().Walk("First. Then I met with Joanne at noon. Last.\nMore.")
	s, _ := w.Here()
	if before, after := w.Around(s, 80); before != "Then I met with " || after != " at noon." {
		t.Errorf("got %q and %q", before, after)
	}
	if before, after := w.Around(s, 10); before != "… met with " || after != " at noon." {
		t.Errorf("cut it is %q and %q", before, after)
	}
}

func TestAnEmptyWalkIsOverAtOnce(t *testing.T) {
	w := identify.New().Walk("", "nobody here")
	if _, ok := w.Here(); ok || w.Len() != 0 {
		t.Error("there is something to decide")
	}
	w.Leave()
	w.ChangeAlike()
	if got := w.Texts(); got[1] != "nobody here" {
		t.Errorf("got %q", got)
	}
}
