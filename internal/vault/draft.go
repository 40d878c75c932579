package vault

import (
	"context"
	"fmt"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// draftAt is where a draft belongs. Drafts have no revisions: each takes the place of the one before.
func draftAt(id journal.ID) seal.Place {
	return seal.Place{ID: id, Kind: seal.Draft, Part: seal.Body}
}

// SaveDraft implements journal.Journal.
func (v *Vault) SaveDraft(ctx context.Context, d journal.Draft) error {
	if d.ID.IsZero() {
		return journal.ErrNoID
	}
	return v.update(ctx, func(tx *store.Tx, key *seal.Key) error {
		d.Saved = v.now()
		box, err := key.Seal(v.random, draftAt(d.ID), encodeDraft(d.Clone()))
		if err != nil {
			return fmt.Errorf("seal the draft: %w", err)
		}
		return tx.PutDraft(ctx, store.Draft{ID: d.ID, Box: box})
	})
}

// Drafts implements journal.Journal. A draft that cannot be read does not keep the others from their writer: they are
// returned, with the error.
func (v *Vault) Drafts(ctx context.Context) ([]journal.Draft, error) {
	key, release, err := v.use()
	if err != nil {
		return nil, err
	}
	defer release()
	boxes, err := v.store.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	drafts := make([]journal.Draft, 0, len(boxes))
	var unreadable error
	for _, b := range boxes {
		d, err := openDraft(key, b)
		if err != nil {
			unreadable = fmt.Errorf("read the draft %s: %w", journal.ID(b.ID), err)
			continue
		}
		drafts = append(drafts, d)
	}
	return drafts, unreadable
}

func openDraft(key *seal.Key, b store.Draft) (journal.Draft, error) {
	data, err := key.Open(draftAt(b.ID), b.Box)
	if err != nil {
		return journal.Draft{}, err
	}
	d, err := decodeDraft(data)
	if err != nil {
		return journal.Draft{}, err
	}
	d.ID = b.ID
	return d, nil
}

// DropDraft implements journal.Journal.
func (v *Vault) DropDraft(ctx context.Context, id journal.ID) error {
	return v.update(ctx, func(tx *store.Tx, _ *seal.Key) error { return tx.DropDraft(ctx, id) })
}
