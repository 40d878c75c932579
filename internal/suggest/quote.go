package suggest

import (
	"cmp"
	"slices"

	"heed/internal/suggest/lex"
)

// How long a quote may be: a few words say which moment is meant, and more is reading someone's journal back to them.
const (
	quoteWords = 6
	quoteBytes = 80
	mostQuotes = 2
)

const (
	// secondQuote is what a second quote must be worth beside the first, so that no "plan" stands beside "barked line up".
	secondQuote = 0.5
	// longer is what each further word of a quote must add to what its best word is worth.
	longer = 0.3
	// ofMost is what a quote must be worth to its card, beside the card that it speaks for most: "the rota gives me no break"
	// counts a little for an apology, and is no reason for one.
	ofMost = 0.45
	// besides is the least worth of a quote beside an answer, where no quote is needed; besidesByWords for a card that the
	// model does not know: what a word is worth that few cards have.
	besides        = 0.035
	besidesByWords = 4.0 / half
)

// span is a part of a passage that counted for a card: from the first of its words to the last.
type span struct {
	passage  int
	from, to int
	worth    float64
}

// wanted says which quotes are looked for.
type wanted struct {
	card   int
	beside bool // an answer speaks for the card too, so that there may be none
	heavy  bool // only words that speak for this card about as much as for any
}

// quotes returns the words that counted most for a card in the passages of a judgement.
func (rd *reader) quotes(want wanted, passages []passage, j judgement) []Quote {
	if len(j.passages) == 0 {
		return nil
	}
	chosen := rd.chosen(want, passages, j)
	if len(chosen) == 0 && !want.beside && !want.heavy {
		at := j.passages[0]
		if s := passages[at].opening(at); passages[at].speaks(s, lex.StopWords()) {
			chosen = []span{s}
		}
	}
	var quotes []Quote
	for _, s := range chosen {
		p := passages[s.passage]
		start, end := p.words[s.from].Start, p.words[s.to].End
		quotes = append(quotes, Quote{p.Origin, p.text[start:end], start, end})
	}
	return quotes
}

// chosen picks the spans to quote, the weightiest first.
func (rd *reader) chosen(want wanted, passages []passage, j judgement) []span {
	var chosen []span
	least, spans := rd.spans(want, passages, j)
	for _, s := range spans {
		if len(chosen) == mostQuotes || s.worth < least || s.worth < secondQuote*spans[0].worth && (len(chosen) > 0 || want.heavy) {
			break
		}
		if slices.ContainsFunc(chosen, func(c span) bool { return shareWord(passages, c, s) }) {
			continue
		}
		if want.heavy && !rd.isHeavy(want.card, j, s) {
			if len(chosen) == 0 {
				break // what counts most says something else, and what counts less is no reason
			}
			continue
		}
		chosen = append(chosen, s)
	}
	return chosen
}

// spans returns all that could be quoted, the weightiest first, and what a quote has to be worth at least.
func (rd *reader) spans(want wanted, passages []passage, j judgement) (float64, []span) {
	least, stops := 0.0, lex.StopWords()
	if want.beside {
		least = besides
	}
	if rd.columns[want.card] == none {
		stops = nil // what counts are the card's own words and cues, whichever they are
		if want.beside {
			least = besidesByWords
		}
	}
	var spans []span
	for i, worth := range rd.counted(want.card, passages, j) {
		at := j.passages[i]
		for _, s := range passages[at].spans(at, worth, stops) {
			if s, ok := passages[at].enlarge(s, stops); ok {
				spans = append(spans, s)
			}
		}
	}
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Compare(b.worth, a.worth) })
	return least, spans
}

// isHeavy says that a span speaks for a card about as much as for any other. Of a card that the model does not know, the words
// that it shares with the text always do.
func (rd *reader) isHeavy(card int, j judgement, s span) bool {
	c := rd.columns[card]
	if c == none {
		return true
	}
	adds := j.model.Across(slices.Index(j.passages, s.passage), s.from, s.to)
	for _, other := range rd.columns {
		if other != none && adds[c] < ofMost*adds[other] {
			return false
		}
	}
	return true
}

// counted returns, by passage of the judgement and word, what each word added to how well the card fits.
func (rd *reader) counted(card int, passages []passage, j judgement) [][]float64 {
	if c := rd.columns[card]; c != none {
		var texts [][]lex.Word
		for _, i := range j.passages {
			texts = append(texts, passages[i].words)
		}
		return j.model.Words(c, texts)
	}
	var all [][]float64
	for _, i := range j.passages {
		p := passages[i]
		worth := make([]float64, len(p.words))
		for _, f := range p.found {
			for k := f.from; k <= f.to; k++ {
				worth[k] += rd.words().worth(f.term, card) / float64(f.to-f.from+1) / half
			}
		}
		all = append(all, worth)
	}
	return all
}

// spans returns, for each word of a passage that counted and says something by itself, the best quote around it.
func (p passage) spans(at int, worth []float64, stops map[string]bool) []span {
	var spans []span
	for i, x := range worth {
		if x <= 0 || stops[p.words[i].Form] || isTender(p.words[i]) {
			continue
		}
		s := span{passage: at, from: i, to: i, worth: x}
		best := s
		// It grows by the better of its neighbours, and is kept as long as that pays; small words are only run over.
		for s.to-s.from+1 < quoteWords {
			left, right := 0.0, 0.0
			canLeft := s.from > 0 && p.together(s.from-1, s.to) && !isTender(p.words[s.from-1])
			canRight := s.to+1 < len(worth) && p.together(s.from, s.to+1) && !isTender(p.words[s.to+1])
			if canLeft {
				left = worth[s.from-1]
			}
			if canRight {
				right = worth[s.to+1]
			}
			switch {
			case canLeft && (!canRight || left > right):
				s.from, s.worth = s.from-1, s.worth+left
			case canRight:
				s.to, s.worth = s.to+1, s.worth+right
			default:
				s.worth = 0
			}
			if s.worth == 0 {
				break
			}
			more := float64(s.to - s.from - (best.to - best.from))
			if s.worth >= best.worth+longer*x*more && !stops[p.words[s.to].Form] {
				best = s
			}
		}
		spans = append(spans, best)
	}
	return spans
}

// opening is the first words of a passage: what is quoted when small words alone speak for a card.
func (p passage) opening(at int) span {
	s := span{passage: at}
	for s.to+1 < len(p.words) && p.together(0, s.to+1) {
		s.to++
	}
	return s
}

// together says that the words from first to last can be quoted in one.
func (p passage) together(first, last int) bool {
	if last-first >= quoteWords || p.words[last].End-p.words[first].Start > quoteBytes {
		return false
	}
	return !slices.ContainsFunc(p.words[first+1:last+1], func(w lex.Word) bool { return w.Apart })
}

// shareWord says that two spans overlap, or rest on the same word.
func shareWord(passages []passage, a, b span) bool {
	if a.passage == b.passage && a.from <= b.to && b.from <= a.to {
		return true
	}
	stops := lex.StopWords()
	for _, w := range passages[a.passage].words[a.from : a.to+1] {
		if stops[w.Form] {
			continue
		}
		for _, v := range passages[b.passage].words[b.from : b.to+1] {
			if lex.Stem(v.Form) == lex.Stem(w.Form) {
				return true
			}
		}
	}
	return false
}
