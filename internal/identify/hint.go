package identify

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// hints are the words by which a sentence gives a first name away.
type hints struct {
	openers, relations, doings, everyday map[string]bool

	endings []string // of everyday words
}

// isEveryday says that a word is one that has a capital only because of where it stands.
func (h hints) isEveryday(word string) bool {
	low := strings.ToLower(word)
	first, _, hyphened := strings.Cut(low, "-")
	if h.everyday[low] || hyphened && h.everyday[first] || h.everyday[strings.TrimSuffix(low, "s")] {
		return true
	}
	return slices.ContainsFunc(h.endings, func(end string) bool { return strings.HasSuffix(low, end) })
}

// names returns what may be a name because of the words around it: "I spoke to Sanjay", "my manager Sarah", "Sarah said no".
// More names may follow.
func (f *Finder) names(paragraph string) []match {
	by := f.detector(LikelyName)
	var found []match
	var last span // the word before
	names := 0    // of one person, up to the word before
	for s := range wordsOf(paragraph) {
		word := paragraph[s.start:s.end]
		adjoins := isSpace(paragraph[last.end:s.start])
		switch {
		case adjoins && names > 0 && f.words.bodies[word]:
			found = found[:len(found)-1] // Ferrybridge House is no person
			names = 0
		case adjoins && names > 0 && names < mostNames && f.words.couldBeName(word):
			found[len(found)-1].end = s.end
			names++
		case f.words.couldBeName(word) && f.hinted(paragraph, last, s):
			found = append(found, match{s, by.level, by})
			names = 1
		default:
			names = 0
		}
		last = s
	}
	return found
}

// hinted says that the words around one that could be a name say that it may be: the word before, last, or what comes after.
func (f *Finder) hinted(paragraph string, last, s span) bool {
	before, between := paragraph[last.start:last.end], paragraph[last.end:s.start]
	if isSpace(between) && f.words.cues[before] {
		return true
	}
	if f.words.isEveryday(paragraph[s.start:s.end]) {
		return false
	}
	rest := paragraph[s.end:]
	switch {
	case isSpace(between):
		if f.words.openers[before] || f.words.relations[before] {
			return true
		}
	case f.words.relations[before] && strings.HasPrefix(between, ",") && isSpace(between[1:]):
		r, _ := utf8.DecodeRuneInString(rest)
		if rest == "" || strings.ContainsRune(",.;:!?)-–—'’\n", r) {
			return true
		}
	}
	if strings.HasPrefix(rest, "'s ") || strings.HasPrefix(rest, "’s ") {
		return true
	}
	return (strings.Contains(between, "\n") || beginsSentence(paragraph, s)) && f.does(rest)
}

// does says that what follows a word, at the beginning of a sentence, is what somebody does, or more of a name.
func (f *Finder) does(rest string) bool {
	var w span
	wordsOf(rest[:min(len(rest), 2*maxTrigger)])(func(first span) bool {
		w = first
		return false
	})
	next := rest[w.start:w.end]
	return isSpace(rest[:w.start]) && (f.words.doings[next] || f.words.couldBeName(next) && !f.words.isEveryday(next))
}
