package journal

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"
)

// binned says that an entry is in the bin. The caller holds m.mu.
func (m *Memory) binned(id ID) bool {
	_, there := m.bin[id]
	return there
}

// Delete implements Binner.
func (m *Memory) Delete(ctx context.Context, id ID) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case len(m.entries[id]) == 0:
		return ErrNotFound
	case !m.binned(id):
		m.saves++
		m.bin[id] = kept[time.Time]{Stamp(m.now()), m.saves}
	}
	return nil
}

// Restore implements Binner.
func (m *Memory) Restore(ctx context.Context, id ID) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.binned(id) {
		return ErrNotFound
	}
	delete(m.bin, id)
	return nil
}

// Bin implements Binner.
func (m *Memory) Bin(ctx context.Context) ([]Binned, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	ids := slices.SortedFunc(maps.Keys(m.bin), func(a, b ID) int { return cmp.Compare(m.bin[b].saved, m.bin[a].saved) })
	all := make([]Binned, len(ids))
	for i, id := range ids {
		revisions := m.entries[id]
		all[i] = Binned{revisions[len(revisions)-1].it.Head(), m.bin[id].it}
	}
	return all, nil
}

// Empty implements Binner.
func (m *Memory) Empty(ctx context.Context, before time.Time) (int, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for id, deleted := range m.bin {
		if before.IsZero() || deleted.it.Before(before) {
			delete(m.bin, id)
			delete(m.entries, id)
			delete(m.drafts, id)
			n++
		}
	}
	return n, nil
}

// History implements Historian.
func (m *Memory) History(ctx context.Context, id ID) ([]Head, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var heads []Head
	for _, r := range slices.Backward(m.entries[id]) {
		heads = append(heads, r.it.Head())
	}
	if heads == nil {
		return nil, ErrNotFound
	}
	return heads, nil
}

// Revision implements Historian.
func (m *Memory) Revision(ctx context.Context, id ID, revision int) (Entry, error) {
	if err := ctx.Err(); err != nil {
		return Entry{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.revisionOf(id, revision)
	if !ok {
		return Entry{}, ErrNotFound
	}
	return e, nil
}

// SaveIntention implements Intender.
func (m *Memory) SaveIntention(ctx context.Context, i Intention) (Intention, error) {
	if err := ctx.Err(); err != nil {
		return Intention{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if i.ID.IsZero() {
		id, err := NewID(m.random)
		if err != nil {
			return Intention{}, err
		}
		i.ID = id
	}
	if i.Made.IsZero() {
		i.Made = m.now()
	}
	m.saves++
	m.intents[i.ID] = kept[Intention]{i.Clone(), m.saves}
	return i.Clone(), nil
}

// DropIntention implements Intender.
func (m *Memory) DropIntention(ctx context.Context, id ID) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.intents, id)
	return nil
}

// Intentions implements Intender.
func (m *Memory) Intentions(ctx context.Context) ([]Intention, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []Intention
	byLast := func(a, b kept[Intention]) int { return cmp.Compare(b.saved, a.saved) }
	for _, k := range slices.SortedFunc(maps.Values(m.intents), byLast) {
		all = append(all, k.it)
	}
	return all, nil
}
