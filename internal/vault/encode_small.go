package vault

import (
	"encoding/binary"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/seal"
)

func encodeBin(deleted time.Time) []byte {
	m := newMessage()
	m.time(binDeleted, deleted)
	return m
}

func decodeBin(data []byte) (deleted time.Time, err error) {
	err = eachField(data, func(tag byte, value string) (err error) {
		if tag != binDeleted {
			return unknown(tag)
		}
		deleted, err = asTime(value)
		return err
	})
	return deleted, err
}

func encodeIntention(i journal.Intention) []byte {
	m := newMessage()
	m.field(intentionText, i.Text)
	m.field(intentionPattern, string(i.Pattern))
	if !i.Entry.IsZero() {
		m.field(intentionEntry, string(i.Entry[:]))
	}
	m.time(intentionMade, i.Made)
	m.time(intentionLookAgain, i.LookAgain)
	m.field(intentionState, string(i.State))
	m.field(intentionHow, i.How)
	m.time(intentionLooked, i.Looked)
	return m
}

// decodeIntention reads all of an intention but its ID, which its place says.
func decodeIntention(data []byte) (i journal.Intention, err error) {
	err = eachField(data, func(tag byte, value string) (err error) {
		switch tag {
		case intentionText:
			i.Text = value
		case intentionPattern:
			i.Pattern = pattern.ID(value)
		case intentionEntry:
			if len(value) != len(i.Entry) {
				return seal.ErrDamaged
			}
			i.Entry = journal.ID([]byte(value))
		case intentionMade:
			i.Made, err = asTime(value)
		case intentionLookAgain:
			i.LookAgain, err = asTime(value)
		case intentionState:
			i.State = journal.IntentionState(value)
		case intentionHow:
			i.How = value
		case intentionLooked:
			i.Looked, err = asTime(value)
		default:
			return unknown(tag)
		}
		return err
	})
	if err != nil {
		return journal.Intention{}, err
	}
	return i, nil
}

func encodeLedger(l ledger) []byte {
	m := newMessage()
	m.number(ledgerUpdates, l.updates)
	m.number(ledgerLast, int(l.last))
	m.number(ledgerBody, l.body)
	if l.singles != (mark{}) {
		m.field(ledgerSingles, string(l.singles[:]))
	}
	m.number(ledgerGivenUp, l.givenUp)
	return m
}

// decodeLedger reads all of a ledger but the gaps.
func decodeLedger(data []byte) (l ledger, err error) {
	err = eachField(data, func(tag byte, value string) (err error) {
		switch tag {
		case ledgerUpdates:
			l.updates, err = asNumber(value)
		case ledgerLast:
			var n int
			n, err = asNumber(value)
			l.last = int64(n)
		case ledgerBody:
			l.body, err = asNumber(value)
		case ledgerSingles:
			if len(value) != len(l.singles) {
				return seal.ErrDamaged
			}
			l.singles = mark([]byte(value))
		case ledgerGivenUp:
			l.givenUp, err = asNumber(value)
		default:
			return unknown(tag)
		}
		return err
	})
	return l, err
}

func encodeGaps(gaps []span) []byte {
	var value []byte
	end := int64(0)
	for _, g := range gaps {
		value = binary.AppendUvarint(value, uint64(g.first-end))
		value = binary.AppendUvarint(value, uint64(g.last-g.first+1))
		end = g.last
	}
	m := newMessage()
	m.field(gapsSpans, string(value))
	return m
}

func decodeGaps(data []byte) (gaps []span, err error) {
	err = eachField(data, func(tag byte, value string) error {
		if tag != gapsSpans {
			return unknown(tag)
		}
		end := uint64(0)
		for value != "" {
			distance, n := uvarint(value)
			length, m := uvarint(value[n:])
			const most = 1 << 62
			if n == 0 || m == 0 || distance == 0 || length == 0 || distance > most-end || length > most-end-distance {
				return seal.ErrDamaged
			}
			first := end + distance
			end = first + length - 1
			gaps = append(gaps, span{int64(first), int64(end)})
			value = value[n+m:]
		}
		return nil
	})
	return gaps, err
}
