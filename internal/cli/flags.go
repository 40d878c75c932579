package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// parsed reads the value of a flag that has a few values only.
func parsed[T ~string](flag, value string, all []T) (T, error) {
	for _, v := range all {
		if string(v) == value {
			return v, nil
		}
	}
	return "", wrong("There are: "+words(all)+".", "%s: there is no such value%s", flag, named(value))
}

// words joins the values that a flag may have.
func words[T ~string](all []T) string {
	s := make([]string, len(all))
	for i, v := range all {
		s[i] = string(v)
	}
	return strings.Join(s, ", ")
}

// complete offers the values of a flag to the shell.
func complete[T ~string](cmd *cobra.Command, flag string, values []T) {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(all, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic("cli: " + err.Error()) // there is no such flag, or it was done twice
	}
}
