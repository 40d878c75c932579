package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// A slot is 131 bytes:
//
//	version (1) | way (1) | id (4) | memory KiB (4) | time (4) | threads (1) | salt (16) |
//	nonce (24) | wrapped key (32) | tag (16) | checksum (28)
//
// Numbers are big endian. All before the nonce, with the journal's id, is the associated data of the wrapped key. The
// checksum is the beginning of SHA-256 over a tag, the journal's id and all before the checksum. Ways that need no
// Argon2id have zeros for its parameters.
const (
	slotVersion  = 1
	saltSize     = 16
	headerSize   = 1 + 1 + 4 + 4 + 4 + 1 + saltSize
	wrappedSize  = keySize + chacha20poly1305.Overhead
	sealedSize   = headerSize + nonceSize + wrappedSize
	checksumSize = 28
	slotSize     = sealedSize + checksumSize
	slotTag      = "heed slot 1\x00"
	checksumTag  = "heed slot checksum 1\x00"
)

// Slot is a journal's key, wrapped for one way in. Whoever has no secret learns from it what kind of secret it
// wants and what trying one costs.
type Slot struct {
	ID      uint32
	Way     Way
	Params  Params // zero unless Way is ByPassphrase
	journal JournalID
	bytes   []byte // as written, sealedSize long
}

// NewSlot wraps the key for a secret and returns the slot as it is kept. It takes 40 bytes from random. The parameters
// are for passphrases, and are not used for other ways. Whoever keeps the slot keeps it under its id, which no other
// slot of the journal has.
func (k *Key) NewSlot(random io.Reader, id uint32, s Secret, p Params) ([]byte, error) {
	if s.way != ByPassphrase {
		p = Params{}
	} else if !(Bounds{Max: Strict().Max}).Allow(p) {
		return nil, fmt.Errorf("make a way in: %w", ErrParams)
	}
	if s.Empty() {
		return nil, errors.New("make a way in: no secret")
	}
	slot := make([]byte, 0, slotSize)
	slot = append(slot, slotVersion, byte(s.way))
	slot = binary.BigEndian.AppendUint32(slot, id)
	slot = binary.BigEndian.AppendUint32(slot, p.Memory)
	slot = binary.BigEndian.AppendUint32(slot, p.Time)
	slot = append(slot, p.Threads)
	slot = slot[:headerSize+nonceSize]
	if _, err := io.ReadFull(random, slot[headerSize-saltSize:]); err != nil { // the salt, then the nonce
		return nil, fmt.Errorf("make a way in: %w", err)
	}
	header, nonce := slot[:headerSize], slot[headerSize:]
	wrapping := s.wrappingKey(header[headerSize-saltSize:], p)
	defer clear(wrapping)
	slot = newAEAD(wrapping).Seal(slot, nonce, k.root(), bindSlot(k.journal, header))
	return append(slot, checksum(k.journal, slot)...), nil
}

// ParseSlot reads a slot of a journal, or says [ErrDamaged]: a bit is not as it was written, or it was written for
// another journal. A way that this program does not know is no error; such a slot is for another program.
func ParseSlot(journal JournalID, b []byte) (Slot, error) {
	if len(b) != slotSize || b[0] != slotVersion || !bytes.Equal(b[sealedSize:], checksum(journal, b[:sealedSize])) {
		return Slot{}, ErrDamaged
	}
	return Slot{
		ID:  binary.BigEndian.Uint32(b[2:]),
		Way: Way(b[1]),
		Params: Params{
			Memory:  binary.BigEndian.Uint32(b[6:]),
			Time:    binary.BigEndian.Uint32(b[10:]),
			Threads: b[14],
		},
		journal: journal,
		bytes:   bytes.Clone(b[:sealedSize]),
	}, nil
}

// Open unwraps the journal's key. A secret that does not fit is [ErrPassphrase], [ErrKeyFile] or [ErrRecovery];
// parameters outside the bounds are [ErrParams], and are not run.
func (s Slot) Open(secret Secret, allowed Bounds) (*Key, error) {
	if secret.way != s.Way || secret.way == 0 {
		return nil, errors.New("open a way in: it is for another kind of secret")
	}
	switch {
	case s.Way == ByPassphrase && !allowed.Allow(s.Params):
		return nil, ErrParams
	case s.Way != ByPassphrase && s.Params != Params{}:
		return nil, ErrParams
	case secret.Empty():
		return nil, s.Way.wrong()
	}
	header, nonce := s.bytes[:headerSize], s.bytes[headerSize:headerSize+nonceSize]
	wrapping := secret.wrappingKey(header[headerSize-saltSize:], s.Params)
	defer clear(wrapping)
	root, err := newAEAD(wrapping).Open(nil, nonce, s.bytes[headerSize+nonceSize:], bindSlot(s.journal, header))
	if err != nil {
		return nil, s.Way.wrong()
	}
	defer clear(root)
	return newKey(s.journal, root), nil
}

// bindSlot is the associated data of a wrapped key; every field has a fixed width.
func bindSlot(journal JournalID, header []byte) []byte {
	b := append(make([]byte, 0, len(slotTag)+len(journal)+len(header)), slotTag...)
	b = append(b, journal[:]...)
	return append(b, header...)
}

// checksum tells a damaged slot from a wrong secret. It needs no key and so protects against accidents only; the
// wrapped key's own tag protects against people.
func checksum(journal JournalID, slot []byte) []byte {
	h := sha256.New()
	h.Write([]byte(checksumTag))
	h.Write(journal[:])
	h.Write(slot)
	return h.Sum(nil)[:checksumSize]
}
