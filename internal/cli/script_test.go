//go:build unix

package cli_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"heed/internal/cli"
)

// The scripts in testdata run this test's own binary under the name heed.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"heed": func() {
		env := cli.System("1.2.3-test")
		if os.Getenv("TTY") == "" { // whoever runs the tests at a terminal is not to be asked for passphrases
			env.Terminal = func() (*cli.Terminal, error) { return nil, errors.New("there is no terminal to ask on") }
		}
		os.Exit(cli.Main(env, os.Args[1:]))
	}})
}

func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HEED_DIR", env.WorkDir+"/journal")
			env.Setenv("HOME", env.WorkDir+"/home")
			env.Setenv("TZ", "UTC")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"fails": fails, "json": queryJSON},
	})
}

// fails STATUS PROGRAM ARGUMENTS... runs a program that is to end with that status. heed must then have said on
// standard error what went wrong and, in the last line, what to do about it, and nothing on standard output.
func fails(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fails status program [argument]...")
	}
	status, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	exit, ok := errors.AsType[*exec.ExitError](err)
	switch {
	case !ok:
		ts.Fatalf("it should have ended with status %d: %v", status, err)
	case exit.ExitCode() != status:
		ts.Fatalf("the status is %d, not %d", exit.ExitCode(), status)
	}
	lines := strings.Split(strings.TrimSuffix(ts.ReadFile("stderr"), "\n"), "\n")
	if last := lines[len(lines)-1]; len(lines) < 2 || !strings.HasPrefix(last, "hint: ") {
		ts.Fatalf("there is no hint")
	}
	if !strings.HasPrefix(lines[len(lines)-2], "heed: ") {
		ts.Fatalf("it does not say what went wrong")
	}
}

// queryJSON is the command json: json FILE PATH PATTERN. The file (or stdout) must hold one JSON document and
// nothing else; what stands at the path ("suggestions.0.id"; ".length" is how many there are) must match the pattern.
// With ! nothing may stand there.
func queryJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 || neg != (len(args) == 2) {
		ts.Fatalf("usage: json file path pattern, or ! json file path")
	}
	dec := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0])))
	var doc any
	if err := dec.Decode(&doc); err != nil {
		ts.Fatalf("%s is not JSON: %v", args[0], err)
	}
	if _, err := dec.Token(); err != io.EOF {
		ts.Fatalf("%s holds more than one JSON document", args[0])
	}
	value, ok := lookUp(doc, strings.Split(args[1], "."))
	if neg {
		if ok {
			ts.Fatalf("%s is there: %v", args[1], value)
		}
		return
	}
	if !ok {
		ts.Fatalf("%s is not there", args[1])
	}
	if text := fmt.Sprint(value); !regexp.MustCompile(`^(?:` + args[2] + `)$`).MatchString(text) {
		ts.Fatalf("%s is %q", args[1], text)
	}
}

func lookUp(doc any, path []string) (any, bool) {
	for _, step := range path {
		switch at := doc.(type) {
		case map[string]any:
			value, ok := at[step]
			if !ok {
				return nil, false
			}
			doc = value
		case []any:
			i, err := strconv.Atoi(step)
			if step == "length" {
				doc = len(at)
				continue
			}
			if err != nil || i < 0 || i >= len(at) {
				return nil, false
			}
			doc = at[i]
		default:
			return nil, false
		}
	}
	return doc, true
}
