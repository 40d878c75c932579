package suggest

import (
	"strings"
	"testing"

	"heed/internal/pattern"
)

func ids(s string) []pattern.ID {
	var all []pattern.ID
	for f := range strings.FieldsSeq(s) {
		all = append(all, pattern.ID(f))
	}
	return all
}

func hits(hs []Hit) string {
	var all []string
	for _, h := range hs {
		all = append(all, string(h.Pattern.ID))
	}
	return strings.Join(all, " ")
}

func TestFind(t *testing.T) {
	e := testEngine(t)
	for _, c := range []struct{ claim, typed, want string }{
		{"nothing typed", "", ""},
		{"only a space", " \t", ""},
		{"what no card has", "spreadsheet", ""},
		{"a whole word", "uniform", "two-minute-power-scan"},
		{"the beginning of the last word", "unif", "two-minute-power-scan"},
		{"which something that follows ends", "unif ", ""},
		{"a longer form of a word", "nodding", "recap"},
		{"a name by its beginning", "the cho", "choice"},
		{"a name by a word in it", "recap", "recap"},
		{"an id as it is written", "whose-rule", "whose-rule"},
		{"more of the words before fewer", "nodded choice blank", "recap choice"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if got := hits(e.Find(c.typed, 20)); got != c.want {
				t.Errorf("finds %q, want %q", got, c.want)
			}
		})
	}
}

func TestFindStopsAtN(t *testing.T) {
	e := testEngine(t)
	for _, n := range []int{-1, 0, 1, 5} {
		if got := len(e.Find("card", n)); got != max(n, 0) {
			t.Errorf("%d hits of %d", got, n)
		}
	}
}

func TestFindKnowsEveryNameWhileItIsTyped(t *testing.T) {
	e := realEngine(t)
	for _, p := range e.cards {
		for _, typed := range []string{p.Name, strings.ToLower(p.Name), string(p.ID), p.Name[:len(p.Name)-2]} {
			if got := e.Find(typed, 1); len(got) == 0 || got[0].Pattern != p {
				t.Errorf("%q finds %s", typed, hits(got))
			}
		}
	}
}
