// Package seal turns bytes into boxes that only the journal's key opens, and secrets into that key.
//
// It is pure: bytes in, bytes out. Randomness is an argument, and there is no file, no clock and no SQL in it. It is
// the one place of heed that imports x/crypto, and nothing below XChaCha20-Poly1305, Argon2id and HKDF is made here.
//
// # What there is
//
// A [Key] is 32 random bytes that belong to one journal and never change. What people hold are ways to reach it: a
// passphrase, a key file or recovery words. Each way has a [Slot], in which the key lies wrapped, so that a way can
// be changed, added or taken away without touching a record.
//
//	passphrase ── NFC ── Argon2id ──┐
//	key file (32 bytes) ── HKDF ────┼─► wrapping key ── XChaCha20-Poly1305 ──► Key ── HKDF ──► a sub-key a purpose
//	recovery (20 bytes) ── HKDF ────┘
//
// # What it promises
//
//   - A box opens only at the [Place] it was sealed for: the same journal, id, kind, part and revision. Anything
//     else, and any flipped bit, is [ErrDamaged].
//   - A wrong passphrase is [ErrPassphrase] and a damaged slot is [ErrDamaged], and neither is ever taken for the
//     other by accident: a slot carries a checksum of its own, which is looked at before any secret is.
//   - The length of what was sealed shows only as one of a few sizes: at least 256 bytes, then Padmé, which adds at
//     most about an eighth.
//
// # What does not exist
//
// No algorithm to choose: the version byte stands for all of them. No stream and no compression, which would tell
// the content by its size. No protection against an older whole journal put in place of a newer one; that is for who keeps
// the boxes. A checksum in a slot guards against accidents: someone who rewrites a slot and its checksum can make a right
// passphrase look wrong, and gains nothing else by it.
//
// Wiping is best effort. [Key.Wipe] clears the bytes that this package owns, but Go may have copied them (a growing
// stack does), and the cipher objects of x/crypto keep a sub-key each, out of reach until they are collected.
package seal

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// What can be wrong. Each is a different thing to tell a person.
var (
	ErrPassphrase = errors.New("wrong passphrase")
	ErrKeyFile    = errors.New("the key file does not fit this journal")
	ErrRecovery   = errors.New("the recovery words do not fit this journal")
	ErrDamaged    = errors.New("damaged, or not from this place in the journal")
	ErrParams     = errors.New("key derivation parameters out of bounds")
	ErrTooLong    = errors.New("too long to keep")
)

// JournalID names one journal. It is no secret.
type JournalID [16]byte

// keySize is the length of every key here, in bytes.
const keySize = chacha20poly1305.KeySize

// Key opens and seals the records of one journal. It may be used by several goroutines at once, but not
// beside Wipe.
type Key struct {
	journal JournalID
	root    [keySize]byte
	sub     [len(purposes)]cipher.AEAD // as purposes
}

// NewKey makes the key of a new journal from 32 bytes of random.
func NewKey(random io.Reader, journal JournalID) (*Key, error) {
	var root [keySize]byte
	defer clear(root[:])
	if _, err := io.ReadFull(random, root[:]); err != nil {
		return nil, fmt.Errorf("make a journal key: %w", err)
	}
	return newKey(journal, root[:]), nil
}

// newKey derives the sub-keys of a journal key. It copies root.
func newKey(journal JournalID, root []byte) *Key {
	k := &Key{journal: journal}
	copy(k.root[:], root)
	for i, p := range purposes {
		sub := derive(k.root[:], journal[:], p.name)
		k.sub[i] = newAEAD(sub)
		clear(sub)
	}
	return k
}

// Journal returns the id of the journal that the key belongs to.
func (k *Key) Journal() JournalID { return k.journal }

// Wipe clears the key as far as Go lets us. The key must not be used afterwards.
func (k *Key) Wipe() {
	clear(k.root[:])
	clear(k.sub[:])
}

// derive is HKDF-SHA256 to one key. The purpose, in ASCII, is HKDF's info; no two uses share one.
func derive(secret, salt []byte, purpose string) []byte {
	key, err := hkdf.Key(sha256.New, secret, salt, purpose, keySize)
	if err != nil {
		panic("seal: hkdf refused 32 bytes: " + err.Error()) // it refuses only absurd lengths
	}
	return key
}

// newAEAD is XChaCha20-Poly1305 with a 32-byte key.
func newAEAD(key []byte) cipher.AEAD {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		panic("seal: " + err.Error()) // the key has another length
	}
	return aead
}
