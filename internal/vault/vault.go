// Package vault is a journal sealed in a file: a journal.Journal made of package seal over package store.
//
// # What it promises
//
// What journal.Journal promises, and besides: nothing a person wrote, when they wrote it or what they called it is
// written to a file unsealed, this one or any other. Without the key one can see that it is a heed journal, how many revisions,
// drafts and intentions there are, which revisions are of the same entry, which entries lie in the bin, their sizes in coarse
// steps, and the order in which they were saved. The names of the backups beside it say on which days somebody wrote.
//
// A record that was changed, moved or swapped is found when it is read, and costs that record alone. That one was taken
// out altogether, or an old one put back, is found when the journal is listed ([ErrIncomplete]), and then nothing in the
// bin goes for good. The ledger that tells it binds numbers and not records: where an older copy took the journal's
// place, a record of the journal that was replaced is as good as the one that has its number now. What nothing in a file
// can tell is that the whole file was put back as it was before.
//
// # The two ways to protect it
//
// A passphrase protects against whoever gets hold of the files: a disk, a backup, a synced folder, a colleague at the
// computer while the journal is closed. If it is forgotten, so is the journal.
//
// A key file (journal.key, beside journal.heed) is for people who choose no passphrase. It protects where journal.heed
// goes alone: copied, sent, synced or backed up without its folder. It does not protect against anyone who can read the
// folder, on this computer or in a copy of it: both files are there. If it is lost, so is the journal. A passphrase can
// be put in its place later.
//
// Neither protects against a program or an administrator that watches the computer while the journal is open, and what
// the system writes of a program's memory (swap, hibernation, core dumps) is not in this package's hands.
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
	ErrWords      = seal.ErrWords      // no recovery words: too few, or one that there is not
	ErrChecksum   = seal.ErrChecksum   // a slip in the recovery words

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
	ErrUnwritten   = store.ErrUnwritten
	ErrClosed      = store.ErrClosed

	ErrNoPassphrase = errors.New("an empty passphrase protects nothing")
	ErrNoKeyFile    = errors.New("the key file is missing")
	ErrNoSuchWay    = errors.New("this journal is not opened that way")

	// ErrBackupsBehind means that the ways in were changed, and that a backup in the journal's folder still opens as before.
	ErrBackupsBehind = errors.New("a backup still opens the old way")
)

// Vault is an open journal. Its methods may be called from several goroutines.
type Vault struct {
	store  *store.Store
	now    func() time.Time
	random io.Reader
	dir    string
	params seal.Params // for new passphrases

	mu  sync.RWMutex // held for reading while the key is in use, and by Close
	key *seal.Key    // nil once closed
}

var (
	_ journal.Journal   = (*Vault)(nil)
	_ journal.Lister    = (*Vault)(nil)
	_ journal.Binner    = (*Vault)(nil)
	_ journal.Historian = (*Vault)(nil)
	_ journal.Intender  = (*Vault)(nil)
	_ journal.Taker     = (*Vault)(nil)
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

// Save implements journal.Journal.
func (v *Vault) Save(ctx context.Context, e journal.Entry) (journal.Entry, error) {
	var saved journal.Entry
	err := v.update(ctx, func(u *turn) (err error) {
		saved, err = u.put(ctx, e)
		return err
	})
	if err != nil {
		return journal.Entry{}, err
	}
	return saved, nil
}

// put adds the next revision of e, drops its draft and takes it out of the bin.
func (u *turn) put(ctx context.Context, e journal.Entry) (journal.Entry, error) {
	if e.ID.IsZero() {
		id, err := journal.NewID(u.vault.random)
		if err != nil {
			return journal.Entry{}, err
		}
		e.ID = id
	}
	latest, err := u.tx.LatestRevision(ctx, uint8(seal.Entry), e.ID)
	if err != nil {
		return journal.Entry{}, err
	}
	e = e.Next(int(latest), u.vault.now())
	if err := u.add(ctx, e); err != nil {
		return journal.Entry{}, err
	}
	if latest > 0 {
		if _, err := u.dropSingle(ctx, seal.Bin, e.ID); err != nil {
			return journal.Entry{}, err
		}
	}
	_, err = u.dropSingle(ctx, seal.Draft, e.ID)
	return e, err
}

// add seals e as the revision it says it is.
func (u *turn) add(ctx context.Context, e journal.Entry) (err error) {
	r := store.Record{ID: e.ID, Kind: uint8(seal.Entry), Revision: int64(e.Revision)}
	if r.Seq, err = u.nextSeq(ctx); err != nil {
		return err
	}
	if r.Head, err = u.key.Seal(u.vault.random, at(r, seal.Head), encodeHead(e.Head(), r.Seq)); err != nil {
		return fmt.Errorf("seal the entry: %w", err)
	}
	if r.Body, err = u.key.Seal(u.vault.random, at(r, seal.Body), encodeBody(e)); err != nil {
		return fmt.Errorf("seal the entry: %w", err)
	}
	return u.tx.Put(ctx, r)
}

// at is where a part of a record belongs.
func at(r store.Record, part seal.Part) seal.Place {
	return seal.Place{ID: r.ID, Kind: seal.Kind(r.Kind), Part: part, Revision: uint64(r.Revision)}
}

// Changed says whether another program has saved something since it was last asked, or since the journal was opened.
// [ErrMoved] means that the file itself was replaced, and that the journal has to be opened anew.
func (v *Vault) Changed(ctx context.Context) (bool, error) {
	_, release, err := v.use()
	if err != nil {
		return false, err
	}
	defer release()
	return v.store.Changed(ctx)
}
