package account

import (
	"encoding/json"
	"strings"

	"heed/internal/journal"
)

// markdown writes one entry with front matter, as note programs read it, and several as chapters without.
func (s Shelf) markdown(w Wanted, entries []journal.Entry) string {
	var b strings.Builder
	for i, e := range entries {
		switch {
		case len(entries) == 1:
			b.WriteString(front(e))
		case i > 0:
			b.WriteString("\n---\n\n")
		}
		if e.Title != "" {
			b.WriteString("# " + oneLine(e.Title) + "\n\n")
		}
		if len(entries) > 1 {
			b.WriteString("*" + strings.Join(facts(e), " · ") + "*\n\n")
		}
		s.chapter(&b, w, e)
	}
	return b.String()
}

// chapter writes what stands below an entry's title.
func (s Shelf) chapter(b *strings.Builder, w Wanted, e journal.Entry) {
	f := s.layout(e)
	last := ""
	for line := range strings.SplitSeq(strings.Trim(e.Text, "\n"), "\n") {
		before := last
		last = line
		if _, is := f.Heading(line); is {
			if before != "" {
				b.WriteString("\n")
			}
			line = "## " + strings.TrimSpace(line) + "\n"
		}
		b.WriteString(line + "\n")
	}
	if len(e.After) > 0 {
		b.WriteString("\n## Seen later\n")
	}
	for _, a := range e.After {
		b.WriteString("\n### " + day(a.Written) + "\n\n" + strings.Trim(a.Text, "\n") + "\n")
	}
	if w.Answers {
		if all := s.answers(e); len(all) > 0 {
			b.WriteString("\n## Check-in\n")
			for _, a := range all {
				b.WriteString("\n**" + a.asked + "**\n")
				for _, words := range []string{a.chosen, a.words} {
					if words != "" {
						b.WriteString("\n> " + strings.ReplaceAll(strings.TrimSpace(words), "\n", "\n> ") + "\n")
					}
				}
			}
		}
	}
	if names := s.kept(e); len(names) > 0 {
		b.WriteString("\n## Patterns kept with it\n\n- " + strings.Join(names, "\n- ") + "\n")
	}
}

// front is the front matter of an entry: YAML, in which a text in JSON's quotes is a text.
func front(e journal.Entry) string {
	var b strings.Builder
	field := func(name string, v any) {
		data, err := json.Marshal(v)
		if err != nil {
			panic("account: " + err.Error()) // texts and lists of them can always be written
		}
		b.WriteString(name + ": " + string(data) + "\n")
	}
	b.WriteString("---\n")
	if e.Title != "" {
		field("title", oneLine(e.Title))
	}
	b.WriteString("date: " + e.Date.Format("2006-01-02") + "\n")
	if len(e.Themes) > 0 {
		field("themes", e.Themes)
	}
	if len(e.Tags) > 0 {
		field("tags", e.Tags)
	}
	if e.Frame != "" {
		field("frame", e.Frame)
	}
	if !e.ID.IsZero() {
		field("heed", e.ID.String())
	}
	b.WriteString("---\n\n")
	return b.String()
}

// facts is what there is to know of an entry beside its words.
func facts(e journal.Entry) []string {
	all := append([]string{e.Date.Format("Monday 2 January 2006")}, themes(e)...)
	for _, t := range e.Tags {
		all = append(all, "#"+oneLine(t))
	}
	return all
}

// text writes entries as they are read: nothing in it is a sign for a program.
func (s Shelf) text(w Wanted, entries []journal.Entry) string {
	var all []string
	for _, e := range entries {
		var b strings.Builder
		if e.Title != "" {
			b.WriteString(oneLine(e.Title) + "\n")
		}
		b.WriteString(strings.Join(facts(e), " · ") + "\n\n" + strings.Trim(e.Text, "\n") + "\n")
		for _, a := range e.After {
			b.WriteString("\nSeen later, " + day(a.Written) + "\n" + strings.Trim(a.Text, "\n") + "\n")
		}
		if w.Answers {
			for _, a := range s.answers(e) {
				b.WriteString("\n" + a.asked + "\n")
				for _, words := range []string{a.chosen, a.words} {
					if words != "" {
						b.WriteString("  " + strings.ReplaceAll(strings.TrimSpace(words), "\n", "\n  ") + "\n")
					}
				}
			}
		}
		if names := s.kept(e); len(names) > 0 {
			b.WriteString("\nPatterns kept with it: " + strings.Join(names, "; ") + "\n")
		}
		all = append(all, b.String())
	}
	return strings.Join(all, "\n\n")
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
