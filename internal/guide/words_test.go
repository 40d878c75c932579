package guide_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"heed/internal/guide"
	"heed/internal/pattern"
	"heed/internal/theme"
)

func TestTheseAreTheSessionsAndHowLongTheyTake(t *testing.T) {
	var got []string
	for _, s := range load(t).Sessions {
		got = append(got, fmt.Sprintf("%s %d", s.ID, s.Minutes()))
	}
	want := "monthly-group 75, no-agenda 60, one-to-one 50, questions-only 45, sit-back 60, what-rang 60"
	if g := strings.Join(got, ", "); g != want {
		t.Errorf("%s\nwant %s\nA new one is named here too: what lies in people's notes and plans is not to change unseen.", g, want)
	}
}

func TestTheseAreTheExercisesAndHowLongTheyTake(t *testing.T) {
	var got []string
	for _, e := range load(t).Exercises {
		got = append(got, fmt.Sprintf("%s %d", e.ID, e.Minutes()))
	}
	want := "commitments-on-one-page 60, explain-the-why 40, line-up 30, made-up-walk 50, petals 45, plain-words-threes 45, " +
		"say-it-in-plain-words 35, sorry-said-well 50, stop-the-meeting 50, the-question-you-would-not-answer 25, " +
		"whose-rule 40, whose-rule-is-it 45"
	if g := strings.Join(got, ", "); g != want {
		t.Errorf("%s\nwant %s\nA new one is named here too: what lies in people's notes and plans is not to change unseen.", g, want)
	}
}

func TestSixLinesAreAgreedBeforeASession(t *testing.T) {
	g := load(t).Ground
	var ids []string
	for _, l := range g.Agreement {
		ids = append(ids, l.ID)
	}
	if got := strings.Join(ids, " "); got != "for not stays written passing names" {
		t.Errorf("%s", got)
	}
	if n := len(g.WaysBack); n < 5 || n > 8 {
		t.Errorf("%d ways back", n)
	}
	var kinds []guide.PartKind
	for _, p := range g.Keeping.Parts {
		kinds = append(kinds, guide.PartKind(p.ID))
	}
	if want := []guide.PartKind{guide.PartDate, guide.PartLength, guide.PartFormat, guide.PartThemes, guide.PartAction}; !slices.Equal(kinds, want) {
		t.Errorf("what is kept by default: %v", kinds)
	}
}

// Some names belong to licensed or accredited work. heed does not claim to run it; a source may name it.
func TestNamesAreGeneric(t *testing.T) {
	s := load(t)
	var names []string
	for _, a := range s.Sessions {
		names = append(names, a.Name, a.About)
		for _, step := range a.Steps {
			names = append(names, step.Name, step.Say, step.Screen)
		}
	}
	for _, e := range s.Exercises {
		names = append(names, e.Name)
	}
	for _, n := range names {
		if found := regexp.MustCompile(`(?i)schwartz|balint|tavistock|bells that ring|liberating`).FindString(n); found != "" {
			t.Errorf("%q in %q", found, n)
		}
	}
}

func TestEveryThemeHasASessionAndAnExercise(t *testing.T) {
	s := load(t)
	for _, id := range theme.IDs() {
		in := func(all []theme.ID) bool { return slices.Contains(all, id) }
		if !slices.ContainsFunc(s.Sessions, func(a *guide.Session) bool { return in(a.Themes) }) {
			t.Errorf("no session for %s", id)
		}
		if !slices.ContainsFunc(s.Exercises, func(e *guide.Exercise) bool { return in(e.Themes) }) {
			t.Errorf("no exercise for %s", id)
		}
	}
}

func TestOnlyTheTalkWithoutAnAgendaIsSilent(t *testing.T) {
	for _, s := range load(t).Sessions {
		for _, step := range s.Steps {
			if want := s.ID == "no-agenda" && step.ID == "talk"; step.Silent != want {
				t.Errorf("%s: %s: silent is %v", s.ID, step.ID, step.Silent)
			}
		}
	}
}

// The seeds' copies have 89 and 605 lines.
func TestSourcesAreLinesOfTheSeedsOrNames(t *testing.T) {
	s := load(t)
	of := map[string][]string{"ground": s.Ground.Sources, "safety": s.Ground.Safety.Sources, "check-in": s.Ground.CheckIn.Sources}
	for _, a := range s.Sessions {
		of[a.ID] = a.Sources
	}
	for _, e := range s.Exercises {
		of[e.ID] = e.Sources
	}
	last := map[string]int{"S1": 89, "S2": 605}
	for id, sources := range of {
		seed := false
		for _, src := range sources {
			doc, line, _ := strings.Cut(src, ":")
			most, isSeed := last[doc]
			if n, err := strconv.Atoi(line); isSeed && (err != nil || n < 1 || n > most) {
				t.Errorf("%s: %q is not among the %d lines of %s", id, src, most, doc)
			}
			seed = seed || isSeed
			if !isSeed && len(src) < 10 {
				t.Errorf("%s: %q is no line of a seed (S2:367) and no name (author and year, or such as: our own practice)", id, src)
			}
		}
		if cited := pattern.Cite(sources); !seed || strings.Contains(cited, "S1:") || strings.Contains(cited, "S2:") {
			t.Errorf("%s names no line of the two seeds beside its other sources, or so that nobody can find it: %s", id, cited)
		}
	}
}

// said are all texts of the shelf that people read, with where they stand; sources and ids are left out.
func said(t *testing.T) map[string]string {
	all := map[string]string{}
	s := load(t)
	gather(all, "ground", reflect.ValueOf(s.Ground))
	for _, a := range s.Sessions {
		gather(all, a.ID, reflect.ValueOf(*a))
	}
	for _, e := range s.Exercises {
		gather(all, e.ID, reflect.ValueOf(*e))
	}
	return all
}

func gather(all map[string]string, at string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		all[at] = v.String()
	case reflect.Slice:
		for i := range v.Len() {
			gather(all, fmt.Sprintf("%s.%d", at, i), v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch name := v.Type().Field(i).Name; name {
			case "Sources", "ID", "Themes", "Lens", "Patterns", "Kind", "Who":
			default:
				gather(all, at+"."+name, v.Field(i))
			}
		}
	}
}

func TestTheWordsOfferAndDoNotOrder(t *testing.T) {
	for at, text := range said(t) {
		for _, banned := range []string{
			`—|–`,
			`(?i)\byou (should|must|ought)\b`,
			`(?i)\b(confidential|confidentiality|anonymi[sz]ed|anonymous|service users?|clients?)\b`,
			`(?i)\b(obviously|of course|just remember|always remember|safe space)\b`,
			`(?i)\b(score[ds]?|percent|streak|ranking)\b`,
			`(?i)(behavior|color|organiz|recogniz|apologiz|practicing|center\b|program\b|honor|favor\b|gotten)`,
		} {
			found := regexp.MustCompile(banned).FindString(text)
			if found != "" && !strings.HasPrefix(at, "ground.Keeping.Never") { // where it says that there is none
				t.Errorf("%s: %q in: %s", at, found, text)
			}
		}
	}
}

// What is said aloud, and what stands in large letters on a wall, is short.
func TestWordsAreAsLongAsTheyCanBeSaid(t *testing.T) {
	short := func(at, text string, most int) {
		if n := len(strings.Fields(text)); n > most {
			t.Errorf("%s: %d words, at most %d: %s", at, n, most, text)
		}
	}
	s := load(t)
	each := func(id string, steps []guide.Step) {
		for _, step := range steps {
			at := id + ": " + step.ID
			short(at+": say", step.Say, 60)
			short(at+": screen", step.Screen, 24)
			short(at+": name", step.Name, 6)
			short(at+": note", step.Note, 45)
			short(at+": do", step.Do, 50)
		}
	}
	for _, a := range s.Sessions {
		each(a.ID, a.Steps)
		short(a.ID+": about", a.About, 40)
		for _, w := range append(a.WaysBack, s.Ground.WaysBack...) {
			short(a.ID+": way back", w, 18)
		}
	}
	for _, e := range s.Exercises {
		each(e.ID, e.Steps)
		short(e.ID+": aim", e.Aim, 30)
		short(e.ID+": ask first", e.Before.AskFirst, 60)
	}
}

func TestNoTwoStepsSayTheSame(t *testing.T) {
	seen := map[string]string{}
	s := load(t)
	for _, a := range s.Sessions {
		for _, step := range a.Steps {
			if other := seen[step.Say]; other != "" {
				t.Errorf("%s and %s/%s: %s", other, a.ID, step.ID, step.Say)
			}
			seen[step.Say] = a.ID + "/" + step.ID
		}
	}
	for _, e := range s.Exercises {
		for _, step := range e.Steps {
			if other := seen[step.Do]; other != "" {
				t.Errorf("%s and %s/%s: %s", other, e.ID, step.ID, step.Do)
			}
			seen[step.Do] = e.ID + "/" + step.ID
		}
	}
}
