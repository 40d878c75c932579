package intake

import (
	"encoding/json"
	"regexp"
	"strings"
	"time"

	"heed/internal/journal"
)

// dayOneEntry is an entry in Day One's JSON.
type dayOneEntry struct {
	UUID     string            `json:"uuid"`
	Created  string            `json:"creationDate"`
	Modified string            `json:"modifiedDate"`
	Zone     string            `json:"timeZone"`
	Text     string            `json:"text"`
	Rich     string            `json:"richText"`
	Tags     []string          `json:"tags"`
	Starred  bool              `json:"starred"`
	Photos   []json.RawMessage `json:"photos"`
	dayOneMore
}

// dayOneMore is what heed has no place for.
type dayOneMore struct {
	Videos   []json.RawMessage `json:"videos"`
	Audios   []json.RawMessage `json:"audios"`
	PDFs     []json.RawMessage `json:"pdfAttachments"`
	Location json.RawMessage   `json:"location"`
	Weather  json.RawMessage   `json:"weather"`
}

func (r *reader) dayOne(f file) {
	any := false
	object{lists: map[string]func(json.RawMessage, Place){"entries": func(raw json.RawMessage, at Place) {
		any = true
		var d dayOneEntry
		if element(r, raw, at, &d) {
			r.dayOneEntry(at, d)
		}
	}}}.read(r, f)
	if !any {
		r.problem(Place{File: f.name}, "there are no entries in it")
	}
}

func (r *reader) dayOneEntry(at Place, d dayOneEntry) {
	zone := r.zone(d.Zone)
	when, ok := dayOneTime(d.Created, zone)
	if !ok {
		r.problem(at, "this entry cannot be read: it has no date")
		return
	}
	changed, _ := dayOneTime(d.Modified, zone)
	text := d.Text
	if strings.TrimSpace(text) == "" {
		text = richText(d.Rich)
	}
	title, text := heading(plain(text))
	r.leaveBehind(d)
	if title == "" && text == "" {
		r.leave("1 entry without words was left", "%d entries without words were left", 1)
		return
	}
	if text == "" {
		title, text = "", title
	}
	if d.Starred {
		d.Tags = append(d.Tags, starred)
	}
	key := d.UUID
	if key == "" {
		key = "\x00" + when.UTC().Format(time.RFC3339) + "\x00" + title + "\x00" + text
	}
	r.add(at, key, Piece{Entry: journal.Entry{Date: when, Changed: changed, Title: title, Text: text, Tags: tags(d.Tags)}})
}

func (r *reader) leaveBehind(d dayOneEntry) {
	has := func(raw json.RawMessage) int {
		if s := string(raw); s == "" || s == "null" || s == "{}" {
			return 0
		}
		return 1
	}
	r.leave("1 photo was left", "%d photos were left", len(d.Photos))
	r.leave("1 video was left", "%d videos were left", len(d.Videos))
	r.leave("1 recording was left", "%d recordings were left", len(d.Audios))
	r.leave("1 PDF was left", "%d PDFs were left", len(d.PDFs))
	r.leave("1 place on the map was left", "%d places on the map were left", has(d.Location))
	r.leave("1 note of the weather was left", "%d notes of the weather were left", has(d.Weather))
}

// dayOneTime is a time as the clock showed it where the entry was written.
func dayOneTime(text string, zone *time.Location) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t, layout := firstTime(text, zone, "2006-01-02T15:04:05", "2006-01-02")
		return t, layout != ""
	}
	if _, offset := t.Zone(); offset == 0 {
		t = t.In(zone)
	}
	return t, t.Year() > 0 && t.Year() <= 9999
}

// zoneName is the name of a time zone. Anything else is not looked for: it could be the name of a file.
var zoneName = regexp.MustCompile(`^[A-Z][A-Za-z]+(?:/[A-Za-z0-9_+-]+)*$`)

// zone is the zone of that name, or the person's own.
func (r *reader) zone(name string) *time.Location {
	l, known := r.zones[name]
	if known {
		return l
	}
	l = r.asked.Zone
	if zoneName.MatchString(name) && name != "Local" {
		if there, err := time.LoadLocation(name); err == nil {
			l = there
		}
	}
	r.zones[name] = l
	return l
}

// richText takes the words out of Day One's other form of a text, for entries that have only that.
func richText(doc string) string {
	var rich struct {
		Contents []struct {
			Text       string `json:"text"`
			Attributes struct {
				Line struct {
					Header int `json:"header"`
				} `json:"line"`
			} `json:"attributes"`
		} `json:"contents"`
	}
	if json.Unmarshal([]byte(doc), &rich) != nil {
		return ""
	}
	var b strings.Builder
	for i, c := range rich.Contents {
		if i == 0 && c.Attributes.Line.Header == 1 {
			b.WriteString("# ")
		}
		b.WriteString(c.Text)
	}
	return b.String()
}

var (
	// moment is where a photo or the like stands in a text of Day One's. It is nothing without the photo.
	moment = regexp.MustCompile(`!\[[^\]\n]*\]\(dayone-moment:[^)\n]*\)\n?`)
	// escaped is a sign that Day One, which writes Markdown, says to be no Markdown.
	escaped = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")
)

// plain is a text of Day One's as somebody wrote it.
func plain(text string) string {
	text = strings.ReplaceAll(text, "\u200b", "") // what stands for nothing in lines that are empty
	return escaped.ReplaceAllString(moment.ReplaceAllString(unixLines(text), ""), "$1")
}

// heading takes a Markdown heading from the beginning of a text, which is its title.
func heading(text string) (title, rest string) {
	text = tidy(text)
	first, rest, _ := strings.Cut(text, "\n")
	if after, ok := strings.CutPrefix(first, "# "); ok && strings.TrimSpace(after) != "" {
		return oneLine(after), tidy(rest)
	}
	return "", text
}
