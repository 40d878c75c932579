package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// applicationID marks a SQLite file as a journal of heed: "heed" in ASCII.
const applicationID = 0x68656564

// Header is what a journal file says about itself in its first 100 bytes.
type Header struct {
	Schema int // the number of the last migration
}

// Identify reads the header of the file at path, without SQLite, which may have to write to the file before it can
// read it after a crash. It changes nothing and needs no lock.
//
// Except on Linux, do not call it while a Store of the same file is open in this process: when a process closes any
// handle of a file, the system drops all the locks the process has on it (POSIX, fcntl), SQLite's among them. On Linux
// heed uses locks that this does not touch.
func Identify(path string) (Header, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Header{}, ErrMissing
	case errors.Is(err, fs.ErrPermission):
		return Header{}, ErrPermission
	case err != nil:
		return Header{}, fmt.Errorf("look at the journal file: %w", err)
	case !info.Mode().IsRegular():
		return Header{}, ErrNotJournal // and opening a pipe would wait for ever
	case info.Size() == 0:
		return Header{}, ErrEmpty
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrPermission) {
		return Header{}, ErrPermission
	}
	if err != nil {
		return Header{}, fmt.Errorf("look at the journal file: %w", err)
	}
	defer func() { _ = f.Close() }() // nothing was written through it
	var head [100]byte
	_, err = io.ReadFull(f, head[:])
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return Header{}, ErrNotJournal
	}
	if err != nil {
		return Header{}, fmt.Errorf("look at the journal file: %w (%w)", ErrDisk, err)
	}
	return parseHeader(head)
}

// parseHeader reads the fields of https://www.sqlite.org/fileformat2.html#the_database_header that heed sets.
func parseHeader(head [100]byte) (Header, error) {
	if string(head[:16]) != "SQLite format 3\x00" || binary.BigEndian.Uint32(head[68:]) != applicationID {
		return Header{}, ErrNotJournal
	}
	schema := int32(binary.BigEndian.Uint32(head[60:]))
	if schema < 1 {
		return Header{}, ErrDamaged // a journal has its schema before it has its name
	}
	return Header{Schema: int(schema)}, nil
}
