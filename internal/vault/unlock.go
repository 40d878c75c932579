package vault

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"heed/internal/seal"
	"heed/internal/store"
)

// keyhole is where a secret is tried: the slots of a journal, and the folder that a key file lies in.
type keyhole struct {
	journal seal.JournalID
	slots   []store.Slot
	folder  string
}

// unlock tries the secret on every slot of its way, and returns the one that it fits. A damaged slot does not hide a
// good one; when no good one fits, both things are said, since the secret may have been for the damaged one.
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
	for _, slot := range fitting {
		if err := ctx.Err(); err != nil {
			return nil, seal.Slot{}, err // stretching a passphrase cannot be stopped halfway
		}
		key, err := slot.Open(secret, allowed)
		if err == nil {
			return key, slot, nil
		}
		wrong = err
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

// readKeyFile reads the key file at path.
func readKeyFile(path string) ([32]byte, error) {
	const most = 4 << 10 // it is 140 bytes; whatever is longer is something else
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return [32]byte{}, ErrNoKeyFile
	case errors.Is(err, fs.ErrPermission):
		return [32]byte{}, fmt.Errorf("read the key file: %w", ErrPermission)
	case err != nil:
		return [32]byte{}, fmt.Errorf("read the key file: %w", err)
	}
	defer func() { _ = f.Close() }() // nothing was written through it
	text, err := io.ReadAll(io.LimitReader(f, most))
	defer clear(text)
	if err != nil {
		return [32]byte{}, fmt.Errorf("read the key file: %w", err)
	}
	b, err := seal.ParseKeyFile(text)
	if err != nil {
		return [32]byte{}, fmt.Errorf("read the key file: %w", err)
	}
	return b, nil
}

// makeKeyFile makes a key file at path, readable by its owner only. One that is there already is used and never
// replaced: it may be the only key of a journal that was moved elsewhere.
func makeKeyFile(path string, random io.Reader) ([32]byte, error) {
	b, err := readKeyFile(path)
	if !errors.Is(err, ErrNoKeyFile) {
		return b, err
	}
	if b, err = seal.NewKeyFile(random); err != nil {
		return [32]byte{}, err
	}
	text := seal.FormatKeyFile(b)
	defer clear(text)
	err = store.WriteNew(path, text)
	if errors.Is(err, store.ErrExists) { // another program was quicker
		return readKeyFile(path)
	}
	if err != nil {
		return [32]byte{}, fmt.Errorf("make the key file: %w", err)
	}
	return b, nil
}
