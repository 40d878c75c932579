// Package content reads the text files that heed is made of: YAML, and Markdown with YAML front matter.
//
// It is strict, because a misspelt field that is silently ignored is a question nobody is asked: every fault is an
// *Error that says file, line and column. It knows nothing of patterns or questions; the packages that do check
// what the values mean, and report through Problems, so that all faults of a file are told at once.
//
// Files may come from a stranger, so what it reads is bounded and cannot smuggle terminal codes: files over MaxSize,
// invalid UTF-8, control characters (also those written as escapes), text-direction overrides, YAML aliases and very
// deep YAML are refused.
package content

import (
	"bytes"
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSize is the largest file that is read, in bytes. The longest card has about 4 KB; a hundred times that is
// nobody's pattern.
const MaxSize = 512 << 10

// Pos is a place in a file. Lines and columns count from 1; columns count characters. The zero Pos is the file as a whole.
type Pos struct{ Line, Column int }

// Error is one fault of a file.
type Error struct {
	File string
	Pos
	Problem string // lower case, no full stop; it may quote the file
}

// Error is "file:line:column: problem"; without the place where the fault is the whole file's. The name of a stranger's
// file may hold anything, so what cannot be seen in it is shown as "?".
func (e *Error) Error() string {
	file := strings.Map(func(r rune) rune {
		if hidden(r) {
			return '?'
		}
		return r
	}, e.File)
	if e.Line == 0 {
		return file + ": " + e.Problem
	}
	return fmt.Sprintf("%s:%d:%d: %s", file, e.Line, e.Column, e.Problem)
}

// Problems gathers the faults of one file.
type Problems struct {
	File string
	all  []*Error
}

// Addf adds the fault at pos.
func (p *Problems) Addf(pos Pos, format string, args ...any) {
	p.all = append(p.all, &Error{p.File, pos, fmt.Sprintf(format, args...)})
}

// Err is nil when there are no faults; otherwise all of them in the order of the file, joined.
func (p *Problems) Err() error {
	sort.SliceStable(p.all, func(i, j int) bool {
		a, b := p.all[i].Pos, p.all[j].Pos
		return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
	})
	errs := make([]error, len(p.all))
	for i, e := range p.all {
		errs[i] = e
	}
	return errors.Join(errs...)
}

// clean returns data as text with LF line ends, or says what in it is not text.
func clean(file string, data []byte) (string, error) {
	if len(data) > MaxSize {
		return "", &Error{File: file, Problem: fmt.Sprintf("larger than %d KB", MaxSize>>10)}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	pos := Pos{1, 0}
	for i, r := range text {
		pos.Column++
		switch {
		case r == '\n':
			pos = Pos{pos.Line + 1, 0}
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd"):
			return "", &Error{file, pos, "not UTF-8 text"}
		case r == '\t':
			return "", &Error{file, pos, "a tab: spaces are wanted"}
		case hidden(r):
			return "", &Error{file, pos, unseen(r)}
		}
	}
	return text, nil
}

func unseen(r rune) string { return fmt.Sprintf("a character that cannot be seen (%U)", r) }

// hidden says that r could change how a terminal shows other text. Joiners (U+200C, U+200D) are needed in words and emoji.
func hidden(r rune) bool {
	switch {
	case r == '\u200c' || r == '\u200d':
		return false
	case r == '\u2028' || r == '\u2029':
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}
