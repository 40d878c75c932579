// Spell prints every word of the repository that people read, once, with the place where it stands first: in the content,
// the documents, the words on the screens and the comments beside them. A checker of spelling takes it from there. Run it
// at the top of the repository; .ci/run does:
//
//	go run ./internal/prose/spell
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func main() {
	if err := spell(); err != nil {
		fmt.Fprintln(os.Stderr, "spell:", err)
		os.Exit(1)
	}
}

func spell() error {
	found := words{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if d.Name() == ".git" || d.Name() == "testdata" || name == "internal/suggest/model/corpus" {
				return fs.SkipDir // the corpus is how people write when they are tired
			}
			return nil
		}
		return found.read(name)
	})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	for _, w := range slices.Sorted(maps.Keys(found)) {
		fmt.Fprintf(out, "%s\t%s\n", w, found[w])
	}
	return out.Flush()
}

// words are those that were found, with the file and line where each stands first.
type words map[string]string

func (w words) read(name string) error {
	ext := path.Ext(name)
	if ext != ".go" && ext != ".md" && ext != ".yaml" || strings.HasSuffix(name, "_test.go") {
		return nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read: %w", err)
	}
	if ext == ".go" {
		return w.program(name, data)
	}
	text := string(data)
	if ext == ".md" {
		text = blank(text, code)
	}
	for i, row := range strings.Split(text, "\n") {
		if ext == ".yaml" && matched.MatchString(name) && !told.MatchString(row) || unsaid.MatchString(row) {
			continue
		}
		w.add(row, name, i+1)
	}
	return nil
}

var (
	// code is what stands in Markdown as it is typed: a fenced block, or a piece between backticks; and what is around the
	// words for those who do not see a picture.
	code = regexp.MustCompile("(?s)```.*?```|`[^`]*`|\\]\\([^)]*\\)|</?(picture|source|img)|(media|src|srcset)=\"[^\"]*\"")

	// matched are files that are mostly for programs, such as patterns to match texts with, and told are their rows that are
	// shown to people.
	matched = regexp.MustCompile(`^(internal/(suggest/risk\.yaml|identify/words/)|\.goreleaser\.yaml)`)
	told    = regexp.MustCompile(`^\s*(- )?(#|question:|advice:|instead:|first:|about:)`)

	// matching are Go files whose strings are lists of words to look for, statements of SQL and the like.
	matching = regexp.MustCompile(`^internal/(e2e|search|store|suggest/lex|suggest/tender\.go)`)

	// unsaid are rows of ids, of sources, of regular expressions, and of cues, which may be beginnings of words.
	unsaid = regexp.MustCompile(`^\s*(- )?(id|cues|related|patterns|regex|source|sources|themes):`)
)

// blank takes away what re matches, but for its rows.
func blank(text string, re *regexp.Regexp) string {
	return re.ReplaceAllStringFunc(text, func(s string) string { return " " + strings.Repeat("\n", strings.Count(s, "\n")) })
}

// program reads the comments of a Go file, and its strings that have a space in them, which are for people.
func (w words) program(name string, data []byte) error {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, data, parser.ParseComments)
	if err != nil {
		return fmt.Errorf("read: %w", err)
	}
	for _, group := range f.Comments {
		for _, c := range group.List {
			if !strings.HasPrefix(c.Text, "//go:") && !strings.HasPrefix(c.Text, "//\t") {
				w.add(strings.TrimPrefix(c.Text, "//"), name, fset.Position(c.Pos()).Line)
			}
		}
	}
	if matching.MatchString(name) {
		return nil
	}
	ast.Inspect(f, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		if s, err := strconv.Unquote(lit.Value); err == nil && strings.Contains(s, " ") && !strings.ContainsAny(s, `\{`) {
			w.add(blank(s, code), name, fset.Position(lit.Pos()).Line)
		}
		return true
	})
	return nil
}

// add takes the words of a row. What has a sign in it that prose has not, or a capital inside, is code, a path or a name
// in a program; what has a digit is a number or a reference.
func (w words) add(row, name string, line int) {
	for _, piece := range strings.FieldsFunc(row, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-–—…", r) }) {
		word := strings.TrimFunc(piece, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		word, _ = strings.CutSuffix(strings.ReplaceAll(word, "’", "'"), "'s")
		if word == "" || !plain(word) || strings.ContainsAny(piece, "%$") {
			continue
		}
		if _, there := w[word]; !there {
			w[word] = fmt.Sprintf("%s:%d", name, line)
		}
	}
}

// plain says that a word has Latin letters only, no capital but the first, and enough of them to be spelt wrong.
func plain(word string) bool {
	if utf8.RuneCountInString(word) < 3 {
		return false
	}
	for i, r := range word {
		if r != '\'' && (!unicode.In(r, unicode.Latin) || i > 0 && unicode.IsUpper(r)) {
			return false
		}
	}
	return true
}
