package internal

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the guide for writers says of heed's words is held against those words here.

func TestTheGuideShowsTheTemplateAsItIs(t *testing.T) {
	template, err := os.ReadFile("cli/templates/question.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, begun, _ := strings.Cut(string(template), "\nitems:\n")
	begun = strings.NewReplacer("ID", "own-my-tone", "THEME", "repair").Replace("items:\n" + begun)
	if !strings.Contains(documents(t)["docs/own-words.md"], "```yaml\n"+begun+"```") {
		t.Errorf("docs/own-words.md does not show what `heed questions new my-tone --theme repair` writes:\n%s", begun)
	}
}

// The first column of the table is what lint says, with examples in quotation marks and numbers: the words between these
// must be in the program.
func TestTheGuideQuotesLintAsItSpeaks(t *testing.T) {
	_, table, ok := strings.Cut(documents(t)["docs/writing-content.md"], "\n| it says | you could |\n|---|---|\n")
	if !ok {
		t.Fatal("docs/writing-content.md has no table of what lint says")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	source := spoken(t)
	n := 0
	for row := range strings.Lines(table) {
		says := strings.TrimSpace(strings.Split(row, "|")[1])
		for _, words := range regexp.MustCompile(`"[^"]*"|\d+|…|[():]`).Split(says, -1) {
			words = strings.Trim(words, " ,")
			if n++; words != "" && !speaks(source, words) {
				t.Errorf("docs/writing-content.md: lint never says %q (of %q)", words, says)
			}
		}
	}
	if n < 20 {
		t.Errorf("%d parts of what lint says were found: more are written", n)
	}
}

// speaks says that some words are in the source, one of them perhaps as a verb of package fmt.
func speaks(source, words string) bool {
	if strings.Contains(source, words) {
		return true
	}
	all := strings.Fields(words)
	for i, w := range all {
		for _, verb := range []string{"%s", "%q"} {
			all[i] = verb
			if len(all) > 1 && strings.Contains(source, strings.Join(all, " ")) {
				return true
			}
		}
		all[i] = w
	}
	return false
}

// spoken is the source of the packages whose faults lint tells.
func spoken(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, pkg := range []string{"content", "pattern", "selfcheck", "frame", "guide", "theme"} {
		err := filepath.WalkDir(pkg, func(name string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			text, err := os.ReadFile(name)
			all.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
