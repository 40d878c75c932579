package content

import (
	"slices"
	"strings"
)

// Page is Markdown below front matter: one section for each heading that was asked for.
type Page struct {
	sections map[string]Section
}

// Section is the text under one heading.
type Section struct {
	Text string // Markdown, without the heading and the blank lines around it; never empty
	Pos  Pos    // of the heading
}

// Section returns the section under heading; the zero Section if it was not among the headings asked for.
func (p Page) Section(heading string) Section { return p.sections[heading] }

// ParsePage reads a file made of front matter between two lines "---", decoded into front, and the sections named in
// headings: each exactly once, in that order, none empty, and no other heading. What is wrong with the sections is told
// all at once; what is wrong with the front matter comes first and alone.
func ParsePage(file string, data []byte, front any, headings []string) (Page, error) {
	text, err := clean(file, data)
	if err != nil {
		return Page{}, err
	}
	lines := strings.Split(text, "\n")
	end := frontEnd(lines)
	if end < 0 {
		return Page{}, &Error{file, Pos{1, 1}, "front matter is wanted between two lines of three dashes"}
	}
	// A blank line in place of the first fence keeps the line numbers true.
	if err := decode(file, "\n"+strings.Join(lines[1:end], "\n"), front); err != nil {
		return Page{}, err
	}
	return readSections(file, lines, end+1, headings)
}

func frontEnd(lines []string) int {
	if strings.TrimRight(lines[0], " ") != "---" {
		return -1
	}
	for i, l := range lines[1:] {
		if strings.TrimRight(l, " ") == "---" {
			return i + 1
		}
	}
	return -1
}

func readSections(file string, lines []string, from int, headings []string) (Page, error) {
	faults := Problems{File: file}
	page := Page{sections: map[string]Section{}}
	var open string // the heading whose section is being read
	var body []string
	closeSection := func() {
		if s, ok := page.sections[open]; ok {
			s.Text = strings.TrimSpace(strings.Join(body, "\n"))
			page.sections[open] = s
			if s.Text == "" {
				faults.Addf(s.Pos, "nothing is written under %q", open)
			}
		}
		body = nil
	}
	next := 0
	for i := from; i < len(lines); i++ {
		pos := Pos{i + 1, 1}
		heading, isHeading := strings.CutPrefix(lines[i], "## ")
		heading = strings.TrimSpace(heading)
		switch {
		case !isHeading && strings.HasPrefix(lines[i], "#"):
			faults.Addf(pos, "only headings that begin with %q are used here", "## ")
		case !isHeading && open == "" && strings.TrimSpace(lines[i]) != "":
			faults.Addf(pos, "text before the first heading, which is %q", headings[0])
			open = "?"
		case !isHeading:
			body = append(body, lines[i])
		default:
			closeSection()
			open = heading
			at := slices.Index(headings, heading)
			switch {
			case at < 0:
				faults.Addf(pos, "no section is called %q (there are: %s)", heading, strings.Join(headings, ", "))
				open = "?"
			case page.sections[heading].Pos != Pos{}:
				faults.Addf(pos, "%q stands here twice", heading)
				open = "?"
			case at < next:
				faults.Addf(pos, "%q comes too late: the order is %s", heading, strings.Join(headings, ", "))
				page.sections[heading] = Section{Pos: pos}
			default:
				page.sections[heading] = Section{Pos: pos}
				next = at + 1
			}
		}
	}
	closeSection()
	for _, h := range headings {
		if _, ok := page.sections[h]; !ok {
			faults.Addf(Pos{len(lines), 1}, "the section %q is missing", h)
		}
	}
	return page, faults.Err()
}
