package suggest

import (
	"math"
	"slices"
	"strings"

	"heed/internal/suggest/lex"
)

// index finds which of a set of short documents (cards, statements) a text is about. It is BM25F (Robertson and
// Zaragoza 2009): a word counts more when few documents have it and when it stands in a weightier field, and less
// each time it comes again. A cue is one more term, whatever its number of words, and is matched as a phrase.
//
// An index never changes once made.
type index struct {
	terms    map[string]int   // stem to term
	postings [][]posting      // by term
	cues     map[string][]cue // by the first word as it is written, and by its stem
	stops    map[string]bool
	words    int // the terms before this one are words, the others cues
	docs     int
}

// posting says that a document has a term, and what the term is worth there.
type posting struct {
	doc    int
	weight float64
}

// cue is a phrase that speaks for the documents of its term.
type cue struct {
	words []cueWord
	term  int
}

type cueWord struct{ form, stem string }

// document is what is indexed: the texts of its fields, in the order of the index's weights, and its cues.
type document struct {
	fields []string
	cues   []string
}

// k1 and b are BM25's own, at the values its authors found to do well on most collections: how fast a word that is
// said again stops counting, and how far a long field is held against it. Here nothing depends on them: from 0.6 to
// 2 and from 0 to 1 the evaluation stays within a hundredth.
const (
	k1 = 1.2
	b  = 0.75
)

// prefixCue is the length, in letters, from which a cue's word also stands for longer words: "apolog" for
// "apologised", but "term" not for "terminal".
const prefixCue = 5

// smallCueWord is what a small word adds to the length of a cue, where another word adds 1: "said no" says more
// than "refused" does, but not twice as much.
const smallCueWord = 0.5

// newIndex indexes docs. weights has one weight for each field; cueWeight is that of a cue of one word.
func newIndex(docs []document, weights []float64, cueWeight float64) *index {
	x := &index{terms: map[string]int{}, cues: map[string][]cue{}, stops: lex.StopWords(), docs: len(docs)}
	x.addWords(docs, weights)
	for _, in := range x.postings {
		idf := x.idf(len(in))
		for i, p := range in {
			in[i].weight = idf * p.weight * (k1 + 1) / (k1 + p.weight)
		}
	}
	x.words = len(x.postings)
	x.addCues(docs, cueWeight)
	for _, in := range x.postings[x.words:] {
		idf := x.idf(len(in))
		for i := range in {
			in[i].weight *= idf
		}
	}
	return x
}

// addWords counts how often each document has each word, summed over its fields by their weights and lengths.
func (x *index) addWords(docs []document, weights []float64) {
	parsed := make([][][]lex.Word, len(docs))
	mean := make([]float64, len(weights))
	for d, doc := range docs {
		for f, s := range doc.fields {
			words := lex.Split(s, lex.MaxWords)
			parsed[d] = append(parsed[d], words)
			mean[f] += float64(len(words)) / float64(len(docs))
		}
	}
	terms := map[string]int{} // by form: words come again and again, and taking off their endings is slow
	for d, fields := range parsed {
		for f, words := range fields {
			each := weights[f] / (1 - b + b*float64(len(words))/max(mean[f], 1))
			for _, w := range words {
				if w.Form == "" || x.stops[w.Form] {
					continue
				}
				t, ok := terms[w.Form]
				if !ok {
					t = x.term(lex.Stem(w.Form))
					terms[w.Form] = t
				}
				x.add(t, d, each)
			}
		}
	}
}

func (x *index) term(name string) int {
	t, ok := x.terms[name]
	if !ok {
		t = len(x.postings)
		x.terms[name] = t
		x.postings = append(x.postings, nil)
	}
	return t
}

// add counts a term once more for a document. Documents come in their order.
func (x *index) add(term, doc int, weight float64) {
	in := x.postings[term]
	if n := len(in); n > 0 && in[n-1].doc == doc {
		in[n-1].weight += weight
		return
	}
	x.postings[term] = append(in, posting{doc, weight})
}

// idf is high for what few documents have, and never below zero.
func (x *index) idf(docs int) float64 {
	return math.Log(1 + (float64(x.docs-docs)+0.5)/(float64(docs)+0.5))
}

// addCues gives each phrase a term of its own.
func (x *index) addCues(docs []document, weight float64) {
	for d, doc := range docs {
		for _, s := range doc.cues {
			var c cue
			length := 0.0
			for _, w := range lex.Split(s, lex.MaxWords) {
				c.words = append(c.words, cueWord{w.Form, lex.Stem(w.Form)})
				if x.stops[w.Form] {
					length += smallCueWord
				} else {
					length++
				}
			}
			if len(c.words) == 0 {
				continue
			}
			had := len(x.postings)
			c.term = x.term("cue: " + strings.Join(strings.Fields(s), " "))
			if c.term == had {
				x.open(c)
			}
			x.add(c.term, d, weight*length)
		}
	}
}

func (x *index) open(c cue) {
	w := c.words[0]
	x.cues[w.form] = append(x.cues[w.form], c)
	if w.stem != w.form {
		x.cues[w.stem] = append(x.cues[w.stem], c)
	}
}

// found is a term of an index in a text: it begins at word from and ends with word to.
type found struct{ term, from, to int }

// known is what an index knows of one word.
type known struct {
	stem  string
	term  int   // -1: none
	start []cue // those that may begin with it
}

// find returns where in words the terms of the index stand, in the order of the text.
func (x *index) find(words []lex.Word) []found {
	forms := map[string]known{}
	knows := make([]known, len(words))
	for i, w := range words {
		k, ok := forms[w.Form]
		if !ok {
			k = x.know(w.Form)
			forms[w.Form] = k
		}
		knows[i] = k
	}
	var all []found
	for i, k := range knows {
		if k.term >= 0 {
			all = append(all, found{k.term, i, i})
		}
		for _, c := range k.start {
			if c.at(words[i:], knows[i:]) {
				all = append(all, found{c.term, i, i + len(c.words) - 1})
			}
		}
	}
	return all
}

func (x *index) know(form string) known {
	k := known{stem: lex.Stem(form), term: -1}
	if form == "" {
		return k
	}
	if t, ok := x.terms[k.stem]; ok && !x.stops[form] {
		k.term = t
	}
	begin := func(first string) {
		for _, c := range x.cues[first] {
			if !slices.ContainsFunc(k.start, func(other cue) bool { return other.term == c.term }) {
				k.start = append(k.start, c)
			}
		}
	}
	for n := min(prefixCue, len(form)); n <= len(form); n++ {
		begin(form[:n])
	}
	begin(k.stem)
	return k
}

// at says whether the cue stands at the beginning of words, with nothing between its words that ends a phrase.
func (c cue) at(words []lex.Word, knows []known) bool {
	if len(words) < len(c.words) {
		return false
	}
	for i, w := range c.words {
		if i > 0 && words[i].Apart {
			return false
		}
		form := words[i].Form
		if form != w.form && knows[i].stem != w.stem && (len(w.form) < prefixCue || !strings.HasPrefix(form, w.form)) {
			return false
		}
	}
	return true
}

// weigh returns what the terms found are worth to each document. A term counts once, however often it is written:
// the second "sorry" says no more than the first, and a long text gains nothing by its length alone.
func (x *index) weigh(all ...[]found) []float64 {
	sums := make([]float64, x.docs)
	seen := map[int]bool{}
	for _, fs := range all {
		for _, f := range fs {
			if seen[f.term] {
				continue
			}
			seen[f.term] = true
			for _, p := range x.postings[f.term] {
				sums[p.doc] += p.weight
			}
		}
	}
	return sums
}

// worth is what one term is worth to one document.
func (x *index) worth(term, doc int) float64 {
	for _, p := range x.postings[term] {
		if p.doc == doc {
			return p.weight
		}
	}
	return 0
}
