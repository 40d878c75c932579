package seal

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"math/bits"

	"golang.org/x/crypto/chacha20poly1305"
)

// Kind says what a record is. The numbers are part of the format.
type Kind uint8

// Part says which half of a record a box holds. The numbers are part of the format.
type Part uint8

// The kinds and parts there are.
const (
	Entry     Kind = 1
	Draft     Kind = 2
	Bin       Kind = 3 // that an entry lies in the bin
	Intention Kind = 4
	Ledger    Kind = 5 // what the journal should hold

	Head Part = 1 // what lists need
	Body Part = 2 // the rest
)

// purposes are the places a box can be for, each with a sub-key of its own. The names are part of the format: a
// new kind or part is a new line, and no line ever changes.
var purposes = [...]struct {
	kind Kind
	part Part
	name string
}{
	{Entry, Head, "heed 1 entry head"},
	{Entry, Body, "heed 1 entry body"},
	{Draft, Body, "heed 1 draft body"},
	{Bin, Body, "heed 1 bin mark"},
	{Intention, Body, "heed 1 intention"},
	{Ledger, Head, "heed 1 ledger head"},
	{Ledger, Body, "heed 1 ledger body"},
}

// Place is where a record belongs. A box opens nowhere else.
type Place struct {
	ID       [16]byte
	Kind     Kind
	Part     Part
	Revision uint64
}

// A box is
//
//	version (1) | nonce (24) | ciphertext | tag (16)
//
// and its plaintext is
//
//	length of data (4, big endian) | data | zeros
const (
	boxVersion = 1
	nonceSize  = chacha20poly1305.NonceSizeX
	boxStart   = 1 + nonceSize
	lengthSize = 4
	smallest   = 256 // a plaintext is at least so long, so that short answers look alike
)

// MaxData is the longest data that a box takes, in bytes: more than anybody writes, and little enough to open in memory.
const MaxData = 64 << 20

// Seal returns data in a new box for the given place. It takes 24 bytes from random.
func (k *Key) Seal(random io.Reader, at Place, data []byte) ([]byte, error) {
	p := purpose(at)
	if p < 0 {
		panic(fmt.Sprintf("seal: no record of kind %d has a part %d", at.Kind, at.Part))
	}
	if len(data) > MaxData {
		return nil, ErrTooLong
	}
	size := padded(lengthSize + len(data))
	box := make([]byte, boxStart+size, boxStart+size+chacha20poly1305.Overhead)
	box[0] = boxVersion
	nonce, plain := box[1:boxStart], box[boxStart:]
	if _, err := io.ReadFull(random, nonce); err != nil {
		return nil, fmt.Errorf("make a nonce: %w", err)
	}
	binary.BigEndian.PutUint32(plain, uint32(len(data)))
	copy(plain[lengthSize:], data)
	k.sub[p].Seal(plain[:0], nonce, plain, k.bind(at)) // in place: the plaintext is overwritten
	return box[:cap(box)], nil
}

// Open returns the data of a box that was sealed for the given place, or [ErrDamaged]. It leaves box as it is; the
// data is the caller's own.
func (k *Key) Open(at Place, box []byte) ([]byte, error) {
	p := purpose(at)
	if p < 0 || len(box) < boxStart+smallest+chacha20poly1305.Overhead || box[0] != boxVersion {
		return nil, ErrDamaged
	}
	plain, err := k.sub[p].Open(nil, box[1:boxStart], box[boxStart:], k.bind(at))
	if err != nil {
		return nil, ErrDamaged
	}
	data, ok := unpad(plain)
	if !ok {
		return nil, ErrDamaged
	}
	return data, nil
}

// MarkSize is the length of a mark, in bytes.
const MarkSize = sha256.Size

// Mark is a fingerprint of a box at its place, which nobody without the key can make or foresee. Marks of all the boxes
// in a set, added up with exclusive or, tell sets apart, and are kept up to date without looking at the others: that
// needs secret marks and a secret sum (Clarke and others, "Incremental Multiset Hash Functions", 2003).
func (k *Key) Mark(at Place, box []byte) (mark [MarkSize]byte) {
	h := hmac.New(sha256.New, k.secrets[keySize:2*keySize])
	h.Write(k.bind(at))
	h.Write(box)
	h.Sum(mark[:0])
	return mark
}

// purpose is the place's line in purposes, or -1.
func purpose(at Place) int {
	for i, p := range purposes {
		if p.kind == at.Kind && p.part == at.Part {
			return i
		}
	}
	return -1
}

// recordTag opens the associated data of every record. Slots have another, so neither can pass for the other.
const recordTag = "heed record 1\x00"

// bind is a box's associated data: the tag, then fields of fixed width, so no two places share one.
//
//	tag (14) | journal id (16) | record id (16) | kind (1) | part (1) | revision (8, big endian)
func (k *Key) bind(at Place) []byte {
	b := make([]byte, 0, len(recordTag)+16+16+1+1+8)
	b = append(b, recordTag...)
	b = append(b, k.journal[:]...)
	b = append(b, at.ID[:]...)
	b = append(b, byte(at.Kind), byte(at.Part))
	return binary.BigEndian.AppendUint64(b, at.Revision)
}

// unpad takes the data out of a plaintext. Any amount of padding will do, so that it can be made coarser later, but
// all of it must be zero.
func unpad(plain []byte) ([]byte, bool) {
	if len(plain) < lengthSize {
		return nil, false
	}
	n, rest := uint64(binary.BigEndian.Uint32(plain)), plain[lengthSize:]
	if n > uint64(len(rest)) {
		return nil, false
	}
	for _, b := range rest[n:] {
		if b != 0 {
			return nil, false
		}
	}
	return rest[:n:n], true
}

// padded is the length to which a plaintext of n bytes grows: at least 256, and by Padmé (Nikitin and others,
// "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019): only as many leading bits of
// the length are kept as its exponent needs to be written.
func padded(n int) int {
	if n <= smallest {
		return smallest
	}
	exponent := bits.Len(uint(n)) - 1
	kept := bits.Len(uint(exponent))
	mask := 1<<(exponent-kept) - 1
	return (n + mask) &^ mask
}
