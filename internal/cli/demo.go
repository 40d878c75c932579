package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"heed/internal/config"
	"heed/internal/frame"
	"heed/internal/pattern"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/tui/ui"
)

func (a *app) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Show heed to a room: three invented people, nothing saved",
		Long: "Opens the whole program over the journals of three invented people, a year of\n" +
			"entries each. Everything is in memory: your own journal stays closed, and\n" +
			"nothing is written to this computer. Ctrl+R begins again.",
		Example: "  heed demo",
		Args:    a.noWords,
		RunE:    a.demonstrate,
	}
}

func (a *app) demonstrate(cmd *cobra.Command, _ []string) error {
	p, err := a.shown()
	if err != nil {
		return err
	}
	return a.run(cmd.Context(), p, ui.Demo{})
}

// shown is a practice with what heed comes with and nothing of the person's: no cards, no folder, no journal. What it
// looks like is as they set it.
func (a *app) shown() (*practice.Practice, error) {
	lib, err := pattern.Load(builtIn())
	if err != nil {
		return nil, fmt.Errorf("read the cards: %w", err)
	}
	questions, err := selfcheck.Load(func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok })
	if err != nil {
		return nil, fmt.Errorf("read the questions: %w", err)
	}
	frames, err := frame.Load(frame.BuiltIn())
	if err != nil {
		return nil, fmt.Errorf("read the frames: %w", err)
	}
	look := config.Default()
	mine := a.settings().config
	look.Look, look.ReducedMotion, look.OneColumn, look.PlainWords = mine.Look, mine.ReducedMotion, mine.OneColumn, mine.PlainWords
	return practice.New(practice.Options{
		Library: lib, Questions: questions, Frames: frames, Config: &look, Now: a.env.Now, Random: a.env.Random,
	}), nil
}
