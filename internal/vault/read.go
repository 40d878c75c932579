package vault

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"

	"heed/internal/journal"
	"heed/internal/seal"
	"heed/internal/store"
)

// chunk is how many texts are opened at a time.
const chunk = 500

// Entry implements journal.Journal.
func (v *Vault) Entry(ctx context.Context, id journal.ID) (journal.Entry, error) {
	key, release, err := v.use()
	if err != nil {
		return journal.Entry{}, err
	}
	defer release()
	box, err := v.store.Single(ctx, uint8(seal.Bin), id)
	if err == nil {
		_, err = key.Open(singleAt(seal.Bin, id), box)
		if err == nil {
			return journal.Entry{}, journal.ErrNotFound // it lies in the bin
		}
	} else if !errors.Is(err, store.ErrNoRecord) {
		return journal.Entry{}, err
	}
	r, err := v.store.Latest(ctx, uint8(seal.Entry), id)
	if errors.Is(err, store.ErrNoRecord) {
		return journal.Entry{}, journal.ErrNotFound
	}
	if err != nil {
		return journal.Entry{}, err
	}
	return openBody(key, openHead(key, r), r.Body)
}

// Heads implements journal.Lister. It opens no text: ten thousand entries take about forty milliseconds.
func (v *Vault) Heads(ctx context.Context) iter.Seq2[journal.Head, error] {
	return func(yield func(journal.Head, error) bool) {
		all, whole, err := v.list(ctx, 0)
		if err != nil {
			yield(journal.Head{}, err)
			return
		}
		for _, l := range all {
			if err := ctx.Err(); err != nil {
				yield(journal.Head{}, err)
				return
			}
			if !yield(l.head, l.err) {
				return
			}
		}
		if whole != nil {
			yield(journal.Head{}, whole)
		}
	}
}

// Recent returns the heads of the n entries that were saved last, newest Date first. It opens no others, however many
// there are: it is what a list can show at once, until Heads has the whole.
func (v *Vault) Recent(ctx context.Context, n int) ([]journal.Head, error) {
	if n <= 0 {
		return nil, nil
	}
	all, _, err := v.list(ctx, n)
	if err != nil {
		return nil, err
	}
	heads := make([]journal.Head, 0, len(all))
	for _, l := range all {
		if l.err == nil {
			heads = append(heads, l.head)
		}
	}
	return heads, nil
}

// Entries implements journal.Journal. Something missing from the journal is told of after all that is there. While the
// loop has one chunk of texts, the next is opened on all processors.
func (v *Vault) Entries(ctx context.Context) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		all, whole, err := v.list(ctx, 0)
		if err != nil {
			yield(journal.Entry{}, err)
			return
		}
		ahead, stop := context.WithCancel(ctx)
		defer stop()
		next := v.openAhead(ahead, all)
		for len(all) > 0 {
			some := <-next
			if some.err != nil {
				yield(journal.Entry{}, some.err)
				return
			}
			all = all[len(some.opened):]
			next = v.openAhead(ahead, all)
			for _, o := range some.opened {
				if err := ctx.Err(); err != nil {
					yield(journal.Entry{}, err)
					return
				}
				if !yield(o.entry, o.err) {
					return
				}
			}
		}
		_ = v.store.Rest(ctx) // megabytes of boxes that were read; when it cannot, nothing is lost
		if whole != nil {
			yield(journal.Entry{}, whole)
		}
	}
}

// listed is the latest revision of an entry, as a list has it. With an error, the head has only the ID.
type listed struct {
	seq      int64 // order of saving
	revision int64
	head     journal.Head
	err      error
}

// opened is an entry with its text. With an error, it has only the ID.
type opened struct {
	entry journal.Entry
	err   error
}

// list returns the latest revision of every entry that is not in the bin, or of the n entries saved last when n is not 0:
// newest Date first, of the same Date the one saved last first, and those that cannot be read at the end. The first
// error is about the journal as a whole, when something is missing from it, and does not keep the list from being good.
func (v *Vault) list(ctx context.Context, n int) (all []listed, whole, err error) {
	key, release, err := v.use()
	if err != nil {
		return nil, nil, err
	}
	defer release()
	before, err := v.store.Standing(ctx)
	if err != nil {
		return nil, nil, err
	}
	in, err := inBin(key, before.Singles)
	if err != nil {
		return nil, nil, err
	}
	latest := map[journal.ID]row{}
	var numbers []int64
	moved := false
	opener := newOpener(key)
	for r, fault := range v.store.Heads(ctx, uint8(seal.Entry)) {
		if err = fault; err != nil {
			break
		}
		numbers = append(numbers, r.Seq)
		before, seen := latest[r.ID]
		if in[r.ID] || seen && r.Revision <= before.revision { // the latter as usual: a later revision is saved later
			continue
		}
		if n > 0 && len(latest) == n {
			break
		}
		moved = moved || seen // someone reordered the rows; the revision is what is sealed
		latest[r.ID] = row{r.Revision, r.Seq}
		opener.open(r)
	}
	batches := opener.stop()
	if err != nil {
		return nil, nil, err
	}
	if moved {
		for i := range batches {
			batches[i] = slices.DeleteFunc(batches[i], func(l listed) bool { return latest[l.head.ID].seq != l.seq })
		}
	}
	if all = sorted(batches); n > 0 {
		return all, nil, nil
	}
	after, err := v.store.Ledger(ctx)
	if err != nil {
		return nil, nil, err
	}
	return all, compare(key, numbers, before, after), nil
}

// row is what tells revisions of an entry apart.
type row struct{ revision, seq int64 }

// compare says what is missing by the ledger.
func compare(key *seal.Key, numbers []int64, before store.Standing, after store.Ledger) error {
	was, err := openLedger(key, before.Ledger)
	if err != nil {
		return err
	}
	is, err := openLedger(key, after)
	if err != nil {
		return err
	}
	if err := incomplete(absence(numbers, &was, &is)); err != nil {
		return err
	}
	return was.vouch(key, before.Singles)
}

// sorted puts a list in order: by what is small, and then each of the rest is moved once.
func sorted(batches [][]listed) []listed {
	type key struct {
		unreadable int
		date, seq  int64
		is         *listed
	}
	var keys []key
	for _, b := range batches {
		for i := range b {
			k := key{date: b[i].head.Date.UnixMilli(), seq: b[i].seq, is: &b[i]}
			if b[i].err != nil {
				k.unreadable = 1
			}
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.unreadable, b.unreadable), cmp.Compare(b.date, a.date), cmp.Compare(b.seq, a.seq))
	})
	all := make([]listed, len(keys))
	for i, k := range keys {
		all[i] = *k.is
	}
	return all
}

// texts is a chunk of opened entries.
type texts struct {
	opened []opened
	err    error
}

// openAhead begins to open the first chunk of all.
func (v *Vault) openAhead(ctx context.Context, all []listed) <-chan texts {
	done := make(chan texts, 1)
	if some := all[:min(len(all), chunk)]; len(some) > 0 {
		go func() {
			opened, err := v.open(ctx, some)
			done <- texts{opened, err}
		}()
	}
	return done
}

// open reads the texts of some entries.
func (v *Vault) open(ctx context.Context, some []listed) ([]opened, error) {
	key, release, err := v.use()
	if err != nil {
		return nil, err
	}
	defer release()
	seqs := make([]int64, len(some))
	for i, l := range some {
		seqs[i] = l.seq
	}
	bodies, err := v.store.Bodies(ctx, seqs)
	if err != nil {
		return nil, err
	}
	all := make([]opened, len(some))
	var workers sync.WaitGroup
	share := (len(some) + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0)
	for from := 0; from < len(some); from += share {
		workers.Go(func() {
			for i := from; i < min(from+share, len(some)); i++ {
				e, err := openBody(key, some[i], bodies[some[i].seq])
				if err != nil {
					e = journal.Entry{ID: some[i].head.ID}
				}
				all[i] = opened{e, err}
			}
		})
	}
	workers.Wait()
	return all, nil
}

// openHead opens the head of a revision.
func openHead(key *seal.Key, r store.Record) listed {
	l := listed{seq: r.Seq, revision: r.Revision}
	data, err := key.Open(at(r, seal.Head), r.Head)
	if err == nil {
		var seq int64
		if l.head, seq, err = decodeHead(data); err == nil && seq != r.Seq {
			err = ErrDamaged // it was saved at another time: somebody moved it
		}
	}
	if err != nil {
		l.head, l.err = journal.Head{}, unreadable(r.ID, err)
	}
	l.head.ID, l.head.Revision = r.ID, int(r.Revision)
	if l.err != nil {
		l.head.Revision = 0
	}
	return l
}

// openBody adds the text and the answers to a head that was opened.
func openBody(key *seal.Key, l listed, box []byte) (journal.Entry, error) {
	if l.err != nil {
		return journal.Entry{}, l.err
	}
	of := seal.Place{ID: l.head.ID, Kind: seal.Entry, Part: seal.Body, Revision: uint64(l.revision)}
	data, err := key.Open(of, box)
	if err != nil {
		return journal.Entry{}, unreadable(l.head.ID, err)
	}
	e, err := decodeBody(data)
	if err != nil {
		return journal.Entry{}, unreadable(l.head.ID, err)
	}
	setHead(&e, l.head)
	return e, nil
}

// unreadable says which entry cannot be read. An id is no one's words.
func unreadable(id journal.ID, err error) error {
	return fmt.Errorf("read the entry %s: %w", id, err)
}
