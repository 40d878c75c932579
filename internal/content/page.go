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
// all at once; what is wrong with the front matter comes first and alone. A "#" inside a block of code is no heading.
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
	b := body{faults: Problems{File: file}, headings: headings, found: map[string]Section{}}
	for i, line := range lines[end+1:] {
		b.read(Pos{end + i + 2, 1}, line)
	}
	b.close()
	for _, h := range headings {
		if _, ok := b.found[h]; !ok {
			b.faults.Addf(Pos{len(lines), 1}, "the section %q is missing", h)
		}
	}
	if err := b.faults.Err(); err != nil {
		return Page{}, err
	}
	return Page{b.found}, nil
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

// passedOver stands for the heading of text whose fault is told already.
const passedOver = "?"

// body takes the lines below the front matter, one after another.
type body struct {
	faults   Problems
	headings []string
	found    map[string]Section
	last     int      // the furthest heading so far
	open     string   // the heading whose section is being read
	text     []string // what stands under it
	fence    string   // what opened a block of code, until it is closed
}

func (b *body) read(pos Pos, line string) {
	heading, kind := b.headingOf(line)
	switch {
	case kind == otherHeading:
		b.faults.Addf(pos, "only headings that begin with %q are used here", "## ")
	case kind == ourHeading:
		b.close()
		b.start(pos, heading)
	case b.open == "" && strings.TrimSpace(line) != "":
		b.faults.Addf(pos, "text before the first heading, which is %q", b.headings[0])
		b.open = passedOver
	default:
		b.text = append(b.text, line)
	}
}

// start opens the section under a heading.
func (b *body) start(pos Pos, heading string) {
	at := slices.Index(b.headings, heading)
	_, twice := b.found[heading]
	b.open = heading
	switch {
	case at < 0:
		b.faults.Addf(pos, "no section is called %q (there are: %s)", heading, strings.Join(b.headings, ", "))
		b.open = passedOver
	case twice:
		b.faults.Addf(pos, "%q stands here twice", heading)
		b.open = passedOver
	case at < b.last:
		b.faults.Addf(pos, "%q comes too late: the order is %s", heading, strings.Join(b.headings, ", "))
		b.found[heading] = Section{Pos: pos}
	default:
		b.found[heading] = Section{Pos: pos}
		b.last = at
	}
}

// close ends the section that is open.
func (b *body) close() {
	if s, ok := b.found[b.open]; ok {
		s.Text = strings.Trim(strings.Join(b.text, "\n"), "\n ")
		b.found[b.open] = s
		if s.Text == "" {
			b.faults.Addf(s.Pos, "nothing is written under %q", b.open)
		}
	}
	b.text = nil
}

type headingKind int

const (
	noHeading headingKind = iota
	ourHeading
	otherHeading
)

// headingOf says what kind of heading a line is, as Markdown sees it: after three spaces a "#" still counts, inside a
// block of code it does not, and a line of "=" or "-" right under text makes that text one.
func (b *body) headingOf(line string) (string, headingKind) {
	line = strings.TrimRight(line, " ")
	indented := strings.TrimLeft(line, " ")
	if len(line)-len(indented) > 3 || b.inCode(indented) {
		return "", noHeading
	}
	if text, ok := strings.CutPrefix(indented, "## "); ok {
		return strings.TrimSpace(text), ourHeading
	}
	if strings.HasPrefix(indented, "#") || b.underlines(indented) {
		return "", otherHeading
	}
	return "", noHeading
}

// inCode says that line is in a block of code, or opens or closes one.
func (b *body) inCode(line string) bool {
	rest := strings.TrimLeft(line, "`~")
	mark := line[:len(line)-len(rest)]
	opens := strings.HasPrefix(mark, "~~~") || strings.HasPrefix(mark, "```") && !strings.Contains(rest, "`")
	switch {
	case b.fence == "" && opens:
		b.fence = mark
		return true
	case b.fence != "" && rest == "" && strings.HasPrefix(mark, b.fence):
		b.fence = ""
		return true
	}
	return b.fence != ""
}

func (b *body) underlines(line string) bool {
	rule := line != "" && (strings.Trim(line, "=") == "" || strings.Trim(line, "-") == "")
	return rule && len(b.text) > 0 && strings.TrimSpace(b.text[len(b.text)-1]) != ""
}
