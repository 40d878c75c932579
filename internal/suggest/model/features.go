package model

import (
	_ "embed"
	"math"
	"strings"
	"sync"

	"heed/internal/suggest/lex"
)

// Group is a way to take words apart. What each is worth beside the others was found by leaving a writer out; between
// half and double these nothing moves by more than a hundredth.
type Group uint8

// The groups.
const (
	Words   Group = iota // stems of all but the small words
	Forms                // words as they are written, small words too: "her", "won't"
	Pairs                // two stems side by side, small words too: "said no", "without me"
	Skips                // two stems with one word between: "asked … again", "said … sorry"
	Letters              // three to five letters, also across words: "didn't ask" in any spelling
	Ideas                // two neighbouring ideas of ideas.txt, for what nobody has worded so before
	Groups               // how many there are
)

// Weight is what a group counts.
func (g Group) Weight() float64 { return [Groups]float64{0.25, 0.3, 0.8, 0.4, 0.45, 0.15}[g] }

const (
	fewLetters  = 3
	mostLetters = 5
)

// Feature is one of them where it stands in a text.
type Feature struct {
	Key      uint32 // stands for the group and the letters; of 100,000, about two share one, which does no harm
	Group    Group
	From, To int32 // words
}

//go:embed ideas.txt
var ideasFile string

// ideas says for each stem which lines of ideas.txt have it.
var ideas = sync.OnceValue(func() map[string][]uint32 {
	all := map[string][]uint32{}
	n := uint32(0)
	for line := range strings.Lines(ideasFile) {
		_, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		for w := range strings.FieldsSeq(words) {
			s := lex.Stem(w)
			if in := all[s]; len(in) == 0 || in[len(in)-1] != n {
				all[s] = append(in, n)
			}
		}
	}
	return all
})

// FNV-1a, which is short and the same everywhere.
const (
	fnvStart = 2166136261
	fnvTimes = 16777619
)

func hash(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * fnvTimes
	}
	return h
}

func start(g Group) uint32 { return (fnvStart ^ uint32(g+1)) * fnvTimes }

// mix spreads the last letters over all bits, for tables that look at the lowest only.
func mix(h uint32) uint32 {
	h = (h ^ h>>15) * 0x85ebca6b
	return h ^ h>>13
}

// Each calls f with every feature of words, one group after the other, each in the order of the words.
func Each(words []lex.Word, f func(Feature)) {
	stems := lex.Stems(words)
	small := lex.SmallWords() // they say nothing alone, but do in pairs
	for i, w := range words {
		if w.Form != "" && !small[w.Form] {
			f(Feature{mix(hash(start(Words), stems[i])), Words, int32(i), int32(i)})
		}
	}
	for i, w := range words {
		if w.Form != "" {
			f(Feature{mix(hash(start(Forms), w.Form)), Forms, int32(i), int32(i)})
		}
	}
	for i, w := range words {
		if i > 0 && w.Form != "" && !w.Apart {
			f(Feature{mix(hash(hash(start(Pairs), stems[i-1])*fnvTimes, stems[i])), Pairs, int32(i - 1), int32(i)})
		}
	}
	for i := 2; i < len(words); i++ {
		if words[i-2].Form != "" && words[i].Form != "" {
			f(Feature{mix(hash(hash(start(Skips), stems[i-2])*fnvTimes, stems[i])), Skips, int32(i - 2), int32(i)})
		}
	}
	eachLetters(words, f)
	eachIdeas(stems, f)
}

// eachIdeas pairs the ideas of a word with those of the last word before it that had any.
func eachIdeas(stems []string, f func(Feature)) {
	known := ideas()
	var before []uint32
	for i, s := range stems {
		these := known[s]
		for _, a := range before {
			for _, b := range these {
				if lo, hi := min(a, b), max(a, b); lo != hi {
					f(Feature{mix(((start(Ideas)^lo)*fnvTimes ^ hi) * fnvTimes), Ideas, int32(i), int32(i)})
				}
			}
		}
		if len(these) > 0 {
			before = these
		}
	}
}

// eachLetters reads the words as one line with single spaces.
func eachLetters(words []lex.Word, f func(Feature)) {
	var line []byte
	var owner []int32
	for i, w := range words {
		line = append(append(line, ' '), w.Form...)
		for len(owner) < len(line) {
			owner = append(owner, int32(i))
		}
	}
	if len(words) == 0 {
		return
	}
	line, owner = append(line, ' '), append(owner, int32(len(words)-1))
	for i := range line {
		h := start(Letters)
		for n := 1; n <= mostLetters && i+n <= len(line); n++ {
			h = (h ^ uint32(line[i+n-1])) * fnvTimes
			if n >= fewLetters {
				f(Feature{mix(h), Letters, owner[i], owner[i+n-1]})
			}
		}
	}
}

// Log is the natural logarithm for x > 0, to about fifteen digits. That of package math may differ in the last bit
// between processors; this one uses only operations that are exact everywhere, each rounded by itself.
func Log(x float64) float64 {
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, e = m*2, e-1
	}
	t := (m - 1) / (m + 1)
	square, power, sum := float64(t*t), t, 0.0
	for k := 1; k <= 31; k += 2 {
		sum += float64(power / float64(k))
		power = float64(power * square)
	}
	return float64(2*sum) + float64(float64(e)*math.Ln2)
}

// Often is what a feature counts that stands n times in a text: the second time adds less than the first.
func Often(n int) float64 { return 1 + Log(float64(n)) }
