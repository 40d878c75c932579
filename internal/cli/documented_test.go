package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"heed/internal/cli"
)

// Every command that a page or a help text shows is run here as it is written, for somebody who has a small journal. What
// stands together, in one block of a page or one example, is run in its order.

// elsewhere are the beginnings of commands that other programs carry out, or that take longer than a test may. Those of Go
// and of .ci are looked at: what they name must be there.
var elsewhere = []string{
	"go run ./", "go test ./", "go install ./", "go vet ./", "go build ./", "git ", "cd ", "bash .ci/", ".ci/", "strace ", "ls ", "chmod ",
	"CGO_ENABLED=0 go build ",
}

// byHand are the commands of heed's that want somebody who types at a terminal, and why.
var byHand = map[string]string{
	"heed passphrase set --recovery": "the recovery words are typed",
	"heed passphrase recovery":       "the recovery words are shown once, and asked back",
	"heed edit 3f9c21ab":             "opens the editor",
}

// before is what must have happened for a command to make sense, besides what everybody has.
var before = map[string]string{
	"heed bin restore 3f9c21ab": "heed delete 3f9c21ab",
}

func TestEveryDocumentedCommandRuns(t *testing.T) {
	blocks := append(blocksOf(t), examples(t)...)
	if len(blocks) < 60 {
		t.Fatalf("%d blocks of commands were found: more are written", len(blocks))
	}
	fixture := someonesHome(t)
	for i, b := range blocks {
		t.Run(fmt.Sprintf("%s %d", b.where, i), func(t *testing.T) { runBlock(t, fixture, b) })
	}
}

// block is some commands that stand together.
type block struct {
	where string
	lines []string
}

func runBlock(t *testing.T, fixture string, b block) {
	s := &sitting{home: t.TempDir()}
	if err := os.CopyFS(s.home, os.DirFS(fixture)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(s.home, ".local/share/heed/journal.key"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(s.home, "work"))
	for _, line := range b.lines {
		if needed := before[line]; needed != "" {
			s.run(t, needed)
		}
		s.run(t, line)
	}
}

// sitting is somebody at a shell.
type sitting struct{ home string }

// run runs a line as a shell does, as far as pages need it: quotes, ~, a pipe, < and >, and source <(…).
func (s *sitting) run(t *testing.T, line string) {
	t.Helper()
	if isElsewhere(line) {
		for _, path := range regexp.MustCompile(`(?:\./|\.ci/)[\w./-]+`).FindAllString(line, -1) {
			if _, err := os.Stat(filepath.Join(root(t), strings.TrimSuffix(path, "/..."))); err != nil {
				t.Errorf("%s: %s is not there", line, path)
			}
		}
		return
	}
	if byHand[line] != "" {
		return
	}
	in := "A made-up line about the night.\n"
	line = regexp.MustCompile(`^source <\((.*)\)$`).ReplaceAllString(line, "$1")
	for i, part := range split(line, s.home) {
		switch {
		case len(part) == 0:
			t.Fatalf("%s: nothing stands in part %d", line, i)
		case part[0] == "heed":
			in = s.heed(t, line, part[1:], in)
		case i > 0: // what reads heed's output is none of ours
		case part[0] == "jrnl":
			in = `{"entries": [{"date": "2026-01-01", "time": "10:00", "title": "A made-up day", "body": "", "tags": []}], "tags": {}}`
		default:
			t.Fatalf("%s: %s is not heed. If it is right, name it in elsewhere", line, part[0])
		}
	}
}

func isElsewhere(line string) bool {
	return slices.ContainsFunc(elsewhere, func(p string) bool { return strings.HasPrefix(line, p) })
}

// heed runs one heed and returns what it prints.
func (s *sitting) heed(t *testing.T, line string, words []string, in string) string {
	t.Helper()
	env, out, errs := world(t)
	env.DataHome = filepath.Join(s.home, ".local/share")
	env.Vars = []string{"HOME=" + s.home, "HEED_NEW_PASSPHRASE_COMMAND=echo four made up words"}
	file := ""
	for i := 0; i < len(words); i++ {
		if (words[i] != "<" && words[i] != ">") || i+1 == len(words) {
			continue
		}
		if words[i] == "<" {
			in = read(t, words[i+1])
		} else {
			file = words[i+1]
		}
		words = slices.Delete(words, i, i+2)
		i--
	}
	env.In = strings.NewReader(in)
	if status := cli.Main(env, words); status != 0 {
		t.Errorf("%s\nstatus %d\n%s%s", line, status, out, errs)
	}
	if strings.Contains(errs.String(), "warning") {
		t.Errorf("%s\n%s", line, errs)
	}
	if file != "" {
		write(t, file, out.String())
	}
	return out.String()
}

// split takes a line apart at blanks and pipes; the parts of a pipe are lists of words. A redirection is two words.
func split(line, home string) [][]string {
	parts, word, quote, begun := [][]string{nil}, "", rune(0), false
	end := func() {
		if begun {
			parts[len(parts)-1] = append(parts[len(parts)-1], strings.Replace(word, "~/", home+"/", 1))
		}
		word, begun = "", false
	}
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word += string(r)
		case r == '\'' || r == '"':
			quote, begun = r, true
		case r == ' ':
			end()
		case r == '#' && !begun:
			return parts
		case r == '|':
			end()
			parts = append(parts, nil)
		case r == '<' || r == '>':
			end()
			parts[len(parts)-1] = append(parts[len(parts)-1], string(r))
		default:
			word, begun = word+string(r), true
		}
	}
	end()
	return parts
}

// someonesHome is the home of somebody with a small journal, two more programs' notes, and what pages name.
func someonesHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	s := &sitting{home: home}
	page := read(t, filepath.Join(root(t), "docs/json.md"))
	_, page, _ = strings.Cut(page, "```json\n")
	exported, _, _ := strings.Cut(page, "```")
	for name, text := range map[string]string{
		"work/notes.txt":                 "A made-up line about the night.\n",
		"work/answers.yaml":              "answers:\n  - item: r1\n    answer: moment\n    note: at the door\n",
		"work/journal.json":              exported,
		"journal.txt":                    "[2026-01-01 10:00] A made-up day.\n",
		".local/share/jrnl/journal.txt":  "[2026-01-01 10:00] A made-up day.\n",
		"notes/made-up.md":               "# A made-up day\n\nSomebody was late.\n",
		".zfunc/.keep":                   "",
		".config/fish/completions/.keep": "",
		".local/share/man/man1/.keep":    "",
		"media/stick/.keep":              "",
	} {
		write(t, filepath.Join(home, name), text)
	}
	t.Chdir(filepath.Join(home, "work"))
	s.run(t, "heed add --no-passphrase \"A made-up line, kept at home.\"")
	s.run(t, "heed import --format heed journal.json")
	for _, kind := range []string{"frames", "questions", "guide", "exercise", "patterns"} {
		s.run(t, "heed "+kind+" new of-mine")
	}
	if err := os.CopyFS(filepath.Join(home, "shared"), os.DirFS(filepath.Join(home, ".local/share/heed"))); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove("journal.json"); err != nil {
		t.Fatal(err)
	}
	s.run(t, "heed backup ~/.local/share/heed/backups/journal-2026-11-20.heed")
	return home
}

// blocksOf are the commands in the pages: what stands in a fence for a shell. A command anywhere else than there would be
// run by nobody, so that is a fault.
func blocksOf(t *testing.T) []block {
	t.Helper()
	var all []block
	for _, page := range pages(t) {
		name, _ := filepath.Rel(root(t), page)
		fence, in := "", []string(nil)
		for i, line := range strings.Split(read(t, page), "\n") {
			mark, opens := strings.CutPrefix(strings.TrimSpace(line), "```")
			shell := fence == "sh" || fence == "console"
			switch command := strings.TrimSpace(strings.TrimPrefix(line, "$ ")); {
			case opens && fence == "":
				fence, in = mark+" ", nil
				fence = strings.TrimSpace(fence)
				if fence == "" {
					fence = "text"
				}
			case opens:
				if len(in) > 0 {
					all = append(all, block{name, in})
				}
				fence = ""
			case shell && fence == "console" && !strings.HasPrefix(line, "$ "): // what a command prints
			case shell && command != "" && !strings.HasPrefix(command, "#"):
				in = append(in, uncommented(command))
			case !shell && regexp.MustCompile(`^( {4}|\t)?heed( [a-z-]+)*$`).MatchString(line) && strings.HasPrefix(strings.TrimSpace(line), "heed "):
				t.Errorf("%s:%d: a command outside a fence for a shell, which nobody tries", name, i+1)
			}
		}
	}
	return all
}

// uncommented is a line without the remark behind it.
func uncommented(line string) string {
	before, _, _ := strings.Cut(line, "  #")
	return strings.TrimSpace(before)
}

// examples are those in the help of every command.
func examples(t *testing.T) []block {
	t.Helper()
	var all []block
	for path, text := range helps(t) {
		_, rest, _ := strings.Cut(text, "\nExample:\n")
		rest, _, _ = strings.Cut(rest, "\n\n")
		for line := range strings.Lines(rest) {
			if line = strings.TrimSpace(line); line != "" {
				all = append(all, block{strings.TrimSpace("help " + path), []string{strings.ReplaceAll(line, "/media/", "~/media/")}})
			}
		}
	}
	slices.SortFunc(all, func(a, b block) int { return strings.Compare(a.where+a.lines[0], b.where+b.lines[0]) })
	return all
}

// helps is the help of every command, by its words.
func helps(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	var look func(path string)
	look = func(path string) {
		env, out, errs := world(t)
		if status := cli.Main(env, append([]string{"help"}, strings.Fields(path)...)); status != 0 {
			t.Fatalf("help %s: %s", path, errs)
		}
		found[path] = out.String()
		for _, name := range below(out.String()) {
			look(strings.TrimSpace(path + " " + name))
		}
	}
	look("")
	return found
}

// below are the commands that a help text lists.
func below(help string) (names []string) {
	_, rest, ok := strings.Cut(help, "\nCommands:\n")
	if !ok {
		return nil
	}
	rest, _, _ = strings.Cut(rest, "\n\n")
	for line := range strings.Lines(rest) {
		if f := strings.Fields(line); len(f) > 0 {
			names = append(names, f[0])
		}
	}
	return names
}

func pages(t *testing.T) []string {
	t.Helper()
	all := []string{filepath.Join(root(t), "README.md")}
	for _, glob := range []string{"docs/*.md", ".github/*.md", ".github/*/*.md"} {
		more, err := filepath.Glob(filepath.Join(root(t), glob))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, more...)
	}
	return all
}

// root is the folder of the repository, also after t.Chdir.
func root(t *testing.T) string {
	t.Helper()
	return repository
}

// repository is found before any test changes the folder.
var repository = func() string {
	here, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	return filepath.Dir(filepath.Dir(here))
}()

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestLinesAreTakenApartAsAShellDoes(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	for _, part := range split(`jrnl --format json | heed add "a b" 'c "d' - <~/notes.txt >x  # why`, "/home/robin") {
		fmt.Fprintf(&out, "%q", part)
	}
	if want := `["jrnl" "--format" "json"]["heed" "add" "a b" "c \"d" "-" "<" "/home/robin/notes.txt" ">" "x"]`; out.String() != want {
		t.Errorf("%s\nwant %s", out.String(), want)
	}
}
