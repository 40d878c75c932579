package prose_test

import (
	"math"
	"slices"
	"testing"

	"heed/internal/prose"
)

func TestSentencesEndWhereAReaderWouldSay(t *testing.T) {
	for _, tt := range []struct {
		claim, text string
		want        []string
	}{
		{"marks of ending end", "One. Two! Three?", []string{"One.", "Two!", "Three?"}},
		{"a question inside goes on", "Ask \"why not?\" before you say no.", []string{"Ask \"why not?\" before you say no."}},
		{"a quotation closes with its sentence", "\"Say stop.\" She did.", []string{"\"Say stop.\"", "She did."}},
		{"heed has no capital", "You write. heed keeps it.", []string{"You write.", "heed keeps it."}},
		{"a row is no end", "one\ntwo.", []string{"one two."}},
		{"a paragraph is", "A heading\n\nthen text", []string{"A heading", "then text"}},
		{"so is an item", "Bring:\n- a pen\n- paper", []string{"Bring:", "a pen", "paper"}},
		{"marks alone are none", "* * *\n\n...", nil},
	} {
		if got := prose.Sentences(tt.text); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q", tt.claim, got)
		}
	}
}

func TestWordsKeepTheirApostrophes(t *testing.T) {
	if got := prose.Words("“Don’t!” they'd said: No-one."); !slices.Equal(got, []string{"don't", "they'd", "said", "no", "one"}) {
		t.Errorf("%q", got)
	}
}

func TestGradeIsAboutRight(t *testing.T) {
	for text, want := range map[string]float64{
		"":                                     0,
		"The cat sat on the mat. It was warm.": -1.5,
		"The organisation's consultation on accessibility demonstrates considerable institutional commitment to equality.": 28,
	} {
		if got := prose.Grade(text); math.Abs(got-want) > 3 {
			t.Errorf("%q: %.1f, want about %.0f", text, got, want)
		}
	}
}
