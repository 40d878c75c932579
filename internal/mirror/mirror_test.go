//go:build unix

package mirror

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestALineSaysWhatTheStateWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := State{
			rapid.Bool().Draw(t, "exercise"), rapid.StringMatching(`[a-z-]{0,40}`).Draw(t, "id"),
			rapid.StringMatching(`[a-z-]{0,40}`).Draw(t, "step"),
			rapid.SampledFrom([]string{"", "going", "ended"}).Draw(t, "phase"), rapid.Int64().Draw(t, "begun"), rapid.IntRange(-999, 999).Draw(t, "left"),
			rapid.Bool().Draw(t, "hidden"), rapid.Bool().Draw(t, "paused"),
		}
		if got, err := parse(s.line()); err != nil || got != s {
			t.Errorf("%+v became %+v, %v", s, got, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(State{ID: "petals", Step: "open", Left: -3}.line())
	f.Add("heed1 true \"\" \"\" \"\" 0 99999999999999999999 false false\n")
	f.Add("heed1 0 \"" + strings.Repeat("\x99", 300) + "\" \"\" \"\" 0 0 0 0\n") // written again it is four times as long
	f.Fuzz(func(t *testing.T, line string) {
		if s, err := parse(line); err == nil && s.line() != line {
			t.Errorf("%q became %+v", line, s)
		}
	})
}

func TestASecondWindowIsTold(t *testing.T) {
	dir := t.TempDir()
	Show(dir, State{ID: "nobody-looks"})
	w, err := Watch(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Watch(dir); !errors.Is(err, ErrTaken) {
		t.Errorf("a second window for the room: %v", err)
	}
	want := State{Exercise: true, ID: "petals", Step: "shade", Left: 8}
	Show(dir, want)
	if got, news, err := w.Latest(); err != nil || !news || got != want {
		t.Errorf("the window was told %+v, %v, %v", got, news, err)
	}
	if got, news, err := w.Latest(); err != nil || news {
		t.Errorf("without news it was told %+v, %v", got, err)
	}
	for left := range 200 { // nobody reads meanwhile: the pipe is full at some time, and nobody waits
		Show(dir, State{ID: strings.Repeat("x", 300), Left: left})
	}
	for {
		_, news, err := w.Latest()
		if err != nil {
			t.Fatal(err)
		}
		if !news {
			break
		}
	}
	Show(dir, want)
	if got, news, err := w.Latest(); err != nil || !news || got != want {
		t.Errorf("after a full pipe it was told %+v, %v, %v", got, news, err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Errorf("it leaves %v, %v", files, err)
	}
}

func TestNothingIsWrittenIntoAFileOfThatName(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, pipe)
	if err := os.WriteFile(name, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	Show(dir, State{ID: "petals"})
	if data, err := os.ReadFile(name); err != nil || string(data) != "mine" {
		t.Errorf("the file is now %q, %v", data, err)
	}
	if _, err := Watch(dir); err == nil || !strings.Contains(err.Error(), "something else") {
		t.Errorf("it was opened: %v", err)
	}
}
