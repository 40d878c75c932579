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
// No algorithm to choose: the version byte stands for all of them. No stream and no compression, which would tell the
// content by its size. No protection against an older whole journal put in place of a newer one; that is for who keeps
// the boxes. A checksum in a slot guards against accidents: someone who rewrites a slot and its checksum can make a
// right passphrase look wrong, and gains nothing else by it.
//
// # What Go can and cannot promise about memory
//
// The journal's key lies in a page of its own, outside what Go manages: the page is never moved, so no copy of it is left
// behind; where the system allows it, it is not swapped out, and on Linux it is left out of core dumps. [Key.Wipe]
// overwrites it and gives it back. Everything else is best effort. Secrets are cleared after use where this package owns
// their bytes, but Go may have copied them before (a growing stack does), the memory that Argon2id worked in is left to
// the collector, and the cipher objects of x/crypto keep a sub-key each, out of reach until they are collected. What a
// sleeping computer writes to its disk is in nobody's hands here.
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
	secrets []byte                     // guarded: the key itself, then the sub-key of marks; nil once wiped
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
	k := &Key{journal: journal, secrets: guard(2 * keySize)}
	copy(k.secrets, root)
	marks := derive(k.root(), journal[:], "heed 1 marks")
	copy(k.secrets[keySize:], marks)
	clear(marks)
	for i, p := range purposes {
		sub := derive(k.root(), journal[:], p.name)
		k.sub[i] = newAEAD(sub)
		clear(sub)
	}
	return k
}

// root is the journal's key itself.
func (k *Key) root() []byte { return k.secrets[:keySize] }

// Journal returns the id of the journal that the key belongs to.
func (k *Key) Journal() JournalID { return k.journal }

// Wipe clears the key as far as Go lets us. The key must not be used afterwards.
func (k *Key) Wipe() {
	clear(k.secrets)
	unguard(k.secrets)
	k.secrets = nil
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
