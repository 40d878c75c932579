package vault

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"heed/internal/seal"
	"heed/internal/store"
)

// State says whether there is a journal.
type State int

// What Inspect can find. All else is an error that says what is wrong with the file.
const (
	Missing State = iota
	Present
)

// Info is what can be known of a journal without its key.
type Info struct {
	State      State
	Passphrase bool // a passphrase opens it
	KeyFile    bool // the key file opens it
	Recovery   bool // recovery words open it
	Unreadable int  // ways in that are damaged; the others still work
}

// Inspect looks at the journal in dir. It needs no key, makes nothing and takes a few milliseconds. Except on Linux,
// do not call it while a Vault of the same folder is open in this process; see store.Identify.
func Inspect(dir string) (Info, error) {
	ctx := context.Background() // its waits are bounded, and nobody waits longer for a look than for its answer
	s, err := store.Open(ctx, filepath.Join(dir, FileName))
	if errors.Is(err, store.ErrMissing) {
		return Info{State: Missing}, nil
	}
	if err != nil {
		return Info{}, err
	}
	slots, err := s.Slots(ctx)
	if err = errors.Join(err, s.Close()); err != nil {
		return Info{}, err
	}
	info := Info{State: Present}
	for _, b := range slots {
		slot, err := parseSlot(s.Journal(), b)
		if err != nil {
			info.Unreadable++
			continue
		}
		info.Passphrase = info.Passphrase || slot.Way == seal.ByPassphrase
		info.KeyFile = info.KeyFile || slot.Way == seal.ByKeyFile
		info.Recovery = info.Recovery || slot.Way == seal.ByRecovery
	}
	return info, nil
}

// Options are what a vault is given. Now and Random must be there; both are called by one goroutine at a time.
type Options struct {
	// Passphrase protects a journal that is made; nil means a key file. Open does not look at it.
	Passphrase []byte
	// Params are the costs of guessing a passphrase, for a journal that is made; zero means seal.Recommended.
	Params seal.Params
	// Bounds are the costs that a journal may ask for when it is opened; zero means seal.Strict. Only tests, which
	// make cheap journals, have a reason for others.
	Bounds seal.Bounds
	// Now is asked for the time at which something is saved.
	Now func() time.Time
	// Random gives keys, nonces and ids, so it is crypto/rand.Reader but in tests.
	Random io.Reader
}

// complete fills in what was left zero.
func (o Options) complete() Options {
	if o.Now == nil || o.Random == nil {
		panic("vault: Options without Now or Random")
	}
	if o.Params == (seal.Params{}) {
		o.Params = seal.Recommended()
	}
	if o.Bounds == (seal.Bounds{}) {
		o.Bounds = seal.Strict()
	}
	return o
}

// Secret is what someone opens a journal with.
type Secret struct {
	way        seal.Way
	passphrase []byte
}

// Passphrase is the secret of someone who knows it. The bytes stay the caller's, who wipes them.
func Passphrase(p []byte) Secret { return Secret{seal.ByPassphrase, p} }

// KeyFile is the secret of someone who has the key file in the journal's folder.
func KeyFile() Secret { return Secret{way: seal.ByKeyFile} }

// unsealed is the secret as package seal takes it. The caller wipes it.
func (s Secret) unsealed(dir string) (seal.Secret, error) {
	if s.way != seal.ByKeyFile {
		return seal.Passphrase(s.passphrase), nil
	}
	b, err := readKeyFile(filepath.Join(dir, KeyName))
	defer clear(b[:])
	if err != nil {
		return seal.Secret{}, err
	}
	return seal.KeyFile(b), nil
}

// Create makes a journal in dir, which is made too when it is missing, and opens it. If there is one already, or
// anything else by its name, it returns [ErrExists] and changes nothing.
func Create(ctx context.Context, dir string, o Options) (*Vault, error) {
	o = o.complete()
	if o.Passphrase != nil && len(o.Passphrase) == 0 {
		return nil, ErrNoPassphrase
	}
	path := filepath.Join(dir, FileName)
	if _, err := os.Lstat(path); err == nil { // before the key file is made; store.Create makes sure
		return nil, ErrExists
	}
	var id seal.JournalID
	if _, err := io.ReadFull(o.Random, id[:]); err != nil {
		return nil, fmt.Errorf("make the journal's id: %w", err)
	}
	key, err := seal.NewKey(o.Random, id)
	if err != nil {
		return nil, err
	}
	v, err := create(ctx, dir, o, key)
	if err != nil {
		key.Wipe()
		return nil, err
	}
	return v, nil
}

func create(ctx context.Context, dir string, o Options, key *seal.Key) (*Vault, error) {
	secret, err := firstSecret(dir, o)
	if err != nil {
		return nil, err
	}
	defer secret.Wipe()
	const first = 1
	slot, err := key.NewSlot(o.Random, first, secret, o.Params)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, FileName)
	err = store.Create(ctx, path, key.Journal(), func(tx *store.Tx) error {
		return tx.PutSlot(ctx, store.Slot{ID: first, Box: slot})
	})
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	return &Vault{store: s, key: key, now: o.Now, random: o.Random}, nil
}

// firstSecret is the way in that a journal is made with. A key file is there before its journal, so that a crash can
// leave a key without a journal and not the other way round.
func firstSecret(dir string, o Options) (seal.Secret, error) {
	if o.Passphrase != nil {
		return seal.Passphrase(o.Passphrase), nil
	}
	b, err := makeKeyFile(filepath.Join(dir, KeyName), o.Random)
	defer clear(b[:])
	if err != nil {
		return seal.Secret{}, err
	}
	return seal.KeyFile(b), nil
}

// Open opens the journal in dir. A wrong passphrase is [ErrPassphrase], and then not a byte of the file has changed.
func Open(ctx context.Context, dir string, s Secret, o Options) (*Vault, error) {
	o = o.complete()
	file, err := store.Open(ctx, filepath.Join(dir, FileName))
	if err != nil {
		return nil, err
	}
	key, err := unlock(ctx, file, dir, s, o.Bounds)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	if err := file.Upgrade(ctx); err != nil {
		key.Wipe()
		return nil, errors.Join(err, file.Close())
	}
	return &Vault{store: file, key: key, now: o.Now, random: o.Random}, nil
}

// unlock tries the secret on every slot of its way. A damaged slot does not hide a good one; when no good one fits, both things are said,
// since the secret may have been for the damaged one.
func unlock(ctx context.Context, file *store.Store, dir string, s Secret, allowed seal.Bounds) (*seal.Key, error) {
	slots, err := file.Slots(ctx)
	if err != nil {
		return nil, err
	}
	var wrong, damaged error
	var fitting []seal.Slot
	for _, b := range slots {
		slot, err := parseSlot(file.Journal(), b)
		switch {
		case err != nil:
			damaged = fmt.Errorf("read way in %d: %w", b.ID, err)
		case slot.Way == s.way:
			fitting = append(fitting, slot)
		}
	}
	if len(fitting) == 0 {
		if damaged != nil {
			return nil, damaged
		}
		return nil, ErrNoSuchWay
	}
	secret, err := s.unsealed(dir)
	if err != nil {
		return nil, err
	}
	defer secret.Wipe()
	for _, slot := range fitting {
		if err := ctx.Err(); err != nil {
			return nil, err // stretching a passphrase cannot be stopped halfway
		}
		key, err := slot.Open(secret, allowed)
		if err == nil {
			return key, nil
		}
		wrong = err
	}
	if damaged != nil {
		return nil, fmt.Errorf("%w; and another way in cannot be tried: %w", wrong, damaged)
	}
	return nil, wrong
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
	defer f.Close()
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
