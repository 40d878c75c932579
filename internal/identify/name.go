package identify

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// words are the lists of words/names.yaml.
type words struct {
	cues, common, untitled, others, bodies, plain, determiners map[string]bool

	hints

	anyone map[string]bool // of an age: tell little more than somebody's sex, which is better left out where it adds nothing
}

// inName says that r may stand within a word.
func inName(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '\'' || r == '-'
	case r == '’' || r == '‐' || r == '‑':
		return true
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// wordsOf are the words of a text, without the marks and the possessive s around them.
func wordsOf(text string) iter.Seq[span] {
	return func(yield func(span) bool) {
		for i := 0; i < len(text); {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !inName(r) {
				i += n
				continue
			}
			end := i
			for end < len(text) {
				r, n := utf8.DecodeRuneInString(text[end:])
				if !inName(r) {
					break
				}
				end += n
			}
			if s := trimmed(text, span{i, end}); s.start < s.end && !yield(s) {
				return
			}
			i = end
		}
	}
}

// trimmed is s without apostrophes and hyphens around it, and without a possessive s.
func trimmed(text string, s span) span {
	const marks = "'’‐‑-"
	s.start = s.end - len(strings.TrimLeft(text[s.start:s.end], marks))
	word := text[s.start:s.end]
	for before := ""; word != before; { // until nothing changes, so that a trimmed word is found as it is
		before = word
		word = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s"), marks)
	}
	s.end = s.start + len(word)
	return s
}

// hasCapital says that a word begins with a capital.
func hasCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// allCapitals says that a word has no small letter.
func allCapitals(word string) bool { return strings.IndexFunc(word, unicode.IsLower) < 0 }

// couldBeName says that a word has the look of a first name: a capital, a small letter, and on no list.
func (w words) couldBeName(word string) bool {
	return hasCapital(word) && !allCapitals(word) && !w.listed(word)
}

// listed says that a word with a capital is on a list of those that are no names.
func (w words) listed(word string) bool {
	first, _, _ := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'") // I'd, She'll
	return w.common[word] || w.others[word] || w.bodies[word] || w.common[first] || w.others[strings.TrimSuffix(word, "s")]
}

// ordinary says that a word is one of those that only have a capital because of where they stand, or that have none.
func (w words) ordinary(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return w.common[word] || w.common[string(unicode.ToUpper(r))+word[n:]]
}

// mostNames is how many names of one person are taken together.
const mostNames = 3

// isSpace says that nothing but space stands between two words.
func isSpace(between string) bool { return between != "" && strings.TrimSpace(between) == "" }

// detector returns the first entry of a kind.
func (f *Finder) detector(k Kind) *detector {
	for i := range f.detectors {
		if f.detectors[i].kind == k {
			return &f.detectors[i]
		}
	}
	panic("identify: words/detectors.yaml has no entry for " + string(k))
}

// titled looks at what follows a title: a name, or a word that only has a capital. What follows the name and is none goes.
func titled(f *Finder, text string, s span) (span, bool) {
	var title, name, last span
	for w := range wordsOf(text[s.start:s.end]) {
		w = span{w.start + s.start, w.end + s.start}
		word := text[w.start:w.end]
		switch {
		case title.end == 0:
			title = w
		case utf8.RuneCountInString(word) == 1: // an initial
		case name.end == 0:
			if f.words.ordinary(word) || f.words.untitled[word] {
				return s, false
			}
			name, last = w, w
		case hasCapital(word) && !f.words.listed(word) && allCapitals(word) == allCapitals(text[name.start:name.end]):
			last = w
		}
	}
	return span{s.start, last.end}, name.end > 0
}

// place looks at the words by which a place is named: those that merely begin the sentence go, and a place that is named
// by nothing but what it is ("General Hospital") is refused.
func place(f *Finder, text string, s span) (span, bool) {
	found := text[s.start:s.end]
	named, start := false, s.start
	for w := range wordsOf(found) {
		word := found[w.start:w.end]
		switch {
		case !named && f.words.common[word]:
			continue
		case !named:
			start = s.start + w.start
		}
		named = true
		if !f.words.plain[word] && !f.isSort(found[w.start:]) {
			return span{start, s.end}, true
		}
	}
	return s, false
}

// isSort says that text is the ending of a place's name, and no more.
func (f *Finder) isSort(text string) bool {
	text = strings.Join(strings.Fields(text), " ")
	for _, s := range f.sorts {
		if s.ends == text {
			return true
		}
	}
	return text == "Ward"
}

// again adds the places where a word stands by itself that is part of a name elsewhere: "I met with Joanne. Joanne cried."
func (f *Finder) again(text string, found []match) []match {
	by := f.detector(LikelyName)
	known := map[string]Level{}
	for _, m := range found {
		title, names := parts(text, m)
		for _, word := range names {
			switch {
			case !f.words.couldBeName(word):
			case title != "":
				known[word] = Medium
			default:
				known[word] = max(known[word], by.level)
			}
		}
	}
	if len(known) == 0 {
		return found
	}
	all := make([]match, 0, len(found))
	for s := range wordsOf(text) {
		for len(found) > 0 && found[0].start < s.end {
			all, found = append(all, found[0]), found[1:]
		}
		level, ok := known[text[s.start:s.end]]
		if !ok || len(all) > 0 && all[len(all)-1].end > s.start || f.passed[folded(text[s.start:s.end])] {
			continue
		}
		if beginsSentence(text, s) {
			level = Low // Young people, Brown bread
		}
		all = append(all, match{s, level, by})
	}
	return append(all, found...)
}

// parts takes a name apart: its title, if it has one, and what else is more than an initial.
func parts(text string, m match) (title string, names []string) {
	if m.by.kind != TitledName && m.by.kind != LikelyName {
		return "", nil
	}
	for w := range wordsOf(text[m.start:m.end]) {
		switch word := text[m.start+w.start : m.start+w.end]; {
		case m.by.kind == TitledName && title == "":
			title = word
		case utf8.RuneCountInString(word) > 1:
			names = append(names, word)
		}
	}
	return title, names
}

// beginsSentence says that a capital at s would be there for any word.
func beginsSentence(text string, s span) bool {
	before := strings.TrimRight(text[:s.start], " \t\n\r\"'“”‘’(*_#>-–—")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?:…", last)
}
