package search

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// kind says how a folded character stands among others.
type kind uint8

const (
	gap    kind = iota // between words: blank space, punctuation, control characters
	word               // a letter or digit of a script that puts spaces between words
	inside             // a letter that is found wherever it stands
	sign               // emoji, currency and the like: found wherever it stands
	mark               // belongs to the letter before it, and is part of what tells words apart
)

// folder folds texts. What is folded begins and ends with a space, and between two kinds of characters, or in place of a
// gap however long, there is one space: so a word begins behind a space and nowhere else. It belongs to one goroutine.
type folder struct {
	ascii [utf8.RuneSelf]folded
	known map[rune][]folded // what else was met so far

	out  []byte
	last kind // of what out ends with

	mapping bool     // whether made is filled
	made    []origin // for each byte of out what it was made of
}

// origin is a Span in half the room: there is one for each byte of a text, megabytes for a long one.
type origin struct{ start, end uint32 }

// folded is one character that another was folded into.
type folded struct {
	r        rune
	kind     kind
	combines bool // may make one character with the one before it
}

func newFolder(mapping bool) *folder {
	f := &folder{known: map[rune][]folded{}, mapping: mapping}
	for c := range f.ascii {
		r := rune(c)
		f.ascii[c] = folded{r: unicode.ToLower(r), kind: kindOf(r)}
	}
	return f
}

// reset forgets what was folded, and overwrites it.
func (f *folder) reset() {
	clear(f.out)
	f.out, f.made = f.out[:0], f.made[:0]
}

// add folds s behind what is there.
func (f *folder) add(s string) {
	f.room(len(s) + len(s)/4)
	if f.mapping {
		f.made = slices.Grow(f.made, len(s)+len(s)/4)
	}
	f.space(0)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if a := f.ascii[c]; a.kind == f.last && a.kind != gap && len(f.out) < cap(f.out) && !f.mapping {
				f.out = append(f.out, byte(a.r)) // the usual case, once more in short
			} else {
				f.put(a, i, i+1)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		all, ok := f.known[r]
		if !ok {
			all = foldRune(r)
			f.known[r] = all
		}
		for _, c := range all {
			f.put(c, i, i+n)
		}
		i += n
	}
	if f.last != gap {
		f.space(len(s))
	}
}

// put adds one character that was made of the bytes from start to end.
func (f *folder) put(c folded, start, end int) {
	f.room(2 * utf8.UTFMax)
	switch {
	case c.kind == gap:
		if f.last != gap {
			f.space(start)
		}
		return
	case c.combines && f.last != gap && f.compose(c.r, end):
		return
	case c.kind == mark && f.last == gap:
		c.kind = word
	case c.kind == mark:
		c.kind = f.last
	}
	if f.last != gap && f.last != c.kind {
		f.space(start)
	}
	f.last = c.kind
	before := len(f.out)
	if c.r < utf8.RuneSelf {
		f.out = append(f.out, byte(c.r))
	} else {
		f.out = utf8.AppendRune(f.out, c.r)
	}
	f.grow(before, start, end)
}

func (f *folder) space(at int) {
	f.room(2 * utf8.UTFMax)
	f.out = append(f.out, ' ')
	f.grow(len(f.out)-1, at, at)
	f.last = gap
}

// room makes sure that so many bytes can be added, and leaves no copy behind when that needs another array.
func (f *folder) room(least int) {
	if cap(f.out)-len(f.out) >= least {
		return
	}
	wider := make([]byte, len(f.out), 2*cap(f.out)+least+64)
	copy(wider, f.out)
	clear(f.out)
	f.out = wider
}

// grow notes where the bytes from before on come from.
func (f *folder) grow(before, start, end int) {
	if !f.mapping {
		return
	}
	for range len(f.out) - before {
		f.made = append(f.made, origin{uint32(start), uint32(end)})
	}
}

// compose makes one character of the last one and r, if there is one: a Korean syllable of its letters, a voiced kana.
func (f *folder) compose(r rune, end int) bool {
	last, n := utf8.DecodeLastRune(f.out)
	both := norm.NFC.String(string([]rune{last, r}))
	if utf8.RuneCountInString(both) != 1 {
		return false
	}
	before := len(f.out) - n
	f.out = append(f.out[:before], both...)
	if f.mapping {
		start := int(f.made[before].start)
		f.made = f.made[:before]
		f.grow(before, start, end)
	}
	return true
}

// foldRune takes case, accents and width away from one character.
func foldRune(r rune) []folded {
	if '一' <= r && r <= '鿿' || '가' <= r && r <= '힣' { // the usual case, and they stay as they are
		return []folded{{r: r, kind: inside}}
	}
	if r == utf8.RuneError {
		return []folded{{kind: gap}}
	}
	var kept []rune
	for _, d := range norm.NFKD.String(string(unicode.ToLower(r))) {
		if d = unicode.ToLower(d); !ignored(d) {
			kept = append(kept, []rune(plain(d))...)
		}
	}
	var all []folded
	for _, c := range norm.NFC.String(string(kept)) {
		p := norm.NFC.PropertiesString(string(c))
		all = append(all, folded{r: c, kind: kindOf(c), combines: !p.BoundaryBefore()})
	}
	return all
}

// ignored says that a text with the character and one without it are the same: accents, the vowel points of Hebrew and
// Arabic, and what cannot be seen.
func ignored(r rune) bool {
	switch {
	case r == 'ـ': // makes an Arabic word longer to the eye
		return true
	case r == 'ʻ' || 'ʾ' <= r && r <= 'ʿ': // Hawaiʻi, Qurʾān
		return true
	case '\ufe00' <= r && r <= '\ufe0f': // chooses between two pictures of one sign
		return true
	case unicode.Is(unicode.Cf, r):
		return true
	}
	if !unicode.Is(unicode.M, r) {
		return false
	}
	// Marks by where they stand. The numbers below 10 and between 84 and 132 are those of scripts whose marks are letters,
	// except for 1, which strikes through.
	class := norm.NFD.PropertiesString(string(r)).CCC()
	return class == 1 || 10 <= class && class <= 36 || class >= 200
}

// plain is what people type who do not have the letter, where Unicode does not say so.
func plain(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ȷ':
		return "j"
	case 'ŋ':
		return "n"
	case 'ŧ':
		return "t"
	case 'ς':
		return "σ"
	case 'ى', 'ی':
		return "ي"
	case 'ک':
		return "ك"
	case 'ʼ': // an apostrophe that Unicode has among the letters
		return "'"
	}
	return string(r)
}

// kindOf says how a character stands that is folded already.
func kindOf(r rune) kind {
	switch {
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9':
		return word
	case r == ' ' || unicode.Is(unicode.P, r) || unicode.Is(unicode.Z, r) || unicode.IsControl(r) || r == '`':
		return gap
	case unicode.Is(unicode.M, r):
		return mark
	case r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan, unicode.Yi):
		return inside
	case unicode.IsLetter(r) || unicode.Is(unicode.N, r):
		return word
	}
	return sign
}
