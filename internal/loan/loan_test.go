package loan

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const page = "a made-up line\n\nand a second, with café and 日本"

// TestMain lets this program be the editor too: that is the one program every machine that runs the test has.
func TestMain(m *testing.M) {
	if mode := os.Getenv("LOAN_FAKE"); mode != "" {
		os.Exit(fake(mode, os.Args[len(os.Args)-1]))
	}
	os.Exit(m.Run())
}

// lending is a lender whose editor does as mode says, and the folder in which it lends.
func lending(t *testing.T, mode string) (Lender, string) {
	t.Helper()
	dir := t.TempDir()
	return Lender{Program: `"` + os.Args[0] + `" --wait`, Vars: []string{"LOAN_FAKE=" + mode, "HOME=" + dir}, Dir: dir, Random: rand.Reader}, dir
}

// nothingLeft fails the test when anything is left in a folder.
func nothingLeft(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestWhatComesBack(t *testing.T) {
	for _, c := range []struct {
		mode    string
		text    string
		changed bool
		err     error
		failed  bool
	}{
		{mode: "nothing", text: page},
		{mode: "add", text: page + "\nadded", changed: true},
		{mode: "save as new", text: page + "\nadded", changed: true},
		{mode: "no last line break", text: page},
		{mode: "of Windows", text: "one\ntwo", changed: true},
		{mode: "steering", text: "one[2Jtwo", changed: true},
		{mode: "empty", text: "", changed: true},
		{mode: "fail", text: page, failed: true},
		{mode: "add and fail", text: page + "\nadded", changed: true, failed: true},
		{mode: "not text", changed: true, err: ErrNotText},
		{mode: "too long", err: ErrTooLong},
		{mode: "take away", err: ErrGone},
		{mode: "take the folder away", err: ErrGone},
		{mode: "link", err: ErrGone},
		{mode: "litter", text: page + "\nadded", changed: true},
	} {
		t.Run(c.mode, func(t *testing.T) {
			lender, dir := lending(t, c.mode)
			l := lender.Lend(page)
			if err := l.Run(); err != nil {
				t.Fatal(err)
			}
			nothingLeft(t, dir)
			text, changed, err := l.Back()
			if text != c.text || changed != c.changed || !errors.Is(err, c.err) || (l.Failed() != nil) != c.failed || !l.Ended() {
				t.Errorf("back: %q, %v, %v; failed: %v", text, changed, err, l.Failed())
			}
		})
	}
}

func TestThePageLiesAlone(t *testing.T) {
	lender, dir := lending(t, "tell")
	var told bytes.Buffer
	l := lender.Lend(page)
	l.SetStdout(&told)
	if err := l.Run(); err != nil {
		t.Fatal(err)
	}
	if want := "drwx------ -rw-------  alone, held, --wait, " + page + "\n"; told.String() != want {
		t.Errorf("the editor was given %q, want %q", told.String(), want)
	}
	nothingLeft(t, dir)
}

func TestWhatCouldNotBeReadCanBeOpenedAgain(t *testing.T) {
	lender, dir := lending(t, "not text")
	l := lender.Lend(page)
	if err := l.Run(); err != nil {
		t.Fatal(err)
	}
	lender.Vars = []string{"LOAN_FAKE=mend"}
	l.lender = lender
	again := l.Again()
	if err := again.Run(); err != nil {
		t.Fatal(err)
	}
	if text, changed, err := again.Back(); text != "mended ? it" || !changed || err != nil {
		t.Errorf("back: %q, %v, %v", text, changed, err)
	}
	nothingLeft(t, dir)
}

func TestNoLoanWithoutAnEditorOrAPlace(t *testing.T) {
	lender, dir := lending(t, "nothing")
	for name, c := range map[string]struct {
		change func(*Lender)
		want   error
	}{
		"none named":    {func(l *Lender) { l.Program = " " }, ErrNoProgram},
		"none there":    {func(l *Lender) { l.Program = "no-such-editor-here" }, ErrNotFound},
		"no place":      {func(l *Lender) { l.Dir = "" }, errNoPlace},
		"no such place": {func(l *Lender) { l.Dir = filepath.Join(dir, "none") }, fs.ErrNotExist},
		"no randomness": {func(l *Lender) { l.Random = strings.NewReader("short") }, io.ErrUnexpectedEOF},
		"not in memory": {func(l *Lender) { l.Memory, l.Dir = []string{".", "relative", ""}, "" }, errNoPlace},
	} {
		other := lender
		c.change(&other)
		l := other.Lend(page)
		if err := l.Run(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if _, _, err := l.Back(); err == nil || l.Ended() {
			t.Errorf("%s: there is something to take back", name)
		}
	}
	nothingLeft(t, dir)
}

func TestWhatIsWrittenOverIsGone(t *testing.T) {
	dir := t.TempDir()
	f, err := makeFolder(dir, "", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.write([]byte(page)); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(dir, "kept") // another name of the same file shows what became of it
	if err := os.Link(f.file, kept); err != nil {
		t.Fatal(err)
	}
	if err := f.remove(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(kept)
	if err != nil || len(b) != len(page) || len(bytes.Trim(b, "\x00")) > 0 {
		t.Errorf("it holds %q, %v", b, err)
	}
}

func TestSweepTakesOnlyWhatNobodyNeeds(t *testing.T) {
	lender, dir := lending(t, "nothing")
	lender.Of = "ab12"
	needed, err := lender.folder()
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{"backups", "heed-pages"} {
		if err := os.Mkdir(filepath.Join(dir, other), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := lender.Sweep(nobody(t)); found || err != nil {
		t.Errorf("swept: %v, %v", found, err)
	}
	if err := needed.write(ended(page)); err != nil {
		t.Fatal(err)
	}
	_ = needed.held.Close() // as the system does when heed is killed
	var saved []Left
	no := func(Left) error { return fs.ErrInvalid }
	if found, err := lender.Sweep(no); found || !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("what nobody took is swept: %v, %v", found, err)
	}
	take := func(l Left) error { saved = append(saved, l); return nil }
	if found, err := lender.Sweep(take); !found || err != nil {
		t.Errorf("swept: %v, %v", found, err)
	}
	if len(saved) != 1 || saved[0].Text != page || saved[0].Of != "ab12" || saved[0].Saved.IsZero() {
		t.Errorf("handed on: %+v", saved)
	}
	entries, _ := os.ReadDir(dir)
	if names := fmtNames(entries); names != "backups heed-pages" {
		t.Errorf("left: %s", names)
	}
	if found, err := lender.Sweep(nobody(t)); found || err != nil {
		t.Errorf("swept twice: %v, %v", found, err)
	}
	lender.Dir = filepath.Join(dir, "none yet")
	if found, err := lender.Sweep(nobody(t)); found || err != nil {
		t.Errorf("swept nowhere: %v, %v", found, err)
	}
}

func fmtNames(entries []os.DirEntry) string {
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func TestTheCommandIsReadAsPeopleWriteIt(t *testing.T) {
	for command, want := range map[string][]string{
		"":                                nil,
		"  ":                              nil,
		"vim":                             {"vim"},
		"code  --wait ":                   {"code", "--wait"},
		`"/a b/subl" -w`:                  {"/a b/subl", "-w"},
		`'/a b/subl' "-x 'y'"`:            {"/a b/subl", "-x 'y'"},
		`C:\Notes\n.exe`:                  {`C:\Notes\n.exe`},
		`vim -c "set spell" -c ''`:        {"vim", "-c", "set spell", "-c", ""},
		"x; rm -r $HOME":                  {"x;", "rm", "-r", "$HOME"},
		`"/Applications/no closing quote`: {"/Applications/no closing quote"},
	} {
		if got := split(command); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", command, got, want)
		}
	}
}

func TestOnlyEditorsOfWhichItIsKnownAreAskedToKeepNothing(t *testing.T) {
	for program, want := range map[string]bool{"vim": true, "/usr/bin/nvim -u x": true, "vi": false, "nano": false, "": false, "code --wait": false} {
		if got := (Lender{Program: program}).Quiet(); got != want {
			t.Errorf("%q: %v", program, got)
		}
	}
}

// nobody fails the test when something is handed on.
func nobody(t *testing.T) func(Left) error {
	t.Helper()
	return func(Left) error {
		t.Error("something was handed on")
		return nil
	}
}
