// Package reading is what heed has to say at more length: the pages one can read, the path of seven weeks, and the
// questions beside the page "Where I stand".
//
// The words are text files, embedded. A page is a Markdown file under pages/ with front matter:
//
//	id        the file's name without .md
//	title     what it is called
//	about     one line for the list
//	sources   S1:n and S2:n are lines of the two documents heed began with; else a named work
//	patterns  ids of cards to go on to; may be empty
//	next      ids of pages to go on to
//
// and below it sections, each under a heading that begins with "## ". weeks.yaml is the path, one week for each of the
// seven themes; prompts.yaml the questions.
//
// Loading is strict, and tells every fault with file, line and column (each a *content.Error). Nothing here is kept in a
// journal: a page may be renamed, and nobody is counted as having read it.
package reading

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// ID names a page: "about", "evidence".
type ID string

// About is the page on heed itself, which other screens lead to.
const About ID = "about"

// Page is one thing to read.
type Page struct {
	ID       ID
	Title    string
	About    string // one line for a list
	Sources  []string
	Patterns []pattern.ID // cards to go on to
	Next     []ID         // pages to go on to
	Sections []Section    // at least two
}

// Section is a part of a page under its heading.
type Section struct {
	Heading string
	Text    string // Markdown
}

// Week is one week of the path.
type Week struct {
	Theme      theme.ID
	Words      string // the theme in plain words
	Notice     string // a thing to notice
	Statements []selfcheck.ItemID
	Patterns   []pattern.ID
	Question   string // to write about
	Reading    ID
	Sources    []string
}

// Prompt is a question beside the page "Where I stand".
type Prompt struct {
	ID      string
	Text    string
	About   string // where it comes from, in a sentence
	Sources []string
}

// Shelf holds all of it. It never changes once loaded.
type Shelf struct {
	Pages   []*Page // in the order of a list
	Path    string  // a word on the path, above its weeks
	Weeks   []Week  // one for each theme, in their order
	Prompts []Prompt
}

// Page returns the page with that id.
func (s *Shelf) Page(id ID) (*Page, bool) {
	for _, p := range s.Pages {
		if p.ID == id {
			return p, true
		}
	}
	return nil, false
}

// Week returns the week of a theme.
func (s *Shelf) Week(id theme.ID) (Week, bool) {
	for _, w := range s.Weeks {
		if w.Theme == id {
			return w, true
		}
	}
	return Week{}, false
}

// Block is a paragraph or a list, without the line breaks of its file.
type Block struct {
	List  bool
	Texts []string // its items; a paragraph is one text. Markdown
}

// Blocks are the parts of a section in their order.
func (s Section) Blocks() []Block {
	var all []Block
	for part := range strings.SplitSeq(s.Text, "\n\n") {
		var b Block
		for line := range strings.Lines(strings.TrimSpace(part)) {
			item, isItem := strings.CutPrefix(line, "- ")
			line = strings.TrimSpace(item)
			switch {
			case isItem || len(b.Texts) == 0:
				b.List = b.List || isItem
				b.Texts = append(b.Texts, line)
			default:
				b.Texts[len(b.Texts)-1] += " " + line
			}
		}
		if len(b.Texts) > 0 {
			all = append(all, b)
		}
	}
	return all
}

// order is in which a list shows the pages: what is about people first, what is about heed last.
func order() []ID {
	return []ID{"good-relationships", "kinds-of-power", "group-process", "evidence", "protection", About}
}

//go:embed pages/*.md weeks.yaml prompts.yaml
var files embed.FS

// Known says what the files may name.
type Known struct {
	Pattern   func(pattern.ID) bool
	Statement func(selfcheck.ItemID) bool
}

// Load reads what heed comes with.
func Load(known Known) (*Shelf, error) { return LoadFS(files, known) }

// LoadFS is Load from a folder that holds pages, weeks.yaml and prompts.yaml.
func LoadFS(fsys fs.FS, known Known) (*Shelf, error) {
	l := loader{fsys: fsys, known: known, shelf: &Shelf{}}
	l.pages()
	l.weeks()
	l.prompts()
	if err := l.err(); err != nil {
		return nil, fmt.Errorf("read the pages:\n%w", err)
	}
	return l.shelf, nil
}
