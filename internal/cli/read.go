package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/reading"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// thePath is what the path of seven weeks is called beside the pages.
const thePath reading.ID = "path"

func (a *app) readCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "read [--json] [ID]",
		Short: "Read a page: on trust, power, groups, the evidence",
		Long: "Prints one of the readings, or the path of seven weeks (`heed read path`). Without\n" +
			"an ID it lists them: the id, the title and a line about it. It needs no journal.",
		Example:               "  heed read\n  heed read kinds-of-power",
		DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return oneWord("the id of a page")(cmd, args)
		},
		ValidArgsFunction: a.completeReading,
		RunE: func(_ *cobra.Command, args []string) error {
			p, err := a.whole()
			if err != nil {
				return err
			}
			shelf, err := p.Readings()
			switch {
			case err != nil:
				return err
			case len(args) == 0:
				return a.listReadings(shelf, asJSON)
			}
			return a.read(p, shelf, args[0], asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// completeReading offers the ids to the shell, with the titles beside them.
func (a *app) completeReading(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 || a.prepare(cmd, nil) != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []cobra.Completion
	if p, err := a.whole(); err == nil {
		if shelf, err := p.Readings(); err == nil {
			for _, r := range readings(shelf) {
				ids = append(ids, cobra.CompletionWithDesc(string(r.ID), r.Title))
			}
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// readingJSON is a reading in a list.
type readingJSON struct {
	ID    reading.ID `json:"id"`
	Title string     `json:"title"`
	About string     `json:"about"`
}

// readings are the pages and the path.
func readings(shelf *reading.Shelf) []readingJSON {
	var all []readingJSON
	for _, p := range shelf.Pages {
		all = append(all, readingJSON{p.ID, p.Title, p.About})
	}
	return append(all, readingJSON{thePath, "A path of seven weeks", "one theme a week, if you like"})
}

func (a *app) listReadings(shelf *reading.Shelf, asJSON bool) error {
	all := readings(shelf)
	if asJSON {
		return writeJSON(a.out, all)
	}
	rows := make([][]string, 0, len(all))
	for _, r := range all {
		rows = append(rows, []string{string(r.ID), r.Title, r.About})
	}
	a.table(rows)
	return nil
}

// read prints one page, or the path.
func (a *app) read(p *practice.Practice, shelf *reading.Shelf, id string, asJSON bool) error {
	name := reading.ID(strings.ToLower(strings.TrimSpace(id)))
	page, ok := shelf.Page(name)
	switch {
	case name == thePath && asJSON:
		return writeJSON(a.out, pathDoc(shelf))
	case name == thePath:
		writeString(a.out, pathText(p, shelf, a.proseWidth()))
	case !ok:
		return cannot(fmt.Errorf("there is no such page%s", named(string(name))), "`heed read` lists what there is.")
	case asJSON:
		return writeJSON(a.out, pageDoc(page))
	default:
		writeString(a.out, pageText(p, shelf, page, a.proseWidth()))
	}
	return nil
}

// plainly takes out the signs of Markdown that the pages use.
func plainly(md string) string { return strings.NewReplacer("**", "", "*", "", "`", "").Replace(md) }

// pageText is a whole page as plain text.
func pageText(p *practice.Practice, shelf *reading.Shelf, page *reading.Page, width int) string {
	var b strings.Builder
	b.WriteString(page.Title + "\n")
	for _, s := range page.Sections {
		b.WriteString("\n" + strings.ToUpper(plainly(s.Heading)) + "\n")
		for _, block := range s.Blocks() {
			b.WriteString("\n")
			for _, text := range block.Texts {
				sign := ""
				if block.List {
					sign = "- "
				}
				b.WriteString(hang(sign, plainly(text), width) + "\n")
			}
		}
	}
	b.WriteString("\nWHERE IT COMES FROM\n\n" + paragraphs(pattern.Cite(page.Sources), width) + "\n\nGO ON TO\n\n")
	for _, id := range page.Patterns {
		if card, ok := p.Library.Pattern(id); ok {
			b.WriteString("  heed patterns show " + string(id) + "  " + ui.Clean(card.Name) + "\n")
		}
	}
	for _, id := range page.Next {
		if next, ok := shelf.Page(id); ok {
			b.WriteString("  heed read " + string(id) + "  " + next.Title + "\n")
		}
	}
	return b.String()
}

// pathText is the path of seven weeks as plain text.
func pathText(p *practice.Practice, shelf *reading.Shelf, width int) string {
	var b strings.Builder
	b.WriteString("A path of seven weeks\n\n" + paragraphs(shelf.Path, width) + "\n")
	for _, w := range shelf.Weeks {
		b.WriteString("\n" + strings.ToUpper(theme.Of(w.Theme).Name) + "\n\n" + paragraphs(w.Words, width) + "\n")
		b.WriteString("\n" + paragraphs("You could notice: "+w.Notice, width) + "\n\nYou could hold in mind:\n")
		for _, id := range w.Statements {
			it, _ := p.Questions.Item(id)
			b.WriteString(hang("- ", it.Text, width) + "\n")
		}
		b.WriteString("\n" + paragraphs("You could write about: "+w.Question, width) + "\n\nYou could go on to:\n")
		b.WriteString("  heed check --lens person --depth theme:" + string(w.Theme) + "\n")
		for _, id := range w.Patterns {
			b.WriteString("  heed patterns show " + string(id) + "\n")
		}
		b.WriteString("  heed read " + string(w.Reading) + "\n")
	}
	return b.String()
}

// The JSON of a page and of the path.
type (
	pageJSON struct {
		readingJSON
		Sections []sectionJSON `json:"sections"`
		Sources  []string      `json:"sources"`
		Patterns []pattern.ID  `json:"patterns"`
		Next     []reading.ID  `json:"next"`
	}
	sectionJSON struct {
		Heading string `json:"heading"`
		Text    string `json:"text"`
	}
	weekJSON struct {
		Theme      theme.ID           `json:"theme"`
		Words      string             `json:"words"`
		Notice     string             `json:"notice"`
		Statements []selfcheck.ItemID `json:"statements"`
		Patterns   []pattern.ID       `json:"patterns"`
		Question   string             `json:"question"`
		Reading    reading.ID         `json:"reading"`
		Sources    []string           `json:"sources"`
	}
	pathJSON struct {
		About string     `json:"about"`
		Weeks []weekJSON `json:"weeks"`
	}
)

func pageDoc(p *reading.Page) pageJSON {
	doc := pageJSON{readingJSON{p.ID, p.Title, p.About}, nil, p.Sources, append([]pattern.ID{}, p.Patterns...), p.Next}
	for _, s := range p.Sections {
		doc.Sections = append(doc.Sections, sectionJSON(s))
	}
	return doc
}

func pathDoc(shelf *reading.Shelf) pathJSON {
	doc := pathJSON{About: shelf.Path}
	for _, w := range shelf.Weeks {
		doc.Weeks = append(doc.Weeks, weekJSON{w.Theme, w.Words, w.Notice, w.Statements, w.Patterns, w.Question, w.Reading, w.Sources})
	}
	return doc
}
