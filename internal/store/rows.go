package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
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

// Single is a box that is replaced in place, one an id and kind.
type Single struct {
	Seq  int64 // the order of saving; given by the store
	ID   [16]byte
	Kind uint8
	Box  []byte
}

// ErrNoRecord means that there is no such record.
var ErrNoRecord = errors.New("no such record")

// Slots returns the slots in the order of their numbers.
func (s *Store) Slots(ctx context.Context) ([]Slot, error) {
	return query(ctx, s, "read the ways in", scanSlot, selectSlots)
}

const selectSlots = "SELECT id, slot FROM slots ORDER BY id"

func scanSlot(rows *sql.Rows) (slot Slot, err error) { return slot, rows.Scan(&slot.ID, &slot.Box) }

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
	return one(query(ctx, s, "read a record", func(rows *sql.Rows) (Record, error) {
		r := Record{ID: of, Kind: kind}
		return r, rows.Scan(&r.Seq, &r.Revision, &r.Head, &r.Body)
	}, `SELECT seq, revision, heads.box, bodies.box FROM heads LEFT JOIN bodies USING (seq)
		WHERE id = ? AND kind = ? ORDER BY revision DESC LIMIT 1`, of[:], kind))
}

// Revisions returns the revisions of one record without their bodies, latest first; none is no error.
func (s *Store) Revisions(ctx context.Context, kind uint8, of [16]byte) ([]Record, error) {
	return query(ctx, s, "read a record", func(rows *sql.Rows) (Record, error) {
		r := Record{ID: of, Kind: kind}
		return r, rows.Scan(&r.Seq, &r.Revision, &r.Head)
	}, "SELECT seq, revision, box FROM heads WHERE id = ? AND kind = ? ORDER BY revision DESC", of[:], kind)
}

// Revision returns one revision of a record, or [ErrNoRecord]. Its body is nil when it is not there.
func (s *Store) Revision(ctx context.Context, kind uint8, of [16]byte, revision int64) (Record, error) {
	return one(query(ctx, s, "read a record", func(rows *sql.Rows) (Record, error) {
		r := Record{ID: of, Kind: kind, Revision: revision}
		return r, rows.Scan(&r.Seq, &r.Head, &r.Body)
	}, `SELECT seq, heads.box, bodies.box FROM heads LEFT JOIN bodies USING (seq)
		WHERE id = ? AND kind = ? AND revision = ?`, of[:], kind, revision))
}

// one is the record that was looked for.
func one(records []Record, err error) (Record, error) {
	if err != nil {
		return Record{}, err
	}
	if len(records) == 0 {
		return Record{}, ErrNoRecord
	}
	return records[0], nil
}

// Singles returns what is replaced in place, saved last first.
func (s *Store) Singles(ctx context.Context, kind uint8) ([]Single, error) {
	return query(ctx, s, "read the drafts and marks", scanSingle(kind), selectSingles, kind)
}

const selectSingles = "SELECT seq, id, box FROM singles WHERE kind = ? ORDER BY seq DESC"

func scanSingle(kind uint8) func(*sql.Rows) (Single, error) {
	return func(rows *sql.Rows) (Single, error) {
		one := Single{Kind: kind}
		return one, rows.Scan(&one.Seq, (*id)(&one.ID), &one.Box)
	}
}

// Single returns the box of one thing that is replaced in place, or [ErrNoRecord].
func (s *Store) Single(ctx context.Context, kind uint8, of [16]byte) (box []byte, err error) {
	boxes, err := query(ctx, s, "read a mark", scanBox, selectSingle, of[:], kind)
	if err == nil && len(boxes) == 0 {
		return nil, ErrNoRecord
	}
	if err != nil {
		return nil, err
	}
	return boxes[0], nil
}

const selectSingle = "SELECT box FROM singles WHERE id = ? AND kind = ?"

func scanBox(rows *sql.Rows) (box []byte, err error) { return box, rows.Scan(&box) }

// LedgerPart is a half of the ledger. The numbers are part of the format.
type LedgerPart int

// The halves of the ledger: what changes with each update, and what changes seldom.
const (
	LedgerHead LedgerPart = 1
	LedgerBody LedgerPart = 2
)

// Ledger is both halves of the ledger, of one moment; nil where there is none.
type Ledger struct{ Head, Body []byte }

const selectLedger = "SELECT (SELECT box FROM ledger WHERE part = 1), (SELECT box FROM ledger WHERE part = 2)"

// Ledger returns the ledger.
func (s *Store) Ledger(ctx context.Context) (l Ledger, err error) {
	err = s.read(ctx, "read the ledger", func() error {
		return s.conn.QueryRowContext(ctx, selectLedger).Scan(&l.Head, &l.Body)
	})
	return l, err
}

// Changed says whether another program has written to the journal since it was last asked, or since the Store was
// opened. What this Store wrote does not count. That the file was moved or replaced is [ErrMoved].
func (s *Store) Changed(ctx context.Context) (bool, error) {
	changed := false
	err := s.read(ctx, "look for changes", func() error {
		var version int64
		if err := s.conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version); err != nil {
			return err
		}
		changed, s.version = version != s.version, version
		if now, err := os.Stat(s.path); err != nil || !os.SameFile(now, s.file) {
			return ErrMoved
		}
		return nil
	})
	return changed, err
}

// query reads the rows of one statement, all of them, before it lets go of the connection.
func query[T any](ctx context.Context, s *Store, doing string, scan func(*sql.Rows) (T, error), text string, args ...any) ([]T, error) {
	var all []T
	err := s.read(ctx, doing, func() (err error) {
		all, err = collect(ctx, s, scan, text, args...)
		return err
	})
	return all, err
}

// rowsOf is query for an update that is going on.
func rowsOf[T any](ctx context.Context, s *Store, doing string, scan func(*sql.Rows) (T, error), text string, args ...any) ([]T, error) {
	all, err := collect(ctx, s, scan, text, args...)
	if err != nil {
		return nil, s.fault(doing, err)
	}
	return all, nil
}

func collect[T any](ctx context.Context, s *Store, scan func(*sql.Rows) (T, error), text string, args ...any) ([]T, error) {
	rows, err := s.conn.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // what it could say, rows.Err says
	var all []T
	for rows.Next() {
		row, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, row)
	}
	return all, rows.Err()
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

// Rest gives back the memory that reading has filled: copies of the file's pages, which the system keeps as well. What is
// read next is read from there.
func (s *Store) Rest(ctx context.Context) error {
	return s.read(ctx, "give back memory", func() error {
		_, err := s.conn.ExecContext(ctx, "PRAGMA shrink_memory")
		return err
	})
}
