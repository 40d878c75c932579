package practice

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/search"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// clock moves on by a second whenever it is looked at.
func clock() func() time.Time {
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	return func() time.Time { now = now.Add(time.Second); return now }
}

func memory() *journal.Memory { return journal.NewMemory(clock(), rand.NewChaCha8([32]byte{1})) }

func over(j journal.Journal) *Practice { return New(Options{Now: clock(), Journal: j}) }

func keep(t *testing.T, save func(context.Context, journal.Entry) (journal.Entry, error), e journal.Entry) journal.Entry {
	t.Helper()
	e, err := save(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// titles is what a search finds, by title.
func titles(t *testing.T, p *Practice, query string, a Asked) []string {
	t.Helper()
	r, err := p.Search(t.Context(), query, a)
	if err != nil {
		t.Fatal(err)
	}
	found := []string{}
	for _, h := range r.Heads {
		found = append(found, h.Title)
	}
	return found
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func all() Asked { return Asked{Whole: true} }

func TestWhatIsKeptIsFoundAndWhatIsDeletedIsNot(t *testing.T) {
	t.Parallel()
	p := over(memory())
	one := keep(t, p.Save, journal.Entry{Title: "one", Text: "She was early."})
	keep(t, p.Save, journal.Entry{Title: "two", Text: "He was late.", Themes: []theme.ID{theme.Repair}, Tags: []string{"Ward"}})
	same(t, "nothing", titles(t, p, "", all()), "two", "one")
	same(t, "a word", titles(t, p, "EARL", all()), "one")
	same(t, "a theme", titles(t, p, "theme:repair was", all()), "two")
	same(t, "a tag", titles(t, p, "ward", all()), "two")
	keep(t, p.Save, journal.Entry{Title: "three", Text: "early"})
	one.Text = "She was late."
	keep(t, p.Save, one)
	same(t, "what was changed", titles(t, p, "early", all()), "three")
	same(t, "the change", titles(t, p, "late", all()), "one", "two")
	if err := p.Delete(t.Context(), one.ID); err != nil {
		t.Fatal(err)
	}
	same(t, "after deleting", titles(t, p, "late", all()), "two")
	if err := p.Restore(t.Context(), one.ID); err != nil {
		t.Fatal(err)
	}
	same(t, "after restoring", titles(t, p, "late", all()), "one", "two")
}

func TestWhatWasAnsweredIsFoundToo(t *testing.T) {
	t.Parallel()
	p := over(memory())
	e := keep(t, p.Save, journal.Entry{Title: "round", Text: "I closed the file.\n\nShe looked away.", Check: &selfcheck.Check{
		Said:    []selfcheck.Said{{Prompt: "b2", Text: "She looked away."}, {Prompt: "z1", Text: "the kettle"}},
		Answers: []selfcheck.Answer{{Item: "r1", Option: "moment", Note: "on the stairs"}},
	}})
	for _, query := range []string{"kettle", "stairs", "round file", `"looked away"`} {
		same(t, query, titles(t, p, query, all()), "round")
	}
	same(t, "an answer's id", titles(t, p, "moment", all()))
	for query, want := range map[string]string{"kettle": "the kettle", "stairs": "on the stairs", "round": ""} {
		m, err := p.Matches(t.Context(), query, []journal.ID{e.ID, {9}}, 40)
		if err != nil || len(m) != 1 || m[e.ID].Snippet.Text != want {
			t.Errorf("%s: shown %+v, %v", query, m, err)
		}
	}
	if m, _ := p.Matches(t.Context(), "ROU file", []journal.ID{e.ID}, 40); !slices.Equal(m[e.ID].Title, []Span{{Start: 0, End: 3}}) {
		t.Errorf("marked %+v", m)
	}
	if n := len(textsOf(e)); n != 4 {
		t.Errorf("%d texts: what stands in the text was taken twice", n)
	}
}

func TestABadQueryIsToldInSentences(t *testing.T) {
	t.Parallel()
	p := over(memory())
	_, err := p.Search(t.Context(), "theme:love", Asked{})
	told, ok := errors.AsType[*QueryError](err)
	if !ok || told.Hint == "" || Explain(err) != told.What {
		t.Errorf("told %v; explained %q", err, Explain(err))
	}
	if _, err := p.Matches(t.Context(), "theme:love", nil, 40); err == nil {
		t.Error("and then it was understood")
	}
}

// slow is a journal whose entries are read only as far as the test lets them.
type slow struct {
	*journal.Memory
	steps chan error // an error is what comes in the place of an entry
}

func (j slow) Entries(ctx context.Context) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		for e, err := range j.Memory.Entries(ctx) {
			if fault, ok := <-j.steps; ok && fault != nil {
				e, err = journal.Entry{ID: e.ID}, fault
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

// filled is a slow journal with n entries, "1" the newest.
func filled(t *testing.T, n int) slow {
	t.Helper()
	j := slow{memory(), make(chan error)}
	for i := range n {
		keep(t, j.Save, journal.Entry{Title: fmt.Sprint(i + 1), Text: "word", Date: time.Date(2026, 1, 1, 0, 0, -i, 0, time.UTC)})
	}
	return j
}

func (j slow) let(n int) {
	for range n {
		j.steps <- nil
	}
}

func TestResultsComeWhileTheRestIsRead(t *testing.T) {
	t.Parallel()
	j := filled(t, 2*atOnce+1)
	p := over(j)
	p.StartSearch()
	j.let(atOnce)
	r, err := p.Search(t.Context(), "word", Asked{Limit: 3})
	if err != nil || r.Complete || !r.More || len(r.Heads) != 3 || r.Heads[0].Title != "1" {
		t.Fatalf("at first: %d, more %v, complete %v, %v", len(r.Heads), r.More, r.Complete, err)
	}
	done := make(chan Results)
	go func() {
		r, _ := p.Search(t.Context(), "word", Asked{After: r.Round})
		done <- r
	}()
	j.let(atOnce)
	if r = <-done; len(r.Heads) != 2*atOnce || r.Complete {
		t.Fatalf("then: %d, complete %v", len(r.Heads), r.Complete)
	}
	close(j.steps)
	if r, err = p.Search(t.Context(), "word", Asked{After: r.Round}); len(r.Heads) != 2*atOnce+1 || !r.Complete || err != nil {
		t.Fatalf("in the end: %d, complete %v, %v", len(r.Heads), r.Complete, err)
	}
	if again, err := p.Search(t.Context(), "", Asked{After: r.Round}); err != nil || !again.Complete {
		t.Errorf("there is nothing to wait for any more: %v", err)
	}
}

func TestWhatIsDoneMeanwhileIsNotUndoneByReading(t *testing.T) {
	t.Parallel()
	j := filled(t, 3)
	p := over(j)
	p.StartSearch()
	var kept []journal.Entry
	for e, err := range j.Memory.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, e)
	}
	j.let(2) // two have been read, and wait for more to be put into the index with them
	kept[0].Title, kept[0].Text = "one", "changed"
	keep(t, p.Save, kept[0])
	for _, e := range kept[1:] {
		if err := p.Delete(t.Context(), e.ID); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Restore(t.Context(), kept[2].ID); err != nil {
		t.Fatal(err)
	}
	close(j.steps)
	same(t, "all", titles(t, p, "", all()), "one", "3")
	same(t, "as it was before", titles(t, p, "word", all()), "3")
}

func TestUnreadableEntriesHideNoOthers(t *testing.T) {
	t.Parallel()
	j := filled(t, 3)
	p := over(j)
	p.StartSearch()
	go func() {
		j.steps <- nil
		j.steps <- errTorn
		close(j.steps)
	}()
	r, err := p.Search(t.Context(), "word", all())
	if err != nil || !errors.Is(r.Fault, errTorn) || len(r.Heads) != 2 {
		t.Errorf("%d found, fault %v, %v", len(r.Heads), r.Fault, err)
	}
}

func TestLockingEndsEverySearch(t *testing.T) {
	t.Parallel()
	j := filled(t, 2)
	p := over(j)
	waited := make(chan error)
	go func() {
		_, err := p.Search(t.Context(), "word", Asked{})
		waited <- err
	}()
	j.let(1) // it is being read
	f, _ := p.found()
	if err := p.Lock(); err != nil {
		t.Fatal(err)
	}
	if err := <-waited; !errors.Is(err, ErrLocked) {
		t.Errorf("who waited was told %v", err)
	}
	close(j.steps)
	if _, err := p.Search(t.Context(), "word", Asked{}); !errors.Is(err, ErrLocked) {
		t.Errorf("who came later was told %v", err)
	}
	if _, err := p.CatchUp(t.Context()); !errors.Is(err, ErrLocked) {
		t.Errorf("catching up: %v", err)
	}
	p.StartSearch()
	f.put(journal.Entry{ID: journal.ID{1}, Text: "late"})
	f.remove(journal.ID{1})
	if f.index.Len() != 0 || len(f.heads) != 0 {
		t.Error("something is left of what could be searched")
	}
	if _, err := f.find(t.Context(), search.Query{}, 0); !errors.Is(err, ErrLocked) {
		t.Errorf("who had begun before was told %v", err)
	}
}

func TestLockingWipesWhatCouldBeSearched(t *testing.T) {
	t.Parallel()
	p := over(memory())
	keep(t, p.Save, journal.Entry{Title: "one"})
	same(t, "before", titles(t, p, "one", all()), "one")
	f, _ := p.found()
	if err := p.Lock(); err != nil {
		t.Fatal(err)
	}
	if f.index.Len() != 0 || len(f.heads) != 0 {
		t.Error("something is left of what could be searched")
	}
}

func TestAnEndedContextEndsTheWait(t *testing.T) {
	t.Parallel()
	p := over(filled(t, 1))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Search(ctx, "word", Asked{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestWhatAnotherProgramDidIsCaughtUpWith(t *testing.T) {
	t.Parallel()
	j := memory()
	p := over(j)
	one, two := keep(t, j.Save, journal.Entry{Title: "one", Text: "word"}), keep(t, j.Save, journal.Entry{Title: "two", Text: "word"})
	same(t, "before", titles(t, p, "", all()), "two", "one")
	if changed, err := p.CatchUp(t.Context()); changed || err != nil {
		t.Errorf("nothing was done, and it says %v, %v", changed, err)
	}
	one.Text = "other"
	keep(t, j.Save, one)
	keep(t, j.Save, journal.Entry{Title: "three"})
	if err := j.Delete(t.Context(), two.ID); err != nil {
		t.Fatal(err)
	}
	if changed, err := p.CatchUp(t.Context()); !changed || err != nil {
		t.Errorf("it says %v, %v", changed, err)
	}
	same(t, "what was changed", titles(t, p, "other", all()), "one")
	same(t, "all", titles(t, p, "", all()), "three", "one")
}

// told is a journal that knows whether another program has changed it, and counts how often it is listed.
type told struct {
	*journal.Memory
	changed *bool
	listed  *int
}

func (j told) Changed(context.Context) (bool, error) {
	changed := *j.changed
	*j.changed = false
	return changed, nil
}

func (j told) Heads(ctx context.Context) iter.Seq2[journal.Head, error] {
	*j.listed++
	return j.Memory.Heads(ctx)
}

func TestAJournalThatHasNotChangedIsNotListedAgain(t *testing.T) {
	t.Parallel()
	j := told{memory(), new(bool), new(int)}
	p := over(j)
	same(t, "before", titles(t, p, "", all()))
	keep(t, j.Save, journal.Entry{Title: "elsewhere"})
	catchUp := func(ctx context.Context, want bool, listed int) {
		t.Helper()
		if changed, _ := p.CatchUp(ctx); changed != want || *j.listed != listed {
			t.Errorf("changed: %v; listed %d times", changed, *j.listed)
		}
	}
	catchUp(t.Context(), false, 0)
	*j.changed = true
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	catchUp(ended, false, 1) // it heard of it, and could not do it
	catchUp(t.Context(), true, 2)
	catchUp(t.Context(), false, 2)
	same(t, "afterwards", titles(t, p, "", all()), "elsewhere")
}
