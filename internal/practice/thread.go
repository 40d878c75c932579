package practice

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"heed/internal/journal"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// StepKind is what happened at one place of a thread.
type StepKind int

// What can happen, in the order in which things of one moment are told.
const (
	Wrote StepKind = iota // an entry: what was answered and noted, the moment, or the text
	Meant                 // an intention was made
	Saw                   // an afterthought was written
	Went                  // an intention was looked at again
)

// Step is one place of a thread, in the person's own words.
type Step struct {
	When    time.Time
	Kind    StepKind
	Head    journal.Head           // the entry it belongs to; without an ID for an intention that belongs to none
	Text    string                 // the moment, the text, the afterthought, the intention, or how it went
	Answers []Answered             // of an entry
	State   journal.IntentionState // of an intention that was looked at again
	Meant   string                 // and what it was
}

// Answered is what was said to one statement, as words.
type Answered struct {
	Item   selfcheck.Item
	Answer string // the words of the answer
	Note   string
}

// Thread is what a person wrote on one theme, in the order in which it happened: entries that are about the theme, or whose
// check-in has an answer to it that stands out or a note, the afterthoughts beside them, and the intentions that belong to
// them or to a pattern of the theme. What cannot be read is passed over, and the first fault is returned with the rest.
func (p *Practice) Thread(ctx context.Context, t theme.ID) ([]Step, error) {
	const what = "read what you wrote on a theme"
	lister, err := part[journal.Lister](p, what)
	if err != nil {
		return nil, err
	}
	var asked []journal.Head
	var fault error
	all := 0
	for h, err := range lister.Heads(ctx) {
		all++
		switch {
		case err != nil:
			fault = cmp.Or(fault, err)
		case h.Kind == journal.Page && (h.Checked || slices.Contains(h.Themes, t)):
			asked = append(asked, h)
		}
	}
	look := p.stepsOfSome
	if len(asked) > all/manyOf {
		look = p.stepsOfAll
	}
	steps, err := look(ctx, asked, t)
	fault = cmp.Or(fault, err)
	heads := map[journal.ID]journal.Head{}
	for _, s := range steps {
		heads[s.Head.ID] = s.Head
	}
	meant, err := p.intendedSteps(ctx, t, heads)
	fault = cmp.Or(fault, err)
	steps = append(steps, meant...)
	slices.Reverse(steps) // oldest first, as far as one day goes
	slices.SortStableFunc(steps, func(a, b Step) int { return cmp.Or(a.When.Compare(b.When), cmp.Compare(a.Kind, b.Kind)) })
	if ctx.Err() != nil {
		fault = ctx.Err()
	}
	return steps, doing(what, fault)
}

// manyOf: from a quarter of the entries on it is quicker to read the whole journal in one go than to open them one by one.
const manyOf = 4

// stepsOfSome opens entries one by one.
func (p *Practice) stepsOfSome(ctx context.Context, heads []journal.Head, t theme.ID) (steps []Step, fault error) {
	for _, h := range heads {
		e, err := p.Entry(ctx, h.ID)
		switch {
		case err == nil:
			steps = append(steps, p.entrySteps(e, t)...)
		case ctx.Err() != nil:
			return steps, ctx.Err()
		case !errors.Is(err, journal.ErrNotFound): // one that was deleted meanwhile is no fault
			fault = cmp.Or(fault, err)
		}
	}
	return steps, fault
}

// stepsOfAll reads the journal in one go.
func (p *Practice) stepsOfAll(ctx context.Context, _ []journal.Head, t theme.ID) (steps []Step, fault error) {
	j, err := p.journal()
	if err != nil {
		return nil, err
	}
	for e, err := range j.Entries(ctx) {
		switch {
		case err != nil:
			fault = cmp.Or(fault, err)
		case e.Kind == journal.Page:
			steps = append(steps, p.entrySteps(e, t)...)
		}
	}
	return steps, fault
}

// entrySteps are the steps of one entry; none when it is not about the theme.
func (p *Practice) entrySteps(e journal.Entry, t theme.ID) []Step {
	answers, tells := p.answered(e.Check, t)
	if !tells && !slices.Contains(e.Themes, t) {
		return nil
	}
	h := e.Head()
	steps := []Step{{When: e.Date, Kind: Wrote, Head: h, Answers: answers}}
	if e.Check != nil {
		steps[0].Text = e.Check.Words(selfcheck.OneMoment)
	}
	if steps[0].Text == "" && len(answers) == 0 {
		steps[0].Text = e.Text
	}
	for _, a := range e.After {
		steps = append(steps, Step{When: a.Written, Kind: Saw, Head: h, Text: a.Text})
	}
	return steps
}

// answered are the answers of a check-in to the statements of a theme, and whether one of them says something: that a
// theme did not come up is no part of its thread.
func (p *Practice) answered(c *selfcheck.Check, t theme.ID) (all []Answered, tells bool) {
	if c == nil || p.Questions == nil {
		return nil, false
	}
	for _, a := range c.Answers {
		it, ok := p.Questions.Item(a.Item)
		if !ok || it.Theme != t {
			continue
		}
		o, ok := p.Questions.Option(it, a.Option)
		if !ok {
			continue
		}
		all = append(all, Answered{it, o.Label, a.Note})
		tells = tells || a.Note != ""
	}
	out := p.Questions.Standout(*c)
	for _, l := range slices.Concat(out.Moments, out.LookAgain) {
		tells = tells || l.Item.Theme == t
	}
	return all, tells
}

// intendedSteps are the intentions of a thread: when they were made and, if they were looked at again, how they went.
func (p *Practice) intendedSteps(ctx context.Context, t theme.ID, heads map[journal.ID]journal.Head) ([]Step, error) {
	all, err := p.Intentions(ctx)
	var steps []Step
	for _, i := range all {
		h, tied := heads[i.Entry]
		if !tied && !p.about(i, t) {
			continue
		}
		if !tied && !i.Entry.IsZero() { // of an entry that is about something else; it can be opened all the same
			if e, err := p.Entry(ctx, i.Entry); err == nil {
				h = e.Head()
			}
		}
		steps = append(steps, Step{When: i.Made, Kind: Meant, Head: h, Text: i.Text})
		if i.State != journal.Open {
			steps = append(steps, Step{When: i.Looked, Kind: Went, Head: h, Text: i.How, State: i.State, Meant: i.Text})
		}
	}
	return steps, err
}

func (p *Practice) about(i journal.Intention, t theme.ID) bool {
	if i.Pattern == "" || p.Library == nil {
		return false
	}
	card, ok := p.Library.Pattern(i.Pattern)
	return ok && card.Has(t)
}

// openingLength is how many characters of a text stand for it: three or four rows.
const openingLength = 240

// Opening is the text as a list has it: of an entry's own only how it begins.
func (s Step) Opening() string {
	if s.Kind != Wrote || len(s.Answers) > 0 {
		return s.Text
	}
	return opening(s.Text)
}

// opening is how a text begins, cut between words.
func opening(text string) string {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) <= openingLength {
		return text
	}
	end := len(string([]rune(text[:min(len(text), openingLength*utf8.UTFMax)])[:openingLength]))
	if space := strings.LastIndexAny(text[:end], " \n"); space > end/2 {
		end = space
	}
	return fmt.Sprintf("%s…", strings.TrimRight(text[:end], " \n,;:"))
}
