package cli

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

// printed runs heed in a folder of the test's own and returns its standard output.
func printed(t *testing.T, dir, in string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	status := Main(Env{
		In: strings.NewReader(in), Out: &out, Err: &errs, DataHome: dir, Random: rand.Reader,
		Now:      func() time.Time { return time.Date(2026, 11, 21, 18, 30, 0, 0, time.UTC) },
		Terminal: func() (*Terminal, error) { return nil, errors.New("there is no terminal to ask on") },
	}, args)
	if status != done && !strings.Contains(strings.Join(args, " "), " lint ") { // which finds what is wrong, and says so
		t.Fatalf("%q: status %d, %s", args, status, &errs)
	}
	return out.String()
}

// described is docs/json.md.
func described(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// example is the export that the page shows.
func example(t *testing.T) string {
	t.Helper()
	_, rest, ok := strings.Cut(described(t), "```json\n")
	text, _, ok2 := strings.Cut(rest, "```")
	if !ok || !ok2 {
		t.Fatal("the page shows no export")
	}
	return text
}

var row = regexp.MustCompile("(?m)^\\| `heed ([^`]*)` \\| `([a-z]+)` \\|$")

func TestJSONIsAsItIsDescribed(t *testing.T) {
	t.Parallel()
	defs, dir := readSchema(t), t.TempDir()
	printed(t, dir, example(t), "import", "--no-passphrase", "--format", "heed", "-")
	gone := strings.TrimSpace(printed(t, dir, "", "add", "--theme", "power", "to be deleted"))
	printed(t, dir, "", "delete", gone)
	for name, text := range map[string]string{
		"lint/x.md": "what", "lint/x.yaml": "what: [", "answers.yaml": "answers:\n  - {item: s4, answer: not_this_time, note: I was on my feet.}\n",
	} {
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	rows := row.FindAllStringSubmatch(described(t), -1)
	if len(rows) < 20 {
		t.Fatalf("the page names %d commands", len(rows))
	}
	for _, r := range rows {
		def, ok := defs[r[2]]
		if !ok {
			t.Errorf("heed %s: there is no definition %q", r[1], r[2])
			continue
		}
		text := printed(t, dir, "", wordsFor(t, dir, strings.Fields(r[1]))...)
		var doc any
		if err := json.Unmarshal([]byte(text), &doc); err != nil {
			t.Errorf("heed %s: %v", r[1], err)
			continue
		}
		if list, ok := doc.([]any); ok && len(list) == 0 {
			t.Errorf("heed %s: prints nothing to be held to", r[1])
		}
		for _, fault := range faults(defs, def, r[2], doc) {
			t.Errorf("heed %s: %s", r[1], fault)
		}
	}
}

// wordsFor puts something in for the names in capitals.
func wordsFor(t *testing.T, dir string, words []string) []string {
	t.Helper()
	first := func(field string, command ...string) string {
		var all []map[string]any
		if err := json.Unmarshal([]byte(printed(t, dir, "", append(command, "--json")...)), &all); err != nil || len(all) == 0 {
			t.Fatalf("%q: %v", command, err)
		}
		id, _ := all[0][field].(string)
		return id
	}
	for i, w := range words {
		switch w {
		case "ID":
			command := []string{words[0], "list"}
			switch words[0] {
			case "show", "history":
				command = []string{"list"}
			case "read":
				command = []string{"read"}
			}
			words[i] = first("id", command...)
		case "KEY":
			words[i] = first("key", "settings")
		case "QUERY":
			words[i] = "on"
		case "THEME":
			words[i] = "power"
		case "TEXT":
			words[i] = "On Ward 7B I talked over Joanne, and nobody had a chance to ask."
		case "DIR":
			words[i] = filepath.Join(dir, "lint")
		case "FILE":
			words[i] = filepath.Join(dir, "answers.yaml")
		}
	}
	return words
}

func TestEveryCommandWithJSONIsOnThePage(t *testing.T) {
	t.Parallel()
	text := described(t)
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		if cmd.Flags().Lookup("json") != nil && cmd.Runnable() && !regexp.MustCompile("`"+cmd.CommandPath()+" [^`]*--json").MatchString(text) {
			t.Errorf("docs/json.md does not say what `%s --json` prints", cmd.CommandPath())
		}
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk((&app{}).root())
}

func TestTheExampleOfTheExportComesBackAsItIs(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	printed(t, dir, example(t), "import", "--no-passphrase", "--format", "heed", "-")
	var want, got any
	if err := errors.Join(json.Unmarshal([]byte(example(t)), &want), json.Unmarshal([]byte(printed(t, dir, "", "export", "--format", "json")), &got)); err != nil {
		t.Fatal(err)
	}
	if w, g := indented(t, want), indented(t, got); w != g {
		t.Errorf("it comes back as\n%s", g)
	}
}

func indented(t *testing.T, v any) string {
	t.Helper()
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAFieldThatIsNotDescribedIsFound(t *testing.T) {
	t.Parallel()
	defs := readSchema(t)
	for text, want := range map[string]string{
		`{"format": "heed", "version": 1, "entries": []}`:           "",
		`{"format": "heed", "version": 1, "entries": [], "new": 1}`: "export.new: is not described",
		`{"format": "heed", "version": 0, "entries": []}`:           "export.version: is 0",
		`{"format": "xml", "version": 1, "entries": [5]}`:           "export.entries.0: is integer, not object; export.format: \"xml\" is none of [\"heed\"]",
		`{}`: "export.format: is missing; export.version: is missing; export.entries: is missing",
	} {
		var doc any
		if err := json.Unmarshal([]byte(text), &doc); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(faults(defs, defs["export"], "export", doc), "; "); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}
