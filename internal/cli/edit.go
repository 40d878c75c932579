package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

func (a *app) editCommand() *cobra.Command {
	var o addOptions
	cmd := &cobra.Command{
		Use:   "edit [--title T] [--theme ID]... [--date D] ID [TEXT|-]",
		Short: "Change an entry",
		Long: "Opens the editor on an entry. With a text, or - for standard input, or with one\n" +
			"of the flags it changes only what is given, without a screen. What was there\n" +
			"before stays in its history.",
		Example:               "  heed edit 3f9c21ab\n  heed edit 3f9c21ab --theme repair",
		DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				return nil
			}
			return oneWord("the id of an entry")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			change := newChange(cmd, o)
			if len(args) == 2 {
				change.text = &args[1]
			}
			if change == (entryChange{}) {
				return a.editOnScreen(cmd, args[0])
			}
			return a.edit(cmd.Context(), args[0], change)
		},
	}
	cmd.Flags().StringVar(&o.title, "title", "", "a title, as `T`; empty for none")
	cmd.Flags().StringArrayVar(&o.themes, "theme", nil, "a theme `ID`, as often as you like, in place of those there are: "+words(theme.IDs()))
	cmd.Flags().StringVar(&o.date, "date", "", "when it was, `D`: 2026-11-21, 2026-11-21T14:30, today or yesterday")
	cmd.Flags().SortFlags = false
	complete(cmd, "theme", theme.IDs())
	return cmd
}

// entryChange is what is to be changed of an entry; nil for what stays.
type entryChange struct {
	title, date, text *string
	themes            *[]string
}

func newChange(cmd *cobra.Command, o addOptions) (c entryChange) {
	if cmd.Flags().Changed("title") {
		c.title = &o.title
	}
	if cmd.Flags().Changed("date") {
		c.date = &o.date
	}
	if cmd.Flags().Changed("theme") {
		c.themes = &o.themes
	}
	return c
}

func (a *app) edit(ctx context.Context, id string, c entryChange) error {
	if c.text != nil && *c.text != "-" && blank(*c.text) {
		return nothingToKeep()
	}
	var o addOptions
	if c.title != nil {
		o.title = *c.title
	}
	if c.date != nil {
		o.date = *c.date
	}
	if c.themes != nil {
		o.themes = *c.themes
	}
	given, err := a.newEntry(o)
	if err != nil {
		return err
	}
	return a.withEntry(ctx, id, a.bare(), func(p *practice.Practice, e journal.Entry) error {
		if c.text != nil {
			if e.Text, err = a.text(*c.text); err != nil {
				return err
			}
			if blank(e.Text) {
				return nothingToKeep()
			}
		}
		if c.title != nil {
			e.Title = given.Title
		}
		if c.date != nil {
			e.Date = given.Date
		}
		if c.themes != nil {
			e.Themes = given.Themes
		}
		if e, err = p.Save(ctx, e); err != nil {
			return err
		}
		fmt.Fprintln(a.out, e.ID)
		return nil
	})
}

// editOnScreen opens the editor on an entry.
func (a *app) editOnScreen(cmd *cobra.Command, id string) error {
	beginning, err := entryID(id)
	if err != nil {
		return err
	}
	return a.onScreen(cmd, a.open, func(p *practice.Practice) (ui.Route, error) {
		e, err := find(cmd.Context(), p, beginning)
		if err != nil {
			return nil, err
		}
		return ui.Write{Sitting: p.Change(e)}, nil
	})
}
