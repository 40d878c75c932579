package selfcheck_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

const ownGood = `# mine
items:
  - id: own-tone
    theme: repair
    text: I heard my own tone.
  - id: own-chairs
    theme: repair
    text: I looked at where the chairs stood.
    plain: I saw how we sat.
    anchor: You can draw it.
    why: My supervisor asks this.
    patterns: [stew]
`

func ours(t *testing.T) *selfcheck.Questionnaire {
	t.Helper()
	q, err := selfcheck.Load(func(pattern.ID) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func own(files map[string]string) selfcheck.Source {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return selfcheck.Source{Name: "questions", FS: fsys}
}

func isStew(id pattern.ID) bool { return id == "stew" }

func TestOwnStatementsComeAfterOursInTheirTheme(t *testing.T) {
	before := ours(t)
	q, err := before.With(own(map[string]string{"a.yaml": ownGood}), isStew)
	if err != nil {
		t.Fatal(err)
	}
	theirs, _ := before.Path(selfcheck.ThemePath(theme.Repair))
	want := append(slices.Clone(theirs.Items), "own-tone", "own-chairs")
	if got, _ := q.Path(selfcheck.ThemePath(theme.Repair)); !slices.Equal(got.Items, want) {
		t.Errorf("the path of the theme is %v", got.Items)
	}
	full, _ := q.Path("full")
	if i := slices.Index(full.Items, "own-tone"); i < 1 || full.Items[i-1] != theirs.Items[len(theirs.Items)-1] || full.Items[i+1] != "own-chairs" {
		t.Errorf("the full path is %v", full.Items)
	}
	short, _ := q.Path("short")
	if slices.Contains(short.Items, "own-tone") {
		t.Error("it is on the short path too")
	}
	it, ok := q.Item("own-tone")
	if !ok || !it.Own || it.Theme != theme.Repair || it.Plain != it.Text || it.Says == "" || len(q.Scale(it.Scale).Options) == 0 {
		t.Errorf("%+v", it)
	}
	if it, _ := q.Item("own-chairs"); it.Plain != "I saw how we sat." || !slices.Equal(it.Patterns, []pattern.ID{"stew"}) {
		t.Errorf("%+v", it)
	}
	if was, _ := before.Path("full"); slices.Contains(was.Items, "own-tone") {
		t.Error("the questions it was made of have changed")
	}
}

func TestAnAnswerToAStatementThatHasGoneIsPassedOver(t *testing.T) {
	q, err := ours(t).With(own(map[string]string{"a.yaml": ownGood}), isStew)
	if err != nil {
		t.Fatal(err)
	}
	var c selfcheck.Check
	c.Set(selfcheck.Answer{Item: "own-tone", Option: selfcheck.Moment, Note: "at the door"})
	if out := q.Standout(c); len(out.Moments) != 1 || !out.Moments[0].Item.Own {
		t.Errorf("%+v", out)
	}
	if out := ours(t).Standout(c); !out.Empty() {
		t.Errorf("%+v", out)
	}
}

func TestWhatIsWrongWithOnesOwnIsToldAndCostsThatFile(t *testing.T) {
	for _, tt := range []struct{ claim, old, new, want string }{
		{"an id like ours", "own-tone", "e1", `questions/b.yaml:3:9: an id of your own is "own-" with small letters`},
		{"an id twice", "own-chairs", "own-tone", `questions/b.yaml:6:9: the id "own-tone" is taken`},
		{"an id of another file", "own-chairs", "own-first", `questions/b.yaml:6:9: the id "own-first" is taken`},
		{"no such theme", "theme: repair\n    text: I heard", "theme: love\n    text: I heard", `questions/b.yaml:4:12: no such theme: "love"`},
		{"no text", "    text: I heard my own tone.\n", "", `questions/b.yaml:3:9: "own-tone": text is missing`},
		{"too long a text", "I heard my own tone.", strings.Repeat("long", 30), `questions/b.yaml:5:11: a statement is one line of at most 110 characters`},
		{"no such pattern", "[stew]", "[soup]", `questions/b.yaml:12:16: there is no pattern "soup"`},
		{"a field nobody knows", "anchor:", "ancor:", `questions/b.yaml:10:5: there is no field "ancor"`},
		{"nothing in it", ownGood, "items: []", `questions/b.yaml:1:1: items: at least one is wanted`},
	} {
		text := strings.Replace(ownGood, tt.old, tt.new, 1)
		first := "items:\n  - id: own-first\n    theme: role\n    text: I said who I was.\n"
		q, err := ours(t).With(own(map[string]string{"a.yaml": first, "b.yaml": text, "notes.txt": "?"}), isStew)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.claim, err, tt.want)
		}
		if _, ok := q.Item("own-chairs"); ok {
			t.Errorf("%s: part of the file counts", tt.claim)
		}
		if _, ok := q.Item("own-first"); !ok {
			t.Errorf("%s: the other file does not count", tt.claim)
		}
	}
}
