package reading

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"heed/internal/content"
	"heed/internal/theme"
)

type loader struct {
	fsys   fs.FS
	known  Known
	shelf  *Shelf
	faults []error
}

func (l *loader) err() error { return errors.Join(l.faults...) }

// The shapes of the files. Every text is a Value, so that a fault can be pointed at.
type (
	frontFile struct {
		ID       content.Value   `yaml:"id"`
		Title    content.Value   `yaml:"title"`
		About    content.Value   `yaml:"about"`
		Sources  []content.Value `yaml:"sources"`
		Patterns []content.Value `yaml:"patterns"`
		Next     []content.Value `yaml:"next"`
	}
	weekFile struct {
		Theme      content.Value   `yaml:"theme"`
		Words      content.Value   `yaml:"words"`
		Notice     content.Value   `yaml:"notice"`
		Statements []content.Value `yaml:"statements"`
		Patterns   []content.Value `yaml:"patterns"`
		Question   content.Value   `yaml:"question"`
		Reading    content.Value   `yaml:"reading"`
		Source     []content.Value `yaml:"source"`
	}
	weeksFile struct {
		About content.Value `yaml:"about"`
		Weeks []weekFile    `yaml:"weeks"`
	}
	promptFile struct {
		ID     content.Value   `yaml:"id"`
		Text   content.Value   `yaml:"text"`
		About  content.Value   `yaml:"about"`
		Source []content.Value `yaml:"source"`
	}
	promptsFile struct {
		Prompts []promptFile `yaml:"prompts"`
	}
)

// pages reads every page, and then looks whether those they name are there.
func (l *loader) pages() {
	names, err := fs.Glob(l.fsys, "pages/*.md")
	if err != nil {
		l.faults = append(l.faults, err)
		return
	}
	fronts := map[*Page]frontFile{}
	for _, name := range names {
		data, err := fs.ReadFile(l.fsys, name)
		if err != nil {
			l.faults = append(l.faults, &content.Error{File: name, Problem: "cannot be read: " + err.Error()})
			continue
		}
		page, front, err := l.page(name, data)
		if err != nil {
			l.faults = append(l.faults, err)
			continue
		}
		fronts[page] = front
		l.shelf.Pages = append(l.shelf.Pages, page)
	}
	rank := func(p *Page) int {
		if i := slices.Index(order(), p.ID); i >= 0 {
			return i
		}
		return len(order()) // a new page comes last until it is given a place
	}
	slices.SortStableFunc(l.shelf.Pages, func(a, b *Page) int { return rank(a) - rank(b) })
	for _, p := range l.shelf.Pages {
		faults := &content.Problems{File: path.Join("pages", string(p.ID)+".md")}
		p.Next = ids(faults, "next", fronts[p].Next, func(id ID) bool { _, ok := l.shelf.Page(id); return ok && id != p.ID })
		l.faults = append(l.faults, faults.Err())
	}
}

// page reads one page. Which sections there are is up to it; that each stands there once, in the right form and with
// something in it, is for package content to say.
func (l *loader) page(file string, data []byte) (*Page, frontFile, error) {
	var f frontFile
	headings := headingsOf(string(data))
	if len(headings) < 2 {
		return nil, f, &content.Error{File: file, Problem: "at least two sections are wanted, each under a line that begins with \"## \""}
	}
	body, err := content.ParsePage(file, data, &f, headings)
	if err != nil {
		return nil, f, err
	}
	p := &Page{ID: ID(f.ID.Text)}
	faults := &content.Problems{File: file}
	if name := strings.TrimSuffix(path.Base(file), ".md"); f.ID.Text != name {
		faults.Addf(f.ID.Pos, "the id is %q, but the file's name says %q", f.ID.Text, name)
	}
	p.Title = line(faults, f.ID, "title", f.Title)
	p.About = line(faults, f.ID, "about", f.About)
	p.Sources = sources(faults, f.ID, f.Sources)
	p.Patterns = ids(faults, "patterns", f.Patterns, l.known.Pattern)
	for _, h := range headings {
		p.Sections = append(p.Sections, Section{Heading: h, Text: body.Section(h).Text})
	}
	return p, f, faults.Err()
}

// headingsOf are the headings of sections as they stand.
func headingsOf(text string) []string {
	var all []string
	for l := range strings.Lines(text) {
		if h, ok := strings.CutPrefix(strings.TrimSpace(l), "## "); ok {
			all = append(all, strings.TrimSpace(h))
		}
	}
	return all
}

// read decodes a YAML file and returns where its faults are gathered; false if it could not be read at all.
func (l *loader) read(file string, into any) (*content.Problems, bool) {
	data, err := fs.ReadFile(l.fsys, file)
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

func (l *loader) weeks() {
	var f weeksFile
	faults, ok := l.read("weeks.yaml", &f)
	if !ok {
		return
	}
	l.shelf.Path = want(faults, content.Value{Text: "the path"}, "about", f.About)
	for i, wf := range f.Weeks {
		l.shelf.Weeks = append(l.shelf.Weeks, l.week(faults, wf))
		if all := theme.IDs(); i >= len(all) || string(all[i]) != wf.Theme.Text {
			faults.Addf(wf.Theme.Pos, "one week for each theme is wanted, in this order: %v", all)
		}
	}
	if len(f.Weeks) < len(theme.IDs()) {
		faults.Addf(content.Pos{Line: 1, Column: 1}, "one week for each theme is wanted, in this order: %v", theme.IDs())
	}
	l.faults = append(l.faults, faults.Err())
}

func (l *loader) week(faults *content.Problems, f weekFile) Week {
	w := Week{
		Words: want(faults, f.Theme, "words", f.Words), Notice: want(faults, f.Theme, "notice", f.Notice),
		Question: line(faults, f.Theme, "question", f.Question), Sources: sources(faults, f.Theme, f.Source),
		Statements: ids(faults, "statements", f.Statements, l.known.Statement),
		Patterns:   ids(faults, "patterns", f.Patterns, l.known.Pattern),
		Reading:    ID(f.Reading.Text),
	}
	var err error
	if w.Theme, err = theme.Parse(f.Theme.Text); err != nil {
		faults.Addf(f.Theme.Pos, "%v", err)
	}
	if n := len(w.Statements); n < 2 || n > 3 {
		faults.Addf(f.Theme.Pos, "%q: two or three statements are wanted", f.Theme.Text)
	}
	if n := len(w.Patterns); n < 1 || n > 2 {
		faults.Addf(f.Theme.Pos, "%q: one or two patterns are wanted", f.Theme.Text)
	}
	if _, ok := l.shelf.Page(w.Reading); !ok {
		faults.Addf(f.Reading.Pos, "reading: there is no %q", f.Reading.Text)
	}
	return w
}

func (l *loader) prompts() {
	var f promptsFile
	faults, ok := l.read("prompts.yaml", &f)
	if !ok {
		return
	}
	for _, pf := range f.Prompts {
		if pf.ID.Text == "" || slices.ContainsFunc(l.shelf.Prompts, func(p Prompt) bool { return p.ID == pf.ID.Text }) {
			faults.Addf(pf.ID.Pos, "the id %q is missing or taken", pf.ID.Text)
		}
		l.shelf.Prompts = append(l.shelf.Prompts, Prompt{
			ID: pf.ID.Text, Text: line(faults, pf.ID, "text", pf.Text), About: want(faults, pf.ID, "about", pf.About),
			Sources: sources(faults, pf.ID, pf.Source),
		})
	}
	if len(f.Prompts) == 0 {
		faults.Addf(content.Pos{Line: 1, Column: 1}, "at least one prompt is wanted")
	}
	l.faults = append(l.faults, faults.Err())
}

// want reports a text that is not there, at the place of the thing it belongs to.
func want(faults *content.Problems, owner content.Value, field string, v content.Value) string {
	if v.Text == "" {
		faults.Addf(owner.Pos, "%q: %s is missing", owner.Text, field)
	}
	return strings.Join(strings.Fields(v.Text), " ")
}

// line is want for what a list shows in one row.
func line(faults *content.Problems, owner content.Value, field string, v content.Value) string {
	if strings.Contains(v.Text, "\n") {
		faults.Addf(v.Pos, "%q: %s is longer than a line", owner.Text, field)
	}
	return want(faults, owner, field, v)
}

// ids are the values of a field, none twice and each known.
func ids[T ~string](faults *content.Problems, field string, values []content.Value, known func(T) bool) []T {
	var all []T
	for _, v := range values {
		switch id := T(v.Text); {
		case !known(id):
			faults.Addf(v.Pos, "%s: there is no %q", field, v.Text)
		case slices.Contains(all, id):
			faults.Addf(v.Pos, "%s: %q stands here twice", field, v.Text)
		default:
			all = append(all, id)
		}
	}
	return all
}

// seeds are how many lines the copies of the two documents have that heed was written from.
func seeds() map[string]int { return map[string]int{"S1": 89, "S2": 605} }

var aSeed = regexp.MustCompile(`^(S\d+):(.*)$`)

// leastName is how short the name of a work may be: an author and a year.
const leastName = 10

// sources are lines of a seed or named works; at least one.
func sources(faults *content.Problems, owner content.Value, values []content.Value) []string {
	if len(values) == 0 {
		faults.Addf(owner.Pos, "%q: at least one source is wanted", owner.Text)
	}
	var all []string
	for _, v := range values {
		if m := aSeed.FindStringSubmatch(v.Text); m != nil {
			if n, err := strconv.Atoi(m[2]); err != nil || n < 1 || n > seeds()[m[1]] {
				faults.Addf(v.Pos, "%q is no line of a source", v.Text)
			}
		} else if len(v.Text) < leastName {
			faults.Addf(v.Pos, "%q is neither a line of a source nor the name of a work", v.Text)
		}
		if slices.Contains(all, v.Text) {
			faults.Addf(v.Pos, "the source %q stands here twice", v.Text)
		}
		all = append(all, v.Text)
	}
	return all
}
