package plain

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"heed/internal/practice"
	"heed/internal/selfcheck"
)

// TestNoWordButQuitEndsHeed: what is typed after a word that left something out must not go to the shell.
func TestNoWordButQuitEndsHeed(t *testing.T) {
	for claim, lines := range map[string][]string{
		"skip on a new page":              {"w", "skip"},
		"skip on a page with words":       {"w", "Some words.", "skip", "home"},
		"skip on a page from the entries": {"e", "write", "skip", "home"},
		"throwing away the one thing":     {"i", "add", "she sighs", "wait", "throw away", "home"},
		"stop at home":                    {"stop"},
	} {
		out := newSomeone(t).types(t, append(lines, "about heed")...)
		if !strings.Contains(out, "\nAbout heed\n") && !strings.Contains(out, "What heed is") && !strings.Contains(out, "it can and cannot") {
			t.Errorf("%s: heed is not there any more:\n%s", claim, out)
		}
		if _, after, _ := strings.Cut(out, "Home\n"); strings.Count(after, "\n> ") < len(lines)+1 {
			t.Errorf("%s: heed asked no more:\n%s", claim, out)
		}
	}
}

// TestAWordThatARoadPassesOnLeadsHome: a road that forgets to take one must not end heed either.
func TestAWordThatARoadPassesOnLeadsHome(t *testing.T) {
	for _, word := range []error{errSkip, errGone} {
		if out := newSomeone(t).on(t, func(*talk) error { return word }); !strings.Contains(out, "\nHome\n") {
			t.Errorf("%v ends heed:\n%s", word, out)
		}
	}
}

func TestThrowingTheOneThingAwayLeadsBackToTheOthers(t *testing.T) {
	out := newSomeone(t).types(t, "i", "add", "she sighs", "wait", "throw away")
	if _, after, _ := strings.Cut(out, "Thrown away."); !strings.Contains(after, "Things to try") {
		t.Errorf("it leads elsewhere:\n%s", out)
	}
}

func TestOnlyADotEndsAPage(t *testing.T) {
	s := newSomeone(t)
	s.types(t, "w", "Before.", "", "", "throw away", ".", "keep")
	if all := s.entries(); len(all) != 1 || all[0].Text != "Before.\n\n\nthrow away" {
		t.Errorf("kept: %+v", all)
	}
}

func TestUndoTakesBackTheLastLineWhereOneWrites(t *testing.T) {
	s := newSomeone(t)
	s.types(t, "w", "One.", "Two.", "undo", "Three.", " undo", ".", "keep")
	if all := s.entries(); len(all) != 1 || all[0].Text != "One.\nThree.\nundo" {
		t.Errorf("kept: %+v", all)
	}
	s = newSomeone(t)
	s.types(t, "w", "Stays.", ".", "write", "Goes.", "undo")
	if d := s.drafts(); len(d) != 1 || d[0].Text != "Stays." {
		t.Errorf("drafts: %+v", d)
	}
}

func TestLockLocksWhereOneWrites(t *testing.T) {
	p := newSealed(t)
	var out strings.Builder
	if err := Run(t.Context(), streams(&out, []string{"w", "Half a page.", "lock", "", "go on with", "read", "quit"}), p, Home); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "Locked.") || !strings.Contains(out.String(), "1. Half a page.") || strings.Contains(out.String(), "2. lock") {
		t.Errorf("it was not locked:\n%s", out.String())
	}
}

func TestWordsThatWereReplacedComeBack(t *testing.T) {
	s := newSomeone(t)
	s.types(t, "c", "Ward round", "", "back", "Other words", "", "undo", "quit")
	d := s.drafts()
	if len(d) != 1 || d[0].Check.Words(selfcheck.WhichSession) != "Ward round" {
		t.Errorf("drafts: %+v", d)
	}
}

func TestPastedLinesBesideAStatementAnswerNoOther(t *testing.T) {
	s := newSomeone(t)
	out := s.types(t, "c", "", "", "1", "1", "1", "2", "first", "2 of us spoke", "", "3 a note", "quit")
	a := s.drafts()[0].Check.Answers
	if len(a) != 2 || a[0].Note != "first\n2 of us spoke" || a[1].Note != "a note" {
		t.Errorf("answers: %+v\n%s", a, out)
	}
	if !strings.Contains(out, "with your note. back changes it.") {
		t.Errorf("it does not say what it took:\n%s", out)
	}
}

func TestALineTheEndCutsOffChoosesNothing(t *testing.T) {
	for claim, typed := range map[string]string{
		"at a choice":      "w\nPrecious.\n.\nthrow away",
		"where one writes": "w\nPrecious.\nmore, and no en",
	} {
		s := newSomeone(t)
		var out strings.Builder
		st := streams(&out, nil)
		st.In = strings.NewReader(typed)
		if err := Run(t.Context(), st, s.p, Home); err != nil {
			t.Fatal(err)
		}
		d := s.drafts()
		if len(d) != 1 || !strings.HasPrefix(d[0].Text, "Precious.") || strings.Contains(typed, "no en") && !strings.HasSuffix(d[0].Text, "no en") {
			t.Errorf("%s: drafts: %+v", claim, d)
		}
	}
}

func TestTheHalvesAreNotSaidTwice(t *testing.T) {
	for _, tt := range []struct{ when, what, want string }{
		{"if she sighs", "I will wait", "If she sighs, then I will wait"},
		{"If… she sighs", "then I'll wait", "If she sighs, then I will wait"},
		{"iffy talk comes up", "thenceforth wait", "If iffy talk comes up, then I will thenceforth wait"},
		{"I will be late", "ring", "If I will be late, then I will ring"},
	} {
		s := newSomeone(t)
		out := s.types(t, "i", "add", tt.when, tt.what, "1", "quit")
		if !strings.Contains(out, "Kept:\n    "+tt.want+"\n") {
			t.Errorf("%q, %q:\n%s", tt.when, tt.what, out)
		}
	}
}

// advised is a fault that brings its own hint.
type advised struct{ error }

func (advised) Hint() string { return "Use the other door." }

func TestAHintThatAFaultBringsIsSaid(t *testing.T) {
	s := newSomeone(t)
	out := s.on(t, func(t *talk) error {
		t.fault(advised{errors.New("the door is shut")})
		return nil
	})
	if !strings.Contains(out, "Use the other door.") {
		t.Errorf("it is not said:\n%s", out)
	}
}

func TestALineAsLongAsTheTerminalTakesIsPointedOut(t *testing.T) {
	for _, tt := range []struct {
		n    int
		want bool
	}{{30, true}, {29, false}} {
		s := newSomeone(t)
		var out strings.Builder
		st := streams(&out, []string{"w", strings.Repeat("x", tt.n), "."})
		st.Row = 30
		if err := Run(t.Context(), st, s.p, Home); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(out.String(), "lets one be. Its end"); got != tt.want {
			t.Errorf("%d bytes: said is %v:\n%s", tt.n, got, out.String())
		}
	}
}

// slow is a terminal at which the last line comes only when heed has locked.
type slow struct {
	first, then *strings.Reader
	locked      <-chan struct{}
}

func (s *slow) Read(b []byte) (int, error) {
	if n, err := s.first.Read(b); err == nil {
		return n, nil
	}
	<-s.locked
	return s.then.Read(b)
}

// TestALineThatWasBeingTypedIsNotLostWhenItLocks: heed hears of a line only at its end.
func TestALineThatWasBeingTypedIsNotLostWhenItLocks(t *testing.T) {
	w := words()
	now, late := noon(), time.Hour
	p := practice.New(practice.Options{
		Library: w.library, Questions: w.questions, Frames: w.frames, Random: rand.NewChaCha8([32]byte{1}), Dir: t.TempDir(),
		Now: func() time.Time { now = now.Add(late); return now },
	})
	if err := p.Create(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	ctx, locked := context.WithCancel(context.Background())
	out := &awaited{words: "Locked.", then: func() { late = 0; locked() }}
	st := Streams{In: &slow{strings.NewReader("w\nHalf a page.\n"), strings.NewReader("and the rest\nquit\n"), ctx.Done()}, Out: out}
	talk := newTalk(context.Background(), st, p)
	talk.waits = waits{time.Millisecond, time.Millisecond, time.Millisecond}
	if err := talk.run(Home); !errors.Is(err, errQuit) {
		t.Fatalf("it ended with %v:\n%s", err, out)
	}
	d := must(p.Drafts(t.Context()))
	if len(d) != 1 || d[0].Text != "Half a page.\nand the rest" || !strings.Contains(out.String(), "is with what you began") {
		t.Errorf("drafts: %+v\n%s", d, out)
	}
}
