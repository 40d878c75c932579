package vault

import (
	"context"
	"fmt"
	"iter"

	"heed/internal/journal"
	"heed/internal/seal"
)

// Take implements journal.Taker: one transaction, in which ten thousand entries take about as long as a hundred saves.
func (v *Vault) Take(ctx context.Context, entries iter.Seq[journal.Entry], intentions []journal.Intention) (int, error) {
	n := 0
	err := v.update(ctx, func(u *turn) error {
		for e := range entries {
			taken, err := u.take(ctx, e)
			if err != nil {
				return err
			}
			if taken {
				n++
			}
		}
		return u.takeIntentions(ctx, intentions)
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// take adds a revision, unless there is no place for it.
func (u *turn) take(ctx context.Context, e journal.Entry) (bool, error) {
	if e.ID.IsZero() {
		id, err := journal.NewID(u.vault.random)
		if err != nil {
			return false, err
		}
		e.ID = id
	}
	latest, err := u.tx.LatestRevision(ctx, uint8(seal.Entry), e.ID)
	if err != nil {
		return false, err
	}
	e, ok := e.Taken(int(latest), u.vault.now())
	if !ok {
		return false, nil
	}
	return true, u.add(ctx, e)
}

func (u *turn) takeIntentions(ctx context.Context, intentions []journal.Intention) error {
	boxes, err := u.tx.Singles(ctx, uint8(seal.Intention))
	if err != nil {
		return err
	}
	there := map[journal.ID]bool{}
	for _, b := range boxes {
		there[b.ID] = true
	}
	for _, i := range intentions {
		if there[i.ID] {
			continue
		}
		if err := u.putSingle(ctx, seal.Intention, i.ID, encodeIntention(i.Clone())); err != nil {
			return fmt.Errorf("keep the intention: %w", err)
		}
	}
	return nil
}

// Name implements journal.Taker. The id is the beginning of the mark that the name would have as the text of a revision
// 0, which no entry has: a keyed sum, so that nobody without the key can try names until one fits.
func (v *Vault) Name(ctx context.Context, elsewhere string) (journal.ID, error) {
	if err := ctx.Err(); err != nil {
		return journal.ID{}, err
	}
	key, release, err := v.use()
	if err != nil {
		return journal.ID{}, err
	}
	defer release()
	mark := key.Mark(seal.Place{ID: key.Journal(), Kind: seal.Entry, Part: seal.Body}, []byte(elsewhere))
	return journal.ID(mark[:len(journal.ID{})]), nil
}
