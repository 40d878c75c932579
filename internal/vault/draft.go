package vault

import (
	"context"
	"fmt"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// SaveDraft implements journal.Journal.
func (v *Vault) SaveDraft(ctx context.Context, d journal.Draft) error {
	if d.ID.IsZero() {
		return journal.ErrNoID
	}
	return v.update(ctx, func(u *turn) error {
		d.Saved = v.now()
		if err := u.putSingle(ctx, seal.Draft, d.ID, encodeDraft(d.Clone())); err != nil {
			return fmt.Errorf("keep the draft: %w", err)
		}
		return nil
	})
}

// Drafts implements journal.Journal. A draft that cannot be read does not keep the others from their writer: they are
// returned, with the error.
func (v *Vault) Drafts(ctx context.Context) ([]journal.Draft, error) {
	return singles(ctx, v, seal.Draft, func(id journal.ID, data []byte) (journal.Draft, error) {
		d, err := decodeDraft(data)
		d.ID = id
		return d, err
	})
}

// singles reads everything of one kind that is replaced in place, saved last first.
func singles[T any](ctx context.Context, v *Vault, kind seal.Kind, decode func(journal.ID, []byte) (T, error)) ([]T, error) {
	key, release, err := v.use()
	if err != nil {
		return nil, err
	}
	defer release()
	boxes, err := v.store.Singles(ctx, uint8(kind))
	if err != nil {
		return nil, err
	}
	return openSingles(key, boxes, kind, decode)
}

// openSingles opens those boxes that are of a kind. What cannot be opened is left out, and told of in the error.
func openSingles[T any](key *seal.Key, boxes []store.Single, kind seal.Kind, decode func(journal.ID, []byte) (T, error)) ([]T, error) {
	var all []T
	var unreadable error
	for _, b := range boxes {
		if b.Kind != uint8(kind) {
			continue
		}
		data, err := key.Open(singleAt(kind, b.ID), b.Box)
		if err == nil {
			var one T
			if one, err = decode(b.ID, data); err == nil {
				all = append(all, one)
				continue
			}
		}
		unreadable = fmt.Errorf("read the %s %s: %w", singleName(kind), journal.ID(b.ID), err)
	}
	return all, unreadable
}

// singleName is what messages call a kind.
func singleName(kind seal.Kind) string {
	switch kind {
	case seal.Draft:
		return "draft"
	case seal.Intention:
		return "intention"
	}
	return "bin's mark of"
}

// DropDraft implements journal.Journal.
func (v *Vault) DropDraft(ctx context.Context, id journal.ID) error {
	return v.update(ctx, func(u *turn) error {
		_, err := u.dropSingle(ctx, seal.Draft, id)
		return err
	})
}

// SaveIntention implements journal.Intender.
func (v *Vault) SaveIntention(ctx context.Context, i journal.Intention) (journal.Intention, error) {
	var saved journal.Intention
	err := v.update(ctx, func(u *turn) error {
		if i.ID.IsZero() {
			id, err := journal.NewID(v.random)
			if err != nil {
				return err
			}
			i.ID = id
		}
		if i.Made.IsZero() {
			i.Made = v.now()
		}
		saved = i.Clone()
		if err := u.putSingle(ctx, seal.Intention, i.ID, encodeIntention(saved)); err != nil {
			return fmt.Errorf("keep the intention: %w", err)
		}
		return nil
	})
	if err != nil {
		return journal.Intention{}, err
	}
	return saved, nil
}

// DropIntention implements journal.Intender.
func (v *Vault) DropIntention(ctx context.Context, id journal.ID) error {
	return v.update(ctx, func(u *turn) error {
		_, err := u.dropSingle(ctx, seal.Intention, id)
		return err
	})
}

// Intentions implements journal.Intender.
func (v *Vault) Intentions(ctx context.Context) ([]journal.Intention, error) {
	return singles(ctx, v, seal.Intention, func(id journal.ID, data []byte) (journal.Intention, error) {
		i, err := decodeIntention(data)
		i.ID = id
		return i, err
	})
}
