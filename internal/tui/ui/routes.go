package ui

import (
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
)

// Route names a place with what it needs. This file is the sitemap; heed/internal/tui opens them.
type Route interface{ isRoute() }

type (
	// Welcome is the first run: what heed is, and how to protect the journal.
	Welcome struct{}
	// Unlock asks for the passphrase. Locked says that the journal was just locked, so it is not opened unasked.
	Unlock struct{ Locked bool }
	// Protect is the ways into the journal: passphrase, recovery words, key file. First says that it was made just now;
	// Forgotten that recovery words opened it, so that a new passphrase is wanted.
	Protect struct{ First, Forgotten bool }
	// Home is where everything can be reached from.
	Home struct{}
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
	// Entries is the list of what was kept.
	Entries struct{}
	// Entry is one of them; with Restore it is taken out of the bin first.
	Entry struct {
		ID      journal.ID
		Restore bool
	}
	// History is what one entry was like before.
	History struct{ ID journal.ID }
	// Bin is what was deleted in the last thirty days.
	Bin struct{}
	// Library is the patterns. With a Sitting it answers "why not this one?" for any of them.
	Library struct{ WhyNot *practice.Sitting }
	// First says what comes before anything else, after an entry was kept that speaks of somebody in danger.
	First struct{ Line string }
	// WhyNot says why a pattern was not suggested.
	WhyNot struct {
		ID      pattern.ID
		Sitting *practice.Sitting
	}
	// Card is one pattern.
	Card struct{ ID pattern.ID }
	// Reading is a page of heed's own words, by its name.
	Reading struct{ Name string }
)

func (Welcome) isRoute()  {}
func (Unlock) isRoute()   {}
func (Protect) isRoute()  {}
func (Home) isRoute()     {}
func (Check) isRoute()    {}
func (Standout) isRoute() {}
func (Suggest) isRoute()  {}
func (Write) isRoute()    {}
func (Entries) isRoute()  {}
func (Entry) isRoute()    {}
func (History) isRoute()  {}
func (Bin) isRoute()      {}
func (Library) isRoute()  {}
func (First) isRoute()    {}
func (WhyNot) isRoute()   {}
func (Card) isRoute()     {}
func (Reading) isRoute()  {}
