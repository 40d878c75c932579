package account

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"heed/internal/journal"
	"heed/internal/selfcheck"
)

// Fault says what in an exported entry is not as heed writes it. It holds no words of the entry.
type Fault struct {
	Problem string
	Offset  int // of the value in what was read; 0 when it is the whole
}

// Error implements error.
func (f *Fault) Error() string { return f.Problem }

func faultf(format string, args ...any) error { return &Fault{Problem: fmt.Sprintf(format, args...)} }

// highest is the highest revision that is believed: nobody changes one entry so often, and there is room above it.
const highest = 1 << 30

// ReadEntry reads one entry of an export, with the earlier revisions that stand in it, first to last. Fields that it does
// not know are passed over. What is wrong is a [*Fault].
func ReadEntry(data []byte) (e journal.Entry, earlier []journal.Entry, err error) {
	var doc entryJSON
	if err := unmarshal(data, &doc); err != nil {
		return e, nil, err
	}
	if e, err = doc.entry(); err != nil {
		return e, nil, err
	}
	last := 0
	for _, d := range doc.Earlier {
		before, err := d.entry()
		switch {
		case err != nil:
			return e, nil, err
		case before.ID != e.ID, before.Kind != e.Kind, before.Revision <= last, before.Revision >= e.Revision:
			return e, nil, faultf("earlier: these are not earlier revisions of it, first to last")
		}
		last = before.Revision
		earlier = append(earlier, before)
	}
	return e, earlier, nil
}

func (d entryJSON) entry() (journal.Entry, error) {
	id, err := readID("id", d.ID)
	switch {
	case err != nil:
		return journal.Entry{}, err
	case d.Revision < 1 || d.Revision > highest:
		return journal.Entry{}, faultf("revision: a number from 1 on is wanted")
	case d.Parent < 0 || d.Parent >= d.Revision:
		return journal.Entry{}, faultf("parent: a lower number than that of the revision is wanted")
	case d.Kind != journal.Page && d.Kind != journal.Standpoint:
		return journal.Entry{}, faultf("kind: there is no such kind of entry")
	case d.Date.IsZero():
		return journal.Entry{}, faultf("date: it is missing")
	}
	e := journal.Entry{
		ID: id, Kind: d.Kind, Revision: d.Revision, Parent: d.Parent, Date: d.Date, Changed: d.Changed,
		Title: d.Title, Text: d.Text, Frame: d.Frame, Themes: d.Themes, Tags: d.Tags, Kept: d.Kept, Waved: d.Waved,
	}
	for _, a := range d.After {
		e.After = append(e.After, journal.Afterthought(a))
	}
	if c := d.Check; c != nil {
		e.Check = &selfcheck.Check{Lens: c.Lens, Path: c.Path}
		for _, s := range c.Said {
			e.Check.Said = append(e.Check.Said, selfcheck.Said{Prompt: s.Question, Text: s.Text})
		}
		for _, a := range c.Answers {
			e.Check.Answers = append(e.Check.Answers, selfcheck.Answer{Item: a.Item, Option: a.Answer, Note: a.Note})
		}
	}
	return e.Clone(), nil
}

// ReadIntention reads one intention of an export.
func ReadIntention(data []byte) (journal.Intention, error) {
	var doc intentionJSON
	if err := unmarshal(data, &doc); err != nil {
		return journal.Intention{}, err
	}
	id, err := readID("id", doc.ID)
	if err != nil {
		return journal.Intention{}, err
	}
	i := journal.Intention{
		ID: id, Text: doc.Text, Pattern: doc.Pattern, Made: doc.Made, LookAgain: doc.LookAgain,
		State: doc.State, How: doc.How, Looked: doc.Looked,
	}
	if doc.Entry != "" {
		if i.Entry, err = readID("entry", doc.Entry); err != nil {
			return journal.Intention{}, err
		}
	}
	switch i.State {
	case journal.Open, journal.Tried, journal.LetGo:
		return i.Clone(), nil
	}
	return journal.Intention{}, faultf("state: there are tried and let-go, and none while it is open")
}

func readID(field, text string) (id journal.ID, err error) {
	data, err := hex.DecodeString(text)
	if err != nil || len(data) != len(id) || journal.ID(data).IsZero() {
		return id, faultf("%s: 32 hexadecimal digits are wanted", field)
	}
	return journal.ID(data), nil
}

// unmarshal reads JSON. The library's own words may hold what it read, so others are found.
func unmarshal(data []byte, into any) error {
	err := json.Unmarshal(data, into)
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		problem := "another kind of value is wanted"
		if e.Field != "" {
			problem = e.Field + ": " + problem
		}
		return &Fault{problem, int(e.Offset)}
	}
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		return &Fault{"this is not JSON", int(e.Offset)}
	}
	if _, ok := errors.AsType[*time.ParseError](err); ok {
		return faultf("a time is wanted as in 2026-11-21T14:30:00Z")
	}
	return faultf("this cannot be read")
}
