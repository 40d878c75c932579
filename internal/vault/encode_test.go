package vault

import (
	"bytes"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/seal"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// example is a draft in which every field that schema 1 knows has a value. The files in testdata hold it.
func example() journal.Draft {
	date := time.Date(2026, 3, 14, 21, 5, 6, 789_000_000, time.FixedZone("", 2*3600))
	return journal.Draft{
		Entry: journal.Entry{
			Revision: 3,
			Parent:   2,
			Date:     date,
			Changed:  date.Add(time.Minute),
			Title:    "The ward round",
			Text:     "\n  She asked to stop.\nI went on. \u96e8\n",
			Frame:    "one-moment",
			Themes:   []theme.ID{theme.Power, theme.Repair},
			Tags:     []string{"ward 3", "", "night"},
			Kept:     []pattern.ID{"explain-the-why"},
			Waved:    []pattern.ID{"speak-last"},
			Check: &selfcheck.Check{
				Lens:    theme.Person,
				Path:    "short",
				Said:    []selfcheck.Said{{Prompt: "b2", Text: "when she\nlooked away"}, {Prompt: "b3"}},
				Answers: []selfcheck.Answer{{Item: "r1", Option: selfcheck.Moment, Note: "at the door"}, {Item: "p2", Option: selfcheck.NA}},
			},
		},
		Cursor: 12,
		Saved:  time.UnixMilli(1_790_000_000_123).UTC(),
	}
}

// exampleIntention is an intention in which every field has a value.
func exampleIntention() journal.Intention {
	d := example()
	return journal.Intention{
		Text: "If it comes up again, then I will ask.", Pattern: "speak-last", Entry: journal.ID{1, 15: 2},
		Made: d.Date, LookAgain: d.Saved, State: journal.Tried, How: "well",
	}
}

// What is in a journal is read for as long as there are journals, so what these files hold never changes.
func TestMessagesAreAsTheyAlwaysWere(t *testing.T) {
	d := example()
	for name, message := range map[string][]byte{
		"head.hex":      encodeHead(d.Head(), 7),
		"body.hex":      encodeBody(d.Entry),
		"draft.hex":     encodeDraft(d),
		"bin.hex":       encodeBin(d.Saved),
		"intention.hex": encodeIntention(exampleIntention()),
		"ledger.hex":    encodeLedger(ledger{updates: 300, last: 200, body: 2, singles: mark{1, 2, 31: 3}}),
		"gaps.hex":      encodeGaps([]span{{1, 1}, {5, 300}}),
	} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		want, err := hex.DecodeString(strings.Join(strings.Fields(string(text)), ""))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(message, want) {
			t.Errorf("%s: the message is now\n%x", name, message)
		}
	}
}

func TestMessagesComeBackAsTheyWere(t *testing.T) {
	for name, d := range map[string]journal.Draft{
		"full": example(), "empty": {}, "an empty check-in": {Entry: journal.Entry{Check: &selfcheck.Check{}}},
		"odd numbers": {Cursor: -1 << 62, Entry: journal.Entry{Revision: 1 << 62, Parent: -1}},
	} {
		got, err := decodeDraft(encodeDraft(d))
		if err != nil || !reflect.DeepEqual(got, d) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestSmallMessagesComeBackAsTheyWere(t *testing.T) {
	for _, i := range []journal.Intention{{}, exampleIntention()} {
		if got, err := decodeIntention(encodeIntention(i)); err != nil || got != i {
			t.Errorf("%+v became %+v, %v", i, got, err)
		}
	}
	for _, l := range []ledger{{}, {updates: 3, last: 1 << 40, body: 1, singles: mark{9}}} {
		if got, err := decodeLedger(encodeLedger(l)); err != nil || !reflect.DeepEqual(got, l) {
			t.Errorf("%+v became %+v, %v", l, got, err)
		}
	}
	for _, gaps := range [][]span{nil, {{1, 9}}, {{2, 2}, {4, 4}, {100, 1 << 40}}} {
		if got, err := decodeGaps(encodeGaps(gaps)); err != nil || !reflect.DeepEqual(got, gaps) {
			t.Errorf("%v became %v, %v", gaps, got, err)
		}
	}
	for name, value := range map[string]string{
		"half a span": "\x01", "no distance": "\x00\x01", "no length": "\x01\x00",
		"an endless span": "\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", "nonsense": "\xff",
	} {
		m := newMessage()
		m.field(gapsSpans, value)
		if _, err := decodeGaps(m); !errors.Is(err, seal.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLaterFieldsArePassedOverOnlyWhenTheyMayBe(t *testing.T) {
	message := encodeHead(example().Head(), 7)
	later := append(bytes.Clone(message), 200, 2, 'h', 'i')
	if h, _, err := decodeHead(later); err != nil || !reflect.DeepEqual(encodeHead(h, 7), message) {
		t.Errorf("one that may be passed over: %v", err)
	}
	needed := append(bytes.Clone(message), 100, 2, 'h', 'i')
	if _, _, err := decodeHead(needed); !errors.Is(err, ErrNewer) {
		t.Errorf("one that is needed: %v", err)
	}
	message[0] = messageVersion + 1
	if _, _, err := decodeHead(message); !errors.Is(err, ErrNewer) {
		t.Errorf("another version: %v", err)
	}
}

func TestWhatNobodyWroteIsDamage(t *testing.T) {
	for name, message := range map[string][]byte{
		"nothing at all":      {},
		"a field cut off":     {1, headTitle, 5, 'h', 'i'},
		"no length":           {1, headTitle},
		"an empty field":      {1, headTitle, 0},
		"a field twice":       {1, headTitle, 1, 'a', headTitle, 1, 'b'},
		"fields out of order": {1, headFirst, 1, 'a', headTitle, 1, 'b'},
		"a long length":       {1, headTitle, 0x81, 0x00, 'a'},
		"an endless length":   {1, headTitle, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
		"a huge length":       {1, headTitle, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01, 'a'},
		"a list cut off":      {1, headTags, 2, 5, 'a'},
		"half a time":         {1, headDate, 1, 2},
		"a time and more":     {1, headDate, 3, 2, 2, 2},
		"a number and more":   {1, headParent, 2, 2, 2},
		"a zero":              {1, headParent, 1, 0},
		"yes and no":          {1, headChecked, 1, 4},
		"tag zero":            {1, 0, 1, 'a'},
	} {
		if h, _, err := decodeHead(message); !errors.Is(err, seal.ErrDamaged) || !reflect.DeepEqual(h, journal.Head{}) {
			t.Errorf("%s: %+v, %v", name, h, err)
		}
	}
	for name, check := range map[string][]byte{
		"a prompt without a text": {1, checkSaid, 2, 1, 'a'},
		"half an answer":          {1, checkAnswers, 4, 1, 'a', 1, 'b'},
	} {
		if _, err := decodeCheck(check); !errors.Is(err, seal.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	d := example()
	for _, seed := range [][]byte{encodeHead(d.Head(), 7), encodeBody(d.Entry), encodeDraft(d), encodeCheck(d.Check), {1}, {}} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if h, _, err := decodeHead(data); err == nil {
			again, _, err := decodeHead(encodeHead(h, 0))
			if err != nil || !reflect.DeepEqual(again, h) {
				t.Errorf("head: %+v became %+v, %v", h, again, err)
			}
		}
		if e, err := decodeBody(data); err == nil {
			again, err := decodeBody(encodeBody(e))
			if err != nil || !reflect.DeepEqual(again, e) {
				t.Errorf("body: %+v became %+v, %v", e, again, err)
			}
		}
		if gaps, err := decodeGaps(data); err == nil {
			again, err := decodeGaps(encodeGaps(gaps))
			if err != nil || !reflect.DeepEqual(again, gaps) {
				t.Errorf("gaps: %v became %v, %v", gaps, again, err)
			}
		}
		if l, err := decodeLedger(data); err == nil {
			again, err := decodeLedger(encodeLedger(l))
			if err != nil || !reflect.DeepEqual(again, l) {
				t.Errorf("ledger: %+v became %+v, %v", l, again, err)
			}
		}
		if d, err := decodeDraft(data); err == nil {
			// First is not kept in a draft that was read, so it is made anew.
			again, err := decodeDraft(encodeDraft(d))
			if err != nil || !reflect.DeepEqual(again, d) {
				t.Errorf("draft: %+v became %+v, %v", d, again, err)
			}
		}
	})
}
