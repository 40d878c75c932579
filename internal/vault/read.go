package vault

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// chunk is how many texts are opened at a time.
const chunk = 500

// Entry implements journal.Journal.
func (v *Vault) Entry(ctx context.Context, id journal.ID) (journal.Entry, error) {
	key, release, err := v.use()
	if err != nil {
		return journal.Entry{}, err
	}
	defer release()
	r, err := v.store.Latest(ctx, uint8(seal.Entry), id)
	if errors.Is(err, store.ErrNoRecord) {
		return journal.Entry{}, journal.ErrNotFound
	}
	if err != nil {
		return journal.Entry{}, err
	}
	l := openHead(key, r)
	if l.err != nil {
		return journal.Entry{}, l.err
	}
	return openBody(key, l, r.Body)
}

// Heads implements journal.Lister. It opens no text: ten thousand entries take about forty milliseconds.
func (v *Vault) Heads(ctx context.Context) iter.Seq2[journal.Head, error] {
	return func(yield func(journal.Head, error) bool) {
		all, err := v.list(ctx, 0)
		if err != nil {
			yield(journal.Head{}, err)
			return
		}
		for _, l := range all {
			if err := ctx.Err(); err != nil {
				yield(journal.Head{}, err)
				return
			}
			if !yield(l.head, l.err) {
				return
			}
		}
	}
}

// Recent returns the heads of the n entries that were saved last, newest Date first. It opens no others, however many
// there are: it is what a list can show at once, until Heads has the whole.
func (v *Vault) Recent(ctx context.Context, n int) ([]journal.Head, error) {
	if n <= 0 {
		return nil, nil
	}
	all, err := v.list(ctx, n)
	if err != nil {
		return nil, err
	}
	heads := make([]journal.Head, 0, len(all))
	for _, l := range all {
		if l.err == nil {
			heads = append(heads, l.head)
		}
	}
	return heads, nil
}

// Entries implements journal.Journal.
func (v *Vault) Entries(ctx context.Context) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		all, err := v.list(ctx, 0)
		if err != nil {
			yield(journal.Entry{}, err)
			return
		}
		for some := range slices.Chunk(all, chunk) {
			opened, err := v.open(ctx, some)
			if err != nil {
				yield(journal.Entry{}, err)
				return
			}
			for _, o := range opened {
				if err := ctx.Err(); err != nil {
					yield(journal.Entry{}, err)
					return
				}
				if !yield(o.entry, o.err) {
					return
				}
			}
		}
	}
}

// listed is the latest revision of an entry, as a list has it. With an error, the head has only the ID.
type listed struct {
	seq      int64 // order of saving
	revision int64
	head     journal.Head
	err      error
}

// opened is an entry with its text. With an error, it has only the ID.
type opened struct {
	entry journal.Entry
	err   error
}

// list returns the latest revision of every entry, or of the n entries saved last when n is not 0: newest Date first,
// of the same Date the one saved last first, and those that cannot be read at the end.
func (v *Vault) list(ctx context.Context, n int) ([]listed, error) {
	key, release, err := v.use()
	if err != nil {
		return nil, err
	}
	defer release()
	var all []listed
	place := map[journal.ID]int{}
	for r, err := range v.store.Heads(ctx, uint8(seal.Entry)) {
		if err != nil {
			return nil, err
		}
		i, seen := place[r.ID]
		switch {
		case seen && r.Revision <= all[i].revision:
			continue // the usual case: a later revision was saved later
		case seen:
			all[i] = openHead(key, r) // someone reordered the rows; the number is what is sealed
			continue
		case n > 0 && len(all) == n:
			return sorted(all), nil
		}
		place[r.ID] = len(all)
		all = append(all, openHead(key, r))
	}
	return sorted(all), nil
}

func sorted(all []listed) []listed {
	slices.SortFunc(all, func(a, b listed) int {
		switch {
		case a.err == nil && b.err != nil:
			return -1
		case a.err != nil && b.err == nil:
			return 1
		}
		return cmp.Or(b.head.Date.Compare(a.head.Date), cmp.Compare(b.seq, a.seq))
	})
	return all
}

// open reads the texts of some entries.
func (v *Vault) open(ctx context.Context, some []listed) ([]opened, error) {
	key, release, err := v.use()
	if err != nil {
		return nil, err
	}
	defer release()
	seqs := make([]int64, len(some))
	for i, l := range some {
		seqs[i] = l.seq
	}
	bodies, err := v.store.Bodies(ctx, seqs)
	if err != nil {
		return nil, err
	}
	all := make([]opened, len(some))
	for i, l := range some {
		e, err := openBody(key, l, bodies[l.seq])
		if err != nil {
			e = journal.Entry{ID: l.head.ID}
		}
		all[i] = opened{e, err}
	}
	return all, nil
}

// openHead opens the head of a revision.
func openHead(key *seal.Key, r store.Record) listed {
	l := listed{seq: r.Seq, revision: r.Revision}
	data, err := key.Open(at(r, seal.Head), r.Head)
	if err == nil {
		l.head, err = decodeHead(data)
	}
	if err != nil {
		l.head, l.err = journal.Head{}, unreadable(r.ID, err)
	}
	l.head.ID, l.head.Revision = r.ID, int(r.Revision)
	if l.err != nil {
		l.head.Revision = 0
	}
	return l
}

// openBody adds the text and the answers to a head that was opened.
func openBody(key *seal.Key, l listed, box []byte) (journal.Entry, error) {
	if l.err != nil {
		return journal.Entry{}, l.err
	}
	of := seal.Place{ID: l.head.ID, Kind: seal.Entry, Part: seal.Body, Revision: uint64(l.revision)}
	data, err := key.Open(of, box)
	if err != nil {
		return journal.Entry{}, unreadable(l.head.ID, err)
	}
	e, err := decodeBody(data)
	if err != nil {
		return journal.Entry{}, unreadable(l.head.ID, err)
	}
	setHead(&e, l.head)
	return e, nil
}

// unreadable says which entry cannot be read. An id is no one's words.
func unreadable(id journal.ID, err error) error {
	return fmt.Errorf("read the entry %s: %w", id, err)
}
