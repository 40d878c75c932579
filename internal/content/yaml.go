package content

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// The parser is recursive, remembers the path to every value, and takes time with the square of the fields in a block.
// Within these bounds nothing takes it a second, and no content file comes near them: ours nest four deep, their longest
// field is "follow_up", and none has a thousand tokens.
const (
	maxDepth  = 16
	maxField  = 40
	maxTokens = 20_000
)

// Value is a text in a file that remembers where it stood. It takes any scalar as it is written, so that a cue
// may be the word "no" without quotes.
type Value struct {
	Text string
	Pos
}

// YAML reads the YAML in data into the struct that into points to, whose parts are structs with "yaml" tags, slices and
// Values. File names it in errors. Unknown and repeated fields, and fields with nothing after them, are errors, all of
// them told at once; missing fields are for the caller to notice.
func YAML(file string, data []byte, into any) error {
	text, err := clean(file, data)
	if err != nil {
		return err
	}
	return decode(file, text, into)
}

func decode(file, text string, into any) error {
	root, err := parse(file, text)
	if err != nil {
		return err
	}
	faults := &Problems{File: file}
	fill(faults, root, reflect.ValueOf(into).Elem())
	return faults.Err()
}

// parse returns the one value that the text holds.
func parse(file, text string) (root ast.Node, err error) {
	// The library has panicked on malformed input before (goccy/go-yaml issues); a broken file of a person's own
	// must not end the program.
	defer func() {
		if r := recover(); r != nil {
			err = &Error{File: file, Problem: "this YAML cannot be read"}
		}
	}()
	tokens := lexer.Tokenize(text)
	if err := tame(file, tokens); err != nil {
		return nil, err
	}
	f, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, explain(file, err)
	}
	for _, doc := range f.Docs {
		switch {
		case doc.Body == nil:
		case root != nil:
			return nil, &Error{file, start(doc.Body), "a second document begins here: a file holds one"}
		default:
			root = doc.Body
		}
	}
	if root == nil {
		return nil, &Error{File: file, Problem: "nothing is written here"}
	}
	return root, nil
}

// tame refuses what no content file needs, what could make reading it endless, and what clean could not see because
// it was written as an escape.
func tame(file string, tokens token.Tokens) error {
	depth := 0
	for i, t := range tokens {
		if i == maxTokens {
			return &Error{file, place(t), "too much YAML for one file"}
		}
		switch t.Type {
		case token.AliasType, token.AnchorType, token.MergeKeyType, token.TagType, token.DirectiveType:
			return &Error{file, place(t), `a text that begins like this wants "quotes" (aliases, anchors and tags are not used here)`}
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.MappingValueType:
			if t.Prev != nil && len(t.Prev.Value) > maxField {
				return &Error{file, place(t.Prev), "no field has so long a name"}
			}
		}
		if depth > maxDepth || columns(t) > 4*maxDepth {
			return &Error{file, place(t), "nested too deeply"}
		}
		for _, r := range t.Value {
			if hidden(r) && r != '\n' {
				return &Error{file, place(t), unseen(r)}
			}
		}
	}
	return nil
}

// columns is how far in a token opens its level: "- - - a" nests three deep in one line.
func columns(t *token.Token) int {
	if t.Type == token.SequenceEntryType || t.Type == token.MappingKeyType {
		return t.Position.Column
	}
	return t.Position.IndentNum
}

// explain turns the library's error into one of ours. Its own text is not asked for: it shows the source, and takes
// minutes to make for a long line.
func explain(file string, err error) error {
	var theirs interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if errors.As(err, &theirs) {
		problem, _, _ := strings.Cut(theirs.GetMessage(), "\n")
		return &Error{file, place(theirs.GetToken()), plainly(problem)}
	}
	return &Error{File: file, Problem: "this YAML cannot be read"}
}

// plainly says in words of somebody who writes, and knows nothing of YAML, what the library says of the slips that
// writers make most. What it says of others stays as it is.
func plainly(problem string) string {
	for _, known := range [][2]string{
		{"mapping value is not allowed", `a colon and a space stand in this text: put all of it in "quotes"; if a field begins here, look at the spaces in front of it`},
		{"value is not allowed in this context. map key-value", `words stand behind the closing quotation mark: put all of the text in one pair of "quotes"`},
		{"value is not allowed in this context", "something stands here that does not fit: look at the spaces in front of the line, and at quotation marks"},
		{"could not find end character of double-quoted", "the quotation mark here is never closed"},
		{"could not find end character of single-quoted", `the apostrophe here opens a text that is never closed: put the text in "quotes"`},
		{"sequence end token", "the list that [ opens here is never closed with ]"},
		{"could not find flow mapping end token", "what { opens here is never closed with }"},
		{"non-map value is specified", "a colon and a space are wanted behind the name of the field"},
		{"block sequence entries are not allowed", "a list with dashes begins on the next line; a text that begins with a dash wants \"quotes\""},
		{"unexpected scalar value type", "a comma too many, or nothing between two commas"},
	} {
		if strings.HasPrefix(problem, known[0]) {
			return known[1]
		}
	}
	if strings.HasSuffix(problem, "is a reserved character") {
		return problem + `: put the text in "quotes"`
	}
	return problem
}

// fill puts what n holds into v.
func fill(faults *Problems, n ast.Node, v reflect.Value) {
	if text, ok := reflect.TypeAssert[*Value](v.Addr()); ok {
		fillText(faults, n, text)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		fillStruct(faults, n, v)
	case reflect.Slice:
		list, ok := n.(ast.ArrayNode)
		if !ok {
			faults.Addf(start(n), "a list is wanted here: [one, two], or a line for each that begins with a dash and a space")
			return
		}
		for it := list.ArrayRange(); it.Next(); {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
			fill(faults, it.Value(), v.Index(v.Len()-1))
		}
	default:
		panic(fmt.Sprintf("content: a %s cannot be read; only structs, slices and Values", v.Type()))
	}
}

func fillStruct(faults *Problems, n ast.Node, v reflect.Value) {
	fields, ok := n.(ast.MapNode)
	if !ok {
		faults.Addf(start(n), "a field is wanted here: its name, a colon, a space and what it holds")
		return
	}
	var names []string
	for i := range v.NumField() {
		names = append(names, v.Type().Field(i).Tag.Get("yaml"))
	}
	seen := map[string]bool{}
	for it := fields.MapRange(); it.Next(); {
		key := it.Key().GetToken()
		i := slices.Index(names, key.Value)
		switch {
		case i < 0:
			faults.Addf(place(key), "there is no field %q (there are: %s)", key.Value, strings.Join(names, ", "))
		case seen[key.Value]:
			faults.Addf(place(key), "the field %q stands here twice", key.Value)
		default:
			fill(faults, it.Value(), v.Field(i))
		}
		seen[key.Value] = true
	}
}

func fillText(faults *Problems, n ast.Node, v *Value) {
	v.Pos = start(n)
	switch n := n.(type) {
	case *ast.StringNode:
		v.Text = n.Value
	case *ast.LiteralNode:
		v.Text = strings.TrimSpace(n.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		v.Text = n.GetToken().Value
	case *ast.NullNode:
		faults.Addf(v.Pos, `nothing is written here ("" is an empty text)`)
	case *ast.MappingValueNode, *ast.MappingNode:
		faults.Addf(v.Pos, `text is wanted here: where it has a colon in it, put all of it in "quotes"`)
	default:
		faults.Addf(v.Pos, "one text is wanted here, and not a list")
	}
}

// start is where n begins. The library's token of a block of fields is its first colon.
func start(n ast.Node) Pos {
	switch n := n.(type) {
	case *ast.MappingNode:
		if !n.IsFlowStyle && len(n.Values) > 0 {
			return start(n.Values[0])
		}
	case *ast.MappingValueNode:
		return place(n.Key.GetToken())
	}
	return place(n.GetToken())
}

func place(t *token.Token) Pos {
	if t == nil || t.Position == nil {
		return Pos{}
	}
	return Pos{t.Position.Line, t.Position.Column}
}
