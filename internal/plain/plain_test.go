package plain

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"heed/internal/frame"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/patterns"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func noon() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) }

// words are what heed has to say. It never changes.
var words = sync.OnceValue(func() (w struct {
	library   *pattern.Library
	questions *selfcheck.Questionnaire
	frames    *frame.Set
},
) {
	w.library = must(pattern.Load(pattern.Source{Name: "patterns", FS: patterns.FS}))
	w.questions = must(selfcheck.Load(func(id pattern.ID) bool { _, ok := w.library.Pattern(id); return ok }))
	w.frames = must(frame.Load(frame.BuiltIn()))
	return w
})

// someone is a person with everything heed has to say, and a journal in memory that can be looked at afterwards.
type someone struct {
	p       *practice.Practice
	journal *journal.Memory
}

func newSomeone(t *testing.T) someone {
	t.Helper()
	w := words()
	random := rand.NewChaCha8([32]byte{1})
	j := journal.NewMemory(noon, random)
	return someone{practice.New(practice.Options{
		Library: w.library, Questions: w.questions, Frames: w.frames, Now: noon, Random: random, Dir: t.TempDir(), Journal: j,
	}), j}
}

// newSealed is a person whose journal is a file, with its key beside it.
func newSealed(t *testing.T) *practice.Practice {
	t.Helper()
	w := words()
	p := practice.New(practice.Options{
		Library: w.library, Questions: w.questions, Frames: w.frames, Now: noon, Random: rand.NewChaCha8([32]byte{1}), Dir: t.TempDir(),
	})
	if err := p.Create(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Lock() })
	return p
}

// types is what is printed when somebody types lines and then the input ends.
func (s someone) types(t *testing.T, lines ...string) string {
	t.Helper()
	return s.on(t, Home, lines...)
}

func (s someone) on(t *testing.T, road Road, lines ...string) string {
	t.Helper()
	var out strings.Builder
	err := Run(context.Background(), streams(&out, lines), s.p, road)
	if err != nil {
		t.Fatalf("after %q: %v", lines, err)
	}
	return out.String()
}

func streams(out *strings.Builder, lines []string) Streams {
	typed := ""
	if len(lines) > 0 {
		typed = strings.Join(lines, "\n") + "\n"
	}
	return Streams{In: strings.NewReader(typed), Out: out, Silent: true, Secret: func(context.Context, string) ([]byte, error) {
		return nil, errors.New("there is no terminal")
	}}
}

func (s someone) drafts() []journal.Draft { return must(s.journal.Drafts(context.Background())) }

func (s someone) entries() (all []journal.Entry) {
	for e, err := range s.journal.Entries(context.Background()) {
		all = append(all, must(e, err))
	}
	return all
}

// road is a whole check-in, as somebody could type it: to what stands out, a card, the page, and keeping it.
var road = []string{
	"check in", "Ward round", "", "She folded the letter up small.", "", "1", "1", "1",
	"3 I was on my feet by then", "why", "plain", "2", "the beginning of it", "", "skip", "1", "", "skip", "skip", "skip", "skip", "skip", "skip", "skip",
	"suggestions", "keep 1", "back", "write", "write", "It went on for a while.", "", "Then she left.", ".", "title", "The letter", "keep",
}

func TestACheckInLeadsToAnEntry(t *testing.T) {
	s := newSomeone(t)
	out := s.types(t, road...)
	all := s.entries()
	if len(all) != 1 {
		t.Fatalf("%d entries are kept:\n%s", len(all), out)
	}
	e := all[0]
	if e.Title != "The letter" || !strings.Contains(e.Text, "It went on for a while.\n\nThen she left.") || len(e.Kept) != 1 {
		t.Errorf("kept as %+v", e)
	}
	if a, ok := e.Check.Answer("r1"); !ok || a.Option != selfcheck.NotThisTime || a.Note != "I was on my feet by then" {
		t.Errorf("the first answer is %+v:\n%s", a, out)
	}
	if len(s.drafts()) != 0 {
		t.Error("a draft is left behind")
	}
}

// TestTheEndOfInputAnswersNothing ends the input after each line of the road: it must leave what typing quit there leaves.
func TestTheEndOfInputAnswersNothing(t *testing.T) {
	for n := range road {
		ended, left := newSomeone(t), newSomeone(t)
		ended.types(t, road[:n]...)
		left.types(t, append(append([]string{}, road[:n]...), "quit")...)
		if len(ended.entries()) != len(left.entries()) {
			t.Errorf("after %q: the end of input kept something", road[:n])
		}
		a, b := ended.drafts(), left.drafts()
		if len(a) != len(b) {
			t.Errorf("after %q: %d drafts where quitting leaves %d", road[:n], len(a), len(b))
			continue
		}
		for i := range a {
			if a[i].Text != b[i].Text || a[i].Title != b[i].Title || len(a[i].Kept) != len(b[i].Kept) || !sameCheck(a[i].Check, b[i].Check) {
				t.Errorf("after %q: the draft is another than when one quits", road[:n])
			}
		}
	}
}

func sameCheck(a, b *selfcheck.Check) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Lens != b.Lens || a.Path != b.Path || len(a.Said) != len(b.Said) || len(a.Answers) != len(b.Answers) {
		return false
	}
	for i := range a.Answers {
		if a.Answers[i] != b.Answers[i] {
			return false
		}
	}
	return true
}

// TestEveryWordOfTheirsIsKeptWhenTheInputEnds looks in the draft for what was typed.
func TestEveryWordOfTheirsIsKeptWhenTheInputEnds(t *testing.T) {
	for _, tt := range []struct {
		claim string
		lines []string
		want  string
	}{
		{"while a question is answered", []string{"c", "Ward round", "with the new doctor"}, "Ward round\nwith the new doctor"},
		{"at the next question", []string{"c", "Ward round", ""}, "Ward round"},
		{"beside a statement", []string{"c", "", "", "1", "1", "1", "2 I was late"}, "I was late"},
		{"in the middle of a page", []string{"w", "One line.", "", "Another, not ended"}, "One line.\n\nAnother, not ended"},
		{"in a part of a frame", []string{"w", ".", "frame", "2", "write", "in the first part"}, "in the first part"},
		{"in a title", []string{"w", "x", ".", "title", "The letter"}, "The letter"},
		{"where I stand", []string{"y", "write", "I am tall"}, "I am tall"},
	} {
		s := newSomeone(t)
		out := s.types(t, tt.lines...)
		found := false
		for _, d := range s.drafts() {
			words := d.Title + "\n" + d.Text
			if d.Check != nil {
				for _, said := range d.Check.Said {
					words += "\n" + said.Text
				}
				for _, a := range d.Check.Answers {
					words += "\n" + a.Note
				}
			}
			found = found || strings.Contains(words, tt.want)
		}
		if !found {
			t.Errorf("%s: it is in no draft:\n%s", tt.claim, out)
		}
		if len(s.entries()) > 0 {
			t.Errorf("%s: it was kept unasked", tt.claim)
		}
	}
}

func TestWhatWasBegunIsGoneOnWith(t *testing.T) {
	s := newSomeone(t)
	s.types(t, "c", "Ward round", "", "A look.", "", "1", "1", "1", "3", "", "quit")
	again := someone{practice.New(practice.Options{
		Library: s.p.Library, Questions: s.p.Questions, Frames: s.p.Frames, Now: noon, Random: rand.NewChaCha8([32]byte{2}), Journal: s.journal,
	}), s.journal}
	out := again.types(t, "go on with")
	if strings.Contains(out, "Which session are you thinking of?") || !strings.Contains(out, "Creating shared understandings") {
		t.Errorf("it does not go on with the next statement:\n%s", out)
	}
}

func TestAWordCanBeAnAnswer(t *testing.T) {
	s := newSomeone(t)
	s.types(t, "w", " stop", "it said", " .", ".", "keep")
	if all := s.entries(); len(all) != 1 || all[0].Text != "stop\nit said\n." {
		t.Errorf("kept: %+v", all)
	}
}

func TestWordsSteerNoTerminal(t *testing.T) {
	s := newSomeone(t)
	out := s.types(t, "w", "\x1b[31mred\x1b[0m \u009b2Jand \x07loud", ".", "read", "title", "\x1b]0;mine\x07T", "keep", "e", "1")
	if i := strings.IndexFunc(out, func(r rune) bool { return r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0) }); i >= 0 {
		t.Errorf("a control character is printed: %q", out[max(i-20, 0):i+20])
	}
	if !strings.Contains(out, "red ") || !strings.Contains(out, "and loud") {
		t.Errorf("the words are gone:\n%s", out)
	}
}

func TestLinesAreNoWiderThanTheTerminal(t *testing.T) {
	s := newSomeone(t)
	var out strings.Builder
	st := streams(&out, append(append([]string{}, road...), "library", "2", "1", "back", "home", "g", "1", "", "", "", "", "", "", "plan"))
	st.Width = func() int { return 40 }
	if err := Run(context.Background(), st, s.p, Home); err != nil {
		t.Fatal(err)
	}
	for row := range strings.SplitSeq(out.String(), "\n") {
		if n := len([]rune(row)); n > 40 {
			t.Errorf("%d wide: %s", n, row)
		}
	}
}

// TestAskedToEndItSealsAndLeaves: as when the terminal has gone, while it waits for a line.
func TestAskedToEndItSealsAndLeaves(t *testing.T) {
	s := newSomeone(t)
	ctx, cancel := context.WithCancel(context.Background())
	var out strings.Builder
	st := streams(&out, nil)
	st.In = &endless{lines: strings.NewReader("w\nHalf a page.\n"), then: cancel}
	if err := Run(ctx, st, s.p, Home); err != nil {
		t.Fatal(err)
	}
	if d := s.drafts(); len(d) != 1 || d[0].Text != "Half a page." {
		t.Errorf("drafts: %+v", d)
	}
}

// endless is a terminal at which nobody types any more; then is called when that is so.
type endless struct {
	lines *strings.Reader
	then  func()
}

func (e *endless) Read(b []byte) (int, error) {
	if n, err := e.lines.Read(b); err == nil {
		return n, nil
	}
	e.then()
	select {}
}

func TestUndoBringsBackWhatWasThrownAway(t *testing.T) {
	s := newSomeone(t)
	s.types(t, "w", "Not this.", ".", "throw away", "undo")
	if d := s.drafts(); len(d) != 1 || d[0].Text != "Not this." {
		t.Errorf("drafts: %+v", d)
	}
}

// TestRandomLinesLoseNothing types nonsense: nothing may panic, and a draft that was there must still be there, unless
// it was said that it is thrown away or changed.
func TestRandomLinesLoseNothing(t *testing.T) {
	typed := strings.Split("1 2 3 4 5 6 7 8 9 10 11 12 14 15 16 17 why plain skip back stop help ? again home undo more write read keep look "+
		"try find title frame suggestions questions time plan next close agreed roles tried add turn matches export history editor lock . - x", " ")
	typed = append(typed, "", "", "", " ", "keep 1", "read 2", "not for me 1", "why not", "see now", "we read it", "go on", "let go 1", "not yet 1",
		"go back to 2", "the old words", "forget 1", "leave the rest", "take back", "jump", "note hm", "3 a note", "as at first 1", "yes", "begin again",
		"\x1b[A", "\xff\xfe", strings.Repeat("long ", 300))
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 150 {
		s := newSomeone(t)
		sitting := must(s.p.Begin())
		sitting.Text = "precious"
		sitting.Touch()
		if err := sitting.Seal()(); err != nil {
			t.Fatal(err)
		}
		lines := []string{"16"}
		for range 60 {
			lines = append(lines, typed[random.IntN(len(typed))])
		}
		out := s.types(t, lines...)
		safe := strings.Contains(out, "Thrown away") || strings.Contains(out, "Taken out") || strings.Contains(out, "Changed. undo")
		for _, d := range s.drafts() {
			safe = safe || strings.Contains(d.Text, "precious")
		}
		for _, e := range s.entries() {
			safe = safe || strings.Contains(e.Text, "precious")
		}
		if !safe {
			t.Fatalf("round %d lost a draft after %q", round, lines)
		}
	}
}

// TestItLocksByItselfAndByAWord: what is open is sealed first, and nothing of it is shown by itself.
func TestItLocksByItselfAndByAWord(t *testing.T) {
	now, late := noon(), time.Hour
	w := words()
	p := practice.New(practice.Options{
		Library: w.library, Questions: w.questions, Frames: w.frames, Random: rand.NewChaCha8([32]byte{1}), Dir: t.TempDir(),
		Now: func() time.Time { now = now.Add(late); return now },
	})
	if err := p.Create(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	out := &awaited{words: "Locked.", then: cancel}
	st := Streams{In: &endless{lines: strings.NewReader("w\nHalf a page.\n"), then: func() {}}, Out: out}
	talk := newTalk(ctx, st, p)
	talk.waits = waits{time.Millisecond, time.Millisecond, time.Millisecond}
	if err := talk.run(Home); !errors.Is(err, errEnd) || p.Open() {
		t.Errorf("it is open still (%v):\n%s", err, out)
	}
	late = 0
	if err := p.Unlock(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	if err := Run(t.Context(), streams(&said, []string{"go on with", "lock", "", "go on with", "read", "lock", "quit"}), p, Home); err != nil {
		t.Fatal(err)
	}
	if strings.Count(said.String(), "Locked.") != 2 || !strings.Contains(said.String(), "1. Half a page.") {
		t.Errorf("it was not locked and opened again:\n%s", said.String())
	}
}

// awaited is what is printed; then is called when some words are.
type awaited struct {
	strings.Builder
	words string
	then  func()
}

func (a *awaited) Write(b []byte) (int, error) {
	n, err := a.Builder.Write(b)
	if strings.Contains(a.String(), a.words) {
		a.then()
	}
	return n, err
}

func TestTheSettingsSayWhatACheckInLooksAt(t *testing.T) {
	s := newSomeone(t)
	if err := s.p.Configure("lens", "group"); err != nil {
		t.Fatal(err)
	}
	if out := s.types(t, "c", "", "", "1"); strings.Contains(out, "What would you like to look at?") || !strings.Contains(out, "1. Yes") {
		t.Errorf("it is asked all the same:\n%s", out)
	}
	if out := newSomeone(t).types(t, "c", "", "", "1", "back"); strings.Count(out, "How are you, right now?") != 2 {
		t.Errorf("one cannot go back:\n%s", out)
	}
}
