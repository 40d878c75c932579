package search

import (
	"bytes"
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Span is a part of a text, from a byte to before another. Both are where what a person takes for a character begins or ends.
type Span struct{ Start, End int }

// Snippet is a part of a text, as it was written, in which words stand that were looked for.
type Snippet struct {
	Text          string
	Marks         []Span // what was found, in Text; in order and apart from each other
	Of            int    // which of the texts it is from
	At            int    // where in that text it begins
	Before, After bool   // the text goes on before it, after it
}

// Looker looks for one query in one text after the other, without an index. It belongs to one goroutine, and overwrites
// what it has folded before it returns.
type Looker struct {
	query  Query
	plain  *folder
	mapped *folder
}

// Looker returns one that looks for the query.
func (q Query) Looker() *Looker { return &Looker{q, newFolder(false), newFolder(true)} }

// Finds says that the query finds a document.
func (l *Looker) Finds(d Document) bool {
	defer l.plain.reset()
	l.plain.document(d)
	held := d.with(l.plain.out)
	return l.query.fits(&held)
}

// Marks are the places in text that the query found.
func (l *Looker) Marks(text string) []Span {
	defer l.mapped.reset()
	all := l.query.hits(l.mapped, text)
	if len(all) == 0 {
		return nil
	}
	return snapped(all, boundaries(text, 0, len(text)), 0)
}

// Snippet returns the part of texts in which most of the query's words stand closest together, about so many characters
// long; of several such parts the first. It is false when none of them stands there: the query may be for a tag only.
func (l *Looker) Snippet(texts []string, characters int) (Snippet, bool) {
	defer l.mapped.reset()
	best, where, hits := 0, Span{}, []hit(nil)
	of := 0
	for i, text := range texts {
		here := l.query.hits(l.mapped, text)
		if n, at := l.query.densest(here, characters); n > best {
			best, where, hits, of = n, at, here, i
		}
	}
	if best == 0 {
		return Snippet{}, false
	}
	s := cut(texts[of], where, characters)
	s.Of = of
	s.Marks = snapped(hits, boundaries(s.Text, 0, len(s.Text)), s.At)
	return s, true
}

// hit is where one of the query's terms stands in a text.
type hit struct {
	Span
	term int
}

// hits finds the query's words in a text, in the order in which they stand.
func (q Query) hits(f *folder, text string) []hit {
	f.reset()
	f.add(text)
	var all []hit
	for i, t := range q.terms {
		if t.out || t.tag {
			continue
		}
		for at := 0; ; {
			n := bytes.Index(f.out[at:], t.folded)
			if n < 0 {
				break
			}
			first, last := at+n+t.lead, at+n+len(t.folded)-t.trail-1
			all = append(all, hit{Span{int(f.made[first].start), int(f.made[last].end)}, i})
			at = last + 1 // what follows may begin with the space that ends this one
		}
	}
	slices.SortFunc(all, func(a, b hit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return all
}

// densest is the first part of a text, of at most so many bytes unless one hit is longer, in which most of the query's
// terms stand.
func (q Query) densest(hits []hit, within int) (most int, at Span) {
	count := make([]int, len(q.terms))
	kinds, end := 0, 0
	for _, h := range hits {
		for end < len(hits) && hits[end].End <= max(h.Start+within, h.End) {
			if count[hits[end].term]++; count[hits[end].term] == 1 {
				kinds++
			}
			end++
		}
		if kinds > most {
			most, at = kinds, Span{h.Start, max(h.End, hits[end-1].End)}
		}
		if count[h.term]--; count[h.term] == 0 {
			kinds--
		}
	}
	return most, at
}

// cut takes about so many characters out of a text, at most a third of them before what must be seen, between words where
// it can.
func cut(text string, at Span, characters int) Snippet {
	reach := characters * utf8.UTFMax
	marks := boundaries(text, at.Start-reach, at.End+reach)
	i, _ := slices.BinarySearch(marks, at.Start+1)
	i-- // the boundary at or before it
	j, _ := slices.BinarySearch(marks, at.End)
	last := len(marks) - 1
	before := max(0, min(characters/3, (characters-(j-i))/2))
	first := max(0, min(i-before, last-characters))
	end := max(j, min(first+characters, last)) // it may be longer than what was asked for
	if marks[first] > 0 {
		first = toWord(text, marks, first, i, 1)
	}
	if marks[end] < len(text) {
		end = toWord(text, marks, end, j, -1)
	}
	return Snippet{Text: text[marks[first]:marks[end]], At: marks[first], Before: marks[first] > 0, After: marks[end] < len(text)}
}

// longWord is the longest word, in characters, for whose sake a snippet gets shorter.
const longWord = 20

// toWord goes from one boundary towards another until it stands between words.
func toWord(text string, marks []int, from, to, step int) int {
	for i, gone := from, 0; i != to+step && gone < longWord; i, gone = i+step, gone+1 {
		before, _ := utf8.DecodeLastRuneInString(text[:marks[i]])
		after, _ := utf8.DecodeRuneInString(text[marks[i]:])
		if step > 0 && unicode.IsSpace(before) || step < 0 && unicode.IsSpace(after) {
			return i
		}
	}
	return from
}

// boundaries are the places between characters from about one byte to about another, in order: from one that is not
// after from, to one that is not before to or the last before the text ends. There are always two, but in an empty text.
func boundaries(text string, from, to int) []int {
	from, to = max(from, 0), min(to, len(text))
	for from > 0 && !safe(text, from) {
		from--
	}
	marks := []int{from}
	g := graphemes.FromString(text[from:])
	for g.Next() {
		marks = append(marks, from+g.End())
		if from+g.End() >= to {
			break
		}
	}
	return marks
}

// safe says that a character ends before byte i and another begins there, whatever stands around them.
func safe(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, n := utf8.DecodeRuneInString(text[i:])
	return n > 0 && alone(before) && alone(after) && (before != '\r' || after != '\n')
}

// alone says that r is a character without what stands beside it, if that is alone too.
func alone(r rune) bool {
	return r < utf8.RuneSelf || 'ぁ' <= r && r <= 'ゖ' || 'ァ' <= r && r <= 'ヺ' || '一' <= r && r <= '鿿' || '가' <= r && r <= '힣'
}

// snapped are the hits as spans of a text that begins at a byte of theirs, widened to whole characters; what overlaps
// or touches is one.
func snapped(hits []hit, marks []int, at int) []Span {
	var all []Span
	for _, h := range hits {
		i, exact := slices.BinarySearch(marks, h.Start-at)
		if !exact {
			i--
		}
		j, _ := slices.BinarySearch(marks, h.End-at)
		if i < 0 || j >= len(marks) || i >= j {
			continue // it lies outside, or reaches out
		}
		s := Span{marks[i], marks[j]}
		if n := len(all) - 1; n >= 0 && s.Start <= all[n].End {
			all[n].End = max(all[n].End, s.End)
			continue
		}
		all = append(all, s)
	}
	return all
}
