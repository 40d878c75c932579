package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	sqlite3 "modernc.org/sqlite/lib"
)

// Tx is an update that is going on. It is good until the function it was given to returns.
type Tx struct{ s *Store }

// Update runs do in a transaction of its own. It holds the file's write lock from the beginning, so what do reads stays
// true until it is done; do must not call methods of the Store. When do returns an error, nothing has happened. A
// context that ends stops the wait for another program and the work of do, but not the commit: once that has begun,
// Update says truthfully what became of it.
func (s *Store) Update(ctx context.Context, do func(*Tx) error) error {
	if err := s.take(ctx); err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	defer s.release()
	if err := s.statement(ctx, "BEGIN IMMEDIATE"); err != nil {
		s.rollBack(ctx)
		return s.fault("begin to write", err)
	}
	committed := false
	defer func() {
		if !committed { // an error, or a panic in do
			s.rollBack(ctx)
		}
	}()
	if err := do(&Tx{s}); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if err := s.statement(context.WithoutCancel(ctx), "COMMIT"); err != nil {
		return s.fault("write", err)
	}
	committed = true
	return nil
}

// statement runs one statement without arguments, patiently.
func (s *Store) statement(ctx context.Context, text string) error {
	return s.patiently(ctx, func() error {
		_, err := s.conn.ExecContext(ctx, text)
		return err
	})
}

// rollBack ends the transaction, if SQLite has not done so itself, as it does when the disk is full.
func (s *Store) rollBack(ctx context.Context) {
	_, err := s.conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	if err == nil || primary(err) == sqlite3.SQLITE_ERROR { // the latter: no transaction is active
		return
	}
	// Nobody knows what the connection holds now, so nobody may write through it any more.
	_ = s.conn.Raw(func(any) error { return driver.ErrBadConn })
}

// PutSlot keeps a slot in place of the one with its number.
func (t *Tx) PutSlot(ctx context.Context, slot Slot) error {
	return t.exec(ctx, "write a way in",
		"INSERT INTO slots (id, slot) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET slot = excluded.slot", slot.ID, slot.Box)
}

// DropSlot removes a slot. If there is none, nothing happens.
func (t *Tx) DropSlot(ctx context.Context, number uint32) error {
	return t.exec(ctx, "remove a way in", "DELETE FROM slots WHERE id = ?", number)
}

// Slots returns the slots in the order of their numbers.
func (t *Tx) Slots(ctx context.Context) ([]Slot, error) {
	return rowsOf(ctx, t.s, "read the ways in", scanSlot, selectSlots)
}

// LatestRevision is the number of the latest revision of a record, 0 when there is none.
func (t *Tx) LatestRevision(ctx context.Context, kind uint8, of [16]byte) (int64, error) {
	return t.number(ctx, "read a record", "SELECT coalesce(max(revision), 0) FROM heads WHERE id = ? AND kind = ?", of[:], kind)
}

// LastSeq is the highest Seq that a record ever had, also of records that are gone; 0 when there was none.
func (t *Tx) LastSeq(ctx context.Context) (int64, error) {
	return t.number(ctx, "read the order of saving",
		"SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'heads'), 0), coalesce((SELECT max(seq) FROM heads), 0))")
}

// number reads one number.
func (t *Tx) number(ctx context.Context, doing, text string, args ...any) (n int64, err error) {
	if err := t.s.conn.QueryRowContext(ctx, text, args...).Scan(&n); err != nil {
		return 0, t.s.fault(doing, err)
	}
	return n, nil
}

// Put adds a revision. When r.Seq is 0 the store gives it the next.
func (t *Tx) Put(ctx context.Context, r Record) error {
	err := t.exec(ctx, "write a record",
		"INSERT INTO heads (seq, id, kind, revision, box) VALUES (nullif(?, 0), ?, ?, ?, ?)", r.Seq, r.ID[:], r.Kind, r.Revision, r.Head)
	if err != nil {
		return err
	}
	return t.exec(ctx, "write a record", "INSERT INTO bodies (seq, box) VALUES (last_insert_rowid(), ?)", r.Body)
}

// Remove takes out all revisions of a record for good, and returns the Seq that each had.
func (t *Tx) Remove(ctx context.Context, kind uint8, of [16]byte) ([]int64, error) {
	return rowsOf(ctx, t.s, "remove a record", func(rows *sql.Rows) (seq int64, err error) {
		return seq, rows.Scan(&seq)
	}, "DELETE FROM heads WHERE id = ? AND kind = ? RETURNING seq", of[:], kind)
}

// PutSingle keeps a box in place of the one with its id and kind, and returns that one, or nil.
func (t *Tx) PutSingle(ctx context.Context, one Single) (before []byte, err error) {
	before, err = t.single(ctx, one.Kind, one.ID)
	if err != nil {
		return nil, err
	}
	return before, t.exec(ctx, "write a draft or mark",
		"INSERT INTO singles (id, kind, box) VALUES (?, ?, ?) ON CONFLICT (id, kind) DO UPDATE SET seq = excluded.seq, box = excluded.box", one.ID[:], one.Kind, one.Box)
}

// DropSingle removes a box, and returns it; nil if there was none.
func (t *Tx) DropSingle(ctx context.Context, kind uint8, of [16]byte) (before []byte, err error) {
	before, err = t.single(ctx, kind, of)
	if err != nil || before == nil {
		return nil, err
	}
	return before, t.exec(ctx, "drop a draft or mark", "DELETE FROM singles WHERE id = ? AND kind = ?", of[:], kind)
}

func (t *Tx) single(ctx context.Context, kind uint8, of [16]byte) (box []byte, err error) {
	err = t.s.conn.QueryRowContext(ctx, selectSingle, of[:], kind).Scan(&box)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, t.s.fault("read a draft or mark", err)
	}
	return box, nil
}

// Singles returns what is replaced in place, saved last first.
func (t *Tx) Singles(ctx context.Context, kind uint8) ([]Single, error) {
	return rowsOf(ctx, t.s, "read the drafts and marks", scanSingle(kind), selectSingles, kind)
}

// Ledger returns the ledger.
func (t *Tx) Ledger(ctx context.Context) (l Ledger, err error) {
	if err := t.s.conn.QueryRowContext(ctx, selectLedger).Scan(&l.Head, &l.Body); err != nil {
		return Ledger{}, t.s.fault("read the ledger", err)
	}
	return l, nil
}

// PutLedger keeps a half of the ledger in place of the one before.
func (t *Tx) PutLedger(ctx context.Context, part LedgerPart, box []byte) error {
	return t.exec(ctx, "write the ledger",
		"INSERT INTO ledger (part, box) VALUES (?, ?) ON CONFLICT (part) DO UPDATE SET box = excluded.box", int(part), box)
}

// exec runs one statement of an update.
func (t *Tx) exec(ctx context.Context, doing, query string, args ...any) error {
	if _, err := t.s.conn.ExecContext(ctx, query, args...); err != nil {
		return t.s.fault(doing, err)
	}
	return nil
}
