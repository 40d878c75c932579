package selfcheck_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"heed/internal/selfcheck"
)

// whereTo is the whole rule, answer by answer; "-" leads nowhere.
var whereTo = map[string]string{
	"encounter moment": "moments", "encounter partly": "look again", "encounter not_this_time": "look again",
	"encounter unsure": "look again", "encounter na": "not yours",

	"period mostly": "moments", "period sometimes": "look again", "period not_yet": "look again",
	"period unsure": "look again", "period na": "not yours",

	"place helped": "not yours", "place in_the_way": "not yours", "place both": "not yours", "place unnoticed": "-",

	"power mine": "-", "power theirs": "-", "power shifted": "-", "power unsure": "look again",
}

func TestEveryAnswerOfEveryScaleLeadsWhereTheRuleSays(t *testing.T) {
	left := map[string]bool{}
	for k := range whereTo {
		left[k] = true
	}
	for _, scale := range []string{"encounter", "period", "place", "power"} {
		q, err := selfcheck.LoadFS(withScale(t, scale), anyPattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range q.Scale(scale).Options {
			key := scale + " " + string(o.ID)
			want, known := whereTo[key]
			if !known {
				t.Errorf("%s has no place in the rule", key)
			}
			delete(left, key)
			out := q.Standout(selfcheck.Check{Answers: []selfcheck.Answer{{Item: "role-1", Option: o.ID}}})
			if got := groups(out); got != want || out.Empty() != (want == "-") {
				t.Errorf("%s: %s, want %q", key, got, want)
			}
		}
	}
	for k := range left {
		t.Errorf("the rule speaks of %s, which no scale has", k)
	}
}

// withScale is the small questions with the real scales, one of which the statements take.
func withScale(t *testing.T, scale string) fstest.MapFS {
	t.Helper()
	real, err := os.ReadFile("questions/scales.yaml")
	if err != nil {
		t.Fatal(err)
	}
	fsys := small()
	fsys["scales.yaml"].Data = real
	for _, f := range fsys {
		f.Data = []byte(strings.Replace(string(f.Data), "scale: how-often", "scale: "+scale, 1))
	}
	return fsys
}

// groups names the groups that have a line.
func groups(s selfcheck.Standout) string {
	var all []string
	for _, g := range []struct {
		name  string
		lines []selfcheck.Line
	}{{"moments", s.Moments}, {"look again", s.LookAgain}, {"not yours", s.NotYours}} {
		if len(g.lines) > 0 {
			all = append(all, g.name)
		}
	}
	if all == nil {
		return "-"
	}
	return strings.Join(all, ", ")
}

func TestStandoutKeepsTheOrderOfTheQuestionsAndThePersonsWords(t *testing.T) {
	q, _ := load(t)
	out := q.Standout(selfcheck.Check{Answers: []selfcheck.Answer{
		{Item: "x1", Option: selfcheck.Partly},
		{Item: "o1", Option: selfcheck.InTheWay, Note: "nobody to ring"},
		{Item: "r1", Option: selfcheck.NotThisTime, Note: "I rushed"},
		{Item: "s1", Option: selfcheck.Moment},
		{Item: "o2", Option: selfcheck.Unnoticed},
	}})
	if len(out.LookAgain) != 2 || out.LookAgain[0].Item.ID != "r1" || out.LookAgain[1].Item.ID != "x1" {
		t.Errorf("%+v", out.LookAgain)
	}
	if l := out.LookAgain[0]; l.Note != "I rushed" || l.Option.Label != "Not this time" {
		t.Errorf("%+v", l)
	}
	if len(out.Moments) != 1 || len(out.NotYours) != 1 || out.NotYours[0].Note != "nobody to ring" {
		t.Errorf("%+v", out)
	}
}

func TestAnswersFromALaterVersionArePassedOver(t *testing.T) {
	q, _ := load(t)
	out := q.Standout(selfcheck.Check{Answers: []selfcheck.Answer{
		{Item: "r99", Option: selfcheck.Moment}, {Item: "r1", Option: "splendid"}, {Item: "r2", Option: selfcheck.Helped},
	}})
	if !out.Empty() {
		t.Errorf("%+v", out)
	}
}

func TestAnAnswerTakesThePlaceOfTheEarlierOne(t *testing.T) {
	var c selfcheck.Check
	if !c.Empty() {
		t.Error("a new check is not empty")
	}
	c.Set(selfcheck.Answer{Item: "r1", Option: selfcheck.Partly})
	c.Set(selfcheck.Answer{Item: "s1", Option: selfcheck.Moment})
	c.Set(selfcheck.Answer{Item: "r1", Option: selfcheck.Moment, Note: "after all"})
	if a, ok := c.Answer("r1"); !ok || a.Option != selfcheck.Moment || a.Note != "after all" || len(c.Answers) != 2 {
		t.Errorf("%+v", c)
	}
	c.Set(selfcheck.Answer{Item: "r1"})
	if _, ok := c.Answer("r1"); ok || len(c.Answers) != 1 {
		t.Errorf("the answer was not taken away: %+v", c)
	}
	c.Say(selfcheck.WentRight, "I waited")
	c.Say(selfcheck.WentRight, "I waited longer")
	if got := c.Words(selfcheck.WentRight); got != "I waited longer" || len(c.Said) != 1 {
		t.Errorf("%q, %+v", got, c.Said)
	}
	c.Say(selfcheck.WentRight, "")
	c.Set(selfcheck.Answer{Item: "s1"})
	if !c.Empty() || c.Words(selfcheck.WentRight) != "" {
		t.Errorf("%+v", c)
	}
}
