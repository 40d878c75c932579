package vault

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// Delete implements journal.Binner.
func (v *Vault) Delete(ctx context.Context, id journal.ID) error {
	return v.update(ctx, func(u *turn) error {
		latest, err := u.tx.LatestRevision(ctx, uint8(seal.Entry), id)
		if err != nil {
			return err
		}
		if latest == 0 {
			return journal.ErrNotFound
		}
		there, err := u.tx.HasSingle(ctx, uint8(seal.Bin), id)
		if err != nil || there {
			return err
		}
		return u.putSingle(ctx, seal.Bin, id, encodeBin(journal.Stamp(v.now())))
	})
}

// Restore implements journal.Binner.
func (v *Vault) Restore(ctx context.Context, id journal.ID) error {
	return v.update(ctx, func(u *turn) error {
		there, err := u.dropSingle(ctx, seal.Bin, id)
		if err == nil && !there {
			err = journal.ErrNotFound
		}
		return err
	})
}

// binned is when an entry was put into the bin.
type binned struct {
	id      journal.ID
	deleted time.Time
}

// marks are the marks of the bin, last first. One that cannot be opened hides nothing: somebody else may have made it.
func (v *Vault) marks(ctx context.Context) ([]binned, error) {
	return singles(ctx, v, seal.Bin, func(id journal.ID, data []byte) (binned, error) {
		deleted, err := decodeBin(data)
		return binned{id, deleted}, err
	})
}

// inBin says which entries are in the bin.
func (v *Vault) inBin(ctx context.Context) (map[journal.ID]bool, error) {
	marks, err := v.marks(ctx)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return nil, err
	}
	in := make(map[journal.ID]bool, len(marks))
	for _, m := range marks {
		in[m.id] = true
	}
	return in, nil
}

// Bin implements journal.Binner.
func (v *Vault) Bin(ctx context.Context) ([]journal.Binned, error) {
	marks, fault := v.marks(ctx)
	if fault != nil && !errors.Is(fault, ErrDamaged) {
		return nil, fault
	}
	key, release, err := v.use()
	if err != nil {
		return nil, err
	}
	defer release()
	var all []journal.Binned
	for _, m := range marks {
		r, err := v.store.Latest(ctx, uint8(seal.Entry), m.id)
		if errors.Is(err, store.ErrNoRecord) {
			continue // it was taken out by somebody else; the list says so
		}
		if err != nil {
			return nil, err
		}
		l := openHead(key, r)
		fault = errors.Join(fault, l.err)
		all = append(all, journal.Binned{Head: l.head, Deleted: m.deleted})
	}
	return all, fault
}

// Empty implements journal.Binner. What it removes is overwritten in the file; backups have it until they are replaced.
func (v *Vault) Empty(ctx context.Context, before time.Time) (int, error) {
	marks, err := v.marks(ctx)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return 0, err
	}
	if !slices.ContainsFunc(marks, func(m binned) bool { return before.IsZero() || m.deleted.Before(before) }) {
		return 0, nil // and nothing is written
	}
	n := 0
	err = v.update(ctx, func(u *turn) error {
		marks, err := u.tx.Singles(ctx, uint8(seal.Bin))
		if err != nil {
			return err
		}
		for _, m := range marks {
			if !u.old(m, before) {
				continue
			}
			if err := u.remove(ctx, m.ID); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// old says that a mark of the bin is from before a time. Nothing goes for good because of a mark that cannot be read.
func (u *turn) old(m store.Single, before time.Time) bool {
	data, err := u.key.Open(singleAt(seal.Bin, m.ID), m.Box)
	if err != nil {
		return false
	}
	deleted, err := decodeBin(data)
	return err == nil && (before.IsZero() || deleted.Before(before))
}

// remove takes an entry out for good.
func (u *turn) remove(ctx context.Context, id journal.ID) error {
	numbers, err := u.tx.Remove(ctx, uint8(seal.Entry), id)
	if err != nil {
		return err
	}
	if u.ledger != nil {
		u.ledger.remove(numbers)
	}
	for _, kind := range []seal.Kind{seal.Draft, seal.Bin} {
		if _, err := u.dropSingle(ctx, kind, id); err != nil {
			return err
		}
	}
	return nil
}

// History implements journal.Historian.
func (v *Vault) History(ctx context.Context, id journal.ID) ([]journal.Head, error) {
	key, release, err := v.use()
	if err != nil {
		return nil, err
	}
	defer release()
	records, err := v.store.Revisions(ctx, uint8(seal.Entry), id)
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, journal.ErrNotFound
	}
	var fault error
	heads := make([]journal.Head, len(records))
	for i, r := range records {
		l := openHead(key, r)
		if l.err != nil {
			fault = fmt.Errorf("revision %d: %w", r.Revision, l.err)
		}
		heads[i] = l.head
		heads[i].Revision = int(r.Revision)
	}
	return heads, fault
}

// Revision implements journal.Historian.
func (v *Vault) Revision(ctx context.Context, id journal.ID, revision int) (journal.Entry, error) {
	key, release, err := v.use()
	if err != nil {
		return journal.Entry{}, err
	}
	defer release()
	r, err := v.store.Revision(ctx, uint8(seal.Entry), id, int64(revision))
	if errors.Is(err, store.ErrNoRecord) {
		return journal.Entry{}, journal.ErrNotFound
	}
	if err != nil {
		return journal.Entry{}, err
	}
	return openBody(key, openHead(key, r), r.Body)
}
