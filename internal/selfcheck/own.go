package selfcheck

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"heed/internal/content"
	"heed/internal/pattern"
	"heed/internal/theme"
)

// Source is a folder of a person's own statements.
type Source struct {
	Name string // put before file names in errors
	FS   fs.FS
}

// OwnPrefix begins the id of every statement that is a person's own, so that none of ours can ever take it.
const OwnPrefix = "own-"

// ownFile is the shape of a file of one's own.
type ownFile struct {
	Items []ownItem `yaml:"items"`
}

type ownItem struct {
	ID       content.Value   `yaml:"id"`
	Theme    content.Value   `yaml:"theme"`
	Text     content.Value   `yaml:"text"`
	Plain    content.Value   `yaml:"plain"`
	Anchor   content.Value   `yaml:"anchor"`
	Why      content.Value   `yaml:"why"`
	Patterns []content.Value `yaml:"patterns"`
}

// With returns the questions with a person's own statements among them: every .yaml file at the top of the folder. Each
// stands behind ours in its theme, on the full path and on that of the theme. The error joins every fault there is, each a
// *content.Error; a file with a fault is left out whole, and costs no other. q stays as it is.
func (q *Questionnaire) With(src Source, hasPattern func(pattern.ID) bool) (*Questionnaire, error) {
	entries, err := content.List(src.FS, src.Name)
	if err != nil {
		return q, err
	}
	with := q.clone()
	var faults []error
	for _, e := range entries {
		name := e.Name()
		if path.Ext(name) != ".yaml" || strings.HasPrefix(name, ".") {
			continue
		}
		file := path.Join(src.Name, name)
		data, err := content.Read(src.FS, name, file)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		items, err := with.parseOwn(file, data, hasPattern)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		for _, it := range items {
			with.add(it)
		}
	}
	return with, errors.Join(faults...)
}

// clone shares nothing that With changes.
func (q *Questionnaire) clone() *Questionnaire {
	c := *q
	c.items = slices.Clone(q.items)
	c.Sets = slices.Clone(q.Sets)
	for i, s := range c.Sets {
		c.Sets[i].Items = slices.Clone(s.Items)
	}
	c.Paths = slices.Clone(q.Paths)
	for i, p := range c.Paths {
		c.Paths[i].Items = slices.Clone(p.Items)
	}
	return &c
}

// anOwnID is what the id of a statement of one's own looks like; it is kept in journals.
var anOwnID = regexp.MustCompile(`^` + OwnPrefix + `[a-z0-9]+(-[a-z0-9]+)*$`)

// textLimit is how long a statement may be, in characters: three rows on the narrowest screen.
const textLimit = 110

func (q *Questionnaire) parseOwn(file string, data []byte, hasPattern func(pattern.ID) bool) ([]Item, error) {
	var f ownFile
	if err := content.YAML(file, data, &f); err != nil {
		return nil, err
	}
	p := &content.Problems{File: file}
	if len(f.Items) == 0 {
		p.Addf(content.Pos{Line: 1, Column: 1}, "items: at least one is wanted")
	}
	var all []Item
	for _, o := range f.Items {
		it := q.ownItem(p, o, hasPattern)
		_, taken := q.Item(it.ID)
		if taken || slices.ContainsFunc(all, func(b Item) bool { return b.ID == it.ID }) {
			p.Addf(o.ID.Pos, "the id %q is taken", it.ID)
		}
		all = append(all, it)
	}
	return all, p.Err()
}

func (q *Questionnaire) ownItem(p *content.Problems, o ownItem, hasPattern func(pattern.ID) bool) Item {
	it := Item{
		ID: ItemID(o.ID.Text), Lens: theme.Person, Own: true,
		Text: o.Text.Text, Plain: o.Plain.Text, Anchor: o.Anchor.Text, Says: o.Why.Text,
	}
	if !anOwnID.MatchString(o.ID.Text) {
		p.Addf(o.ID.Pos, "an id of your own is %q with small letters, digits and dashes behind it: %q is not", OwnPrefix, o.ID.Text)
	}
	t, err := theme.Parse(o.Theme.Text)
	if err != nil {
		p.Addf(at(o.Theme, o.ID), "%v", err)
	}
	it.Theme, it.Set = t, string(t)
	if it.Text == "" {
		p.Addf(at(o.Text, o.ID), "%q: text is missing", o.ID.Text)
	}
	if utf8.RuneCountInString(it.Text) > textLimit || strings.Contains(it.Text, "\n") {
		p.Addf(o.Text.Pos, "a statement is one line of at most %d characters", textLimit)
	}
	if it.Plain == "" {
		it.Plain = it.Text
	}
	if it.Says == "" {
		it.Says = "You wrote this statement yourself."
	}
	for _, id := range o.Patterns {
		if !hasPattern(pattern.ID(id.Text)) {
			p.Addf(id.Pos, "there is no pattern %q", id.Text)
		}
		it.Patterns = append(it.Patterns, pattern.ID(id.Text))
	}
	return it
}

// at is where a value stands, or, when it is not there, what it belongs to.
func at(v, owner content.Value) content.Pos {
	if v.Pos != (content.Pos{}) {
		return v.Pos
	}
	return owner.Pos
}

// full is the path that leads through every statement of the seven themes.
const full PathID = "full"

// add puts an item behind the others of its theme, wherever those stand.
func (q *Questionnaire) add(it Item) {
	last := slices.IndexFunc(q.items, func(o Item) bool { return o.Set == it.Set })
	for last+1 < len(q.items) && q.items[last+1].Set == it.Set {
		last++
	}
	it.Scale = q.items[last].Scale
	before := q.items[last].ID
	q.items = slices.Insert(q.items, last+1, it)
	for i := range q.Sets {
		if set := &q.Sets[i]; set.ID == it.Set {
			set.Items = append(set.Items, it.ID)
		}
	}
	for i, p := range q.Paths {
		if p.ID == full {
			q.Paths[i].Items = slices.Insert(p.Items, slices.Index(p.Items, before)+1, it.ID)
		}
	}
}
