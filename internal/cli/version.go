package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Say which heed this is",
		Example: "  heed version",
		Args:    a.noWords,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintln(a.out, "heed "+a.version())
			return nil
		},
	}
}

// version is the one the linker was told, else what Go has noted about the build; and what it was built with and for.
func (a *app) version() string {
	return fmt.Sprintf("%s (%s %s/%s)", a.release(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

func (a *app) release() string {
	if a.env.Version != "" {
		return a.env.Version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return "devel-" + s.Value[:min(len(s.Value), 12)]
		}
	}
	return "devel"
}
