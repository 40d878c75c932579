package cli

import (
	"strings"
	"time"
)

// date is a day or a minute that a person has named.
type date struct {
	at    time.Time // the minute, or the beginning of the day
	whole bool      // a day
}

const dateForms = "Write 2026-11-21, 2026-11-21T14:30, today or yesterday."

// parseDate reads a date in the time zone of now.
func parseDate(flag, s string, now time.Time) (date, error) {
	year, month, day := now.Date()
	switch strings.ToLower(s) {
	case "today":
		return date{time.Date(year, month, day, 0, 0, 0, 0, now.Location()), true}, nil
	case "yesterday":
		return date{time.Date(year, month, day-1, 0, 0, 0, 0, now.Location()), true}, nil
	}
	if t, err := time.ParseInLocation("2006-01-02", s, now.Location()); err == nil {
		return date{t, true}, nil
	}
	if t, err := time.ParseInLocation("2006-01-02T15:04", s, now.Location()); err == nil {
		return date{t, false}, nil
	}
	return date{}, wrong(dateForms, "%s: this is not a date", flag)
}

// moment is the time that an entry of that date gets: now for today, and noon for another day, so that the day
// stays the same for someone who reads it a few time zones on.
func (d date) moment(now time.Time) time.Time {
	year, month, day := d.at.Date()
	switch y, m, n := now.Date(); {
	case !d.whole:
		return d.at
	case y == year && m == month && n == day:
		return now
	}
	return time.Date(year, month, day, 12, 0, 0, 0, d.at.Location())
}

// begins and ends are the first moment of the date and the first one after it.
func (d date) begins() time.Time { return d.at }

func (d date) ends() time.Time {
	if !d.whole {
		return d.at.Add(time.Minute)
	}
	year, month, day := d.at.Date()
	return time.Date(year, month, day+1, 0, 0, 0, 0, d.at.Location())
}

// span is the time between two dates, both included. The zero span is all time.
type span struct{ since, until date }

func (a *app) parseSpan(since, until string) (span, error) {
	var s span
	var err error
	if since != "" {
		if s.since, err = parseDate("--since", since, a.env.Now()); err != nil {
			return s, err
		}
	}
	if until != "" {
		if s.until, err = parseDate("--until", until, a.env.Now()); err != nil {
			return s, err
		}
	}
	if since != "" && until != "" && !s.since.begins().Before(s.until.ends()) {
		return s, wrong("Exchange the two.", "--since is later than --until")
	}
	return s, nil
}

// holds says that t lies in the span by the clock and calendar that t was written with, which are those it is shown with.
func (s span) holds(t time.Time) bool {
	t = byTheClock(t)
	return (s.since.at.IsZero() || !t.Before(byTheClock(s.since.begins()))) &&
		(s.until.at.IsZero() || t.Before(byTheClock(s.until.ends())))
}

// byTheClock is what a clock on the wall and a calendar show at t.
func byTheClock(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}
