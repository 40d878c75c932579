package suggest

import (
	"strings"
	"testing"

	"heed/internal/theme"
)

// said words the reasons for one card.
func said(t *testing.T, r Result, id string) string {
	t.Helper()
	for _, s := range r.Suggestions {
		if string(s.Pattern.ID) == id {
			return Because(s.Because)
		}
	}
	t.Fatalf("%s is not among %q", id, told(r))
	return ""
}

func TestReasonsInWords(t *testing.T) {
	e := testEngine(t)
	for _, c := range []struct {
		claim, card string
		r           Request
		want        string
	}{
		{
			"the answer and the statement", "choice",
			Request{Check: check("", "a1=not_this_time")},
			`because you chose "Not this time" for "Statement a1"`,
		},
		{
			"and the person's own words", "reason",
			Request{Check: check("", "s1=not_this_time"), Text: "First I Barked,\n  line up! They did."},
			`because you chose "Not this time" for "Statement s1", and wrote "Barked, line up"`,
		},
		{
			"but not a stray word beside an answer", "reason",
			Request{Check: check("", "s1=not_this_time"), Text: "The line was long for them and she sat with him."},
			`because you chose "Not this time" for "Statement s1"`,
		},
		{
			"words alone, twice at most", "reason",
			Request{Text: "She barked. He told me to line up. She barked at them."},
			`because you wrote "line up" and "barked"`,
		},
		{
			"two answers", "choice",
			Request{Check: check("", "a1=partly", "t1=not_this_time")},
			`because you chose "Not this time" for "Statement t1", and chose "Partly" for "Statement a1"`,
		},
		{
			"the place", "upstairs",
			Request{Check: check("", "o2=in_the_way")},
			`because you chose "Got in the way" for "Statement o2"`,
		},
		{
			"what went right, and what it goes on from", "limits",
			Request{Check: check("", "p1=moment: still in uniform, I promised one thing")},
			`because you chose "Yes, I can point to the moment" for "Statement p1", it goes on from "The two-minute-power-scan card", and wrote "promised"`,
		},
		{
			"what went right, in words", "choice",
			Request{Check: check("", "z1: she had no choice and then we found one")},
			`because you wrote, of what went right, "no choice"`,
		},
		{
			"kept before", "choice",
			Request{Check: check("", "a1=not_this_time"), Kept: []Past{{Pattern: "choice", When: noon()}}},
			`because you chose "Not this time" for "Statement a1", and kept it before`,
		},
		{
			"curly apostrophes are apostrophes", "limits",
			Request{Text: "He heard “I’ll see what I can do” and she heard I promised."},
			`because you wrote "see what I can do" and "promised"`,
		},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if got := said(t, e.Suggest(c.r, noon()), c.card); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestLongStatementsAreCutAfterAWord(t *testing.T) {
	for in, want := range map[string]string{
		"I gave the reason.": "I gave the reason",
		"I thought about how my job, title, clothes or the room might feel to them.": "I thought about how my job, title, clothes or…",
		strings.Repeat("å", 60): strings.Repeat("å", 47) + "…",
	} {
		if got := short(in); got != want {
			t.Errorf("%q", got)
		}
	}
}

func TestWhyNot(t *testing.T) {
	e := testEngine(t)
	answers := check("", "s1=not_this_time", "a1=not_this_time", "e1=not_this_time", "x1=not_this_time")
	for _, c := range []struct {
		claim, card string
		r           Request
		bar         Bar
		line        string
	}{
		{"no such card", "nix", Request{}, Unknown, `There is no such card.`},
		{"it is among them", "choice", Request{Check: answers}, Chosen, `It is among them, because you chose "Not this time" for "Statement a1".`},
		{"nothing touches it", "hats", Request{Check: answers}, Untouched, `Nothing you said or wrote touches it.`},
		{
			"it rests", "choice",
			Request{Check: answers, Waved: []Past{{"choice", noon().AddDate(0, 0, -10)}}},
			Rests,
			`It could fit, because you chose "Not this time" for "Statement a1". You waved it away, so it rests until 24 May. You can open it in the library at any time.`,
		},
		{
			"others fit more", "whose-rule",
			Request{Check: answers},
			Others,
			`It could fit, because you chose "Not this time" for "Statement x1". Closer to what you said: "The choice card", "The reason card", "The sorry card".`,
		},
		{
			"one of its theme is there", "plain-words",
			Request{Check: answers},
			SameTheme,
			`It could fit, because you chose "Not this time" for "Statement s1". "The reason card" has the same theme, "Creating shared understandings", and the cards are spread.`,
		},
		{
			"one that says the same is there", "recap",
			Request{Check: answers},
			SaysSame,
			`It could fit, because you chose "Not this time" for "Statement s1". "The reason card" says much the same.`,
		},
		{
			"the optional lens", "tea",
			Request{Text: "It was her birthday and he told me she cried."},
			Apart,
			`It could fit, because you wrote "birthday". It belongs to the optional questions on a personal connection, which come up only when you ask for them.`,
		},
		{
			"the person can point to it", "choice",
			Request{Check: check("", "a1=moment", "s1=partly"), Max: 1, Text: "He went along."},
			Others,
			`It could fit, because you chose "Yes, I can point to the moment" for "Statement a1". Closer to what you said: "The reason card".`,
		},
		{
			"it did not come up", "choice",
			Request{Check: check("", "a1=na"), Text: "He said he had no choice and she just went along."},
			Settled,
			`It could fit, because you wrote "choice and she just went along". It is left aside, because you chose "Didn't come up, or wasn't mine to decide" for "Statement a1".`,
		},
		{
			"only faintly", "upstairs",
			Request{Text: "I barked line up at them until she cried, then sign here."},
			Faint,
			`It could fit, because you wrote "sign". That touches it only faintly.`,
		},
		{
			"not small", "choice",
			Request{Mood: WornOut, Check: answers},
			NotSmall,
			`It could fit, because you chose "Not this time" for "Statement a1". It may be better kept for when you are rested.`,
		},
		{
			"another builds on what went right", "choice",
			Request{Check: check("", "e1=moment: x", "p1=moment")},
			Chosen,
			`It is among them, because you chose "Yes, I can point to the moment" for "Statement e1", and it goes on from "The sorry card".`,
		},
		{
			"and this one waits behind it", "limits",
			Request{Check: check("", "e1=moment: x", "p1=moment")},
			Others,
			`It could fit, because you chose "Yes, I can point to the moment" for "Statement p1", and it goes on from "The two-minute-power-scan card". Closer to what you said: "The choice card".`,
		},
	} {
		t.Run(c.claim, func(t *testing.T) {
			why := e.WhyNot(ids(c.card)[0], c.r, noon())
			if why.Bar != c.bar {
				t.Errorf("bar %q, want %q", why.Bar, c.bar)
			}
			if got := why.Line(); got != c.line {
				t.Errorf("got  %s\nwant %s", got, c.line)
			}
		})
	}
}

func TestWhyNotAgreesWithSuggest(t *testing.T) {
	e := realEngine(t)
	for _, v := range vignettes(t) {
		r := Request{Text: v.Text, Check: check(theme.Person, "p1=moment", "x1=na", "s1=partly", "o2=both")}
		got := e.Suggest(r, noon())
		for _, p := range e.cards {
			chosen := strings.Contains(" "+strings.NewReplacer("+", "", "@", "").Replace(told(got))+" ", " "+string(p.ID)+" ")
			if why := e.WhyNot(p.ID, r, noon()); (why.Bar == Chosen) != chosen || why.Line() == "" {
				t.Errorf("%s: %q, and suggested are %s", p.ID, why.Line(), told(got))
			}
		}
	}
}
