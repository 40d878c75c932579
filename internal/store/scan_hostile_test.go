package store

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// appendVarint writes a number as SQLite does, in five bytes.
func appendVarint(b []byte, v uint64) []byte {
	for shift := 28; shift > 0; shift -= 7 {
		b = append(b, byte(v>>shift)|0x80)
	}
	return append(b, byte(v)&0x7f)
}

// hostile is a page of rows that all are one, which claims to be long and to go on in page 2.
func hostile(rows int, claimed uint64) []byte {
	page := make([]byte, 4096)
	page[0] = leafTable
	binary.BigEndian.PutUint16(page[3:], uint16(rows))
	at := 8 + 2*rows
	for i := range rows {
		binary.BigEndian.PutUint16(page[8+2*i:], uint16(at))
	}
	const local = (4096-12)*32/255 - 23 // so much of a row lies on its own page when the rest fills pages
	claimed -= (claimed - local) % 4092
	row := append(appendVarint(nil, claimed), 1)            // its length and its number
	row = appendVarint(append(row, 7, 0), 12+2*(claimed-7)) // a null and a blob
	copy(page[at:], row)
	binary.BigEndian.PutUint32(page[at+6+local:], 2)
	return page
}

func TestScanTakesNoMoreMemoryThanTheFileHolds(t *testing.T) {
	circle := make([]byte, 4096)
	binary.BigEndian.PutUint32(circle, 2) // a page that is its own next
	for name, claimed := range map[string]uint64{"as much as the file is long": 1<<24 - 8192, "half of that": 1 << 23} {
		path := filepath.Join(t.TempDir(), "hostile.heed")
		first := make([]byte, 4096)
		copy(first[100:], hostile(200, claimed))
		file := append(append(first, circle...), hostile(200, claimed)...)
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, 1<<24); err != nil { // the rest is a hole
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		found, err := scan(t.Context(), path)
		runtime.ReadMemStats(&after)
		held := 0
		for _, boxes := range found.Bodies {
			for _, b := range boxes {
				held += len(b)
			}
		}
		const most = 1 << 20
		if err != nil || held > most {
			t.Errorf("%s: %d bytes of rows, %v", name, held, err)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > 4*most {
			t.Errorf("%s: %d MB went through memory", name, took>>20)
		}
	}
}

func TestScanTellsOfARowWhoseEndIsLost(t *testing.T) {
	path := newJournal(t)
	s := mustOpen(t, path)
	r := record(1)
	r.Head, r.Body = make([]byte, 300), make([]byte, 100_000)
	put(t, s, r)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	damage(t, path, func(b []byte) []byte { clear(b[len(b)-8*4096:]); return b })
	found, _ := scanned(t, path)
	if bodies := found.Bodies[1]; len(bodies) != 1 || len(bodies[0]) == 0 || len(bodies[0]) >= len(r.Body) {
		t.Errorf("%d bodies", len(bodies))
	}
}
