package tui_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
	"heed/internal/tui/uitest"
)

// A key must not cost more in a long list than in a short one. What is made is counted, not the time, since that is the
// same on every machine.
func TestAKeyInAListOfThousandsCostsWhatItCostsInOneOfAHundred(t *testing.T) {
	short, long := madeByKey(t, 100), madeByKey(t, 4000)
	if long > 1.1*short {
		t.Errorf("a key makes %v things with 100 entries and %v with 4000", short, long)
	}
}

// madeByKey is how many things going down one row in the list of n entries makes, drawing it included.
func madeByKey(t *testing.T, n int) float64 {
	t.Helper()
	j := journal.NewMemory(noon, rand.NewChaCha8([32]byte{4}))
	for i := range n {
		e := journal.Entry{Title: fmt.Sprint("Session ", i%10), Text: "words", Date: noon().Add(-time.Duration(i) * time.Hour)}
		_ = must(j.Save(t.Context(), e))
	}
	p := newPractice(t, func(o *practice.Options) { o.Journal = j })
	m := tui.New(p, ui.Entries{})
	s := uitest.New(t, m, 80, 24)
	s.Shows("Session 0")
	s.Keys("pgdown", "pgdown")
	keys := []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: tea.KeyUp}}
	i := 0
	return testing.AllocsPerRun(100, func() {
		m.Update(keys[i%2])
		m.View()
		i++
	})
}
