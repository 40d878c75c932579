package practice

import (
	"context"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"heed/internal/journal"
	"heed/internal/search"
)

// finder keeps a search index of the open journal. It begins to fill it when it is made, newest first, and answers
// meanwhile from what is there. Nothing of it is on disk.
type finder struct {
	journal journal.Journal
	index   *search.Index
	stop    context.CancelFunc

	mu       sync.Mutex
	heads    map[journal.ID]*journal.Head // of what is in the index; a head is never changed
	gone     map[journal.ID]bool          // was deleted while the index was being filled
	fault    error                        // the first of what could not be read
	complete bool
	behind   bool // another program has changed the journal since
	closed   bool
	round    int           // goes up whenever there is a good deal more to be found than before
	next     int           // how many entries make the next round
	turn     chan struct{} // closed at each round
}

// newFinder begins to fill an index of j.
func newFinder(j journal.Journal) *finder {
	ctx, stop := context.WithCancel(context.Background()) // it lasts until the journal is locked
	f := &finder{
		journal: j, index: search.New(), stop: stop,
		heads: map[journal.ID]*journal.Head{}, gone: map[journal.ID]bool{}, next: 1, turn: make(chan struct{}),
	}
	go f.fill(ctx)
	return f
}

// close stops the filling, overwrites what the index holds and lets everybody go who waits.
func (f *finder) close() {
	f.stop()
	f.index.Wipe()
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed, f.heads = true, nil
	f.nextRound()
}

// atOnce is how many entries are put into the index at a time, and how many are there before the journal is listed.
const atOnce = 64

// fill puts every entry into the index, on every processor.
func (f *finder) fill(ctx context.Context) {
	f.first(ctx)
	batches := make(chan []journal.Entry, 2*runtime.GOMAXPROCS(0))
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for batch := range batches {
				f.put(batch...)
			}
		})
	}
	var batch []journal.Entry
	for e, err := range f.journal.Entries(ctx) {
		if err != nil {
			f.failed(err)
			continue
		}
		if batch = append(batch, e); len(batch) == atOnce {
			batches <- batch
			batch = nil
		}
	}
	batches <- batch
	close(batches)
	workers.Wait()
	f.mu.Lock()
	f.complete, f.gone = true, nil
	many := len(f.heads) > 1000
	f.nextRound()
	f.mu.Unlock()
	if many { // the texts they were made of are garbage now: megabytes of a person's words, best given back at once
		debug.FreeOSMemory()
	}
}

// first puts in what was saved last, if the journal knows that without listing all it has.
func (f *finder) first(ctx context.Context) {
	j, ok := f.journal.(interface {
		Recent(context.Context, int) ([]journal.Head, error)
	})
	if !ok {
		return
	}
	heads, err := j.Recent(ctx, atOnce)
	if err != nil {
		return // it will be told of when everything is read
	}
	var entries []journal.Entry
	for _, h := range heads {
		if e, err := f.journal.Entry(ctx, h.ID); err == nil {
			entries = append(entries, e)
		}
	}
	f.put(entries...)
}

// put puts entries into the index, in place of their earlier revisions.
func (f *finder) put(entries ...journal.Entry) {
	f.mu.Lock()
	var docs []search.Document
	for _, e := range entries {
		if f.closed || f.gone[e.ID] || e.Kind != journal.Page {
			continue
		}
		if known, ok := f.heads[e.ID]; ok && known.Revision >= e.Revision {
			continue
		}
		h := e.Head()
		f.heads[e.ID] = &h
		docs = append(docs, document(e))
	}
	f.mu.Unlock()
	if len(docs) == 0 {
		return
	}
	f.index.Add(docs...) // folding takes its time
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, d := range docs {
		if f.gone[d.ID] { // since a moment ago
			f.drop(d.ID)
		}
	}
	if n := f.index.Len(); n >= f.next {
		f.next = 2 * n
		f.nextRound()
	}
}

// remove takes an entry out.
func (f *finder) remove(id journal.ID) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return
	}
	if !f.complete {
		f.gone[id] = true
	}
	f.drop(id)
}

// restore lets an entry come back that was removed.
func (f *finder) restore(e journal.Entry) {
	f.mu.Lock()
	delete(f.gone, e.ID)
	f.mu.Unlock()
	f.put(e)
}

func (f *finder) drop(id journal.ID) {
	f.index.Remove(id)
	delete(f.heads, id)
}

func (f *finder) failed(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.fault == nil {
		f.fault = err
	}
}

func (f *finder) nextRound() {
	f.round++
	close(f.turn)
	f.turn = make(chan struct{})
}

// wait waits until the index is complete or, unless all is wanted, a round after the given one has begun.
func (f *finder) wait(ctx context.Context, after int, all bool) error {
	for {
		f.mu.Lock()
		ready, closed, turn := f.complete || !all && f.round > after, f.closed, f.turn
		f.mu.Unlock()
		switch {
		case closed:
			return ErrLocked
		case ready:
			return nil
		}
		select {
		case <-turn:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// find asks the index.
func (f *finder) find(ctx context.Context, q search.Query, limit int) (Results, error) {
	f.mu.Lock()
	r := Results{Round: f.round, Complete: f.complete, Fault: f.fault} // before it is asked: it may find more than it says
	f.mu.Unlock()
	ids, more, err := f.index.Find(ctx, q, limit)
	if err != nil {
		return Results{}, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return Results{}, ErrLocked
	}
	r.More = more
	r.Heads = make([]*journal.Head, 0, len(ids))
	for _, id := range ids {
		if h, ok := f.heads[id]; ok { // it may have been deleted meanwhile
			r.Heads = append(r.Heads, h)
		}
	}
	return r, nil
}

// catchUp compares the index with the journal, for what another program has done, and says whether anything was new.
func (f *finder) catchUp(ctx context.Context) (changed bool, err error) {
	lister, ok := f.journal.(journal.Lister)
	if news, err := f.news(ctx); err != nil || !news || !ok {
		return false, err
	}
	f.mu.Lock()
	before := make(map[journal.ID]int, len(f.heads))
	for id, h := range f.heads {
		before[id] = h.Revision
	}
	f.mu.Unlock()
	damaged := false // then what is not listed may be there all the same
	for h, err := range lister.Heads(ctx) {
		if err != nil {
			damaged = true
			continue
		}
		revision, known := before[h.ID]
		delete(before, h.ID)
		if known && revision >= h.Revision || h.Kind != journal.Page {
			continue
		}
		e, err := f.journal.Entry(ctx, h.ID)
		if err != nil {
			f.failed(err)
			continue
		}
		changed = true
		f.put(e)
	}
	if ctx.Err() != nil {
		return changed, ctx.Err() // the rest is left for the next time
	}
	f.mu.Lock()
	f.behind = false
	f.mu.Unlock()
	if damaged {
		return changed, nil
	}
	for id := range before {
		f.remove(id)
		changed = true
	}
	return changed, nil
}

// news says whether there may be something to catch up with. A journal in a file knows in no time; of any other it is
// always so. While the index is being filled nothing is asked: the file says only once that it has changed.
func (f *finder) news(ctx context.Context) (bool, error) {
	f.mu.Lock()
	complete, behind := f.complete, f.behind
	f.mu.Unlock()
	j, ok := f.journal.(interface {
		Changed(context.Context) (bool, error)
	})
	if !complete || behind || !ok {
		return complete, nil
	}
	changed, err := j.Changed(ctx)
	f.mu.Lock()
	f.behind = f.behind || changed
	f.mu.Unlock()
	return changed, err
}

// document is what is searched of an entry.
func document(e journal.Entry) search.Document {
	return search.Document{
		ID: e.ID, Revision: e.Revision, Date: e.Date, Saved: e.Changed,
		Themes: e.Themes, Tags: e.Tags, Texts: textsOf(e),
	}
}

// textsOf are a person's words in an entry. What was said in the check-in and stands in the text too is there once. The
// title is last: it is shown anyway, and a snippet is wanted from what is not.
func textsOf(e journal.Entry) []string {
	texts := []string{e.Text}
	more := func(s string) {
		if strings.TrimSpace(s) != "" && !strings.Contains(e.Text, s) {
			texts = append(texts, s)
		}
	}
	for _, a := range e.After {
		more(a.Text)
	}
	if e.Check != nil {
		for _, s := range e.Check.Said {
			more(s.Text)
		}
		for _, a := range e.Check.Answers {
			more(a.Note)
		}
	}
	return slices.Concat(texts, []string{e.Title})
}
