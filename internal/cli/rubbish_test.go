package cli

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// secretWord stands in what somebody might put in a wrong place. No message may repeat it.
const secretWord = "Mariacried"

// rubbish is what a flag or a word may hold that nobody means: nothing, too much, another kind, bytes that are no text.
func rubbish() []string {
	return []string{
		"", " ", secretWord + " today", "-1", "0", "99999999999999999999", "0x10", "NaN", "true", "\xff\xfe" + secretWord, "\x1b[2J" + secretWord,
		strings.Repeat("x", 1<<17) + secretWord, "../../../../" + secretWord, "/", ".", "-", "*", "日本語", "\n\n", "2026-02-31", "tomorrow", "a,b,,c", "=", "%s%n%d",
	}
}

// TestRubbishIsAnsweredWithAHint gives every command and every flag of it what nobody means. Whatever that is, heed ends in
// time and without a fault; when it refuses, it says why and what to do, repeats none of it, and prints nothing else; when it
// does not refuse, it has done something that is seen, unless it was asked for a list, which may be empty.
//
// HEED_HUNT=1 tries each place with many of them; without it most places get some, and each of them is got somewhere.
func TestRubbishIsAnsweredWithAHint(t *testing.T) {
	t.Chdir(t.TempDir())
	journal := filepath.Join(t.TempDir(), "journal")
	runRubbish(t, journal, "--no-passphrase", "add", "a quiet word")
	all, each := rubbishWords(), 5
	if os.Getenv("HEED_HUNT") != "" {
		each = 1
	}
	for i := 0; i < len(all); i += each {
		words := all[i]
		dir := filepath.Join(t.TempDir(), "journal")
		if err := os.CopyFS(dir, os.DirFS(journal)); err != nil {
			t.Fatal(err)
		}
		runRubbish(t, dir, words...)
	}
}

// rubbishWords are the command lines: each command with no words, with one and with many; each flag with and without a value.
func rubbishWords() [][]string {
	var all [][]string
	turn, times := 0, 1
	if os.Getenv("HEED_HUNT") != "" {
		times = 6
	}
	next := func() string { turn++; return rubbish()[turn%len(rubbish())] }
	var visit func(cmd *cobra.Command, path []string)
	visit = func(cmd *cobra.Command, path []string) {
		line := func(words ...string) { all = append(all, append(append([]string{}, path...), words...)) }
		line()
		line("--")
		line("--" + secretWord)
		line("-")
		for range 4 * times {
			line(next())
			line("--", next())
		}
		line(next(), next(), next())
		cmd.InitDefaultHelpFlag()
		each := func(f *pflag.Flag) {
			if f.Name == "help" {
				return
			}
			line("--" + f.Name)
			for range 2 * times {
				line("--"+f.Name+"="+next(), next())
				line("--"+f.Name, next())
			}
			line("--"+f.Name+"="+next(), "--"+f.Name+"="+next(), next())
		}
		cmd.LocalFlags().VisitAll(each)
		for _, sub := range cmd.Commands() {
			visit(sub, append(append([]string{}, path...), sub.Name()))
		}
	}
	visit((&app{}).root(), nil)
	return all
}

// runRubbish runs heed once, and looks at what it says.
func runRubbish(t *testing.T, dir string, words ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	env := Env{
		In: strings.NewReader(""), Out: &out, Err: &errs, Vars: []string{"HEED_DIR=" + dir, "HOME=" + filepath.Dir(dir)}, DataHome: filepath.Dir(dir), Random: rand.Reader,
		Now:      func() time.Time { return time.Date(2026, 11, 21, 18, 30, 0, 0, time.UTC) },
		Terminal: func() (*Terminal, error) { return nil, errors.New("there is no terminal to ask on") },
	}
	status, fault := -1, ""
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		defer func() {
			if v := recover(); v != nil {
				fault = string(debug.Stack())
			}
		}()
		status = Main(env, words)
	}()
	select {
	case <-ended:
	case <-time.After(time.Minute):
		t.Fatalf("%.300q does not end", words)
	}
	if fault != "" {
		t.Fatalf("%.300q: %s", words, fault)
	}
	if status == done && slices.ContainsFunc(words, func(w string) bool { return slices.Contains([]string{"list", "find", "search", "thread"}, w) }) {
		out.WriteString("a list, which may be empty")
	}
	for _, wrong := range misdone(status, out.String(), errs.String()) {
		t.Errorf("%.300q: status %d: %s\nsaid: %.500s", words, status, wrong, errs.String())
	}
}

// misdone is what is wrong with how a command ended.
func misdone(status int, out, errs string) []string {
	var wrong []string
	complain := func(is bool, what string) {
		if is {
			wrong = append(wrong, what)
		}
	}
	lines := strings.Split(strings.TrimSuffix(errs, "\n"), "\n")
	switch status {
	case done:
		complain(out == "" && errs == "", "nothing was said")
	case couldNot, wrongly:
		complain(len(lines) < 2 || !strings.HasPrefix(lines[len(lines)-1], "hint: "), "there is no hint")
		complain(!strings.Contains(errs, "heed: "), "it does not say what went wrong")
		complain(status == wrongly && out != "", "something was printed all the same")
	default:
		complain(true, "there is no such status")
	}
	complain(strings.Contains(errs, secretWord), "it repeats what was typed")
	complain(strings.ContainsAny(errs, "\x00\x1b"), "it steers the terminal")
	complain(len(errs) > 4000, "it says too much")
	return wrong
}
