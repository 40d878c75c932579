package seal

import (
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
)

// wordList is 1,024 plain English words in alphabetical order, ten bits each. No two begin with the same four letters,
// and none becomes another by one slip of a letter. The list is part of the format and never changes.
//
//go:embed words.txt
var wordList string

// Recovery words are 160 bits, ten to a word from the first bit on, and a seventeenth word that is a checksum: the first
// ten bits of SHA-256 over a tag and the 160 bits. It tells a slip of the pen from words of another journal, once in a
// thousand times wrongly; the slot itself says for sure.
const (
	recoverySize = 20
	wordBits     = 10
	wordCount    = 8*recoverySize/wordBits + 1
	wordsTag     = "heed recovery words 1\x00"
)

// What can be wrong with recovery words before any journal is asked. The errors that wrap ErrWords say which word, by
// its place, and never repeat it.
var (
	ErrWords    = errors.New("these are not recovery words")
	ErrChecksum = errors.New("one of the recovery words is mistaken, or they stand in another order")
)

// NewRecovery takes the 160 bits behind new recovery words from random.
func NewRecovery(random io.Reader) ([recoverySize]byte, error) {
	var b [recoverySize]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return b, fmt.Errorf("make recovery words: %w", err)
	}
	return b, nil
}

// FormatWords is the 160 bits as seventeen words.
func FormatWords(b [recoverySize]byte) []string {
	list := strings.Fields(wordList)
	bits := append(b[:], wordsSum(b)...)
	words := make([]string, wordCount)
	for i := range words {
		n := 0
		for bit := i * wordBits; bit < (i+1)*wordBits; bit++ {
			n = n<<1 | int(bits[bit/8]>>(7-bit%8)&1)
		}
		words[i] = list[n]
	}
	clear(bits)
	return words
}

// ParseWords reads recovery words as people write them down: in capitals or not, with numbers and commas or line ends
// between them. The first four letters of a word are enough.
func ParseWords(text string) ([recoverySize]byte, error) {
	var b [recoverySize]byte
	list := strings.Fields(wordList)
	given := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(given) != wordCount {
		return b, fmt.Errorf("%w: there are %d of them, and should be %d", ErrWords, len(given), wordCount)
	}
	var bits [recoverySize + 2]byte
	defer clear(bits[:])
	for i, word := range given {
		n, known := wordNumber(list, word)
		if !known {
			return b, fmt.Errorf("%w: word %d is not in the list", ErrWords, i+1)
		}
		for bit := range wordBits {
			at := i*wordBits + bit
			bits[at/8] |= byte(n>>(wordBits-1-bit)&1) << (7 - at%8)
		}
	}
	copy(b[:], bits[:])
	if sum := wordsSum(b); bits[recoverySize] != sum[0] || bits[recoverySize+1] != sum[1] {
		clear(b[:])
		return b, ErrChecksum
	}
	return b, nil
}

// wordNumber finds a word, or the one it is the beginning of.
func wordNumber(list []string, word string) (int, bool) {
	const enough = 4
	n, found := slices.BinarySearch(list, word)
	if found {
		return n, true
	}
	return n, len(word) >= enough && n < len(list) && strings.HasPrefix(list[n], word)
}

// wordsSum is the checksum, with zeros after its ten bits.
func wordsSum(b [recoverySize]byte) []byte {
	sum := sha256.Sum256(append([]byte(wordsTag), b[:]...))
	return []byte{sum[0], sum[1] & 0xc0}
}
