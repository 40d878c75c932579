package guide

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"heed/internal/content"
	"heed/internal/pattern"
	"heed/internal/theme"
)

//go:embed sessions/*.yaml exercises/*.yaml ground/*.yaml
var words embed.FS

// Kind says what the files of a folder hold.
type Kind string

// The kinds of folders.
const (
	Sessions  Kind = "sessions"
	Exercises Kind = "exercises"
)

// Source is a folder of somebody's own sessions or exercises: .yaml or .yml files.
type Source struct {
	Kind Kind
	Name string // put before file names in errors
	FS   fs.FS
}

// Shelf holds every session and exercise, ours first. It never changes once loaded.
type Shelf struct {
	Sessions  []*Session
	Exercises []*Exercise
	Ground    Ground
}

// Session returns the session with that id.
func (s *Shelf) Session(id string) (*Session, bool) {
	i := slices.IndexFunc(s.Sessions, func(a *Session) bool { return a.ID == id })
	if i < 0 {
		return nil, false
	}
	return s.Sessions[i], true
}

// Exercise returns the exercise with that id.
func (s *Shelf) Exercise(id string) (*Exercise, bool) {
	i := slices.IndexFunc(s.Exercises, func(a *Exercise) bool { return a.ID == id })
	if i < 0 {
		return nil, false
	}
	return s.Exercises[i], true
}

// Load reads the sessions and exercises heed comes with, and those of the folders in own. hasPattern says whether there is
// such a pattern. The shelf it returns holds all that is whole; the error joins every fault of the rest (each a
// *content.Error). Of two with one id the earlier is kept.
func Load(hasPattern func(pattern.ID) bool, own ...Source) (*Shelf, error) {
	l := loader{hasPattern: hasPattern, shelf: &Shelf{}, taken: map[string]string{}}
	l.ground()
	for _, kind := range []Kind{Sessions, Exercises} {
		sub, err := fs.Sub(words, string(kind))
		if err != nil {
			return nil, fmt.Errorf("open the %s: %w", kind, err)
		}
		l.folder(Source{kind, string(kind), sub}, false)
	}
	for _, src := range own {
		l.folder(src, true)
	}
	return l.shelf, errors.Join(l.faults...)
}

type loader struct {
	hasPattern func(pattern.ID) bool
	shelf      *Shelf
	taken      map[string]string // kind and id to file
	faults     []error
}

// folder reads the files of a source in the order of their ids.
func (l *loader) folder(src Source, own bool) {
	entries, err := content.List(src.FS, src.Name)
	if err != nil {
		l.fault(err)
		return
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(bare(a.Name()), bare(b.Name())) })
	for _, e := range entries {
		name := e.Name()
		if ext := path.Ext(name); strings.HasPrefix(name, ".") || ext != ".yaml" && ext != ".yml" {
			continue
		}
		file := path.Join(src.Name, name)
		data, err := content.Read(src.FS, name, file)
		if err != nil {
			l.fault(err)
			continue
		}
		if src.Kind == Sessions {
			l.session(file, data, own)
			continue
		}
		l.exercise(file, data, own)
	}
}

// bare is the name of a file without .yaml or .yml: what its id has to be.
func bare(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }

func (l *loader) fault(err error) { l.faults = append(l.faults, err) }

// The shapes of the files.
type (
	stepFile struct {
		ID      content.Value   `yaml:"id"`
		Name    content.Value   `yaml:"name"`
		Minutes content.Value   `yaml:"minutes"`
		Who     content.Value   `yaml:"who"`
		Say     content.Value   `yaml:"say"`
		Do      content.Value   `yaml:"do"`
		Screen  content.Value   `yaml:"screen"`
		Note    content.Value   `yaml:"note"`
		Silent  content.Value   `yaml:"silent"`
		Spare   []content.Value `yaml:"spare"`
	}
	roleFile struct {
		ID   content.Value `yaml:"id"`
		Name content.Value `yaml:"name"`
		Does content.Value `yaml:"does"`
	}
	paperFile struct {
		Kind  content.Value   `yaml:"kind"`
		Name  content.Value   `yaml:"name"`
		Text  content.Value   `yaml:"text"`
		Items []content.Value `yaml:"items"`
	}
	sessionFile struct {
		ID       content.Value   `yaml:"id"`
		Name     content.Value   `yaml:"name"`
		Minutes  content.Value   `yaml:"minutes"`
		People   content.Value   `yaml:"people"`
		About    content.Value   `yaml:"about"`
		Fit      content.Value   `yaml:"fit"`
		Themes   []content.Value `yaml:"themes"`
		Lens     content.Value   `yaml:"lens"`
		Source   []content.Value `yaml:"source"`
		Roles    []roleFile      `yaml:"roles"`
		Steps    []stepFile      `yaml:"steps"`
		WaysBack []content.Value `yaml:"ways_back"`
	}
	exerciseFile struct {
		ID         content.Value   `yaml:"id"`
		Name       content.Value   `yaml:"name"`
		Minutes    content.Value   `yaml:"minutes"`
		People     content.Value   `yaml:"people"`
		Aim        content.Value   `yaml:"aim"`
		Themes     []content.Value `yaml:"themes"`
		Lens       content.Value   `yaml:"lens"`
		Need       []content.Value `yaml:"need"`
		Prepare    []content.Value `yaml:"prepare"`
		AskFirst   content.Value   `yaml:"ask_first"`
		OptingOut  content.Value   `yaml:"opting_out"`
		Papers     []paperFile     `yaml:"papers"`
		Steps      []stepFile      `yaml:"steps"`
		Debrief    []content.Value `yaml:"debrief"`
		DoNot      content.Value   `yaml:"do_not"`
		Variations []content.Value `yaml:"variations"`
		Patterns   []content.Value `yaml:"patterns"`
		Source     []content.Value `yaml:"source"`
	}
)

// sheet is one file while it is checked.
type sheet struct {
	*content.Problems
	id content.Value
}

// want reports a text that is not there, at the place of the thing it belongs to.
func (s sheet) want(owner content.Value, field string, v content.Value) string {
	if v.Text == "" {
		s.Addf(owner.Pos, "%q: %s is missing", owner.Text, field)
	}
	return v.Text
}

// all are the texts of a list of which none may be empty, and of which there must be at least least.
func (s sheet) all(owner content.Value, field string, values []content.Value, least int) []string {
	var texts []string
	for _, v := range values {
		if v.Text == "" {
			s.Addf(v.Pos, "%q: an empty line in %s", owner.Text, field)
			continue
		}
		texts = append(texts, v.Text)
	}
	if len(texts) < least {
		s.Addf(owner.Pos, "%q: %s is missing", owner.Text, field)
	}
	return texts
}

// anID is what an id may look like: it is a file name and an argument on the command line.
var anID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// head checks the id against the file's name.
func (l *loader) head(kind Kind, s sheet) {
	name := bare(s.File)
	key := string(kind) + "/" + s.id.Text
	switch other := l.taken[key]; {
	case s.id.Text != name:
		s.Addf(s.id.Pos, "the id is %q, but the file's name says %q", s.id.Text, name)
	case !anID.MatchString(name):
		s.Addf(s.id.Pos, "an id is small letters and digits with dashes between: %q is not", name)
	case other != "":
		s.Addf(s.id.Pos, "the id %q is taken by %s", s.id.Text, other)
	}
}

// longest is how many minutes a step may have: more than that is a day, not a step.
const longest = 240

func (s sheet) minutes(owner, v content.Value) int {
	n, err := strconv.Atoi(v.Text)
	if err != nil || n < 1 || n > longest {
		pos := v.Pos
		if pos.Line == 0 {
			pos = owner.Pos
		}
		s.Addf(pos, "%q: minutes is a whole number from 1 to %d, not %q", owner.Text, longest, v.Text)
	}
	return n
}

// sum checks that the minutes of the steps are those of the whole.
func (s sheet) sum(whole content.Value, steps []Step) {
	n, err := strconv.Atoi(whole.Text)
	if sum := total(steps); err != nil || n != sum {
		pos := whole.Pos
		if pos.Line == 0 {
			pos = s.id.Pos
		}
		s.Addf(pos, "the steps take %d minutes together, but minutes says %q", sum, whole.Text)
	}
}

func (s sheet) name(v content.Value) string {
	if strings.Contains(v.Text, "\n") {
		s.Addf(v.Pos, "a name is one line")
	}
	return s.want(s.id, "name", v)
}

func (s sheet) themes(values []content.Value) []theme.ID {
	var all []theme.ID
	for _, v := range values {
		id, err := theme.Parse(v.Text)
		switch {
		case err != nil:
			s.Addf(v.Pos, "%v", err)
		case slices.Contains(all, id):
			s.Addf(v.Pos, "themes: %q stands here twice", v.Text)
		}
		all = append(all, id)
	}
	if len(values) == 0 {
		s.Addf(s.id.Pos, "%q: themes is missing", s.id.Text)
	}
	return all
}

func (s sheet) lens(v content.Value) theme.Lens {
	if v.Text == "" {
		return ""
	}
	lens, err := theme.ParseLens(v.Text)
	if err != nil {
		s.Addf(v.Pos, "%v", err)
	}
	return lens
}

// aLine is a line of one of the two documents heed began with.
var aLine = regexp.MustCompile(`^S[12]:[1-9][0-9]*$`)

func (s sheet) sources(values []content.Value) []string {
	for _, v := range values {
		if regexp.MustCompile(`^S\d`).MatchString(v.Text) && !aLine.MatchString(v.Text) {
			s.Addf(v.Pos, "a line of a source is written S1:13, and each line by itself: not %q", v.Text)
		}
	}
	return s.all(s.id, "source", values, 1)
}
