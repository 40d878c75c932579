// Package content reads the text files that heed is made of: YAML, and Markdown with YAML front matter.
//
// It is strict, because a misspelt field that is silently ignored is a question nobody is asked: every fault is an
// *Error that says file, line and column. It knows nothing of patterns or questions; the packages that do check
// what the values mean, and report through Problems, so that all faults of a file are told at once.
//
// Files may come from a stranger, so what it reads is bounded and cannot smuggle terminal codes: files over MaxSize,
// invalid UTF-8, control characters, text-direction overrides, YAML aliases and very deep YAML are refused.
package content

import (
	"bytes"
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// MaxSize is the largest file that is read, in bytes. The longest card has about 4 KB; a hundred times that is
// nobody's pattern.
const MaxSize = 512 << 10

// maxDepth bounds nesting, since a YAML parser is recursive. Our files nest four deep.
const maxDepth = 32

// Pos is a place in a file. Lines and columns count from 1; columns count characters. The zero Pos is the file as a whole.
type Pos struct{ Line, Column int }

// Error is one fault of a file.
type Error struct {
	File string
	Pos
	Problem string // lower case, no full stop; it may quote the file
}

// Error is "file:line:column: problem"; without the place where the fault is the whole file's.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Problem
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Problem)
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

// Value is a text in a file that remembers where it stood. It takes any scalar as it is written, so that a cue
// may be the word "no" without quotes.
type Value struct {
	Text string
	Pos
}

// UnmarshalYAML reads a scalar. It is called by the YAML library.
func (v *Value) UnmarshalYAML(n ast.Node) error {
	v.Pos = place(n.GetToken())
	switch n := n.(type) {
	case *ast.StringNode:
		v.Text = n.Value
	case *ast.LiteralNode:
		v.Text = strings.TrimSpace(n.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		v.Text = n.GetToken().Value
	default:
		return &Error{Pos: v.Pos, Problem: "text is wanted here"}
	}
	return nil
}

// YAML decodes the YAML in data into the struct that into points to. File names it in errors. Unknown and repeated
// fields are errors; missing ones are for the caller to notice.
func YAML(file string, data []byte, into any) error {
	text, err := clean(file, data)
	if err != nil {
		return err
	}
	return decode(file, text, into)
}

func decode(file, text string, into any) (err error) {
	if err := tame(file, text); err != nil {
		return err
	}
	// The library has panicked on malformed input before (goccy/go-yaml issues); a broken file of a person's own
	// must not end the program.
	defer func() {
		if r := recover(); r != nil {
			err = &Error{File: file, Problem: "this YAML cannot be read"}
		}
	}()
	dec := yaml.NewDecoder(strings.NewReader(text), yaml.Strict())
	if err := dec.Decode(into); err != nil {
		return explain(file, err)
	}
	return nil
}

// tame refuses what no content file needs and what could make reading it endless.
func tame(file, text string) error {
	depth := 0
	for _, t := range lexer.Tokenize(text) {
		switch t.Type {
		case token.AliasType, token.AnchorType, token.MergeKeyType, token.TagType, token.DirectiveType:
			return &Error{file, place(t), "aliases, anchors and tags are not used in these files"}
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		}
		if depth > maxDepth || t.Position.IndentNum > 4*maxDepth {
			return &Error{file, place(t), "nested too deeply"}
		}
	}
	return nil
}

// explain turns the library's error, which spans several lines and shows the source, into one of ours.
func explain(file string, err error) error {
	var own *Error
	if errors.As(err, &own) {
		own.File = file
		return own
	}
	var theirs yaml.Error
	if errors.As(err, &theirs) {
		return &Error{file, place(theirs.GetToken()), plainer(theirs.GetMessage())}
	}
	return &Error{File: file, Problem: firstLine(err.Error())}
}

func plainer(msg string) string {
	if strings.HasPrefix(msg, "cannot unmarshal ") {
		return "another kind of value is wanted here (" + msg + ")"
	}
	return firstLine(msg)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func place(t *token.Token) Pos {
	if t == nil || t.Position == nil {
		return Pos{}
	}
	return Pos{t.Position.Line, t.Position.Column}
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
		case hidden(r):
			return "", &Error{file, pos, fmt.Sprintf("a character that cannot be seen (%U)", r)}
		}
	}
	return text, nil
}

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
