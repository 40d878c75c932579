package content

import (
	"github.com/goccy/go-yaml/ast"
)

// Field is a field of front matter that is not heed's.
type Field struct {
	Name   string
	Values []string // one, or those of a list; none when it holds something else
	List   bool
	Pos
}

// Fields reads the front matter of somebody else's file: the fields at its top that hold a text or a list of texts. Others
// are returned without values. What could make reading endless, or show as something else than it is, is an error here
// as everywhere; the error may quote the file.
func Fields(text string) ([]Field, error) {
	text, err := clean("", []byte(text))
	if err != nil || !holdsAnything(text) {
		return nil, err
	}
	root, err := parse("", text)
	if err != nil {
		return nil, err
	}
	m, ok := root.(ast.MapNode)
	if !ok {
		return nil, &Error{Pos: start(root), Problem: "fields are wanted"}
	}
	var all []Field
	for it := m.MapRange(); it.Next(); {
		key := it.Key().GetToken()
		f := Field{Name: key.Value, Pos: place(key)}
		if list, ok := it.Value().(ast.ArrayNode); ok {
			f.List = true
			for values := list.ArrayRange(); values.Next(); {
				f.Values = append(f.Values, scalar(values.Value())...)
			}
		} else {
			f.Values = scalar(it.Value())
		}
		all = append(all, f)
	}
	return all, nil
}

// scalar is the text of a value that is one, as it is written.
func scalar(n ast.Node) []string {
	faults := &Problems{}
	var v Value
	fillText(faults, n, &v)
	if faults.Err() != nil {
		return nil
	}
	return []string{v.Text}
}

// holdsAnything says that there is more than blank lines and comments.
func holdsAnything(text string) bool {
	begins := true
	for _, r := range text {
		switch {
		case r == '\n':
			begins = true
		case r == ' ':
		case r == '#' && begins:
			begins = false
		case begins:
			return true
		}
	}
	return false
}
