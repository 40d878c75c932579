package selfcheck_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/patterns"
)

// load returns the real questions and the real library. That they load without a fault is what makes an error at a
// person's start impossible.
func load(t *testing.T) (*selfcheck.Questionnaire, *pattern.Library) {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	q, err := selfcheck.Load(func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		t.Fatal(err)
	}
	return q, lib
}

// The ids stand here as they stand in people's journals. If this fails, a name was changed that must never change.
func TestIDsAreThoseInJournals(t *testing.T) {
	q, _ := load(t)
	var got []string
	for _, s := range q.Sets {
		got = append(got, fmt.Sprintf("%s: %s", s.ID, join(s.Items)))
	}
	for _, p := range slices.Concat(q.Opening, q.Closing) {
		line := string(p.ID)
		for _, o := range p.Options {
			line += " " + string(o.ID)
		}
		got = append(got, line)
	}
	for _, id := range []string{"encounter", "period", "place", "power"} {
		line := id + ":"
		for _, o := range q.Scale(id).Options {
			line += " " + string(o.ID)
		}
		got = append(got, line)
	}
	want := `role: r1 r2 r3 r4
shared: s1 s2 s3 s4
power: p1 p2 p3 p4
together: t1 t2 t3 t4
autonomy: a1 a2 a3 a4
repair: e1 e2 e3 e4
expansive: x1 x2 x3 x4
group: g1 g2 g3 g4 g5 g6
place: o1 o2 o3 o4 o5
power-types: k1 k2 k3 k4 k5
connection: c1 c2
b1
b2
b3 all-right stirred-up worn-out rather-not
z1
z2
z3
z4
encounter: moment partly not_this_time unsure na
period: mostly sometimes not_yet unsure na
place: helped in_the_way both unnoticed
power: mine theirs shifted unsure`
	if g := strings.Join(got, "\n"); g != want {
		t.Errorf("%s\nwant\n%s\nA new statement is named here too. None is ever renamed.", g, want)
	}
}

func TestPathsAreTheseAndOneForEachTheme(t *testing.T) {
	q, _ := load(t)
	want := map[selfcheck.PathID]string{
		"short":       "3: r1 s1 p1 t1 a1 e1 x1",
		"full":        "10: r1 r2 r3 r4 s1 s2 s3 s4 p1 p2 p3 p4 t1 t2 t3 t4 a1 a2 a3 a4 e1 e2 e3 e4 x1 x2 x3 x4",
		"group":       "3: g1 g2 g3 g4 g5 g6",
		"place":       "2: o1 o2 o3 o4 o5",
		"power-types": "2: k1 k2 k3 k4 k5",
		"connection":  "1: c1 c2",
	}
	for _, p := range q.Paths {
		if got := fmt.Sprintf("%d: %s", p.Minutes, join(p.Items)); got != want[p.ID] {
			t.Errorf("%s: %s\nwant %s", p.ID, got, want[p.ID])
		}
		delete(want, p.ID)
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
	for _, th := range theme.All() {
		p, err := q.Path(selfcheck.ThemePath(th.ID))
		if err != nil || len(p.Items) != 4 || p.Name != th.Name || p.About == "" || p.Minutes == 0 {
			t.Errorf("%s: %+v, %v", th.ID, p, err)
		}
	}
}

func TestAnUnknownPathIsToldWithTheOnesThereAre(t *testing.T) {
	q, _ := load(t)
	for _, id := range []selfcheck.PathID{"long", "theme:", "theme:nope", "theme:group", ""} {
		_, err := q.Path(id)
		want := fmt.Sprintf("no such path: %q (there are: short, full, theme:ID, group, place, power-types, connection)", id)
		if err == nil || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
	for _, p := range q.Paths { // what the error lists is what there is
		if _, err := q.Path("nope"); !strings.Contains(err.Error(), string(p.ID)) {
			t.Errorf("the error does not name %s", p.ID)
		}
	}
}

func TestOneStatementOfEachThemeIsOnTheShortPath(t *testing.T) {
	q, _ := load(t)
	short, _ := q.Path("short")
	for _, it := range q.Items() {
		if it.Core != slices.Contains(short.Items, it.ID) {
			t.Errorf("%s: core is %v", it.ID, it.Core)
		}
	}
}

// Only the person opposite could really answer one question in each theme; it is asked last.
func TestEachThemeEndsWithTheOtherSide(t *testing.T) {
	q, _ := load(t)
	for _, s := range q.Sets {
		for i, id := range s.Items {
			it, _ := q.Item(id)
			last := i == len(s.Items)-1
			ofSeven := it.Theme != "" && s.ID != "expansive" // what one dares beyond the role, one knows oneself
			if want := last && (ofSeven || s.ID == "group"); it.Theirs != want {
				t.Errorf("%s: theirs is %v", id, it.Theirs)
			}
		}
	}
}

func TestStatementsBelongToTheirSet(t *testing.T) {
	q, _ := load(t)
	n := 0
	for _, s := range q.Sets {
		if s.Name == "" {
			t.Errorf("%s has no name", s.ID)
		}
		for _, id := range s.Items {
			n++
			it, ok := q.Item(id)
			if !ok || it.Set != s.ID {
				t.Errorf("%s: %+v", id, it)
			}
			wantLens, wantTheme := theme.Lens(s.ID), theme.ID("")
			if th, err := theme.Parse(s.ID); err == nil {
				wantLens, wantTheme = theme.Person, th
			}
			if it.Lens != wantLens || it.Theme != wantTheme {
				t.Errorf("%s: lens %q, theme %q", id, it.Lens, it.Theme)
			}
			if scale := q.Scale(it.Scale); len(scale.Options) < 2 || scale.Stem == "" {
				t.Errorf("%s: scale %+v", id, scale)
			}
		}
	}
	if all := q.Items(); len(all) != n {
		t.Errorf("%d statements, %d in sets", len(all), n)
	}
}

func TestStatementsAreShortAndSaidTwice(t *testing.T) {
	q, _ := load(t)
	seen := map[string]selfcheck.ItemID{}
	for _, it := range q.Items() {
		for _, c := range []struct {
			part, text string
			min, most  int
		}{
			{"text", it.Text, 2, 17},
			{"plain words", it.Plain, 2, 12},
			{"anchor", it.Anchor, 3, 18},
			{"what the source says", it.Says, 20, 75},
		} {
			if n := len(strings.Fields(c.text)); n < c.min || n > c.most {
				t.Errorf("%s: %s has %d words, want %d to %d: %s", it.ID, c.part, n, c.min, c.most, c.text)
			}
			if strings.Contains(c.text, "—") {
				t.Errorf("%s: a dash in %s", it.ID, c.part)
			}
			if other := seen[c.text]; other != "" {
				t.Errorf("%s and %s have the same %s", other, it.ID, c.part)
			}
			seen[c.text] = it.ID
		}
		if it.Plain == it.Text {
			t.Errorf("%s: the plain words are the same", it.ID)
		}
	}
}

func TestEveryQuestionHasItsWords(t *testing.T) {
	q, _ := load(t)
	if q.Intro == "" || len(q.Opening) != 3 || len(q.Closing) != 4 {
		t.Errorf("intro %q, %d opening, %d closing", q.Intro, len(q.Opening), len(q.Closing))
	}
	for _, id := range []selfcheck.PromptID{
		selfcheck.WhichSession, selfcheck.OneMoment, selfcheck.HowAreYou,
		selfcheck.WentRight, selfcheck.IfThen, selfcheck.WhoToAsk, selfcheck.ProperRecord,
	} {
		p, ok := q.Prompt(id)
		n := len(strings.Fields(p.Says))
		if !ok || p.Prompt == "" || p.Plain == p.Prompt || n < 20 || n > 75 {
			t.Errorf("%s: %+v (%d words)", id, p, n)
		}
	}
	if _, ok := q.Prompt("b9"); ok {
		t.Error("a question that is not there was found")
	}
}

// Every card can come up in a check-in, and every link from a statement leads to a card of a fitting kind.
func TestEveryCardIsBroughtUpByAStatement(t *testing.T) {
	q, lib := load(t)
	brought := map[pattern.ID]bool{}
	for _, it := range q.Items() {
		for _, id := range it.Patterns {
			brought[id] = true
		}
		if it.Lens == theme.Place && !slices.ContainsFunc(it.Patterns, func(id pattern.ID) bool {
			p, _ := lib.Pattern(id)
			return p.Lens == theme.Place
		}) {
			t.Errorf("%s is about the place and leads to no card for the place", it.ID)
		}
	}
	for _, p := range lib.All() {
		if !brought[p.ID] {
			t.Errorf("no statement brings up %s: name it under patterns of one, in internal/selfcheck/questions", p.ID)
		}
	}
}

func join[T ~string](all []T) string {
	s := make([]string, len(all))
	for i, v := range all {
		s[i] = string(v)
	}
	return strings.Join(s, " ")
}
