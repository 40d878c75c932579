package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/account"
	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

func (a *app) showCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show [--json] ID",
		Short: "Show one entry",
		Long: "Shows one entry: its title and date, the text, what was answered, what you saw\n" +
			"later, and the patterns kept with it. The first few digits of the id are enough.",
		Example:               "  heed show 3f9c21ab",
		Args:                  oneWord("the id of an entry"),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.show(cmd.Context(), args[0], asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) show(ctx context.Context, id string, asJSON bool) (err error) {
	beginning, err := entryID(id)
	if err != nil {
		return err
	}
	p, err := a.whole()
	if err != nil {
		return err
	}
	if err := a.open(ctx, p); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Lock()) }()
	e, err := find(ctx, p, beginning)
	if err != nil {
		return err
	}
	if asJSON {
		return writeJSON(a.out, account.Document(e))
	}
	a.printEntry(p, e)
	return nil
}

// printEntry writes an entry for people. The person's lines are wrapped on a terminal and whole elsewhere.
func (a *app) printEntry(p *practice.Practice, e journal.Entry) {
	set := func(text string) string { return strings.TrimRight(ui.Clean(text), "\n ") }
	if _, onTerminal := a.width(); onTerminal {
		width := a.proseWidth()
		set = func(text string) string { return strings.Join(ui.Wrap(strings.TrimRight(text, "\n "), width), "\n") }
	}
	if e.Title != "" {
		fmt.Fprintln(a.out, set(e.Title))
	}
	facts := append([]string{e.Date.Format("Monday 2 January 2006")}, themeNames(e.Themes)...)
	fmt.Fprintln(a.out, strings.Join(facts, " · "))
	if !blank(e.Text) {
		fmt.Fprintf(a.out, "\n%s\n", set(strings.TrimLeft(e.Text, "\n")))
	}
	if e.Check != nil {
		printCheck(a.out, p.Questions, *e.Check, set)
	}
	for _, after := range e.After {
		fmt.Fprintf(a.out, "\nSeen later, %s\n", after.Written.Format("Monday 2 January 2006"))
		fmt.Fprintln(a.out, "  "+strings.ReplaceAll(set(after.Text), "\n", "\n  "))
	}
	if len(e.Kept) > 0 {
		fmt.Fprint(a.out, "\nKept with it\n")
	}
	for _, id := range e.Kept {
		name := "(no longer in the library)"
		if card, ok := p.Library.Pattern(id); ok {
			name = card.Name
		}
		fmt.Fprintf(a.out, "  %s  %s\n", name, oneLine(string(id)))
	}
}

// themeNames leaves out what a later heed may have added.
func themeNames(ids []theme.ID) []string {
	var names []string
	for _, id := range ids {
		if t := theme.Of(id); t.ID != "" {
			names = append(names, t.Name)
		}
	}
	return names
}

// printCheck writes what was said and answered, as words, in the order of the questions.
func printCheck(w io.Writer, q *selfcheck.Questionnaire, c selfcheck.Check, set func(string) string) {
	indented := func(text string) {
		fmt.Fprintln(w, "  "+strings.ReplaceAll(set(text), "\n", "\n  "))
	}
	said := func(prompts []selfcheck.Prompt) {
		for _, p := range prompts {
			if words := c.Words(p.ID); words != "" {
				fmt.Fprintf(w, "\n%s\n", set(p.Prompt))
				indented(optionLabel(p.Options, words))
			}
		}
	}
	said(q.Opening)
	for _, it := range q.Items() {
		answer, ok := c.Answer(it.ID)
		if !ok {
			continue
		}
		fmt.Fprintf(w, "\n%s\n", set(it.Marked()))
		indented(optionLabel(q.Scale(it.Scale).Options, string(answer.Option)))
		if answer.Note != "" {
			indented(answer.Note)
		}
	}
	said(q.Closing)
}

// optionLabel is the label of the option with that id, or else the words themselves.
func optionLabel(options []selfcheck.Option, words string) string {
	for _, o := range options {
		if string(o.ID) == words {
			return o.Label
		}
	}
	return words
}
