package identify

import (
	"embed"
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"heed/internal/content"
)

//go:embed words/*.yaml
var embedded embed.FS

// New returns a Finder with what heed comes with. It panics when those files are broken, which a test would have said.
func New() *Finder {
	sub, err := fs.Sub(embedded, "words")
	if err == nil {
		var f *Finder
		if f, err = load(sub); err == nil {
			return f
		}
	}
	panic("identify: " + err.Error())
}

// The shapes of the files. Every text is a Value, so that a fault can be pointed at.
type (
	detectorFile struct {
		Kind     content.Value   `yaml:"kind"`
		Label    content.Value   `yaml:"label"`
		Level    content.Value   `yaml:"level"`
		Digits   content.Value   `yaml:"digits"`
		Words    []content.Value `yaml:"words"`
		Holds    content.Value   `yaml:"holds"`
		Regex    content.Value   `yaml:"regex"`
		Check    content.Value   `yaml:"check"`
		Near     []content.Value `yaml:"near"`
		OnlyNear content.Value   `yaml:"only_near"`
		Advice   content.Value   `yaml:"advice"`
		Instead  content.Value   `yaml:"instead"`
	}
	partFile struct {
		ID    content.Value `yaml:"id"`
		Regex content.Value `yaml:"regex"`
	}
	sortFile struct {
		Ends content.Value `yaml:"ends"`
		Say  content.Value `yaml:"say"`
	}
	bandFile struct {
		To   content.Value `yaml:"to"`
		Said content.Value `yaml:"said"`
		Who  content.Value `yaml:"who"`
	}
	detectorsFile struct {
		Question  content.Value  `yaml:"question"`
		Parts     []partFile     `yaml:"parts"`
		Detectors []detectorFile `yaml:"detectors"`
		Sorts     []sortFile     `yaml:"sorts"`
		Bands     []bandFile     `yaml:"bands"`
	}
	namesFile struct {
		Cues        content.Value `yaml:"cues"`
		Openers     content.Value `yaml:"openers"`
		Relations   content.Value `yaml:"relations"`
		Doings      content.Value `yaml:"doings"`
		Common      content.Value `yaml:"common"`
		Untitled    content.Value `yaml:"untitled"`
		Others      content.Value `yaml:"others"`
		Bodies      content.Value `yaml:"bodies"`
		Plain       content.Value `yaml:"plain"`
		Determiners content.Value `yaml:"determiners"`
	}
)

// everydayFile is words/everyday.yaml.
type everydayFile struct {
	Words   content.Value `yaml:"words"`
	Endings content.Value `yaml:"endings"`
}

// loader reads the files into a Finder.
type loader struct {
	*content.Problems
	parts map[string]string // "{name}" and what it stands for
	f     *Finder
}

func load(fsys fs.FS) (*Finder, error) {
	var df detectorsFile
	var nf namesFile
	var ef everydayFile
	if err := errors.Join(read(fsys, "detectors.yaml", &df), read(fsys, "names.yaml", &nf), read(fsys, "everyday.yaml", &ef)); err != nil {
		return nil, err
	}
	l := &loader{
		Problems: &content.Problems{File: "detectors.yaml"},
		f:        &Finder{question: df.Question.Text, triggers: map[string]uint64{}},
	}
	l.f.words = words{
		cues: set(nf.Cues), common: set(nf.Common), untitled: set(nf.Untitled), others: set(nf.Others),
		hints: hints{
			openers: set(nf.Openers), relations: set(nf.Relations), doings: set(nf.Doings),
			everyday: set(ef.Words), endings: strings.Fields(ef.Endings.Text),
		},
		bodies: set(nf.Bodies), plain: set(nf.Plain), determiners: set(nf.Determiners),
	}
	var endings []string
	for _, s := range df.Sorts {
		l.f.sorts = append(l.f.sorts, ending{s.Ends.Text, s.Say.Text})
		endings = append(endings, strings.ReplaceAll(regexp.QuoteMeta(s.Ends.Text), " ", `\s`))
	}
	for _, b := range df.Bands {
		to, err := strconv.Atoi(b.To.Text)
		if err != nil {
			l.Addf(b.To.Pos, "an age in years is wanted, not %q", b.To.Text)
		}
		l.f.bands = append(l.f.bands, band{to, b.Said.Text, b.Who.Text})
	}
	l.parts = map[string]string{"{sorts}": strings.Join(endings, "|")}
	for _, p := range df.Parts {
		l.parts["{"+p.ID.Text+"}"] = l.whole(p.Regex)
	}
	l.f.words.anyone = set(content.Value{Text: strings.ReplaceAll(l.parts["{anyone}"], "|", " ")})
	l.f.roles = l.compile(content.Pos{}, l.whole(content.Value{Text: `^(?:{role}|{office})\b`}))
	if len(df.Detectors) > 64 {
		l.Addf(df.Detectors[64].Kind.Pos, "there is room for 64 entries") // a bit each
	}
	for i, d := range df.Detectors {
		l.trigger(i, d.Words)
		l.f.detectors = append(l.f.detectors, l.detector(d))
	}
	return l.f, l.Err()
}

func read(fsys fs.FS, name string, into any) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return &content.Error{File: name, Problem: "cannot be read"}
	}
	return content.YAML(name, data, into)
}

func set(v content.Value) map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(v.Text) {
		words[w] = true
	}
	return words
}

// aPart is where a part is to be put in.
var aPart = regexp.MustCompile(`\{[a-z]+\}`)

// whole puts the parts in.
func (l *loader) whole(v content.Value) string {
	return aPart.ReplaceAllStringFunc(v.Text, func(name string) string {
		part, ok := l.parts[name]
		if !ok {
			l.Addf(v.Pos, "there is no part %s above this", name)
		}
		return "(?:" + part + ")"
	})
}

// trigger notes the words without one of which a detector need not look.
func (l *loader) trigger(i int, values []content.Value) {
	for _, v := range values {
		alternatives := strings.TrimSuffix(strings.TrimPrefix(l.whole(v), "(?:"), ")")
		for word := range strings.SplitSeq(alternatives, "|") {
			if space := strings.LastIndex(word, `\s`); space >= 0 {
				word = word[space+2:] // of an ending of several words the last
			}
			l.f.triggers[word] |= 1 << i
		}
	}
}

func (l *loader) detector(df detectorFile) detector {
	d := detector{
		kind: Kind(df.Kind.Text), label: df.Label.Text, advice: df.Advice.Text, instead: df.Instead.Text,
		holds: df.Holds.Text, words: len(df.Words) > 0, onlyNear: df.OnlyNear.Text == "yes",
	}
	if !slices.Contains(Kinds(), d.kind) {
		l.Addf(df.Kind.Pos, "there is no kind %q", d.kind)
	}
	if d.label == "" || d.advice == "" || d.instead == "" {
		l.Addf(df.Kind.Pos, "label, advice and instead are wanted")
	}
	for _, lv := range []Level{Low, Medium, High} {
		if lv.String() == df.Level.Text {
			d.level = lv
		}
	}
	if d.level == 0 {
		l.Addf(df.Kind.Pos, "a level is wanted: low, medium or high")
	}
	if df.Digits.Text != "" {
		n, err := strconv.Atoi(df.Digits.Text)
		if err != nil {
			l.Addf(df.Digits.Pos, "a number is wanted, not %q", df.Digits.Text)
		}
		d.digits = n
	}
	var ok bool
	if d.check, ok = checks()[df.Check.Text]; !ok {
		l.Addf(df.Check.Pos, "there is no check %q", df.Check.Text)
	}
	if df.Regex.Text != "" {
		d.regex = l.compile(df.Regex.Pos, l.whole(df.Regex))
	}
	if len(df.Near) > 0 {
		var near []string
		for _, v := range df.Near {
			near = append(near, strings.ReplaceAll(regexp.QuoteMeta(v.Text), " ", `\s+`))
		}
		d.near = l.compile(df.Near[0].Pos, `(?i)\b(?:`+strings.Join(near, "|")+`)\b`)
	}
	return d
}

func (l *loader) compile(pos content.Pos, regex string) *regexp.Regexp {
	re, err := regexp.Compile(regex)
	if err != nil {
		l.Addf(pos, "%v", err)
	}
	return re
}
