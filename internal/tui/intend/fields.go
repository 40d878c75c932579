package intend

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"heed/internal/journal"
	"heed/internal/tui/ui"
)

// anew is how a sentence from a card begins: the words of the closing question of a check-in.
const anew = "it comes up again"

// row is one row of the screen that the cursor can stand on.
type row int

const (
	rowWhen  row = iota // if…
	rowWhat             // then I will…
	rowWhole            // the sentence, in words of one's own
	rowLook             // when to look again
	rowDay              // on which day
	rowCard             // the pattern it is tied to
	rowKeep
)

// rows are those there are now, from the top.
func (s *Screen) rows() []row {
	rows := []row{rowWhen, rowWhat}
	if s.fields.whole != nil {
		rows = []row{rowWhole}
	}
	rows = append(rows, rowLook)
	if s.look == onADay {
		rows = append(rows, rowDay)
	}
	if s.tied() != "" {
		rows = append(rows, rowCard)
	}
	return append(rows, rowKeep)
}

// goBy moves by rows, and stops at the ends.
func (s *Screen) goBy(by int) {
	rows := s.rows()
	i := slices.Index(rows, s.at)
	s.at = rows[max(min(i+by, len(rows)-1), 0)]
}

// fields are what one types into. A sentence that is not in our two halves stays whole, as it was written.
type fields struct {
	when, what, whole, day *ui.Editor
	look                   look // as it was
}

func fieldsFor(i journal.Intention) fields {
	f := fields{day: ui.NewField("")}
	if when, what, ok := journal.Halves(i.Text); ok || i.Text == "" {
		f.when, f.what = ui.NewField(when), ui.NewField(what)
	} else {
		f.whole = ui.NewField(i.Text)
	}
	if !i.LookAgain.IsZero() {
		f.look, f.day = onADay, ui.NewField(i.LookAgain.Format("2 January 2006"))
	}
	return f
}

func (f fields) text() string {
	if f.whole != nil {
		return strings.TrimSpace(f.whole.Text())
	}
	return journal.IfThen(f.when.Text(), f.what.Text())
}

// fieldRows is how much of a half is seen: three rows hold it whole on a narrow screen.
const fieldRows = 3

func (f fields) resize(a ui.Area, width int) {
	for _, e := range []*ui.Editor{f.when, f.what, f.whole, f.day} {
		if e != nil && width > 0 {
			e.Measure(a.Cells)
			e.Resize(width-ui.FieldIndent, fieldRows)
		}
	}
}

// field is the one the cursor stands in; nil when it stands in none.
func (s *Screen) field() *ui.Editor {
	switch s.at {
	case rowWhen:
		return s.fields.when
	case rowWhat:
		return s.fields.what
	case rowWhole:
		return s.fields.whole
	case rowDay:
		return s.fields.day
	}
	return nil
}

// look is when to look again.
type look int

const (
	noDay look = iota
	tomorrow
	inAWeek
	inAMonth
	onADay
)

func looks() []string {
	return []string{noDay: "no day", tomorrow: "tomorrow", inAWeek: "in a week", inAMonth: "in a month", onADay: "on a day you name"}
}

// day is the day that is chosen; zero for none. It is not ok when what is typed is no day.
func (s *Screen) day() (day time.Time, ok bool) {
	now := s.practice.Now()
	switch s.look {
	case tomorrow:
		return journal.InDays(now, 1), true
	case inAWeek:
		return journal.InDays(now, 7), true
	case inAMonth:
		return journal.InDays(now, 30), true
	case onADay:
		if strings.TrimSpace(s.fields.day.Text()) != "" {
			return journal.ParseDay(s.fields.day.Text(), now)
		}
	}
	return time.Time{}, true
}

// lowerFirst makes a sentence go on from "then I will".
func lowerFirst(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:n]) + strings.TrimSuffix(s[n:], ".")
}
