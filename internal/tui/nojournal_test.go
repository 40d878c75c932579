package tui_test

import (
	"testing"

	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// From the first screen one comes by the page about heed to the cards; what was written to try one could be kept nowhere.
func TestBeforeThereIsAJournalNothingIsBegunFromACard(t *testing.T) {
	p := newPractice(t, func(o *practice.Options) { o.Journal = nil })
	s := uitest.New(t, tui.New(p, ui.Card{ID: "close-the-loop"}), 80, 24)
	s.Keys("t")
	s.Shows("Not now: no journal is open to keep it in.")
}
