package patterns_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// A smoke alarm and no more: it measures the length of words and sentences, not sense. The counter of syllables is rough.
func TestCardsAreEasyToRead(t *testing.T) {
	sum := 0.0
	all := cards(t)
	for _, p := range all {
		text := strings.Join([]string{p.Problem, p.Therefore, strings.Join(p.Say, "\n\n"), p.Care, p.Looks, p.Origin}, "\n\n")
		g := grade(text)
		if g > 8 {
			t.Errorf("%s: grade %.1f", p.ID, g)
		}
		sum += g
	}
	if mean := sum / float64(len(all)); mean > 6 || mean < 1 {
		t.Errorf("grade %.1f over all cards", mean)
	}
}

func TestGradeIsAboutRight(t *testing.T) {
	for text, want := range map[string]float64{
		"The cat sat on the mat. It was warm.": -1.5,
		"The organisation's consultation on accessibility demonstrates considerable institutional commitment to equality.": 28,
	} {
		if got := grade(text); got < want-3 || got > want+3 {
			t.Errorf("%q: %.1f, want about %.0f", text, got, want)
		}
	}
}

func TestNoSentenceStandsInTwoCards(t *testing.T) {
	seen := map[string]string{}
	for _, p := range cards(t) {
		id := string(p.ID)
		for _, s := range sentences(strings.Join([]string{p.Problem, p.Therefore, strings.Join(p.Say, " "), p.Care, p.Looks, p.Origin}, " ")) {
			key := strings.Join(plainWords(s), " ")
			if words(key) < 4 { // "I'm sorry." is nobody's
				continue
			}
			if other, ok := seen[key]; ok && other != id {
				t.Errorf("%s and %s: %s", other, id, s)
			}
			seen[key] = id
		}
	}
}

// tooOften is in how many cards a run of five words may stand before it is a tic.
const tooOften = 3

// names are what the sources are called, which every card has to say.
var names = regexp.MustCompile(`(?i)(the )?(2024 report )?building relationships across power dynamics|` +
	`(the )?2024 report( on relationships across power)?|(the )?blog post group processes and power relations|` +
	`(by )?kaiden kanagarajan('s)?|(for )?the samuel centre for social connectedness|(and )?the relationships project|` +
	`(one of )?(the )?six (senior )?people( interviewed)?|interviewed for`)

func TestNoPhraseIsATic(t *testing.T) {
	in := map[string][]string{}
	for _, p := range cards(t) {
		text := strings.Join([]string{p.Problem, p.Therefore, strings.Join(p.Say, " | "), p.Care, p.Looks, p.Origin}, " | ")
		ws := plainWords(names.ReplaceAllString(strings.Join(strings.Fields(text), " "), " | "))
		for i := range max(0, len(ws)-4) {
			run := strings.Join(ws[i:i+5], " ")
			if !strings.Contains(run, "|") && !slices.Contains(in[run], string(p.ID)) {
				in[run] = append(in[run], string(p.ID))
			}
		}
	}
	for run, ids := range in {
		if len(ids) > tooOften {
			t.Errorf("%q stands in %d cards: %s", run, len(ids), strings.Join(ids, ", "))
		}
	}
}

func words(s string) int { return len(strings.Fields(s)) }

// plainWords are the words of s in small letters without their marks; "|" stays.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '|'
	})
}

var sentenceEnd = regexp.MustCompile(`[.!?]['")]*(\s+|$)`)

// sentences cuts s where a mark of ending is followed by anything but a small letter: "Ask 'why not?' first." is one.
func sentences(s string) []string {
	var all []string
	from := 0
	for _, end := range sentenceEnd.FindAllStringIndex(s, -1) {
		if end[1] < len(s) && unicode.IsLower(rune(s[end[1]])) {
			continue
		}
		all = append(all, strings.TrimSpace(s[from:end[1]]))
		from = end[1]
	}
	if rest := strings.TrimSpace(s[from:]); rest != "" {
		all = append(all, rest)
	}
	return all
}

// grade is the Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59.
func grade(text string) float64 {
	ws := plainWords(text)
	n := 0
	for _, w := range ws {
		n += syllables(w)
	}
	return 0.39*float64(len(ws))/float64(len(sentences(text))) + 11.8*float64(n)/float64(len(ws)) - 15.59
}

var vowels = regexp.MustCompile(`[aeiouy]+`)

func syllables(word string) int {
	n := len(vowels.FindAllString(word, -1))
	silent := strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") ||
		strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ted") && !strings.HasSuffix(word, "ded")
	if silent && n > 1 {
		n--
	}
	return max(1, n)
}
