// Package account makes of entries what leaves heed: Markdown, plain text, a page to print, JSON, and the text that a form asks for.
//
// It is a pure function of the entries: it reads and writes no file, and it decides nothing about what may point to a
// person (heed/internal/identify does). What is written for a form is text to copy into it: heed imitates no form, and
// leaves to the writer what only they can say. Each form is a YAML file in the folder forms beside this code.
//
// The JSON is the one format that is also read here: of a [Whole] journal it holds all there is to an entry, and
// [ReadEntry] takes it out again. docs/json.md describes it.
//
// It promises that the same entries give the same bytes, that tags and themes are kept in Markdown and JSON, and that
// nothing of a check-in is in Markdown, text or a form unless it is asked for.
package account

import (
	"fmt"
	"strings"
	"time"

	"heed/internal/frame"
	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// Format is a way to write entries.
type Format string

// The formats there are. A form is one too: its id is its format, see Forms.
const (
	Markdown Format = "markdown"
	Text     Format = "text"
	HTML     Format = "html" // a page to print
	JSON     Format = "json"
)

// Formats are those that are no forms.
func Formats() []Format { return []Format{Markdown, Text, HTML, JSON} }

// Ending is how the name of a file of this format ends.
func (f Format) Ending() string {
	switch f {
	case Markdown:
		return ".md"
	case HTML:
		return ".html"
	case JSON:
		return ".json"
	}
	return ".txt"
}

// Shelf is what heed has to say to an entry: the questions that were answered, the frames, the patterns.
type Shelf struct {
	Questions *selfcheck.Questionnaire
	Frames    *frame.Set
	Library   *pattern.Library
}

// Wanted is what an export is to hold.
type Wanted struct {
	Format  Format
	Answers bool // what was answered in the check-in, too; JSON always holds it
}

// Words are the person's words in an entry that an export will hold, to be looked through and changed in place. The title
// is the first, the text the second.
func (w Wanted) Words(e *journal.Entry) []*string {
	all := []*string{&e.Title, &e.Text}
	for i := range e.After {
		all = append(all, &e.After[i].Text)
	}
	if w.Format == JSON {
		for i := range e.Tags {
			all = append(all, &e.Tags[i])
		}
	}
	if e.Check == nil {
		return all
	}
	whole := w.Answers || w.Format == JSON
	_, form := FormOf(w.Format)
	for i, s := range e.Check.Said {
		if whole || form && s.Prompt == selfcheck.IfThen {
			all = append(all, &e.Check.Said[i].Text)
		}
	}
	if !whole {
		return all
	}
	for i := range e.Check.Answers {
		all = append(all, &e.Check.Answers[i].Note)
	}
	return all
}

// Write writes one entry, or several after each other.
func (s Shelf) Write(w Wanted, entries ...journal.Entry) ([]byte, error) {
	switch w.Format {
	case JSON:
		return WriteWhole(Whole{Entries: entries})
	case Markdown:
		return []byte(s.markdown(w, entries)), nil
	case Text:
		return []byte(s.text(w, entries)), nil
	case HTML:
		return s.html(w, entries)
	}
	form, ok := FormOf(w.Format)
	if !ok {
		return nil, fmt.Errorf("write an export: there is no format %q", w.Format)
	}
	var all []string
	for _, e := range entries {
		all = append(all, s.fill(form, e))
	}
	return []byte(strings.Join(all, "\n\n\n")), nil
}

// layout is the frame an entry was written in.
func (s Shelf) layout(e journal.Entry) frame.Frame {
	f, _ := s.Frames.Frame(frame.ID(e.Frame))
	return f
}

// said is something a check-in holds: what was asked, what was chosen, and the person's own words.
type said struct{ asked, chosen, words string }

// answers is what was said in the check-in, in the order of the questions.
func (s Shelf) answers(e journal.Entry) []said {
	if e.Check == nil || s.Questions == nil {
		return nil
	}
	var all []said
	prompts := func(of []selfcheck.Prompt) {
		for _, p := range of {
			words := e.Check.Words(p.ID)
			for _, o := range p.Options {
				if string(o.ID) == words {
					words = o.Label
				}
			}
			if words != "" {
				all = append(all, said{asked: p.Prompt, words: words})
			}
		}
	}
	prompts(s.Questions.Opening)
	for _, it := range s.Questions.Items() {
		if a, ok := e.Check.Answer(it.ID); ok {
			o, _ := s.Questions.Option(it, a.Option)
			all = append(all, said{it.Text, o.Label, a.Note})
		}
	}
	prompts(s.Questions.Closing)
	return all
}

// kept are the names of the patterns that were kept with an entry.
func (s Shelf) kept(e journal.Entry) []string {
	var names []string
	for _, id := range e.Kept {
		if s.Library == nil {
			break
		}
		if p, ok := s.Library.Pattern(id); ok {
			names = append(names, p.Name)
		}
	}
	return names
}

// themes are the names of an entry's themes, but for those that a later heed may have added.
func themes(e journal.Entry) []string {
	var names []string
	for _, id := range e.Themes {
		if t := theme.Of(id); t.ID != "" {
			names = append(names, t.Name)
		}
	}
	return names
}

func day(t time.Time) string { return t.Format("2 January 2006") }
