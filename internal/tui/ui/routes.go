package ui

import (
	"time"

	"heed/internal/identify"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// Route names a place with what it needs. This file is the sitemap; heed/internal/tui opens them.
type Route interface{ isRoute() }

type (
	// Welcome is the first run: what heed is, and how to protect the journal.
	Welcome struct{}
	// Unlock asks for the passphrase. Locked says that the journal was just locked, so it is not opened unasked;
	// Writing that something was being written then.
	Unlock struct{ Locked, Writing bool }
	// Protect is the ways into the journal: passphrase, recovery words, key file. First says that it was made just now;
	// Forgotten that recovery words opened it, so that a new passphrase is wanted.
	Protect struct{ First, Forgotten bool }
	// Demo is the choice of an invented person to show heed with.
	Demo struct{}
	// Together is the guided sessions, and the check-in of two people.
	Together struct{}
	// Guided is one guided session under way, from consent to what is kept.
	Guided struct{ ID string }
	// Talk is the check-in of two people, one of whom guides.
	Talk struct{}
	// InRoom is the window that everybody sees while a session is led in another one.
	InRoom struct{}
	// Exercises is what a trainer can do with a room.
	Exercises struct{}
	// Exercise is one of them under way.
	Exercise struct{ ID string }
	// Home is where everything can be reached from.
	// GoOn puts the choice on what was begun last: it was open when the journal was locked.
	Home struct{ GoOn bool }
	// Check is the check-in, at one of its statements if that is named.
	Check struct {
		Sitting *practice.Sitting
		At      selfcheck.ItemID
	}
	// Standout is what stands out from a check-in.
	Standout struct{ Sitting *practice.Sitting }
	// Suggest is the suggestions after a check-in or from a piece of writing.
	Suggest struct {
		Sitting   *practice.Sitting
		FromPage  bool // the page lies below: writing goes back to it
		FromEntry bool // a kept entry lies below: what is kept here is kept with it at once
	}
	// Write is the editor.
	Write struct{ Sitting *practice.Sitting }
	// Outside opens the page of a sitting in the person's own editor. What comes back stands in the sitting: the page below
	// takes it in its Init.
	Outside struct{ Sitting *practice.Sitting }
	// Marks goes through what may point to a person: in the page of a sitting, which is changed, or else on a walk that
	// somebody has begun and looks at afterwards.
	Marks struct {
		Sitting *practice.Sitting
		Walk    *identify.Walk
	}
	// Export writes an entry to a file outside of heed.
	Export struct{ ID journal.ID }
	// Entries is the list of what was kept; with Find, what that finds.
	Entries struct{ Find string }
	// Entry is one of them; with Restore it is taken out of the bin first. With Find it opens where that stands in it.
	Entry struct {
		ID      journal.ID
		Restore bool
		Find    string
	}
	// After is an afterthought to an entry: a new one, the one that was written then, or one that is being written.
	After struct {
		Entry   journal.ID
		Written time.Time
		Thought *practice.Afterthinking
	}
	// Themes is the seven themes, to look back by.
	Themes struct{}
	// Thread is what was written on one theme, in the order in which it happened.
	Thread struct{ Theme theme.ID }
	// Day is what was kept on this day in earlier months and years.
	Day struct{}
	// History is what one entry was like before.
	History struct{ ID journal.ID }
	// Bin is what was deleted in the last thirty days.
	Bin struct{}
	// Library is the patterns. With a Sitting it answers "why not this one?" for any of them; with Find one begins by
	// typing.
	Library struct {
		WhyNot *practice.Sitting
		Find   bool
	}
	// First says what comes before anything else, after an entry was kept that speaks of somebody in danger.
	First struct{ Line string }
	// WhyNot says why a pattern was not suggested.
	WhyNot struct {
		ID      pattern.ID
		Sitting *practice.Sitting
	}
	// Intend is one thing to try: the one with that ID, or a new one, tied to an entry or a pattern if those are named.
	// With an Aim it goes on with words that were begun.
	Intend struct {
		ID      journal.ID
		Entry   journal.ID
		Pattern pattern.ID
		Aim     *practice.Aim
	}
	// Intentions is all of them.
	Intentions struct{}
	// Went asks how it went, with the line that was begun if there is one.
	Went struct {
		ID  journal.ID
		How string
	}
	// Remembered is what heed remembers of patterns: kept, waved away, tried.
	Remembered struct{}
	// Wayfinder is "what is hard right now?".
	Wayfinder struct{}
	// Card is one pattern.
	Card struct{ ID pattern.ID }
	// Settings is what a person can set, at one of them if that is named.
	Settings struct{ Key string }
	// Keys is every key on every screen.
	Keys struct{}
	// Readings is the list of what there is to read.
	Readings struct{}
	// Reading is a page of heed's own words, by its name.
	Reading struct{ Name string }
	// Path is the path of seven weeks, or one week of it.
	Path struct{ Week theme.ID }
	// Standpoint is the page "Where I stand": the draft of it, if one was begun. With a Sitting it is gone on with; Restore
	// takes it out of the bin first.
	Standpoint struct {
		Sitting *practice.Sitting
		Restore journal.ID
	}
)

func (Welcome) isRoute()    {}
func (Unlock) isRoute()     {}
func (Protect) isRoute()    {}
func (Demo) isRoute()       {}
func (Together) isRoute()   {}
func (Guided) isRoute()     {}
func (Talk) isRoute()       {}
func (InRoom) isRoute()     {}
func (Exercises) isRoute()  {}
func (Exercise) isRoute()   {}
func (Home) isRoute()       {}
func (Check) isRoute()      {}
func (Standout) isRoute()   {}
func (Suggest) isRoute()    {}
func (Write) isRoute()      {}
func (Marks) isRoute()      {}
func (Export) isRoute()     {}
func (Outside) isRoute()    {}
func (Entries) isRoute()    {}
func (Entry) isRoute()      {}
func (After) isRoute()      {}
func (Themes) isRoute()     {}
func (Thread) isRoute()     {}
func (Day) isRoute()        {}
func (History) isRoute()    {}
func (Bin) isRoute()        {}
func (Library) isRoute()    {}
func (First) isRoute()      {}
func (WhyNot) isRoute()     {}
func (Intend) isRoute()     {}
func (Intentions) isRoute() {}
func (Went) isRoute()       {}
func (Remembered) isRoute() {}
func (Wayfinder) isRoute()  {}
func (Card) isRoute()       {}
func (Settings) isRoute()   {}
func (Keys) isRoute()       {}
func (Reading) isRoute()    {}

func (Readings) isRoute()   {}
func (Path) isRoute()       {}
func (Standpoint) isRoute() {}
