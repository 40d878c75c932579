package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"heed/internal/account"
	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

type historyOptions struct {
	show, back int
	json       bool
}

func (a *app) historyCommand() *cobra.Command {
	var o historyOptions
	cmd := &cobra.Command{
		Use:   "history ID",
		Short: "Show what an entry was like before",
		Long: "Lists the revisions of an entry, latest first: the number, when it was saved, and\n" +
			"the title or how the text begins. With --show one of them is shown; with --back\n" +
			"it becomes the newest, and those between stay.",
		Example: "  heed history 3f9c21ab\n  heed history 3f9c21ab --show 2",
		Args:    oneWord("the id of an entry"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.show != 0 && o.back != 0 {
				return wrong("Leave one of the two away.", "--show and --back ask for different things")
			}
			for _, name := range []string{"show", "back"} {
				if n, _ := cmd.Flags().GetInt(name); n < 1 && cmd.Flags().Changed(name) {
					return wrong("`heed history ID` lists the revisions there are; the first is 1.", "--%s wants a number above 0", name)
				}
			}
			p, err := a.whole()
			if err != nil {
				return err
			}
			return a.withEntry(cmd.Context(), args[0], p, func(p *practice.Practice, e journal.Entry) error {
				return a.history(cmd.Context(), p, e.ID, o)
			})
		},
	}
	cmd.Flags().IntVar(&o.show, "show", 0, "show the revision with this `NUMBER`")
	cmd.Flags().IntVar(&o.back, "back", 0, "make the revision with this `NUMBER` the newest")
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON")
	cmd.Flags().SortFlags = false
	return cmd
}

// revisionJSON is a revision in the JSON of a history.
type revisionJSON struct {
	Revision int       `json:"revision"`
	Parent   int       `json:"parent"` // the one it was made from; 0 for the first
	Changed  time.Time `json:"changed"`
	Title    string    `json:"title"`
	Begins   string    `json:"begins"`
}

func (a *app) history(ctx context.Context, p *practice.Practice, id journal.ID, o historyOptions) error {
	switch {
	case o.back != 0:
		e, err := p.GoBack(ctx, id, o.back)
		if err == nil {
			a.note("revision %d is now the newest, as revision %d", o.back, e.Revision)
		}
		return noRevision(err, id, o.back)
	case o.show != 0:
		e, err := p.Revision(ctx, id, o.show)
		if err != nil {
			return noRevision(err, id, o.show)
		}
		if o.json {
			return writeJSON(a.out, account.Document(e))
		}
		a.printEntry(p, e)
		return nil
	}
	heads, fault := p.History(ctx, id)
	docs, rows := []revisionJSON{}, [][]string{}
	for _, h := range heads {
		docs = append(docs, revisionJSON{h.Revision, h.Parent, h.Changed, h.Title, h.First})
		if !o.json {
			rows = append(rows, []string{strconv.Itoa(h.Revision), h.Changed.Local().Format("2006-01-02 15:04"), ui.Name(h)})
		}
	}
	if o.json {
		if err := writeJSON(a.out, docs); err != nil {
			return err
		}
	}
	a.table(rows)
	return fault
}

// noRevision words that an entry has no revision of that number.
func noRevision(err error, id journal.ID, n int) error {
	if errors.Is(err, journal.ErrNotFound) {
		return cannot(fmt.Errorf("there is no revision %d", n), fmt.Sprintf("heed history %s", id.String()[:listDigits]))
	}
	return err
}
