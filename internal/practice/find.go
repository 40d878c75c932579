package practice

import (
	"context"
	"errors"
	"fmt"

	"heed/internal/journal"
	"heed/internal/search"
)

// What screens and commands need of package search, which they do not know.
type (
	// Snippet is a part of an entry's words in which something stands that was looked for.
	Snippet = search.Snippet
	// Span is a part of a text.
	Span = search.Span
	// QueryError says in two sentences for people what is wrong with what they look for.
	QueryError = search.Error
)

// SearchHelp tells in a line what can be typed beside words.
const SearchHelp = search.Help

// Results are what a search has found so far.
type Results struct {
	Heads    []*journal.Head // newest first; they are shared, and nobody changes them
	More     bool            // there are more than were asked for
	Complete bool            // every entry was looked into
	Round    int             // to be handed to the next search, when it should wait for news
	Fault    error           // the first of what could not be read; the rest was searched
}

// Asked is how a search is done. The zero value finds all there is to find as soon as there is anything to look into.
type Asked struct {
	Limit int  // at most so many; 0 for all
	After int  // waits until there is a good deal more to find than in the results with this Round
	Whole bool // waits until every entry can be searched
}

// Search returns the entries that a query finds: all of them when it is empty. What can be typed is told by [SearchHelp];
// a query that cannot be understood is a [*QueryError].
//
// The entries are read in the background from the first search on, or from StartSearch; until that is done, the results
// are of what was read so far.
func (p *Practice) Search(ctx context.Context, query string, a Asked) (Results, error) {
	q, err := search.Parse(query)
	if err != nil {
		return Results{}, err
	}
	f, err := p.finding()
	if err == nil {
		err = f.wait(ctx, a.After, a.Whole)
	}
	var r Results
	if err == nil {
		r, err = f.find(ctx, q, a.Limit)
	}
	if err != nil {
		return Results{}, fmt.Errorf("search the entries: %w", err)
	}
	return r, nil
}

// StartSearch begins to read the entries, so that they can be searched by the time somebody wants to. It does not wait,
// and does nothing while the journal is locked.
func (p *Practice) StartSearch() { _, _ = p.finding() }

// CatchUp looks whether another program has changed the journal, and says whether a search may find something else now.
func (p *Practice) CatchUp(ctx context.Context) (changed bool, err error) {
	f, err := p.finding()
	if err == nil {
		changed, err = f.catchUp(ctx)
	}
	return changed, doing("look what is new", err)
}

// Match is how an entry shows that a query found it.
type Match struct {
	Title   []Span  // in its title
	Snippet Snippet // without Text when the words stand in the title alone, or only in tags, or there are none
}

// Matches shows for some entries why a query found them, in about so many characters each. Those that cannot be read any
// more are left out.
func (p *Practice) Matches(ctx context.Context, query string, ids []journal.ID, characters int) (map[journal.ID]Match, error) {
	q, err := search.Parse(query)
	if err != nil {
		return nil, err
	}
	found := map[journal.ID]Match{}
	if !q.Words() {
		return found, nil
	}
	look := q.Looker()
	for _, id := range ids {
		e, err := p.Entry(ctx, id)
		if errors.Is(err, ErrLocked) || ctx.Err() != nil {
			return nil, err
		}
		if err != nil {
			continue
		}
		found[id] = matchOf(look, e, characters)
	}
	return found, nil
}

// finding is the finder of the open journal.
func (p *Practice) finding() (*finder, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.open == nil {
		return nil, ErrLocked
	}
	if p.finder == nil {
		p.finder = newFinder(p.open)
	}
	return p.finder, nil
}

// found is the finder if there is one: nobody may have searched yet.
func (p *Practice) found() (*finder, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.finder, p.finder != nil
}

// Heads returns what a list shows of every entry, newest first, without opening texts and answers; the page "Where I
// stand" is none. Entries that cannot
// be read are passed over, and the first fault is returned with the rest.
func (p *Practice) Heads(ctx context.Context) ([]journal.Head, error) {
	lister, err := part[journal.Lister](p, "read the list of entries")
	if err != nil {
		return nil, err
	}
	var heads []journal.Head
	var fault error
	for h, err := range lister.Heads(ctx) {
		switch {
		case err == nil && h.Kind == journal.Page:
			heads = append(heads, h)
		case err != nil && fault == nil:
			fault = fmt.Errorf("read the list of entries: %w", err)
		}
	}
	return heads, fault
}
