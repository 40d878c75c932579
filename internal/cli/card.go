package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/pattern"
	"heed/internal/tui/ui"
)

func (a *app) patternsShowCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show [--json] ID",
		Short: "Show one pattern",
		Long: "Shows one pattern, by its id or its name. The beginning of the id is enough when\n" +
			"no other begins so.",
		Example:               "  heed patterns show close-the-loop",
		Args:                  oneWord("the id or name of a pattern"),
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     a.completeCard,
		RunE:                  func(_ *cobra.Command, args []string) error { return a.showCard(args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// completeCard offers the ids to the shell, with the names beside them.
func (a *app) completeCard(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 || a.prepare(cmd, nil) != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []cobra.Completion
	for _, p := range a.library().All() {
		ids = append(ids, cobra.CompletionWithDesc(string(p.ID), p.Name))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

func (a *app) showCard(id string, asJSON bool) error {
	lib := a.library()
	p, err := findCard(lib, strings.ToLower(strings.TrimSpace(id)))
	if err != nil {
		return err
	}
	if asJSON {
		return writeJSON(a.out, cardDoc(p))
	}
	writeString(a.out, cardText(lib, p, a.proseWidth()))
	return nil
}

// findCard returns the card with that id or name, or the only one whose id begins so. It takes them in small letters.
func findCard(lib *pattern.Library, beginning string) (*pattern.Pattern, error) {
	if p, ok := lib.Pattern(pattern.ID(beginning)); ok {
		return p, nil
	}
	var ids []pattern.ID
	for _, p := range lib.All() {
		if strings.EqualFold(p.Name, beginning) {
			return p, nil
		}
		if strings.HasPrefix(string(p.ID), beginning) {
			ids = append(ids, p.ID)
		}
	}
	switch {
	case len(ids) == 1:
		p, _ := lib.Pattern(ids[0])
		return p, nil
	case len(ids) > 1 && beginning != "":
		return nil, cannot(fmt.Errorf("%d patterns have ids that begin so%s", len(ids), named(beginning)), "There are: "+words(ids)+".")
	}
	return nil, cannot(fmt.Errorf("there is no such pattern%s", named(beginning)),
		"`heed patterns list` shows all, and `heed patterns find` looks for words.")
}

// cardText is a whole card as plain text.
func cardText(lib *pattern.Library, p *pattern.Pattern, width int) string {
	var b strings.Builder
	b.WriteString(ui.Clean(p.Name) + "\n" + strings.Join(ui.Wrap(facts(p), width), "\n") + "\n")
	var say []string
	for _, s := range p.Say {
		say = append(say, hang("> ", s, width))
	}
	texts := []string{
		paragraphs(p.Problem, width), paragraphs(p.Therefore, width), strings.Join(say, "\n"),
		paragraphs(p.Care, width), paragraphs(p.Looks, width),
		paragraphs(p.Origin, width) + "\n\n" + paragraphs(pattern.Cite(p.Sources)+" · "+p.Basis.Name(), width),
	}
	for i, heading := range pattern.Headings() {
		b.WriteString("\n" + strings.ToUpper(heading) + "\n\n" + texts[i] + "\n")
	}
	if related := lib.Related(p); len(related) > 0 {
		b.WriteString("\nGO ON TO\n\n")
		for _, r := range related {
			b.WriteString("  " + string(r.ID) + "  " + ui.Clean(r.Name) + "\n")
		}
	}
	return b.String()
}

// facts are the themes, moments and settings of a card in words.
func facts(p *pattern.Pattern) string {
	all := themeNames(p.Themes)
	for _, m := range p.Moments {
		all = append(all, m.Name())
	}
	for _, s := range p.Settings {
		all = append(all, s.Name())
	}
	return strings.Join(all, " · ")
}
