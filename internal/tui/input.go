package tui

import (
	"bytes"
	"os"
	"slices"
	"unicode/utf8"
)

// input is the terminal, read so that nothing of a paste is lost. The library that decodes keys gives up on what it has
// not understood after 50 milliseconds. On a busy machine that drops a letter of several bytes that was cut by the end of
// a read, or takes the cut end of a paste for text and then waits for that end for ever (ultraviolet, seen at v0.0.0-20260811).
// So what is cut is held back until the rest of it comes.
type input struct {
	*os.File
	held    []byte // read, but not passed on yet: less than pasteEnd
	tail    []byte // the last bytes passed on: less than pasteStart
	pasting bool
}

var (
	pasteStart = []byte("\x1b[200~")
	pasteEnd   = []byte("\x1b[201~")
)

// Read passes on what was read but for a cut end. It may pass on nothing.
func (in *input) Read(p []byte) (int, error) {
	if len(p) < 2*len(pasteEnd) {
		return in.File.Read(p) // nobody reads like that; nothing could be held back
	}
	n := copy(p, in.held)
	in.held = in.held[:0]
	m, err := in.File.Read(p[n:])
	return in.pass(p[:n+m]), err
}

// pass returns how much of b can be passed on, and holds the rest.
func (in *input) pass(b []byte) int {
	n := len(b) - cutRune(b)
	in.look(b[:n])
	if in.pasting && n == len(b) {
		n -= cutEnd(b)
	}
	in.held = append(in.held, b[n:]...)
	return n
}

// look notes whether a paste has begun or ended.
func (in *input) look(b []byte) {
	all := slices.Concat(in.tail, b)
	if start, end := bytes.LastIndex(all, pasteStart), bytes.LastIndex(all, pasteEnd); start != end {
		in.pasting = start > end
	}
	in.tail = append([]byte(nil), all[max(len(all)-len(pasteStart)+1, 0):]...)
}

// cutRune is how many bytes at the end of b are the beginning of a letter.
func cutRune(b []byte) int {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return i
			}
			return 0
		}
	}
	return 0
}

// cutEnd is how many bytes at the end of b may be the beginning of the end of a paste.
func cutEnd(b []byte) int {
	for n := min(len(pasteEnd)-1, len(b)); n > 0; n-- {
		if bytes.HasSuffix(b, pasteEnd[:n]) {
			return n
		}
	}
	return 0
}
