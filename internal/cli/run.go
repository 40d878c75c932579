package cli

import (
	"context"

	"github.com/spf13/cobra"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// shelfRunCommand opens the screen of a session or an exercise. A session can be kept in the journal, so that is opened if
// there is one; an exercise is never kept, and needs none.
func (a *app) shelfRunCommand(s shelf, keeps bool, route func(id string) ui.Route) *cobra.Command {
	return &cobra.Command{
		Use:   "run ID",
		Short: "Go through one " + s.one + ", step by step",
		Long: "Opens one " + s.one + ": what to say, the minutes that are left, and with the key v\n" +
			"(on whole screens) only what everybody should see. Nothing of it is kept but\n" +
			"what people agree on at the end. The beginning of the id is enough when no\nother begins so.",
		Example:               "  heed " + s.command + " run " + s.example,
		Args:                  oneWord("the id of " + s.an),
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     a.completeShelf(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, all, err := a.readShelf()
			if err != nil {
				return err
			}
			it, err := s.find(all, args[0])
			if err != nil {
				return err
			}
			open := a.openIfThere
			if !keeps {
				open = func(context.Context, *practice.Practice) error { return nil }
			}
			return a.onScreen(cmd, open, func(*practice.Practice) (ui.Route, error) { return route(it.id), nil })
		},
	}
}

// openIfThere opens the journal when there is one.
func (a *app) openIfThere(ctx context.Context, p *practice.Practice) error {
	way, err := p.Way()
	if err != nil || way == practice.NoJournal {
		return err
	}
	return a.unlockAndTend(ctx, p, way)
}

// roomCommand opens the window for everybody.
func (a *app) roomCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "room",
		Short: "The window for everybody: what the room may see of a session or exercise",
		Long: "Opens a second window, for a projector or a shared screen. It follows what is\n" +
			"led in another window on this computer and shows the words for everybody and\n" +
			"the minutes that are left, and nothing else. It needs no passphrase.",
		Example: "  heed guide room",
		Args:    a.noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			closed := func(context.Context, *practice.Practice) error { return nil }
			return a.onScreen(cmd, closed, func(*practice.Practice) (ui.Route, error) { return ui.InRoom{}, nil })
		},
	}
}
