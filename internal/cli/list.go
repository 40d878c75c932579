package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"heed/internal/journal"
	"heed/internal/pattern"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

type listOptions struct {
	limit        int
	since, until string
	theme        string
	json         bool
}

func (a *app) listCommand() *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the entries, newest first",
		Long: "Lists the entries, newest first: the beginning of the id, the date, and the\n" +
			"title or how the text begins. On a terminal a line ends at its edge. Elsewhere\n" +
			"there is a tab between the three.",
		Example: "  heed list --since yesterday\n  heed list --theme repair --limit 5 --json",
		Args:    a.noWords,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.list(cmd.Context(), o) },
	}
	o.flags(cmd)
	return cmd
}

// flags are those of every command that lists entries.
func (o *listOptions) flags(cmd *cobra.Command) {
	cmd.Flags().IntVar(&o.limit, "limit", 0, "at most so `MANY`; all when left away")
	cmd.Flags().StringVar(&o.since, "since", "", "from this `DATE` on: 2026-11-21, 2026-11-21T14:30, today or yesterday")
	cmd.Flags().StringVar(&o.until, "until", "", "up to this `DATE`, itself included")
	cmd.Flags().StringVar(&o.theme, "theme", "", "only those about the theme `ID`: "+words(theme.IDs()))
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON")
	cmd.Flags().SortFlags = false
	complete(cmd, "theme", theme.IDs())
	cmd.PreRunE = func(*cobra.Command, []string) error {
		if cmd.Flags().Changed("limit") && o.limit < 1 {
			return wrong("Leave it away for all entries.", "--limit wants a number above 0")
		}
		return nil
	}
}

// listed is an entry in the JSON of a list.
type listed struct {
	ID      string       `json:"id"`
	Date    time.Time    `json:"date"`
	Changed time.Time    `json:"changed"`
	Title   string       `json:"title"`
	Begins  string       `json:"begins"` // how the text begins
	Themes  []theme.ID   `json:"themes"`
	Tags    []string     `json:"tags"`
	Kept    []pattern.ID `json:"kept"` // patterns
	Checked bool         `json:"checked"`
}

func listedOf(h journal.Head) listed {
	return listed{h.ID.String(), h.Date, h.Changed, h.Title, h.First, list(h.Themes), list(h.Tags), list(h.Kept), h.Checked}
}

func (a *app) list(ctx context.Context, o listOptions) (err error) {
	wanted, err := a.wantedOf(o)
	if err != nil {
		return err
	}
	p := a.bare()
	if err := a.open(ctx, p); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Lock()) }()
	all, fault := p.Heads(ctx)
	var heads []journal.Head
	ids := make([]journal.ID, 0, len(all))
	for _, h := range all {
		ids = append(ids, h.ID)
		if wanted(h) && (o.limit == 0 || len(heads) < o.limit) {
			heads = append(heads, h)
		}
	}
	if o.json {
		docs := []listed{}
		for _, h := range heads {
			docs = append(docs, listedOf(h))
		}
		return errors.Join(fault, writeJSON(a.out, docs))
	}
	a.printHeads(heads, shownDigits(ids))
	return fault
}

// wantedOf says which entries the options ask for.
func (a *app) wantedOf(o listOptions) (func(journal.Head) bool, error) {
	s, err := a.parseSpan(o.since, o.until)
	if err != nil {
		return nil, err
	}
	var about theme.ID
	if o.theme != "" {
		if about, err = parsed("--theme", o.theme, theme.IDs()); err != nil {
			return nil, err
		}
	}
	return func(h journal.Head) bool {
		return s.holds(h.Date) && (about == "" || slices.Contains(h.Themes, about))
	}, nil
}

// shownDigits is how much of the ids a list shows, so that each can be told from all others.
func shownDigits(all []journal.ID) int { return max(listDigits, digits(all)) }

func (a *app) printHeads(heads []journal.Head, digits int) {
	columns, onTerminal := a.width()
	if onTerminal && len(heads) == 0 {
		a.note("no entries")
	}
	for _, h := range heads {
		id := h.ID.String()[:digits]
		if onTerminal {
			fmt.Fprintln(a.out, ansi.Truncate(id+"  "+day(h.Date)+"  "+ui.Name(h), columns, "…"))
			continue
		}
		fmt.Fprintln(a.out, id+"\t"+day(h.Date)+"\t"+ui.Name(h))
	}
}
