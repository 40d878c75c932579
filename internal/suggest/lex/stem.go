package lex

import "strings"

// Stem takes the ending off an English word, so that "listened" finds "listen". It is Porter's algorithm of 1980
// (tartarus.org/martin/PorterStemmer), chosen over later ones because it is short enough to read. Words with other
// than the letters a to z are returned as they are, so other languages are matched whole.
func Stem(w string) string {
	if len(w) < 3 {
		return w
	}
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return w
		}
	}
	w = plural(w)
	w = past(w)
	if s, ok := strings.CutSuffix(w, "y"); ok && hasVowel(s) {
		w = s + "i"
	}
	w = swap(w, 0, steps2())
	w = swap(w, 0, steps3())
	w = drop(w)
	return tidy(w)
}

// plural is step 1a.
func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ies"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// past is step 1b: -eed, -ed and -ing.
func past(w string) string {
	if s, ok := strings.CutSuffix(w, "eed"); ok {
		if measure(s) > 0 {
			return s + "ee"
		}
		return w
	}
	s, ok := strings.CutSuffix(w, "ed")
	if !ok {
		s, ok = strings.CutSuffix(w, "ing")
	}
	if !ok || !hasVowel(s) {
		return w
	}
	n := len(s)
	switch {
	case strings.HasSuffix(s, "at"), strings.HasSuffix(s, "bl"), strings.HasSuffix(s, "iz"):
		return s + "e"
	case n > 1 && s[n-1] == s[n-2] && consonant(s, n-1) && !strings.ContainsRune("lsz", rune(s[n-1])):
		return s[:n-1]
	case measure(s) == 1 && shortEnd(s):
		return s + "e"
	}
	return s
}

// swap replaces the first ending of steps that w has, if more than m syllables stand before it.
func swap(w string, m int, steps [][2]string) string {
	for _, step := range steps {
		if s, ok := strings.CutSuffix(w, step[0]); ok {
			if measure(s) > m {
				return s + step[1]
			}
			return w
		}
	}
	return w
}

// steps2 and steps3 are the endings of steps 2 and 3, longer ones before those they end in.
func steps2() [][2]string {
	return [][2]string{
		{"ational", "ate"},
		{"tional", "tion"},
		{"enci", "ence"},
		{"anci", "ance"},
		{"izer", "ize"},
		{"iser", "ise"},
		{"abli", "able"},
		{"alli", "al"},
		{"entli", "ent"},
		{"eli", "e"},
		{"ousli", "ous"},
		{"ization", "ize"},
		{"isation", "ise"},
		{"ation", "ate"},
		{"ator", "ate"},
		{"alism", "al"},
		{"iveness", "ive"},
		{"fulness", "ful"},
		{"ousness", "ous"},
		{"aliti", "al"},
		{"iviti", "ive"},
		{"biliti", "ble"},
	}
}

func steps3() [][2]string {
	return [][2]string{
		{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"alise", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""},
	}
}

// drop is step 4: endings that go when two syllables stand before them.
func drop(w string) string {
	for _, end := range []string{
		"ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ise",
		"ion", "al", "er", "ic", "ou",
	} {
		s, ok := strings.CutSuffix(w, end)
		if !ok {
			continue
		}
		if measure(s) < 2 || end == "ion" && !strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "t") {
			return w
		}
		return s
	}
	return w
}

// tidy is step 5: a last e, and a double l.
func tidy(w string) string {
	if s, ok := strings.CutSuffix(w, "e"); ok {
		if m := measure(s); m > 1 || m == 1 && !shortEnd(s) {
			w = s
		}
	}
	if strings.HasSuffix(w, "ll") && measure(w) > 1 {
		w = w[:len(w)-1]
	}
	return w
}

// consonant says whether the letter at i is one; y is when it begins the word or follows a vowel.
func consonant(w string, i int) bool {
	switch w[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return false
	case 'y':
		return i == 0 || !consonant(w, i-1)
	}
	return true
}

func hasVowel(w string) bool {
	for i := range len(w) {
		if !consonant(w, i) {
			return true
		}
	}
	return false
}

// measure counts how often a consonant follows a vowel: about the number of syllables.
func measure(w string) int {
	n, vowel := 0, false
	for i := range len(w) {
		c := consonant(w, i)
		if c && vowel {
			n++
		}
		vowel = !c
	}
	return n
}

// shortEnd says that w ends consonant, vowel, consonant, and the last is not w, x or y: "hop", not "show".
func shortEnd(w string) bool {
	n := len(w)
	return n > 2 && consonant(w, n-3) && !consonant(w, n-2) && consonant(w, n-1) && !strings.ContainsRune("wxy", rune(w[n-1]))
}

// Stems are the stems of words; each different one is worked out once.
func Stems(words []Word) []string {
	known := map[string]string{}
	stems := make([]string, len(words))
	for i, w := range words {
		s, ok := known[w.Form]
		if !ok {
			s = Stem(w.Form)
			known[w.Form] = s
		}
		stems[i] = s
	}
	return stems
}
