package vault

import (
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/seal"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// What is sealed is a message: a version byte and fields. A field is its tag (one byte), the length of its value (a
// varint, as encoding/binary has them) and its value. Tags ascend, none comes twice, and what is empty or zero is left
// out, so there is one way to write a thing.
//
//	text         its bytes
//	number       a signed varint
//	time         milliseconds since 1970 (signed varint), seconds east of UTC (signed varint)
//	list         for each text its length (varint) and its bytes
//	message      its bytes, with a version of its own
//
// A later heed may add fields. Tags up to 127 are for those without which a message would be misread: whoever does not
// know one says that a newer heed is needed. The others may be passed over.
const messageVersion = 1

// firstOptional is the first tag that a reader who does not know it passes over.
const firstOptional = 128

// The tags of each message. They are part of the format.
const (
	headDate    = 1
	headChanged = 2
	headParent  = 3
	headTitle   = 4
	headFirst   = 5
	headFrame   = 6
	headThemes  = 7
	headTags    = 8
	headKept    = 9
	headChecked = 10 // number 1
	headWaved   = 11
	headSeq     = 12 // number; not in drafts
	headKind    = 13

	bodyText  = 1
	bodyCheck = 2 // message; there and empty is not the same as not there
	bodyAfter = 3 // list: time, words, time, words …

	checkLens    = 1
	checkPath    = 2
	checkSaid    = 3 // list: prompt, text, prompt, text …
	checkAnswers = 4 // list: item, option, note, item …

	draftHead     = 1 // message
	draftBody     = 2 // message
	draftRevision = 3
	draftCursor   = 4
	draftSaved    = 5

	binDeleted = 1

	intentionText      = 1
	intentionPattern   = 2
	intentionEntry     = 3 // 16 bytes
	intentionMade      = 4
	intentionLookAgain = 5
	intentionState     = 6
	intentionHow       = 7
	intentionLooked    = 8

	ledgerUpdates = 1
	ledgerLast    = 2
	ledgerBody    = 3 // how often the body was written
	ledgerSingles = 4 // 32 bytes
	ledgerGivenUp = firstOptional

	gapsSpans = 1 // for each: distance from the one before, length; both varints without sign
)

// encodeHead writes a head, with the place in the order of saving that it is sealed for; 0 in drafts.
func encodeHead(h journal.Head, seq int64) []byte {
	m := newMessage()
	m.time(headDate, h.Date)
	m.time(headChanged, h.Changed)
	m.number(headParent, h.Parent)
	m.field(headTitle, h.Title)
	m.field(headFirst, h.First)
	m.field(headFrame, h.Frame)
	addList(&m, headThemes, h.Themes)
	addList(&m, headTags, h.Tags)
	addList(&m, headKept, h.Kept)
	if h.Checked {
		m.number(headChecked, 1)
	}
	addList(&m, headWaved, h.Waved)
	m.number(headSeq, int(seq))
	m.field(headKind, string(h.Kind))
	return m
}

// decodeHead reads all of a head but ID and Revision, which its place says.
func decodeHead(data []byte) (h journal.Head, seq int64, err error) {
	err = eachField(data, func(tag byte, value string) (err error) {
		switch tag {
		case headDate:
			h.Date, err = asTime(value)
		case headChanged:
			h.Changed, err = asTime(value)
		case headParent:
			h.Parent, err = asNumber(value)
		case headTitle:
			h.Title = value
		case headFirst:
			h.First = value
		case headFrame:
			h.Frame = value
		case headThemes:
			h.Themes, err = asList[theme.ID](value)
		case headTags:
			h.Tags, err = asList[string](value)
		case headKept:
			h.Kept, err = asList[pattern.ID](value)
		case headChecked:
			var n int
			if n, err = asNumber(value); err == nil && n != 1 {
				err = seal.ErrDamaged
			}
			h.Checked = true
		case headWaved:
			h.Waved, err = asList[pattern.ID](value)
		case headSeq:
			var n int
			n, err = asNumber(value)
			seq = int64(n)
		case headKind:
			h.Kind = journal.Kind(value)
		default:
			return unknown(tag)
		}
		return err
	})
	if err != nil {
		return journal.Head{}, 0, err
	}
	return h, seq, nil
}

// setHead gives e what h says of it.
func setHead(e *journal.Entry, h journal.Head) {
	e.ID, e.Kind, e.Revision, e.Parent = h.ID, h.Kind, h.Revision, h.Parent
	e.Date, e.Changed = h.Date, h.Changed
	e.Title, e.Frame, e.Themes, e.Tags, e.Kept, e.Waved = h.Title, h.Frame, h.Themes, h.Tags, h.Kept, h.Waved
}

func encodeBody(e journal.Entry) []byte {
	m := newMessage()
	m.field(bodyText, e.Text)
	if e.Check != nil {
		m.field(bodyCheck, string(encodeCheck(e.Check)))
	}
	var after []string
	for _, a := range e.After {
		after = append(after, timeValue(a.Written), a.Text)
	}
	addList(&m, bodyAfter, after)
	return m
}

// decodeBody reads an entry's text and answers.
func decodeBody(data []byte) (e journal.Entry, err error) {
	err = eachField(data, func(tag byte, value string) (err error) {
		switch tag {
		case bodyText:
			e.Text = value
		case bodyCheck:
			e.Check, err = decodeCheck([]byte(value))
		case bodyAfter:
			e.After, err = asAfter(value)
		default:
			return unknown(tag)
		}
		return err
	})
	if err != nil {
		return journal.Entry{}, err
	}
	return e, nil
}

func encodeCheck(c *selfcheck.Check) []byte {
	m := newMessage()
	m.field(checkLens, string(c.Lens))
	m.field(checkPath, string(c.Path))
	var said, answers []string
	for _, s := range c.Said {
		said = append(said, string(s.Prompt), s.Text)
	}
	for _, a := range c.Answers {
		answers = append(answers, string(a.Item), string(a.Option), a.Note)
	}
	addList(&m, checkSaid, said)
	addList(&m, checkAnswers, answers)
	return m
}

func decodeCheck(data []byte) (*selfcheck.Check, error) {
	c := &selfcheck.Check{}
	err := eachField(data, func(tag byte, value string) (err error) {
		switch tag {
		case checkLens:
			c.Lens = theme.Lens(value)
		case checkPath:
			c.Path = selfcheck.PathID(value)
		case checkSaid:
			c.Said, err = asSaid(value)
		case checkAnswers:
			c.Answers, err = asAnswers(value)
		default:
			return unknown(tag)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

func asAfter(value string) ([]journal.Afterthought, error) {
	list, err := asList[string](value)
	if err != nil || len(list)%2 != 0 {
		return nil, seal.ErrDamaged
	}
	after := make([]journal.Afterthought, 0, len(list)/2)
	for ; len(list) > 0; list = list[2:] {
		var written time.Time
		if list[0] != "" {
			if written, err = asTime(list[0]); err != nil {
				return nil, err
			}
		}
		after = append(after, journal.Afterthought{Written: written, Text: list[1]})
	}
	return after, nil
}

func asSaid(value string) ([]selfcheck.Said, error) {
	list, err := asList[string](value)
	if err != nil || len(list)%2 != 0 {
		return nil, seal.ErrDamaged
	}
	said := make([]selfcheck.Said, 0, len(list)/2)
	for ; len(list) > 0; list = list[2:] {
		said = append(said, selfcheck.Said{Prompt: selfcheck.PromptID(list[0]), Text: list[1]})
	}
	return said, nil
}

func asAnswers(value string) ([]selfcheck.Answer, error) {
	list, err := asList[string](value)
	if err != nil || len(list)%3 != 0 {
		return nil, seal.ErrDamaged
	}
	answers := make([]selfcheck.Answer, 0, len(list)/3)
	for ; len(list) > 0; list = list[3:] {
		answers = append(answers, selfcheck.Answer{Item: selfcheck.ItemID(list[0]), Option: selfcheck.OptionID(list[1]), Note: list[2]})
	}
	return answers, nil
}

func encodeDraft(d journal.Draft) []byte {
	m := newMessage()
	m.field(draftHead, string(encodeHead(d.Head(), 0)))
	m.field(draftBody, string(encodeBody(d.Entry)))
	m.number(draftRevision, d.Revision)
	m.number(draftCursor, d.Cursor)
	m.time(draftSaved, d.Saved)
	return m
}

// decodeDraft reads all of a draft but its ID, which its place says.
func decodeDraft(data []byte) (d journal.Draft, err error) {
	var head journal.Head
	err = eachField(data, func(tag byte, value string) (err error) {
		switch tag {
		case draftHead:
			head, _, err = decodeHead([]byte(value))
		case draftBody:
			d.Entry, err = decodeBody([]byte(value))
		case draftRevision:
			head.Revision, err = asNumber(value)
		case draftCursor:
			d.Cursor, err = asNumber(value)
		case draftSaved:
			d.Saved, err = asTime(value)
		default:
			return unknown(tag)
		}
		return err
	})
	if err != nil {
		return journal.Draft{}, err
	}
	setHead(&d.Entry, head)
	return d, nil
}
