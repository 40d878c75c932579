package content_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"heed/internal/content"
)

// Whatever the bytes: no panic, no hang; either an error, all of it ours, or texts that a terminal may show.
func FuzzYAML(f *testing.F) {
	for _, seed := range []string{
		"name: soup\nlikes: [salt, \"hot water\"]\nsteps:\n  - id: one\n    text: >-\n      Boil.\n",
		"name: \"\\e[31m\\u202e\\x00\\ud83c\\udf0a\"\n", "likes: [[[[{a: b}]]]]\n", "? - - a\n: b\n", "name: |2-\n   a\n",
		"a: &b [*b]\n<<: *b\n", "%TAG ! a\n--- !b\n...\n", "\ufeffname: caf\u00e9\r\n", "name: '\n\n''", "- -\n -", "a:\n b:\n  c:\n", "{a: [b, }",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var r recipe
		if err := content.YAML("f.yaml", data, &r); err != nil {
			checkFaults(t, err)
			return
		}
		values := append([]content.Value{r.Name}, r.Likes...)
		for _, s := range r.Steps {
			values = append(values, s.ID, s.Text)
		}
		lines := strings.Count(string(data), "\n") + 1
		for _, v := range values {
			checkShown(t, v.Text)
			if v.Line < 0 || v.Line > lines {
				t.Errorf("%+v is in none of the %d lines", v, lines)
			}
		}
	})
}

func FuzzParsePage(f *testing.F) {
	for _, seed := range []string{
		soup, "---\n---\n", "---\nname: a\n---\n## Needs\n```\n## Steps\n", "---\nname: >\n a\n---\nx\n# y\n## Steps\n===\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		page, err := content.ParsePage("f.md", data, new(recipe), headings())
		if err != nil {
			checkFaults(t, err)
			return
		}
		for _, h := range headings() {
			text := page.Section(h).Text
			checkShown(t, text)
			if text == "" {
				t.Errorf("%s is empty", h)
			}
		}
	})
}

// checkFaults says whether every part of err is one of ours, and shows nothing that a terminal would obey.
func checkFaults(t *testing.T, err error) {
	t.Helper()
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range all.Unwrap() {
			checkFaults(t, e)
		}
		return
	}
	var fault *content.Error
	if !errors.As(err, &fault) || fault.Problem == "" || fault.Line < 0 || fault.Line > 0 && fault.Column < 1 {
		t.Errorf("not a fault of a file: %#v", err)
		return
	}
	checkShown(t, err.Error())
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than a line: %q", err)
	}
}

func checkShown(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("not UTF-8: %q", text)
	}
	for _, r := range text {
		if r != '\n' && r != '\u200c' && r != '\u200d' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Errorf("%U in %q", r, text)
		}
	}
}
