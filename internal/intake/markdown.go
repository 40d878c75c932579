package intake

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"heed/internal/journal"
	"heed/internal/theme"
)

// note reads one file of Markdown. It is known by the id that its front matter has, if that is one in all the world, or by
// where it lies: two folders may have a note of the same name.
func (r *reader) note(f file) {
	front, body := r.front(f)
	at := Place{f.name, 1}
	stem := ""
	if f.at != "" {
		stem = strings.TrimSuffix(path.Base(f.at), path.Ext(f.at))
	}
	title, text := titled(front.one("title"), body)
	if more := strings.Join(front.more, "\n\n"); more != "" {
		text = strings.TrimPrefix(text+"\n\n"+more, "\n\n")
	}
	if text == "" && title == "" {
		r.leave("1 note without words was left", "%d notes without words were left", 1)
		return
	}
	date, itsOwn := r.noteDate(f, front, stem)
	if f.changed.IsZero() && f.at == "" {
		f.changed = r.asked.Now // from standard input: it is what the person has now
	}
	e := journal.Entry{Date: date, Changed: f.changed, Title: oneLine(title), Text: text}
	isNamed := e.Title == ""
	if isNamed {
		e.Title = named(stem)
	}
	e.Tags = tags(append(front.many("tags", "tag", "keywords"), inText(text)...))
	if id, ok := front.heed(); ok {
		for _, t := range front.many("themes") {
			if id := theme.ID(t); theme.Of(id).ID != "" && !slices.Contains(e.Themes, id) {
				e.Themes = append(e.Themes, id)
			}
		}
		if e.ID = id; !r.tooLong(at, e) {
			key := string(Markdown) + "\x00copy\x00" + id.String() + "\x00" + e.Title + "\x00" + e.Text
			r.found.Pieces = append(r.found.Pieces, Piece{Entry: e, Key: key, Copy: true})
		}
		return
	}
	key := "\x00path\x00" + f.at
	if id := front.one("id", "uid", "uuid"); unique.MatchString(id) {
		key = "\x00id\x00" + id
	} else if f.at == "" {
		key = "\x00words\x00" + title + "\x00" + text
	}
	r.add(at, key, Piece{Entry: e, Named: isNamed, Undated: !itsOwn})
}

// unique is what an id looks like that no other program will give again: a UUID, or the like. A number or a time is none.
var unique = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z-]{19,}$`)

// noteDate is the day a note is of: as it says, as its name says, or when its file was changed, which is not its own.
func (r *reader) noteDate(f file, front front, stem string) (date time.Time, itsOwn bool) {
	for _, name := range dateNames() {
		for _, field := range front.fields {
			if field.Name != name || len(field.Values) != 1 || field.Values[0] == "" {
				continue
			}
			if t, layout := firstTime(strings.Trim(field.Values[0], "[] "), r.asked.Zone, dateForms()...); layout != "" {
				return t, true
			}
			r.problem(Place{f.name, field.Line}, "this date cannot be read: the note has that of its name or its file")
		}
	}
	if m := datedName.FindString(stem); m != "" {
		digits := strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' {
				return c
			}
			return -1
		}, m)
		if t, layout := firstTime(digits, r.asked.Zone, "20060102", "200601021504", "20060102150405"); layout != "" {
			return t, true
		}
	}
	if f.changed.IsZero() {
		r.leave("1 note has no date in it, and has that of today", "%d notes have no date in them, and have that of today", 1)
		return r.asked.Now.In(r.asked.Zone), false
	}
	r.leave("1 note has no date in it, and has that of its file", "%d notes have no date in them, and have those of their files", 1)
	return f.changed.In(r.asked.Zone), false
}

// dateForms are the forms of dates that people and programs write into front matter.
func dateForms() []string {
	return []string{
		"2006-01-02", time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -07:00",
		"2006-01-02 15:04:05", "2006-01-02 15:04", "2006/01/02", "2006.01.02", "2006/01/02 15:04", "20060102", "20060102150405", "200601021504",
		"2006-01-02T15:04:05-0700", "2006-01-02 15:04:05Z07:00", "2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006",
		"Monday, January 2, 2006", "Monday, 2 January 2006", "Mon, 02 Jan 2006 15:04:05 -0700",
	}
}

// datedName is the date at the beginning of a file's name: 2026-11-21, 20261121, 202611211430, 2026-11-21-14-30.
var datedName = regexp.MustCompile(`^[0-9]{4}[-_.]?[0-9]{2}[-_.]?[0-9]{2}(?:[-_. T]?[0-9]{2}[-_.:h]?[0-9]{2}(?:[-_.:]?[0-9]{2})?)?(?:$|[^0-9])`)

// named is the title that a file's name holds: none when it is a date or a number.
func named(stem string) string {
	title := strings.Trim(stem[len(datedName.FindString(stem)):], " -_.")
	if !strings.ContainsFunc(title, func(c rune) bool { return c < '0' || c > '9' }) {
		return ""
	}
	return oneLine(title)
}

var (
	// tagged is a tag in a text: "#ward/night".
	tagged = regexp.MustCompile(`(?:^|[\s(])#([\pL\pN_][\pL\pN_/-]*)`)
	// code is code in a line, in which a # is no tag.
	code = regexp.MustCompile("`[^`\n]*`")
)

// inText are the tags in a text, but for those in code, and for numbers: "#1" is none.
func inText(text string) []string {
	if !strings.Contains(text, "#") {
		return nil
	}
	var all []string
	fence := ""
	for line := range strings.SplitSeq(text, "\n") {
		start := strings.TrimLeft(line, " ")
		switch {
		case fence != "":
			if strings.HasPrefix(start, fence) {
				fence = ""
			}
			continue
		case strings.HasPrefix(start, "```"), strings.HasPrefix(start, "~~~"):
			fence = start[:3]
			continue
		}
		for _, m := range tagged.FindAllStringSubmatch(code.ReplaceAllString(line, "` `"), -1) {
			if strings.ContainsFunc(m[1], func(c rune) bool { return c != '_' && c != '-' && c != '/' && (c < '0' || c > '9') }) {
				all = append(all, strings.TrimRight(m[1], "/-"))
			}
		}
	}
	return all
}
