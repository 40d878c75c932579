package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"heed/internal/journal"
	"heed/internal/practice"
)

func (a *app) deleteCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "delete ID",
		Short: "Put an entry into the bin",
		Long: fmt.Sprintf("Puts an entry into the bin. It stays there for %d days; until then\n", journal.BinDays) +
			"`heed bin restore` brings it back.",
		Example:               "  heed delete 3f9c21ab",
		Args:                  oneWord("the id of an entry"),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withEntry(cmd.Context(), args[0], a.bare(), func(p *practice.Practice, e journal.Entry) error {
				if err := p.Delete(cmd.Context(), e.ID); err != nil {
					return err
				}
				a.note("it is in the bin for %d days: `heed bin restore %s` brings it back", journal.BinDays, e.ID.String()[:listDigits])
				return nil
			})
		},
	}
}

// withEntry opens the journal and finds an entry by the beginning of its id.
func (a *app) withEntry(ctx context.Context, id string, p *practice.Practice, do func(*practice.Practice, journal.Entry) error) (err error) {
	beginning, err := entryID(id)
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
	return do(p, e)
}

func (a *app) binCommand() *cobra.Command {
	var asJSON, yes bool
	list := &cobra.Command{
		Use: "list", Short: "List what is in the bin, deleted last first", Args: a.noWords,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.listBin(cmd.Context(), asJSON) },
	}
	list.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	restore := &cobra.Command{
		Use: "restore ID", Short: "Take an entry out of the bin", Args: oneWord("the id of an entry"), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error { return a.restoreEntry(cmd.Context(), args[0]) },
	}
	empty := &cobra.Command{
		Use: "empty --yes", Short: "Remove for good what is in the bin", Args: a.noWords, DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.emptyBin(cmd.Context(), yes) },
	}
	empty.Flags().BoolVar(&yes, "yes", false, "do it: nothing can bring them back, but backups that still have them")
	cmd := &cobra.Command{
		Use:     "bin",
		Short:   "Look into the bin: list, restore, empty",
		Long:    fmt.Sprintf("What was deleted lies in the bin for %d days, and then goes for good.", journal.BinDays),
		Example: "  heed bin list\n  heed bin restore 3f9c21ab",
		Args:    a.noWords,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.listBin(cmd.Context(), false) },
	}
	cmd.AddCommand(list, restore, empty)
	return cmd
}

// withBin opens the journal and reads its bin.
func (a *app) withBin(ctx context.Context, do func(*practice.Practice, []journal.Binned) error) (err error) {
	p := a.bare()
	if err := a.open(ctx, p); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Lock()) }()
	in, fault := p.Bin(ctx)
	return errors.Join(do(p, in), fault)
}

// binnedJSON is an entry in the JSON of the bin.
type binnedJSON struct {
	listed
	Deleted time.Time `json:"deleted"`
}

func (a *app) listBin(ctx context.Context, asJSON bool) error {
	return a.withBin(ctx, func(_ *practice.Practice, in []journal.Binned) error {
		docs := []binnedJSON{}
		heads := make([]journal.Head, len(in))
		ids := make([]journal.ID, len(in))
		for i, b := range in {
			docs = append(docs, binnedJSON{listedOf(b.Head), b.Deleted})
			heads[i], ids[i] = b.Head, b.ID
		}
		if asJSON {
			return writeJSON(a.out, docs)
		}
		a.printHeads(heads, shownDigits(ids))
		return nil
	})
}

func (a *app) restoreEntry(ctx context.Context, id string) error {
	beginning, err := entryID(id)
	if err != nil {
		return err
	}
	return a.withBin(ctx, func(p *practice.Practice, in []journal.Binned) error {
		var found []journal.ID
		for _, b := range in {
			if strings.HasPrefix(b.ID.String(), beginning) {
				found = append(found, b.ID)
			}
		}
		switch len(found) {
		case 0:
			return cannot(errors.New("nothing in the bin has an id that begins so"), "`heed bin list` shows what there is.")
		case 1:
			return p.Restore(ctx, found[0])
		}
		return cannot(fmt.Errorf("%d entries in the bin have ids that begin so", len(found)),
			fmt.Sprintf("Give more of the id: %d digits are enough.", digits(found)))
	})
}

func (a *app) emptyBin(ctx context.Context, yes bool) error {
	return a.withBin(ctx, func(p *practice.Practice, in []journal.Binned) error {
		if !yes && len(in) > 0 {
			return cannot(fmt.Errorf("%s would go for good", counted(len(in), "entry", "entries")), "If that is what you want: heed bin empty --yes")
		}
		return p.EmptyBin(ctx)
	})
}

// counted is a number with the word for so many.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
