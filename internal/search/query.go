package search

import (
	"bytes"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"heed/internal/theme"
)

// Query is what is looked for. The zero Query finds everything.
type Query struct {
	terms  []term // the longest first: the sooner one is missing the better
	hashes []uint32
	with   themes // all of them
	out    themes // none of them
	since  day
	until  day // 0: no end
}

// term is something that a folded text must hold, or must not.
type term struct {
	folded []byte
	lead   int  // how many bytes at its beginning are no part of what was looked for
	trail  int  // and at its end
	out    bool // a text that holds it is not found
	tag    bool
}

// Error says what is wrong with a query, in two sentences for people. It does not hold their words.
type Error struct {
	What string // what is wrong
	Hint string // what can be typed instead
}

func (e *Error) Error() string { return e.What }

// Parse reads a query. An error is always an [*Error].
func Parse(text string) (Query, error) {
	p := parser{folder: newFolder(false)}
	empty := true // nothing but blank space, quotation marks and dashes: a person has only begun
	for rest := text; ; {
		t, after, ok := next(rest)
		if !ok {
			break
		}
		rest = after
		empty = empty && t.key == "" && strings.Trim(t.text, "-"+quotes) == ""
		if err := p.take(t); err != nil {
			return Query{}, err
		}
	}
	if p.Empty() && !empty {
		return Query{}, &Error{"There is no letter, digit or sign in this to look for.", "Type a word, or the beginning of one."}
	}
	return p.complete(), nil
}

// Empty says that the query finds everything.
func (q Query) Empty() bool {
	return len(q.terms) == 0 && q.with == 0 && q.out == 0 && q.since == 0 && q.until == 0
}

// token is one part of a query as it was typed: -key:"text".
type token struct {
	out    bool
	key    string
	text   string
	quoted bool
	closed bool // the quotation has an end
}

const quotes = "\"“”„‟«»＂"

// next takes one token from the beginning of s.
func next(s string) (t token, rest string, ok bool) {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	if s == "" {
		return token{}, "", false
	}
	if after, cut := strings.CutPrefix(s, "-"); cut && after != "" {
		t.out, s = true, after
	}
	if key, after, cut := strings.Cut(s, ":"); cut && isKey(key) && !strings.HasPrefix(after, "//") {
		t.key, s = strings.ToLower(key), after
	}
	if r, n := utf8.DecodeRuneInString(s); n > 0 && strings.ContainsRune(quotes, r) {
		t.quoted, s = true, s[n:]
		end := strings.IndexAny(s, quotes)
		if end < 0 {
			t.text = s
			return t, "", true
		}
		_, n := utf8.DecodeRuneInString(s[end:])
		t.text, t.closed = s[:end], true
		return t, s[end+n:], true
	}
	end := strings.IndexFunc(s, unicode.IsSpace)
	if end < 0 {
		end = len(s)
	}
	t.text = s[:end]
	return t, s[end:], true
}

// isKey says that s may be the name of a filter: "10:30" has none.
func isKey(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == ""
}

type parser struct {
	Query
	folder *folder
}

func (p *parser) take(t token) error {
	switch t.key {
	case "":
		p.words(t, nil)
		return nil
	case "theme":
		return p.theme(t)
	case "tag":
		if strings.TrimSpace(t.text) == "" {
			return &Error{"After tag: comes the beginning of a tag.", `For example tag:ward, or tag:"night shift".`}
		}
		p.words(t, []byte{tagStart, ' '})
		return nil
	case "before", "after", "in":
		return p.days(t)
	}
	return &Error{"There is no filter of that name.", "There are theme:, tag:, before:, after: and in:. To look for the words as they stand, put them in quotes."}
}

// words adds a term for what was typed; a tag's begins with what stands before tags.
func (p *parser) words(t token, before []byte) {
	f := p.folder
	f.reset()
	f.add(t.text)
	core := bytes.Trim(f.out, " ")
	if len(core) == 0 {
		return
	}
	wanted := term{out: t.out, tag: before != nil, folded: before}
	switch first, _ := utf8.DecodeRune(core); {
	case before != nil:
	case kindOf(first) == word || kindOf(first) == mark:
		wanted.folded, wanted.lead = []byte{' '}, 1
	}
	wanted.folded = append(wanted.folded, core...)
	switch {
	case t.closed && before != nil:
		wanted.folded = append(wanted.folded, ' ', textEnd)
	case t.closed && endsWord(core):
		wanted.folded, wanted.trail = append(wanted.folded, ' '), 1
	}
	p.terms = append(p.terms, wanted)
}

// endsWord says that what is folded ends with a letter or digit of a word, marks aside.
func endsWord(core []byte) bool {
	for len(core) > 0 {
		r, n := utf8.DecodeLastRune(core)
		if k := kindOf(r); k != mark {
			return k == word
		}
		core = core[:len(core)-n]
	}
	return true // nothing but marks, which then stand as a word
}

func (p *parser) theme(t token) error {
	set := themesOf([]theme.ID{theme.ID(strings.ToLower(t.text))})
	if set == 0 {
		var ids []string
		for _, id := range theme.IDs() {
			ids = append(ids, string(id))
		}
		return &Error{"After theme: comes one of the seven themes.", "They are " + strings.Join(ids, ", ") + "."}
	}
	if t.out {
		p.out |= set
	} else {
		p.with |= set
	}
	return nil
}

// days narrows the time. Of a month or a year, before: and after: leave out all days, and in: keeps them.
func (p *parser) days(t token) error {
	first, last, ok := daysOf(t.text)
	if !ok {
		return &Error{"After " + t.key + ": comes a date.", "For example " + t.key + ":2026-03-05, " + t.key + ":2026-03 or " + t.key + ":2026."}
	}
	if t.out {
		return &Error{"A date cannot be left out with a dash.", "before: and after: do that."}
	}
	const latest = day(1<<31 - 1)
	since, until := first, last
	switch t.key {
	case "before":
		since, until = 0, first-1
	case "after":
		since, until = last+1, latest
	}
	p.since = max(p.since, since)
	if p.until == 0 || until < p.until {
		p.until = until
	}
	return nil
}

// daysOf is the first and last day of what a person names: a day, a month or a year.
func daysOf(s string) (first, last day, ok bool) {
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return dayOf(t), dayOf(t), true
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return dayAt(t.Year(), t.Month(), 1), dayAt(t.Year(), t.Month(), 31), true
	}
	if t, err := time.Parse("2006", s); err == nil {
		return dayAt(t.Year(), time.January, 1), dayAt(t.Year(), time.December, 31), true
	}
	return 0, 0, false
}

// complete prepares the query for searching.
func (p *parser) complete() Query {
	q := p.Query
	slices.SortStableFunc(q.terms, func(a, b term) int { return len(b.folded) - len(a.folded) })
	for _, t := range q.terms {
		if !t.out {
			eachHash(t.folded, func(h uint32) { q.hashes = append(q.hashes, h) })
		}
	}
	slices.Sort(q.hashes)
	q.hashes = slices.Compact(q.hashes)
	return q
}

// fits says that the query finds a document.
func (q Query) fits(d *doc) bool {
	if d.themes&q.with != q.with || d.themes&q.out != 0 || d.day < q.since || q.until != 0 && d.day > q.until {
		return false
	}
	for _, t := range q.terms {
		if bytes.Contains(d.text, t.folded) == t.out {
			return false
		}
	}
	return true
}

// Words says that the query looks for words, which can be shown where they stand.
func (q Query) Words() bool {
	return slices.ContainsFunc(q.terms, func(t term) bool { return !t.out && !t.tag })
}
