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
		boxes, err := u.tx.Singles(ctx, uint8(seal.Bin))
		if err != nil {
			return err
		}
		for _, m := range boxes {
			if m.ID == id && u.old(m, time.Time{}) { // one that cannot be read is replaced
				return nil
			}
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

// marks are the marks of the bin among some boxes, last first. One that cannot be opened hides nothing: somebody else
// may have made it.
func marks(key *seal.Key, boxes []store.Single) ([]binned, error) {
	return openSingles(key, boxes, seal.Bin, func(id journal.ID, data []byte) (binned, error) {
		deleted, err := decodeBin(data)
		return binned{id, deleted}, err
	})
}

// inBin says which entries are in the bin.
func inBin(key *seal.Key, boxes []store.Single) (map[journal.ID]bool, error) {
	marks, err := marks(key, boxes)
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
	key, release, err := v.use()
	if err != nil {
		return nil, err
	}
	defer release()
	boxes, err := v.store.Singles(ctx, uint8(seal.Bin))
	if err != nil {
		return nil, err
	}
	marks, fault := marks(key, boxes)
	if fault != nil && !errors.Is(fault, ErrDamaged) {
		return nil, fault
	}
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
// It removes nothing, and says [ErrIncomplete] or [ErrDamaged], while the ledger does not vouch for the marks of the bin:
// an old one that was put back is as good as a new one, and would take what its writer wants to keep.
func (v *Vault) Empty(ctx context.Context, before time.Time) (int, error) {
	if due, err := v.due(ctx, before); err != nil || !due {
		return 0, err // and nothing is written
	}
	n := 0
	err := v.update(ctx, func(u *turn) error {
		marks, err := u.vouched(ctx)
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

// due says that something in the bin is from before a time.
func (v *Vault) due(ctx context.Context, before time.Time) (bool, error) {
	key, release, err := v.use()
	if err != nil {
		return false, err
	}
	defer release()
	boxes, err := v.store.Singles(ctx, uint8(seal.Bin))
	if err != nil {
		return false, err
	}
	marks, err := marks(key, boxes)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return false, err
	}
	return slices.ContainsFunc(marks, func(m binned) bool { return before.IsZero() || m.deleted.Before(before) }), nil
}

// vouched returns what is replaced in place if it is what the ledger says.
func (u *turn) vouched(ctx context.Context) ([]store.Single, error) {
	if u.ledger == nil {
		return nil, fmt.Errorf("empty the bin: read the ledger: %w", ErrDamaged)
	}
	now, err := u.tx.Standing(ctx)
	if err != nil {
		return nil, err
	}
	if err := u.ledger.vouch(u.key, now.Singles); err != nil {
		return nil, fmt.Errorf("empty the bin: %w", err)
	}
	return now.Singles, nil
}

// old says that something is a mark of the bin from before a time. Nothing goes for good because of a mark that cannot be read.
func (u *turn) old(m store.Single, before time.Time) bool {
	data, err := u.key.Open(singleAt(seal.Bin, m.ID), m.Box)
	if err != nil || m.Kind != uint8(seal.Bin) {
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
