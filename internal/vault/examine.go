package vault

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// Report is what a doctor finds in a journal. Without a fitting secret only the file and the ways in are looked at.
type Report struct {
	Ways       Info
	File       error // what SQLite says about the pages of the file; nil when all is well
	Opened     bool  // the secret fitted, and all below was looked at
	Entries    int   // that can be read, also in part, those in the bin included
	Revisions  int   // of these
	Drafts     int
	Intentions int
	Binned     int
	GivenUp    int // drafts, intentions and marks of the bin that were found damaged when they were replaced or dropped
	Lost       []Loss
	Whole      error // ErrIncomplete, or that the ledger cannot be read; nil when nothing was taken out or put back
}

// OK says that nothing is wrong.
func (r Report) OK() bool {
	return r.File == nil && r.Opened && len(r.Lost) == 0 && r.Whole == nil && r.Ways.Unreadable == 0
}

// readable says that every record is there and can be read, and that the secret opened the file. Such a file is as good as
// it was to its writer, though another way in, a draft or a mark of the bin may be damaged or not the last there was.
func (r Report) readable() bool {
	for _, l := range r.Lost {
		if l.What != LostSingle {
			return false
		}
	}
	return r.File == nil && r.Opened && (r.Whole == nil || errors.Is(r.Whole, errSingles))
}

// Loss is something that cannot be read.
type Loss struct {
	What     LossKind
	ID       journal.ID // zero for what is missing
	Revision int        // of an entry
	Count    int        // of what is missing; else 1
	// What is missing was saved between these two; zero when nothing was saved before or after.
	After, Before time.Time
}

// LossKind says what is lost. The words are for people and for JSON.
type LossKind string

// What can be lost.
const (
	LostEntry   LossKind = "entry"   // a revision, all of it
	LostText    LossKind = "text"    // the text and the answers; title, date and the first line are there
	LostTitle   LossKind = "title"   // title and date; the text is there
	LostSingle  LossKind = "draft"   // a draft, an intention or a mark of the bin
	LostMissing LossKind = "missing" // revisions that are not there at all
	LostSurplus LossKind = "back"    // a revision that was removed for good and is back
)

// Examine looks at the journal file at path as a doctor does: at the file, the ways in, every record, and whether any is
// missing. It reads around damaged pages. With the zero Secret it does what can be done without a key. It changes nothing,
// except that SQLite undoes what another program left half written.
func Examine(ctx context.Context, path string, s Secret, o Options) (Report, error) {
	x, err := examine(ctx, path, s, o.complete(), nil)
	if x.key != nil {
		x.key.Wipe()
	}
	return x.report, err
}

// examination is a report and what it takes to salvage.
type examination struct {
	report Report
	key    *seal.Key // nil when there was no secret, or it did not fit
	found  store.Found
}

// examine is Examine, and gives each with all that can be read.
func examine(ctx context.Context, path string, s Secret, o Options, each func(piece)) (x examination, err error) {
	if x.report.File = checkFile(ctx, path); notOurs(x.report.File) {
		return x, x.report.File
	}
	if x.found, err = store.Scan(ctx, path); err != nil {
		return x, err
	}
	id, ok := x.keyhole(ctx, filepath.Dir(path))
	if !ok {
		return x, errors.Join(ErrFileDamaged, x.report.File)
	}
	x.report.Ways = x.ways(id)
	if s.way == 0 {
		return x, nil
	}
	folder := o.KeyFolder
	if folder == "" {
		folder = filepath.Dir(path)
	}
	if x.key, _, err = unlock(ctx, keyhole{id, x.found.Slots, folder}, s, o.Bounds); err != nil {
		return x, err
	}
	x.report.Opened = true
	return x, x.look(ctx, each)
}

// checkFile is what SQLite says about a file.
func checkFile(ctx context.Context, path string) error {
	s, err := store.Open(ctx, path)
	if err != nil {
		return err
	}
	return errors.Join(s.Check(ctx), s.Close())
}

// notOurs says that there is nothing for a doctor to look at.
func notOurs(err error) bool {
	return slices.ContainsFunc([]error{ErrMissing, ErrEmpty, ErrNewer, ErrPermission, context.Canceled, context.DeadlineExceeded},
		func(is error) bool { return errors.Is(err, is) })
}

// keyhole finds the journal's id and its ways in. When the pages they lie on are lost, a backup in the journal's folder
// has the same ones: all that is here can then still be opened.
func (x *examination) keyhole(ctx context.Context, dir string) (id seal.JournalID, ok bool) {
	if len(x.found.Journals) > 0 && len(x.found.Slots) > 0 {
		return x.found.Journals[0], true
	}
	files, err := backups(dir)
	if err != nil || len(x.found.Records) == 0 {
		return id, false
	}
	for _, path := range slices.Backward(files) {
		copied, err := store.Scan(ctx, path)
		if err != nil || len(copied.Journals) == 0 || len(copied.Slots) == 0 {
			continue
		}
		if len(x.found.Journals) > 0 && x.found.Journals[0] != copied.Journals[0] {
			continue
		}
		x.found.Slots = copied.Slots
		return copied.Journals[0], true
	}
	return id, false
}

func (x *examination) ways(id seal.JournalID) Info {
	info := Info{State: Present}
	for _, b := range x.found.Slots {
		info.add(parseSlot(id, b))
	}
	return info
}

// piece is what can be read of a revision.
type piece struct {
	row      store.Record
	entry    journal.Entry // without a text when textLost, with nothing else when headLost
	headLost bool
	textLost bool
}

// look reads everything.
func (x *examination) look(ctx context.Context, each func(piece)) error {
	slices.SortFunc(x.found.Records, func(a, b store.Record) int { return cmp.Compare(a.Seq, b.Seq) })
	entries := map[journal.ID]bool{}
	saved := make([]time.Time, len(x.found.Records)) // zero when it cannot be read
	for i, r := range x.found.Records {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := x.piece(r)
		saved[i] = p.entry.Changed
		loss := Loss{ID: r.ID, Revision: int(r.Revision), Count: 1}
		switch {
		case p.headLost && p.textLost:
			loss.What = LostEntry
		case p.textLost:
			loss.What = LostText
		case p.headLost:
			loss.What = LostTitle
		}
		if loss.What != "" {
			x.report.Lost = append(x.report.Lost, loss)
		}
		if loss.What == LostEntry {
			continue
		}
		entries[r.ID] = true
		x.report.Revisions++
		if each != nil {
			each(p)
		}
	}
	x.report.Entries = len(entries)
	sum := x.lookAtSingles()
	x.lookAtLedger(saved, sum)
	return nil
}

func (x *examination) piece(r store.Record) piece {
	p := piece{row: r}
	l := openHead(x.key, r)
	p.headLost = l.err != nil
	l.err, l.head.Revision = nil, int(r.Revision)
	p.textLost = true
	for _, box := range x.found.Bodies[r.Seq] {
		e, err := openBody(x.key, l, box)
		if err == nil {
			p.entry, p.textLost = e, false
			return p
		}
	}
	setHead(&p.entry, l.head)
	if !p.headLost {
		p.entry.Text = l.head.First
	}
	return p
}

// lookAtSingles counts what is replaced in place, and returns the sum of its marks.
func (x *examination) lookAtSingles() (sum ledger) {
	for _, one := range x.found.Singles {
		at := singleAt(seal.Kind(one.Kind), one.ID)
		sum.flip(x.key, at, one.Box)
		data, err := x.key.Open(at, one.Box)
		if err == nil {
			err = x.countSingle(at.Kind, data)
		}
		if err != nil {
			x.report.Lost = append(x.report.Lost, Loss{What: LostSingle, ID: one.ID, Count: 1})
		}
	}
	return sum
}

func (x *examination) countSingle(kind seal.Kind, data []byte) (err error) {
	switch kind {
	case seal.Draft:
		_, err = decodeDraft(data)
		x.report.Drafts++
	case seal.Intention:
		_, err = decodeIntention(data)
		x.report.Intentions++
	case seal.Bin:
		_, err = decodeBin(data)
		x.report.Binned++
	}
	return err
}

// lookAtLedger finds out what is missing. saved is when each record was saved.
func (x *examination) lookAtLedger(saved []time.Time, sum ledger) {
	l, err := x.ledger()
	if err != nil {
		x.report.Whole = err
		return
	}
	x.report.GivenUp = l.givenUp
	numbers := make([]int64, 0, len(x.found.Records))
	for _, r := range slices.Backward(x.found.Records) {
		numbers = append(numbers, r.Seq)
	}
	missing, surplus := absence(numbers, &l, &l)
	x.report.Whole = incomplete(missing, surplus)
	if x.report.Whole == nil && sum.singles != l.singles {
		x.report.Whole = errSingles
	}
	for _, m := range slices.Backward(missing) {
		loss := Loss{What: LostMissing, Count: int(m.last - m.first + 1)}
		for i, r := range x.found.Records {
			if saved[i].IsZero() {
				continue
			}
			if r.Seq < m.first {
				loss.After = saved[i]
			}
			if r.Seq > m.last && loss.Before.IsZero() {
				loss.Before = saved[i]
			}
		}
		x.report.Lost = append(x.report.Lost, loss)
	}
	for _, n := range surplus {
		i, found := slices.BinarySearchFunc(x.found.Records, n, func(r store.Record, n int64) int { return cmp.Compare(r.Seq, n) })
		if found {
			r := x.found.Records[i]
			x.report.Lost = append(x.report.Lost, Loss{What: LostSurplus, ID: r.ID, Revision: int(r.Revision), Count: 1})
		}
	}
}

// ledger opens the ledger. Its halves lie among the bodies, told apart by what opens.
func (x *examination) ledger() (l ledger, err error) {
	err = fmt.Errorf("read the ledger: %w", ErrDamaged)
	for _, head := range x.found.Bodies[int64(store.LedgerHead)] {
		for _, body := range append(x.found.Bodies[int64(store.LedgerBody)], nil) {
			if l, fault := openLedger(x.key, store.Ledger{Head: head, Body: body}); fault == nil {
				return l, nil
			}
		}
	}
	return l, err
}
