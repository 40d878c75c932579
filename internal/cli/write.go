package cli

import (
	"github.com/spf13/cobra"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

func (a *app) writeCommand() *cobra.Command {
	var frameID string
	cmd := &cobra.Command{
		Use:   "write",
		Short: "Open the editor on a new entry",
		Long: "Opens the editor on a new entry. A frame sets headings on the page, each with a\n" +
			"question beside it; F2 changes it at any time, and nothing you wrote is lost.",
		Example: "  heed write\n  heed write --frame gibbs",
		Args:    a.noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if frameID == "" {
				return a.sit(cmd, func(s *practice.Sitting) ui.Route { return ui.Write{Sitting: s} })
			}
			f, err := a.frameOf(a.frames(), frameID)
			if err != nil {
				return err
			}
			return a.sit(cmd, func(s *practice.Sitting) ui.Route {
				s.BeginWith(f)
				return ui.Write{Sitting: s}
			})
		},
	}
	cmd.Flags().StringVar(&frameID, "frame", "", "write with the frame `ID`: `heed frames list` shows them")
	err := cmd.RegisterFlagCompletionFunc("frame", func(cmd *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return a.completeFrame(cmd, nil, typed)
	})
	if err != nil {
		panic("cli: " + err.Error()) // there is no such flag, or it was done twice
	}
	return cmd
}
