package vault

import (
	"context"
	"errors"
	"fmt"
	"io"
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
		info.add(parseSlot(s.Journal(), b))
	}
	return info, nil
}

// add counts a way in.
func (i *Info) add(slot seal.Slot, err error) {
	if err != nil {
		i.Unreadable++
		return
	}
	i.Passphrase = i.Passphrase || slot.Way == seal.ByPassphrase
	i.KeyFile = i.KeyFile || slot.Way == seal.ByKeyFile
	i.Recovery = i.Recovery || slot.Way == seal.ByRecovery
}

// Options are what a vault is given. Now and Random must be there; both are called by one goroutine at a time.
type Options struct {
	// Passphrase protects a journal that is made; nil means a key file. Open does not look at it.
	Passphrase []byte
	// Params are the costs of guessing a passphrase, for a new one; zero means seal.Recommended. A passphrase that opens a
	// journal and was cheaper to guess is wrapped anew.
	Params seal.Params
	// Bounds are the costs that a journal may ask for when it is opened; zero means seal.Strict. Only tests, which
	// make cheap journals, have a reason for others.
	Bounds seal.Bounds
	// Now is asked for the time at which something is saved.
	Now func() time.Time
	// KeyFolder is where the key file lies; empty means beside the journal. Open does not look at it.
	KeyFolder string
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
	recovery   [20]byte
}

// Passphrase is the secret of someone who knows it. The bytes stay the caller's, who wipes them.
func Passphrase(p []byte) Secret { return Secret{way: seal.ByPassphrase, passphrase: p} }

// KeyFile is the secret of someone who has the key file in the journal's folder.
func KeyFile() Secret { return Secret{way: seal.ByKeyFile} }

// Recovery is the secret of someone who has the recovery words, as they wrote them down. [ErrWords] and [ErrChecksum] say
// that they were mistyped, which is known before any journal is asked.
func Recovery(words string) (Secret, error) {
	b, err := seal.ParseWords(words)
	if err != nil {
		return Secret{}, err
	}
	return Secret{way: seal.ByRecovery, recovery: b}, nil
}

// unsealed is the secret as package seal takes it. The caller wipes it.
func (s Secret) unsealed(dir string) (seal.Secret, error) {
	switch s.way {
	case seal.ByPassphrase:
		return seal.Passphrase(s.passphrase), nil
	case seal.ByRecovery:
		return seal.Recovery(s.recovery), nil
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
		u := &turn{vault: &Vault{random: o.Random}, tx: tx, key: key, ledger: &ledger{}}
		return errors.Join(tx.PutSlot(ctx, store.Slot{ID: first, Box: slot}), u.writeLedger(ctx))
	})
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	return &Vault{store: s, key: key, now: o.Now, random: o.Random, dir: dir, params: o.Params}, nil
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
	slots, err := file.Slots(ctx)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	key, slot, err := unlock(ctx, keyhole{file.Journal(), slots, dir}, s, o.Bounds)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	if err := file.Upgrade(ctx); err != nil {
		key.Wipe()
		return nil, errors.Join(err, file.Close())
	}
	v := &Vault{store: file, key: key, now: o.Now, random: o.Random, dir: dir, params: o.Params}
	v.raise(ctx, slot, s)
	return v, nil
}
