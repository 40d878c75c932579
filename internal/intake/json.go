package intake

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// object reads the fields of one JSON object, one after the other, so that what comes after a broken place is lost but
// nothing before it.
type object struct {
	values map[string]func(json.RawMessage, Place)
	lists  map[string]func(json.RawMessage, Place) // called with each element
}

// read reads a text that is one object. Where it is not, that is told.
func (o object) read(r *reader, f file) {
	dec := json.NewDecoder(strings.NewReader(f.text))
	at := &lines{text: f.text}
	broken := func(err error) {
		offset := int(dec.InputOffset())
		if e, ok := errors.AsType[*json.SyntaxError](err); ok {
			offset = int(e.Offset)
		}
		what := "this is not JSON: nothing could be read from here on"
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			offset, what = len(f.text), "the file breaks off here"
		}
		r.problem(Place{f.name, at.of(offset)}, what)
	}
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		r.problem(Place{f.name, at.of(int(dec.InputOffset()))}, "this is not what was to be read: a JSON object, which begins with {")
		return
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			broken(err)
			return
		}
		name, _ := key.(string)
		if each, ok := o.lists[name]; ok {
			err = o.list(dec, f, at, each)
		} else {
			var raw json.RawMessage
			if err = dec.Decode(&raw); err == nil && o.values[name] != nil {
				o.values[name](raw, Place{f.name, at.of(int(dec.InputOffset()) - len(raw))})
			}
		}
		if err != nil {
			broken(err)
			return
		}
	}
	if _, err := dec.Token(); err != nil {
		broken(err)
	}
}

// errNoList stands where a list should be.
var errNoList = errors.New("a list is wanted")

// list reads one list, element by element.
func (o object) list(dec *json.Decoder, f file, at *lines, each func(json.RawMessage, Place)) error {
	t, err := dec.Token()
	if err != nil || t == nil {
		return err // null is a list with nothing in it
	}
	if t != json.Delim('[') {
		return errNoList
	}
	for dec.More() {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return err
		}
		each(raw, Place{f.name, at.of(int(dec.InputOffset()) - len(raw))})
	}
	_, err = dec.Token()
	return err
}

// element reads one element into a struct. The library's own words may hold what it read, so others are found.
func element(r *reader, raw json.RawMessage, at Place, into any) bool {
	err := json.Unmarshal(raw, into)
	if err == nil {
		return true
	}
	what := "this entry cannot be read"
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		at.Line += strings.Count(string(raw[:min(int(e.Offset), len(raw))]), "\n")
		if e.Field != "" {
			what += ": " + e.Field + " is of another kind"
		}
	}
	r.problem(at, what)
	return false
}
