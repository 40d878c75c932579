package cli

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/practice"
)

func TestFindsAnEntryByTheBeginningOfItsID(t *testing.T) {
	t.Parallel()
	now := func() time.Time { return time.Date(2026, 11, 21, 18, 30, 0, 0, time.UTC) }
	memory := journal.NewMemory(now, bytes.NewReader(nil))
	for _, b := range []byte{0x10, 0x11, 0x20} {
		id := journal.ID{b, 0xab}
		if _, err := memory.Save(t.Context(), journal.Entry{ID: id, Text: "canary"}); err != nil {
			t.Fatal(err)
		}
	}
	p := practice.New(practice.Options{Now: now, Journal: memory})
	for _, test := range []struct{ beginning, want, err string }{
		{"2", "20ab", ""},
		{"10", "10ab", ""},
		{"11ab" + strings.Repeat("0", 28), "11ab", ""},
		{"1", "", "2 entries have ids that begin so"},
		{"3", "", "no entry has an id that begins so"},
		{strings.Repeat("3", 32), "", "read the entry: not in this journal"},
	} {
		e, err := find(t.Context(), p, test.beginning)
		if test.err != "" {
			if err == nil || err.Error() != test.err {
				t.Errorf("%s: %v", test.beginning, err)
			}
			continue
		}
		if err != nil || !strings.HasPrefix(e.ID.String(), test.want) {
			t.Errorf("%s: %v, %v", test.beginning, e.ID, err)
		}
	}
	_, err := find(t.Context(), p, "1")
	if trouble, ok := errors.AsType[*trouble](err); !ok || trouble.hint != "Give more of the id: 2 digits are enough." {
		t.Error(err)
	}
}

func TestDigitsThatTellIDsApart(t *testing.T) {
	t.Parallel()
	for want, ids := range map[int][]journal.ID{
		1:  {{0x10}, {0x20}},
		2:  {{0x10}, {0x20}, {0x21}},
		3:  {{0x10, 0x10}, {0x10, 0x20}},
		32: {{15: 1}, {15: 2}},
	} {
		if got := digits(ids); got != want {
			t.Errorf("%d, not %d", got, want)
		}
	}
	if got := digits(nil); got != 1 {
		t.Error(got)
	}
	if got := digits([]journal.ID{{}, {}}); got != 32 { // it cannot be, and must not be a panic
		t.Error(got)
	}
}
