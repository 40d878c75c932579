package cli

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"heed/internal/practice"
	"heed/internal/tui"
	"heed/internal/tui/ui"
)

// home opens the terminal program where a person comes in.
func (a *app) home(cmd *cobra.Command, _ []string) error {
	in, out, err := a.screen()
	if err != nil {
		return err
	}
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
	return tui.Run(cmd.Context(), in, out, a.env.Vars, p, first)
}

// screen returns the terminal for a command that needs the whole of it.
func (a *app) screen() (in, out *os.File, err error) {
	in, inOK := terminalOf(a.env.In)
	out, outOK := terminalOf(a.env.Out)
	if !inOK || !outOK {
		return nil, nil, cannot(errors.New("this needs a terminal, and standard input or output is none"),
			"In a pipe use the other commands, such as `heed add -` or `heed list`. `heed help` shows them all.")
	}
	if a.settings().config.LineByLine {
		return nil, nil, cannot(errors.New("your settings ask for no whole screens (line_by_line)"),
			"The other commands work line by line: `heed help` shows them. `heed settings line_by_line false` brings the screens back.")
	}
	if a.env.variable("TERM") == "dumb" {
		return nil, nil, cannot(errors.New("this terminal cannot show whole screens (TERM is dumb)"),
			"The other commands work line by line, such as `heed add -` or `heed suggest -`. `heed help` shows them all.")
	}
	return in, out, nil
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

// onScreen opens the journal in the given way, and then the terminal program at a place in it.
func (a *app) onScreen(cmd *cobra.Command, open func(context.Context, *practice.Practice) error, route func(*practice.Practice) (ui.Route, error)) error {
	in, out, err := a.screen()
	if err != nil {
		return err
	}
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
	return tui.Run(cmd.Context(), in, out, a.env.Vars, p, first)
}
