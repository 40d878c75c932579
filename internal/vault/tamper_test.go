package vault

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// putBack puts a box that was replaced in place back, as somebody without the key could.
func putBack(t *testing.T, dir string, one store.Single) {
	t.Helper()
	tamper(t, dir, func(tx *store.Tx) error { _, err := tx.PutSingle(t.Context(), one); return err })
}

// theOnly is the one box of a kind.
func theOnly(t *testing.T, v *Vault, kind seal.Kind) store.Single {
	t.Helper()
	boxes, err := v.store.Singles(t.Context(), uint8(kind))
	must(t, err)
	if len(boxes) != 1 {
		t.Fatalf("%d boxes", len(boxes))
	}
	boxes[0].Box = bytes.Clone(boxes[0].Box)
	return boxes[0]
}

func TestAnOldMarkOfTheBinPutBackRemovesNothingAndIsTold(t *testing.T) {
	v, dir, now := clocked(t)
	wanted := mustSave(t, v, journal.Entry{Text: "the one"})
	mustSave(t, v, journal.Entry{Text: "another"})
	must(t, v.Delete(t.Context(), wanted.ID))
	mark := theOnly(t, v, seal.Bin)
	must(t, v.Restore(t.Context(), wanted.ID))
	*now = now.AddDate(0, 0, journal.BinDays+10)
	must(t, v.Tend(t.Context())) // there is a backup of today, so that Tend has only the bin to look at
	putBack(t, dir, mark)
	if _, whole := listing(t, v); !errors.Is(whole, ErrIncomplete) {
		t.Errorf("the list ends with %v", whole)
	}
	if err := v.Tend(t.Context()); !errors.Is(err, ErrIncomplete) {
		t.Errorf("Tend: %v", err)
	}
	if n, err := v.Empty(t.Context(), time.Time{}); !errors.Is(err, ErrIncomplete) || n != 0 {
		t.Errorf("Empty: %d, %v", n, err)
	}
	mustSave(t, v, journal.Entry{Text: "a third"})
	*now = now.AddDate(0, 0, 1) // and the backup of the next day shows it
	if err := v.Tend(t.Context()); !errors.Is(err, ErrBackupDamaged) {
		t.Errorf("Tend on the next day: %v", err)
	}
	must(t, v.Restore(t.Context(), wanted.ID))
	if e, err := v.Entry(t.Context(), wanted.ID); err != nil || e.Text != "the one" {
		t.Errorf("the entry: %+v, %v", e, err)
	}
}

func TestTheBinIsNotEmptiedWithoutALedger(t *testing.T) {
	v, dir := newVault(t)
	e := mustSave(t, v, journal.Entry{Text: "deleted"})
	must(t, v.Delete(t.Context(), e.ID))
	l, err := v.store.Ledger(t.Context())
	must(t, err)
	tamper(t, dir, func(tx *store.Tx) error { return tx.PutLedger(t.Context(), store.LedgerHead, flipped(l.Head)) })
	if n, err := v.Empty(t.Context(), time.Time{}); !errors.Is(err, ErrDamaged) || n != 0 {
		t.Errorf("Empty: %d, %v", n, err)
	}
}

func TestADamagedDraftIsForgottenOnceItIsReplacedOrDropped(t *testing.T) {
	for name, end := range map[string]func(*Vault, journal.ID) error{
		"replaced": func(v *Vault, id journal.ID) error {
			return v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: id, Text: "d2"}})
		},
		"dropped": func(v *Vault, id journal.ID) error { return v.DropDraft(t.Context(), id) },
		"saved": func(v *Vault, id journal.ID) error {
			_, err := v.Save(t.Context(), journal.Entry{ID: id, Text: "d2"})
			return err
		},
	} {
		v, dir, now := clocked(t)
		deleted := mustSave(t, v, journal.Entry{Text: "deleted"})
		must(t, v.Delete(t.Context(), deleted.ID))
		id := journal.ID{7}
		must(t, v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: id, Text: "d"}}))
		draft := theOnly(t, v, seal.Draft)
		draft.Box = flipped(draft.Box)
		putBack(t, dir, draft)
		if _, whole := listing(t, v); !errors.Is(whole, ErrIncomplete) {
			t.Errorf("%s: before, the list ends with %v", name, whole)
		}
		*now = now.AddDate(0, 0, journal.BinDays+1)
		must(t, end(v, id))
		if _, whole := listing(t, v); whole != nil {
			t.Errorf("%s: the list ends with %v", name, whole)
		}
		if r := examined(t, filepath.Join(dir, FileName)); !r.OK() || r.GivenUp != 1 || r.Binned != 1 {
			t.Errorf("%s: the report is %+v", name, r)
		}
		if n, err := v.Empty(t.Context(), now.AddDate(0, 0, -journal.BinDays)); n != 0 || err != nil {
			t.Errorf("%s: %d removed by marks that may be old, %v", name, n, err)
		}
		*now = now.AddDate(0, 0, journal.BinDays+1)
		if n, err := v.Empty(t.Context(), now.AddDate(0, 0, -journal.BinDays)); n != 1 || err != nil {
			t.Errorf("%s: %d removed in due time, %v", name, n, err)
		}
	}
}

func TestABackupWithDamageOutsideTheEntriesIsRestored(t *testing.T) {
	for name, harm := range map[string]func(v *Vault, dir string){
		"a damaged draft": func(v *Vault, dir string) {
			draft := theOnly(t, v, seal.Draft)
			draft.Box = flipped(draft.Box)
			putBack(t, dir, draft)
		},
		"an old draft put back": func(v *Vault, dir string) {
			old := theOnly(t, v, seal.Draft)
			must(t, v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: old.ID, Text: "d2"}}))
			putBack(t, dir, old)
		},
		"a damaged way in": func(v *Vault, dir string) {
			must(t, v.AddRecovery(t.Context(), newWords(t)))
			slots, err := v.store.Slots(t.Context())
			must(t, err)
			slots[1].Box = flipped(slots[1].Box)
			tamper(t, dir, func(tx *store.Tx) error { return tx.PutSlot(t.Context(), slots[1]) })
		},
	} {
		v, dir := newVault(t)
		mustSave(t, v, journal.Entry{Text: "kept"})
		must(t, v.SaveDraft(t.Context(), journal.Draft{Entry: journal.Entry{ID: journal.ID{7}, Text: "d"}}))
		harm(v, dir)
		file := filepath.Join(t.TempDir(), "copy.heed")
		if err := v.Backup(t.Context(), file); err != nil && !errors.Is(err, ErrBackupDamaged) {
			t.Errorf("%s: Backup: %v", name, err)
		}
		mustClose(t, v)
		if _, err := Restore(t.Context(), dir, file, Passphrase(passphrase), cheap()); err != nil {
			t.Errorf("%s: Restore: %v", name, err)
		}
		v = mustOpen(t, dir, Passphrase(passphrase))
		if ids, _ := listing(t, v); len(ids) != 1 {
			t.Errorf("%s: %d entries", name, len(ids))
		}
	}
}

func TestChangingTheWaysInDropsADamagedOneAndKeepsAnUnknownOne(t *testing.T) {
	v, dir := newVault(t)
	must(t, v.AddRecovery(t.Context(), newWords(t)))
	slots, err := v.store.Slots(t.Context())
	must(t, err)
	slots[1].Box = flipped(slots[1].Box)
	future := unknownWay(t, v, 9)
	tamper(t, dir, func(tx *store.Tx) error {
		return errors.Join(tx.PutSlot(t.Context(), slots[1]), tx.PutSlot(t.Context(), future))
	})
	must(t, v.SetPassphrase(t.Context(), []byte("new")))
	wantInfo(t, dir, Info{State: Present, Passphrase: true})
	after, err := v.store.Slots(t.Context())
	if err != nil || len(after) != 2 || !bytes.Equal(after[0].Box, future.Box) {
		t.Errorf("%d ways in, %v", len(after), err)
	}
}

// unknownWay is a slot for a way that only a later heed knows.
func unknownWay(t *testing.T, v *Vault, id uint32) store.Slot {
	t.Helper()
	box, err := v.key.NewSlot(rand.Reader, id, seal.Recovery([20]byte{1}), seal.Params{})
	must(t, err)
	box[1] = 77
	journal := v.key.Journal()
	sum := sha256.New()
	sum.Write([]byte("heed slot checksum 1\x00"))
	sum.Write(journal[:])
	sum.Write(box[:103])
	copy(box[103:], sum.Sum(nil))
	return store.Slot{ID: id, Box: box}
}

// raw runs a statement on the file, as somebody could who has SQLite.
func raw(t *testing.T, dir, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, FileName))
	must(t, err)
	_, err = db.ExecContext(t.Context(), text)
	must(t, errors.Join(err, db.Close()))
}

func TestTheNextNumberIsTheLedgersAndNotSQLites(t *testing.T) {
	for _, planted := range []string{"1099511627776", "9223372036854775807"} {
		v, dir := newVault(t)
		mustSave(t, v, journal.Entry{Text: "one"})
		raw(t, dir, "UPDATE sqlite_sequence SET seq = "+planted+" WHERE name = 'heads'")
		mustSave(t, v, journal.Entry{Text: "two"})
		if ids, whole := listing(t, v); whole != nil || len(ids) != 2 {
			t.Errorf("%s: %d entries, %v", planted, len(ids), whole)
		}
		if r := boxes(t, dir); r[0].Seq != 2 {
			t.Errorf("%s: the second record has number %d", planted, r[0].Seq)
		}
	}
}

func TestNumbersThatHeedNeverGaveAreDamage(t *testing.T) {
	v, dir := newVault(t)
	mustSave(t, v, journal.Entry{Text: "one"})
	r := boxes(t, dir)
	r[0].Seq, r[0].ID = maxSeq, journal.ID{9}
	tamper(t, dir, func(tx *store.Tx) error { return tx.Put(t.Context(), r[0]) })
	if _, err := v.Save(t.Context(), journal.Entry{Text: "two"}); !errors.Is(err, ErrDamaged) {
		t.Errorf("Save: %v", err)
	}
}

func TestDeletingReplacesADamagedMarkOfTheBin(t *testing.T) {
	v, dir := newVault(t)
	e := mustSave(t, v, journal.Entry{Text: "deleted"})
	must(t, v.Delete(t.Context(), e.ID))
	mark := theOnly(t, v, seal.Bin)
	mark.Box = flipped(mark.Box)
	putBack(t, dir, mark)
	must(t, v.Delete(t.Context(), e.ID))
	if ids, whole := listing(t, v); whole != nil || len(ids) != 0 {
		t.Errorf("%d entries, %v", len(ids), whole)
	}
}
