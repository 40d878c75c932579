package account

import (
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"heed/internal/journal"
)

//go:embed page.html
var page string

// sheet is an entry as the page for print needs it.
type sheet struct {
	Title string
	Facts string
	Parts []sheetPart
	After []sheetPart
	Said  []said
	Kept  []string
}

// sheetPart is a stretch of text, with a heading where it has one.
type sheetPart struct {
	Heading    string
	Paragraphs []string
}

// html writes entries as one page of HTML that needs nothing beside it, asks nothing of any network, and prints on A4, an
// entry a page.
func (s Shelf) html(w Wanted, entries []journal.Entry) ([]byte, error) {
	t, err := template.New("page").Parse(page)
	if err != nil {
		return nil, fmt.Errorf("write an export: %w", err)
	}
	var sheets []sheet
	for _, e := range entries {
		sheets = append(sheets, s.sheet(w, e))
	}
	var b strings.Builder
	if err := t.Execute(&b, sheets); err != nil {
		return nil, fmt.Errorf("write an export: %w", err)
	}
	return []byte(b.String()), nil
}

func (s Shelf) sheet(w Wanted, e journal.Entry) sheet {
	page := sheet{Title: oneLine(e.Title), Facts: strings.Join(facts(e), " · "), Kept: s.kept(e)}
	if page.Title == "" {
		page.Title, page.Facts = page.Facts, ""
	}
	f := s.layout(e)
	var lines []string
	part := sheetPart{}
	end := func() {
		if part.Paragraphs = paragraphs(lines); part.Heading != "" || len(part.Paragraphs) > 0 {
			page.Parts = append(page.Parts, part)
		}
		lines = nil
	}
	for line := range strings.SplitSeq(e.Text, "\n") {
		if _, is := f.Heading(line); is {
			end()
			part = sheetPart{Heading: strings.TrimSpace(line)}
			continue
		}
		lines = append(lines, line)
	}
	end()
	for _, a := range e.After {
		page.After = append(page.After, sheetPart{day(a.Written), paragraphs(strings.Split(a.Text, "\n"))})
	}
	if w.Answers {
		page.Said = s.answers(e)
	}
	return page
}

// Asked, Chosen and Words are for the page.
func (s said) Asked() string  { return s.asked }
func (s said) Chosen() string { return s.chosen }
func (s said) Words() string  { return s.words }

// paragraphs are the stretches of lines between empty ones. Line breaks within stay.
func paragraphs(lines []string) (all []string) {
	for p := range strings.SplitSeq(strings.Join(lines, "\n")+"\n\n", "\n\n") {
		if p = strings.Trim(p, "\n"); strings.TrimSpace(p) != "" {
			all = append(all, p)
		}
	}
	return all
}
