package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
)

// Record is one revision of something, as it is kept: two boxes, and what is visible without a key.
type Record struct {
	Seq      int64 // the order of saving; given by the store
	ID       [16]byte
	Kind     uint8
	Revision int64
	Head     []byte
	Body     []byte // nil where only heads are read
}

// Slot is a wrapped key under its number.
type Slot struct {
	ID  uint32
	Box []byte
}

// Draft is a box that is replaced in place.
type Draft struct {
	ID  [16]byte
	Box []byte
}

// ErrNoRecord means that there is no such record.
var ErrNoRecord = errors.New("no such record")

// Slots returns the slots in the order of their numbers.
func (s *Store) Slots(ctx context.Context) ([]Slot, error) {
	return query(ctx, s, "read the ways in", func(rows *sql.Rows) (slot Slot, err error) {
		return slot, rows.Scan(&slot.ID, &slot.Box)
	}, "SELECT id, slot FROM slots ORDER BY id")
}

// Heads yields every revision of a kind without its body, saved last first. The loop may call other methods of the
// Store. A revision saved while the loop runs is not in it. After an error it yields nothing more.
func (s *Store) Heads(ctx context.Context, kind uint8) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		before := int64(1<<63 - 1)
		for {
			records, err := query(ctx, s, "read the list", func(rows *sql.Rows) (r Record, err error) {
				r.Kind = kind
				return r, rows.Scan(&r.Seq, (*id)(&r.ID), &r.Revision, &r.Head)
			}, "SELECT seq, id, revision, box FROM heads WHERE seq < ? AND kind = ? ORDER BY seq DESC LIMIT ?", before, kind, chunk)
			if err != nil {
				yield(Record{}, err)
				return
			}
			for _, r := range records {
				if !yield(r, nil) {
					return
				}
				before = r.Seq
			}
			if len(records) < chunk {
				return
			}
		}
	}
}

// Bodies returns the bodies of the given revisions, by their Seq. One that is not there is not in the map.
func (s *Store) Bodies(ctx context.Context, seqs []int64) (map[int64][]byte, error) {
	list, err := json.Marshal(seqs)
	if err != nil {
		return nil, fmt.Errorf("read the texts: %w", err)
	}
	type body struct {
		seq int64
		box []byte
	}
	bodies, err := query(ctx, s, "read the texts", func(rows *sql.Rows) (b body, err error) {
		return b, rows.Scan(&b.seq, &b.box)
	}, "SELECT seq, box FROM bodies WHERE seq IN (SELECT value FROM json_each(?))", string(list))
	if err != nil {
		return nil, err
	}
	found := make(map[int64][]byte, len(bodies))
	for _, b := range bodies {
		found[b.seq] = b.box
	}
	return found, nil
}

// Latest returns the latest revision of one record, or [ErrNoRecord]. Its body is nil when it is not there.
func (s *Store) Latest(ctx context.Context, kind uint8, of [16]byte) (Record, error) {
	records, err := query(ctx, s, "read a record", func(rows *sql.Rows) (Record, error) {
		r := Record{ID: of, Kind: kind}
		return r, rows.Scan(&r.Seq, &r.Revision, &r.Head, &r.Body)
	}, `SELECT seq, revision, heads.box, bodies.box FROM heads LEFT JOIN bodies USING (seq)
		WHERE id = ? AND kind = ? ORDER BY revision DESC LIMIT 1`, of[:], kind)
	if err != nil {
		return Record{}, err
	}
	if len(records) == 0 {
		return Record{}, ErrNoRecord
	}
	return records[0], nil
}

// Drafts returns the drafts, saved last first.
func (s *Store) Drafts(ctx context.Context) ([]Draft, error) {
	return query(ctx, s, "read the drafts", func(rows *sql.Rows) (d Draft, err error) {
		return d, rows.Scan((*id)(&d.ID), &d.Box)
	}, "SELECT id, box FROM drafts ORDER BY seq DESC")
}

// PutSlot keeps a slot in place of the one with its number.
func (t *Tx) PutSlot(ctx context.Context, slot Slot) error {
	return t.exec(ctx, "write a way in",
		"INSERT INTO slots (id, slot) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET slot = excluded.slot", slot.ID, slot.Box)
}

// LatestRevision is the number of the latest revision of a record, 0 when there is none.
func (t *Tx) LatestRevision(ctx context.Context, kind uint8, of [16]byte) (int64, error) {
	var n int64
	err := t.s.conn.QueryRowContext(ctx, "SELECT coalesce(max(revision), 0) FROM heads WHERE id = ? AND kind = ?", of[:], kind).Scan(&n)
	if err != nil {
		return 0, t.s.fault("read a record", err)
	}
	return n, nil
}

// Put adds a revision. r.Seq does not matter.
func (t *Tx) Put(ctx context.Context, r Record) error {
	err := t.exec(ctx, "write a record",
		"INSERT INTO heads (id, kind, revision, box) VALUES (?, ?, ?, ?)", r.ID[:], r.Kind, r.Revision, r.Head)
	if err != nil {
		return err
	}
	return t.exec(ctx, "write a record", "INSERT INTO bodies (seq, box) VALUES (last_insert_rowid(), ?)", r.Body)
}

// PutDraft keeps a draft in place of the one with its id.
func (t *Tx) PutDraft(ctx context.Context, d Draft) error {
	return t.exec(ctx, "write a draft", "INSERT OR REPLACE INTO drafts (id, box) VALUES (?, ?)", d.ID[:], d.Box)
}

// DropDraft forgets a draft. If there is none, nothing happens.
func (t *Tx) DropDraft(ctx context.Context, of [16]byte) error {
	return t.exec(ctx, "drop a draft", "DELETE FROM drafts WHERE id = ?", of[:])
}

// query reads the rows of one statement, all of them, before it lets go of the connection.
func query[T any](ctx context.Context, s *Store, doing string, scan func(*sql.Rows) (T, error), text string, args ...any) ([]T, error) {
	var all []T
	err := s.read(ctx, doing, func() error {
		all = all[:0]
		rows, err := s.conn.QueryContext(ctx, text, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			row, err := scan(rows)
			if err != nil {
				return err
			}
			all = append(all, row)
		}
		return rows.Err()
	})
	return all, err
}

// id reads a blob of 16 bytes.
type id [16]byte

// Scan implements sql.Scanner.
func (to *id) Scan(value any) error {
	b, ok := value.([]byte)
	if !ok || len(b) != len(to) {
		return ErrDamaged
	}
	*to = id(b)
	return nil
}
