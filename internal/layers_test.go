package internal

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// words are the packages that hold what heed talks about: pure values that anything above them may speak of.
const words = "account config frame guide identify intake journal pattern reading selfcheck suggest theme"

// layers says for each package which others of heed it may import. Paths are relative to internal, so that what lies
// beside it begins with "..". A * stands for one part of a path; a row without one counts before a row with one.
var layers = map[string]string{
	"theme":     "",
	"config":    "theme",
	"content":   "",
	"text":      "",
	"loan":      "text",
	"seal":      "",
	"store":     "",
	"pattern":   "content theme",
	"selfcheck": "content pattern theme",
	"suggest":   "content pattern selfcheck suggest/lex suggest/model theme",
	"identify":  "content",
	"guide":     "content pattern theme",
	"frame":     "content",
	"account":   "content frame journal pattern selfcheck theme",
	"intake":    "account content journal theme",
	"reading":   "content pattern selfcheck theme",
	"prose":     "",
	"search":    "theme",

	"guide/handout":       "guide pattern",
	"prose/spell":         "",
	"suggest/lex":         "",
	"suggest/model":       "suggest/lex",
	"suggest/model/learn": "content pattern suggest/lex suggest/model ../patterns",
	"suggest/model/train": "suggest/model/learn",
	"suggest/eval/mark":   "content pattern selfcheck suggest suggest/model suggest/model/learn",
	"suggest/eval":        "suggest/eval/mark",

	"journal":             "pattern selfcheck theme",
	"journal/journaltest": "journal pattern selfcheck theme",
	"vault":               "journal seal store pattern selfcheck theme",
	"demo":                "content journal pattern selfcheck theme",
	"mirror":              "",
	"practice":            "mirror demo loan vault search " + words,

	"checkin": "practice " + words,
	"plain":   "checkin practice text " + words,

	"tui/ui":     "practice text " + words,
	"tui/uitest": "tui/ui practice text " + words,
	"tui/*":      "tui/ui checkin practice text " + words,
	"tui":        "tui/* practice text " + words,

	"cli":         "tui tui/ui plain practice vault content guide/handout loan ../patterns " + words,
	"../cmd/*":    "cli",
	"e2e":         "",
	"e2e/shot":    "e2e",
	"../patterns": "",
}

// doors says which packages may import something from elsewhere. A row counts for all that begins with its path, unless
// a longer row does. Of the standard library only what is named here is watched; of the rest everything is.
var doors = map[string]string{
	"database/sql":             "store",
	"modernc.org":              "store",
	"golang.org/x/crypto":      "seal",
	"github.com/goccy/go-yaml": "content",

	"charm.land":                           "tui tui/*",
	"github.com/charmbracelet/x/ansi":      "text tui tui/* plain cli e2e",
	"github.com/charmbracelet/ultraviolet": "e2e",
	"github.com/charmbracelet/x/vt":        "e2e",
	"github.com/creack/pty":                "e2e",
	"github.com/clipperhouse/uax29":        "text tui/ui search",
	"golang.org/x/text":                    "text seal suggest search",

	"github.com/spf13":                      "cli",
	"github.com/adrg/xdg":                   "cli",
	"github.com/pelletier/go-toml":          "config", // it reads bytes, and the words of its errors go no further
	"github.com/charmbracelet/colorprofile": "cli tui",
	"golang.org/x/term":                     "cli",
	"os/exec":                               "cli e2e loan", // loan starts the one program that a page is lent to
	"os/signal":                             "cli tui",

	// Randomness is passed in, as time is.
	"crypto/rand": "cli",
	"math/rand":   "",

	// Nothing leaves the computer, and nothing a person wrote can reach a log that is not there.
	"net":        "",
	"net/url":    "* */*",
	"crypto/tls": "",
	"log":        "",

	"unsafe": "",
	"C":      "",
}

// outside are the names through which a program touches what is around it. Only world may use them; everything else is
// given streams, settings and the time.
var outside = map[string]string{
	"os":   "Args Environ Exit Getenv LookupEnv Stderr Stdin Stdout",
	"time": "Now Since Until",
	"fmt":  "Print Printf Println",
}

const world = "cli ../cmd/* e2e e2e/shot prose/spell suggest/eval suggest/model/train"

func TestImportsPointDown(t *testing.T) {
	for _, file := range sources(t) {
		for _, complaint := range check(filepath.ToSlash(filepath.Dir(file)), file, nil) {
			t.Error(complaint)
		}
	}
	if t.Failed() {
		t.Log("The rules are the tables of internal/layers_test.go, told in words in internal/doc.go. Obey them, or change both with a reason.")
	}
}

// sources are the Go files of the module that are part of the program: neither tests nor what tests read.
func sources(t *testing.T) []string {
	var files []string
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		name := d.Name()
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != ".." && (strings.HasPrefix(name, ".") || name == "testdata" || isModule(file)):
			return fs.SkipDir
		case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
			files = append(files, filepath.Clean(strings.TrimPrefix(file, "../internal/")))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// check reads one file of a package, or src when that is not nil, and says what in it breaks a rule.
func check(pkg, file string, src any) []string {
	if pkg == "." {
		return nil // doc.go
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, src, parser.SkipObjectResolution)
	if err != nil {
		return []string{err.Error()}
	}
	may, known := layer(pkg)
	if !known {
		return []string{fmt.Sprintf("%s: package %s has no row in the table of layers", file, pkg)}
	}
	var complaints []string
	complain := func(at token.Pos, format string, args ...any) {
		complaints = append(complaints, fmt.Sprintf("%s: package %s %s", fset.Position(at), pkg, fmt.Sprintf(format, args...)))
	}
	names := map[string]string{} // of the watched packages, as this file calls them
	for _, spec := range f.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value) // the parser has unquoted it before
		names[called(spec, imported)] = imported
		if ours, ok := own(imported); ok {
			if !fits(may, ours) {
				complain(spec.Pos(), "may not import %s; of heed it may import: %s", imported, list(may))
			}
			continue
		}
		if door, watched := doorOf(imported); watched && !fits(door, pkg) {
			complain(spec.Pos(), "may not import %s; only these may: %s", imported, list(door))
		}
	}
	if fits(world, pkg) {
		return complaints
	}
	ast.Inspect(f, func(n ast.Node) bool {
		use, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := use.X.(*ast.Ident); ok && slices.Contains(strings.Fields(outside[names[x.Name]]), use.Sel.Name) {
			complain(use.Pos(), "may not use %s.%s; only these may: %s. It is to be given what it needs", names[x.Name], use.Sel.Name, list(world))
		}
		return true
	})
	return complaints
}

// own says that a package is heed's, and its path as the tables have it.
func own(imported string) (string, bool) {
	if rest, ok := strings.CutPrefix(imported, "heed/internal/"); ok {
		return rest, true
	}
	rest, ok := strings.CutPrefix(imported, "heed/")
	return "../" + rest, ok
}

// called is the name by which a file calls a package that it imports.
func called(spec *ast.ImportSpec, imported string) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	return path.Base(imported)
}

// layer is the row of a package.
func layer(pkg string) (may string, known bool) {
	if may, known = layers[pkg]; known {
		return may, true
	}
	for row, may := range layers {
		if ok, _ := path.Match(row, pkg); ok {
			return may, true
		}
	}
	return "", false
}

// doorOf is the row of a package from elsewhere, and whether there are rules for it. What has a dot in its first part
// is from the world, and is watched even where no row lets it in.
func doorOf(imported string) (may string, watched bool) {
	for at := imported; at != "."; at = path.Dir(at) {
		if may, ok := doors[at]; ok {
			return may, true
		}
	}
	first, _, _ := strings.Cut(imported, "/")
	return "", strings.Contains(first, ".")
}

// fits says that one of some patterns fits a path.
func fits(patterns, pkg string) bool {
	return slices.ContainsFunc(strings.Fields(patterns), func(p string) bool {
		ok, _ := path.Match(p, pkg)
		return ok
	})
}

func list(patterns string) string {
	if strings.TrimSpace(patterns) == "" {
		return "none"
	}
	return strings.Join(strings.Fields(patterns), ", ")
}

func TestBrokenRulesAreFound(t *testing.T) {
	for _, tt := range []struct{ claim, pkg, src, want string }{
		{"a screen knows another", "tui/home", `import "heed/internal/tui/write"`, "may not import heed/internal/tui/write"},
		{"a screen opens the vault", "tui/home", `import "heed/internal/vault"`, "may not import heed/internal/vault"},
		{"an engine reaches up", "suggest", `import "heed/internal/practice"`, "may not import heed/internal/practice"},
		{"SQL outside store", "vault", `import "database/sql"`, "may not import database/sql; only these may: store"},
		{"the driver outside store", "practice", `import _ "modernc.org/sqlite"`, "may not import modernc.org/sqlite"},
		{"cryptography outside seal", "vault", `import "golang.org/x/crypto/argon2"`, "only these may: seal"},
		{"Bubble Tea outside tui", "cli", `import tea "charm.land/bubbletea/v2"`, "may not import charm.land/bubbletea/v2"},
		{"a network", "cli", `import "net/http"`, "only these may: none"},
		{"a log", "cli", `import "log/slog"`, "may not import log/slog"},
		{"a library nobody spoke of", "cli", `import "example.org/left/pad"`, "may not import example.org/left/pad"},
		{"a package nobody spoke of", "utils", ``, "has no row"},
		{"a clock", "suggest", `import "time"; var _ = time.Now()`, "may not use time.Now"},
		{"a clock by another name", "tui/home", `import clock "time"; var _ = clock.Now`, "may not use time.Now"},
		{"the environment", "vault", `import "os"; var _ = os.Getenv("HOME")`, "may not use os.Getenv"},
		{"standard output", "tui", `import "fmt"; func f() { fmt.Println() }`, "may not use fmt.Println"},
	} {
		found := check(tt.pkg, "planted.go", "package planted; "+tt.src)
		if len(found) != 1 || !strings.Contains(found[0], tt.want) {
			t.Errorf("%s: got %q, want one complaint with %q", tt.claim, found, tt.want)
		}
	}
	for pkg, src := range map[string]string{
		"tui/home":    `import ("heed/internal/tui/ui"; "heed/internal/practice"; tea "charm.land/bubbletea/v2"; "time"); var _ time.Time`,
		"store":       `import ("database/sql"; _ "modernc.org/sqlite"; "net/url"; "os"); var _ = os.Open`,
		"../cmd/heed": `import ("heed/internal/cli"; "os"); func main() { os.Exit(1) }`,
	} {
		if found := check(pkg, "good.go", "package good; "+src); len(found) != 0 {
			t.Errorf("%s: complaints about what is allowed: %q", pkg, found)
		}
	}
}

// TestMapsAgree keeps the table, the words in doc.go and the folders from telling different things.
func TestMapsAgree(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^//\t(\S+)`).FindAllStringSubmatch(string(doc), -1) {
		told[m[1]] = true
	}
	there := map[string]bool{}
	for _, file := range sources(t) {
		there[filepath.ToSlash(filepath.Dir(file))] = true
	}
	for _, row := range slices.Sorted(maps.Keys(layers)) {
		if !strings.HasPrefix(row, "..") && !told[row] {
			t.Errorf("doc.go says nothing of %s", row)
		}
		if !strings.Contains(row, "*") && !there[row] {
			t.Errorf("the table of layers has a row for %s, which holds no Go files", row)
		}
		delete(told, row)
	}
	for row := range told {
		t.Errorf("doc.go speaks of %s, which has no row in the table of layers", row)
	}
}

// isModule says that a folder is a Go module of its own, for which the rules of heed's packages do not hold.
func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}
