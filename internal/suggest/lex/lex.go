// Package lex takes a text apart into words: where each stands, what it is once case and ending are taken off, and
// which words say nothing by themselves. It knows no cards and no model; suggest and its model both read through it,
// so that what one counts the other can quote.
package lex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxWords and maxBytes are what is read of one request, so that work is bounded whatever is pasted. A long reflective account has 2,000
// words; ten times that is still read whole. The bound in bytes (thirteen for each word, which only text without
// spaces reaches) is for what has few words or none.
const (
	MaxWords = 20_000
	maxBytes = 13 * MaxWords
)

// maxWord is the longest word that is looked up, in bytes. Longer ones are links and noise.
const maxWord = 40

// maxGap is how far apart two words of one phrase may stand, in bytes: a row's end and some indent.
const maxGap = 8

// Word is one word of a text: where it stands, and what it is once case and ending are taken off.
type Word struct {
	Start, End int    // bytes
	Form       string // small letters, straight apostrophes; empty when it is too long to look up
	Apart      bool   // something other than a space, a comma or a dash stands between it and the word before
}

// Split returns the words of s, at most limit of them and none that ends past maxBytes. s may be anything.
func Split(s string, limit int) []Word {
	if len(s) > maxBytes {
		s = s[:maxBytes]
	}
	var words []Word
	apart, newlines, before := true, 0, 0
	for i := 0; i < len(s) && len(words) < limit; {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) {
			if r == '\n' {
				newlines++
			}
			apart = apart || !joins(r) || newlines > 1
			i += n
			continue
		}
		end := wordEnd(s, i)
		words = append(words, Word{i, end, form(s[i:end]), apart || i-before > maxGap})
		i, apart, newlines, before = end, false, 0, end
	}
	return words
}

// wordEnd returns where the word that begins at i ends. An apostrophe between letters belongs to it.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) {
			next, _ := utf8.DecodeRuneInString(s[i+n:])
			if !isApostrophe(r) || !inWord(next) {
				break
			}
		}
		i += n
	}
	return i
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

// joins says that a quote may run on over r. Quote marks, full stops and control characters end one, so a quote can
// be set in quote marks and shown on a terminal as it is. One new line may only be where an editor broke the row.
func joins(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', ',', '-', '\'', '’':
		return true
	}
	return false
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// form is what a word is looked up by.
func form(w string) string {
	if len(w) > maxWord {
		return ""
	}
	w = strings.ReplaceAll(strings.ToLower(w), "’", "'")
	return strings.TrimSuffix(w, "'s")
}
