package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// home opens heed where a person comes in.
func (a *app) home(cmd *cobra.Command, _ []string) error {
	p, err := a.whole()
	if err != nil {
		return err
	}
	way, err := p.Way()
	if err != nil {
		return cannot(err, "").while("open the journal")
	}
	var first ui.Route = ui.Home{}
	switch {
	case a.given(), way == practice.NoJournal && a.noPass: // also where the passphrase does not fit, which is then said
		err = a.openOrMake(cmd.Context(), p)
	case way == practice.NoJournal:
		first = ui.Welcome{}
	default:
		first = ui.Unlock{}
	}
	if err != nil {
		return err
	}
	return a.run(cmd.Context(), p, first)
}

// sit opens the journal, or makes it, and then a screen on something new.
func (a *app) sit(cmd *cobra.Command, route func(*practice.Sitting) ui.Route) error {
	return a.onScreen(cmd, a.openOrMake, func(p *practice.Practice) (ui.Route, error) {
		sitting, err := p.Begin()
		if err != nil {
			return nil, err
		}
		return route(sitting), nil
	})
}

// onScreen opens the journal in the given way, and then heed at a place in it.
func (a *app) onScreen(cmd *cobra.Command, open func(context.Context, *practice.Practice) error, route func(*practice.Practice) (ui.Route, error)) error {
	p, err := a.whole()
	if err != nil {
		return err
	}
	if err := open(cmd.Context(), p); err != nil {
		return err
	}
	first, err := route(p)
	if err != nil {
		return errors.Join(err, p.Lock())
	}
	return a.run(cmd.Context(), p, first)
}
