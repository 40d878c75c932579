package text

import (
	"bytes"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Find returns the first match that starts at from or after it or, when there
// is none, the first from the start of the text. To go on, ask from where the
// last match ends.
//
// Case and accents do not count, nor does the shape of an apostrophe. A match
// lies within one paragraph and between graphemes: "e" finds "é", but "s" does
// not find half of "ß". An empty query finds nothing.
func (b *Buffer) Find(query string, from Pos) (Span, bool) { return b.search(query, from, 1) }

// FindBack is Find the other way: the last match that starts before from or,
// when there is none, the last of the text. To go on, ask from where the last
// match starts.
func (b *Buffer) FindBack(query string, from Pos) (Span, bool) { return b.search(query, from, -1) }

// search looks through the paragraphs in one direction, 1 or -1, and once
// round: the paragraph of from comes first as far as it lies ahead, and again
// at last with the rest.
func (b *Buffer) search(query string, from Pos, direction int) (Span, bool) {
	f := newFinder(query)
	if len(f.query) == 0 {
		return Span{}, false
	}
	from = b.boundary(from, false)
	n := len(b.paras)
	for k := range n + 1 {
		low, high := 0, math.MaxInt
		switch {
		case k == 0 && direction > 0, k == n && direction < 0:
			low = from.Byte
		case k == 0, k == n:
			high = from.Byte
		}
		i := (from.Para + k*direction + n) % n
		if start, end, ok := f.find(b.paras[i].text, low, high, direction < 0); ok {
			return Span{Pos{i, start}, Pos{i, end}}, true
		}
	}
	return Span{}, false
}

// finder compares texts by what they fold to: lower case without accents.
type finder struct {
	fold  cases.Caser
	known map[string]string // what graphemes fold to, since the same few come again and again
	query []byte
	// The paragraph looked at, folded, and for each byte of that where its
	// grapheme starts; -1 if the byte is not the first its grapheme folds to.
	// One more at the end: the paragraph's length.
	text []byte
	from []int
}

func newFinder(query string) *finder {
	f := &finder{fold: cases.Fold(), known: map[string]string{}}
	f.read(normalise(query))
	f.query = bytes.Clone(f.text)
	return f
}

// find returns the first or the last match in a paragraph whose start is at
// least low and below high.
func (f *finder) find(s string, low, high int, last bool) (start, end int, ok bool) {
	f.read(s)
	for i := 0; ; i++ {
		j := bytes.Index(f.text[i:], f.query)
		if j < 0 {
			return start, end, ok
		}
		i += j
		from, to := f.from[i], f.from[i+len(f.query)]
		if from < low || from >= high || to < 0 {
			continue
		}
		start, end, ok = from, to, true
		if !last {
			return start, end, ok
		}
	}
}

// read folds a paragraph, keeping account of where each byte comes from.
func (f *finder) read(s string) {
	f.text, f.from = f.text[:0], f.from[:0]
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			f.text, f.from = append(f.text, c), append(f.from, i)
			i++
			continue
		}
		g := graphemes.FromString(s[i:]).First()
		from := i
		folded := f.folded(g)
		for j := range len(folded) {
			f.text, f.from = append(f.text, folded[j]), append(f.from, from)
			from = -1
		}
		i += len(g)
	}
	f.from = append(f.from, len(s))
}

// folded returns what a grapheme is compared by.
func (f *finder) folded(g string) string {
	switch g {
	case "‘", "’", "ʼ":
		return "'" // typed one way, pasted another
	}
	folded, ok := f.known[g]
	if !ok {
		folded = f.fold.String(strings.Map(dropAccent, norm.NFD.String(g)))
		f.known[g] = folded
	}
	return folded
}

// dropAccent drops marks that many scripts share: accents. Marks of one script
// alone are its vowels, as in Thai, and the kana's two make another letter.
func dropAccent(r rune) rune {
	if unicode.Is(unicode.Mn, r) && unicode.Is(unicode.Inherited, r) && r != '\u3099' && r != '\u309a' {
		return -1
	}
	return r
}
