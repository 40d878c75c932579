package suggest

import (
	"cmp"
	_ "embed"
	"slices"
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
	Becomes []struct {
		ID   content.Value   `yaml:"id"`
		Near []content.Value `yaml:"near"`
	} `yaml:"becomes"`
}

// own are the situations of the writer: what one says of oneself is never taken for part of a film.
func (s situation) own() bool { return s.ID.Text == "self" || s.ID.Text == "own" || s.ID.Text == "you" }

// risks finds the situations in a text.
type risks struct {
	all     []situation
	phrases phrases
	unless  phrases
	told    phrases   // where something was made up
	becomes []phrases // by situation: each phrase is of the situation that it becomes
}

var watched = sync.OnceValue(func() *risks {
	var file struct {
		Words []struct {
			Name  content.Value   `yaml:"name"`
			Words []content.Value `yaml:"words"`
		} `yaml:"words"`
		Told       []content.Value `yaml:"told"`
		Situations []situation     `yaml:"situations"`
	}
	if err := content.YAML("risk.yaml", riskFile, &file); err != nil {
		panic(err) // the file is part of the program
	}
	r := &risks{all: file.Situations, phrases: phrases{}, unless: phrases{}, told: phrases{}}
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
		near := phrases{}
		for _, b := range s.Becomes {
			to := slices.IndexFunc(r.all, func(s situation) bool { return s.ID.Text == b.ID.Text })
			for _, v := range b.Near {
				near.add(newPhrase(v.Text, names, to))
			}
		}
		r.becomes = append(r.becomes, near)
	}
	for _, v := range file.Told {
		r.told.add(newPhrase(v.Text, names, 0))
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
		told := r.told.find(p.words, stems)
		for _, sign := range meant(r.phrases.find(p.words, stems), r.unless.find(p.words, stems)) {
			of := r.becoming(sign.of, p.words, stems)
			if of >= at || !r.all[of].own() && slices.ContainsFunc(told, func(t spot) bool { return p.inOneSentence(t, sign) }) {
				continue
			}
			s := r.all[of]
			start, end := p.words[sign.from].Start, p.words[sign.to].End
			first, at = &Risk{s.ID.Text, s.About.Text, s.First.Text, Quote{p.Origin, p.text[start:end], start, end}}, of
		}
	}
	return first
}

// becoming returns the situation that one is, given the words around it.
func (r *risks) becoming(of int, words []lex.Word, stems []string) int {
	if near := r.becomes[of].find(words, stems); len(near) > 0 {
		return slices.MinFunc(near, func(a, b spot) int { return cmp.Compare(a.of, b.of) }).of
	}
	return of
}

// inOneSentence says that nothing but words, commas and dashes stands between two spots.
func (p passage) inOneSentence(a, b spot) bool {
	from, to := min(a.from, b.from), max(a.to, b.to)
	return !slices.ContainsFunc(p.words[from+1:to+1], func(w lex.Word) bool { return w.Apart })
}
