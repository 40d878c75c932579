// Package pattern is the library: short cards, each a problem that comes up between people where one has more say,
// and something one could do.
//
// A card is one Markdown file. Its front matter holds
//
//	id       the file's name without .md; stored in journals, never renamed
//	name     what people call it
//	themes   one or more of the seven (heed/internal/theme)
//	moment   before, during, after
//	setting  one-to-one, group, team
//	lens     only for cards of a lens beside the themes: group, place, power-types, connection
//	related  ids of cards to go on to
//	source   where it comes from: S1:n and S2:n are lines of the two documents heed began with; else a name
//	basis    how firm that is: seed, seed+published, published, inferred; a person's own card: own
//	cues     words a person might write when it would help
//
// and its text the six sections of Headings. The first paragraph of Problem and of Therefore is one sentence, since
// lists show it alone; each quote under "You could say" is one sentence to try.
//
// Load is strict and tells every fault with file, line and column. The package leaves choosing to heed/internal/suggest.
package pattern

import (
	"slices"
	"strings"

	"heed/internal/theme"
)

// ID names a pattern, in journals and in links.
type ID string

// Headings are the sections of a card, in their order.
func Headings() []string {
	return []string{"Problem", "Therefore", "You could say", "Take care", "What it looks like", "Where it comes from"}
}

// Basis says how firm the ground under a card is, as Alexander's stars did.
type Basis string

// How firm the ground is.
const (
	Seed          Basis = "seed"           // one of the two source documents says it
	SeedPublished Basis = "seed+published" // and something published supports it
	Published     Basis = "published"      // something published says it
	Inferred      Basis = "inferred"       // drawn from a source by inference
	OwnWords      Basis = "own"            // a person wrote it for themselves
)

// Bases returns every basis, the firmest first.
func Bases() []Basis { return []Basis{SeedPublished, Seed, Published, Inferred, OwnWords} }

// Name says the basis in words for a screen.
func (b Basis) Name() string {
	switch b {
	case Seed:
		return "said in one of our two sources"
	case SeedPublished:
		return "said in our sources, and published elsewhere"
	case Published:
		return "published elsewhere"
	case Inferred:
		return "our own inference from a source"
	case OwnWords:
		return "your own"
	}
	return string(b)
}

// Pattern is one card. Its texts are Markdown.
type Pattern struct {
	ID       ID
	Name     string
	Themes   []theme.ID
	Moments  []theme.Moment
	Settings []theme.Setting
	Lens     theme.Lens // empty for most
	Related  []ID
	Sources  []string
	Basis    Basis
	Cues     []string // lower case
	Own      bool     // from a person's own folder

	Problem   string
	Therefore string
	Say       []string // sentences one could say, without quote marks; at least one
	Care      string
	Looks     string
	Origin    string
}

// ProblemLine is the first paragraph of the problem: one sentence.
func (p *Pattern) ProblemLine() string { return firstParagraph(p.Problem) }

// ThereforeLine is the first paragraph of what to do: one sentence.
func (p *Pattern) ThereforeLine() string { return firstParagraph(p.Therefore) }

// CareLine is the first paragraph of what to take care of, on one line.
func (p *Pattern) CareLine() string { return firstParagraph(p.Care) }

// Has says whether the card is about theme t.
func (p *Pattern) Has(t theme.ID) bool { return slices.Contains(p.Themes, t) }

// Markdown is the whole card as one text: the name as its title and the six sections.
func (p *Pattern) Markdown() string {
	var b strings.Builder
	b.WriteString("# " + p.Name + "\n")
	say := make([]string, len(p.Say))
	for i, s := range p.Say {
		say[i] = "> " + s
	}
	texts := []string{p.Problem, p.Therefore, strings.Join(say, "\n\n"), p.Care, p.Looks, p.Origin}
	for i, h := range Headings() {
		b.WriteString("\n## " + h + "\n\n" + texts[i] + "\n")
	}
	return b.String()
}

// firstParagraph joins the lines up to the first blank one.
func firstParagraph(s string) string {
	p, _, _ := strings.Cut(s, "\n\n")
	return strings.Join(strings.Fields(p), " ")
}
