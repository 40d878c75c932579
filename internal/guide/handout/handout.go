// Package handout makes sheets of an exercise: one for everybody in the room, and one for the trainer; as Markdown, and as
// a page of HTML that stands by itself and prints on A4.
//
// A sheet holds the words of the exercise and nothing else: no name, no date, nothing that anybody typed. The page of HTML
// has its style within, no script, and asks nothing of any network. A sheet is first a list of blocks, and then written in
// either form, so that both say the same.
package handout

import (
	"fmt"
	"strconv"
	"strings"

	"heed/internal/guide"
	"heed/internal/pattern"
)

// Reader is for whom a sheet is.
type Reader string

// The readers.
const (
	Room    Reader = "room"    // everybody
	Trainer Reader = "trainer" // the whole plan
)

// Readers returns every reader.
func Readers() []Reader { return []Reader{Room, Trainer} }

// Sheet is what a handout is made of.
type Sheet struct {
	Exercise *guide.Exercise
	Safety   guide.Safety
	Patterns []*pattern.Pattern // those of the exercise
	For      Reader
}

// kind says what a block is.
type kind string

const (
	title   kind = "title"
	heading kind = "heading"
	para    kind = "para"
	lead    kind = "lead"  // the paragraph below the title
	quote   kind = "quote" // what the trainer says
	list    kind = "list"
	plan    kind = "plan"   // the steps for the trainer
	course  kind = "course" // the steps for the room
	room    kind = "room"   // empty lines to write on
	paper   kind = "paper"
	small   kind = "small"
)

// block is one piece of a sheet.
type block struct {
	Kind  kind
	Text  string
	Items []string
	Steps []step
	Paper guide.Paper
	Lines []int // one for each empty line
}

// step is a step with the minute in which it begins.
type step struct {
	guide.Step
	From int
	Of   int // minutes
}

func (s Sheet) blocks() []block {
	if s.For == Trainer {
		return s.trainer()
	}
	return s.room()
}

// room is what everybody may see: what they are asked, how to sit out, what comes when, and room for one line of their own.
func (s Sheet) room() []block {
	e := s.Exercise
	all := []block{
		{Kind: title, Text: e.Name},
		{Kind: lead, Text: e.Aim},
		{Kind: heading, Text: "Before we begin"},
		{Kind: para, Text: e.Before.AskFirst},
		{Kind: para, Text: "You can sit out, watch or leave at any point. You need not say why. " + e.Before.OptingOut},
		{Kind: heading, Text: fmt.Sprintf("What we do, in %d minutes", e.Minutes())},
		{Kind: course, Steps: steps(e)},
		{Kind: heading, Text: "To think about afterwards"},
		{Kind: list, Items: e.After.Debrief},
		{Kind: heading, Text: "One thing I could try"},
		{Kind: room, Lines: make([]int, 2)},
		{Kind: heading, Text: "Where I could turn, if this stays with me"},
		{Kind: para, Text: "Your trainer will name two places."},
		{Kind: room, Lines: make([]int, 2)},
	}
	return append(all, s.end()...)
}

// trainer is the whole plan, the safety floor first.
func (s Sheet) trainer() []block {
	e, floor := s.Exercise, s.Safety
	all := []block{
		{Kind: title, Text: e.Name},
		{Kind: lead, Text: e.Aim},
		{Kind: small, Text: fmt.Sprintf("For the trainer. %d minutes. How many people: %s.", e.Minutes(), e.People)},
		{Kind: heading, Text: "The floor under every exercise"},
		{Kind: para, Text: floor.Tell},
		{Kind: para, Text: floor.OptingOut},
		{Kind: para, Text: floor.Assume},
		{Kind: para, Text: floor.StaysHere},
		{Kind: para, Text: "What you never do:"},
		{Kind: list, Items: floor.Never},
		{Kind: para, Text: "Stop when:"},
		{Kind: list, Items: floor.StopWhen},
		{Kind: heading, Text: "What you need"},
		{Kind: list, Items: e.Before.Need},
		{Kind: heading, Text: "Beforehand"},
		{Kind: list, Items: e.Before.Prepare},
		{Kind: heading, Text: "Ask first"},
		{Kind: quote, Text: e.Before.AskFirst},
		{Kind: para, Text: "Sitting out: " + e.Before.OptingOut},
		{Kind: heading, Text: "The steps"},
		{Kind: plan, Steps: steps(e)},
		{Kind: heading, Text: "Afterwards"},
		{Kind: para, Text: "In this order:"},
		{Kind: list, Items: floor.Debrief},
		{Kind: para, Text: "Questions you could use:"},
		{Kind: list, Items: e.After.Debrief},
		{Kind: para, Text: floor.After},
		{Kind: heading, Text: "Take care"},
		{Kind: para, Text: e.After.DoNot},
	}
	if len(e.After.Variations) > 0 {
		all = append(all, block{Kind: heading, Text: "Other ways to do it"}, block{Kind: list, Items: e.After.Variations})
	}
	return append(all, s.end()...)
}

// end is where to read on, where it comes from, and last the papers, so that they can be torn off.
func (s Sheet) end() []block {
	var all []block
	if len(s.Patterns) > 0 {
		var items []string
		for _, p := range s.Patterns {
			name := p.Name
			if !strings.HasSuffix(name, "?") {
				name += "."
			}
			items = append(items, name+" "+p.ThereforeLine())
		}
		all = append(all, block{Kind: heading, Text: "Patterns to go on with"}, block{Kind: list, Items: items})
	}
	from := "Where it comes from: " + pattern.Cite(s.Exercise.Sources) + "."
	if s.For == Trainer {
		from += " The floor under every exercise: " + pattern.Cite(s.Safety.Sources) + "."
	}
	cited := strings.Join(s.Exercise.Sources, " ")
	if strings.Contains(cited, "S2:") {
		from += " The 2024 report is Building Relationships Across Power Dynamics."
	}
	if strings.Contains(cited, "S1:") {
		from += " The blog post is Group processes and power relations."
	}
	all = append(all, block{Kind: small, Text: from})
	for _, p := range s.Exercise.Before.Papers {
		if s.For == Trainer || p.ForEach() {
			all = append(all, block{Kind: heading, Text: p.Name}, block{Kind: paper, Text: p.Text, Paper: p})
		}
	}
	return all
}

func steps(e *guide.Exercise) []step {
	var all []step
	at := 0
	for _, s := range e.Steps {
		all = append(all, step{s, at, s.Minutes})
		at += s.Minutes
	}
	return all
}

// petals are the petals of a flower to fill in.
const petals = 8

// Markdown is the sheet as Markdown.
func (s Sheet) Markdown() string { return markdownOf(s.blocks()) }

func markdownOf(blocks []block) string {
	var parts []string
	for _, b := range blocks {
		parts = append(parts, b.markdown())
	}
	return strings.Join(parts, "\n\n") + "\n"
}

func (b block) markdown() string {
	switch b.Kind {
	case title:
		return "# " + b.Text
	case heading:
		return "## " + b.Text
	case lead:
		return "**" + b.Text + "**"
	case quote:
		return "> " + b.Text
	case list:
		return bullets(b.Items)
	case room:
		return strings.TrimSpace(strings.Repeat(blank+"\n\n", len(b.Lines)))
	case course:
		return courseMarkdown(b.Steps)
	case plan:
		return planMarkdown(b.Steps)
	case paper:
		return paperMarkdown(b)
	case small:
		return "*" + b.Text + "*"
	}
	return b.Text
}

// blank is a line to write on: dots, since underscores would become a rule.
var blank = strings.Repeat(".", 60)

func bullets(items []string) string {
	lines := make([]string, len(items))
	for i, item := range items {
		lines[i] = "- " + item
	}
	return strings.Join(lines, "\n")
}

func courseMarkdown(steps []step) string {
	lines := make([]string, len(steps))
	for i, s := range steps {
		lines[i] = fmt.Sprintf("%d. **%s** (%s). %s", i+1, s.Name, minutes(s.Of), s.Screen)
	}
	return strings.Join(lines, "\n")
}

func planMarkdown(steps []step) string {
	var parts []string
	for i, s := range steps {
		parts = append(parts, fmt.Sprintf("### %d. %s (%s, from minute %d)", i+1, s.Name, minutes(s.Of), s.From), s.Do)
		if s.Say != "" {
			parts = append(parts, "> "+s.Say)
		}
		if s.Note != "" {
			parts = append(parts, "*"+s.Note+"*")
		}
	}
	return strings.Join(parts, "\n\n")
}

func paperMarkdown(b block) string {
	parts := []string{b.Text}
	switch b.Paper.Kind {
	case guide.Flower:
		for i := range petals {
			parts = append(parts, fmt.Sprintf("%d. %s", i+1, blank))
		}
	case guide.Boxes:
		for _, item := range b.Paper.Items {
			parts = append(parts, "**"+item+"**", blank, blank)
		}
	default:
		parts = append(parts, bullets(b.Paper.Items))
	}
	return strings.Join(parts, "\n\n")
}

func minutes(n int) string {
	if n == 1 {
		return "1 minute"
	}
	return strconv.Itoa(n) + " minutes"
}
