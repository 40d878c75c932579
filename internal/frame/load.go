package frame

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"heed/internal/content"
)

//go:embed frames/*.yaml
var embedded embed.FS

// order is how ours are listed: the free page, the shortest first, then the ones for a particular day. Others follow by name.
func order() []ID {
	return []ID{Free, "what", "gibbs", "brookfield", "johns", "kolb", "their-side", "letter", "third-person"}
}

// Source is a folder of frames.
type Source struct {
	Name string // put before file names in errors
	FS   fs.FS
	Own  bool // a person's own folder
}

// BuiltIn are the frames heed comes with.
func BuiltIn() Source {
	sub, err := fs.Sub(embedded, "frames")
	if err != nil {
		panic("frame: " + err.Error()) // the name of the folder is no name of a folder
	}
	return Source{Name: "frames", FS: sub}
}

// Load reads every .yaml file at the top of each source, but for hidden ones. The set holds the frames that are whole; the
// error joins every fault in the others, each a *content.Error, so that a slip in a person's own frame costs them that one.
// Of two frames with one id the earlier is kept.
func Load(sources ...Source) (*Set, error) {
	s := &Set{}
	var faults []error
	files := map[ID]string{}
	for _, src := range sources {
		names, err := list(src)
		faults = append(faults, err)
		for _, name := range names {
			file := path.Join(src.Name, name)
			f, id, err := read(src, name)
			if err == nil && files[f.ID] != "" {
				err = &content.Error{File: file, Pos: id, Problem: fmt.Sprintf("the id %q is taken by %s", f.ID, files[f.ID])}
			}
			if err != nil {
				faults = append(faults, err)
				continue
			}
			files[f.ID], f.Own = file, src.Own
			s.all = append(s.all, f)
		}
	}
	slices.SortStableFunc(s.all, byPlace)
	return s, errors.Join(faults...)
}

// byPlace puts ours before a person's own, and ours into their order.
func byPlace(a, b Frame) int {
	place := func(f Frame) int {
		if i := slices.Index(order(), f.ID); i >= 0 && !f.Own {
			return i
		}
		return len(order())
	}
	if d := place(a) - place(b); d != 0 {
		return d
	}
	return strings.Compare(a.Name, b.Name)
}

// list are the names of a source's files.
func list(src Source) ([]string, error) {
	entries, err := content.List(src.FS, src.Name)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if name := e.Name(); path.Ext(name) == ".yaml" && !strings.HasPrefix(name, ".") {
			names = append(names, name)
		}
	}
	return names, nil
}

func read(src Source, name string) (Frame, content.Pos, error) {
	file := path.Join(src.Name, name)
	data, err := content.Read(src.FS, name, file)
	if err != nil {
		return Frame{}, content.Pos{}, err
	}
	return parse(file, data)
}

// The shape of a file. Every text is a Value, so that a fault can be pointed at.
type (
	partFile struct {
		ID      content.Value `yaml:"id"`
		Heading content.Value `yaml:"heading"`
		Prompt  content.Value `yaml:"prompt"`
		Holds   content.Value `yaml:"holds"`
	}
	frameFile struct {
		ID     content.Value `yaml:"id"`
		Name   content.Value `yaml:"name"`
		About  content.Value `yaml:"about"`
		Fits   content.Value `yaml:"fits"`
		Source content.Value `yaml:"source"`
		Parts  []partFile    `yaml:"parts"`
	}
)

// How long the texts may be, in characters, so that a list and a page have room for them at 40 columns: a heading in one
// row, a prompt in three.
const (
	nameLimit    = 34
	aboutLimit   = 40
	headingLimit = 36
	promptLimit  = 100
	textLimit    = 400
)

// anID is what an id may look like: it becomes an argument on the command line and a word in settings.
var anID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// parse reads one frame. file names it in errors, and its last part without .yaml is the id the frame must have.
func parse(file string, data []byte) (Frame, content.Pos, error) {
	var ff frameFile
	if err := content.YAML(file, data, &ff); err != nil {
		return Frame{}, content.Pos{}, err
	}
	c := checker{&content.Problems{File: file}}
	id := ID(ff.ID.Text)
	if name := strings.TrimSuffix(path.Base(file), ".yaml"); ff.ID.Text != name {
		c.Addf(ff.ID.Pos, "the id is %q, but the file's name says %q", ff.ID.Text, name)
	} else if !anID.MatchString(name) {
		c.Addf(ff.ID.Pos, "an id is small letters and digits with dashes between: %q is not", name)
	}
	c.line("name", ff.Name, nameLimit)
	c.line("about", ff.About, aboutLimit)
	c.line("fits", ff.Fits, textLimit)
	c.line("source", ff.Source, textLimit)
	if len(ff.Parts) == 0 && id != Free {
		c.Addf(content.Pos{Line: 1, Column: 1}, "parts: at least one is wanted")
	}
	f := Frame{ID: id, Name: ff.Name.Text, About: ff.About.Text, Fits: ff.Fits.Text, Source: ff.Source.Text}
	for _, p := range ff.Parts {
		f.Parts = append(f.Parts, c.part(f.Parts, p))
	}
	return f, ff.ID.Pos, c.Err()
}

// checker gathers the faults of one file.
type checker struct{ *content.Problems }

// part checks one part against those before it.
func (c checker) part(before []Part, p partFile) Part {
	if p.ID.Text == "" {
		c.Addf(p.Heading.Pos, "this part has no id: a word for it, in small letters, which stays when its heading changes")
	} else if !anID.MatchString(p.ID.Text) {
		c.Addf(p.ID.Pos, "an id is small letters and digits with dashes between: %q is not", p.ID.Text)
	}
	c.line("heading", p.Heading, headingLimit)
	c.line("prompt", p.Prompt, promptLimit)
	for _, other := range before {
		if other.ID == p.ID.Text {
			c.Addf(p.ID.Pos, "the id %q stands here twice", p.ID.Text)
		}
		if other.Heading == p.Heading.Text {
			c.Addf(p.Heading.Pos, "the heading %q stands here twice", p.Heading.Text)
		}
	}
	use := Use(p.Holds.Text)
	if use != "" && !slices.Contains(Uses(), use) {
		all := make([]string, len(Uses()))
		for i, u := range Uses() {
			all[i] = string(u)
		}
		c.Addf(p.Holds.Pos, "no part holds %q (there are: %s)", use, strings.Join(all, ", "))
	}
	return Part{p.ID.Text, p.Heading.Text, p.Prompt.Text, use}
}

// line checks a text that must be there and stand in one line.
func (c checker) line(field string, v content.Value, limit int) {
	at := v.Pos
	if at == (content.Pos{}) {
		at = content.Pos{Line: 1, Column: 1}
	}
	switch n := utf8.RuneCountInString(v.Text); {
	case strings.TrimSpace(v.Text) == "":
		c.Addf(at, "%s: missing", field)
	case strings.Contains(v.Text, "\n"):
		c.Addf(at, "%s: one line is wanted", field)
	case v.Text != strings.TrimSpace(v.Text):
		c.Addf(at, "%s: begins or ends with a space", field)
	case n > limit:
		c.Addf(at, "%s: %d characters; at most %d have room", field, n, limit)
	}
}
