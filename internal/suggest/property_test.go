package suggest

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// keepsItsWord checks what holds for any request whatever.
func keepsItsWord(t interface{ Errorf(string, ...any) }, e *Engine, r Request, now time.Time) {
	got := e.Suggest(r, now)
	if len(got.Suggestions) > Most || r.Max == 1 && len(got.Suggestions) > 1 {
		t.Errorf("%d suggestions", len(got.Suggestions))
	}
	if got.Silent != (len(got.Suggestions) == 0 && got.Risk == nil) {
		t.Errorf("silent %v with %d suggestions, a sign of danger: %v", got.Silent, len(got.Suggestions), got.Risk != nil)
	}
	seen := map[pattern.ID]bool{}
	for i, s := range got.Suggestions {
		if seen[s.Pattern.ID] {
			t.Errorf("%s twice", s.Pattern.ID)
		}
		seen[s.Pattern.ID] = true
		for _, o := range got.Suggestions[:i] {
			if saysSame(s.Pattern, o.Pattern) {
				t.Errorf("%s says the same as %s", s.Pattern.ID, o.Pattern.ID)
			}
		}
		for _, p := range r.Waved {
			if p.Pattern == s.Pattern.ID && now.Before(p.When.Add(Rest)) {
				t.Errorf("%s was waved away on %v", p.Pattern, p.When)
			}
		}
		if len(s.Because) == 0 || s.Because[0].Kind == Kept || s.Because[0].Kind == Tried {
			t.Errorf("%s has no reason", s.Pattern.ID)
		}
		for _, b := range s.Because {
			quotesAreTheirs(t, r, b)
		}
	}
	if len(got.Ask) > mostAsk {
		t.Errorf("%d statements asked", len(got.Ask))
	}
	for _, it := range got.Ask {
		if r.Check == nil {
			continue
		}
		if a, ok := r.Check.Answer(it.ID); ok {
			if _, known := e.q.Option(it, a.Option); known {
				t.Errorf("%s is asked and was answered", it.ID)
			}
		}
	}
}

// quotesAreTheirs checks that a reason has what its kind promises and that its quotes stand where it says.
func quotesAreTheirs(t interface{ Errorf(string, ...any) }, r Request, b Reason) {
	if b.Line() == "" || b.Kind == Wrote && len(b.Quotes) == 0 {
		t.Errorf("a reason of kind %q says nothing", b.Kind)
	}
	for _, q := range b.Quotes {
		source := r.Text
		switch q.Source {
		case FromNote:
			a, _ := r.Check.Answer(q.Item)
			source = a.Note
		case FromSaid:
			source = r.Check.Words(q.Prompt)
		}
		if q.Start < 0 || q.End > len(source) || q.Start >= q.End || source[q.Start:q.End] != q.Text {
			t.Errorf("%q does not stand at %d of the %s", q.Text, q.Start, q.Source)
		}
		if len(q.Text) > 400 || strings.ContainsAny(q.Text, "\"\x1b\x00\u202e") {
			t.Errorf("%q is no quote", q.Text)
		}
	}
}

func TestWhateverIsSaid(t *testing.T) {
	e := realEngine(t)
	vocabulary := strings.Fields(strings.Join(vignetteTexts(t), " "))
	words := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 60).Draw(t, "words"), rapid.SampledFrom([]string{" ", "\n", ", ", "\t\x1b"}).Draw(t, "gap"))
	})
	past := rapid.Custom(func(t *rapid.T) Past {
		return Past{rapid.SampledFrom(e.cards).Draw(t, "card").ID, noon().Add(-time.Duration(rapid.IntRange(-100, 2000).Draw(t, "hours")) * time.Hour)}
	})
	rapid.Check(t, func(t *rapid.T) {
		c := &selfcheck.Check{Lens: rapid.SampledFrom(theme.Lenses()).Draw(t, "lens")}
		for _, it := range rapid.SliceOfN(rapid.SampledFrom(e.items), 0, 20).Draw(t, "items") {
			options := e.q.Scale(it.Scale).Options
			c.Set(selfcheck.Answer{Item: it.ID, Option: rapid.SampledFrom(options).Draw(t, "option").ID, Note: words.Draw(t, "note")})
		}
		c.Say(selfcheck.WentRight, words.Draw(t, "right"))
		r := Request{
			Check: c, Text: words.Draw(t, "text"), Max: rapid.IntRange(-1, 4).Draw(t, "max"),
			Mood: rapid.SampledFrom([]Mood{"", WornOut, StirredUp, "all-right"}).Draw(t, "mood"),
			Kept: rapid.SliceOfN(past, 0, 5).Draw(t, "kept"), Waved: rapid.SliceOfN(past, 0, 30).Draw(t, "waved"),
			Tried: rapid.SliceOfN(past, 0, 5).Draw(t, "tried"),
		}
		keepsItsWord(t, e, r, noon())
	})
}

func TestThatACardWasKeptIsNoReasonForIt(t *testing.T) {
	e := realEngine(t)
	r := Request{Check: &selfcheck.Check{}}
	r.Check.Say(selfcheck.WentRight, "saying He") // too little to quote
	for _, p := range e.cards {
		r.Kept = append(r.Kept, Past{p.ID, noon().AddDate(0, -6, 0)})
	}
	keepsItsWord(t, e, r, noon())
	r.Kept, r.Tried = nil, r.Kept
	keepsItsWord(t, e, r, noon())
}

func FuzzSuggest(f *testing.F) {
	for _, s := range []string{
		"", "I barked line up", "\xff\xfe", "👩‍👩‍👧‍👦 said \u202eno\u202c", "couldn’t say no\r\n\r\nand he   nodded", strings.Repeat("y", 50),
		"'''''", "ǅ İ ß ﬀ ̈", "a\x00b\x1b]0;x\x07",
	} {
		f.Add(s, s)
	}
	e := realEngine(f)
	f.Fuzz(func(t *testing.T, text, note string) {
		r := Request{Text: text, Check: check("", "s1=not_this_time: "+note, "p1=moment: "+text, "o1=both: "+note)}
		r.Check.Say(selfcheck.WentRight, note)
		keepsItsWord(t, e, r, noon())
		if got := e.WhyNot("explain-the-why", r, noon()); got.Line() == "" {
			t.Errorf("no answer to why not: %+v", got.Bar)
		}
		if got := e.Find(text, 5); len(got) > 5 {
			t.Errorf("%d hits", len(got))
		}
	})
}
