package pattern

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"heed/internal/content"
	"heed/internal/theme"
)

// Source is a folder of cards.
type Source struct {
	Name string // put before file names in errors: "patterns", or a person's folder
	FS   fs.FS
	Own  bool // a person's own folder: its cards are marked as theirs
}

// Load reads every .md file at the top of each source, but for README.md and hidden ones. The library it returns holds
// all cards that are whole; the error joins every fault there is in the others (each a *content.Error), so that a slip in
// a person's own card costs them that card and not the library. Of two cards with one id the earlier is kept; a link to
// a card that is not there is told, and costs nothing.
func Load(sources ...Source) (*Library, error) {
	l := &Library{byID: map[ID]*Pattern{}}
	var faults []error
	var read []card
	for _, src := range sources {
		cards, err := readAll(src)
		faults = append(faults, err)
		read = append(read, cards...)
	}
	files := map[ID]string{}
	for _, c := range read {
		if other, taken := files[c.ID]; taken {
			faults = append(faults, &content.Error{
				File: c.file, Pos: c.front.ID.Pos,
				Problem: fmt.Sprintf("the id %q is taken by %s", c.ID, other),
			})
			continue
		}
		files[c.ID] = c.file
		l.byID[c.ID] = c.Pattern
		l.all = append(l.all, c.Pattern)
	}
	faults = append(faults, l.link(read))
	return l, errors.Join(faults...)
}

// card is a pattern with where its parts stood, until its links are checked.
type card struct {
	*Pattern
	file  string
	front front
}

// front is the front matter as it is written.
type front struct {
	ID      content.Value   `yaml:"id"`
	Name    content.Value   `yaml:"name"`
	Themes  []content.Value `yaml:"themes"`
	Moment  []content.Value `yaml:"moment"`
	Setting []content.Value `yaml:"setting"`
	Lens    content.Value   `yaml:"lens"`
	Related []content.Value `yaml:"related"`
	Source  []content.Value `yaml:"source"`
	Basis   content.Value   `yaml:"basis"`
	Cues    []content.Value `yaml:"cues"`
}

func readAll(src Source) ([]card, error) {
	entries, err := content.List(src.FS, src.Name)
	if err != nil {
		return nil, err
	}
	var cards []card
	var faults []error
	for _, e := range entries {
		name := e.Name()
		if path.Ext(name) != ".md" || strings.HasPrefix(name, ".") || strings.EqualFold(name, "README.md") {
			continue
		}
		c, err := readCard(src, name)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		cards = append(cards, c)
	}
	return cards, errors.Join(faults...)
}

func readCard(src Source, name string) (card, error) {
	file := path.Join(src.Name, name)
	data, err := content.Read(src.FS, name, file)
	if err != nil {
		return card{}, err
	}
	c, err := parse(file, data)
	if err != nil {
		return card{}, err
	}
	c.Own = src.Own
	return c, nil
}

// Parse reads one card. Links are checked by Load, which knows the other cards. file names it in errors, and its last
// part without .md is the id that the card must have.
func Parse(file string, data []byte) (*Pattern, error) {
	c, err := parse(file, data)
	if err != nil {
		return nil, err
	}
	return c.Pattern, nil
}

// anID is what an id may look like: it becomes a file name, a link and an argument on the command line.
var anID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func parse(file string, data []byte) (card, error) {
	var f front
	page, err := content.ParsePage(file, data, &f, Headings())
	if err != nil {
		return card{}, err
	}
	faults := &content.Problems{File: file}
	p := &Pattern{
		ID: ID(f.ID.Text), Name: f.Name.Text, Basis: Basis(f.Basis.Text),
		Problem: page.Section("Problem").Text, Therefore: page.Section("Therefore").Text,
		Care: page.Section("Take care").Text, Looks: page.Section("What it looks like").Text,
		Origin: page.Section("Where it comes from").Text,
	}
	if name := strings.TrimSuffix(path.Base(file), ".md"); f.ID.Text != name {
		faults.Addf(f.ID.Pos, "the id is %q, but the file's name says %q", f.ID.Text, name)
	} else if !anID.MatchString(name) {
		faults.Addf(f.ID.Pos, "an id is small letters and digits with dashes between: %q is not", name)
	}
	if p.Name == "" || strings.Contains(p.Name, "\n") {
		faults.Addf(f.Name.Pos, "the name is missing, or longer than a line")
	}
	p.Themes = each(faults, "themes", f.Themes, theme.Parse)
	p.Moments = each(faults, "moment", f.Moment, theme.ParseMoment)
	p.Settings = each(faults, "setting", f.Setting, theme.ParseSetting)
	p.Sources = each(faults, "source", f.Source, asIs)
	p.Cues = each(faults, "cues", f.Cues, func(s string) (string, error) { return strings.ToLower(s), nil })
	if f.Lens.Text != "" {
		lens, err := theme.ParseLens(f.Lens.Text)
		if err != nil {
			faults.Addf(f.Lens.Pos, "%v", err)
		}
		if lens == theme.Person {
			faults.Addf(f.Lens.Pos, "every card is for the lens %q: leave it out", lens)
		}
		p.Lens = lens
	}
	if !slices.Contains(Bases(), p.Basis) {
		faults.Addf(f.Basis.Pos, "no such basis: %q (there are: %s)", p.Basis, joined(Bases()))
	}
	for _, r := range f.Related {
		p.Related = append(p.Related, ID(r.Text))
	}
	say := page.Section("You could say")
	lines, only := quotes(say.Text)
	if p.Say = lines; !only || len(lines) == 0 {
		faults.Addf(say.Pos, "sentences to say are wanted here and nothing else, each begun with %q", "> ")
	}
	checkLine(faults, page.Section("Problem"))
	checkLine(faults, page.Section("Therefore"))
	return card{p, file, f}, faults.Err()
}

// lineLimit is how long the first paragraph of Problem and Therefore may be, in characters: three rows at 60 columns,
// so that three suggestions fit on one small screen.
const lineLimit = 180

func checkLine(faults *content.Problems, s content.Section) {
	if n := utf8.RuneCountInString(firstParagraph(s.Text)); n > lineLimit {
		faults.Addf(s.Pos, "the first paragraph has %d characters; lists show it alone, so at most %d", n, lineLimit)
	}
}

// each parses every value of a field that must not be empty, without repeats.
func each[T comparable](faults *content.Problems, field string, values []content.Value, parse func(string) (T, error)) []T {
	if len(values) == 0 {
		faults.Addf(content.Pos{Line: 1, Column: 1}, "%s: at least one is wanted", field)
	}
	var all []T
	for _, v := range values {
		t, err := parse(v.Text)
		switch {
		case err != nil:
			faults.Addf(v.Pos, "%v", err)
		case v.Text == "":
			faults.Addf(v.Pos, "%s: empty", field)
		case slices.Contains(all, t):
			faults.Addf(v.Pos, "%s: %q stands here twice", field, v.Text)
		default:
			all = append(all, t)
		}
	}
	return all
}

func asIs(s string) (string, error) { return s, nil }

// quotes returns the block quotes of a section, each joined to one line, and whether there is nothing else in it.
func quotes(section string) (all []string, only bool) {
	only = true
	var open []string
	flush := func() {
		if len(open) > 0 {
			all = append(all, strings.Join(open, " "))
		}
		open = nil
	}
	for line := range strings.Lines(section) {
		line = strings.TrimSpace(line)
		text, quoted := strings.CutPrefix(line, ">")
		if text = strings.TrimSpace(text); !quoted || text == "" {
			flush()
			only = only && (quoted || line == "")
			continue
		}
		open = append(open, text)
	}
	flush()
	return all, only
}

// link checks that every related card is there, is another one, and is named once.
func (l *Library) link(cards []card) error {
	var errs []error
	for _, c := range cards {
		faults := &content.Problems{File: c.file}
		seen := map[string]bool{}
		for _, r := range c.front.Related {
			switch {
			case l.byID[ID(r.Text)] == nil:
				faults.Addf(r.Pos, "related: there is no pattern %q", r.Text)
			case r.Text == string(c.ID):
				faults.Addf(r.Pos, "related: the card names itself")
			case seen[r.Text]:
				faults.Addf(r.Pos, "related: %q stands here twice", r.Text)
			}
			seen[r.Text] = true
		}
		errs = append(errs, faults.Err())
	}
	return errors.Join(errs...)
}

func joined[T ~string](all []T) string {
	s := make([]string, len(all))
	for i, v := range all {
		s[i] = string(v)
	}
	return strings.Join(s, ", ")
}
