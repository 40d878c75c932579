package vault

import (
	"context"
	"errors"
	"fmt"

	"heed/internal/seal"
	"heed/internal/store"
)

// keyhole is where a secret is tried: the slots of a journal, and the folder that a key file lies in.
type keyhole struct {
	journal seal.JournalID
	slots   []store.Slot
	folder  string
}

// mostSlots is how many slots a secret is tried on. heed makes one of each way, and trying takes as long as a slot says.
const mostSlots = 8

// unlock tries the secret on the slots of its way, and returns the one that it fits. A damaged slot does not hide a
// good one; when no good one fits, both things are said, since the secret may have been for the damaged one. That a slot
// asks for too little or too much is said only when the secret could be tried on none.
func unlock(ctx context.Context, in keyhole, s Secret, allowed seal.Bounds) (*seal.Key, seal.Slot, error) {
	var wrong, damaged error
	var fitting []seal.Slot
	for _, b := range in.slots {
		slot, err := parseSlot(in.journal, b)
		switch {
		case err != nil:
			damaged = fmt.Errorf("read way in %d: %w", b.ID, err)
		case slot.Way == s.way:
			fitting = append(fitting, slot)
		}
	}
	if len(fitting) == 0 {
		if damaged != nil {
			return nil, seal.Slot{}, damaged
		}
		return nil, seal.Slot{}, ErrNoSuchWay
	}
	secret, err := s.unsealed(in.folder)
	if err != nil {
		return nil, seal.Slot{}, err
	}
	defer secret.Wipe()
	for _, slot := range fitting[:min(len(fitting), mostSlots)] {
		if err := ctx.Err(); err != nil {
			return nil, seal.Slot{}, err // stretching a passphrase cannot be stopped halfway
		}
		key, err := slot.Open(secret, allowed)
		if err == nil {
			return key, slot, nil
		}
		if wrong == nil || errors.Is(wrong, ErrParams) {
			wrong = err
		}
	}
	if damaged != nil {
		return nil, seal.Slot{}, fmt.Errorf("%w; and another way in cannot be tried: %w", wrong, damaged)
	}
	return nil, seal.Slot{}, wrong
}

// parseSlot reads a slot, and makes sure that it lies where it belongs.
func parseSlot(journal seal.JournalID, b store.Slot) (seal.Slot, error) {
	slot, err := seal.ParseSlot(journal, b.Box)
	if err == nil && slot.ID != b.ID {
		err = seal.ErrDamaged
	}
	return slot, err
}
