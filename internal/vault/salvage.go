package vault

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"heed/internal/seal"
	"heed/internal/store"
)

// Salvage writes all that can be read of the journal file at from into a new journal at to, where there must be nothing
// yet, and reports what could not. The new journal opens in the same ways. Where only half of a revision can be read, the
// new journal has that half: a text without its title, with the date of what was saved about then, or title and date with
// the first line for a text.
func Salvage(ctx context.Context, from, to string, s Secret, o Options) (Report, error) {
	o = o.complete()
	if o.KeyFolder == "" {
		o.KeyFolder = filepath.Dir(from)
	}
	var pieces []piece
	x, err := examine(ctx, from, s, o, func(p piece) { pieces = append(pieces, p) })
	if x.key != nil {
		defer x.key.Wipe()
	}
	if err != nil {
		return x.report, err
	}
	if x.key == nil {
		return x.report, ErrNoSuchWay
	}
	giveDates(pieces)
	err = store.Create(ctx, to, x.key.Journal(), func(tx *store.Tx) error {
		u := &turn{vault: &Vault{random: o.Random}, tx: tx, key: x.key, ledger: &ledger{}}
		return u.refill(ctx, x.found, pieces)
	})
	if err != nil {
		return x.report, err
	}
	fresh, err := Examine(ctx, to, s, o)
	if err == nil && (!fresh.OK() || fresh.Revisions != len(pieces)) {
		err = fmt.Errorf("check what was salvaged: %w", errors.Join(ErrFileDamaged, fresh.File, fresh.Whole))
	}
	return x.report, err
}

// giveDates dates what has lost its date: as what was saved before it or, at the beginning, after it.
func giveDates(pieces []piece) {
	var near time.Time
	for _, p := range pieces {
		if !p.headLost {
			near = p.entry.Date
			break
		}
	}
	for i, p := range pieces {
		if p.headLost {
			pieces[i].entry.Date, pieces[i].entry.Changed = near, near
			continue
		}
		near = p.entry.Date
	}
}

// refill writes what was found into an empty journal.
func (u *turn) refill(ctx context.Context, found store.Found, pieces []piece) error {
	for _, slot := range found.Slots {
		if _, err := parseSlot(u.key.Journal(), slot); err != nil {
			continue
		}
		if err := u.tx.PutSlot(ctx, slot); err != nil {
			return err
		}
	}
	for _, p := range pieces {
		if err := u.add(ctx, p.entry); err != nil {
			return err
		}
	}
	for _, one := range found.Singles {
		kind := seal.Kind(one.Kind)
		data, err := u.key.Open(singleAt(kind, one.ID), one.Box)
		if err != nil {
			continue
		}
		if err := u.putSingle(ctx, kind, one.ID, data); err != nil {
			return err
		}
	}
	return u.writeLedger(ctx)
}
