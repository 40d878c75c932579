package suggest

import (
	"slices"
	"strings"
	"sync"

	"heed/internal/pattern"
	"heed/internal/suggest/lex"
	"heed/internal/suggest/model"
	"heed/internal/theme"
)

// reader turns free text into how well each card fits it. It is the one place where text is understood. Cards that the
// model was trained with are judged by the model; a person's own by the words that they share with the text.
type reader struct {
	model   *model.Model
	columns []int // by card; none: the model does not know it
	related int   // the column for what has to do with power between people at all
	right   int   // that for what went right
	place   int   // that for the workplace in the way

	words  func() *index // of all cards; made when a card needs it
	people map[string]bool
}

const none = -1

func newReader(cards []*pattern.Pattern, m *model.Model) *reader {
	rd := &reader{model: m, people: lex.People()}
	column := func(id string) int {
		if c, ok := m.Column(id); ok {
			return c
		}
		return none
	}
	for _, p := range cards {
		c := none
		if !p.Own {
			c = column(string(p.ID))
		}
		rd.columns = append(rd.columns, c)
	}
	rd.related, rd.right, rd.place = column(model.Related), column(model.Right), column(model.Place)
	rd.words = sync.OnceValue(func() *index {
		var docs []document
		for _, p := range cards {
			docs = append(docs, cardDocument(p))
		}
		return newIndex(docs, cardWeights(), cardCue)
	})
	return rd
}

// knows says that the model judges the card with that number. Nothing is known where nothing is read.
func (rd *reader) knows(card int) bool { return rd != nil && rd.columns[card] != none }

// cardDocument is what is read of a card that the model does not know. Its scene only says which words are common: as a
// field the story of another trade would find stories with the same props, and give "biscuits" as a reason.
func cardDocument(p *pattern.Pattern) document {
	return document{
		fields: []string{p.Name, p.Problem, p.Therefore, strings.Join(p.Say, "\n"), strings.Join(p.Cues, "\n"), p.Looks},
		cues:   p.Cues,
	}
}

// cardWeights has one weight for each field of cardDocument: the problem is the nearest to how a moment is told. cardCue
// is the weight of a cue of one word, beside that of the word in the field of cues. Any between half and double these
// moves nDCG@3 by two hundredths at most.
func cardWeights() []float64 { return []float64{1, 2, 1, 1, 1, 0} }

const cardCue = 1.5

// about is what a passage can speak for.
type about int

const (
	aboutAll     about = iota
	aboutPlace         // only for cards for the place
	aboutRight         // only for the card that builds on what went right
	aboutNothing       // for none; signs of danger are looked for all the same
)

// passage is one piece of what the person wrote, and where it stands.
type passage struct {
	Origin
	about about
	text  string
	words []lex.Word
	found []found // terms of the index of cards, if there is a card that needs it
}

// judgement is what some passages, read as one, are worth to each card.
type judgement struct {
	passages []int // their numbers
	fits     []float64
	speaks   []bool // there is something in them that may bring up the card
	right    float64
	place    float64
	model    model.Reading
}

// reading is what the reader makes of a request.
type reading struct {
	passages []passage
	risk     *Risk
	all      judgement // of the passages about all
	place    judgement // of those about the place too
	right    judgement // only of those about what went right
}

// nothing is what there is to say of no text.
func nothing(cards int) reading {
	j := judgement{fits: make([]float64, cards), speaks: make([]bool, cards)}
	return reading{all: j, place: j, right: j}
}

// about is what was read for a card: those for the place are spoken for by what was written about it too.
func (r *reading) about(p *pattern.Pattern) judgement {
	if p.Lens == theme.Place {
		return r.place
	}
	return r.all
}

func (rd *reader) read(passages []passage) reading {
	out := reading{passages: passages}
	left := lex.MaxWords
	var groups [4][]int
	for i := range passages {
		p := &passages[i]
		p.words = lex.Split(p.text, left)
		left -= len(p.words)
		if slices.Contains(rd.columns, none) {
			p.found = rd.words().find(p.words)
		}
		groups[p.about] = append(groups[p.about], i)
	}
	out.risk = watched().find(passages)
	out.all = rd.judge(passages, groups[aboutAll])
	out.place = out.all
	if len(groups[aboutPlace]) > 0 {
		out.place = rd.judge(passages, slices.Concat(groups[aboutAll], groups[aboutPlace]))
	}
	out.right = rd.judge(passages, groups[aboutRight])
	return out
}

const (
	// related is what has to be reached for the engine to speak, with perWord more for each word: the model's sense that a
	// text has to do with power between people, and bestFit times the fit of the best card. A line says little of anything,
	// and a page about a holiday says a little of everything; up to fewWords, one idiom is all there is. Found by leaving a
	// writer out: it keeps four of five unrelated entries silent, and one of fifty others, of those in a line one in ten.
	related     = 0.63
	perWord     = 0.003
	relatedFew  = 0.72
	fewWords    = 8
	relatedMost = 0.82
	bestFit     = 0.6
	// inPart is what a card that fits only a stretch of a long text counts.
	inPart = 0.8
)

// judge reads the passages with the numbers which as one.
func (rd *reader) judge(passages []passage, which []int) judgement {
	j := judgement{fits: make([]float64, len(rd.columns)), speaks: make([]bool, len(rd.columns))}
	var texts [][]lex.Word
	for _, i := range which {
		if len(passages[i].words) > 0 {
			j.passages = append(j.passages, i)
			texts = append(texts, passages[i].words)
		}
	}
	if len(texts) == 0 {
		return j
	}
	j.model = rd.model.Read(texts...)
	j.right, j.place = j.model.Scores[rd.right], j.model.Scores[rd.place]
	length := 0
	for _, words := range texts {
		length += len(words)
	}
	speaks := rd.judgeByModel(&j, j.model, 1) >= enoughOf(length)
	for t, words := range texts {
		for begin := 0; len(words) >= long && begin+stretch/2 < len(words); begin += stretch / 2 {
			part := j.model.Part(t, begin, begin+stretch)
			speaks = rd.judgeByModel(&j, part, inPart) >= enoughOf(stretch) || speaks
		}
	}
	for i, c := range rd.columns {
		j.speaks[i] = c != none && speaks
	}
	rd.judgeByWords(passages, &j)
	return j
}

// judgeByModel takes over what a reading says better than those before it, and returns how far it stands out.
func (rd *reader) judgeByModel(j *judgement, r model.Reading, worth float64) float64 {
	best := 0.0
	for i, c := range rd.columns {
		if c != none {
			best = max(best, r.Scores[c])
			j.fits[i] = max(j.fits[i], min(1, worth*r.Scores[c]))
		}
	}
	return r.Scores[rd.related] + bestFit*best
}

// enoughOf is how far a text of so many words has to stand out for the engine to speak.
func enoughOf(words int) float64 {
	if words < fewWords {
		return relatedFew
	}
	return min(relatedMost, related+perWord*float64(words))
}

// half is the worth by words that counts half of a plain answer: about what the best card has for an entry of 60 words.
const half = 10.0

func (rd *reader) judgeByWords(passages []passage, j *judgement) {
	if !slices.Contains(rd.columns, none) {
		return
	}
	var all [][]found
	speaks := false
	for _, i := range j.passages {
		all = append(all, passages[i].found)
		speaks = speaks || rd.standsOut(passages[i])
	}
	for i, worth := range rd.words().weigh(all...) {
		if rd.columns[i] == none {
			j.fits[i], j.speaks[i] = worth/(worth+half), speaks
		}
	}
}

// A long text is also looked at by stretches, about as long as the entries that all this was measured on. So one moment
// in a long account is found, and length alone never stands out. Both are in words.
const (
	long    = 200
	stretch = 60
)

// A text stands out by words when in some stretch of it one card fits well, or fits a little and other people come up:
// most accounts of something between people say "she" or "the parents", and most of a boiler do not.
const (
	enough     = 12.0 // what the best card and the people must come to together
	perPerson  = 2.0  // what each word for a person adds
	mostPeople = 6    // beyond which they add no more
)

func (rd *reader) standsOut(p passage) bool {
	from := 0
	for begin := 0; begin == 0 || begin+stretch/2 < len(p.words); begin += stretch / 2 {
		end := min(begin+stretch, len(p.words))
		people := 0
		for _, w := range p.words[begin:end] {
			if rd.people[w.Form] {
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
		best := 0.0
		for i, worth := range rd.words().weigh(p.found[from:to]) {
			if rd.columns[i] == none {
				best = max(best, worth)
			}
		}
		if best > 0 && best+perPerson*float64(min(people, mostPeople)) >= enough {
			return true
		}
	}
	return false
}
