package config

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// MaxSize is the largest file that is read, in bytes: a hundred times what anybody sets.
const MaxSize = 64 << 10

// Problem is one thing wrong in the file.
type Problem struct {
	File         string
	Line, Column int    // from 1, columns in characters; 0 when it is the whole file's
	Key          string // the setting it costs; empty when it costs none
	What         string // lower case, no full stop; it repeats no value
}

// Error is "file:line:column: what".
func (p Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.What
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.What)
}

// Parse reads the file's bytes; name is what problems call it. What can be read counts, and the rest is as Default has it:
// each problem costs the setting it stands at and nothing else. An unknown key costs nothing.
func Parse(data []byte, name string) (Config, []Problem) {
	c := Default()
	var problems []Problem
	found, faults := scan(data)
	complain := func(at int, key, what string) {
		line, column := place(data, at)
		problems = append(problems, Problem{name, line, column, key, what})
	}
	switch {
	case len(data) > MaxSize:
		return c, []Problem{{File: name, What: "too large to be read as settings"}}
	case !utf8.Valid(data):
		return c, []Problem{{File: name, What: "not UTF-8 text"}}
	}
	for _, f := range faults {
		complain(f.at, "", f.what)
	}
	seen := map[string]bool{}
	for _, f := range found {
		s, known := Of(f.key)
		switch {
		case !known:
			complain(f.keyAt, "", unknown(f.key))
		case seen[f.key]:
			complain(f.keyAt, "", f.key+" stands here twice: the first counts")
		case f.kind != s.Kind:
			complain(f.valueAt, s.Key, s.Key+" wants "+s.Wants)
		default:
			if err := s.Set(&c, f.value); err != nil {
				complain(f.valueAt, s.Key, err.Error())
			}
		}
		seen[f.key] = true
	}
	slices.SortStableFunc(problems, func(a, b Problem) int { return a.Line - b.Line })
	return c, problems
}

// line is one key with its value, as it stands in a file.
type line struct {
	key            string // with dots where it stands below others
	from, to       int    // the bytes from the key to the end of the value
	keyAt, valueAt int
	kind           Kind
	value          string
}

// other is a kind of value that no setting has.
const other Kind = -1

// fault is where the file is not TOML.
type fault struct {
	at   int
	what string
}

// mostFaults is how often reading is begun again behind what is not TOML. A file with more of it is something else.
const mostFaults = 20

// scan reads what is TOML. A row on which something begins that is not costs that row: reading is begun again without it.
func scan(data []byte) (found []line, faults []fault) {
	if len(data) > MaxSize || !utf8.Valid(data) {
		return nil, nil
	}
	rest := bytes.Clone(data)
	last := -1 // where the row before ended that could not be read
	for range mostFaults {
		lines, end, bad := pass(rest)
		if bad == nil {
			return lines, faults
		}
		from, to := nextRow(rest, end)
		if last >= 0 && blank(rest[min(last, from):from]) {
			bad = nil // it is the rest of what was told already
		}
		if bad != nil {
			faults = append(faults, *bad)
		}
		for i := from; i < to; i++ {
			rest[i] = ' '
		}
		last = to
	}
	lines, _, _ := pass(rest)
	return lines, faults
}

func blank(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }

// nextRow is the first row from end on that holds something other than a comment.
func nextRow(data []byte, end int) (from, to int) {
	from = end
	for from < len(data) {
		to = from + bytes.IndexByte(data[from:], '\n')
		if to < from {
			to = len(data)
		}
		if row := bytes.TrimSpace(data[from:to]); len(row) > 0 && row[0] != '#' {
			return from, to
		}
		from = min(to+1, len(data))
	}
	return end, len(data)
}

// pass reads until the end, or until something is no TOML. end is where the last thing ended that could be read.
func pass(data []byte) (found []line, end int, bad *fault) {
	var p unstable.Parser
	p.Reset(data)
	var tables []string
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			var at, to int
			tables, at, to = keyOf(&p, e)
			for end = to; end < len(data) && (data[end] == ']' || data[end] == ' ' || data[end] == '\t'); {
				end++
			}
			found = append(found, line{key: strings.Join(tables, ".") + ".", keyAt: at, kind: other, from: at, to: to})
		case unstable.KeyValue:
			l := read(&p, e)
			end = l.to
			if tables == nil { // what stands in a table is told once, with the table
				found = append(found, l)
			}
		}
	}
	err := p.Error()
	if err == nil {
		return found, len(data), nil
	}
	bad = &fault{at: min(end, len(data)), what: "this is not TOML: a setting is its name, an equals sign and its value"}
	if theirs, ok := errors.AsType[*unstable.ParserError](err); ok && len(theirs.Highlight) > 0 {
		bad.at = int(p.Range(theirs.Highlight).Offset)
	}
	return found, end, bad
}

// keyOf is the key of an expression, and where it begins and ends.
func keyOf(p *unstable.Parser, e *unstable.Node) (key []string, from, to int) {
	from = -1
	for it := e.Key(); it.Next(); {
		k := it.Node()
		key = append(key, string(k.Data))
		raw := p.Raw(k.Raw)
		if from < 0 {
			from = int(k.Raw.Offset)
		}
		to = int(k.Raw.Offset) + len(raw)
	}
	return key, max(from, 0), to
}

func read(p *unstable.Parser, e *unstable.Node) line {
	key, at, _ := keyOf(p, e)
	l := line{
		key: strings.Join(key, "."), keyAt: at, valueAt: at, kind: other,
		from: int(e.Raw.Offset), to: int(e.Raw.Offset + e.Raw.Length),
	}
	v := e.Value()
	if v.Raw.Length > 0 {
		l.valueAt = int(v.Raw.Offset)
	}
	switch v.Kind {
	case unstable.String:
		l.kind, l.value = Text, string(v.Data)
	case unstable.Bool:
		l.kind, l.value = YesNo, string(v.Data)
	case unstable.Array:
		l.kind = Lines
		var all []string
		for it := v.Children(); it.Next(); {
			switch n := it.Node(); n.Kind {
			case unstable.Comment:
			case unstable.String:
				all = append(all, string(n.Data))
			default:
				l.kind = other
			}
		}
		l.value = strings.Join(all, "\n")
	}
	return l
}

// place is the line and column of a byte.
func place(data []byte, at int) (line, column int) {
	at = min(max(at, 0), len(data))
	row := data[bytes.LastIndexByte(data[:at], '\n')+1 : at]
	return bytes.Count(data[:at], []byte("\n")) + 1, utf8.RuneCount(row) + 1
}

// aKey is what a key may look like. Anything else could be what a person wrote, and is not repeated.
var aKey = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,39}$`)

// unknown says that there is no such key, and which one may have been meant.
func unknown(key string) string {
	if table, ok := strings.CutSuffix(key, "."); ok {
		if !aKey.MatchString(table) {
			return "there are no tables among the settings"
		}
		return fmt.Sprintf("unknown table %s: there are no tables among the settings", table)
	}
	if !aKey.MatchString(key) {
		return "unknown key"
	}
	best, least := "", 4 // more changes than that are another word
	for _, s := range Settings() {
		if d := distance(key, s.Key); d < least {
			best, least = s.Key, d
		}
	}
	if best != "" {
		return fmt.Sprintf("unknown key %s; did you mean %s?", key, best)
	}
	return fmt.Sprintf("unknown key %s (there are: %s)", key, strings.Join(keys(), ", "))
}

func keys() []string {
	var all []string
	for _, s := range Settings() {
		all = append(all, s.Key)
	}
	return all
}

// distance is how many letters must be changed, added or taken away to make one word of the other (Levenshtein 1966).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			before, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, before+cost)
		}
	}
	return row[len(b)]
}
