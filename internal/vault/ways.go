package vault

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"heed/internal/seal"
	"heed/internal/store"
)

// The ways in are changed one transaction each, so that a crash leaves the ways as they were or as they should be. The
// journal's key stays the same and no entry is touched. The backups and other copies that heed keeps in the journal's
// folder get the new ways too; copies that lie elsewhere still open as they did when they were made.

// NewWords makes recovery words. Nothing opens with them until [Vault.AddRecovery], so that they can be shown, and asked
// back, first.
func NewWords(random io.Reader) ([]string, error) {
	b, err := seal.NewRecovery(random)
	defer clear(b[:])
	if err != nil {
		return nil, err
	}
	return seal.FormatWords(b), nil
}

// AddRecovery makes the recovery words a way in. Words there were before no longer are.
func (v *Vault) AddRecovery(ctx context.Context, words string) error {
	s, err := Recovery(words)
	if err != nil {
		return err
	}
	return v.change(ctx, &s, only(seal.ByRecovery))
}

// RemoveRecovery takes the recovery words away; no error if there are none.
func (v *Vault) RemoveRecovery(ctx context.Context) error {
	return v.change(ctx, nil, only(seal.ByRecovery))
}

// SetPassphrase makes p the passphrase, in place of the one there was, or of the key file. The key file itself is left
// where it is: copies of the journal from before may have no other key. Recovery words stay as they are.
func (v *Vault) SetPassphrase(ctx context.Context, p []byte) error {
	if len(p) == 0 {
		return ErrNoPassphrase
	}
	s := Passphrase(p)
	return v.change(ctx, &s, mainWay)
}

// RemovePassphrase puts a key file beside the journal in place of the passphrase: whoever can read the folder can then
// read the journal. Recovery words stay as they are.
func (v *Vault) RemovePassphrase(ctx context.Context) error {
	b, err := makeKeyFile(filepath.Join(v.dir, KeyName), v.random) // before its slot is there
	clear(b[:])
	if err != nil {
		return err
	}
	s := KeyFile()
	return v.change(ctx, &s, mainWay)
}

// only says which ways to drop: those of one kind.
func only(way seal.Way) func(seal.Slot) bool { return func(s seal.Slot) bool { return s.Way == way } }

// mainWay says that a slot is for a passphrase or the key file. There is one or the other.
func mainWay(s seal.Slot) bool { return s.Way == seal.ByPassphrase || s.Way == seal.ByKeyFile }

// change adds a way in, unless it is nil, and drops others, the damaged ones among them. Ways that this program does not
// know stay.
func (v *Vault) change(ctx context.Context, add *Secret, drop func(seal.Slot) bool) error {
	key, release, err := v.use()
	if err != nil {
		return err
	}
	defer release()
	var after []store.Slot
	err = v.store.Update(ctx, func(tx *store.Tx) error {
		slots, err := tx.Slots(ctx)
		if err != nil {
			return err
		}
		number := uint32(1)
		left := 0
		for _, b := range slots {
			number = max(number, b.ID+1)
			slot, err := parseSlot(key.Journal(), b)
			if err != nil || drop(slot) { // what is damaged opens nothing any more
				if err := tx.DropSlot(ctx, b.ID); err != nil {
					return err
				}
				continue
			}
			if mainWay(slot) {
				left++
			}
			after = append(after, b)
		}
		if add == nil {
			if left == 0 {
				return errors.New("take away a way in: no other would be left")
			}
			return nil
		}
		slot, err := v.wrap(key, number, *add)
		if err != nil {
			return err
		}
		after = append(after, slot)
		return tx.PutSlot(ctx, slot)
	})
	if err != nil {
		return err
	}
	return v.changeBackups(ctx, after)
}

// wrap makes a slot for a secret.
func (v *Vault) wrap(key *seal.Key, number uint32, s Secret) (store.Slot, error) {
	secret, err := s.unsealed(v.dir)
	if err != nil {
		return store.Slot{}, err
	}
	defer secret.Wipe()
	box, err := key.NewSlot(v.random, number, secret, v.params)
	return store.Slot{ID: number, Box: box}, err
}

// raise wraps a passphrase anew that was cheaper to guess than new ones are. That it cannot be done now, since the disk is
// full or another program is writing, is no reason not to open the journal: the next time will do. No cost is ever
// lowered, neither now nor for a passphrase that is set later.
func (v *Vault) raise(ctx context.Context, opened seal.Slot, s Secret) {
	p := opened.Params
	if opened.Way != seal.ByPassphrase || p.Memory >= v.params.Memory && p.Time >= v.params.Time {
		return
	}
	v.params = seal.Params{
		Memory:  max(p.Memory, v.params.Memory),
		Time:    max(p.Time, v.params.Time),
		Threads: max(p.Threads, v.params.Threads),
	}
	_ = v.change(ctx, &s, func(slot seal.Slot) bool { return slot.ID == opened.ID })
}

// changeBackups gives the backups and whatever else was kept in the journal's folder these ways in.
func (v *Vault) changeBackups(ctx context.Context, slots []store.Slot) error {
	files, err := backups(v.dir)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBackupsBehind, err)
	}
	var faults error
	for _, path := range files {
		if err := changeBackup(ctx, path, v.key.Journal(), slots); err != nil {
			faults = errors.Join(faults, fmt.Errorf("%w: %s: %w", ErrBackupsBehind, filepath.Base(path), err))
		}
	}
	others, err := kept(v.dir, v.now().Location())
	if err != nil {
		faults = errors.Join(faults, fmt.Errorf("%w: %w", ErrBackupsBehind, err))
	}
	for _, file := range others {
		err := changeBackup(ctx, file.path, v.key.Journal(), slots)
		if err == nil || errors.Is(err, ErrEmpty) || errors.Is(err, ErrNotJournal) { // which may be why it was replaced
			continue
		}
		faults = errors.Join(faults, fmt.Errorf("%w: %s: %w", ErrBackupsBehind, filepath.Base(file.path), err))
	}
	return faults
}

func changeBackup(ctx context.Context, path string, journal seal.JournalID, slots []store.Slot) error {
	s, err := store.Open(ctx, path)
	if err != nil {
		return err
	}
	if s.Journal() != journal {
		return s.Close() // somebody put another journal there
	}
	err = s.Update(ctx, func(tx *store.Tx) error {
		old, err := tx.Slots(ctx)
		for _, b := range old {
			err = errors.Join(err, tx.DropSlot(ctx, b.ID))
		}
		for _, b := range slots {
			err = errors.Join(err, tx.PutSlot(ctx, b))
		}
		return err
	})
	return errors.Join(err, s.Close())
}

// WaysIn looks which ways in there are, in the open journal: the same as [Inspect] finds in one that is closed.
func (v *Vault) WaysIn(ctx context.Context) (Info, error) {
	_, release, err := v.use()
	if err != nil {
		return Info{}, err
	}
	defer release()
	slots, err := v.store.Slots(ctx)
	if err != nil {
		return Info{}, err
	}
	info := Info{State: Present}
	for _, b := range slots {
		info.add(parseSlot(v.store.Journal(), b))
	}
	return info, nil
}
