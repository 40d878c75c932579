package journal

import (
	"context"
	"iter"
	"slices"
)

// latestOf is the number of the latest revision of an entry; 0 when there is none. The caller holds m.mu.
func (m *Memory) latestOf(id ID) int {
	revisions := m.entries[id]
	if len(revisions) == 0 {
		return 0
	}
	return revisions[len(revisions)-1].it.Revision
}

// Take implements Taker.
func (m *Memory) Take(ctx context.Context, entries iter.Seq[Entry], intentions []Intention) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var taken []Entry
	latest := map[ID]int{}
	for e := range entries {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		if e.ID.IsZero() {
			id, err := NewID(m.random)
			if err != nil {
				return 0, err
			}
			e.ID = id
		}
		e, ok := e.Taken(max(latest[e.ID], m.latestOf(e.ID)), m.now())
		if ok {
			latest[e.ID] = e.Revision
			taken = append(taken, e)
		}
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	for _, e := range taken {
		m.saves++
		m.entries[e.ID] = append(m.entries[e.ID], kept[Entry]{e, m.saves})
	}
	for _, i := range intentions {
		if _, there := m.intents[i.ID]; !there {
			m.saves++
			m.intents[i.ID] = kept[Intention]{i.Clone(), m.saves}
		}
	}
	return len(taken), nil
}

// Name implements Taker. The ids are random, and remembered.
func (m *Memory) Name(ctx context.Context, elsewhere string) (ID, error) {
	if err := ctx.Err(); err != nil {
		return ID{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if id, ok := m.names[elsewhere]; ok {
		return id, nil
	}
	id, err := NewID(m.random)
	if err == nil {
		m.names[elsewhere] = id
	}
	return id, err
}

// revisionOf finds a revision of an entry. The caller holds m.mu.
func (m *Memory) revisionOf(id ID, revision int) (Entry, bool) {
	revisions := m.entries[id]
	i := slices.IndexFunc(revisions, func(k kept[Entry]) bool { return k.it.Revision == revision })
	if i < 0 {
		return Entry{}, false
	}
	return revisions[i].it.Clone(), true
}
