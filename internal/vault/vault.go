// Package vault is a journal sealed in a file: a journal.Journal made of package seal over package store.
//
// # What it promises
//
// What journal.Journal promises, and besides: nothing a person wrote, when they wrote it or what they called it reaches a disk
// unsealed, in this file or any other. Without the key one can see that it is a heed journal, how many revisions and
// drafts there are, which revisions are of the same entry, their sizes in coarse steps, and the order in which they were saved.
//
// A record that was changed, moved or swapped is found when it is read, and costs that record alone. Not found: a record that was taken
// out altogether, and a whole file that was put back as it was before.
//
// # The two ways to protect it
//
// A passphrase protects against whoever gets hold of the files: a disk, a backup, a synced folder, a colleague at the
// computer while the journal is closed. If it is forgotten, so is the journal.
//
// A key file (journal.key, beside journal.heed) is for people who choose no passphrase. It protects where journal.heed goes alone: copied,
// sent, synced or backed up without its folder. It does not protect against anyone who can read the folder, on this computer or in
// a copy of it: both files are there. If it is lost, so is the journal. A passphrase can be put in its place later.
//
// Neither protects against a program or an administrator that watches the computer while the journal is open.
//
// # What does not exist
//
// No index and no cache on disk. No clock and no source of randomness of its own. The passphrase is in memory while
// it is stretched, and the key until [Vault.Close]; what Go copied meanwhile cannot be wiped (see package seal).
package vault

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"sync"
	"time"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// The names of the files in a journal's folder.
const (
	FileName = "journal.heed"
	KeyName  = "journal.key"
)

// What can go wrong, for callers that know no layer beneath this one. Each is a different thing to tell a person.
var (
	ErrPassphrase = seal.ErrPassphrase // wrong passphrase
	ErrKeyFile    = seal.ErrKeyFile    // the key file belongs to another journal
	ErrRecovery   = seal.ErrRecovery   // the recovery words belong to another journal
	ErrNotKeyFile = seal.ErrNotKeyFile // journal.key is something else
	ErrDamaged    = seal.ErrDamaged    // one record or slot; the rest can be read
	ErrParams     = seal.ErrParams     // someone weakened a slot
	ErrTooLong    = seal.ErrTooLong    // an entry over 64 MiB

	ErrMissing     = store.ErrMissing
	ErrExists      = store.ErrExists
	ErrEmpty       = store.ErrEmpty
	ErrNotJournal  = store.ErrNotJournal
	ErrNewer       = store.ErrNewer
	ErrFileDamaged = store.ErrDamaged // the file as a whole
	ErrReadOnly    = store.ErrReadOnly
	ErrFull        = store.ErrFull
	ErrBusy        = store.ErrBusy
	ErrMoved       = store.ErrMoved
	ErrPermission  = store.ErrPermission
	ErrDisk        = store.ErrDisk
	ErrClosed      = store.ErrClosed

	ErrNoPassphrase = errors.New("an empty passphrase protects nothing")
	ErrNoKeyFile    = errors.New("the key file is missing")
	ErrNoSuchWay    = errors.New("this journal is not opened that way")
)

// Vault is an open journal. Its methods may be called from several goroutines.
type Vault struct {
	store  *store.Store
	now    func() time.Time
	random io.Reader

	mu  sync.RWMutex // held for reading while the key is in use, and by Close
	key *seal.Key    // nil once closed
}

var (
	_ journal.Journal = (*Vault)(nil)
	_ journal.Lister  = (*Vault)(nil)
)

// Close waits for calls that are going on, wipes the key and lets go of the file. Calls after it return [ErrClosed].
func (v *Vault) Close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.key == nil {
		return nil
	}
	v.key.Wipe()
	v.key = nil
	return v.store.Close()
}

// use returns the key and what lets go of it. Nobody may hold on to it while a caller's loop runs: the loop may close
// the vault.
func (v *Vault) use() (key *seal.Key, release func(), err error) {
	v.mu.RLock()
	if v.key == nil {
		v.mu.RUnlock()
		return nil, nil, ErrClosed
	}
	return v.key, v.mu.RUnlock, nil
}

// update runs do, with the key, in a transaction. Time, randomness and ids are asked for inside, where one goroutine
// is at a time.
func (v *Vault) update(ctx context.Context, do func(*store.Tx, *seal.Key) error) error {
	key, release, err := v.use()
	if err != nil {
		return err
	}
	defer release()
	return v.store.Update(ctx, func(tx *store.Tx) error { return do(tx, key) })
}

// Save implements journal.Journal.
func (v *Vault) Save(ctx context.Context, e journal.Entry) (journal.Entry, error) {
	var saved journal.Entry
	err := v.update(ctx, func(tx *store.Tx, key *seal.Key) (err error) {
		saved, err = v.put(ctx, tx, key, e)
		return err
	})
	if err != nil {
		return journal.Entry{}, err
	}
	return saved, nil
}

// SaveAll saves entries in one transaction, each as Save would, and returns how many: all of them or, with an error,
// none. It is for imports: ten thousand take about as long as a hundred saves.
func (v *Vault) SaveAll(ctx context.Context, entries iter.Seq[journal.Entry]) (int, error) {
	n := 0
	err := v.update(ctx, func(tx *store.Tx, key *seal.Key) error {
		for e := range entries {
			if _, err := v.put(ctx, tx, key, e); err != nil {
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

// put adds the next revision of e and drops its draft.
func (v *Vault) put(ctx context.Context, tx *store.Tx, key *seal.Key, e journal.Entry) (journal.Entry, error) {
	if e.ID.IsZero() {
		id, err := journal.NewID(v.random)
		if err != nil {
			return journal.Entry{}, err
		}
		e.ID = id
	}
	latest, err := tx.LatestRevision(ctx, uint8(seal.Entry), e.ID)
	if err != nil {
		return journal.Entry{}, err
	}
	e = e.Next(int(latest), v.now())
	r := store.Record{ID: e.ID, Kind: uint8(seal.Entry), Revision: int64(e.Revision)}
	if r.Head, err = key.Seal(v.random, at(r, seal.Head), encodeHead(e.Head())); err != nil {
		return journal.Entry{}, fmt.Errorf("seal the entry: %w", err)
	}
	if r.Body, err = key.Seal(v.random, at(r, seal.Body), encodeBody(e)); err != nil {
		return journal.Entry{}, fmt.Errorf("seal the entry: %w", err)
	}
	if err := tx.Put(ctx, r); err != nil {
		return journal.Entry{}, err
	}
	return e, tx.DropDraft(ctx, e.ID)
}

// at is where a part of a record belongs.
func at(r store.Record, part seal.Part) seal.Place {
	return seal.Place{ID: r.ID, Kind: seal.Kind(r.Kind), Part: part, Revision: uint64(r.Revision)}
}
