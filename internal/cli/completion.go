package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print what a shell needs to complete heed's words",
		Long: "Prints a script that lets a shell complete heed's commands and flags, themes,\n" +
			"and the ids of patterns, sessions, exercises, frames and pages. Nothing out of\n" +
			"a journal is ever completed.",
		Example: "  source <(heed completion bash)\n  heed completion zsh >~/.zfunc/_heed\n" +
			"  heed completion fish >~/.config/fish/completions/heed.fish",
		Args:                  oneWord("the name of a shell"),
		ValidArgs:             []cobra.Completion{"bash", "zsh", "fish", "powershell"},
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch root := cmd.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.out, true)
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return wrong("There are: bash, zsh, fish, powershell.", "there is no such shell%s", named(args[0]))
		},
	}
}

// offerNoFiles keeps a shell from offering the files that lie about wherever no file is wanted, in a command and all
// below it. What a command offers itself stays.
func offerNoFiles(cmd *cobra.Command) {
	if cmd.ValidArgs == nil && cmd.ValidArgsFunction == nil && !wantsFile(cmd.Use) {
		cmd.ValidArgsFunction = cobra.NoFileCompletions
	}
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if _, there := cmd.GetFlagCompletionFunc(f.Name); there || f.NoOptDefVal != "" {
			return
		}
		value, _ := pflag.UnquoteUsage(f)
		offer := cobra.NoFileCompletions
		switch {
		case value == "FOLDER":
			offer = cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs)
		case wantsFile(value):
			return
		}
		if err := cmd.RegisterFlagCompletionFunc(f.Name, offer); err != nil {
			panic("cli: " + err.Error()) // it was looked up just now
		}
	})
	for _, c := range cmd.Commands() {
		offerNoFiles(c)
	}
}

// wantsFile says that what is asked for, as the help has it, is a file or a folder.
func wantsFile(use string) bool {
	return strings.Contains(use, "FILE") || strings.Contains(use, "PATH") || strings.Contains(use, "DIR") || strings.Contains(use, "FOLDER")
}
