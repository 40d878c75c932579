// Package journaltest is what every journal promises, as tests. An implementation of journal.Journal calls [Run] from a
// test of its own; one that is a journal.Lister, Binner, Historian, Intender or Taker too is held to that as well.
package journaltest

import (
	"reflect"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// Run tests the journals that open returns: each time an empty one of its own.
func Run(t *testing.T, open func(t *testing.T) journal.Journal) {
	for _, test := range []struct {
		name string
		run  func(t *testing.T, j journal.Journal)
	}{
		{"EntryComesBackWhole", entryComesBackWhole},
		{"EveryKindOfTextComesBackByteForByte", textComesBack},
		{"EmptyEntryIsAnEntry", emptyEntry},
		{"TimesKeepTheirInstantAndTheirClock", times},
		{"WhatIsKeptIsACopy", copies},
		{"SavingAgainMakesARevision", revisions},
		{"TwoWhoStartedFromTheSameBothKeepTheirs", divergence},
		{"ParentIsARevisionThereIs", parents},
		{"AnIDMadeBeforehandIsKept", ownID},
		{"WhatIsNotThereIsNotFound", notFound},
		{"NewestDateFirstThenSavedLastFirst", order},
		{"ALoopMayStopAndMayUseTheJournal", loops},
		{"DraftComesBackWhole", draftComesBackWhole},
		{"DraftsAreReplacedAndListedSavedLastFirst", drafts},
		{"SavingDropsTheDraft", savingDropsTheDraft},
		{"DroppingADraftLeavesTheRest", dropping},
		{"DeletedIsInTheBinAndNowhereElse", deleting},
		{"RestoredIsAsItWas", restoring},
		{"SavingTakesOutOfTheBin", savingWhatIsInTheBin},
		{"EmptyingRemovesForGoodWhatIsOldEnough", emptying},
		{"HistoryHasEveryRevisionLatestFirst", history},
		{"GoingBackIsSavingAnEarlierOneAgain", goingBack},
		{"IntentionsComeBackWhole", intentions},
		{"WhatIsTakenInIsAsItWas", takingIn},
		{"TakingInAgainChangesNothing", takingInAgain},
		{"TakingInWithoutARevisionIsTheNext", takingInTheNext},
		{"TakingInIsAllOrNothing", takingInAllOrNothing},
		{"ANameElsewhereHasOneID", naming},
		{"ConcurrentSavesAreAllKept", concurrent},
		{"AnEndedContextStopsEverythingAndKeepsNothing", ended},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open(t)) })
	}
}

// Full is an entry in which every field has a value. Fields that a journal sets are left to it.
func Full() journal.Entry {
	return journal.Entry{
		Date:   time.Date(2026, 3, 14, 21, 5, 6, 789_000_000, time.FixedZone("", 2*3600)),
		Title:  "The ward round",
		Text:   "\n  She asked to stop.\nI went on.\n",
		Frame:  "one-moment",
		Themes: []theme.ID{theme.Power, theme.Repair},
		Tags:   []string{"ward 3", "", "night"},
		Kept:   []pattern.ID{"explain-the-why", "go-back-and-say-it"},
		Waved:  []pattern.ID{"speak-last"},
		After: []journal.Afterthought{
			{Written: time.Date(2026, 5, 1, 8, 0, 0, 0, time.UTC), Text: "I see it\notherwise now."},
			{Text: ""},
		},
		Check: &selfcheck.Check{
			Lens: theme.Person,
			Path: "short",
			Said: []selfcheck.Said{{Prompt: selfcheck.OneMoment, Text: "when she\nlooked away"}, {Prompt: selfcheck.HowAreYou}},
			Answers: []selfcheck.Answer{
				{Item: "r1", Option: selfcheck.Moment, Note: "at the door"},
				{Item: "p2", Option: selfcheck.NA},
			},
		},
	}
}

func save(t *testing.T, j journal.Journal, e journal.Entry) journal.Entry {
	t.Helper()
	saved, err := j.Save(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func saveDraft(t *testing.T, j journal.Journal, d journal.Draft) {
	t.Helper()
	if err := j.SaveDraft(t.Context(), d); err != nil {
		t.Fatal(err)
	}
}

func entry(t *testing.T, j journal.Journal, id journal.ID) journal.Entry {
	t.Helper()
	e, err := j.Entry(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// all lists the journal, and holds its heads to its entries.
func all(t *testing.T, j journal.Journal) []journal.Entry {
	t.Helper()
	var entries []journal.Entry
	for e, err := range j.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, e)
	}
	if l, ok := j.(journal.Lister); ok {
		i := 0
		for h, err := range l.Heads(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			if i < len(entries) {
				same(t, "head", h, entries[i].Head())
			}
			i++
		}
		if i != len(entries) {
			t.Errorf("%d heads for %d entries", i, len(entries))
		}
	}
	return entries
}

func allDrafts(t *testing.T, j journal.Journal) []journal.Draft {
	t.Helper()
	d, err := j.Drafts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func same[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s is\n%+v, want\n%+v", what, got, want)
	}
}
