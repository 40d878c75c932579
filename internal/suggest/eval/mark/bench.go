package mark

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"heed/internal/content"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/suggest"
	"heed/internal/suggest/model"
	"heed/internal/suggest/model/learn"
)

// Bench has the cards, the questions and the entries by file.
type Bench struct {
	lib     *pattern.Library
	q       *selfcheck.Questionnaire
	files   []string
	entries map[string][]learn.Entry
}

// NewBench reads the entries of all .yaml files in dir.
func NewBench(dir fs.FS) (*Bench, error) {
	b := &Bench{entries: map[string][]learn.Entry{}}
	var err error
	if b.lib, err = learn.Cards(); err != nil {
		return nil, err
	}
	if b.q, err = selfcheck.Load(func(id pattern.ID) bool { _, ok := b.lib.Pattern(id); return ok }); err != nil {
		return nil, fmt.Errorf("load questions: %w", err)
	}
	if b.files, err = fs.Glob(dir, "*.yaml"); err != nil {
		return nil, fmt.Errorf("read corpus: %w", err)
	}
	for _, f := range b.files {
		if b.entries[f], err = learn.Corpus(dir, f); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// Fold is what to train on and what to read then, as names of files.
type Fold struct{ Train, Read []string }

// Pairs are the first two files, each read by what was trained on the other.
func (b *Bench) Pairs() []Fold {
	one, two := b.files[:1], b.files[1:2]
	return []Fold{{one, two}, {two, one}}
}

// LeaveOneOut reads the files of every writer by what was trained on those of all others.
func (b *Bench) LeaveOneOut() []Fold {
	var all []Fold
	for _, f := range b.files {
		w := writer(f)
		if n := len(all); n > 0 && writer(all[n-1].Read[0]) == w {
			all[n-1].Read = append(all[n-1].Read, f)
			continue
		}
		others := slices.DeleteFunc(slices.Clone(b.files), func(f string) bool { return writer(f) == w })
		all = append(all, Fold{others, []string{f}})
	}
	return all
}

// writer names whose file it is: one who wrote more than one numbered them. The exemplars count as one writer's, since many
// moments are told in both.
func writer(file string) string {
	if strings.HasPrefix(file, "exemplars") {
		return "exemplars"
	}
	return strings.TrimRight(strings.TrimSuffix(file, ".yaml"), "23456789")
}

// Engine is one that was trained on some files.
func (b *Bench) Engine(files ...string) (*suggest.Engine, error) {
	var entries []learn.Entry
	for _, f := range files {
		entries = append(entries, b.entries[f]...)
	}
	m, err := model.New(string(learn.Train(b.lib.All(), entries)))
	if err != nil {
		return nil, fmt.Errorf("train on %s: %w", strings.Join(files, ", "), err)
	}
	return suggest.NewWith(b.lib, b.q, func() *model.Model { return m }), nil
}

// Entries are those of one file.
func (b *Bench) Entries(file string) []learn.Entry { return b.entries[file] }

// Fold trains and prints the table of each file that is read.
func (b *Bench) Fold(out io.Writer, f Fold) error {
	e, err := b.Engine(f.Train...)
	if err != nil {
		return err
	}
	train := strings.Join(f.Train, " + ")
	if len(f.Train) > 2 {
		train = fmt.Sprintf("%d files of others", len(f.Train))
	}
	for _, file := range f.Read {
		b.table(out, train+" → "+file, e, b.entries[file])
	}
	return nil
}

// Embedded prints the table of the engine as people have it.
func (b *Bench) Embedded(out io.Writer, name string, set []learn.Entry) {
	b.table(out, name, suggest.New(b.lib, b.q), set)
}

// Head says what the columns are.
func Head() string {
	return `Shares of the entries: best, one of the cards that fit best is among the first 3 or 10; any, one of all cards that fit
(best and also) is; recall, how many of all cards that fit are among the first ten. nDCG@3 counts a card by its place.
`
}

func (b *Bench) table(out io.Writer, name string, e *suggest.Engine, set []learn.Entry) {
	labelled := slices.ContainsFunc(set, func(e learn.Entry) bool { return len(e.Best) > 0 })
	fmt.Fprintf(out, "%s: %d entries\n", name, len(set))
	if labelled {
		fmt.Fprintf(out, "  %-32s %7s %7s %7s %7s %7s %9s\n", "", "nDCG@3", "best@3", "any@3", "best@10", "any@10", "recall@10")
		row := func(name string, m Marks) {
			fmt.Fprintf(out, "  %-32s %7.2f %7.2f %7.2f %7.2f %7.2f %9.2f\n", name, m.NDCG3, m.Best3, m.Any3, m.Best10, m.Any10, m.Recall10)
		}
		row("at random", Random(set, len(b.lib.All())))
		row("counting cues", Of(set, suggest.ByCues(b.lib.All())))
		row("BM25F", Of(set, suggest.ByWords(b.lib.All())))
		row("the model, all cards in order", Of(set, e.Rank))
		three := func(name string, m Marks) {
			fmt.Fprintf(out, "  %-32s %7.2f %7.2f %7.2f\n", name, m.NDCG3, m.Best3, m.Any3)
		}
		three("suggested, from the text alone", Of(set, Suggested(e)))
		three("suggested, with one confirmed", Of(set, Confirmed(e, b.q, set)))
		best, anyCard := Asked(e, set)
		fmt.Fprintf(out, "  one of six asked carries a best card %.2f, any that fits %.2f\n", best, anyCard)
	}
	right, wrong, n := Silence(e, set)
	if n > 0 {
		fmt.Fprintf(out, "  silent on %.2f of %d unrelated", right, n)
	}
	if n < len(set) {
		fmt.Fprintf(out, "  wrongly silent on %.2f of %d others", wrong, len(set)-n)
	}
	fmt.Fprint(out, "\n\n")
}

// File reads a labelled file.
func File(dir fs.FS, name string) ([]learn.Entry, error) { return learn.Corpus(dir, name) }

// Vignettes reads the labelled vignettes, of which all cards count as best ones.
func Vignettes(dir fs.FS, name string) ([]learn.Entry, error) {
	data, err := fs.ReadFile(dir, name)
	if err != nil {
		return nil, fmt.Errorf("read vignettes: %w", err)
	}
	var file struct {
		Version   content.Value `yaml:"version"`
		Vignettes []struct {
			ID       content.Value   `yaml:"id"`
			Sector   content.Value   `yaml:"sector"`
			Role     content.Value   `yaml:"role"`
			Echoes   content.Value   `yaml:"echoes"`
			Mood     content.Value   `yaml:"mood"`
			Lens     content.Value   `yaml:"lens"`
			Route    content.Value   `yaml:"route"`
			Themes   []content.Value `yaml:"themes"`
			Patterns []content.Value `yaml:"patterns"`
			Text     content.Value   `yaml:"text"`
		} `yaml:"vignettes"`
	}
	if err := content.YAML(name, data, &file); err != nil {
		return nil, fmt.Errorf("read vignettes: %w", err)
	}
	var all []learn.Entry
	for _, v := range file.Vignettes {
		e := learn.Entry{Text: v.Text.Text, Kind: "trouble"}
		for _, p := range v.Patterns {
			e.Best = append(e.Best, pattern.ID(p.Text))
		}
		all = append(all, e)
	}
	return all, nil
}

// Unrelated reads entries that have nothing to do with power between people.
func Unrelated(dir fs.FS, name string) ([]learn.Entry, error) {
	data, err := fs.ReadFile(dir, name)
	if err != nil {
		return nil, fmt.Errorf("read entries: %w", err)
	}
	var file struct {
		Entries []content.Value `yaml:"entries"`
	}
	if err := content.YAML(name, data, &file); err != nil {
		return nil, fmt.Errorf("read entries: %w", err)
	}
	var all []learn.Entry
	for _, e := range file.Entries {
		all = append(all, learn.Entry{Text: e.Text, Kind: "unrelated"})
	}
	return all, nil
}
