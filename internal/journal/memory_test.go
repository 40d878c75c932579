package journal_test

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/journal/journaltest"
)

func TestMemoryKeepsAJournalsPromises(t *testing.T) {
	journaltest.Run(t, func(*testing.T) journal.Journal { return journal.NewMemory(time.Now, rand.Reader) })
}

func TestMemoryAsksForTimeAndIDs(t *testing.T) {
	noon := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	m := journal.NewMemory(func() time.Time { return noon }, strings.NewReader("0123456789abcdef"))
	e, err := m.Save(t.Context(), journal.Entry{})
	if err != nil || e.Changed != noon || e.ID != journal.ID([]byte("0123456789abcdef")) {
		t.Errorf("saved %+v, %v", e, err)
	}
	if _, err := m.Save(t.Context(), journal.Entry{}); err == nil {
		t.Error("made an id of no randomness")
	}
}

func TestHeadShowsTheBeginningOfTheFirstLineWithWords(t *testing.T) {
	long := strings.Repeat("é", 200)
	for text, want := range map[string]string{
		"":                                   "",
		"\n \t\n":                            "",
		"one\ntwo":                           "one",
		"\r\n\r\n  one  \r\ntwo":             "one",
		long:                                 strings.Repeat("é", 60),
		"x" + long:                           "x" + strings.Repeat("é", 59),
		strings.Repeat("x", 121):             strings.Repeat("x", 120),
		strings.Repeat("x", 120):             strings.Repeat("x", 120),
		"a" + strings.Repeat(" ", 500) + "b": "a",
	} {
		if got := (journal.Entry{Text: text}).Head().First; got != want {
			t.Errorf("first line of %.20q… is %q, want %q", text, got, want)
		}
	}
}

func TestStampForgetsOnlyWhatAJournalCannotKeep(t *testing.T) {
	if got := journal.Stamp(time.Time{}.In(time.FixedZone("", 60))); got != (time.Time{}) {
		t.Errorf("no time became %v", got)
	}
	now := time.Now()
	got := journal.Stamp(now)
	if got != journal.Stamp(got) || got.UnixMilli() != now.UnixMilli() || got.Format(time.RFC3339) != now.Format(time.RFC3339) {
		t.Errorf("%v became %v", now, got)
	}
}
