package account

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"

	"heed/internal/content"
	"heed/internal/frame"
	"heed/internal/journal"
	"heed/internal/selfcheck"
)

//go:embed forms/*.yaml
var embedded embed.FS

// Form is what somebody is asked to write, under headings that are not heed's. Forms change: Checked says what ours was
// held against.
type Form struct {
	ID      Format
	Name    string
	Who     string // who it is asked of
	Rule    string // what is asked, in a sentence or two
	Checked string // against what, and when
	Parts   []FormPart
}

// FormPart is one heading of a form.
type FormPart struct {
	Heading string
	Holds   []string // what of an entry belongs here; empty when heed puts nothing
	Yours   string   // said to the writer where heed puts nothing
}

// What of an entry can belong in a part of a form, beside the uses of the parts of a frame.
const (
	theDate   = "date"
	theThemes = "themes"
)

// The shape of a file.
type formFile struct {
	ID      content.Value `yaml:"id"`
	Name    content.Value `yaml:"name"`
	Who     content.Value `yaml:"who"`
	Rule    content.Value `yaml:"rule"`
	Checked content.Value `yaml:"checked"`
	Parts   []struct {
		Heading content.Value   `yaml:"heading"`
		Holds   []content.Value `yaml:"holds"`
		Yours   content.Value   `yaml:"yours"`
	} `yaml:"parts"`
}

// order is how the forms are listed.
func order() []Format {
	return []Format{"nmc", "hcpc", "swe", "doctor", "gtcs", "police-notes", "supervision-note"}
}

// Forms are the forms there are, in their order. It panics when a file of ours is broken, which a test would have said.
func Forms() []Form {
	names, err := fs.Glob(embedded, "forms/*.yaml")
	if err != nil {
		panic("account: " + err.Error())
	}
	var all []Form
	for _, name := range names {
		data, err := fs.ReadFile(embedded, name)
		if err != nil {
			panic("account: " + err.Error())
		}
		f, err := parseForm(path.Base(name), data)
		if err != nil {
			panic("account: " + err.Error())
		}
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b Form) int { return slices.Index(order(), a.ID) - slices.Index(order(), b.ID) })
	return all
}

// FormOf returns the form with that id.
func FormOf(id Format) (Form, bool) {
	all := Forms()
	if i := slices.IndexFunc(all, func(f Form) bool { return f.ID == id }); i >= 0 {
		return all[i], true
	}
	return Form{}, false
}

func parseForm(file string, data []byte) (Form, error) {
	var ff formFile
	if err := content.YAML(file, data, &ff); err != nil {
		return Form{}, err
	}
	faults := &content.Problems{File: file}
	f := Form{ID: Format(ff.ID.Text), Name: ff.Name.Text, Who: ff.Who.Text, Rule: ff.Rule.Text, Checked: ff.Checked.Text}
	if !slices.Contains(order(), f.ID) || strings.TrimSuffix(file, ".yaml") != ff.ID.Text {
		faults.Addf(ff.ID.Pos, "%q is not in the order of the forms, or not the file's name", f.ID)
	}
	if f.Name == "" || f.Who == "" || f.Rule == "" || f.Checked == "" || len(ff.Parts) == 0 {
		faults.Addf(content.Pos{Line: 1, Column: 1}, "name, who, rule, checked and parts are wanted")
	}
	known := []string{theDate, theThemes}
	for _, u := range frame.Uses() {
		known = append(known, string(u))
	}
	for _, p := range ff.Parts {
		part := FormPart{Heading: p.Heading.Text, Yours: p.Yours.Text}
		if part.Heading == "" || len(p.Holds) == 0 && part.Yours == "" {
			faults.Addf(p.Heading.Pos, "a heading is wanted, and either holds or yours")
		}
		for _, h := range p.Holds {
			if !slices.Contains(known, h.Text) {
				faults.Addf(h.Pos, "nothing of an entry is called %q", h.Text)
			}
			part.Holds = append(part.Holds, h.Text)
		}
		f.Parts = append(f.Parts, part)
	}
	return f, faults.Err()
}

// yours stands where only the writer can say something.
const yours = "[yours to write]"

// fill puts an entry into a form: plain text, to be copied from.
func (s Shelf) fill(form Form, e journal.Entry) string {
	has := s.parts(e)
	var b strings.Builder
	b.WriteString(form.Name + "\n\n[" + form.Rule + " The headings were checked against: " + form.Checked + "]\n")
	for _, p := range form.Parts {
		b.WriteString("\n" + p.Heading + "\n")
		var words []string
		for _, h := range p.Holds {
			if has[h] != "" {
				words = append(words, has[h])
			}
		}
		switch {
		case len(words) > 0:
			b.WriteString(strings.Join(words, "\n\n") + "\n")
		case p.Yours != "":
			b.WriteString("[" + p.Yours + "]\n")
		default:
			b.WriteString(yours + "\n")
		}
	}
	return b.String()
}

// parts is what an entry holds, by what it is for. What was written without a frame is about what happened.
func (s Shelf) parts(e journal.Entry) map[string]string {
	f := s.layout(e)
	has := map[string]string{theDate: day(e.Date), theThemes: strings.Join(themes(e), ", ")}
	add := func(use frame.Use, words string) {
		if words = strings.Trim(words, "\n"); words == "" {
			return
		}
		if use == "" {
			use = frame.Happened
		}
		if has[string(use)] != "" {
			words = has[string(use)] + "\n\n" + words
		}
		has[string(use)] = words
	}
	written := f.Written(e.Text)
	add(frame.Happened, written[""])
	for _, p := range f.Parts {
		add(p.Holds, written[p.ID])
	}
	if e.Check != nil && has[string(frame.Next)] == "" {
		add(frame.Next, e.Check.Words(selfcheck.IfThen))
	}
	for _, a := range e.After {
		add(frame.Learned, a.Text)
	}
	return has
}
