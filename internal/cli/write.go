package cli

import (
	"github.com/spf13/cobra"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

func (a *app) writeCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "write",
		Short:   "Open the editor on a new entry",
		Example: "  heed write",
		Args:    a.noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.sit(cmd, func(s *practice.Sitting) ui.Route { return ui.Write{Sitting: s} })
		},
	}
}
