// Package prose measures how long the words and the sentences of an English text are.
//
// It is a smoke alarm and no more: it knows nothing of sense, its counter of syllables is rough, and a text that passes
// can still be hard to read. What a text may measure is not decided here but in the test beside it, kind by kind. It is
// pure, and only tests need it.
package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words are the words of text in small letters without the marks around them. A word with an apostrophe is one.
func Words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(text, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
}

// ending is where a sentence may end: a mark of ending with the quotes and brackets that close there, a colon at the end
// of a row, or an empty row.
var ending = regexp.MustCompile(`[.!?…]['"’”)*]*(\s+|$)|:[*"]*\n|\n\s*\n`)

// item is what stands before an item of a list.
var item = regexp.MustCompile(`(?m)^\s*([-*]|\d+\.) `)

// Sentences cuts text into its sentences, each on one row. An item of a list is one too. A mark of ending with a small
// letter after it ends nothing: "Ask 'why not?' first." is one sentence. But "heed" has no capital. What holds no word is
// left out.
func Sentences(text string) []string {
	var all []string
	take := func(s string) {
		if len(Words(s)) > 0 {
			all = append(all, strings.Join(strings.Fields(s), " "))
		}
	}
	text = item.ReplaceAllString(text, "\n\n")
	from := 0
	for _, end := range ending.FindAllStringIndex(text, -1) {
		next, _ := utf8.DecodeRuneInString(text[end[1]:])
		if unicode.IsLower(next) && !strings.HasPrefix(text[end[1]:], "heed ") && !strings.Contains(text[end[0]:end[1]], "\n") {
			continue
		}
		take(text[from:end[1]])
		from = end[1]
	}
	take(text[from:])
	return all
}

// Grade is the Flesch-Kincaid grade, about the years at school that a text asks for: 0.39 × words a sentence + 11.8 ×
// syllables a word - 15.59. Five years on top make it an age. A text without words has the grade 0; of a handful of
// words it says little, since one long word weighs heavily.
func Grade(text string) float64 {
	words := Words(text)
	if len(words) == 0 {
		return 0
	}
	n := 0
	for _, w := range words {
		n += syllables(w)
	}
	return 0.39*float64(len(words))/float64(len(Sentences(text))) + 11.8*float64(n)/float64(len(words)) - 15.59
}

// vowels are heard as one syllable where they stand together.
var vowels = regexp.MustCompile(`[aeiouy]+`)

func syllables(word string) int {
	n := len(vowels.FindAllString(word, -1))
	silent := strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") ||
		strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ted") && !strings.HasSuffix(word, "ded")
	if silent && n > 1 {
		n--
	}
	return max(1, n)
}
