package frame

import (
	"slices"
	"strings"
)

// section is a stretch of a text below a heading; what stands before the first one has none.
type section struct {
	heading string
	lines   []string
}

func (s section) text() string { return strings.Trim(strings.Join(s.lines, "\n"), "\n") }

func (s section) blank() bool { return strings.TrimSpace(s.text()) == "" }

// sections takes a text apart at the lines that are headings. The first section has none, and is always there.
func sections(text string, isHeading func(string) bool) []section {
	all := []section{{}}
	for line := range strings.SplitSeq(text, "\n") {
		if isHeading(line) {
			all = append(all, section{heading: strings.TrimSpace(line)})
			continue
		}
		last := &all[len(all)-1]
		last.lines = append(last.lines, line)
	}
	return all
}

func (f Frame) isHeading(line string) bool {
	_, ok := f.Heading(line)
	return ok
}

// Lay sets a text out in the frame: every heading stands in its place, with what is written below it, and an empty line to
// write on where nothing is. What stood under no heading comes into the part where what happened belongs, or the first.
// A text of the free frame stays as it is.
func (f Frame) Lay(text string) string {
	if f.IsFree() {
		return text
	}
	return f.lay(sections(text, f.isHeading))
}

// Piece is something that was said elsewhere, and what it is about.
type Piece struct {
	Holds Use
	Text  string
}

// Fill makes a text of pieces, each in the part for its use or else where what happened belongs. In the free frame they
// stand below each other.
func (f Frame) Fill(pieces []Piece) string {
	all := make([]section, 0, len(pieces))
	var free strings.Builder
	for _, p := range pieces {
		s := section{lines: []string{p.Text}}
		if i := slices.IndexFunc(f.Parts, func(q Part) bool { return p.Holds != "" && q.Holds == p.Holds }); i >= 0 {
			s.heading = f.Parts[i].Heading
		}
		all = append(all, s)
		free.WriteString(p.Text + "\n\n")
	}
	if f.IsFree() {
		return free.String()
	}
	return f.lay(all)
}

// Start is where in a laid out text one could begin to write, in bytes: in the first part without words, or else at the end.
func (f Frame) Start(text string) int {
	at := 0
	below := false // the line before is a heading
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		last := i+1 == len(lines) || strings.TrimSpace(lines[i+1]) == "" || f.isHeading(lines[i+1])
		if below && line == "" && last {
			return at
		}
		below = f.isHeading(line)
		at += len(line) + 1
	}
	return len(text)
}

// lay puts sections into the parts of the frame. Of those with a heading the frame does not have, the heading comes along.
func (f Frame) lay(all []section) string {
	if f.IsFree() {
		return join(all)
	}
	parts := make([][]string, len(f.Parts))
	for _, s := range all {
		i := slices.IndexFunc(f.Parts, func(p Part) bool { return p.Heading == s.heading })
		words := s.text()
		if i < 0 {
			i = f.first(Happened)
			if s.heading != "" {
				words = s.heading + "\n" + words
			}
		}
		if strings.TrimSpace(words) != "" {
			parts[i] = append(parts[i], words)
		}
	}
	written := make([]string, len(parts))
	for i, p := range parts {
		written[i] = f.Parts[i].Heading + "\n" + strings.Join(p, "\n\n") + "\n"
	}
	return strings.Join(written, "\n")
}

// first is the part for a use, or else the first part of all.
func (f Frame) first(u Use) int {
	return max(slices.IndexFunc(f.Parts, func(p Part) bool { return p.Holds == u }), 0)
}

// join puts sections under each other again.
func join(all []section) string {
	var written []string
	for _, s := range all {
		words := s.text()
		if s.heading != "" {
			words = strings.TrimRight(s.heading+"\n"+words, "\n")
		}
		if words != "" {
			written = append(written, words)
		}
	}
	return strings.Join(written, "\n\n")
}

// Switch sets a text of one frame out in another. What was written comes into the part for the same use, or else into the
// first, below the heading it had. Headings under which nothing stands go.
func Switch(text string, from, to Frame) string {
	all := sections(text, func(line string) bool { return from.isHeading(line) || to.isHeading(line) })
	moved := all[:0:0]
	for _, s := range all {
		if s.blank() {
			continue
		}
		if _, same := to.Heading(s.heading); !same && s.heading != "" {
			p, _ := from.Heading(s.heading)
			if i := slices.IndexFunc(to.Parts, func(q Part) bool { return p.Holds != "" && q.Holds == p.Holds }); i >= 0 {
				s.heading = to.Parts[i].Heading
			}
		}
		moved = append(moved, s)
	}
	return to.lay(moved)
}

// Tidy is the text as it is kept: without the headings under which nothing is written. A text in which nothing but
// headings stands comes back empty.
func (f Frame) Tidy(text string) string {
	if f.IsFree() || f.known(text) == 0 {
		return text
	}
	all := sections(text, f.isHeading)
	written := slices.DeleteFunc(all, section.blank)
	if len(written) == 0 {
		return ""
	}
	return join(written) + "\n"
}

// Blank says that nothing but headings stands in a text. It looks no further than the first word.
func (f Frame) Blank(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" && !f.isHeading(line) {
			return false
		}
	}
	return true
}

// Words is what is written, without any headings: what the person has to say for itself.
func (f Frame) Words(text string) string {
	if f.IsFree() || f.known(text) == 0 {
		return text
	}
	all := sections(text, f.isHeading)
	for i := range all {
		all[i].heading = ""
	}
	return join(all)
}

// Written is what stands in each part, by the parts' ids; under "" what stands before the first heading. It is what other
// forms are filled from.
func (f Frame) Written(text string) map[string]string {
	written := map[string]string{}
	for _, s := range sections(text, f.isHeading) {
		if s.blank() {
			continue
		}
		p, _ := f.Heading(s.heading)
		if written[p.ID] != "" {
			written[p.ID] += "\n\n"
		}
		written[p.ID] += s.text()
	}
	return written
}
