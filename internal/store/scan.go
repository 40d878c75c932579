package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// Found is what lies in a journal file, whether or not SQLite can still reach it. Nothing in it is certain: whoever
// holds the key sees which boxes are what they seem.
type Found struct {
	Journals [][16]byte // one in a good file
	Slots    []Slot
	Records  []Record           // heads, in no order; one whose Head is nil is known from the index only
	Bodies   map[int64][][]byte // by Seq, with the halves of the ledger under their numbers
	Singles  []Single
}

// Scan reads every page of the journal file at path by itself, after the description at
// https://www.sqlite.org/fileformat2.html, and passes over what is damaged. It is for the doctor and for salvage: no
// page has to be reached from another, so what one damaged page hides from SQLite is found all the same. When SQLite can
// still open the file, it is held still meanwhile; what a program left half written is first undone as always.
//
// What it takes of memory is bounded by what is really in the file, whatever lengths somebody has written into it.
func Scan(ctx context.Context, path string) (Found, error) {
	hold, err := connect(ctx, path)
	if err != nil {
		return scan(ctx, path)
	}
	var found Found
	err = hold.read(ctx, "read the file", func() error {
		if _, err := hold.conn.ExecContext(ctx, "BEGIN; SELECT count(*) FROM sqlite_schema"); err == nil {
			defer hold.rollBack(ctx)
		}
		found, err = scan(ctx, path)
		return err
	})
	return found, errors.Join(err, hold.Close())
}

func scan(ctx context.Context, path string) (Found, error) {
	const usual = 4096 // when the header is gone
	f, err := os.Open(path)
	if err != nil {
		return Found{}, fmt.Errorf("read the file: %w", sortOut(err))
	}
	defer func() { _ = f.Close() }() // nothing was written through it
	info, err := f.Stat()
	if err != nil {
		return Found{}, fmt.Errorf("read the file: %w", err)
	}
	s := scanner{file: f, found: Found{Bodies: map[int64][][]byte{}}, uses: map[int]int{}, size: usual}
	var head [100]byte
	if _, err := f.ReadAt(head[:], 0); err == nil {
		n := int(binary.BigEndian.Uint16(head[16:]))
		if n == 1 {
			n = 1 << 16
		}
		if n >= 512 && n&(n-1) == 0 {
			s.size = n
		}
		s.reserved = int(head[20])
	}
	s.leaf, s.rest = make([]byte, s.size), make([]byte, s.size)
	s.pages = int((info.Size() + int64(s.size) - 1) / int64(s.size))
	for n := 1; n <= s.pages; n++ {
		if err := ctx.Err(); err != nil {
			return Found{}, err
		}
		s.readPage(n)
	}
	s.addFromIndex()
	return s.found, nil
}

// scanner reads pages.
type scanner struct {
	file           *os.File
	size, reserved int
	pages          int
	leaf, rest     []byte      // the page being read, and one in which a row goes on
	room           int         // how much the rows and keys on the page being read may still hold on it
	uses           map[int]int // how often a page was read for the rest of a row
	found          Found
	index          []Record // what the index of heads says there is
}

// Whatever claims more is no row of a journal, or was read before.
const (
	largestRow = 80 << 20 // package seal takes 64 MiB, and fills up
	mostFields = 5
	mostUses   = 4 // of a page, which belongs to one row: garbage may point to it too
)

// read reads a page into b, filled up with zeros where the file ends or the disk refuses.
func (s *scanner) read(n int, b []byte) {
	if m, err := s.file.ReadAt(b, int64(n-1)*int64(s.size)); err != nil && !errors.Is(err, io.EOF) {
		clear(b[m:])
	}
}

// The kinds of pages that hold rows or keys.
const (
	interiorIndex = 0x02
	leafIndex     = 0x0a
	leafTable     = 0x0d
)

func (s *scanner) readPage(n int) {
	page := s.leaf
	s.read(n, page)
	start := 0
	if n == 1 {
		start = 100
	}
	kind := page[start]
	pointers := start + 8
	if kind == interiorIndex {
		pointers += 4
	} else if kind != leafIndex && kind != leafTable {
		return
	}
	s.room = 2 * s.size // cells lie side by side, but for garbage
	cells := int(binary.BigEndian.Uint16(page[start+3:]))
	for i := range cells {
		at := pointers + 2*i
		if at+2 > len(page) {
			return
		}
		cell := int(binary.BigEndian.Uint16(page[at:]))
		if cell < pointers || cell >= s.usable() {
			continue
		}
		switch kind {
		case leafTable:
			s.row(page, cell)
		case leafIndex:
			s.key(page[cell:])
		case interiorIndex:
			if cell+4 < len(page) {
				s.key(page[cell+4:]) // after the page that it points to
			}
		}
	}
}

func (s *scanner) usable() int { return s.size - s.reserved }

// row reads the cell of a table.
func (s *scanner) row(page []byte, at int) {
	length, n := varint(page[at:])
	rowid, m := varint(page[at+n:])
	if n == 0 || m == 0 || length == 0 || length > min(largestRow, uint64(s.pages)*uint64(s.size)) {
		return
	}
	payload, ok := s.payload(page, at+n+m, int(length))
	if !ok {
		return
	}
	fields, ok := values(payload)
	if !ok || len(fields) < 2 || fields[0].blob != nil || fields[0].number != 0 {
		return // the number of a row stands outside its record, where a null is
	}
	s.sort(int64(rowid), fields[1:])
}

// payload gathers a row, which may go on in further pages. Where they break off it is short.
func (s *scanner) payload(page []byte, at, length int) ([]byte, bool) {
	u := s.usable()
	local := length
	if most := u - 35; length > most {
		least := (u-12)*32/255 - 23
		if local = least + (length-least)%(u-4); local > most {
			local = least
		}
	}
	if at+local > u || local > s.room {
		return nil, false
	}
	s.room -= local
	payload := bytes.Clone(page[at : at+local])
	if local == length {
		return payload, true
	}
	if at+local+4 > u {
		return nil, false
	}
	next := int(binary.BigEndian.Uint32(page[at+local:]))
	for len(payload) < length {
		if next < 2 || next > s.pages || s.uses[next] == mostUses {
			break // the rest is lost; what there is still says of which table it was
		}
		s.uses[next]++
		more := s.rest
		s.read(next, more)
		next = int(binary.BigEndian.Uint32(more))
		payload = append(payload, more[4:min(u, 4+length-len(payload))]...)
	}
	return payload, true
}

// sort tells from the shape of a row which table it is of.
func (s *scanner) sort(rowid int64, f []field) {
	id := f[0].blob
	switch {
	case len(f) == 1 && len(id) == 16:
		s.found.Journals = append(s.found.Journals, [16]byte(id))
	case len(f) == 1 && len(id) > 0 && rowid <= 1<<32-1 && len(id) < shortestBox:
		s.found.Slots = append(s.found.Slots, Slot{ID: uint32(rowid), Box: id})
	case len(f) == 1 && len(id) > 0:
		s.found.Bodies[rowid] = append(s.found.Bodies[rowid], id)
	case len(f) == 3 && len(id) == 16 && f[2].blob != nil:
		s.found.Singles = append(s.found.Singles, Single{Seq: rowid, ID: [16]byte(id), Kind: uint8(f[1].number), Box: f[2].blob})
	case len(f) == 4 && len(id) == 16 && f[3].blob != nil:
		s.found.Records = append(s.found.Records, Record{
			Seq: rowid, ID: [16]byte(id), Kind: uint8(f[1].number), Revision: f[2].number, Head: f[3].blob,
		})
	}
}

// shortestBox is the length that every box of a record has at least; slots are shorter.
const shortestBox = 256

// key reads the cell of an index. Those of heads are an id, a kind, a revision and the row's number.
func (s *scanner) key(cell []byte) {
	length, n := varint(cell)
	if n == 0 || length > uint64(len(cell)-n) || length > uint64(s.room) {
		return
	}
	s.room -= int(length)
	f, ok := values(cell[n:][:length])
	if ok && len(f) == 4 && len(f[0].blob) == 16 && f[3].number > 0 {
		s.index = append(s.index, Record{Seq: f[3].number, ID: [16]byte(f[0].blob), Kind: uint8(f[1].number), Revision: f[2].number})
	}
}

// addFromIndex adds the records whose heads are lost. With what the index says of them, their bodies can be opened.
func (s *scanner) addFromIndex() {
	there := map[int64]bool{}
	for _, r := range s.found.Records {
		there[r.Seq] = true
	}
	for _, r := range s.index {
		if !there[r.Seq] {
			s.found.Records = append(s.found.Records, r)
		}
	}
}

// field is a value of a row: a blob or a number; nothing else is in a journal's tables.
type field struct {
	blob   []byte
	number int64
}

// values reads the values of a row. A blob may be short, where the rest of the row is lost.
func values(b []byte) ([]field, bool) {
	size, n := varint(b)
	if n == 0 || size < uint64(n) || size > uint64(len(b)) {
		return nil, false
	}
	types, rest := b[n:size], b[size:]
	var fields []field
	for len(types) > 0 {
		t, n := varint(types)
		if n == 0 || len(fields) == mostFields {
			return nil, false
		}
		types = types[n:]
		width, number := serial(t)
		isBlob := t >= 12 && t%2 == 0
		if width > uint64(len(rest)) && !isBlob {
			return nil, false
		}
		width = min(width, uint64(len(rest)))
		v := rest[:width]
		rest = rest[width:]
		switch {
		case isBlob:
			fields = append(fields, field{blob: v})
		case number:
			fields = append(fields, field{number: bigEndian(t, v)})
		default:
			return nil, false // a text or a fraction: a row of SQLite's own
		}
	}
	return fields, true
}

// serial is the width of a value of a serial type, and whether it is a number or null.
func serial(t uint64) (width uint64, number bool) {
	switch {
	case t >= 12:
		return (t - 12) / 2, false
	case t <= 4:
		return t, true
	case t == 5 || t == 6:
		return 2*t - 4, true
	case t == 8 || t == 9:
		return 0, true
	}
	return 8, false
}

func bigEndian(t uint64, v []byte) int64 {
	if t == 9 {
		return 1
	}
	n := int64(0)
	for i, b := range v {
		if i == 0 {
			n = int64(int8(b))
			continue
		}
		n = n<<8 | int64(b)
	}
	return n
}

// varint reads a number as SQLite writes it: seven bits a byte, the highest first, all eight bits of a ninth. n is 0 when
// there is none.
func varint(b []byte) (v uint64, n int) {
	for i, c := range b {
		if i == 8 {
			return v<<8 | uint64(c), 9
		}
		v = v<<7 | uint64(c&0x7f)
		if c < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}
