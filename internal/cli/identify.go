package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/identify"
)

func (a *app) identifyCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "identify [--json] TEXT|-",
		Short: "Say what in a text may point to a person",
		Long: "Lists what in a text may point to a person: numbers, addresses, dates, ages,\n" +
			"names and places, each with what could stand there instead. It needs no journal,\n" +
			"keeps nothing, and cannot know who else would recognise the story. With - the\n" +
			"text is read from standard input. With --json, start and end count bytes from 0.",
		Example:               "  heed identify \"Mrs Hale, aged 82, rang from 14 Acacia Close.\"\n  heed identify --json - <notes.txt",
		Args:                  oneWord("the text"),
		DisableFlagsInUseLine: true,
		RunE:                  func(_ *cobra.Command, args []string) error { return a.identify(args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// identify reads the text as it is, since the places it tells are counted in its bytes.
func (a *app) identify(text string, asJSON bool) error {
	if text == "-" {
		data, err := a.readInput()
		if err != nil {
			return err
		}
		text = string(data)
	}
	finder := identify.New()
	found := finder.Find(text)
	if asJSON {
		return writeJSON(a.out, findingsDoc(text, found))
	}
	if len(found) == 0 {
		fmt.Fprintln(a.out, "Nothing here looks like it points to a person. Someone who knows them may still know.")
		return nil
	}
	fmt.Fprintf(a.out, "%s here may point to a person.\n\n", count(len(found), "thing"))
	a.printFindings(text, found)
	fmt.Fprintf(a.out, "\n%s\n", paragraphs(finder.Question(), a.proseWidth()))
	return nil
}

// printFindings writes each finding with its line and what could be done about it.
func (a *app) printFindings(text string, found []identify.Finding) {
	width := a.proseWidth()
	line, counted := 1, 0
	for _, f := range found {
		line += strings.Count(text[counted:f.Start], "\n")
		counted = f.Start
		sign := fmt.Sprintf("  line %d  ", line)
		fmt.Fprintln(a.out, hang(sign, oneLine(text[f.Start:f.End]), width))
		fmt.Fprintln(a.out, hang(strings.Repeat(" ", len(sign)), oneLine(f.Label+"; "+f.Advice), width))
	}
}

// findingJSON is one finding; start and end count bytes.
type findingJSON struct {
	Start      int            `json:"start"`
	End        int            `json:"end"`
	Kind       identify.Kind  `json:"kind"`
	Level      identify.Level `json:"level"`
	Text       string         `json:"text"`
	Suggestion string         `json:"suggestion"`
}

func findingsDoc(text string, found []identify.Finding) []findingJSON {
	doc := []findingJSON{}
	for _, f := range found {
		doc = append(doc, findingJSON{f.Start, f.End, f.Kind, f.Level, text[f.Start:f.End], f.Suggestion})
	}
	return doc
}
