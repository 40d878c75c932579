package cli_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"

	"heed/internal/cli"
)

// world is an Env in which nothing is what it would be outside: no terminal, a folder of the test's own, a fixed time.
func world(t *testing.T) (env cli.Env, out, errs *bytes.Buffer) {
	t.Helper()
	out, errs = &bytes.Buffer{}, &bytes.Buffer{}
	return cli.Env{
		In: strings.NewReader(""), Out: out, Err: errs, DataHome: t.TempDir(), Version: "1.2.3-test", Random: rand.Reader,
		Now:      func() time.Time { return time.Date(2026, 11, 21, 18, 30, 0, 0, time.UTC) },
		Terminal: func() (*cli.Terminal, error) { return nil, errors.New("there is no terminal to ask on") },
	}, out, errs
}

// commands are the words for every command.
func commands() [][]string {
	return [][]string{
		{},
		{"check"},
		{"write"},
		{"add"},
		{"list"},
		{"show"},
		{"thread"},
		{"suggest"},
		{"version"},
		{"import"},
		{"export"},
		{"completion"},
		{"help"},
		{"patterns"},
		{"patterns", "list"},
		{"patterns", "show"},
		{"patterns", "find"},
		{"patterns", "lint"},
	}
}

func TestHelpFitsOnAScreenAndShowsAnExample(t *testing.T) {
	t.Parallel()
	for _, command := range commands() {
		env, out, errs := world(t)
		env.DataHome = "/home/robin/.local/share"
		if status := cli.Main(env, append(command, "--help")); status != 0 || errs.Len() > 0 {
			t.Errorf("%v: status %d, %s", command, status, errs)
		}
		_, example, ok := strings.Cut(out.String(), "\nExample:\n  heed")
		if !ok && !strings.Contains(out.String(), "\nExample:\n  source <(heed") || example == "" && !strings.Contains(out.String(), "source") {
			t.Errorf("%v: there is no example", command)
		}
		for line := range strings.Lines(out.String()) {
			if len(line) > 81 {
				t.Errorf("%v: longer than 80 columns: %s", command, line)
			}
		}
	}
}

// A word that no message may repeat, in every place where somebody could put it.
func TestErrorsRepeatNoWords(t *testing.T) {
	t.Parallel()
	const word = "Maria cried"
	for _, args := range [][]string{
		{word},
		{"add", "-" + word},
		{"add", "--" + word},
		{"add", "---" + word},
		{"add", word, word},
		{"add", "--date", word, "x"},
		{"add", "--theme", word, "x"},
		{"add", "--limit", word, "x"},
		{"list", word},
		{"list", "--limit", word},
		{"list", "--since", word},
		{"list", "--until", word},
		{"show", word},
		{"show", word, word},
		{"suggest", word, word},
		{"suggest", "--answer", word, "x"},
		{"suggest", "--answer", "s4=" + word, "x"},
		{"suggest", "--answer", word + "=moment", "x"},
		{"suggest", "--json=" + word, "x"},
		{"patterns", word},
		{"patterns", "show", word},
		{"patterns", "find", word, word},
		{"patterns", "list", "--moment", word},
		{"patterns", "lint", "--" + word},
		{"check", word},
		{"check", "--lens", word},
		{"check", "--depth", word},
		{"check", "--answers", word},
		{"check", "--answers", "-"},
		{"write", word},
		{"help", word},
		{"completion", word},
		{"version", word},
		{"list", "--passphrase-file", word},
		{"add", "--passphrase-file", word, "x"},
	} {
		env, out, errs := world(t)
		env.In = strings.NewReader("answers:\n  - item: " + word + "\n    " + word + ": x\n" + word + ": [\n")
		status := cli.Main(env, args)
		if status == 0 {
			t.Errorf("%q: status 0", args)
		}
		if strings.Contains(out.String()+errs.String(), "Maria") {
			t.Errorf("%q: %s%s", args, out, errs)
		}
		if !strings.HasPrefix(errs.String(), "heed: ") || !strings.Contains(errs.String(), "\nhint: ") {
			t.Errorf("%q: %s", args, errs)
		}
	}
}

// failing is a stream that cannot be written to.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestReaderWhoHasHadEnoughEndsHeedQuietly(t *testing.T) {
	t.Parallel()
	env, _, errs := world(t)
	env.Out = failing{syscall.EPIPE}
	if status := cli.Main(env, []string{"patterns", "list", "--json"}); status != 1 || errs.Len() > 0 {
		t.Errorf("status %d, %q", status, errs)
	}
}

func TestOutputThatCannotBeWrittenIsSaid(t *testing.T) {
	t.Parallel()
	env, _, errs := world(t)
	env.Out = failing{syscall.ENOSPC}
	want := "heed: write to standard output: no space left on device\nhint: Make some room, then try again.\n"
	if status := cli.Main(env, []string{"version"}); status != 1 || errs.String() != want {
		t.Errorf("status %d, %q", status, errs)
	}
}

func TestTextIsNotReadBeforeTheJournalIsOpen(t *testing.T) {
	t.Parallel()
	env, _, _ := world(t)
	in := strings.NewReader("words that would be lost")
	env.In = in
	if status := cli.Main(env, []string{"add", "-"}); status != 1 {
		t.Errorf("status %d", status)
	}
	if rest, _ := io.ReadAll(in); len(rest) != len("words that would be lost") {
		t.Error("the text was read though there was no way to keep it")
	}
}

func TestEnvironmentNamesTheFolder(t *testing.T) {
	t.Parallel()
	env, _, errs := world(t)
	env.Vars = []string{"HEED_DIR=" + env.DataHome + "/from-the-environment"}
	cli.Main(env, []string{"list"})
	if !strings.Contains(errs.String(), "/from-the-environment yet") {
		t.Error(errs)
	}
	errs.Reset()
	cli.Main(env, []string{"list", "--dir", env.DataHome + "/from-the-flag"})
	if !strings.Contains(errs.String(), "/from-the-flag yet") {
		t.Error(errs)
	}
	errs.Reset()
	env.Vars = nil
	cli.Main(env, []string{"list"})
	if !strings.Contains(errs.String(), env.DataHome+"/heed yet") {
		t.Error(errs)
	}
}
