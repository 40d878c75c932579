package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/guide/handout"
	"heed/internal/pattern"
)

func (a *app) patternsCardCommand() *cobra.Command {
	o := handoutOptions{reader: string(handout.Room)}
	cmd := &cobra.Command{
		Use:   "card ID",
		Short: "A pattern as a sheet to print or pass on",
		Long: "Prints one pattern as a sheet for a team's wall or for somebody else: Markdown, or\n" +
			"a page of HTML that stands by itself and prints well on A4. Nothing in it is out\n" +
			"of your journal. With --out it goes to a new file that only you can read, whose\n" +
			"name is printed.",
		Example:           "  heed patterns card close-the-loop --out card.html",
		Args:              oneWord("the id or name of a pattern"),
		ValidArgsFunction: a.completeCard,
		RunE:              func(_ *cobra.Command, args []string) error { return a.cardSheet(args[0], o) },
	}
	formats := []format{asMarkdown, asHTML}
	cmd.Flags().StringVar(&o.format, "format", "", "the `FORM`: "+words(formats)+" (else what the file's name says)")
	cmd.Flags().StringVar(&o.out, "out", "", "write it to `FILE`")
	cmd.Flags().BoolVar(&o.force, "force", false, "write over that file if it is there")
	cmd.Flags().SortFlags = false
	complete(cmd, "format", formats)
	return cmd
}

func (a *app) cardSheet(id string, o handoutOptions) error {
	form, err := o.as()
	if err != nil {
		return err
	}
	if o.force && o.out == "" {
		return wrong("Name the file with --out.", "--force is for a file")
	}
	p, err := findCard(a.library(), strings.ToLower(strings.TrimSpace(id)))
	if err != nil {
		return err
	}
	sheet := handout.Card{Pattern: p, Source: pattern.Cite(p.Sources) + "; " + p.Basis.Name()}
	text := sheet.Markdown()
	if form == asHTML {
		if text, err = sheet.HTML(); err != nil {
			return err
		}
	}
	if o.out == "" {
		writeString(a.out, text)
		return nil
	}
	return a.writeHandout(o.out, text, o.force)
}
