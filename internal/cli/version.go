package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which heed this is",
		Long: "Says which release this is, or \"devel\" for one built from the sources between\n" +
			"two, or \"unknown\" where nobody noted it; the commit it was made from, the day of\n" +
			"that, and whether the sources had been changed since; and which Go it was built\n" +
			"with, for which system.",
		Example: "  heed version",
		Args:    a.noWords,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintln(a.out, "heed "+a.version())
			return nil
		},
	}
}

// version is what "heed version" says behind the name.
func (a *app) version() string {
	return fmt.Sprintf("%s (%s%s %s/%s)", a.release(), builtFrom(buildInfo()), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// release is the one the linker was told, else what Go has noted about the build.
func (a *app) release() string {
	if a.env.Version != "" {
		return a.env.Version
	}
	return noted(buildInfo())
}

// buildInfo is what Go has noted in this program. Without it the program still runs, and knows nothing of itself.
func buildInfo() *debug.BuildInfo {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info
	}
	return &debug.BuildInfo{}
}

// noted is the release that Go has noted: the module's, when it was fetched as one, or the tag of a clean checkout. A
// checkout between two tags gets a number from Go too, that of a release there has never been: here it is "devel".
func noted(info *debug.BuildInfo) string {
	release, revision := strings.TrimPrefix(info.Main.Version, "v"), setting(info, "vcs.revision")
	named := release != "" && release != "(devel)"
	switch {
	case named && revision == "":
		return release
	case revision == "":
		return "unknown"
	case !named || setting(info, "vcs.modified") == "true" || strings.HasSuffix(release, "-"+short(revision)):
		return "devel"
	}
	return release
}

// builtFrom names the commit and the day of it, ready to be read before something else; or nothing, if it was not noted.
func builtFrom(info *debug.BuildInfo) string {
	revision := setting(info, "vcs.revision")
	if revision == "" {
		return ""
	}
	from := "commit " + short(revision)
	if day, _, ok := strings.Cut(setting(info, "vcs.time"), "T"); ok {
		from += " of " + day
	}
	if setting(info, "vcs.modified") == "true" {
		from += " and changes since"
	}
	return from + ", "
}

// short is a revision as Go shortens it in the numbers it makes up.
func short(revision string) string { return revision[:min(len(revision), 12)] }

func setting(info *debug.BuildInfo, key string) string {
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}
