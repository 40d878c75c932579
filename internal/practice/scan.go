package practice

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"heed/internal/journal"
	"heed/internal/search"
)

// Found is an entry that a query found, and why.
type Found struct {
	Head  journal.Head
	Match Match
}

// Scanned is what Scan has found.
type Scanned struct {
	Found []Found      // newest first
	IDs   []journal.ID // of all entries that were looked into
	Whole bool         // these are all there are
	Fault error        // the first of what could not be read; the rest was looked into
}

// Scan is how Scan looks.
type Scan struct {
	Wanted     func(journal.Head) bool // what else is asked of an entry; called from several goroutines
	Limit      int                     // at most so many; 0 for all
	Characters int                     // about how much is shown of an entry
}

// Scan looks through the journal once, from the newest entry on, until it has found what was asked for. It finds what
// Search finds. For one query, by a command that ends then, it is quicker: it keeps nothing, so that nothing is to be
// read twice.
func (p *Practice) Scan(ctx context.Context, query string, s Scan) (Scanned, error) {
	q, err := search.Parse(query)
	if err != nil {
		return Scanned{}, err
	}
	j, err := p.journal()
	if err != nil {
		return Scanned{}, fmt.Errorf("search the entries: %w", err)
	}
	var r Scanned
	l := newLine(q, s)
	var batch []journal.Entry
	for e, err := range j.Entries(ctx) {
		if err != nil {
			if r.Fault == nil {
				r.Fault = fmt.Errorf("search the entries: %w", err)
			}
			continue
		}
		if e.Kind != journal.Page {
			continue
		}
		r.IDs = append(r.IDs, e.ID)
		if batch = append(batch, e); len(batch) < atOnce {
			continue
		}
		l.give(batch)
		batch = nil
		if l.enough() {
			r.Found = l.stop()
			return r, ctx.Err()
		}
	}
	l.give(batch)
	r.Found, r.Whole = l.stop(), true
	return r, ctx.Err()
}

// line looks into batches of entries on every processor, and keeps what is found in order.
type line struct {
	query   search.Query
	how     Scan
	batches chan *batch
	given   []*batch
	workers sync.WaitGroup
	passed  int // how many of the batches are known to be done, from the first on
	found   int // in those
}

// batch is some entries, and what was found among them once done is closed.
type batch struct {
	entries []journal.Entry
	found   []Found
	done    chan struct{}
}

func newLine(q search.Query, how Scan) *line {
	l := &line{query: q, how: how, batches: make(chan *batch, 2*runtime.GOMAXPROCS(0))}
	for range runtime.GOMAXPROCS(0) {
		l.workers.Go(func() {
			look := q.Looker()
			for b := range l.batches {
				b.found = l.look(look, b.entries)
				close(b.done)
			}
		})
	}
	return l
}

func (l *line) look(look *search.Looker, entries []journal.Entry) (found []Found) {
	for _, e := range entries {
		if h := e.Head(); l.how.Wanted(h) && look.Finds(document(e)) {
			found = append(found, Found{h, matchOf(look, e, l.how.Characters)})
		}
	}
	return found
}

func (l *line) give(entries []journal.Entry) {
	b := &batch{entries: entries, done: make(chan struct{})}
	l.given = append(l.given, b)
	l.batches <- b
}

// enough says that as many as were asked for are found, and none newer can be.
func (l *line) enough() bool {
	for l.how.Limit > 0 && l.passed < len(l.given) && l.found < l.how.Limit {
		select {
		case <-l.given[l.passed].done:
			l.found += len(l.given[l.passed].found)
			l.passed++
		default:
			return false
		}
	}
	return l.how.Limit > 0 && l.found >= l.how.Limit
}

// stop waits for the last of what was given, and returns all that was found.
func (l *line) stop() []Found {
	close(l.batches)
	l.workers.Wait()
	var found []Found
	for _, b := range l.given {
		found = append(found, b.found...)
	}
	if l.how.Limit > 0 {
		found = found[:min(l.how.Limit, len(found))]
	}
	return found
}

// matchOf shows why an entry was found.
func matchOf(look *search.Looker, e journal.Entry, characters int) Match {
	m := Match{Title: look.Marks(e.Title)}
	texts := textsOf(e)
	if s, ok := look.Snippet(texts[:len(texts)-1], characters); ok {
		m.Snippet = s
	}
	return m
}
