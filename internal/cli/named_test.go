package cli_test

import (
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A command between backquotes, in a page or in anything heed says, names commands and flags that there are.
func TestEveryCommandThatIsNamedIsThere(t *testing.T) {
	t.Parallel()
	known := helps(t)
	texts := pages(t)
	err := filepath.WalkDir(filepath.Join(root(t), "internal"), func(path string, d fs.DirEntry, err error) error {
		for _, ending := range []string{".go", ".md", ".yaml"} {
			if err == nil && strings.HasSuffix(path, ending) && !strings.HasSuffix(path, "_test.go") && !strings.Contains(path, "testdata") {
				texts = append(texts, path)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range texts {
		for _, m := range regexp.MustCompile("`heed( [^`\"\n]*)?`").FindAllStringSubmatch(read(t, file), -1) {
			n++
			if fault := unknown(known, m[1]); fault != "" {
				name, _ := filepath.Rel(root(t), file)
				t.Errorf("%s: `heed%s`: %s", name, m[1], fault)
			}
		}
	}
	if n < 100 {
		t.Errorf("%d commands were found: more are named", n)
	}
}

// unknown says which command or flag in some words there is not.
func unknown(known map[string]string, words string) string {
	path := ""
	for w := range strings.FieldsSeq(words) {
		flag, isFlag := strings.CutPrefix(w, "--")
		subs := below(known[path])
		switch {
		case isFlag:
			flag, _, _ = strings.Cut(flag, "=")
			asked := regexp.MustCompile(`--` + regexp.QuoteMeta(flag) + `\b`)
			if flag != "help" && !asked.MatchString(known[path]) && !asked.MatchString(known[""]) {
				return "there is no flag --" + flag
			}
		case len(subs) > 0 && regexp.MustCompile(`^[a-z]+$`).MatchString(w):
			if w == "help" && path == "" {
				continue // what stands behind it is a command again
			}
			if !slices.Contains(subs, w) {
				return "there is no command " + w
			}
			path = strings.TrimSpace(path + " " + w)
		}
	}
	return ""
}

func TestWhatIsNotThereIsFound(t *testing.T) {
	t.Parallel()
	known := helps(t)
	for words, want := range map[string]string{
		" patterns lnt":           "there is no command lnt",
		" pattern lint":           "there is no command pattern",
		" export --fromat nmc":    "there is no flag --fromat",
		" patterns lint --dir":    "",
		" export ID --format nmc": "",
		" patterns show --json":   "",
		" bin restore ID":         "",
	} {
		if got := unknown(known, words); got != want {
			t.Errorf("heed%s: %q, want %q", words, got, want)
		}
	}
}
