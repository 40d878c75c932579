package vault

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// ErrIncomplete means that the journal as a whole is not as heed left it, though each record that is there is good: one
// was taken out, or something that was removed or replaced was put back.
var ErrIncomplete = errors.New("something is missing from this journal, or was put back into it")

// errSingles is ErrIncomplete where all the records are there.
var errSingles = fmt.Errorf("%w: a draft, an intention or a mark of the bin", ErrIncomplete)

// ledger is what the journal should hold, sealed beside it, so that a row taken out or an old one put back is noticed.
// It is written with each update, at a cost that does not grow with the journal.
//
// Records are numbered without gaps, in the order of saving, and each has its number sealed in it. So the ledger needs
// only the last number, and the numbers of what was removed for good; these change seldom and have a box of their own.
// Drafts, intentions and marks of the bin are replaced in place; for them it has the sum of their marks (seal.Key.Mark).
//
// Nothing in a file can tell that the whole of it was put back as it was before.
type ledger struct {
	updates int
	last    int64 // the number of the record that was saved last
	body    int   // how often the gaps were written
	singles mark
	givenUp int    // how often something that is replaced in place was found damaged when it was replaced or dropped
	gaps    []span // numbers of records that were removed for good; ascending, neither touching nor overlapping
	dirty   bool   // gaps are not written yet
}

type mark = [seal.MarkSize]byte

// span is a row of numbers, both ends included.
type span struct{ first, last int64 }

// The places of the ledger's two boxes.
func ledgerAt(key *seal.Key, part seal.Part, revision int) seal.Place {
	return seal.Place{ID: key.Journal(), Kind: seal.Ledger, Part: part, Revision: uint64(revision)}
}

// openLedger opens the ledger's boxes.
func openLedger(key *seal.Key, boxes store.Ledger) (ledger, error) {
	l, err := openLedgerBoxes(key, boxes)
	if err != nil {
		return ledger{}, fmt.Errorf("read the ledger: %w", err)
	}
	return l, nil
}

func openLedgerBoxes(key *seal.Key, boxes store.Ledger) (ledger, error) {
	data, err := key.Open(ledgerAt(key, seal.Head, 0), boxes.Head)
	if err != nil {
		return ledger{}, err
	}
	l, err := decodeLedger(data)
	if err != nil || l.body == 0 {
		return l, err
	}
	if data, err = key.Open(ledgerAt(key, seal.Body, l.body), boxes.Body); err != nil {
		return ledger{}, err
	}
	l.gaps, err = decodeGaps(data)
	return l, err
}

// flip puts a box that is replaced in place into the sum, or takes it out; nil is no box.
func (l *ledger) flip(key *seal.Key, at seal.Place, box []byte) {
	if box == nil {
		return
	}
	for i, b := range key.Mark(at, box) {
		l.singles[i] ^= b
	}
}

// sumOf is a ledger that has nothing but the sum of what is replaced in place.
func sumOf(key *seal.Key, singles []store.Single) (sum ledger) {
	for _, one := range singles {
		sum.flip(key, singleAt(seal.Kind(one.Kind), one.ID), one.Box)
	}
	return sum
}

// vouch compares what is replaced in place with the ledger.
func (l *ledger) vouch(key *seal.Key, singles []store.Single) error {
	if sumOf(key, singles).singles != l.singles {
		return errSingles
	}
	return nil
}

// remove notes that some records are gone for good.
func (l *ledger) remove(numbers []int64) {
	for _, n := range numbers {
		l.gaps = append(l.gaps, span{n, n})
	}
	slices.SortFunc(l.gaps, func(a, b span) int { return int(a.first - b.first) })
	joined := l.gaps[:0]
	for _, g := range l.gaps {
		if n := len(joined); n > 0 && g.first <= joined[n-1].last+1 {
			joined[n-1].last = max(joined[n-1].last, g.last)
			continue
		}
		joined = append(joined, g)
	}
	l.gaps, l.dirty = joined, l.dirty || len(numbers) > 0
}

// removed says that the record with that number was removed for good.
func (l *ledger) removed(n int64) bool {
	_, found := slices.BinarySearchFunc(l.gaps, n, func(g span, n int64) int {
		switch {
		case g.last < n:
			return -1
		case g.first > n:
			return 1
		}
		return 0
	})
	return found
}

// absence compares the numbers of the records there are, in descending order, with the ledger as it was before they
// were read and as it was after: other programs may have saved meanwhile. It returns the numbers that are missing,
// and those that should not be there.
func absence(numbers []int64, before, after *ledger) (missing []span, surplus []int64) {
	next := before.last // the number that should come
	gone := func(first, last int64) {
		for n := first; n <= last; {
			i, _ := slices.BinarySearchFunc(after.gaps, n, func(g span, n int64) int { return int(g.last - n) })
			if i == len(after.gaps) || after.gaps[i].first > last {
				missing = append(missing, span{n, last})
				return
			}
			if g := after.gaps[i]; n < g.first {
				missing = append(missing, span{n, g.first - 1})
			}
			n = after.gaps[i].last + 1
		}
	}
	for _, n := range numbers {
		if n > after.last || before.removed(n) {
			surplus = append(surplus, n)
		}
		gone(n+1, next)
		next = min(next, n-1)
	}
	gone(1, next)
	return missing, surplus
}

// incomplete is the error for what absence found; nil for nothing.
func incomplete(missing []span, surplus []int64) error {
	if len(missing)+len(surplus) == 0 {
		return nil
	}
	lost := int64(0)
	for _, m := range missing {
		lost += m.last - m.first + 1
	}
	return fmt.Errorf("%w: %d missing, %d that were removed are back", ErrIncomplete, lost, len(surplus))
}

// turn is an update that is going on: the transaction, the key, and the ledger that is written with it.
type turn struct {
	vault  *Vault
	tx     *store.Tx
	key    *seal.Key
	ledger *ledger // nil when it cannot be read
}

// update runs do in a transaction. Time, randomness and ids are asked for inside, where one goroutine is at a time.
//
// A ledger that is damaged stays as it is, and is told of whenever the journal is listed, but does not keep anyone from
// saving what they wrote.
func (v *Vault) update(ctx context.Context, do func(*turn) error) error {
	key, release, err := v.use()
	if err != nil {
		return err
	}
	defer release()
	return v.store.Update(ctx, func(tx *store.Tx) error {
		u := &turn{vault: v, tx: tx, key: key}
		boxes, err := tx.Ledger(ctx)
		if err != nil {
			return err
		}
		l, err := openLedger(key, boxes)
		switch {
		case err == nil:
			u.ledger = &l
		case !errors.Is(err, ErrDamaged):
			return err
		}
		if err := do(u); err != nil {
			return err
		}
		return u.writeLedger(ctx)
	})
}

func (u *turn) writeLedger(ctx context.Context) error {
	l := u.ledger
	if l == nil {
		return nil
	}
	if l.dirty {
		l.body++
		box, err := u.key.Seal(u.vault.random, ledgerAt(u.key, seal.Body, l.body), encodeGaps(l.gaps))
		if err != nil {
			return fmt.Errorf("seal the ledger: %w", err)
		}
		if err := u.tx.PutLedger(ctx, store.LedgerBody, box); err != nil {
			return err
		}
	}
	l.updates++
	box, err := u.key.Seal(u.vault.random, ledgerAt(u.key, seal.Head, 0), encodeLedger(*l))
	if err != nil {
		return fmt.Errorf("seal the ledger: %w", err)
	}
	return u.tx.PutLedger(ctx, store.LedgerHead, box)
}

// maxSeq is the highest number that a record gets: heed has made nothing near it, and every program can count to it.
const maxSeq = 1 << 53

// nextSeq is the number of the record that is about to be saved. The ledger says it, unless the ledger is an old one and
// there are later records already. What SQLite keeps of its own about numbers anybody can change; it is asked only when
// there is no ledger.
func (u *turn) nextSeq(ctx context.Context) (int64, error) {
	ask := u.tx.HighestSeq
	if u.ledger == nil {
		ask = u.tx.LastSeq
	}
	last, err := ask(ctx)
	if err != nil {
		return 0, err
	}
	if u.ledger != nil {
		last = max(last, u.ledger.last)
	}
	if last >= maxSeq {
		return 0, fmt.Errorf("give the entry its number: %w", ErrDamaged)
	}
	if u.ledger != nil {
		u.ledger.last = last + 1
	}
	return last + 1, nil
}

// singleAt is where something that is replaced in place belongs. It has no revisions.
func singleAt(kind seal.Kind, id [16]byte) seal.Place {
	return seal.Place{ID: id, Kind: kind, Part: seal.Body}
}

// putSingle seals something in place of what had its kind and id.
func (u *turn) putSingle(ctx context.Context, kind seal.Kind, id [16]byte, data []byte) error {
	at := singleAt(kind, id)
	box, err := u.key.Seal(u.vault.random, at, data)
	if err != nil {
		return err
	}
	before, err := u.tx.PutSingle(ctx, store.Single{ID: id, Kind: uint8(kind), Box: box})
	if err != nil {
		return err
	}
	return u.replaced(ctx, at, before, box)
}

// dropSingle removes something that is replaced in place, and says whether it was there.
func (u *turn) dropSingle(ctx context.Context, kind seal.Kind, id [16]byte) (bool, error) {
	before, err := u.tx.DropSingle(ctx, uint8(kind), id)
	if err != nil {
		return false, err
	}
	return before != nil, u.replaced(ctx, singleAt(kind, id), before, nil)
}

// replaced notes that one box came in place of another; nil is no box.
func (u *turn) replaced(ctx context.Context, at seal.Place, before, after []byte) error {
	if u.ledger == nil {
		return nil
	}
	if before != nil {
		if _, err := u.key.Open(at, before); err != nil {
			return u.sumAnew(ctx) // the sum has what it was before it was damaged, which nobody knows
		}
	}
	u.ledger.flip(u.key, at, before)
	u.ledger.flip(u.key, at, after)
	return nil
}

// sumAnew makes the sum of what opens, once something that does not has gone. An old mark of the bin that was put back
// would be in it too, so everything in the bin is given its full time again, to be seen there and taken out.
func (u *turn) sumAnew(ctx context.Context) error {
	now, err := u.tx.Standing(ctx)
	if err != nil {
		return err
	}
	u.ledger.givenUp++
	u.ledger.singles = mark{}
	for _, one := range now.Singles {
		at := singleAt(seal.Kind(one.Kind), one.ID)
		if _, err := u.key.Open(at, one.Box); err != nil {
			continue
		}
		if at.Kind == seal.Bin {
			if one.Box, err = u.key.Seal(u.vault.random, at, encodeBin(journal.Stamp(u.vault.now()))); err != nil {
				return err
			}
			if _, err := u.tx.PutSingle(ctx, one); err != nil {
				return err
			}
		}
		u.ledger.flip(u.key, at, one.Box)
	}
	return nil
}
