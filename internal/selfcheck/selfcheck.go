// Package selfcheck is the power-awareness self-check: its questions, the answers to them, and what stands out.
//
// The words are YAML files under questions/, embedded. Every statement carries its plain words, what would count as
// pointing to it (the anchor), what the source says and where, and the patterns an answer may bring up. Ids are
// stored in journals and never renamed.
//
// The package computes no number of any kind from answers: no total, average, rank or share. Answers have an order
// on the screen and no value. The main source argues against scores itself (S2:448), and self-rating is poor
// evidence (Davis and others 2006), so an answer is taken as what it is: a pointer to a moment.
package selfcheck

import (
	"fmt"
	"slices"

	"heed/internal/pattern"
	"heed/internal/theme"
)

// ItemID names a statement ("r1"), PromptID an opening or closing question ("b1", "z2"), OptionID an answer
// ("not_this_time"), PathID a way through the questions ("short").
type (
	ItemID   string
	PromptID string
	OptionID string
	PathID   string
)

// The answers that the program acts on. The words for them are in questions/scales.yaml.
const (
	Moment      OptionID = "moment"        // I can point to it
	Partly      OptionID = "partly"        //
	NotThisTime OptionID = "not_this_time" //
	Unsure      OptionID = "unsure"        // I can't tell
	NA          OptionID = "na"            // didn't come up, or wasn't mine to decide

	Mostly    OptionID = "mostly"    // over some weeks
	Sometimes OptionID = "sometimes" //
	NotYet    OptionID = "not_yet"   //

	Helped    OptionID = "helped"     // the place helped
	InTheWay  OptionID = "in_the_way" // the place got in the way
	Both      OptionID = "both"       // some of each
	Unnoticed OptionID = "unnoticed"  // I didn't notice
)

// The questions that the program acts on.
const (
	WhichSession PromptID = "b1"
	OneMoment    PromptID = "b2"
	HowAreYou    PromptID = "b3"
	WentRight    PromptID = "z1"
	IfThen       PromptID = "z2"
	WhoToAsk     PromptID = "z3"
	ProperRecord PromptID = "z4"
)

// Item is one statement.
type Item struct {
	ID       ItemID
	Set      string // the theme or lens it belongs to
	Theme    theme.ID
	Lens     theme.Lens // Person for the statements of the seven themes
	Scale    string
	Core     bool // the one statement of its theme on the short path
	Theirs   bool // how it may have been from the other side
	Own      bool // a statement of the person's own
	Text     string
	Plain    string
	Anchor   string
	Says     string   // why it is asked: what the source says, in our words
	Sources  []string // none for a statement of one's own
	Patterns []pattern.ID
}

// Marked is the statement, marked where it is the person's own.
func (it Item) Marked() string {
	if it.Own {
		return it.Text + " (yours)"
	}
	return it.Text
}

// Option is one possible answer.
type Option struct {
	ID       OptionID
	Label    string
	Plain    string
	FollowUp string // a further question that this answer leads to; may be empty
}

// Scale is a set of answers, in the order of the screen. No number belongs to any of them.
type Scale struct {
	ID      string
	Stem    string
	Options []Option
}

// Prompt is an opening or closing question, answered in the person's own words or by one of its options.
type Prompt struct {
	ID      PromptID
	Prompt  string
	Plain   string
	Says    string // why it is asked
	Note    string
	Options []Option // empty: own words
}

// Path is a way through the statements.
type Path struct {
	ID      PathID
	Name    string
	About   string
	Minutes int // about how long it takes; said to people, measured by nobody
	Items   []ItemID
}

// Set is the statements of one theme or lens.
type Set struct {
	ID    string
	Name  string
	Note  string // shown above the statements; may be empty
	Items []ItemID
}

// Questionnaire holds every question there is. It never changes once loaded.
type Questionnaire struct {
	Intro   string
	Opening []Prompt
	Closing []Prompt
	Paths   []Path
	Sets    []Set
	items   []Item
	scales  []Scale
}

// Item returns one statement.
func (q *Questionnaire) Item(id ItemID) (Item, bool) {
	i := slices.IndexFunc(q.items, func(it Item) bool { return it.ID == id })
	if i < 0 {
		return Item{}, false
	}
	return q.items[i], true
}

// Items returns every statement, set by set.
func (q *Questionnaire) Items() []Item { return slices.Clone(q.items) }

// Scale returns the answers that an item takes.
func (q *Questionnaire) Scale(id string) Scale {
	for _, s := range q.scales {
		if s.ID == id {
			return s
		}
	}
	return Scale{}
}

// Option returns the answer that an item's scale knows by that id.
func (q *Questionnaire) Option(it Item, id OptionID) (Option, bool) {
	for _, o := range q.Scale(it.Scale).Options {
		if o.ID == id {
			return o, true
		}
	}
	return Option{}, false
}

// Prompt returns an opening or closing question.
func (q *Questionnaire) Prompt(id PromptID) (Prompt, bool) {
	for _, p := range slices.Concat(q.Opening, q.Closing) {
		if p.ID == id {
			return p, true
		}
	}
	return Prompt{}, false
}

// ThemePath is the id of the path through the four statements of one theme.
func ThemePath(t theme.ID) PathID { return PathID("theme:" + string(t)) }

// Path returns a path by its id: one of Paths, or "theme:ID" for one theme.
func (q *Questionnaire) Path(id PathID) (Path, error) {
	for _, p := range q.Paths {
		if p.ID == id {
			return p, nil
		}
	}
	for _, t := range theme.All() {
		if ThemePath(t.ID) != id {
			continue
		}
		for _, s := range q.Sets {
			if s.ID == string(t.ID) {
				return Path{ID: id, Name: t.Name, About: t.Plain, Minutes: 2, Items: s.Items}, nil
			}
		}
	}
	return Path{}, fmt.Errorf("no such path: %q (there are: short, full, theme:ID, group, place, power-types, connection)", id)
}

// Answer is what a person said to one statement. A statement that was skipped has no Answer.
type Answer struct {
	Item   ItemID
	Option OptionID
	Note   string // one line of their own; may be empty
}

// Said is what a person wrote to an opening or closing question.
type Said struct {
	Prompt PromptID
	Text   string // own words, or the id of an option
}

// Check is one run through the questions, as far as the person went.
type Check struct {
	Lens    theme.Lens
	Path    PathID
	Said    []Said
	Answers []Answer
}

// Answer returns what was said to a statement.
func (c *Check) Answer(id ItemID) (Answer, bool) {
	i := slices.IndexFunc(c.Answers, func(a Answer) bool { return a.Item == id })
	if i < 0 {
		return Answer{}, false
	}
	return c.Answers[i], true
}

// Set puts a in place of an earlier answer to the same statement; without an option it takes the answer away.
func (c *Check) Set(a Answer) {
	c.Answers = slices.DeleteFunc(c.Answers, func(b Answer) bool { return b.Item == a.Item })
	if a.Option != "" {
		c.Answers = append(c.Answers, a)
	}
}

// Words returns what was said to an opening or closing question; empty when nothing was.
func (c *Check) Words(id PromptID) string {
	for _, s := range c.Said {
		if s.Prompt == id {
			return s.Text
		}
	}
	return ""
}

// Say puts text in place of what was said to a question before; empty text takes it away.
func (c *Check) Say(id PromptID, text string) {
	c.Said = slices.DeleteFunc(c.Said, func(s Said) bool { return s.Prompt == id })
	if text != "" {
		c.Said = append(c.Said, Said{id, text})
	}
}

// Empty says that nothing was answered and nothing written.
func (c *Check) Empty() bool { return len(c.Said) == 0 && len(c.Answers) == 0 }
