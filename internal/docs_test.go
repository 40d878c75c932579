package internal

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// documents are the pages that somebody reads who comes to the repository, by their paths from its top. .github has pages
// too, which its own copy shows elsewhere: links in them are held to the tree as well.
func documents(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, glob := range []string{"*.md", "docs/*.md", ".github/*.md", ".github/*/*.md", ".github/*/*.yml"} {
		names, err := filepath.Glob(filepath.Join("..", glob))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			found[filepath.ToSlash(strings.TrimPrefix(name, "../"))] = string(text)
		}
	}
	return found
}

var (
	aLink    = regexp.MustCompile(`\]\(<?([^)\s>]+)>?\)|(?:src|srcset|href)="([^"\s]+)"`)
	aHeading = regexp.MustCompile(`(?m)^#{1,6} +(.+?) *$`)
	aFence   = regexp.MustCompile("(?ms)^```.*?^```$")
	anInline = regexp.MustCompile("`[^`\n]*`")
)

func TestLinksLeadSomewhere(t *testing.T) {
	all := documents(t)
	n := 0
	for page, text := range all {
		for _, target := range links(text) {
			n++
			if fault := broken(all, page, target); fault != "" {
				t.Errorf("%s: %s: %s", page, target, fault)
			}
		}
	}
	if n < 60 {
		t.Errorf("%d links were found: more are written", n)
	}
}

// links are what a page leads to, but for what only shows how something is written.
func links(text string) (targets []string) {
	text = aFence.ReplaceAllString(text, "")
	for _, m := range aLink.FindAllStringSubmatch(text, -1) {
		targets = append(targets, m[1]+m[2])
	}
	return targets
}

// broken says why a link leads nowhere. Addresses outside are not asked: a test opens no connection.
func broken(all map[string]string, page, target string) string {
	if regexp.MustCompile(`^(https?|mailto):`).MatchString(target) {
		return ""
	}
	file, anchor, _ := strings.Cut(target, "#")
	at := page
	if file != "" {
		at = filepath.ToSlash(filepath.Join(filepath.Dir(page), file))
		if _, err := os.Stat(filepath.Join("..", at)); err != nil {
			return "there is no such file"
		}
	}
	if anchor != "" && !slices.Contains(anchors(all[at]), anchor) {
		return "there is no such heading"
	}
	return ""
}

// anchors are the names by which headings are led to, as GitHub makes them.
func anchors(text string) (names []string) {
	for _, m := range aHeading.FindAllStringSubmatch(aFence.ReplaceAllString(text, ""), -1) {
		names = append(names, strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, m[1]))
	}
	return names
}

func TestBrokenLinksAreFound(t *testing.T) {
	all := map[string]string{"docs/keys.md": "# Keys\n\n## On a list, or two\n"}
	for target, want := range map[string]string{
		"keys.md":                   "",
		"keys.md#on-a-list-or-two":  "",
		"keys.md#on-a-list":         "there is no such heading",
		"#keys":                     "",
		"no-such.md":                "there is no such file",
		"../docs/no-such.md#x":      "there is no such file",
		"../internal/docs_test.go":  "",
		"https://example.org/x.md":  "",
		"../patterns/no-such-card/": "there is no such file",
	} {
		if got := broken(all, "docs/keys.md", target); got != want {
			t.Errorf("%s: %q, want %q", target, got, want)
		}
	}
	if got := links("[a](b.md) `x`\n```sh\n[c](d.md)\n```\n<img src=\"e.svg\">"); !slices.Equal(got, []string{"b.md", "e.svg"}) {
		t.Errorf("links: %q", got)
	}
}

// A page begins with its name, then says what it is for; and README leads to it.
func TestEveryPageSaysWhatItIsForAndIsLedTo(t *testing.T) {
	all := documents(t)
	led := links(all["README.md"])
	for page, text := range all {
		if filepath.Dir(page) != "docs" {
			continue
		}
		title, rest, _ := strings.Cut(strings.TrimSpace(text), "\n")
		rest = strings.TrimSpace(rest)
		if !strings.HasPrefix(title, "# ") || rest == "" || strings.ContainsAny(rest[:1], "#|`<!-") {
			t.Errorf("%s: after its name a page says in a sentence what it is for", page)
		}
		if !slices.Contains(led, page) {
			t.Errorf("%s: README.md does not lead to it", page)
		}
	}
}

// TestReadmeMapsTheTree keeps "Finding your way" true. doc.go is where the packages are told of; README.md has the beginnings
// of the same lines, so that nothing is told in two ways.
func TestReadmeMapsTheTree(t *testing.T) {
	readme := documents(t)["README.md"]
	_, section, ok := strings.Cut(readme, "\n## Finding your way\n")
	if !ok {
		t.Fatal("README.md has no part called Finding your way")
	}
	section, _, _ = strings.Cut(section, "\n## ")
	told := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^([a-z0-9]+) +(\S.*)$`).FindAllStringSubmatch(aFence.FindString(section), -1) {
		told[m[1]] = m[2]
	}
	for _, name := range slices.Sorted(maps.Keys(inDoc(t))) {
		line := inDoc(t)[name]
		switch {
		case strings.Contains(name, "/"): // doc.go is enough for what lies inside another
		case told[name] == "":
			t.Errorf("README.md says nothing of internal/%s: %s", name, line)
		case !strings.HasPrefix(line, told[name]):
			t.Errorf("README.md says of internal/%s %q; doc.go begins otherwise: %q", name, told[name], line)
		}
		delete(told, name)
	}
	for name := range told {
		t.Errorf("README.md speaks of internal/%s, which is not there", name)
	}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	named := anInline.FindAllString(section, -1)
	for _, e := range entries {
		within := func(s string) bool { return strings.HasPrefix(s, "`"+e.Name()) }
		if e.IsDir() && e.Name() != ".git" && !ignored(t, e.Name()) && !slices.ContainsFunc(named, within) {
			t.Errorf("README.md says nothing of the folder %s", e.Name())
		}
	}
}

// inDoc are the packages that doc.go tells of, each with all of its line.
func inDoc(t *testing.T) map[string]string {
	t.Helper()
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	lines, last := map[string]string{}, ""
	for line := range strings.Lines(string(doc)) {
		rest, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "//\t")
		switch {
		case !ok:
			last = ""
		case rest[0] != ' ' && rest[0] != '\t':
			var text string
			last, text, _ = strings.Cut(rest, " ")
			lines[last] = strings.TrimSpace(text)
		case last != "":
			lines[last] += " " + strings.TrimSpace(rest)
		}
	}
	return lines
}

// ignored says that a folder is no part of the repository: what tools leave there.
func ignored(t *testing.T, name string) bool {
	t.Helper()
	list, err := os.ReadFile("../.gitignore")
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return slices.Contains(strings.Fields(string(list)), "/"+name+"/") || slices.Contains(strings.Fields(string(list)), name+"/")
}
