package suggest

import (
	"slices"
	"strings"

	"heed/internal/suggest/lex"
)

// phrase is a way of saying something, in the notation that risk.yaml explains. Its parts follow each other.
type phrase struct {
	parts []part
	of    int // the situation that it stands for
}

// part is one of several ways to go on; an empty one means that it may be left out.
type part struct {
	ways [][]phraseWord
	gap  bool // up to mostGap words of any kind
}

type phraseWord struct {
	cueWord
	exact bool
}

const mostGap = 3

// newPhrase reads the notation. names has the words for {name}.
func newPhrase(s string, names map[string][]string, of int) phrase {
	p := phrase{of: of}
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		if rest, ok := strings.CutPrefix(s, "{"); ok {
			inside, after, _ := strings.Cut(rest, "}")
			var ways [][]phraseWord
			for way := range strings.SplitSeq(inside, "|") {
				for _, w := range wordsFor(strings.TrimSpace(way), names) {
					ways = append(ways, phraseWords(w))
				}
			}
			p.parts = append(p.parts, part{ways: ways})
			s = after
			continue
		}
		word, after := s, ""
		if i := strings.IndexAny(s, " {"); i >= 0 {
			word, after = s[:i], s[i:]
		}
		if word == "..." {
			p.parts = append(p.parts, part{gap: true})
		} else {
			p.parts = append(p.parts, part{ways: [][]phraseWord{phraseWords(word)}})
		}
		s = after
	}
	return p
}

func wordsFor(way string, names map[string][]string) []string {
	if all, ok := names[way]; ok {
		return all
	}
	return []string{way}
}

func phraseWords(s string) []phraseWord {
	var all []phraseWord
	for field := range strings.FieldsSeq(s) {
		for _, w := range lex.Split(field, lex.MaxWords) {
			all = append(all, phraseWord{cueWord{w.Form, lex.Stem(w.Form)}, strings.HasSuffix(field, "!")})
		}
	}
	return all
}

// is says that the word stands for one of a text.
func (w phraseWord) is(form, stem string) bool {
	return form == w.form || !w.exact && (stem == w.stem || len(w.form) >= prefixCue && strings.HasPrefix(form, w.form))
}

// phrases finds them by what they may begin with.
type phrases map[string][]phrase

func (ps phrases) add(p phrase) {
	for _, way := range p.parts[0].ways {
		for _, key := range []string{way[0].form, way[0].stem} {
			if in := ps[key]; len(in) == 0 || !same(in[len(in)-1], p) {
				ps[key] = append(in, p)
			}
		}
	}
}

func same(a, b phrase) bool { return &a.parts[0] == &b.parts[0] }

// spot is where a phrase stands: from its first word to its last.
type spot struct{ of, from, to int }

// within says that s lies in a longer spot.
func (s spot) within(o spot) bool {
	return o.from <= s.from && s.to <= o.to && o.to-o.from > s.to-s.from
}

func (s spot) meets(o spot) bool { return s.from <= o.to && o.from <= s.to }

// find returns all spots, in the order of the text.
func (ps phrases) find(words []lex.Word, stems []string) []spot {
	var all []spot
	for i, w := range words {
		if w.Form == "" {
			continue
		}
		look := func(key string) {
			for _, p := range ps[key] {
				if end := p.at(words, stems, i); end > i {
					all = append(all, spot{p.of, i, end - 1})
				}
			}
		}
		look(w.Form)
		if stems[i] != w.Form {
			look(stems[i])
		}
		for n := prefixCue; n < len(w.Form); n++ {
			if w.Form[:n] != stems[i] {
				look(w.Form[:n])
			}
		}
	}
	return all
}

// at returns where the phrase ends if it begins at word i, as far on as it goes, and -1 if it does not.
func (p phrase) at(words []lex.Word, stems []string, i int) int {
	return goOn(p.parts, words, stems, i, i)
}

func goOn(parts []part, words []lex.Word, stems []string, begin, i int) int {
	if len(parts) == 0 {
		return i
	}
	farthest := -1
	if parts[0].gap {
		for n := 0; n <= mostGap && i+n <= len(words); n++ {
			if n > 0 && words[i+n-1].Apart {
				break
			}
			farthest = max(farthest, goOn(parts[1:], words, stems, begin, i+n))
		}
		return farthest
	}
	for _, way := range parts[0].ways {
		if len(words)-i < len(way) {
			continue
		}
		fits := true
		for k, w := range way {
			if at := i + k; at > begin && words[at].Apart || !w.is(words[at].Form, stems[at]) {
				fits = false
				break
			}
		}
		if fits {
			farthest = max(farthest, goOn(parts[1:], words, stems, begin, i+len(way)))
		}
	}
	return farthest
}

// meant leaves out the spots that meet one of not, and those in a longer one.
func meant(all, not []spot) []spot {
	return slices.DeleteFunc(slices.Clone(all), func(s spot) bool {
		return slices.ContainsFunc(not, s.meets) || slices.ContainsFunc(all, s.within)
	})
}
