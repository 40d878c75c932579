package journal

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// What one does with an intention later. Nothing here counts, and none of it can be late: an intention whose day has come
// waits as one does that never had a day.

// Rests says that an intention is to be looked at on a later day than today.
func (i Intention) Rests(now time.Time) bool {
	return !i.LookAgain.IsZero() && day(i.LookAgain).After(day(now))
}

// NotYet lets an intention rest until tomorrow, or until the later day that was chosen for it.
func (i Intention) NotYet(now time.Time) Intention {
	if !i.Rests(now) {
		i.LookAgain = InDays(now, 1)
	}
	return i
}

// Settle says what became of an intention, with a line on how it went.
func (i Intention) Settle(state IntentionState, how string, now time.Time) Intention {
	i.State, i.How, i.Looked = state, how, now
	if state == Open {
		i.How, i.Looked, i.LookAgain = "", time.Time{}, time.Time{}
	}
	return i
}

// ToLookAt returns the one open intention to look at now: the earliest whose day has come, or else the latest made of
// those without a day.
func ToLookAt(all []Intention, now time.Time) (Intention, bool) {
	all = slices.DeleteFunc(slices.Clone(all), func(i Intention) bool { return i.State != Open || i.Rests(now) })
	if len(all) == 0 {
		return Intention{}, false
	}
	return slices.MinFunc(all, before), true
}

// InOrder puts the open ones first, those to look at before those that rest, and after them the others, looked at last
// first.
func InOrder(all []Intention, now time.Time) []Intention {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b Intention) int {
		if group := place(a, now) - place(b, now); group != 0 {
			return group
		}
		if a.State == Open {
			return before(a, b)
		}
		return b.Looked.Compare(a.Looked)
	})
	return all
}

func place(i Intention, now time.Time) int {
	switch {
	case i.State != Open:
		return 2
	case i.Rests(now):
		return 1
	}
	return 0
}

// before orders open intentions: the earliest day first, then those without one, made last first.
func before(a, b Intention) int {
	switch {
	case a.LookAgain.IsZero() && b.LookAgain.IsZero():
		return b.Made.Compare(a.Made)
	case a.LookAgain.IsZero():
		return 1
	case b.LookAgain.IsZero():
		return -1
	}
	return a.LookAgain.Compare(b.LookAgain)
}

// day is the day that t has on its own clock, so that days from clocks of different zones can be compared.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// InDays is the beginning of the day that comes so many days after now.
func InDays(now time.Time, days int) time.Time {
	y, m, d := now.Date()
	return time.Date(y, m, d+days, 0, 0, 0, 0, now.Location())
}

// yearsAhead is how far a day without a year may lie: 29 February comes within eight.
const yearsAhead = 8

// ParseDay reads a day as people write it; without a year, it is the next such day.
func ParseDay(text string, now time.Time) (day time.Time, ok bool) {
	text = strings.Join(strings.Fields(text), " ")
	for _, layout := range []string{"2006-01-02", "2 January 2006", "2 Jan 2006", "2/1/2006", "2.1.2006"} {
		if t, err := time.ParseInLocation(layout, text, now.Location()); err == nil {
			return t, true
		}
	}
	for _, layout := range []string{"2 January", "2 Jan", "2/1", "2.1."} {
		for year := now.Year(); year <= now.Year()+yearsAhead; year++ {
			t, err := time.ParseInLocation(layout+" 2006", text+" "+strconv.Itoa(year), now.Location())
			if err == nil && !t.Before(InDays(now, 0)) {
				return t, true
			}
		}
	}
	return time.Time{}, false
}

// IfThen makes one sentence of when and what. Either may be empty; so is the sentence when both are.
func IfThen(when, what string) string {
	when, what = strings.TrimRight(tidy(when), ",."), tidy(what)
	switch {
	case when == "" && what == "":
		return ""
	case what == "":
		return "If " + when + ", then I will…"
	case when == "":
		return "I will " + what
	}
	return "If " + when + ", then I will " + what
}

var ifThen = regexp.MustCompile(`^If (.+?), then I will ?(.*)$`)

// Halves takes such a sentence apart again. It fails for words in any other form, which are left as they are.
func Halves(text string) (when, what string, ok bool) {
	if m := ifThen.FindStringSubmatch(text); m != nil {
		when, what = m[1], strings.TrimSpace(m[2])
		if what == "…" {
			what = ""
		}
		return when, what, IfThen(when, what) == text || IfThen(when, what) == text+"…"
	}
	if what, ok = strings.CutPrefix(text, "I will "); ok {
		return "", what, IfThen("", what) == text
	}
	return "", "", false
}

// FromClosing makes an intention's words of what was said to the closing question "If it comes up again, then I will…".
// Somebody who wrote their own "if" has it as they wrote it.
func FromClosing(said string) string {
	said = tidy(said)
	low := strings.ToLower(said)
	for _, own := range []string{"if ", "when ", "next time"} {
		if strings.HasPrefix(low, own) {
			first, n := utf8.DecodeRuneInString(said)
			return strings.ToUpper(string(first)) + said[n:]
		}
	}
	for _, begun := range []string{"then ", "i will ", "i'll ", "i’ll "} {
		if strings.HasPrefix(low, begun) {
			said = said[len(begun):]
			low = low[len(begun):]
		}
	}
	switch {
	case said == "":
		return ""
	case strings.HasPrefix(low, "we ") || strings.HasPrefix(low, "we'") || strings.HasPrefix(low, "we’") || strings.HasPrefix(low, "i "):
		return "If " + again + ", then " + said // "we stop", "I could ask"
	}
	return IfThen(again, said)
}

// again is what the closing question begins with.
const again = "it comes up again"

// tidy joins what was written to one line.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }
