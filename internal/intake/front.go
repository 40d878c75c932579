package intake

import (
	"encoding/hex"
	"slices"
	"strings"

	"heed/internal/content"
	"heed/internal/journal"
)

// front is the front matter of a note.
type front struct {
	fields []content.Field
	more   []string // what other fields say, in words, for which an entry has no place of its own
}

// front takes the front matter from a note. When it cannot be read, it stays in the text, so that nothing is lost.
func (r *reader) front(f file) (front, string) {
	text := strings.TrimLeft(f.text, "\n")
	line := 1 + strings.Count(f.text[:len(f.text)-len(text)], "\n")
	yaml, body, ok := fenced(text)
	if !ok {
		return front{}, f.text
	}
	fields, err := content.Fields(yaml)
	if err != nil {
		r.problem(Place{f.name, line}, "what stands between the dashes cannot be read: it stays in the text")
		return front{}, f.text
	}
	all := front{fields: fields}
	isHeeds := slices.ContainsFunc(fields, func(f content.Field) bool { return strings.ToLower(f.Name) == "heed" })
	known := len(fields) == 0
	for i, field := range fields {
		if isKnown(strings.ToLower(field.Name), isHeeds) {
			known = true
		} else if words := spoken(field, written(yaml, fields, i)); words != "" {
			all.more = append(all.more, words)
		}
	}
	if !known {
		return front{}, f.text // lines across the page, with words between them
	}
	if start := strings.TrimSpace(yaml); len(all.more) > 0 && strings.HasPrefix(start, "{") {
		all.more = []string{start} // where all of it is in braces, no field has lines of its own
	}
	for i := range fields {
		fields[i].Name = strings.ToLower(fields[i].Name)
		fields[i].Line += line
	}
	return all, body
}

// dateNames are the fields that hold the day a note is of.
func dateNames() []string {
	return []string{"date", "created", "created_at", "creation date", "date created", "datetime"}
}

// isKnown says that a field is read, or holds what concerns only the program that it comes from.
func isKnown(name string, isHeeds bool) bool {
	if slices.Contains(dateNames(), name) || isHeeds && (name == "heed" || name == "themes" || name == "frame") {
		return true
	}
	return slices.Contains([]string{
		"title", "tags", "tag", "keywords", "id", "uid", "uuid",
		"modified", "updated", "updated_at", "date modified", "lastmod", "cssclass", "cssclasses", "publish", "draft", "layout", "slug", "permalink",
	}, name)
}

// written is how the i-th field stands in the front matter, without its name.
func written(yaml string, fields []content.Field, i int) string {
	lines := strings.Split(yaml, "\n")
	end := len(lines)
	if i+1 < len(fields) {
		end = fields[i+1].Line - 1
	}
	start := fields[i].Line - 1
	if start < 0 || start >= end || end > len(lines) {
		return ""
	}
	_, value, _ := strings.Cut(strings.Join(lines[start:end], "\n"), ":")
	return strings.TrimRight(value, " \n")
}

// spoken is a field as a line of a text; "" when nothing is in it. What is neither a text nor a list of texts stays as it
// was written, so that nothing is lost.
func spoken(f content.Field, written string) string {
	words := strings.TrimSpace(strings.Join(f.Values, ", "))
	if !f.List && len(f.Values) == 0 || f.List && strings.Contains(written, ":") {
		words = strings.TrimSpace(written)
	}
	switch {
	case words == "" || words == "null" || words == "~":
		return ""
	case strings.Contains(words, "\n"):
		return f.Name + ":\n" + words
	}
	return f.Name + ": " + words
}

// fenced parts a text that begins with front matter. A first line of dashes that no second one follows is a line across
// the page.
func fenced(text string) (yaml, body string, ok bool) {
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " ") != "---" {
		return "", "", false
	}
	for at := 0; at < len(rest); {
		line, _, more := strings.Cut(rest[at:], "\n")
		end := at + len(line)
		if more {
			end++
		}
		if fence := strings.TrimRight(line, " "); fence == "---" || fence == "..." {
			return rest[:at], rest[end:], true
		}
		at = end
	}
	return "", "", false
}

// titled takes the title from the beginning of a text, where the note has no other one.
func titled(title, text string) (head, rest string) {
	if head, rest := heading(text); head != "" && (title == "" || oneLine(title) == head) {
		title, text = head, rest
	}
	return title, tidy(text)
}

// one is the first of some fields that is there.
func (f front) one(names ...string) string {
	for _, name := range names {
		for _, field := range f.fields {
			if field.Name == name && len(field.Values) > 0 {
				return strings.TrimSpace(field.Values[0])
			}
		}
	}
	return ""
}

// many are the values of a list, which may be written as one text: "ward, night" or "#ward #night".
func (f front) many(names ...string) []string {
	var all []string
	for _, field := range f.fields {
		switch {
		case !slices.Contains(names, field.Name):
		case field.List:
			all = append(all, field.Values...)
		default:
			for _, v := range field.Values {
				if strings.Contains(v, ",") {
					all = append(all, strings.Split(v, ",")...)
				} else {
					all = append(all, strings.Fields(v)...)
				}
			}
		}
	}
	return all
}

// heed is the id of an entry that heed wrote out as Markdown.
func (f front) heed() (id journal.ID, ok bool) {
	data, err := hex.DecodeString(f.one("heed"))
	if err != nil || len(data) != len(id) || journal.ID(data).IsZero() {
		return id, false
	}
	return journal.ID(data), true
}
