package cli

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/guide/handout"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// format is the form of a sheet.
type format string

const (
	asMarkdown format = "markdown"
	asHTML     format = "html"
)

// sheet is something to print.
type sheet interface {
	Markdown() string
	HTML() (string, error)
}

// printing is how a sheet is asked for.
type printing struct {
	format string
	out    string
	force  bool
}

func (o *printing) flags(cmd *cobra.Command) {
	formats := []format{asMarkdown, asHTML}
	cmd.Flags().StringVar(&o.format, "format", "", "the `FORM`: "+words(formats)+" (else what the file's name says)")
	cmd.Flags().StringVar(&o.out, "out", "", "write it to `FILE`")
	cmd.Flags().BoolVar(&o.force, "force", false, "write over that file if it is there")
	cmd.Flags().SortFlags = false
	complete(cmd, "format", formats)
}

// as is the form that was asked for, or that the name of the file asks for.
func (o printing) as() (format, error) {
	if o.format != "" {
		return parsed("--format", o.format, []format{asMarkdown, asHTML})
	}
	if ext := strings.ToLower(filepath.Ext(o.out)); ext == ".html" || ext == ".htm" {
		return asHTML, nil
	}
	return asMarkdown, nil
}

// print writes a sheet to standard output, or to a file, whose whole name it prints.
func (a *app) print(s sheet, o printing) error {
	form, err := o.as()
	if err != nil {
		return err
	}
	if o.force && o.out == "" {
		return wrong("Name the file with --out.", "--force is for a file")
	}
	text := s.Markdown()
	if form == asHTML {
		if text, err = s.HTML(); err != nil {
			return err
		}
	}
	if o.out == "" {
		writeString(a.out, text)
		return nil
	}
	if err := practice.WriteFile(o.out, []byte(text), o.force); err != nil {
		return notWritten(err)
	}
	path, err := filepath.Abs(o.out)
	if err != nil {
		path = o.out
	}
	writeString(a.out, ui.Clean(path)+"\n")
	return nil
}

func (a *app) patternsCardCommand() *cobra.Command {
	var o printing
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
	o.flags(cmd)
	return cmd
}

func (a *app) cardSheet(id string, o printing) error {
	p, err := findCard(a.library(), strings.ToLower(strings.TrimSpace(id)))
	if err != nil {
		return err
	}
	return a.print(handout.Card{Pattern: p, Source: pattern.Cite(p.Sources) + "; " + p.Basis.Name()}, o)
}
