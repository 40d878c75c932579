package prose_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"heed/internal/theme"
)

func TestTheGlossaryHasEveryWordItLeansOn(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "docs", "glossary.md"))
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	var terms []string
	for _, m := range regexp.MustCompile(`(?m)^\*\*(.+?)[.?]\*\*`).FindAllStringSubmatch(page, -1) {
		terms = append(terms, strings.ToLower(m[1]))
	}
	if !slices.IsSortedFunc(terms, func(a, b string) int {
		return strings.Compare(strings.TrimPrefix(a, "a "), strings.TrimPrefix(b, "a "))
	}) {
		t.Errorf("not in the order of the alphabet: %q", terms)
	}
	// "*answered*", "*backups*" and "*themes*" lead to the words without their endings.
	for _, m := range regexp.MustCompile(`[^*]\*([^*\n]+)\*[^*]`).FindAllStringSubmatch(page, -1) {
		word := strings.ToLower(m[1])
		if word != "italics" && !slices.ContainsFunc(terms, func(term string) bool {
			return strings.HasPrefix(word, strings.TrimSuffix(term, "y")) || strings.HasPrefix(term, word)
		}) {
			t.Errorf("%q stands in italics and has no line", word)
		}
	}
	for _, th := range theme.All() {
		if !slices.Contains(terms, strings.ToLower(th.Name)) {
			t.Errorf("the theme %q has no line", th.Name)
		}
	}
	for _, l := range theme.Lenses() {
		if !strings.Contains(strings.ToLower(strings.Join(strings.Fields(page), " ")), strings.ToLower(l.Name())) {
			t.Errorf("the lens %q is not told", l.Name())
		}
	}
}
