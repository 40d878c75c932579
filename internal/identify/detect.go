package identify

import (
	"iter"
	"regexp"
	"strings"
	"unicode/utf8"
)

// detector is one way of looking: an entry of words/detectors.yaml.
type detector struct {
	kind     Kind
	label    string
	level    Level
	digits   int            // how many a paragraph must have
	holds    string         // what it must have
	words    bool           // whether it must have one of its trigger words
	regex    *regexp.Regexp // nil for names that only their surroundings tell
	check    check
	near     *regexp.Regexp // words that stand close by, or nil
	onlyNear bool
	advice   string
	instead  string
}

// mostRead is how much of a paragraph is read at once, in bytes. Twice the longest paragraph most people write; regular
// expressions are several times slower in longer texts.
const mostRead = 2 << 10

// pieces are the parts of a paragraph that are read at once, each with the byte at which it begins: all of it, unless it
// is very long. They are cut where a sentence ends, or else a row, a word or a letter.
func pieces(paragraph string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		at := 0
		for len(paragraph) > mostRead {
			end := mostRead
			for !utf8.RuneStart(paragraph[end]) && end > mostRead-utf8.UTFMax {
				end--
			}
			for _, cut := range []string{". ", "\n", " "} {
				if i := strings.LastIndex(paragraph[mostRead/2:end], cut); i >= 0 {
					end = mostRead/2 + i + len(cut)
					break
				}
			}
			if !yield(at, paragraph[:end]) {
				return
			}
			at, paragraph = at+end, paragraph[end:]
		}
		yield(at, paragraph)
	}
}

// worth are the detectors that need to look at a text at all, one bit each.
func (f *Finder) worth(text string) uint64 {
	digits := 0
	var triggered uint64
	for i := 0; i < len(text); i++ {
		if '0' <= text[i] && text[i] <= '9' {
			digits++
		}
		begin := i
		var low [maxTrigger]byte
		for i < len(text) && isLetter(text[i]) {
			if i-begin < len(low) {
				low[i-begin] = text[i] | 0x20
			}
			i++
		}
		if n := i - begin; n > 0 {
			if n <= len(low) {
				triggered |= f.triggers[text[begin:i]] | f.triggers[string(low[:n])]
			}
			i--
		}
	}
	var worth uint64
	for i := range f.detectors {
		d := &f.detectors[i]
		bit := uint64(1) << i
		if d.regex != nil && digits >= d.digits && (!d.words || triggered&bit != 0) && strings.Contains(text, d.holds) {
			worth |= bit
		}
	}
	return worth
}

// maxTrigger is how long a trigger word can be.
const maxTrigger = 16

// The words that count as near begin at most so many bytes before or after: the length of a short sentence before ("her
// NHS number, which I read off the letter, is"), and less after ("is his NHS number").
const (
	nearBefore = 60
	nearAfter  = 30
)

// search returns what a detector finds in a paragraph. What is refused is searched again from its second word on: of "Nurse
// Manager Mrs Hale" the first two are no name, and the last two are.
func (f *Finder) search(d *detector, paragraph string) []match {
	var found []match
	for at := 0; at < len(paragraph); {
		loc := d.regex.FindStringIndex(paragraph[at:])
		if loc == nil {
			break
		}
		s := span{at + loc[0], at + loc[1]}
		at = s.end
		if m, ok := f.accept(d, paragraph, s); ok {
			found = append(found, m)
		} else if second := secondWord(paragraph[s.start:s.end]); second > 0 {
			at = s.start + second
		}
	}
	return found
}

// accept checks what the pattern of a detector fits.
func (f *Finder) accept(d *detector, paragraph string, s span) (match, bool) {
	s, ok := d.check(f, paragraph, s)
	if ok && !d.onlyNear {
		return match{s, d.level, d}, true
	}
	if d.near == nil || !d.near.MatchString(around(paragraph, s)) {
		return match{}, false
	}
	if ok {
		return match{s, d.level, d}, true
	}
	return match{s, Medium, d}, true // a slip of the pen, next to words that say what it is
}

// secondWord is where the space before the second word of s ends, less one, so that the word is seen to begin there; 0 when
// there is one word.
func secondWord(s string) int {
	space := strings.IndexAny(s, " \n\t")
	if space < 0 {
		return 0
	}
	return space + len(s[space:]) - len(strings.TrimLeft(s[space:], " \n\t")) - 1
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// around is the text near s, in whole words, with the words of s itself left out.
func around(text string, s span) string {
	from, to := max(0, s.start-nearBefore), min(len(text), s.end+nearAfter)
	before, after := text[from:s.start], text[s.end:to]
	if from > 0 {
		_, before, _ = strings.Cut(before, " ") // the first word may be cut
	}
	if to < len(text) {
		after = after[:max(0, strings.LastIndexByte(after, ' '))]
	}
	return before + " . " + after
}

// before is the word that ends right before s, with nothing but space between; empty when there is none.
func before(text string, s span) string {
	end := len(strings.TrimRight(text[:s.start], " \t\n\r\u00a0\u202f"))
	begin := end
	for begin > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:begin])
		if !inName(r) {
			break
		}
		begin -= n
	}
	return text[begin:end]
}
