package practice

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/suggest"
)

// eachJournal runs a test over a journal that is never written down and over one on disk, which ought to be the same to it.
func eachJournal(t *testing.T, test func(t *testing.T, p *Practice)) {
	t.Helper()
	t.Run("memory", func(t *testing.T) {
		t.Parallel()
		p := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{2}), Journal: memory()})
		test(t, p)
	})
	t.Run("vault", func(t *testing.T) {
		t.Parallel()
		p := New(Options{Dir: t.TempDir(), Now: clock(), Random: rand.NewChaCha8([32]byte{2})})
		if err := p.Create(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := p.Lock(); err != nil {
				t.Error(err)
			}
		})
		test(t, p)
	})
}

// checkedIn is a sitting in which the closing question was answered.
func checkedIn(t *testing.T, p *Practice, said string) *Sitting {
	t.Helper()
	s, err := p.Begin()
	if err != nil {
		t.Fatal(err)
	}
	s.Text = "a page"
	s.Check().Say(selfcheck.IfThen, said)
	return s
}

func mustKeep(t *testing.T, s *Sitting) journal.Entry {
	t.Helper()
	e, err := s.Keep()()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// texts are the things to try, in the order they are listed.
func texts(t *testing.T, p *Practice) []string {
	t.Helper()
	all, err := p.Intentions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	words := []string{}
	for _, i := range all {
		words = append(words, i.Text)
	}
	return words
}

func TestTheClosingQuestionBecomesAnIntentionOnce(t *testing.T) {
	t.Parallel()
	eachJournal(t, func(t *testing.T, p *Practice) {
		e := mustKeep(t, checkedIn(t, p, "wait"))
		const words = "If it comes up again, then I will wait"
		same(t, "kept", texts(t, p), words)
		mustKeep(t, p.Change(e))
		same(t, "kept again", texts(t, p), words)
		all, err := p.Intentions(t.Context())
		if err != nil || all[0].Entry != e.ID || all[0].State != journal.Open || all[0].Made.IsZero() {
			t.Errorf("%+v, %v", all, err)
		}
		if err := p.DropIntention(t.Context(), all[0].ID); err != nil {
			t.Fatal(err)
		}
		e.Revision = 2
		mustKeep(t, p.Change(e))
		same(t, "after it was deleted", texts(t, p))
		// An answer that comes later is one too.
		late := mustKeep(t, checkedIn(t, p, ""))
		same(t, "nothing said", texts(t, p))
		s := p.Change(late)
		s.Check().Say(selfcheck.IfThen, "if he asks, say so")
		mustKeep(t, s)
		same(t, "said later", texts(t, p), "If he asks, say so")
	})
}

// full is a journal that keeps nothing more, from some time on.
type full struct {
	*journal.Memory
	entries, intentions bool
}

var errFull = errors.New("no room")

func (j *full) Save(ctx context.Context, e journal.Entry) (journal.Entry, error) {
	if j.entries {
		return e, errFull
	}
	return j.Memory.Save(ctx, e)
}

func (j *full) SaveIntention(ctx context.Context, i journal.Intention) (journal.Intention, error) {
	if j.intentions {
		return i, errFull
	}
	return j.Memory.SaveIntention(ctx, i)
}

func TestKeepingAfterAFailureMakesNoSecondIntention(t *testing.T) {
	t.Parallel()
	j := &full{Memory: memory(), intentions: true}
	p := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{2}), Journal: j})
	s := checkedIn(t, p, "wait")
	if _, err := s.Keep()(); !errors.Is(err, errFull) {
		t.Fatalf("kept without its intention: %v", err)
	}
	if heads, err := p.Heads(t.Context()); len(heads) != 0 || err != nil {
		t.Fatalf("half of it is kept: %v", err)
	}
	j.intentions, j.entries = false, true
	if _, err := s.Keep()(); !errors.Is(err, errFull) {
		t.Fatal("kept")
	}
	j.entries = false
	mustKeep(t, s)
	same(t, "in the end", texts(t, p), "If it comes up again, then I will wait")
}

func TestWhatAnotherProgramLookedAtIsLeftAlone(t *testing.T) {
	t.Parallel()
	eachJournal(t, func(t *testing.T, p *Practice) {
		shown, err := p.SaveIntention(t.Context(), journal.Intention{Text: "I will wait"})
		if err != nil {
			t.Fatal(err)
		}
		letGo := func(i journal.Intention) journal.Intention { return i.Settle(journal.LetGo, "", p.Now()) }
		if err := p.Look(t.Context(), shown, letGo); err != nil {
			t.Fatal(err)
		}
		tried := func(i journal.Intention) journal.Intention { return i.Settle(journal.Tried, "well", p.Now()) }
		if err := p.Look(t.Context(), shown, tried); !errors.Is(err, ErrLookedAt) {
			t.Errorf("looked at twice: %v", err)
		}
		if i, err := p.Intention(t.Context(), shown.ID); err != nil || i.State != journal.LetGo {
			t.Errorf("%+v, %v", i, err)
		}
		if err := p.DropIntention(t.Context(), shown.ID); err != nil {
			t.Fatal(err)
		}
		if err := p.Look(t.Context(), shown, tried); !errors.Is(err, ErrLookedAt) {
			t.Errorf("what was deleted: %v", err)
		}
	})
}

func TestAnAimIsSealedInOrderAndUndoneWhole(t *testing.T) {
	t.Parallel()
	eachJournal(t, func(t *testing.T, p *Practice) {
		a, err := p.Aim(journal.Intention{})
		if err != nil || a.Seal() != nil {
			t.Fatalf("nothing is written yet: %v", err)
		}
		write := func(text string) func() error {
			a.Text = text
			a.Touch()
			return a.Seal()
		}
		older, newer := write("If"), write("If she")
		for _, seal := range []func() error{newer, older} {
			if err := seal(); err != nil {
				t.Fatal(err)
			}
		}
		same(t, "an older one does not undo a newer", texts(t, p), "If she")
		late := write("If she goes")
		if err := errors.Join(a.Undo()(), late()); err != nil {
			t.Fatal(err)
		}
		same(t, "undone", texts(t, p))

		kept, err := p.SaveIntention(t.Context(), journal.Intention{Text: "as it was"})
		if err != nil {
			t.Fatal(err)
		}
		if a, err = p.Aim(kept); err != nil {
			t.Fatal(err)
		}
		if err := write("changed")(); err != nil {
			t.Fatal(err)
		}
		if err := a.Undo()(); err != nil {
			t.Fatal(err)
		}
		same(t, "put back", texts(t, p), "as it was")
		if err := a.Drop()(); err != nil {
			t.Fatal(err)
		}
		same(t, "dropped", texts(t, p))
		a.Again()
		if err := a.Seal()(); err != nil {
			t.Fatal(err)
		}
		same(t, "gone on with", texts(t, p), "changed")
	})
}

// past is a journal with one entry that kept and waved away, and one card tried.
func past(t *testing.T, p *Practice) journal.Entry {
	t.Helper()
	e := keep(t, p.Save, journal.Entry{Title: "one", Text: "words", Kept: []pattern.ID{"a", "b"}, Waved: []pattern.ID{"c"}})
	for _, i := range []journal.Intention{
		{Text: "tried", Pattern: "d", Entry: e.ID, State: journal.Tried, Looked: p.Now()},
		{Text: "open", Pattern: "e"},
		{Text: "let go", Pattern: "f", State: journal.LetGo, Looked: p.Now()},
		{Text: "tried, and tied to nothing", State: journal.Tried, Looked: p.Now()},
	} {
		if _, err := p.SaveIntention(t.Context(), i); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

func marks(t *testing.T, p *Practice) []string {
	t.Helper()
	all, err := p.Remembered(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	words := []string{}
	for _, m := range all {
		words = append(words, string(m.Mark)+" "+string(m.Pattern))
	}
	return words
}

func TestWhatIsForgottenLeavesEveryWordAndCanBeRememberedAgain(t *testing.T) {
	t.Parallel()
	eachJournal(t, func(t *testing.T, p *Practice) {
		e := past(t, p)
		same(t, "remembered", marks(t, p), "kept a", "kept b", "waved c", "tried d")
		all, err := p.Remembered(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		undo, err := p.Forget(t.Context(), []Memory{all[0], all[2], all[3]})
		if err != nil {
			t.Fatal(err)
		}
		same(t, "after forgetting", marks(t, p), "kept b")
		now, err := p.Entry(t.Context(), e.ID)
		if err != nil || now.Text != "words" || now.Title != "one" || now.Revision != e.Revision+1 {
			t.Errorf("the entry is revision %d, %v", now.Revision, err)
		}
		same(t, "the words", texts(t, p), "open", "tried, and tied to nothing", "let go", "tried")
		if err := undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		same(t, "remembered again", marks(t, p), "kept b", "kept a", "waved c", "tried d")
	})
}

func TestForgettingLosesNoPageThatWaits(t *testing.T) {
	t.Parallel()
	eachJournal(t, func(t *testing.T, p *Practice) {
		e := past(t, p)
		s := p.Change(e)
		s.Text = "more"
		s.Touch()
		if err := s.Seal()(); err != nil {
			t.Fatal(err)
		}
		all, err := p.Remembered(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Forget(t.Context(), all); !errors.Is(err, ErrDrafted) {
			t.Errorf("forgotten beside a page: %v", err)
		}
		same(t, "all is as it was", marks(t, p), "kept a", "kept b", "waved c", "tried d")
		mustKeep(t, s)
		undo, err := p.Forget(t.Context(), all)
		if err != nil {
			t.Fatal(err)
		}
		s.Text = "more still"
		s.Touch()
		if err := s.Seal()(); err != nil {
			t.Fatal(err)
		}
		if err := undo(t.Context()); !errors.Is(err, ErrDrafted) {
			t.Errorf("remembered again beside a page: %v", err)
		}
		if d, err := p.Drafts(t.Context()); err != nil || len(d) != 1 || d[0].Text != "more still" {
			t.Errorf("%d drafts, %v", len(d), err)
		}
	})
}

func TestARequestRemembersWhatWasKeptWavedAndTried(t *testing.T) {
	t.Parallel()
	p := over(memory())
	past(t, p)
	r := p.Remembering(t.Context(), suggest.Request{Text: "words"})
	ids := func(all []suggest.Past) (ids []string) {
		for _, x := range all {
			ids = append(ids, string(x.Pattern))
			if x.When.IsZero() {
				t.Errorf("no one knows when %s was", x.Pattern)
			}
		}
		return ids
	}
	same(t, "kept", ids(r.Kept), "a", "b")
	same(t, "waved", ids(r.Waved), "c")
	same(t, "tried", ids(r.Tried), "d")
	if err := p.Lock(); err != nil {
		t.Fatal(err)
	}
	if r := p.Remembering(t.Context(), suggest.Request{Text: "words"}); r.Text != "words" || len(r.Kept) != 0 {
		t.Errorf("%+v", r)
	}
}

func TestChangingAnEntryDoesNotLetACardRestLonger(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	p := New(Options{Now: func() time.Time { return now }, Journal: journal.NewMemory(func() time.Time { return now }, rand.NewChaCha8([32]byte{1}))})
	e := keep(t, p.Save, journal.Entry{Waved: []pattern.ID{"early"}})
	waved := now
	now = now.Add(20 * 24 * time.Hour)
	e.Waved = append(e.Waved, "late")
	e = keep(t, p.Save, e)
	e.Text = "an afterthought"
	now = now.Add(time.Hour)
	keep(t, p.Save, e)
	all, err := p.Remembered(t.Context())
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	if late, early := all[0], all[1]; !early.When.Equal(waved) || !late.When.Equal(now.Add(-time.Hour)) {
		t.Errorf("%s was waved away %v, %s %v", early.Pattern, early.When, late.Pattern, late.When)
	}
}

func TestTheUsesOfAPatternAreFoundTheLastFirst(t *testing.T) {
	t.Parallel()
	eachJournal(t, func(t *testing.T, p *Practice) {
		e := keep(t, p.Save, journal.Entry{Title: "older", Date: p.Now().Add(-time.Hour), Kept: []pattern.ID{"a"}})
		keep(t, p.Save, journal.Entry{Title: "other", Date: p.Now(), Kept: []pattern.ID{"b"}})
		for _, i := range []journal.Intention{
			{Text: "with it", Pattern: "a", Entry: e.ID, State: journal.Tried, Looked: p.Now()},
			{Text: "alone", Pattern: "a", State: journal.Tried, Looked: p.Now()},
			{Text: "open", Pattern: "a"},
		} {
			if _, err := p.SaveIntention(t.Context(), i); err != nil {
				t.Fatal(err)
			}
		}
		uses, err := p.UsesOf(t.Context(), "a")
		if err != nil || len(uses) != 3 {
			t.Fatalf("%d uses, %v", len(uses), err)
		}
		if uses[0].Entry != nil || uses[0].Intention.Text != "alone" {
			t.Errorf("the last is %+v", uses[0])
		}
		if uses[1].Entry.Title != "older" || uses[1].Intention.Text != "with it" || uses[2].Intention != nil || uses[2].Entry.Title != "older" {
			t.Errorf("%+v", uses[1:])
		}
	})
}
