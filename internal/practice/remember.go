package practice

import (
	"context"
	"errors"
	"iter"
	"maps"
	"slices"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/suggest"
)

// ErrDrafted means that an entry is not changed beside a page of it that was begun and not kept: that page would be lost.
var ErrDrafted = errors.New("a page of the entry is not kept yet")

// Mark is what a person once did with a pattern.
type Mark string

// What heed remembers of patterns.
const (
	KeptMark  Mark = "kept"
	WavedMark Mark = "waved"
	TriedMark Mark = "tried"
)

// Memory is what heed remembers of one pattern, in one way. Nothing is stored for it: the marks lie on the entries, and
// what was tried, with the intentions.
type Memory struct {
	Mark       Mark
	Pattern    pattern.ID
	When       time.Time    // the last time
	Entries    []journal.ID // that carry the mark
	Intentions []journal.ID // tried ones that are tied to it
}

// Remembered returns what heed remembers of patterns: what was kept, then waved away, then tried, each the last first.
// With an error, what of it can be read.
func (p *Practice) Remembered(ctx context.Context) ([]Memory, error) {
	heads, err := p.Heads(ctx)
	intentions, err2 := p.Intentions(ctx)
	var all []Memory
	at := func(m Mark, id pattern.ID, when time.Time) *Memory {
		i := slices.IndexFunc(all, func(x Memory) bool { return x.Mark == m && x.Pattern == id })
		if i < 0 {
			i = len(all)
			all = append(all, Memory{Mark: m, Pattern: id})
		}
		if when.After(all[i].When) {
			all[i].When = when
		}
		return &all[i]
	}
	for _, h := range heads {
		for _, id := range h.Kept {
			m := at(KeptMark, id, h.Changed)
			m.Entries = append(m.Entries, h.ID)
		}
		for _, id := range h.Waved {
			m := at(WavedMark, id, p.waved(ctx, h, id))
			m.Entries = append(m.Entries, h.ID)
		}
	}
	for _, i := range intentions {
		if i.State == journal.Tried && i.Pattern != "" {
			m := at(TriedMark, i.Pattern, i.Looked)
			m.Intentions = append(m.Intentions, i.ID)
		}
	}
	order := []Mark{KeptMark, WavedMark, TriedMark}
	slices.SortStableFunc(all, func(a, b Memory) int {
		if a.Mark != b.Mark {
			return slices.Index(order, a.Mark) - slices.Index(order, b.Mark)
		}
		return b.When.Compare(a.When)
	})
	return all, errors.Join(err, err2)
}

// waved is when a pattern was waved away from an entry. What was changed in the entry since, or added to it, is no reason
// for it to rest longer.
func (p *Practice) waved(ctx context.Context, h journal.Head, id pattern.ID) time.Time {
	when := h.Changed
	if h.Revision < 2 || !when.Add(suggest.Rest).After(p.now()) {
		return when
	}
	revisions, _ := p.History(ctx, h.ID) // what cannot be read of it, the history tells
	for _, r := range revisions {
		if !slices.Contains(r.Waved, id) {
			break
		}
		when = r.Changed
	}
	return when
}

// Remembering adds to a request what was kept with other entries, waved away from them, and tried. Without an open
// journal, or with one that cannot be read, there is nothing to remember, and the request is as it was. What cannot be
// read says nothing here; the lists tell of it.
func (p *Practice) Remembering(ctx context.Context, r suggest.Request) suggest.Request {
	memories, _ := p.Remembered(ctx)
	for _, m := range memories {
		past := suggest.Past{Pattern: m.Pattern, When: m.When}
		switch m.Mark {
		case KeptMark:
			r.Kept = append(r.Kept, past)
		case WavedMark:
			r.Waved = append(r.Waved, past)
		case TriedMark:
			r.Tried = append(r.Tried, past)
		}
	}
	return r
}

// Forget clears some of what heed remembers of patterns: the entries get a revision without the mark, and what was tried
// is loosened from the pattern; no word is touched. Until it is asked for, undo puts nothing back; then, all of it. With
// an error, undo is for what was cleared before it.
func (p *Practice) Forget(ctx context.Context, memories []Memory) (undo func(context.Context) error, err error) {
	f := forgetting{p: p, entries: map[journal.ID][]Memory{}, intentions: map[journal.ID]pattern.ID{}}
	err = f.forget(ctx, memories)
	return f.undo, doing("clear what is remembered", err)
}

// forgetting is what was cleared.
type forgetting struct {
	p          *Practice
	entries    map[journal.ID][]Memory
	intentions map[journal.ID]pattern.ID
}

// notDrafted makes sure that keeping these entries anew loses no page of one that waits to be kept.
func (f *forgetting) notDrafted(ctx context.Context, ids iter.Seq[journal.ID]) error {
	drafts, err := f.p.Drafts(ctx)
	for id := range ids {
		if slices.ContainsFunc(drafts, func(d journal.Draft) bool { return d.ID == id }) {
			return ErrDrafted
		}
	}
	return err
}

func (f *forgetting) forget(ctx context.Context, memories []Memory) error {
	marks := map[journal.ID][]Memory{}
	for _, m := range memories {
		for _, id := range m.Entries {
			marks[id] = append(marks[id], m)
		}
	}
	if err := f.notDrafted(ctx, maps.Keys(marks)); err != nil {
		return err
	}
	for _, m := range memories {
		for _, id := range m.Intentions {
			if err := f.tie(ctx, id, ""); err != nil {
				return err
			}
			f.intentions[id] = m.Pattern
		}
	}
	for id, all := range marks {
		if err := f.mark(ctx, id, all, without); err != nil {
			return err
		}
		f.entries[id] = all
	}
	return nil
}

func (f *forgetting) undo(ctx context.Context) error {
	const what = "remember it again"
	if err := f.notDrafted(ctx, maps.Keys(f.entries)); err != nil {
		return doing(what, err)
	}
	var faults []error
	for id, pattern := range f.intentions {
		faults = append(faults, f.tie(ctx, id, pattern))
	}
	for id, all := range f.entries {
		faults = append(faults, f.mark(ctx, id, all, with))
	}
	return doing(what, errors.Join(faults...))
}

// mark changes the marks of one entry. One that was deleted meanwhile has none to change.
func (f *forgetting) mark(ctx context.Context, id journal.ID, all []Memory, change func([]pattern.ID, pattern.ID) []pattern.ID) error {
	e, err := f.p.Entry(ctx, id)
	if errors.Is(err, journal.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, m := range all {
		if m.Mark == KeptMark {
			e.Kept = change(e.Kept, m.Pattern)
		} else {
			e.Waved = change(e.Waved, m.Pattern)
		}
	}
	_, err = f.p.Save(ctx, e)
	return err
}

func with(ids []pattern.ID, id pattern.ID) []pattern.ID { return append(without(ids, id), id) }

// tie ties an intention to a pattern, or to none.
func (f *forgetting) tie(ctx context.Context, id journal.ID, to pattern.ID) error {
	i, err := f.p.Intention(ctx, id)
	if errors.Is(err, ErrLookedAt) {
		return nil // deleted meanwhile
	}
	if err != nil {
		return err
	}
	i.Pattern = to
	_, err = f.p.SaveIntention(ctx, i)
	return err
}

// Use is one time that a pattern was kept with an entry, or tried.
type Use struct {
	When      time.Time
	Entry     *journal.Head      // nil when what was tried belongs to no entry there is
	Intention *journal.Intention // nil when it was kept
}

// UsesOf returns the entries in which a pattern was kept or tried, the last first; with an error, what can be read.
func (p *Practice) UsesOf(ctx context.Context, id pattern.ID) ([]Use, error) {
	heads, err := p.Heads(ctx)
	intentions, err2 := p.Intentions(ctx)
	var all []Use
	for i, h := range heads {
		if slices.Contains(h.Kept, id) {
			all = append(all, Use{When: h.Date, Entry: &heads[i]})
		}
	}
	for n, i := range intentions {
		if i.Pattern != id || i.State != journal.Tried {
			continue
		}
		u := Use{When: i.Looked, Intention: &intentions[n]}
		if at := slices.IndexFunc(heads, func(h journal.Head) bool { return h.ID == i.Entry }); at >= 0 {
			u.Entry = &heads[at]
		}
		all = append(all, u)
	}
	slices.SortStableFunc(all, func(a, b Use) int { return b.When.Compare(a.When) })
	return all, errors.Join(err, err2)
}
