package suggest

import (
	"slices"
	"strings"

	"heed/internal/pattern"
)

// reader turns free text into how well each card fits it. It is the one place where text is
// understood: a better model changes this type and nothing else.
type reader struct {
	cards  *index
	people map[string]bool
}

// cardDocument is what is read of a card. Its scene only says which words are common: as a field the story of another
// trade would find stories with the same props, and give "biscuits" as a reason.
func cardDocument(p *pattern.Pattern) document {
	return document{
		fields: []string{p.Name, p.Problem, p.Therefore, strings.Join(p.Say, "\n"), strings.Join(p.Cues, "\n"), p.Looks},
		cues:   p.Cues,
	}
}

// cardWeights has one weight for each field of cardDocument: the problem is the nearest to how a moment is told. cardCue
// is the weight of a cue of one word, beside that of the word in the field of cues. Found on the 20 labelled entries and
// on 852 labelled fragments; little hangs on them: any between half and double these moves nDCG@3 by two hundredths at most.
func cardWeights() []float64 { return []float64{1, 2, 1, 1, 1, 0} }

const cardCue = 1.5

func newReader(cards []*pattern.Pattern) *reader {
	var docs []document
	for _, p := range cards {
		docs = append(docs, cardDocument(p))
	}
	return &reader{cards: newIndex(docs, cardWeights(), cardCue), people: wordSet(peopleWords)}
}

// about is what a passage can speak for.
type about int

const (
	aboutAll   about = iota
	aboutPlace       // only for cards for the place
	aboutRight       // only for the card that builds on what went right
)

// passage is one piece of what the person wrote, and where it stands.
type passage struct {
	Origin
	about about
	text  string
	words []word
	found []found // terms of the index of cards
}

// reading is what the reader makes of a request.
type reading struct {
	passages []passage
	all      []float64 // by card: what the passages about all are worth
	place    []float64 // by card: those about the place too
	right    []float64 // by card: only those about what went right
	speaks   bool      // there is something in the text that stands out
}

func (rd *reader) read(passages []passage) reading {
	out := reading{passages: passages}
	left := maxWords
	var fits [3][][]found
	for i := range passages {
		p := &passages[i]
		p.words = split(p.text, left)
		left -= len(p.words)
		p.found = rd.cards.find(p.words)
		fits[p.about] = append(fits[p.about], p.found)
		if p.about != aboutRight {
			out.speaks = out.speaks || rd.speaks(*p)
		}
	}
	out.all = rd.cards.weigh(fits[aboutAll]...)
	out.place = rd.cards.weigh(slices.Concat(fits[aboutAll], fits[aboutPlace])...)
	out.right = rd.cards.weigh(fits[aboutRight]...)
	return out
}

// A text stands out when in some stretch of it one card fits well, or fits a little and other people come up: most
// accounts of something between people say "she" or "the parents", and most of a boiler do not. The evaluation prints
// how often this is wrong in either direction.
const (
	stretch    = 120  // words: about as long as the entries this was measured on, so that length alone never stands out
	standsOut  = 12.0 // what the best card and the people must come to together
	perPerson  = 2.0  // what each word for a person adds
	mostPeople = 6    // beyond which they add no more
)

func (rd *reader) speaks(p passage) bool {
	from := 0
	for begin := 0; begin == 0 || begin+stretch/2 < len(p.words); begin += stretch / 2 {
		end := min(begin+stretch, len(p.words))
		people := 0
		for _, w := range p.words[begin:end] {
			if rd.people[w.form] {
				people++
			}
		}
		for from < len(p.found) && p.found[from].from < begin {
			from++
		}
		to := from
		for to < len(p.found) && p.found[to].from < end {
			to++
		}
		best := slices.Max(append(rd.cards.weigh(p.found[from:to]), 0))
		if best > 0 && best+perPerson*float64(min(people, mostPeople)) >= standsOut {
			return true
		}
	}
	return false
}
