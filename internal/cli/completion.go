package cli

import "github.com/spf13/cobra"

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print what a shell needs to complete heed's words",
		Long: "Prints a script that lets a shell complete heed's commands and flags and the ids\n" +
			"of patterns. Nothing out of a journal is ever completed.",
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
