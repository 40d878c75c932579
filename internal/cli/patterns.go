package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"heed/internal/pattern"
	"heed/internal/theme"
)

func (a *app) patternsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "patterns",
		Short: "Read the library: list, show, card, find, new, lint",
		Long: "Reads the library of patterns: short cards, each a problem that comes up where\n" +
			"one person has more say, and something one could do. Cards of your own lie as\n" +
			".md files in the folder \"patterns\" inside the journal's folder.",
		Example: "  heed patterns find \"she went quiet\"",
		Args:    a.noWords,
		RunE: func(*cobra.Command, []string) error {
			return wrong("Say list, show, card, find, new or lint: see `heed patterns --help`.", "a word is missing after patterns")
		},
	}
	cmd.AddCommand(a.patternsListCommand(), a.patternsShowCommand(), a.patternsCardCommand(), a.patternsFindCommand(), a.patternsNewCommand(), a.patternsLintCommand())
	return cmd
}

// cardFlags say which cards are wanted, and in what form.
type cardFlags struct {
	theme, moment, setting string
	json                   bool
}

func (o *cardFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.theme, "theme", "", "only those about the theme `ID`: "+words(theme.IDs()))
	cmd.Flags().StringVar(&o.moment, "moment", "", "only those for this `MOMENT`: "+words(theme.Moments()))
	cmd.Flags().StringVar(&o.setting, "setting", "", "only those for this `SETTING`: "+words(theme.Settings()))
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON")
	cmd.Flags().SortFlags = false
	complete(cmd, "theme", theme.IDs())
	complete(cmd, "moment", theme.Moments())
	complete(cmd, "setting", theme.Settings())
}

func (o cardFlags) filter() (f pattern.Filter, err error) {
	if o.theme != "" {
		if f.Theme, err = parsed("--theme", o.theme, theme.IDs()); err != nil {
			return f, err
		}
	}
	if o.moment != "" {
		if f.Moment, err = parsed("--moment", o.moment, theme.Moments()); err != nil {
			return f, err
		}
	}
	if o.setting != "" {
		f.Setting, err = parsed("--setting", o.setting, theme.Settings())
	}
	return f, err
}

func (a *app) patternsListCommand() *cobra.Command {
	var o cardFlags
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the patterns",
		Long: "Lists the patterns: the id and the name, in columns on a terminal and with a tab\n" +
			"between them elsewhere.",
		Example: "  heed patterns list --theme repair --moment after",
		Args:    a.noWords,
		RunE: func(*cobra.Command, []string) error {
			f, err := o.filter()
			if err != nil {
				return err
			}
			return a.printCards(a.library().Where(f), o.json)
		},
	}
	o.add(cmd)
	return cmd
}

// mostFound is how many cards a search shows: the best one is hardly ever further down.
const mostFound = 10

func (a *app) patternsFindCommand() *cobra.Command {
	var o cardFlags
	cmd := &cobra.Command{
		Use:   "find TEXT|-",
		Short: "Find patterns by words, the best first",
		Long: "Finds patterns by words from their name or text, or by what happened; at most\n" +
			"ten, the best first.",
		Example: "  heed patterns find \"say sorry\"",
		Args:    oneWord("the text"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.findCards(args[0], o)
		},
	}
	o.add(cmd)
	return cmd
}

func (a *app) findCards(arg string, o cardFlags) error {
	f, err := o.filter()
	if err != nil {
		return err
	}
	text, err := a.text(arg)
	if err != nil {
		return err
	}
	if blank(text) {
		return wrong("The text is empty.", "nothing to look for")
	}
	p, err := a.whole()
	if err != nil {
		return err
	}
	wanted := p.Library.Where(f)
	var found []*pattern.Pattern
	for _, hit := range p.FindPatterns(text, len(p.Library.All())) {
		if slices.Contains(wanted, hit.Pattern) && len(found) < mostFound {
			found = append(found, hit.Pattern)
		}
	}
	return a.printCards(found, o.json)
}

func (a *app) printCards(cards []*pattern.Pattern, asJSON bool) error {
	if asJSON {
		docs := []cardJSON{}
		for _, p := range cards {
			docs = append(docs, cardDoc(p))
		}
		return writeJSON(a.out, docs)
	}
	_, onTerminal := a.width()
	if onTerminal && len(cards) == 0 {
		a.note("no patterns")
	}
	rows := make([][]string, 0, len(cards))
	for _, p := range cards {
		rows = append(rows, []string{string(p.ID), p.Name})
	}
	a.table(rows)
	return nil
}

// cardJSON is a card in JSON, with all there is to it. The texts are Markdown.
type cardJSON struct {
	ID        pattern.ID      `json:"id"`
	Name      string          `json:"name"`
	Themes    []theme.ID      `json:"themes"`
	Moments   []theme.Moment  `json:"moments"`
	Settings  []theme.Setting `json:"settings"`
	Lens      theme.Lens      `json:"lens"`
	Related   []pattern.ID    `json:"related"`
	Sources   []string        `json:"sources"`
	Basis     pattern.Basis   `json:"basis"`
	Cues      []string        `json:"cues"`
	Own       bool            `json:"own"`
	Problem   string          `json:"problem"`
	Therefore string          `json:"therefore"`
	Say       []string        `json:"you_could_say"`
	Care      string          `json:"take_care"`
	Looks     string          `json:"what_it_looks_like"`
	Origin    string          `json:"where_it_comes_from"`
}

func cardDoc(p *pattern.Pattern) cardJSON {
	return cardJSON{
		ID: p.ID, Name: p.Name, Themes: list(p.Themes), Moments: list(p.Moments), Settings: list(p.Settings), Lens: p.Lens,
		Related: list(p.Related), Sources: list(p.Sources), Basis: p.Basis, Cues: list(p.Cues), Own: p.Own,
		Problem: p.Problem, Therefore: p.Therefore, Say: list(p.Say), Care: p.Care, Looks: p.Looks, Origin: p.Origin,
	}
}
