package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"heed/internal/journal"
	"heed/internal/theme"
)

type addOptions struct {
	title  string
	themes []string
	date   string
	after  string // the id of an entry
	text   string // or "-"
}

func (a *app) addCommand() *cobra.Command {
	var o addOptions
	cmd := &cobra.Command{
		Use:   "add [--title T] [--theme ID]... [--date D] [--after ID] -|TEXT",
		Short: "Keep an entry, and print its id",
		Long: "Keeps a text as an entry, sealed, and prints its id. With - the text is read\n" +
			"from standard input; `heed write` opens a page to write on. A text given as a\n" +
			"word of the command stays in the shell's history, unsealed. The first time it\n" +
			"makes the journal. A passphrase is asked for before the text is read.",
		Example:               "  heed add -\n  heed write\n  heed add --theme repair - <notes.txt",
		Args:                  oneWord("the text"),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.text = args[0]
			if cmd.Flags().Changed("after") {
				return a.addAfter(cmd.Context(), o)
			}
			return a.add(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.title, "title", "", "a title, as `T`")
	cmd.Flags().StringArrayVar(&o.themes, "theme", nil, "a theme `ID`, as often as you like: "+words(theme.IDs()))
	cmd.Flags().StringVar(&o.date, "date", "", "when it was, `D`: 2026-11-21, 2026-11-21T14:30, today or yesterday")
	cmd.Flags().StringVar(&o.after, "after", "", "what you see now, beside the entry `ID`, which stays as it was")
	cmd.Flags().SortFlags = false
	complete(cmd, "theme", theme.IDs())
	return cmd
}

func (a *app) add(ctx context.Context, o addOptions) (err error) {
	e, err := a.newEntry(o)
	if err != nil {
		return err
	}
	if o.text != "-" && blank(o.text) {
		return nothingToKeep()
	}
	p := a.bare()
	if err := a.openOrMake(ctx, p); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Lock()) }()
	if e.Text, err = a.text(o.text); err != nil {
		return err
	}
	if blank(e.Text) {
		return nothingToKeep()
	}
	if e, err = p.Save(ctx, e); err != nil {
		return err
	}
	fmt.Fprintln(a.out, e.ID)
	return nil
}

// newEntry is the entry without its text.
func (a *app) newEntry(o addOptions) (journal.Entry, error) {
	now := a.env.Now()
	e := journal.Entry{Date: now, Title: strings.Join(strings.Fields(a.mend(o.title)), " ")}
	var names []string
	for _, name := range o.themes {
		names = append(names, strings.Split(name, ",")...)
	}
	for _, name := range names {
		id, err := parsed("--theme", strings.TrimSpace(name), theme.IDs())
		if err != nil {
			return e, err
		}
		if !slices.Contains(e.Themes, id) {
			e.Themes = append(e.Themes, id)
		}
	}
	if o.date != "" {
		d, err := parseDate("--date", o.date, now)
		if err != nil {
			return e, err
		}
		e.Date = d.moment(now)
	}
	return e, nil
}

// day is a date as lists show it.
func day(t time.Time) string { return t.Format("2006-01-02") }
