package guide_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"heed/internal/content"
	"heed/internal/guide"
	"heed/internal/pattern"
	"heed/patterns"
)

// load returns the real sessions and exercises with the real library. That they load without a fault is what makes an
// error in front of a group impossible.
func load(t *testing.T) *guide.Shelf {
	t.Helper()
	lib, err := pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS})
	if err != nil {
		t.Fatal(err)
	}
	s, err := guide.Load(func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// anyPattern takes every pattern for one that is there.
func anyPattern(pattern.ID) bool { return true }

const ownSession = `id: mine
name: Mine
minutes: 7
people: "2"
about: To try it.
themes: [power]
source: [our own]
roles:
  - id: teller
    name: teller
    does: Tells.
` + ownSteps

const ownSteps = `steps:
  - id: a
    name: A
    minutes: 5
    who: teller
    say: What happened?
    screen: What happened?
    silent: true
    spare: [And then?]
  - id: b
    name: B
    minutes: 2
    say: What was useful?
    screen: What was useful?
`

const ownExercise = `id: mine
name: Mine
minutes: 3
people: 4 to 12
aim: To try it.
themes: [power]
need: [pens]
prepare: [Try it.]
ask_first: You can say no.
opting_out: Watch.
papers:
  - kind: boxes
    name: A page
    text: To fill in.
    items: [One, Two]
steps:
  - id: a
    name: A
    minutes: 3
    do: In pairs.
    screen: In pairs
debrief: [What did you notice?]
do_not: Do not hurry.
patterns: [close-the-loop]
source: [S2:373]
`

func TestOwnFilesStandBesideOursAndAreMarked(t *testing.T) {
	s, err := guide.Load(
		anyPattern,
		guide.Source{Kind: guide.Sessions, Name: "home/sessions", FS: fstest.MapFS{
			"mine.yaml": {Data: []byte(ownSession)}, "notes.txt": {Data: []byte("no")}, ".hidden.yaml": {Data: []byte("no")},
		}},
		guide.Source{Kind: guide.Exercises, Name: "home/exercises", FS: fstest.MapFS{"mine.yml": {Data: []byte(ownExercise)}}},
	)
	if err != nil {
		t.Fatal(err)
	}
	mine, ok := s.Session("mine")
	if !ok || !mine.Own || mine.Minutes() != 7 || !mine.Steps[0].Silent || mine.Steps[0].Who != "teller" || mine.Steps[0].Spare[0] != "And then?" {
		t.Errorf("%+v", mine)
	}
	e, ok := s.Exercise("mine")
	if !ok || !e.Own || e.Minutes() != 3 || e.Before.Papers[0].Items[1] != "Two" || !e.Before.Papers[0].ForEach() {
		t.Errorf("%+v", e)
	}
	if ours, ok := s.Session("one-to-one"); !ok || ours.Own {
		t.Errorf("%+v", ours)
	}
	if _, ok := s.Session("petals"); ok {
		t.Error("an exercise was found among the sessions")
	}
}

func TestASlipInAnOwnFileIsPointedAtAndCostsThatFile(t *testing.T) {
	for claim, c := range map[string]struct {
		kind           guide.Kind
		from, to, want string
	}{
		"an unknown field":            {guide.Sessions, "about:", "abuot:", `home/mine.yaml:5:1: there is no field "abuot"`},
		"no words to say":             {guide.Sessions, "    say: What happened?\n", "", `home/mine.yaml:13:9: "a": say is missing`},
		"nothing for the screen":      {guide.Exercises, "    screen: In pairs\n", "", `home/mine.yaml:17:9: "a": screen is missing`},
		"nothing to do":               {guide.Exercises, "    do: In pairs.\n", "", `home/mine.yaml:17:9: "a": do is missing`},
		"minutes that do not add up":  {guide.Sessions, "minutes: 7", "minutes: 8", `home/mine.yaml:3:10: the steps take 7 minutes together, but minutes says "8"`},
		"no minutes at all":           {guide.Sessions, "minutes: 7\n", "", `home/mine.yaml:1:5: the steps take 7 minutes together, but minutes says ""`},
		"a step of no minutes":        {guide.Sessions, "minutes: 5", "minutes: 0", `home/mine.yaml:15:14: "a": minutes is a whole number from 1 to 240, not "0"`},
		"a step of a day":             {guide.Sessions, "minutes: 5", "minutes: 999", `"a": minutes is a whole number from 1 to 240, not "999"`},
		"two steps with one id":       {guide.Sessions, "id: b", "id: a", `home/mine.yaml:21:9: the step "a" is missing its id, or stands here twice`},
		"a role that nobody has":      {guide.Sessions, "who: teller", "who: listener", `home/mine.yaml:16:10: "a": there is no role "listener"`},
		"an exercise's field":         {guide.Sessions, "    say: What happened?", "    do: x\n    say: What happened?", `do is for exercises`},
		"a session's field":           {guide.Exercises, "    do: In", "    who: x\n    do: In", `who is for sessions`},
		"silent in other words":       {guide.Sessions, "silent: true", "silent: maybe", `silent is true or false, not "maybe"`},
		"a theme that is none":        {guide.Sessions, "[power]", "[might]", `home/mine.yaml:6:10: no such theme: "might"`},
		"a theme twice":               {guide.Sessions, "[power]", "[power, power]", `themes: "power" stands here twice`},
		"no theme":                    {guide.Sessions, "themes: [power]\n", "", `"mine": themes is missing`},
		"a lens that is none":         {guide.Sessions, "themes:", "lens: magnifying\nthemes:", `no such lens: "magnifying"`},
		"no source":                   {guide.Sessions, "source: [our own]\n", "", `"mine": source is missing`},
		"lines cited together":        {guide.Exercises, "S2:373", `"S2:373-381"`, `home/mine.yaml:25:10: a line of a source is written S1:13, and each line by itself: not "S2:373-381"`},
		"another id than the file's":  {guide.Sessions, "id: mine", "id: yours", `the id is "yours", but the file's name says "mine"`},
		"a name over two lines":       {guide.Sessions, "name: Mine", "name: |\n  Mine\n  and yours", `a name is one line`},
		"an empty spare question":     {guide.Sessions, "[And then?]", `["And then?", ""]`, `an empty line in spare`},
		"no steps":                    {guide.Sessions, ownSteps, "", `"mine": steps is missing`},
		"no opting out":               {guide.Exercises, "opting_out: Watch.\n", "", `"mine": opting_out is missing`},
		"no words to ask first":       {guide.Exercises, "ask_first: You can say no.\n", "", `"mine": ask_first is missing`},
		"no debrief":                  {guide.Exercises, "debrief: [What did you notice?]\n", "", `"mine": debrief is missing`},
		"no care":                     {guide.Exercises, "do_not: Do not hurry.\n", "", `"mine": do_not is missing`},
		"a paper of no known kind":    {guide.Exercises, "kind: boxes", "kind: plane", `no such kind of paper: "plane"`},
		"a paper with nothing on it":  {guide.Exercises, "    items: [One, Two]\n", "", `"boxes": items is missing`},
		"a pattern that is not there": {guide.Exercises, "close-the-loop", "nothing-like-it", `home/mine.yaml:24:12: there is no pattern "nothing-like-it"`},
	} {
		text := ownSession
		if c.kind == guide.Exercises {
			text = ownExercise
		}
		broken := strings.Replace(text, c.from, c.to, 1)
		if broken == text {
			t.Fatalf("%s: nothing was broken", claim)
		}
		has := func(id pattern.ID) bool { return id != "nothing-like-it" }
		s, err := guide.Load(has, guide.Source{Kind: c.kind, Name: "home", FS: fstest.MapFS{"mine.yaml": {Data: []byte(broken)}}})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v\nwant %s", claim, err, c.want)
		}
		if _, ok := errors.AsType[*content.Error](err); !ok {
			t.Errorf("%s: not a fault of a file: %v", claim, err)
		}
		_, isSession := s.Session("mine")
		_, isExercise := s.Exercise("mine")
		if ours := load(t); isSession || isExercise || len(s.Sessions) != len(ours.Sessions) || len(s.Exercises) != len(ours.Exercises) {
			t.Errorf("%s: it cost more than that file, or not even that", claim)
		}
	}
}

func TestOursKeepTheirIDs(t *testing.T) {
	taken := strings.Replace(ownSession, "id: mine", "id: one-to-one", 1)
	s, err := guide.Load(anyPattern, guide.Source{Kind: guide.Sessions, Name: "home", FS: fstest.MapFS{"one-to-one.yaml": {Data: []byte(taken)}}})
	if err == nil || !strings.Contains(err.Error(), `home/one-to-one.yaml:1:5: the id "one-to-one" is taken by sessions/one-to-one.yaml`) {
		t.Errorf("%v", err)
	}
	if ours, _ := s.Session("one-to-one"); ours.Own || len(s.Sessions) != len(load(t).Sessions) {
		t.Error("somebody's own took the place of ours")
	}
}

func TestWhatCannotBeReadIsToldAndCostsNothingElse(t *testing.T) {
	folder := fstest.MapFS{
		"folder.yaml/in.txt": {Data: []byte("x")},
		"large.yaml":         {Data: make([]byte, content.MaxSize+1)},
		"broken.yaml":        {Data: []byte("id: [")},
		"empty.yaml":         {},
		"mine.yaml":          {Data: []byte(ownSession)},
	}
	s, err := guide.Load(anyPattern, guide.Source{Kind: guide.Sessions, Name: "home", FS: folder})
	for _, want := range []string{"home/folder.yaml: not a file", "home/large.yaml: larger than 512 KB", "home/broken.yaml:1:", "home/empty.yaml: nothing is written here"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %s in\n%v", want, err)
		}
	}
	if _, ok := s.Session("mine"); !ok {
		t.Error("a good file was lost among bad ones")
	}
}
