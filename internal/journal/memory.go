package journal

import (
	"cmp"
	"context"
	"errors"
	"io"
	"iter"
	"slices"
	"sync"
	"time"
)

// ErrNoID means that a draft was given no id: nothing could find it again.
var ErrNoID = errors.New("a draft needs an id")

// Memory is a journal that lasts as long as the program, for demonstrations, guests and tests. It makes the same
// promises as the journal on disk but the one about crashes.
type Memory struct {
	now    func() time.Time
	random io.Reader

	mu      sync.Mutex
	saves   int                  // so far
	entries map[ID][]kept[Entry] // revisions, first to latest
	drafts  map[ID]kept[Draft]
	bin     map[ID]kept[time.Time] // when it was deleted
	intents map[ID]kept[Intention]
	names   map[string]ID // of what came from elsewhere
}

// kept is something with its place in the order of saving.
type kept[T any] struct {
	it    T
	saved int
}

// NewMemory returns an empty journal that takes times and ids from its arguments; they are called by one goroutine at a
// time.
func NewMemory(now func() time.Time, random io.Reader) *Memory {
	return &Memory{
		now: now, random: random,
		entries: map[ID][]kept[Entry]{}, drafts: map[ID]kept[Draft]{},
		bin: map[ID]kept[time.Time]{}, intents: map[ID]kept[Intention]{}, names: map[string]ID{},
	}
}

var (
	_ Journal   = (*Memory)(nil)
	_ Lister    = (*Memory)(nil)
	_ Binner    = (*Memory)(nil)
	_ Historian = (*Memory)(nil)
	_ Intender  = (*Memory)(nil)
	_ Taker     = (*Memory)(nil)
)

// Save implements Journal.
func (m *Memory) Save(ctx context.Context, e Entry) (Entry, error) {
	if err := ctx.Err(); err != nil {
		return Entry{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if e.ID.IsZero() {
		id, err := NewID(m.random)
		if err != nil {
			return Entry{}, err
		}
		e.ID = id
	}
	e = e.Next(m.latestOf(e.ID), m.now())
	m.saves++
	m.entries[e.ID] = append(m.entries[e.ID], kept[Entry]{e, m.saves})
	delete(m.drafts, e.ID)
	delete(m.bin, e.ID)
	return e.Clone(), nil
}

// Entry implements Journal.
func (m *Memory) Entry(ctx context.Context, id ID) (Entry, error) {
	if err := ctx.Err(); err != nil {
		return Entry{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	revisions, binned := m.entries[id], m.binned(id)
	if len(revisions) == 0 || binned {
		return Entry{}, ErrNotFound
	}
	return revisions[len(revisions)-1].it.Clone(), nil
}

// Entries implements Journal.
func (m *Memory) Entries(ctx context.Context) iter.Seq2[Entry, error] {
	return each(ctx, m.latest, Entry.Clone)
}

// Heads implements Lister.
func (m *Memory) Heads(ctx context.Context) iter.Seq2[Head, error] {
	return each(ctx, m.latest, Entry.Head)
}

// each yields what all returns once the loop begins, and stops when the context ends.
func each[T any](ctx context.Context, all func() []Entry, as func(Entry) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		if err := ctx.Err(); err != nil {
			yield(none, err)
			return
		}
		for _, e := range all() {
			if err := ctx.Err(); err != nil {
				yield(none, err)
				return
			}
			if !yield(as(e), nil) {
				return
			}
		}
	}
}

// latest returns the latest revisions, newest date first.
func (m *Memory) latest() []Entry {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := make([]kept[Entry], 0, len(m.entries))
	for id, revisions := range m.entries {
		if !m.binned(id) {
			all = append(all, revisions[len(revisions)-1])
		}
	}
	slices.SortFunc(all, func(a, b kept[Entry]) int {
		return cmp.Or(b.it.Date.Compare(a.it.Date), cmp.Compare(b.saved, a.saved))
	})
	entries := make([]Entry, len(all))
	for i, k := range all {
		entries[i] = k.it
	}
	return entries
}

// SaveDraft implements Journal.
func (m *Memory) SaveDraft(ctx context.Context, d Draft) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if d.ID.IsZero() {
		return ErrNoID
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	d.Saved = m.now()
	m.saves++
	m.drafts[d.ID] = kept[Draft]{d.Clone(), m.saves}
	return nil
}

// Drafts implements Journal.
func (m *Memory) Drafts(ctx context.Context) ([]Draft, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	all := make([]kept[Draft], 0, len(m.drafts))
	for _, k := range m.drafts {
		all = append(all, k)
	}
	slices.SortFunc(all, func(a, b kept[Draft]) int { return cmp.Compare(b.saved, a.saved) })
	drafts := make([]Draft, len(all))
	for i, k := range all {
		drafts[i] = k.it.Clone()
	}
	return drafts, nil
}

// DropDraft implements Journal.
func (m *Memory) DropDraft(ctx context.Context, id ID) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.drafts, id)
	return nil
}
