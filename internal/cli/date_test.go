package cli

import (
	"errors"
	"testing"
	"time"
)

// evening is in a zone that is ahead of UTC, on the day before its clock was put back.
func evening(t *testing.T) time.Time {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return time.Date(2026, 10, 24, 22, 15, 30, 0, zone)
}

func TestDatesThatAPersonWrites(t *testing.T) {
	t.Parallel()
	now := evening(t)
	for _, test := range []struct{ written, moment, begins, ends string }{
		{"today", "2026-10-24T22:15:30+02:00", "2026-10-24T00:00:00+02:00", "2026-10-25T00:00:00+02:00"},
		{"Yesterday", "2026-10-23T12:00:00+02:00", "2026-10-23T00:00:00+02:00", "2026-10-24T00:00:00+02:00"},
		{"2026-10-24", "2026-10-24T22:15:30+02:00", "2026-10-24T00:00:00+02:00", "2026-10-25T00:00:00+02:00"},
		{"2026-10-25", "2026-10-25T12:00:00+01:00", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00"},
		{"2024-02-29", "2024-02-29T12:00:00+01:00", "2024-02-29T00:00:00+01:00", "2024-03-01T00:00:00+01:00"},
		{"2026-11-21T14:30", "2026-11-21T14:30:00+01:00", "2026-11-21T14:30:00+01:00", "2026-11-21T14:31:00+01:00"},
	} {
		d, err := parseDate("--date", test.written, now)
		if err != nil {
			t.Errorf("%s: %v", test.written, err)
			continue
		}
		got := [3]string{d.moment(now).Format(time.RFC3339), d.begins().Format(time.RFC3339), d.ends().Format(time.RFC3339)}
		if got != [3]string{test.moment, test.begins, test.ends} {
			t.Errorf("%s: %v", test.written, got)
		}
	}
}

func TestWrongDatesNameTheForms(t *testing.T) {
	t.Parallel()
	for _, written := range []string{
		"", "tomorrow", "2026", "2026-13-01", "2026-02-30", "2025-02-29", "21.11.2026", "2026-1-1", "2026-11-21 14:30",
		"2026-11-21T25:00", "2026-11-21T14:30:00", "2026-11-21T14:30Z", " today", "１２３４-01-01",
	} {
		_, err := parseDate("--date", written, evening(t))
		if trouble, ok := errors.AsType[*trouble](err); !ok || trouble.status != wrongly || trouble.hint != dateForms {
			t.Errorf("%q: %v", written, err)
		}
	}
}

// What a list shows as the 3rd of March is of the 3rd of March, wherever it was written and wherever it is read.
func TestSpansGoByTheDateThatIsShown(t *testing.T) {
	t.Parallel()
	written := time.Date(2026, 3, 3, 23, 30, 0, 0, time.FixedZone("", -8*60*60)) // the 4th in Berlin
	a := &app{env: Env{Now: func() time.Time { return evening(t) }}}
	for _, test := range []struct {
		since, until string
		holds        bool
	}{
		{"", "", true},
		{"2026-03-03", "2026-03-03", true},
		{"2026-03-04", "", false},
		{"", "2026-03-02", false},
		{"2026-03-03T23:30", "2026-03-03T23:30", true},
		{"2026-03-03T23:31", "", false},
		{"", "2026-03-03T23:29", false},
	} {
		s, err := a.parseSpan(test.since, test.until)
		if err != nil {
			t.Fatal(err)
		}
		if s.holds(written) != test.holds {
			t.Errorf("%s to %s: %v", test.since, test.until, !test.holds)
		}
	}
}
