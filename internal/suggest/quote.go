package suggest

import (
	"cmp"
	"slices"
)

// How long a quote may be: a few words say which moment is meant, and more is reading someone's journal back to them.
const (
	quoteWords = 6
	quoteBytes = 80
	mostQuotes = 2
)

// secondQuote is what a second quote must be worth beside the first, so that no "plan" stands beside "barked line up";
// and longer what a word must add to a quote for the quote to run on to it.
const (
	secondQuote = 0.5
	longer      = 0.3
)

// besides is the least worth of a quote beside an answer, where no quote is needed: a word that few cards have.
const besides = 4.0

// span is a part of a passage that counted for a card.
type span struct {
	passage  int
	from, to int // words; to is the last one
	terms    []int
	worth    float64
}

// quotes returns the words that counted most for a card in the wanted passages, if they are worth least.
func (rd *reader) quotes(card int, passages []passage, least float64, wanted func(about) bool) []Quote {
	var spans []span
	for i, p := range passages {
		if wanted(p.about) {
			spans = append(spans, rd.spans(card, i, p)...)
		}
	}
	slices.SortStableFunc(spans, func(a, b span) int {
		return cmp.Compare(b.worth, a.worth)
	})
	var chosen []span
	for _, s := range spans {
		if len(chosen) == mostQuotes || s.worth < least || len(chosen) > 0 && s.worth < secondQuote*chosen[0].worth {
			break
		}
		if !slices.ContainsFunc(chosen, func(c span) bool { return c.shares(s) }) {
			chosen = append(chosen, s)
		}
	}
	var quotes []Quote
	for _, s := range chosen {
		p := passages[s.passage]
		start, end := p.words[s.from].start, p.words[s.to].end
		quotes = append(quotes, Quote{p.Origin, p.text[start:end], start, end})
	}
	return quotes
}

// shares says that two spans overlap or rest on the same word.
func (s span) shares(o span) bool {
	return s.passage == o.passage && s.from <= o.to && o.from <= s.to ||
		slices.ContainsFunc(s.terms, func(t int) bool { return slices.Contains(o.terms, t) })
}

// spans returns, for each place in a passage where something counted for the card, the best quote that begins there.
func (rd *reader) spans(card, at int, p passage) []span {
	worth := map[int]float64{}
	var counted []found
	for _, f := range p.found {
		v, ok := worth[f.term]
		if !ok {
			v = rd.cards.worth(f.term, card)
			worth[f.term] = v
		}
		if v > 0 {
			counted = append(counted, f)
		}
	}
	var spans []span
	for i, f := range counted {
		s := span{passage: at, from: f.from, to: f.to, terms: []int{f.term}, worth: worth[f.term]}
		for _, g := range counted[i+1:] {
			to := max(s.to, g.to)
			if !p.together(s.from, to) {
				break
			}
			if v := worth[g.term]; !slices.Contains(s.terms, g.term) && (to == s.to || v >= longer*s.worth) {
				s.to, s.terms, s.worth = to, append(s.terms, g.term), s.worth+v
			}
		}
		spans = append(spans, s)
	}
	return spans
}

// together says that the words from first to last can be quoted in one.
func (p passage) together(first, last int) bool {
	if last-first >= quoteWords || p.words[last].end-p.words[first].start > quoteBytes {
		return false
	}
	return !slices.ContainsFunc(p.words[first+1:last+1], func(w word) bool { return w.apart })
}

// cues counts the different cues of a card in the passages.
func (rd *reader) cues(card int, passages []passage) int {
	seen := map[int]bool{}
	for _, p := range passages {
		for _, f := range p.found {
			if f.term >= rd.cards.words && rd.cards.worth(f.term, card) > 0 {
				seen[f.term] = true
			}
		}
	}
	return len(seen)
}
