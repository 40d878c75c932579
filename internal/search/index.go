package search

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
	"sync"
	"time"

	"heed/internal/theme"
)

const (
	abreast   = 64      // documents whose signatures lie side by side, a bit each
	signature = 1 << 11 // bits of one: the 158 words of a usual entry set about a quarter of them
	chunkSize = 1 << 20 // bytes of the arena that are asked for at a time
)

// Index holds documents and finds them. Its methods may be called at once from several goroutines; each search sees
// whole documents only.
type Index struct {
	folders sync.Pool // what they have learnt of characters is worth keeping

	mu     sync.RWMutex
	arena  arena
	blocks []*block
	order  []int // the blocks, the one with the newest document first
	places map[ID]place
	wiped  bool
}

// New is an empty index.
func New() *Index {
	return &Index{places: map[ID]place{}, folders: sync.Pool{New: func() any { return newFolder(false) }}}
}

// block is 64 documents. They came one after the other and so are mostly about as old.
type block struct {
	bits   [signature]uint64 // bit d of bits[h]: document d has three bytes in a row that hash to h
	there  uint64            // bit d: document d was not taken out
	used   int
	newest age
	docs   [abreast]doc
}

// place is where a document is.
type place struct{ block, at int }

// doc is a document as it is held.
type doc struct {
	id       ID
	revision int
	age      age
	day      day
	themes   themes
	text     []byte // in the arena
}

// age orders documents.
type age struct{ date, saved int64 }

// newer compares for sorting: negative when a is newer than b.
func (a age) newer(b age) int {
	return cmp.Or(cmp.Compare(b.date, a.date), cmp.Compare(b.saved, a.saved))
}

// themes is a set of the seven.
type themes uint8

func themesOf(ids []theme.ID) themes {
	var set themes
	for i, id := range theme.IDs() {
		if slices.Contains(ids, id) {
			set |= 1 << i
		}
	}
	return set
}

// What stands between the folded texts of a document, and before each of its tags. Folding makes neither.
const (
	textEnd  = '\n'
	tagStart = '\x01'
)

// document folds a document behind what is there.
func (f *folder) document(d Document) {
	for _, text := range d.Texts {
		f.add(text)
		f.out = append(f.out, textEnd)
	}
	for _, tag := range d.Tags {
		f.out = append(f.out, tagStart)
		f.add(tag)
		f.out = append(f.out, textEnd)
	}
}

// with is a document as it is held, with its folded text.
func (d Document) with(text []byte) doc {
	return doc{
		id: d.ID, revision: d.Revision, age: age{d.Date.UnixMilli(), d.Saved.UnixMilli()}, day: dayOf(d.Date),
		themes: themesOf(d.Themes), text: text,
	}
}

// prepared is a document that is about to be added.
type prepared struct {
	doc
	signature [signature / 64]uint64
}

// Add puts documents in, each in place of the one with its ID unless that is of a later revision. It is quickest with 64
// at a time that are about as old. It does nothing after Wipe.
func (x *Index) Add(docs ...Document) {
	f := x.folders.Get().(*folder)
	defer func() {
		f.reset()
		x.folders.Put(f)
	}()
	ends := make([]int, len(docs)) // in what the folder holds: it moves as it grows
	for i, d := range docs {
		f.document(d)
		ends[i] = len(f.out)
	}
	all := make([]prepared, len(docs))
	start := 0
	for i, d := range docs {
		all[i].doc = d.with(f.out[start:ends[i]])
		setSignature(&all[i].signature, all[i].text)
		start = ends[i]
	}
	x.put(all)
}

// setSignature sets the bits of a text's signature.
func setSignature(set *[signature / 64]uint64, text []byte) {
	eachHash(text, func(h uint32) { set[h/64] |= 1 << (h % 64) })
}

func (x *Index) put(all []prepared) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.wiped {
		return
	}
	var grown []int
	for i := range all {
		p := &all[i]
		if old, ok := x.places[p.id]; ok {
			if x.blocks[old.block].docs[old.at].revision > p.revision {
				continue
			}
			x.remove(p.id, old)
		}
		at := len(x.blocks) - 1
		if at < 0 || x.blocks[at].used == abreast {
			x.blocks = append(x.blocks, &block{})
			at++
		}
		b := x.blocks[at]
		p.text = x.arena.keep(p.text)
		x.places[p.id] = place{at, b.used}
		b.add(p)
		if len(grown) == 0 || grown[len(grown)-1] != at {
			grown = append(grown, at)
		}
	}
	for _, at := range grown {
		x.sortIn(at)
	}
}

func (b *block) add(p *prepared) {
	bit := uint64(1) << b.used
	for i, set := range p.signature {
		for ; set != 0; set &= set - 1 {
			b.bits[i*64+bits.TrailingZeros64(set)] |= bit
		}
	}
	if b.used == 0 || p.age.newer(b.newest) < 0 {
		b.newest = p.age
	}
	b.docs[b.used] = p.doc
	b.there |= bit
	b.used++
}

// sortIn puts a block at its place in the order.
func (x *Index) sortIn(at int) {
	if i := slices.Index(x.order, at); i >= 0 {
		x.order = slices.Delete(x.order, i, i+1)
	}
	i, _ := slices.BinarySearchFunc(x.order, x.blocks[at].newest, func(other int, a age) int {
		return x.blocks[other].newest.newer(a)
	})
	x.order = slices.Insert(x.order, i, at)
}

// Remove takes a document out and overwrites its text. If there is none, nothing happens.
func (x *Index) Remove(id ID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if p, ok := x.places[id]; ok {
		x.remove(id, p)
	}
}

func (x *Index) remove(id ID, p place) {
	b := x.blocks[p.block]
	clear(b.docs[p.at].text)
	b.docs[p.at] = doc{}
	b.there &^= 1 << p.at
	delete(x.places, id)
}

// Revision is the revision of the document with that ID; false when there is none.
func (x *Index) Revision(id ID) (int, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	p, ok := x.places[id]
	if !ok {
		return 0, false
	}
	return x.blocks[p.block].docs[p.at].revision, true
}

// Len is how many documents there are.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.places)
}

// Wipe overwrites the texts and forgets everything, for good: nothing can be added afterwards.
func (x *Index) Wipe() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.arena.wipe()
	for _, b := range x.blocks {
		*b = block{}
	}
	x.blocks, x.order, x.places, x.wiped = nil, nil, nil, true
}

// Find returns the documents that a query finds, newest first: at most limit of them, or all when limit is 0; and
// whether there are more. When ctx ends it returns its error.
func (x *Index) Find(ctx context.Context, q Query, limit int) (found []ID, more bool, err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	hits := newest{limit: limit}
	for _, at := range x.order {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		b := x.blocks[at]
		if hits.beats(b.newest) {
			break
		}
		for set := b.candidates(q); set != 0; set &= set - 1 {
			if d := &b.docs[bits.TrailingZeros64(set)]; q.fits(d) {
				hits.add(d)
			}
		}
	}
	found, more = hits.ids()
	return found, more, nil
}

// candidates are the documents whose signatures have all that the query looks for.
func (b *block) candidates(q Query) uint64 {
	set := b.there
	for _, h := range q.hashes {
		if set &= b.bits[h]; set == 0 {
			break
		}
	}
	return set
}

// newest keeps the newest documents it is given: one more than limit, to know whether there are more.
type newest struct {
	limit int
	docs  []*doc
}

// beats says that nothing that is a old, or older, can come among them any more.
func (n *newest) beats(a age) bool {
	return n.limit > 0 && len(n.docs) > n.limit && n.docs[n.limit].age.newer(a) < 0
}

func (n *newest) add(d *doc) {
	if n.limit == 0 {
		n.docs = append(n.docs, d)
		return
	}
	i, _ := slices.BinarySearchFunc(n.docs, d, byAge)
	if i > n.limit {
		return
	}
	n.docs = slices.Insert(n.docs, i, d)
	n.docs = n.docs[:min(len(n.docs), n.limit+1)]
}

func (n *newest) ids() (ids []ID, more bool) {
	if n.limit == 0 {
		slices.SortFunc(n.docs, byAge)
	} else if len(n.docs) > n.limit {
		n.docs, more = n.docs[:n.limit], true
	}
	ids = make([]ID, len(n.docs))
	for i, d := range n.docs {
		ids[i] = d.id
	}
	return ids, more
}

// byAge orders documents; two that are as old in the order of their ids, so that it is always the same.
func byAge(a, b *doc) int { return cmp.Or(a.age.newer(b.age), slices.Compare(a.id[:], b.id[:])) }

// day is a day of the calendar as a number that can be compared: 20261121.
type day int32

func dayOf(t time.Time) day {
	y, m, d := t.Date()
	return dayAt(y, m, d)
}

func dayAt(y int, m time.Month, d int) day { return day(y*10_000 + int(m)*100 + d) }
