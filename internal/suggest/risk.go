package suggest

import (
	_ "embed"
	"sync"

	"heed/internal/content"
	"heed/internal/suggest/lex"
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
	phrases phrases
	unless  phrases
}

var watched = sync.OnceValue(func() *risks {
	var file struct {
		Words []struct {
			Name  content.Value   `yaml:"name"`
			Words []content.Value `yaml:"words"`
		} `yaml:"words"`
		Situations []situation `yaml:"situations"`
	}
	if err := content.YAML("risk.yaml", riskFile, &file); err != nil {
		panic(err) // the file is part of the program
	}
	r := &risks{all: file.Situations, phrases: phrases{}, unless: phrases{}}
	names := map[string][]string{}
	for _, n := range file.Words {
		names[n.Name.Text] = texts(n.Words)
	}
	for i, s := range r.all {
		for _, v := range s.Phrases {
			r.phrases.add(newPhrase(v.Text, names, i))
		}
		for _, v := range s.Unless {
			r.unless.add(newPhrase(v.Text, names, i))
		}
	}
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
		stems := lex.Stems(p.words)
		for _, spot := range meant(r.phrases.find(p.words, stems), r.unless.find(p.words, stems)) {
			if spot.of >= at {
				continue
			}
			s := r.all[spot.of]
			start, end := p.words[spot.from].Start, p.words[spot.to].End
			first, at = &Risk{s.ID.Text, s.About.Text, s.First.Text, Quote{p.Origin, p.text[start:end], start, end}}, spot.of
		}
	}
	return first
}
