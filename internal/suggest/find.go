package suggest

import (
	"cmp"
	"slices"
	"strings"

	"heed/internal/pattern"
	"heed/internal/suggest/lex"
)

// Hit is a card found by words. There is nothing beside the card: how well it fits is the order of the hits.
type Hit struct {
	Pattern *pattern.Pattern
}

// finder looks cards up for someone who types words to find one. Unlike the reader it knows names best, reads the
// whole card, and takes the last word for the beginning of one.
type finder struct {
	index    *index
	names    [][2]string // by card: its name and its id as plain words
	spelling []spelling  // every word of the index, in order of the alphabet
}

// spelling is a word as it is written in some card.
type spelling struct {
	form string
	term int
}

const (
	// mostTyped bounds the words that are looked up: more than fit in a search line.
	mostTyped = 64
	// findCue is the weight of a cue as a phrase.
	findCue = 1.5
)

// findWeights are those of name, problem, therefore, say, cues, the rest: who looks a card up knows its name, or
// part of it, or what is hard right now.
func findWeights() []float64 { return []float64{4, 2, 1, 1, 2, 0.3} }

func newFinder(cards []*pattern.Pattern) *finder {
	f := &finder{}
	var docs []document
	seen := map[string]bool{}
	for _, p := range cards {
		d := document{
			fields: []string{
				p.Name, p.Problem, p.Therefore, strings.Join(p.Say, "\n"), strings.Join(p.Cues, "\n"),
				p.Care + "\n" + p.Looks,
			},
			cues: p.Cues,
		}
		docs = append(docs, d)
		f.names = append(f.names, [2]string{plain(lex.Split(p.Name, lex.MaxWords)), plain(lex.Split(string(p.ID), lex.MaxWords))})
		for _, field := range d.fields {
			for _, w := range lex.Split(field, lex.MaxWords) {
				seen[w.Form] = true
			}
		}
	}
	f.index = newIndex(docs, findWeights(), findCue)
	for form := range seen {
		if k := f.index.know(form); k.term >= 0 {
			f.spelling = append(f.spelling, spelling{form, k.term})
		}
	}
	slices.SortFunc(f.spelling, func(a, b spelling) int { return cmp.Compare(a.form, b.form) })
	return f
}

// plain joins words by single spaces.
func plain(words []lex.Word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Form)
	}
	return b.String()
}

// match is how a card fits what was typed. What comes first counts before all that follows.
type match struct {
	name  int          // 2: its name begins with all that was typed; 1: its name holds it
	has   map[int]bool // which of the words it has
	worth float64
}

// Find returns the cards that fit the words typed, the best first, at most n of them: first those whose name begins
// with what was typed or holds it, then those with more of the words. A sentence is
// read as a text, too. The last word counts as the beginning of one unless something follows it. Nothing typed finds nothing.
func (e *Engine) Find(text string, n int) []Hit {
	words := lex.Split(text, mostTyped)
	if len(words) == 0 || n <= 0 {
		return nil
	}
	open := words[len(words)-1].End == len(text)
	finder := e.finder()
	matches := finder.matches(words, open)
	reads := e.sentence(text, words)
	var order []int
	for i := range matches {
		m := &matches[i]
		m.name = max(inName(finder.names[i][0], plain(words), open), inName(finder.names[i][1], plain(words), open))
		if m.name > 0 || m.worth > 0 || reads != nil && reads.fits[i] > foundBy {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := matches[i], matches[j]
		if reads != nil && a.name == 0 && b.name == 0 {
			return cmp.Compare(b.worth/(b.worth+half)+reads.fits[j], a.worth/(a.worth+half)+reads.fits[i])
		}
		return cmp.Or(cmp.Compare(b.name, a.name), cmp.Compare(len(b.has), len(a.has)), cmp.Compare(b.worth, a.worth))
	})
	var hits []Hit
	for _, i := range order[:min(n, len(order))] {
		hits = append(hits, Hit{e.cards[i]})
	}
	return hits
}

// A sentence is read as what it means too, by the model, from so many words; foundBy is how well a card that shares no
// word with it has to fit.
const (
	sentenceWords = 4
	foundBy       = 0.1
)

// sentence reads what was typed as a text; nil when it is too short for that.
func (e *Engine) sentence(text string, words []lex.Word) *judgement {
	if len(words) < sentenceWords {
		return nil
	}
	j := e.reader().read([]passage{{text: text}}).all
	return &j
}

// inName says whether a name begins with (2) or holds (1) what was typed, from the beginning of a word.
func inName(name, typed string, open bool) int {
	typed = " " + typed
	if !open {
		typed += " "
	}
	switch strings.Index(" "+name+" ", typed) {
	case -1:
		return 0
	case 0:
		return 2
	}
	return 1
}

// matches looks the words up, the last one also as the beginning of one.
func (f *finder) matches(words []lex.Word, open bool) []match {
	all := make([]match, f.index.docs)
	for i := range all {
		all[i].has = map[int]bool{}
	}
	found := f.index.find(words)
	for i, worth := range f.index.weigh(found) {
		all[i].worth = worth
	}
	for _, fd := range found {
		for _, p := range f.index.postings[fd.term] {
			for i := fd.from; i <= fd.to; i++ {
				all[p.doc].has[i] = true
			}
		}
	}
	last := len(words) - 1
	if !open {
		return all
	}
	for i, worth := range f.beginning(words[last].Form) {
		if !all[i].has[last] && worth > 0 {
			all[i].has[last] = true
			all[i].worth += worth
		}
	}
	return all
}

// beginning returns, by card, the best worth of a word that begins with form.
func (f *finder) beginning(form string) []float64 {
	best := make([]float64, f.index.docs)
	if form == "" {
		return best
	}
	at, _ := slices.BinarySearchFunc(f.spelling, form, func(s spelling, form string) int { return cmp.Compare(s.form, form) })
	for _, s := range f.spelling[at:] {
		if !strings.HasPrefix(s.form, form) {
			break
		}
		for _, p := range f.index.postings[s.term] {
			best[p.doc] = max(best[p.doc], p.weight)
		}
	}
	return best
}
