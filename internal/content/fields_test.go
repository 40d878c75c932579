package content_test

import (
	"fmt"
	"strings"
	"testing"

	"heed/internal/content"
)

func TestFieldsOfSomebodyElseAreReadAsFarAsTheyAreTexts(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     "",
		"\n# only a comment\n":                 "",
		"title: a: b\n":                        "error",
		"title: \"a: b\"\nTags: [x, 2, y]\n":   "title=a: b@1 Tags=[x 2 y]@2",
		"tags:\n  - a\n  - [b]\n  - {c: d}\n":  "tags=[a]@1",
		"a:\nb: {c: d}\ne: 2026-01-02 10:11\n": "a=@1 b=@2 e=2026-01-02 10:11@3",
		"a: >-\n  one\n  two\n":                "a=one two@1",
		"- a\n":                                "error",
		"a: &x b\n":                            "error",
		"just words":                           "error",
		"a: 1\na: 2\n":                         "a=1@1 a=2@2",
		"a: \"\\e[31m\"\n":                     "error",
		strings.Repeat("[", 100):               "error",
	} {
		fields, err := content.Fields(text)
		var got []string
		for _, f := range fields {
			value := strings.Join(f.Values, " ")
			if f.List {
				value = "[" + value + "]"
			}
			got = append(got, fmt.Sprintf("%s=%s@%d", f.Name, value, f.Line))
		}
		if err != nil {
			got = []string{"error"}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q is %q, %v", text, got, err)
		}
	}
}
