// Package identify finds what in a text may point to a person: numbers that health, schools and the state give people,
// ways to reach somebody, dates, ages, names and places.
//
// It pairs a pattern with a check digit and with the words near by, where there are such, as data protection tools do;
// what it looks for is text in the folder words, not Go. It is a pure function of the text: nothing is asked of anyone, and
// nothing is kept, counted or logged. A log of warnings that somebody passed over would be a file about the writer.
//
// It promises that findings come in the order of the text, do not overlap, begin and end between two letters, and take
// time in proportion to the text. Where two would overlap the stronger one stays; of two of one level the longer; of two of
// one length the earlier, and then the one whose entry stands first in words/detectors.yaml.
//
// It does not promise to find everything, and never says that a text is anonymous: no pattern knows who else tells this
// story. [Finder.Question] is what a person can ask themselves instead. Whether, when and how quietly to show what was
// found is left to others.
package identify

import (
	"cmp"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Kind is what a finding is. Kinds are never renamed: they are in the JSON of the command line.
type Kind string

// The kinds.
const (
	HealthNumber  Kind = "health_number" // NHS, CHI and H&C numbers
	PupilNumber   Kind = "upn"
	Insurance     Kind = "nino" // National Insurance
	Postcode      Kind = "postcode"
	Phone         Kind = "phone"
	Email         Kind = "email"
	Date          Kind = "date_of_birth" // and every other full date
	Age           Kind = "exact_age"
	CaseReference Kind = "case_reference" // and hospital, crime and vehicle references
	TitledName    Kind = "titled_name"
	LikelyName    Kind = "likely_name"
	Place         Kind = "place"
)

// Kinds are all kinds.
func Kinds() []Kind {
	return []Kind{
		HealthNumber, PupilNumber, Insurance, Postcode, Phone, Email, Date, Age, CaseReference, TitledName, LikelyName, Place,
	}
}

// Level says how surely a finding points to a person.
type Level int

// The levels, from weak to strong.
const (
	Low    Level = iota + 1 // only together with other things
	Medium                  // often
	High                    // almost surely
)

// String is the word for a level.
func (l Level) String() string {
	switch l {
	case Low:
		return "low"
	case Medium:
		return "medium"
	case High:
		return "high"
	}
	return "none"
}

// MarshalText lets JSON have the word.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// Finding is a stretch of a text that may point to a person.
type Finding struct {
	Start, End int // bytes
	Kind       Kind
	Level      Level
	Label      string // what it is: "full postcode"
	Advice     string // what one could do, said to a person: "use a letter that is not theirs"
	Suggestion string // what could stand there instead: "a postcode", "K", "in their 40s"
}

// Finder knows what to look for. It never changes, so any number of goroutines may use one; making one takes some
// milliseconds, so keep it.
type Finder struct {
	detectors []detector
	triggers  map[string]uint64 // words, and the detectors that look only where one of theirs stands, one bit each
	words     words
	sorts     []ending
	roles     *regexp.Regexp // titles that stay when the name goes
	bands     []band
	question  string
	passed    map[string]bool // what is not to be found, in small letters
}

// Without returns a Finder that passes over some words or numbers: those of which a person said that they point to nobody.
// Case does not count. f stays as it is.
func (f *Finder) Without(texts ...string) *Finder {
	g := *f
	g.passed = maps.Clone(f.passed)
	if g.passed == nil {
		g.passed = map[string]bool{}
	}
	for _, t := range texts {
		g.passed[folded(t)] = true
	}
	return &g
}

// folded is what two texts have in common that differ in case and space only.
func folded(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// Question is what only a person can answer: whether somebody who knows the one written about could tell who it is.
func (f *Finder) Question() string { return f.question }

// Find returns what in the text may point to a person.
//
// Each paragraph (see [Paragraphs]) is read by itself. So an editor may call Find for one paragraph when that paragraph
// changes, and keep the rest; what Find says of a paragraph alone it says of it as part of a longer text too. Two things
// only the longer text shows: that a word is a name which another paragraph gives away, and which letter stands for whom.
func (f *Finder) Find(text string) []Finding {
	var found []match
	for at, paragraph := range Paragraphs(text) {
		for _, m := range f.read(paragraph) {
			m.start, m.end = m.start+at, m.end+at
			found = append(found, m)
		}
	}
	found = f.again(text, found)
	findings := make([]Finding, len(found))
	for i, instead := range f.instead(text, found) {
		m := found[i]
		advice := strings.ReplaceAll(m.by.advice, "{instead}", "“"+instead+"”")
		findings[i] = Finding{m.start, m.end, m.by.kind, m.level, m.by.label, advice, instead}
	}
	return findings
}

// Paragraphs are the parts of a text between blank lines, each with the byte at which it begins. The line breaks around
// them are left out, those within them are not.
func Paragraphs(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		begin, end, at := -1, 0, 0
		for line := range strings.Lines(text) {
			switch blank := strings.TrimSpace(line) == ""; {
			case !blank && begin < 0:
				begin, end = at, at+len(line)
			case !blank:
				end = at + len(line)
			case begin >= 0:
				if !yield(begin, strings.TrimRight(text[begin:end], "\r\n")) {
					return
				}
				begin = -1
			}
			at += len(line)
		}
		if begin >= 0 {
			yield(begin, strings.TrimRight(text[begin:end], "\r\n"))
		}
	}
}

// span is a stretch of a text, in bytes.
type span struct{ start, end int }

// match is something a detector found.
type match struct {
	span
	level Level
	by    *detector
}

// read returns what one paragraph shows by itself.
func (f *Finder) read(paragraph string) []match {
	var all []match
	for at, piece := range pieces(paragraph) {
		worth := f.worth(piece)
		for i := range f.detectors {
			if worth&(1<<i) == 0 {
				continue
			}
			for _, m := range f.search(&f.detectors[i], piece) {
				m.start, m.end = m.start+at, m.end+at
				all = append(all, m)
			}
		}
	}
	all = append(all, f.names(paragraph)...)
	all = slices.DeleteFunc(all, func(m match) bool { return f.passed[folded(paragraph[m.start:m.end])] })
	return strongest(all, len(paragraph))
}

// strongest leaves out what overlaps something stronger, and puts the rest in order. The matches come in the order of
// the detectors and lie within size bytes.
func strongest(all []match, size int) []match {
	if len(all) > 1 {
		slices.SortStableFunc(all, func(a, b match) int {
			return cmp.Or(cmp.Compare(b.level, a.level), cmp.Compare(b.end-b.start, a.end-a.start), cmp.Compare(a.start, b.start))
		})
		taken := make([]bool, size)
		all = slices.DeleteFunc(all, func(m match) bool {
			its := taken[m.start:m.end]
			if slices.Contains(its, true) {
				return true
			}
			for i := range its {
				its[i] = true
			}
			return false
		})
		slices.SortFunc(all, func(a, b match) int { return cmp.Compare(a.start, b.start) })
	}
	return all
}

// Replace puts the suggestion of each finding in its place. The findings must be in order and must not overlap, as Find
// returns them; leave out what is to stay, and change a Suggestion to say something else. Not every name is found, so
// what comes back is not anonymous either.
func Replace(text string, findings []Finding) string {
	var b strings.Builder
	at := 0
	for _, f := range findings {
		b.WriteString(text[at:f.Start])
		b.WriteString(f.Suggestion)
		at = f.End
	}
	b.WriteString(text[at:])
	return b.String()
}
