package practice

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/internal/account"
	"heed/internal/config"
	"heed/internal/frame"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
)

// framed is a practice whose person has chosen a frame for new pages.
func framed(t *testing.T, id string) *Practice {
	t.Helper()
	frames, err := frame.Load(frame.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	q, err := selfcheck.Load(func(pattern.ID) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	settings := config.Default()
	settings.Frame = id
	dir := t.TempDir()
	return New(Options{
		Questions: q, Frames: frames, Dir: dir, Home: dir, Now: clock(), Random: rand.NewChaCha8([32]byte{5}), Journal: memory(), Config: &settings,
	})
}

// begun is a sitting that has just begun.
func begun(t *testing.T, p *Practice) *Sitting {
	t.Helper()
	s, err := p.Begin()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestANewPageBeginsWithTheFrameOfTheSettings(t *testing.T) {
	p := framed(t, "what")
	s := begun(t, p)
	s.OpenPage()
	if s.Frame != "what" || !strings.HasPrefix(s.Text, "What happened\n") || !s.Empty() {
		t.Errorf("the page is in %q: %q", s.Frame, s.Text)
	}
	free, _ := p.Frames.Frame(frame.Free)
	s.UseFrame(free)
	s.OpenPage() // as when one comes back to it
	if s.Frame != "" || s.Text != "" {
		t.Errorf("a page that was made free is in %q: %q", s.Frame, s.Text)
	}
}

func TestOnlyANewPageGetsTheFrame(t *testing.T) {
	p := framed(t, "what")
	stand := begun(t, p)
	stand.Kind = journal.Standpoint
	written := begun(t, p)
	written.Text = "I wrote."
	for _, s := range []*Sitting{stand, written, p.Change(journal.Entry{ID: journal.ID{1}, Revision: 1, Text: "I wrote."})} {
		if s.OpenPage(); s.Frame != "" {
			t.Errorf("a page of kind %q with the text %q is in %q", s.Kind, s.Text, s.Frame)
		}
	}
	named := begun(t, p)
	free, _ := p.Frames.Frame(frame.Free)
	named.BeginWith(free)
	if named.OpenPage(); named.Frame != "" {
		t.Errorf("a page that was to be free is in %q", named.Frame)
	}
}

func TestAFrameThatIsGoneCostsNothing(t *testing.T) {
	p := framed(t, "no-such-frame")
	s := begun(t, p)
	if s.OpenPage(); s.Frame != "" {
		t.Errorf("the page is in %q", s.Frame)
	}
	const text = "A heading\nthat nobody knows."
	old := p.Change(journal.Entry{ID: journal.ID{1}, Revision: 1, Frame: "theirs", Text: text})
	if old.OpenPage(); old.Text != text || old.Frame != "theirs" || old.Written() != text {
		t.Errorf("the text became %q in %q", old.Text, old.Frame)
	}
}

func TestSuggestionsComeFromWordsAndNotFromHeadings(t *testing.T) {
	s := begun(t, framed(t, "what"))
	s.Check().Say(selfcheck.OneMoment, "the floor")
	s.OpenPage()
	if got := s.Request().Text; got != "the floor" {
		t.Errorf("of a page that only says what was answered, %q is read", got)
	}
	s.Text = strings.Replace(s.Text, "the floor", "the floor\nI shouted.", 1)
	if got := s.Request().Text; got != "the floor\nI shouted." {
		t.Errorf("%q is read", got)
	}
}

func TestAListNamesAFramedEntryByItsWords(t *testing.T) {
	p := framed(t, "what")
	s := begun(t, p)
	s.OpenPage()
	s.Text = strings.Replace(s.Text, "happened\n", "happened\nShe left.", 1)
	e, err := s.Keep()()
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Head().First; got != "She left." {
		t.Errorf("it is called %q", got)
	}
}

func TestWhatWasChangedOnAWalkLeavesHeedAndTheEntryStays(t *testing.T) {
	p := framed(t, "")
	e := journal.Entry{Title: "Joanne", Text: "I met with Joanne.", After: []journal.Afterthought{{Text: "Joanne laughed."}}}
	w := account.Wanted{Format: account.Text}
	walk := p.WalkOut(w, e)
	walk.ChangeAlike()
	data, err := p.Export(w, walk, e)
	if err != nil || strings.Contains(string(data), "Joanne") || !strings.Contains(string(data), "K laughed.") {
		t.Errorf("%q, %v", data, err)
	}
	if e.Title != "Joanne" || e.After[0].Text != "Joanne laughed." {
		t.Error("the entry was changed")
	}
}

func TestAFileIsWrittenOverOnlyWhenAsked(t *testing.T) {
	p := framed(t, "")
	path := p.Path("~/note.txt")
	if path != filepath.Join(p.Dir(), "note.txt") {
		t.Fatalf("the path is %s", path)
	}
	holds := func(want string) {
		t.Helper()
		data, err := os.ReadFile(path)
		if err != nil || string(data) != want {
			t.Errorf("the file holds %q, %v", data, err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("others may read it: %v", info.Mode())
		}
	}
	for _, step := range []struct {
		data string
		over bool
		err  error
		want string
	}{{"one", false, nil, "one"}, {"two", false, ErrThere, "one"}, {"three", true, nil, "three"}} {
		if err := p.WriteOut(path, []byte(step.data), step.over); !errors.Is(err, step.err) {
			t.Errorf("%s: %v", step.data, err)
		}
		holds(step.want)
	}
	if err := p.WriteOut(p.Dir(), []byte("x"), true); !errors.Is(err, ErrFolder) {
		t.Errorf("in place of a folder: %v", err)
	}
	err := p.WriteOut(filepath.Join(p.Dir(), "no", "secret-name.txt"), []byte("x"), false)
	if !errors.Is(err, ErrNoFolder) || strings.Contains(err.Error(), "secret-name") {
		t.Errorf("the error tells the name: %v", err)
	}
}
