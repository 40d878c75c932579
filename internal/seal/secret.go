package seal

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// Way is how a person reaches the journal's key. The numbers are part of the format.
type Way uint8

// The ways in there are.
const (
	ByPassphrase Way = 1
	ByKeyFile    Way = 2
	ByRecovery   Way = 3
)

// wrong is the error for a secret that does not fit its slot.
func (w Way) wrong() error {
	switch w {
	case ByKeyFile:
		return ErrKeyFile
	case ByRecovery:
		return ErrRecovery
	}
	return ErrPassphrase
}

// Secret is what opens slots of one way. The zero Secret opens none.
type Secret struct {
	way   Way
	bytes []byte
}

// Passphrase is the secret of someone who knows the passphrase p. It copies p, in Unicode's form NFC: the same é may be
// typed as one code point on one computer and as two on the next. Bytes that are not UTF-8 stay as they are.
func Passphrase(p []byte) Secret { return Secret{ByPassphrase, norm.NFC.Append(nil, p...)} }

// KeyFile is the secret of someone who has the key file with these 32 bytes.
func KeyFile(b [32]byte) Secret { return Secret{ByKeyFile, bytes.Clone(b[:])} }

// Recovery is the secret of someone who has the recovery words for these 160 bits; see [ParseWords].
func Recovery(b [20]byte) Secret { return Secret{ByRecovery, bytes.Clone(b[:])} }

// Way says which slots the secret is for; 0 for the zero Secret.
func (s Secret) Way() Way { return s.way }

// Empty says that there is nothing to guess: the passphrase has no bytes.
func (s Secret) Empty() bool { return len(s.bytes) == 0 }

// Wipe clears the secret's bytes.
func (s Secret) Wipe() { clear(s.bytes) }

// wrappingKey stretches the secret to the key that wraps the journal's. Passphrases go through Argon2id since people
// choose them; the others are random already.
func (s Secret) wrappingKey(salt []byte, p Params) []byte {
	switch s.way {
	case ByPassphrase:
		return argon2.IDKey(s.bytes, salt, p.Time, p.Memory, p.Threads, keySize)
	case ByKeyFile:
		return derive(s.bytes, salt, "heed 1 key file")
	case ByRecovery:
		return derive(s.bytes, salt, "heed 1 recovery words")
	}
	panic("seal: no such way in")
}

// Params are the costs of Argon2id.
type Params struct {
	Memory  uint32 // KiB
	Time    uint32 // passes
	Threads uint8
}

// Recommended is the second choice of RFC 9106, section 4: 64 MiB, three passes, four lanes; about a third of a second
// on a small computer. The first choice takes 2 GiB, which not every computer of a practice has.
func Recommended() Params { return Params{Memory: 64 << 10, Time: 3, Threads: 4} }

// Bounds are the parameters that a slot may ask for. They are an argument wherever a slot is opened, and not a
// constant, so that tests can be quick without a switch that some program could leave on: whoever opens a real
// journal passes [Strict].
type Bounds struct{ Min, Max Params }

// Strict are the bounds for journals of people. Below them a passphrase could be guessed at leisure: someone may have
// swapped in a cheap slot and hope that it will be rewritten. Above them a file could make heed ask for all
// the memory there is.
func Strict() Bounds {
	return Bounds{Min: Params{Memory: 32 << 10, Time: 2, Threads: 1}, Max: Params{Memory: 1 << 20, Time: 16, Threads: 16}}
}

// Allow says whether p lies in the bounds. Nothing that Argon2id cannot be run with ever does.
func (b Bounds) Allow(p Params) bool {
	return p.Time >= 1 && p.Threads >= 1 &&
		b.Min.Memory <= p.Memory && p.Memory <= b.Max.Memory &&
		b.Min.Time <= p.Time && p.Time <= b.Max.Time &&
		b.Min.Threads <= p.Threads && p.Threads <= b.Max.Threads
}

// ErrNotKeyFile means that a text is not what [FormatKeyFile] writes.
var ErrNotKeyFile = errors.New("this is not a key file of heed")

const (
	keyFileNote = "heed key file: whoever has this and the journal can read the journal.\n"
	keyFileTag  = "heed-key-1 "
)

// NewKeyFile takes the 32 bytes of a new key file from random.
func NewKeyFile(random io.Reader) ([32]byte, error) {
	var b [32]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return b, fmt.Errorf("make a key file: %w", err)
	}
	return b, nil
}

// FormatKeyFile writes a key file: a line that says what it is, and the secret in hexadecimal.
func FormatKeyFile(b [32]byte) []byte {
	text := append([]byte(keyFileNote), keyFileTag...)
	return append(hex.AppendEncode(text, b[:]), '\n')
}

// ParseKeyFile reads what [FormatKeyFile] writes; other line endings and blank space around the lines do not matter.
func ParseKeyFile(text []byte) ([32]byte, error) {
	var b [32]byte
	for line := range bytes.Lines(text) {
		digits, found := bytes.CutPrefix(bytes.TrimSpace(line), []byte(keyFileTag))
		if !found {
			continue
		}
		if len(digits) != hex.EncodedLen(len(b)) {
			return [32]byte{}, ErrNotKeyFile
		}
		if _, err := hex.Decode(b[:], digits); err != nil {
			return [32]byte{}, ErrNotKeyFile
		}
		return b, nil
	}
	return b, ErrNotKeyFile
}
