package suggest

import (
	_ "embed"
	"slices"
	"sync"

	"heed/internal/content"
)

// Risk is a sign that somebody may be in danger. It stands before any card, and is no diagnosis: risk.yaml lists the
// situations and the plain words that bring them up.
type Risk struct {
	ID    string
	About string // ends the sentence "This may be about ..."
	First string // what comes before any card: a person, or a proper record
	Quote Quote  // the words that brought it up
}

// Line says it in a few plain sentences.
func (r Risk) Line() string {
	return "You wrote " + quote(r.Quote.Text) + ". This may be about " + r.About + ". " + r.First
}

//go:embed risk.yaml
var riskFile []byte

// situation is one entry of risk.yaml.
type situation struct {
	ID      content.Value   `yaml:"id"`
	About   content.Value   `yaml:"about"`
	First   content.Value   `yaml:"first"`
	Phrases []content.Value `yaml:"phrases"`
	Unless  []content.Value `yaml:"unless"`
}

// risks finds the situations in a text.
type risks struct {
	all     []situation
	phrases *index
	unless  *index
}

var watched = sync.OnceValue(func() *risks {
	r := &risks{}
	if err := content.YAML("risk.yaml", riskFile, &r.all); err != nil {
		panic(err) // the file is part of the program
	}
	var phrases, unless []document
	for _, s := range r.all {
		phrases = append(phrases, document{cues: texts(s.Phrases)})
		unless = append(unless, document{cues: texts(s.Unless)})
	}
	r.phrases, r.unless = newIndex(phrases, nil, 1), newIndex(unless, nil, 1)
	return r
})

func texts(values []content.Value) []string {
	var all []string
	for _, v := range values {
		all = append(all, v.Text)
	}
	return all
}

// find returns the first sign of risk in the passages: of two, the one whose situation stands first in the list.
func (r *risks) find(passages []passage) *Risk {
	var first *Risk
	at := len(r.all)
	for _, p := range passages {
		not := r.unless.find(p.words)
		for _, f := range r.phrases.find(p.words) {
			doc := r.phrases.postings[f.term][0].doc
			meant := !slices.ContainsFunc(not, func(n found) bool { return n.from <= f.to && f.from <= n.to })
			if doc >= at || !meant {
				continue
			}
			s := r.all[doc]
			start, end := p.words[f.from].Start, p.words[f.to].End
			first, at = &Risk{s.ID.Text, s.About.Text, s.First.Text, Quote{p.Origin, p.text[start:end], start, end}}, doc
		}
	}
	return first
}
