package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"heed/internal/account"
	"heed/internal/journal"
)

// heed reads an export of heed's own; see docs/json.md.
func (r *reader) heed(f file) {
	var pieces []Piece
	var intentions []journal.Intention
	is, newer := false, false
	top := Place{File: f.name}
	object{
		values: map[string]func(json.RawMessage, Place){
			"format": func(raw json.RawMessage, at Place) { is, top = string(raw) == `"heed"`, at },
			"version": func(raw json.RawMessage, at Place) {
				var n int
				if err := json.Unmarshal(raw, &n); err != nil || n < 1 || n > account.JSONVersion {
					newer, top = true, at
				}
			},
		},
		lists: map[string]func(json.RawMessage, Place){
			"entries": func(raw json.RawMessage, at Place) {
				e, earlier, err := account.ReadEntry(raw)
				if r.faulty(err, raw, at) || r.tooLong(at, e) {
					return
				}
				pieces = append(pieces, Piece{Entry: e, Earlier: earlier})
			},
			"intentions": func(raw json.RawMessage, at Place) {
				i, err := account.ReadIntention(raw)
				if !r.faulty(err, raw, at) {
					intentions = append(intentions, i)
				}
			},
		},
	}.read(r, f)
	switch {
	case newer:
		r.problem(top, "a newer heed wrote this: that one or a later one can read it")
		return
	case !is:
		r.problem(top, `this is not an export of heed: "format": "heed" is missing at its beginning`)
		return
	}
	// An export has what was saved last first. What is saved last must be kept last, or entries of one date change places.
	slices.Reverse(pieces)
	slices.Reverse(intentions)
	r.found.Pieces = append(r.found.Pieces, pieces...)
	r.found.Intentions = append(r.found.Intentions, intentions...)
}

// faulty tells of an error of package account.
func (r *reader) faulty(err error, raw json.RawMessage, at Place) bool {
	if err == nil {
		return false
	}
	what := "it cannot be read"
	if f, ok := errors.AsType[*account.Fault](err); ok {
		what = fmt.Sprintf("it cannot be read: %s", f.Problem)
		at.Line += strings.Count(string(raw[:min(f.Offset, len(raw))]), "\n")
	}
	r.problem(at, what)
	return true
}
