package suggest

import (
	"slices"
	"testing"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
)

// A line is all that many people type. Each of these is invented; none stands in the corpus of the model in these words.
func TestALineIsEnough(t *testing.T) {
	e := realEngine(t)
	for _, c := range []struct {
		text  string
		cards []pattern.ID // one of them is suggested
		items []selfcheck.ItemID
	}{
		{"I talked over him again.", []pattern.ID{"listen-to-the-end"}, []selfcheck.ItemID{"a3"}},
		{"I interrupted her twice", []pattern.ID{"listen-to-the-end"}, []selfcheck.ItemID{"a3"}},
		{"I cut him off", []pattern.ID{"listen-to-the-end"}, []selfcheck.ItemID{"a3"}},
		{"I never let him finish", []pattern.ID{"listen-to-the-end"}, []selfcheck.ItemID{"a3"}},
		{"I rushed him through it", []pattern.ID{"let-them-set-the-pace", "small-pieces-then-check"}, []selfcheck.ItemID{"a3", "s2"}},
		{"I snapped at a student", []pattern.ID{"say-sorry-plainly", "go-back-the-next-day"}, []selfcheck.ItemID{"e1"}},
		{"I shouted at him", []pattern.ID{"say-sorry-plainly", "go-back-the-next-day"}, []selfcheck.ItemID{"e1"}},
		{"I was rude to the carer", []pattern.ID{"say-sorry-plainly", "go-back-the-next-day"}, []selfcheck.ItemID{"e1"}},
		{"I should say sorry to her", []pattern.ID{"say-sorry-plainly"}, []selfcheck.ItemID{"e1"}},
		{"I forgot to call him back", []pattern.ID{"small-promises-kept"}, []selfcheck.ItemID{"e3"}},
		{"I promised him too much", []pattern.ID{"can-cant-find-out", "small-promises-kept"}, []selfcheck.ItemID{"r1", "e3"}},
		{"He nodded but didn't understand", []pattern.ID{"close-the-loop", "plain-words"}, []selfcheck.ItemID{"s2"}},
		{"Too much jargon in my letter", []pattern.ID{"plain-words"}, []selfcheck.ItemID{"s3"}},
		{"I didn't tell them why", []pattern.ID{"explain-the-why", "open-the-reasoning"}, []selfcheck.ItemID{"s1"}},
		{"I decided it for him", []pattern.ID{"two-real-choices", "what-matters-to-you"}, []selfcheck.ItemID{"a2"}},
		{"I took over and did it myself", []pattern.ID{"ask-before-you-help", "hand-over-the-pen"}, []selfcheck.ItemID{"a1", "a4"}},
		{"I got defensive with her", []pattern.ID{"a-challenge-is-information"}, []selfcheck.ItemID{"g2"}},
		{"Only two people spoke all meeting", []pattern.ID{"go-round"}, []selfcheck.ItemID{"g1"}},
		{"She doesn't trust our service", []pattern.ID{"trust-has-a-history", "own-what-the-service-did"}, []selfcheck.ItemID{"e2"}},
		{"She went quiet", []pattern.ID{"talk-about-what-is-happening-here", "repair-in-the-moment"}, []selfcheck.ItemID{"g3", "e4"}},
		{"I said no without asking why", []pattern.ID{"ask-why-not", "explain-the-why"}, []selfcheck.ItemID{"x2", "s1"}},
	} {
		got := e.Suggest(Request{Text: c.text}, noon())
		suggested := slices.ContainsFunc(got.Suggestions, func(s Suggestion) bool { return slices.Contains(c.cards, s.Pattern.ID) })
		asked := len(got.Ask) > 0 && slices.Contains(c.items, got.Ask[0].ID)
		if !suggested && !asked {
			t.Errorf("%q: suggests %q, asks %q", c.text, told(got), askedItems(got))
		}
	}
}

func TestALineOfOrdinaryLifeIsLeftAlone(t *testing.T) {
	e := realEngine(t)
	for _, text := range []string{
		"The boiler is mended.", "Cut the hedge today", "We talked over tea", "Rain again", "The kettle is broken", "Swimming, then chips", "My sister rang", "New shoes",
	} {
		if got := e.Suggest(Request{Text: text}, noon()); !got.Silent {
			t.Errorf("%q: %s", text, told(got))
		}
	}
}
