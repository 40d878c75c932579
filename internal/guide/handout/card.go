package handout

import (
	"strings"

	"heed/internal/pattern"
)

// Card is a sheet of one pattern, for a team's wall: what it says and where it comes from, and nothing out of anybody's journal.
type Card struct {
	Pattern *pattern.Pattern
	Source  string // as people read it: pattern.Cite
}

func (c Card) blocks() []block {
	p := c.Pattern
	all := []block{{Kind: title, Text: p.Name}, {Kind: lead, Text: p.ProblemLine()}, {Kind: heading, Text: "Therefore"}}
	all = append(all, texts(p.Therefore)...)
	all = append(all, block{Kind: heading, Text: "You could say"})
	for _, s := range p.Say {
		all = append(all, block{Kind: quote, Text: s})
	}
	all = append(all, block{Kind: heading, Text: "Take care"})
	all = append(all, texts(p.Care)...)
	return append(all, block{Kind: small, Text: strings.TrimSpace("From: " + c.Source)})
}

// texts are the paragraphs of a section.
func texts(section string) (all []block) {
	for p := range strings.SplitSeq(section, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			all = append(all, block{Kind: para, Text: p})
		}
	}
	return all
}

// Markdown is the card as Markdown.
func (c Card) Markdown() string { return markdownOf(c.blocks()) }

// HTML is the card as one page of HTML that needs nothing beside it.
func (c Card) HTML() (string, error) { return htmlOf(c.Pattern.Name, c.blocks()) }
