package selfcheck

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"

	"heed/internal/content"
	"heed/internal/pattern"
	"heed/internal/theme"
)

//go:embed questions/*.yaml
var questions embed.FS

// Load reads the questions heed comes with. hasPattern says whether there is such a pattern; an item that names
// another is an error. Every fault of every file is told, each as a *content.Error.
func Load(hasPattern func(pattern.ID) bool) (*Questionnaire, error) {
	sub, err := fs.Sub(questions, "questions")
	if err != nil {
		return nil, fmt.Errorf("open the questions: %w", err)
	}
	return LoadFS(sub, hasPattern)
}

// LoadFS is Load from a folder that holds course.yaml, scales.yaml and one file for each of the seven themes and four lenses.
func LoadFS(fsys fs.FS, hasPattern func(pattern.ID) bool) (*Questionnaire, error) {
	l := loader{fsys: fsys, hasPattern: hasPattern, q: &Questionnaire{}}
	l.scales()
	for _, name := range setNames() {
		l.set(name)
	}
	l.course()
	if err := errors.Join(l.faults...); err != nil {
		return nil, err
	}
	return l.q, nil
}

// setNames are the sets in the order of the screen: the seven themes, then the lenses beside them.
func setNames() []string {
	var names []string
	for _, t := range theme.IDs() {
		names = append(names, string(t))
	}
	for _, l := range theme.Lenses() {
		if l != theme.Person {
			names = append(names, string(l))
		}
	}
	return names
}

type loader struct {
	fsys       fs.FS
	hasPattern func(pattern.ID) bool
	q          *Questionnaire
	faults     []error
}

// The shapes of the files. Every text is a Value, so that a fault can be pointed at.
type (
	optionFile struct {
		ID       content.Value `yaml:"id"`
		Label    content.Value `yaml:"label"`
		Plain    content.Value `yaml:"plain"`
		FollowUp content.Value `yaml:"follow_up"`
	}
	scaleFile struct {
		ID      content.Value `yaml:"id"`
		Stem    content.Value `yaml:"stem"`
		Options []optionFile  `yaml:"options"`
	}
	scalesFile struct {
		Scales []scaleFile `yaml:"scales"`
	}
	itemFile struct {
		ID       content.Value   `yaml:"id"`
		Core     content.Value   `yaml:"core"`
		View     content.Value   `yaml:"view"`
		Text     content.Value   `yaml:"text"`
		Plain    content.Value   `yaml:"plain"`
		Anchor   content.Value   `yaml:"anchor"`
		Says     content.Value   `yaml:"says"`
		Source   []content.Value `yaml:"source"`
		Patterns []content.Value `yaml:"patterns"`
	}
	setFile struct {
		ID    content.Value `yaml:"id"`
		Name  content.Value `yaml:"name"`
		Scale content.Value `yaml:"scale"`
		Note  content.Value `yaml:"note"`
		Items []itemFile    `yaml:"items"`
	}
	promptFile struct {
		ID      content.Value `yaml:"id"`
		Prompt  content.Value `yaml:"prompt"`
		Plain   content.Value `yaml:"plain"`
		Says    content.Value `yaml:"says"`
		Note    content.Value `yaml:"note"`
		Options []optionFile  `yaml:"options"`
	}
	pathFile struct {
		ID      content.Value   `yaml:"id"`
		Name    content.Value   `yaml:"name"`
		About   content.Value   `yaml:"about"`
		Minutes content.Value   `yaml:"minutes"`
		Items   []content.Value `yaml:"items"`
	}
	courseFile struct {
		Intro   content.Value `yaml:"intro"`
		Opening []promptFile  `yaml:"opening"`
		Closing []promptFile  `yaml:"closing"`
		Paths   []pathFile    `yaml:"paths"`
	}
)

// read decodes one file and returns where its faults are gathered; false if it could not be read at all.
func (l *loader) read(name string, into any) (*content.Problems, bool) {
	file := path.Join("questions", name)
	data, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		l.faults = append(l.faults, &content.Error{File: file, Problem: "cannot be read: " + err.Error()})
		return nil, false
	}
	if err := content.YAML(file, data, into); err != nil {
		l.faults = append(l.faults, err)
		return nil, false
	}
	return &content.Problems{File: file}, true
}

func (l *loader) done(p *content.Problems) { l.faults = append(l.faults, p.Err()) }

// want reports a text that is not there, at the place of the thing it belongs to.
func want(p *content.Problems, owner content.Value, field string, v content.Value) string {
	if v.Text == "" {
		p.Addf(owner.Pos, "%q: %s is missing", owner.Text, field)
	}
	return v.Text
}

// fresh reports an id that is missing or was given before.
func fresh(p *content.Problems, id content.Value, taken bool) {
	if taken || id.Text == "" {
		p.Addf(id.Pos, "the id %q is missing or taken", id.Text)
	}
}

func (l *loader) scales() {
	var f scalesFile
	p, ok := l.read("scales.yaml", &f)
	if !ok {
		return
	}
	defer l.done(p)
	for _, s := range f.Scales {
		scale := Scale{ID: s.ID.Text, Stem: want(p, s.ID, "stem", s.Stem), Options: options(p, s.ID, s.Options)}
		fresh(p, s.ID, l.q.Scale(scale.ID).ID != "")
		if len(scale.Options) < 2 {
			p.Addf(s.ID.Pos, "%q: at least two options are wanted", s.ID.Text)
		}
		l.q.scales = append(l.q.scales, scale)
	}
}

func options(p *content.Problems, owner content.Value, files []optionFile) []Option {
	var all []Option
	for _, o := range files {
		id := OptionID(want(p, owner, "an option's id", o.ID))
		if slices.ContainsFunc(all, func(b Option) bool { return b.ID == id }) {
			fresh(p, o.ID, true)
		}
		all = append(all, Option{
			ID: id, Label: want(p, o.ID, "label", o.Label),
			Plain: want(p, o.ID, "plain", o.Plain), FollowUp: o.FollowUp.Text,
		})
	}
	return all
}

func (l *loader) set(name string) {
	var f setFile
	p, ok := l.read(name+".yaml", &f)
	if !ok {
		return
	}
	defer l.done(p)
	if f.ID.Text != name {
		p.Addf(f.ID.Pos, "the id is %q, but the file's name says %q", f.ID.Text, name)
	}
	if l.q.Scale(f.Scale.Text).ID == "" {
		p.Addf(f.Scale.Pos, "there is no scale %q", f.Scale.Text)
	}
	set := Set{ID: name, Name: want(p, f.ID, "name", f.Name), Note: f.Note.Text}
	for _, it := range f.Items {
		item := l.item(p, it)
		item.Set, item.Scale = name, f.Scale.Text
		if t, err := theme.Parse(name); err == nil {
			item.Theme, item.Lens = t, theme.Person
		} else {
			item.Lens = theme.Lens(name)
		}
		set.Items = append(set.Items, item.ID)
		l.q.items = append(l.q.items, item)
	}
	l.q.Sets = append(l.q.Sets, set)
}

func (l *loader) item(p *content.Problems, f itemFile) Item {
	it := Item{
		ID: ItemID(f.ID.Text), Core: f.Core.Text == "true", Theirs: f.View.Text == "theirs",
		Text: want(p, f.ID, "text", f.Text), Plain: want(p, f.ID, "plain", f.Plain),
		Anchor: want(p, f.ID, "anchor", f.Anchor), Says: want(p, f.ID, "says", f.Says),
	}
	_, taken := l.q.Item(it.ID)
	fresh(p, f.ID, taken)
	if c := f.Core.Text; c != "" && c != "true" && c != "false" {
		p.Addf(f.Core.Pos, "core is true or false, not %q", c)
	}
	if v := f.View.Text; v != "" && v != "mine" && v != "theirs" {
		p.Addf(f.View.Pos, "view is mine or theirs, not %q", v)
	}
	for _, s := range f.Source {
		it.Sources = append(it.Sources, want(p, f.ID, "a source", s))
	}
	if len(it.Sources) == 0 {
		p.Addf(f.ID.Pos, "%q: at least one source is wanted", f.ID.Text)
	}
	for _, id := range f.Patterns {
		if !l.hasPattern(pattern.ID(id.Text)) {
			p.Addf(id.Pos, "there is no pattern %q", id.Text)
		}
		it.Patterns = append(it.Patterns, pattern.ID(id.Text))
	}
	if len(it.Patterns) == 0 {
		p.Addf(f.ID.Pos, "%q: at least one pattern is wanted", f.ID.Text)
	}
	return it
}

func (l *loader) course() {
	var f courseFile
	p, ok := l.read("course.yaml", &f)
	if !ok {
		return
	}
	defer l.done(p)
	l.q.Intro = want(p, content.Value{Text: "course"}, "intro", f.Intro)
	l.q.Opening = l.prompts(p, f.Opening)
	l.q.Closing = l.prompts(p, f.Closing)
	for _, pf := range f.Paths {
		fresh(p, pf.ID, slices.ContainsFunc(l.q.Paths, func(b Path) bool { return string(b.ID) == pf.ID.Text }))
		pa := Path{ID: PathID(pf.ID.Text), Name: want(p, pf.ID, "name", pf.Name), About: want(p, pf.ID, "about", pf.About)}
		minutes, err := strconv.Atoi(pf.Minutes.Text)
		if err != nil || minutes < 1 {
			p.Addf(pf.Minutes.Pos, "minutes is a whole number from 1, not %q", pf.Minutes.Text)
		}
		pa.Minutes = minutes
		for _, id := range pf.Items {
			if _, ok := l.q.Item(ItemID(id.Text)); !ok {
				p.Addf(id.Pos, "there is no statement %q", id.Text)
			}
			if slices.Contains(pa.Items, ItemID(id.Text)) {
				p.Addf(id.Pos, "the statement %q stands here twice", id.Text)
			}
			pa.Items = append(pa.Items, ItemID(id.Text))
		}
		if len(pa.Items) == 0 {
			p.Addf(pf.ID.Pos, "%q: at least one statement is wanted", pf.ID.Text)
		}
		l.q.Paths = append(l.q.Paths, pa)
	}
}

func (l *loader) prompts(p *content.Problems, files []promptFile) []Prompt {
	var all []Prompt
	for _, f := range files {
		_, taken := l.q.Prompt(PromptID(f.ID.Text))
		fresh(p, f.ID, taken || slices.ContainsFunc(all, func(b Prompt) bool { return string(b.ID) == f.ID.Text }))
		all = append(all, Prompt{
			ID: PromptID(f.ID.Text), Prompt: want(p, f.ID, "prompt", f.Prompt), Plain: want(p, f.ID, "plain", f.Plain),
			Says: want(p, f.ID, "says", f.Says), Note: f.Note.Text, Options: options(p, f.ID, f.Options),
		})
	}
	return all
}
