package intake

import (
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"time"

	"heed/internal/journal"
)

// jrnl reads what jrnl exports as JSON, and its journal as text, which look different from the first sign on.
func (r *reader) jrnl(f file) {
	if strings.HasPrefix(strings.TrimSpace(f.text), "{") {
		r.jrnlJSON(f)
		return
	}
	r.jrnlText(f)
}

// jrnlEntry is an entry in jrnl's JSON.
type jrnlEntry struct {
	Title   string   `json:"title"`
	Body    string   `json:"body"`
	Date    string   `json:"date"`
	Time    string   `json:"time"`
	Tags    []string `json:"tags"`
	Starred bool     `json:"starred"`
}

func (r *reader) jrnlJSON(f file) {
	any := false
	object{lists: map[string]func(json.RawMessage, Place){"entries": func(raw json.RawMessage, at Place) {
		any = true
		var j jrnlEntry
		if !element(r, raw, at, &j) {
			return
		}
		when, layout := firstTime(strings.TrimSpace(j.Date+" "+j.Time), r.asked.Zone,
			"2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02 03:04 PM", "2006-01-02 03:04:05 PM", "2006-01-02")
		if layout == "" {
			r.problem(at, "this entry cannot be read: it has no date")
			return
		}
		if j.Starred {
			j.Tags = append(j.Tags, starred)
		}
		r.addJrnl(at, when, j)
	}}}.read(r, f)
	if !any {
		r.problem(Place{File: f.name}, "there are no entries in it")
	}
}

// addJrnl keeps an entry of jrnl's, which has no name of its own: it is known by its date and words. What jrnl calls a
// title is the first sentence; where there is nothing but that, it is the text. As its name is made of all its words, what has
// that name is the same, wherever its text and its JSON end the title.
func (r *reader) addJrnl(at Place, when time.Time, j jrnlEntry) {
	title, body := oneLine(j.Title), tidy(unixLines(j.Body))
	key := "jrnl\x00" + when.Format(time.RFC3339) + "\x00" + oneLine(title+" "+body)
	if body == "" {
		title, body = "", title
	}
	if body == "" {
		r.problem(at, "there are no words in this entry")
		return
	}
	r.add(at, key, Piece{Entry: journal.Entry{Date: when, Title: title, Text: body, Tags: tags(j.Tags)}, Once: true})
}

// dated is what the beginning of an entry may look like, also where the date in it is none.
var dated = regexp.MustCompile(`^\[[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}[^\]]*\]`)

// jrnlTag is a tag in a text of jrnl's.
var jrnlTag = regexp.MustCompile(`(?:^|\s)([@#][-+*#/_\pL\pN]*[\pL\pN])`)

// jrnlText reads jrnl's journal as it lies on the disk: each entry begins a line with its date in square brackets, or
// without them in a file in which no line begins so.
func (r *reader) jrnlText(f file) {
	layouts := r.layouts
	bare := true
	for line := range strings.SplitSeq(f.text, "\n") {
		if _, _, layout := header(line, false, r.asked.Zone, layouts); layout != "" {
			bare = false
			break
		}
	}
	if bare && r.asked.TimeFormat == "" {
		layouts = layouts[:1] // a day alone, or a time cut short, could begin any line
	}
	var open *jrnlText
	keep := func() {
		if open != nil {
			r.addJrnl(open.at, open.when, open.entry())
		}
	}
	early := false
	number := 0
	for line := range strings.SplitSeq(f.text, "\n") {
		number++
		at := Place{f.name, number}
		when, rest, layout := header(line, bare, r.asked.Zone, layouts)
		switch {
		case layout != "":
			keep()
			layouts = []string{layout} // so that a line in a text that looks like a date of another form begins no entry
			open = &jrnlText{at: at, when: when, first: rest}
		case open != nil:
			if dated.MatchString(line) {
				r.problem(at, "this looks like the beginning of an entry, but its date is of another form: it stands in the text of the entry before")
			}
			open.rest = append(open.rest, line)
		case strings.TrimSpace(line) != "" && !early:
			early = true
			r.problem(at, "no entry begins here: a line is wanted that begins with a date, as [2026-11-21 14:30]; --timeformat says another form")
		}
	}
	keep()
}

// jrnlText is an entry while its lines are read.
type jrnlText struct {
	at    Place
	when  time.Time
	first string
	rest  []string
}

// entry makes of the lines what jrnl's JSON would have had.
func (t *jrnlText) entry() jrnlEntry {
	j := jrnlEntry{Title: strings.TrimSpace(t.first), Body: strings.Join(t.rest, "\n")}
	if title, ok := strings.CutSuffix(j.Title, " *"); ok {
		j.Title, j.Tags = title, []string{starred}
	}
	for _, m := range jrnlTag.FindAllStringSubmatch(t.first+"\n"+j.Body, -1) {
		j.Tags = append(j.Tags, m[1])
	}
	return j
}

// header takes the date from the beginning of a line, in the first of some layouts that fits.
func header(line string, bare bool, zone *time.Location, layouts []string) (when time.Time, rest, layout string) {
	if !bare {
		date, rest, ok := strings.Cut(line, "]")
		if !ok || !strings.HasPrefix(date, "[") || rest != "" && rest[0] != ' ' {
			return time.Time{}, "", ""
		}
		when, layout = firstTime(strings.TrimSpace(date[1:]), zone, layouts...)
		return when, rest, layout
	}
	for _, layout := range layouts {
		n := strings.Count(layout, " ") + 1
		words := strings.SplitN(line, " ", n+1)
		if when, ok := firstTime(strings.Join(words[:min(n, len(words))], " "), zone, layout); ok != "" {
			return when, strings.Join(words[min(n, len(words)):], " "), layout
		}
	}
	return time.Time{}, "", ""
}

// jrnlLayouts are the forms of dates in jrnl's text. Its setting "timeformat" is written as C's strftime has it.
func jrnlLayouts(timeFormat string) ([]string, error) {
	if timeFormat == "" {
		return []string{
			"2006-01-02 15:04", "2006-01-02 03:04:05 PM", "2006-01-02 03:04 PM", "2006-01-02 3:04 PM", "2006-01-02 15:04:05", "2006-01-02",
		}, nil
	}
	parts := map[string]string{
		"Y": "2006", "m": "01", "d": "02", "H": "15", "M": "04", "S": "05", "y": "06", "b": "Jan", "h": "Jan", "B": "January", "a": "Mon", "A": "Monday",
		"I": "03", "p": "PM", "F": "2006-01-02", "T": "15:04:05", "R": "15:04", "D": "01/02/06", "r": "03:04:05 PM", "e": "_2", "j": "002", "z": "-0700",
		"-d": "2", "-m": "1", "-H": "15", "-I": "3", "-M": "4", "x": "01/02/06", "X": "15:04:05", "c": "Mon Jan _2 15:04:05 2006", "%": "%",
	}
	var layout strings.Builder
	for rest := timeFormat; rest != ""; {
		if rest[0] != '%' {
			// A digit, or a letter that begins the name of a month or the like, would mean something in Go's forms of dates.
			if strings.ContainsRune("0123456789_JMPpZ", rune(rest[0])) {
				return nil, ErrTimeFormat
			}
			layout.WriteByte(rest[0])
			rest = rest[1:]
			continue
		}
		n := 2
		if strings.HasPrefix(rest, "%-") {
			n = 3
		}
		part, ok := "", false
		if len(rest) >= n {
			part, ok = parts[rest[1:n]]
		}
		if !ok {
			return nil, ErrTimeFormat
		}
		layout.WriteString(part)
		rest = rest[n:]
	}
	if !strings.ContainsAny(layout.String(), "26") {
		return nil, ErrTimeFormat // a date names a day
	}
	return []string{layout.String()}, nil
}

// ErrTimeFormat means that a form of dates cannot be understood.
var ErrTimeFormat = errors.New("this form of dates cannot be understood")

// firstTime reads a time in the first of some layouts that fits, and returns that layout; "" when none does.
func firstTime(text string, zone *time.Location, layouts ...string) (time.Time, string) {
	for _, layout := range layouts {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil && t.Year() > 0 && t.Year() <= 9999 {
			return dayTime(t, layout), layout
		}
	}
	return time.Time{}, ""
}

// dayTime gives a day without an hour its noon, so that it stays that day for who reads it a few time zones on. A layout
// with an hour has a 3 or a 15 in it.
func dayTime(t time.Time, layout string) time.Time {
	if strings.ContainsAny(layout, "35") {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, t.Location())
}
