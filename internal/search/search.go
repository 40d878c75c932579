// Package search finds texts by their words, in memory: texts in, matches out. It knows no journal, no clock and no disk.
//
// # What it promises
//
// A text is found however it was typed and however it is looked for: case and accents do not matter, nor whether an
// accent was one character with its letter or two, nor which of the world's apostrophes, quotation marks and dashes was
// used; ø ł ß æ œ đ ð þ ı are found as o l ss ae oe d d th i. Several words mean all of them, in any order. The
// beginning of a word is enough. "Words in quotes" stand together and whole. Letters of scripts that put no spaces
// between words, and Korean's, whose words grow at their ends, are found inside words too. What else can be asked is
// told by [Help].
//
// [Index] answers while it is still being filled, newest first. It holds every text once, folded (lower case, without
// accents), beside a signature of 2,048 bits: which three bytes in a row there are in it. A search passes over 64 texts
// at a time by their signatures and looks into those that are left. There is no list of words and nothing on disk.
//
// # What it cannot promise
//
// [Index.Wipe] overwrites the folded texts. The strings they were made of are the caller's, and Go copies what it likes
// when it likes; what the system wrote of the program's memory (swap, hibernation) is in nobody's hands here.
//
// Words are not stemmed: "walked" does not find "walking", and "walk" finds both. Marks that are letters of their own,
// as in Thai, Hindi or Japanese, are not taken away.
package search

import (
	"time"

	"heed/internal/theme"
)

// ID names a document.
type ID = [16]byte

// Document is what is searched of one entry.
type Document struct {
	ID       ID
	Revision int       // of two documents with one ID the one with the higher revision counts
	Date     time.Time // what results are ordered by, newest first
	Saved    time.Time // of two with one date the one saved later comes first
	Themes   []theme.ID
	Tags     []string
	Texts    []string // in the order in which a snippet is wanted from them
}

// Help tells in a line what can be typed beside words.
const Help = `"words together", -without, theme:repair, tag:ward, before:2026-03, after:2026-03-05, in:2026`
