package patterns_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"heed/internal/prose"
)

func TestNoSentenceStandsInTwoCards(t *testing.T) {
	seen := map[string]string{}
	for _, p := range cards(t) {
		id := string(p.ID)
		for _, s := range prose.Sentences(strings.Join([]string{p.Problem, p.Therefore, strings.Join(p.Say, " "), p.Care, p.Looks, p.Origin}, " ")) {
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
