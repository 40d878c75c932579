package guide

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"heed/internal/theme"
)

// PartKind is what a part of the draft is about.
type PartKind string

// The parts of a draft. All but the last are there by default.
const (
	PartDate   PartKind = "date"
	PartLength PartKind = "length"
	PartFormat PartKind = "format"
	PartThemes PartKind = "themes" // those the group chose
	PartAction PartKind = "action" // what one person will do, in their own words; one part for each
	PartOther  PartKind = "other"  // anything else that people want to keep
)

// Decision is what was decided on a part.
type Decision string

// The decisions. What nobody decides on is dropped.
const (
	Undecided   Decision = ""
	KeepPart    Decision = "kept"
	ChangedPart Decision = "changed" // kept in other words
	DropPart    Decision = "dropped"
)

// Part is one thing that could be kept.
type Part struct {
	Kind     PartKind
	Name     string
	Text     string // as drafted; without any, there is nothing to decide on
	Changed  string // as it will be kept, when the decision is ChangedPart
	Decision Decision
	Read     bool // it was read together as it stands; before that nothing can be decided
}

// Words are what would be kept of the part; empty when it is dropped or undecided.
func (p Part) Words() string {
	switch p.Decision {
	case KeepPart:
		return p.Text
	case ChangedPart:
		return p.Changed
	}
	return ""
}

// Destination is where what was agreed goes.
type Destination string

// The destinations.
const (
	Nowhere   Destination = "nowhere"
	ToJournal Destination = "journal" // of whoever agreed to keep it
	ToFile    Destination = "file"    // for the person who is supervised
)

// Facts is what a draft begins with.
type Facts struct {
	Date    time.Time
	Minutes int // 0 when nobody kept the time
	Format  string
}

// Draft is what could be kept of a session. Nothing in it is kept before it was read together, agreed part by part, and
// the session finished.
type Draft struct {
	parts  []Part
	names  map[PartKind]string
	themes []theme.ID
	to     Destination
}

// String says nothing of what people typed.
func (d *Draft) String() string { return "a draft" }

// newDraft makes a draft of the parts that are there by default. before is the draft that was there earlier, or nil: what
// was typed into that stays, what was agreed does not.
func newDraft(f Facts, k Keeping, before *Draft) *Draft {
	d := &Draft{names: map[PartKind]string{}}
	for _, line := range k.Parts {
		d.names[PartKind(line.ID)] = line.Name
	}
	d.add(PartDate, f.Date.Format("2 January 2006"))
	switch {
	case f.Minutes == 1:
		d.add(PartLength, "1 minute")
	case f.Minutes > 1:
		d.add(PartLength, fmt.Sprintf("%d minutes", f.Minutes))
	}
	d.add(PartFormat, f.Format)
	d.add(PartThemes, "")
	if before == nil {
		return d
	}
	for _, id := range before.themes {
		d.ToggleTheme(id)
	}
	for _, p := range before.parts {
		words := cmp.Or(p.Changed, p.Text)
		i := slices.IndexFunc(d.parts, func(q Part) bool { return q.Kind == p.Kind })
		switch {
		case p.Kind == PartAction:
			d.add(PartAction, words)
		case p.Kind == PartOther:
			d.AddOther(p.Name, words)
		case p.Changed != "" && i >= 0:
			d.parts[i].Text = words
		}
	}
	return d
}

func (d *Draft) add(kind PartKind, text string) {
	d.parts = append(d.parts, Part{Kind: kind, Name: d.names[kind], Text: text})
}

// Parts returns what could be kept, in order.
func (d *Draft) Parts() []Part { return slices.Clone(d.parts) }

// Themes are the themes the group chose.
func (d *Draft) Themes() []theme.ID { return slices.Clone(d.themes) }

// ToggleTheme chooses a theme, or takes it away again. What was agreed about the themes before has to be agreed anew.
func (d *Draft) ToggleTheme(id theme.ID) bool {
	if theme.Of(id).ID == "" {
		return false
	}
	if i := slices.Index(d.themes, id); i >= 0 {
		d.themes = slices.Delete(d.themes, i, i+1)
	} else {
		d.themes = append(d.themes, id)
	}
	for i := range d.parts {
		if d.parts[i].Kind == PartThemes {
			d.parts[i] = Part{Kind: PartThemes, Name: d.parts[i].Name, Text: themeNames(d.themes)}
		}
	}
	return true
}

// AddAction notes what one person will do, in their own words.
func (d *Draft) AddAction(text string) bool {
	if text = oneLine(text); text == "" {
		return false
	}
	d.add(PartAction, text)
	return true
}

// AddOther notes something else that people want to keep, with a name for it.
func (d *Draft) AddOther(name, text string) bool {
	if text = strings.TrimSpace(text); text == "" {
		return false
	}
	d.parts = append(d.parts, Part{Kind: PartOther, Name: oneLine(name), Text: text})
	return true
}

// Remove takes an action or another thing that was added out of the draft.
func (d *Draft) Remove(i int) bool {
	if !d.has(i) || d.parts[i].Kind != PartAction && d.parts[i].Kind != PartOther {
		return false
	}
	d.parts = slices.Delete(d.parts, i, i+1)
	return true
}

// ReadTogether notes that the draft was read aloud as it now stands. It has to be before anything can be decided, and again
// for what is added or changed later.
func (d *Draft) ReadTogether() bool {
	some := false
	for i := range d.parts {
		if d.parts[i].Text != "" {
			d.parts[i].Read, some = true, true
		}
	}
	return some
}

// Read says that everything in the draft was read together.
func (d *Draft) Read() bool {
	return !slices.ContainsFunc(d.parts, func(p Part) bool { return p.Text != "" && !p.Read })
}

// Keep agrees to keep a part as it was drafted.
func (d *Draft) Keep(i int) bool { return d.decide(i, KeepPart, "") }

// Change agrees to keep a part in other words.
func (d *Draft) Change(i int, text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && d.decide(i, ChangedPart, text)
}

// Drop agrees to keep nothing of a part.
func (d *Draft) Drop(i int) bool { return d.decide(i, DropPart, "") }

func (d *Draft) decide(i int, as Decision, changed string) bool {
	if !d.has(i) || !d.parts[i].Read {
		return false
	}
	d.parts[i].Decision, d.parts[i].Changed = as, changed
	return true
}

func (d *Draft) has(i int) bool { return i >= 0 && i < len(d.parts) }

// finish forgets all that was not agreed.
func (d *Draft) finish(to Destination) bool {
	switch {
	case to == Nowhere:
		d.parts, d.themes = nil, nil
	case to != ToJournal && to != ToFile:
		return false
	case !d.Read():
		return false
	}
	d.to = to
	chosen := func(p Part) bool { return p.Kind == PartThemes && p.Decision == KeepPart }
	if !slices.ContainsFunc(d.parts, chosen) {
		d.themes = nil
	}
	d.parts = slices.DeleteFunc(d.parts, func(p Part) bool { return p.Words() == "" })
	return true
}

// record is what was agreed, after finish.
func (d *Draft) record() (Record, bool) {
	r := Record{To: d.to, Themes: slices.Clone(d.themes)}
	for _, p := range d.parts {
		r.Parts = append(r.Parts, KeptPart{p.Kind, p.Name, p.Words()})
	}
	return r, len(r.Parts) > 0
}

// Record is what people agreed to keep, and where it goes.
type Record struct {
	To     Destination
	Parts  []KeptPart
	Themes []theme.ID // when the themes are kept as they were drafted
}

// KeptPart is one part of it.
type KeptPart struct {
	Kind PartKind
	Name string
	Text string
}

// Title is the format, when that is kept.
func (r Record) Title() string {
	for _, p := range r.Parts {
		if p.Kind == PartFormat {
			return p.Text
		}
	}
	return "A session together"
}

// Markdown is the record as a text: the facts a line each, then what people will do.
func (r Record) Markdown() string {
	var b strings.Builder
	for _, p := range r.Parts {
		if p.Kind != PartAction && p.Kind != PartOther {
			b.WriteString("**" + p.Name + ":** " + p.Text + "\n\n")
		}
	}
	begun := false
	for _, p := range r.Parts {
		if p.Kind == PartAction {
			if !begun {
				b.WriteString("**" + p.Name + "**\n\n")
			}
			begun = true
			b.WriteString("- " + oneLine(p.Text) + "\n")
		}
	}
	for _, p := range r.Parts {
		if p.Kind == PartOther {
			if b.Len() > 0 {
				b.WriteString("\n")
			}
			b.WriteString("**" + p.Name + "**\n\n" + p.Text + "\n")
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// oneLine puts text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
