package selfcheck_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"heed/internal/content"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

func anyPattern(pattern.ID) bool { return true }

const scales = `scales:
  - id: how-often
    stem: How often?
    options:
      - id: often
        label: Often
        plain: A lot
      - id: never
        label: Never
        plain: Not once
        follow_up: Why?
  - id: how-far
    stem: How far?
    options: [{id: far, label: Far, plain: Far}, {id: near, label: Near, plain: Near}]
`

// set is a file of two statements; NAME stands for its name.
const set = `id: NAME
name: All about NAME
scale: how-often
note: A note.
items:
  - id: NAME-1
    core: true
    view: mine
    text: I did it.
    plain: I did.
    anchor: You can point.
    says: A source says so.
    source: [S1:1]
    patterns: [soup, bread]
  - id: NAME-2
    view: theirs
    text: They saw it.
    plain: They saw.
    anchor: They said.
    says: >-
      Another source
      says so.
    source: [S1:2]
    patterns: [soup]
`

const course = `intro: Welcome.
opening:
  - id: b1
    prompt: Which one?
    plain: Which?
    says: So that you know.
  - id: b2
    prompt: How are you?
    plain: How?
    says: It matters.
    options: [{id: fine, label: Fine, plain: Well}, {id: tired, label: Tired, plain: Worn}]
closing:
  - id: z1
    prompt: What now?
    plain: Now?
    says: To end.
paths:
  - id: short
    name: Short
    about: One of two.
    minutes: 3
    items: [role-1, group-1]
  - id: long
    name: Long
    about: Two of two.
    minutes: 5
    items: [role-1, role-2]
`

// small is a whole questionnaire of small files.
func small() fstest.MapFS {
	fsys := fstest.MapFS{"scales.yaml": {Data: []byte(scales)}, "course.yaml": {Data: []byte(course)}}
	names := []string{"group", "place", "power-types", "connection"}
	for _, id := range theme.IDs() {
		names = append(names, string(id))
	}
	for _, name := range names {
		fsys[name+".yaml"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(set, "NAME", name))}
	}
	return fsys
}

// edited is small with one thing changed in one file.
func edited(t *testing.T, file, old, new string) fstest.MapFS {
	t.Helper()
	fsys := small()
	text := string(fsys[file].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%q is not in %s", old, file)
	}
	fsys[file].Data = []byte(strings.Replace(text, old, new, 1))
	return fsys
}

func TestLoadFSReadsEveryPart(t *testing.T) {
	q, err := selfcheck.LoadFS(small(), anyPattern)
	if err != nil {
		t.Fatal(err)
	}
	it, ok := q.Item("group-2")
	if !ok || it.Set != "group" || it.Lens != theme.Group || it.Theme != "" || it.Core || !it.Theirs ||
		it.Text != "They saw it." || it.Plain != "They saw." || it.Anchor != "They said." || it.Says != "Another source says so." ||
		join(it.Sources) != "S1:2" || join(it.Patterns) != "soup" {
		t.Errorf("%+v", it)
	}
	if it, _ := q.Item("role-1"); it.Theme != theme.Role || it.Lens != theme.Person || !it.Core || it.Theirs {
		t.Errorf("%+v", it)
	}
	o, ok := q.Option(it, "never")
	if !ok || o.Label != "Never" || o.Plain != "Not once" || o.FollowUp != "Why?" {
		t.Errorf("%+v", o)
	}
	if _, ok := q.Option(it, "far"); ok {
		t.Error("an answer of another scale was taken")
	}
	if s := q.Sets[0]; s.ID != "role" || s.Name != "All about role" || s.Note != "A note." || join(s.Items) != "role-1 role-2" {
		t.Errorf("%+v", s)
	}
	if p, _ := q.Prompt("b2"); q.Intro != "Welcome." || p.Prompt != "How are you?" || len(p.Options) != 2 || p.Options[1].Plain != "Worn" {
		t.Errorf("%+v", p)
	}
	if p, err := q.Path("long"); err != nil || p.Name != "Long" || p.About != "Two of two." || p.Minutes != 5 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestLoadFaults(t *testing.T) {
	const itemFields = "(there are: id, core, view, text, plain, anchor, says, source, patterns)"
	for _, c := range []struct{ name, file, old, new, want string }{
		{"unknown field", "role.yaml", "core:", "cored:", `7:5: there is no field "cored" ` + itemFields},
		{"repeated field", "role.yaml", "core: true", "view: mine", `8:5: the field "view" stands here twice`},
		{"bad YAML", "role.yaml", "[soup]", "[soup", "24:15: the list that [ opens here is never closed with ]"},
		{"nothing after a colon", "role.yaml", "core: true", "core:", `7:10: nothing is written here ("" is an empty text)`},
		{"core that is not yes or no", "role.yaml", "core: true", "core: yes", `7:11: core is true or false, not "yes"`},
		{"a view of nobody", "role.yaml", "view: mine", "view: ours", `8:11: view is mine or theirs, not "ours"`},
		{"the id of another file", "role.yaml", "id: role\n", "id: rôle\n", `1:5: the id is "rôle", but the file's name says "role"`},
		{"no name", "role.yaml", "name: All about role\n", "", `1:5: "role": name is missing`},
		{"no such scale", "role.yaml", "how-often", "marks", `3:8: there is no scale "marks"`},
		{"an id twice in a file", "role.yaml", "id: role-2", "id: role-1", `15:9: the id "role-1" is missing or taken`},
		{"an id taken in another file", "shared.yaml", "id: shared-1", "id: role-1", `6:9: the id "role-1" is missing or taken`},
		{"an empty id", "shared.yaml", "id: shared-1", `id: ""`, `6:9: the id "" is missing or taken`},
		{"no text", "role.yaml", "    text: They saw it.\n", "", `15:9: "role-2": text is missing`},
		{"no plain words", "role.yaml", "    plain: They saw.\n", "", `15:9: "role-2": plain is missing`},
		{"no anchor", "role.yaml", "    anchor: They said.\n", "", `15:9: "role-2": anchor is missing`},
		{"nothing said", "role.yaml", "says: A source says so.", `says: ""`, `6:9: "role-1": says is missing`},
		{"no sources", "role.yaml", "[S1:2]", "[]", `15:9: "role-2": at least one source is wanted`},
		{"an empty source", "role.yaml", "[S1:2]", `[""]`, `15:9: "role-2": a source is missing`},
		{"no patterns", "role.yaml", "[soup]", "[]", `15:9: "role-2": at least one pattern is wanted`},
		{"no such pattern", "role.yaml", "bread", "stew", `14:22: there is no pattern "stew"`},
		{"a scale twice", "scales.yaml", "id: how-far", "id: how-often", `12:9: the id "how-often" is missing or taken`},
		{"a scale of one answer", "scales.yaml", ", {id: near, label: Near, plain: Near}", "", `12:9: "how-far": at least two options are wanted`},
		{"a scale without a stem", "scales.yaml", "    stem: How far?\n", "", `12:9: "how-far": stem is missing`},
		{"an answer twice", "scales.yaml", "id: never", "id: often", `8:13: the id "often" is missing or taken`},
		{"an answer without an id", "scales.yaml", "{id: far, label", "{label", `12:9: "how-far": an option's id is missing`},
		{"an answer without a label", "scales.yaml", "        label: Never\n", "", `8:13: "never": label is missing`},
		{"an answer without plain words", "scales.yaml", "        plain: Not once\n", "", `8:13: "never": plain is missing`},
		{"no intro", "course.yaml", "Welcome.", `""`, `: "course": intro is missing`},
		{"a question without its reason", "course.yaml", "    says: To end.\n", "", `13:9: "z1": says is missing`},
		{"a question twice", "course.yaml", "id: b2", "id: b1", `7:9: the id "b1" is missing or taken`},
		{"a question at both ends", "course.yaml", "id: z1", "id: b1", `13:9: the id "b1" is missing or taken`},
		{"a path twice", "course.yaml", "id: long", "id: short", `23:9: the id "short" is missing or taken`},
		{"a path of nothing", "course.yaml", "[role-1, role-2]", "[]", `23:9: "long": at least one statement is wanted`},
		{"no such statement", "course.yaml", "group-1", "group-9", `22:21: there is no statement "group-9"`},
		{"a statement twice", "course.yaml", "group-1", "role-1", `22:21: the statement "role-1" stands here twice`},
		{"minutes in words", "course.yaml", "minutes: 3", "minutes: three", `21:14: minutes is a whole number from 1, not "three"`},
		{"no minutes at all", "course.yaml", "minutes: 3", "minutes: 0", `21:14: minutes is a whole number from 1, not "0"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, err := selfcheck.LoadFS(edited(t, c.file, c.old, c.new), func(id pattern.ID) bool { return id != "stew" })
			want := "questions/" + c.file + ":" + strings.TrimPrefix(c.want, ":")
			if err == nil || first(err) != want {
				t.Errorf("%v\nwant %s", err, want)
			}
			if q != nil {
				t.Error("half a questionnaire came with the fault")
			}
		})
	}
}

// first is the first fault; others may follow from it.
func first(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

func TestFaultsOfAllFilesAreToldAtOnce(t *testing.T) {
	fsys := edited(t, "role.yaml", "core: true", "core: yes")
	fsys["shared.yaml"].Data = []byte("id: shared\n")
	delete(fsys, "group.yaml")
	_, err := selfcheck.LoadFS(fsys, anyPattern)
	want := `questions/role.yaml:7:11: core is true or false, not "yes"
questions/shared.yaml: there is no scale ""
questions/shared.yaml:1:5: "shared": name is missing
questions/group.yaml: cannot be read: open group.yaml: file does not exist
questions/course.yaml:22:21: there is no statement "group-1"`
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
	if _, ok := errors.AsType[*content.Error](err); !ok {
		t.Errorf("%#v", err)
	}
}
