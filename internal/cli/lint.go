package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/content"
	"heed/internal/pattern"
)

func (a *app) patternsLintCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "lint [--json] [DIR]",
		Short: "Say what is wrong with cards of your own",
		Long: "Reads the .md files in a folder as patterns and prints every fault, with file,\n" +
			"line and column. The exit status is 1 when there are any. The cards may name\n" +
			"those that heed comes with. Without a folder it reads your own, inside the\n" +
			"journal's folder.",
		Example:               "  heed patterns lint\n  heed patterns lint ~/shared/patterns",
		Args:                  orAFolder,
		DisableFlagsInUseLine: true,
		RunE:                  func(_ *cobra.Command, args []string) error { return a.lint(folderOf(args, a.ownPatterns()), asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// orAFolder is for commands that take a folder, or nothing and then look into the person's own.
func orAFolder(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return oneWord("the folder")(cmd, args)
}

func folderOf(args []string, own string) string {
	if len(args) == 0 {
		return own
	}
	return args[0]
}

// faultJSON is one fault of a file; line and column are 0 when it is the whole file's.
type faultJSON struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Problem string `json:"problem"`
}

func (a *app) lint(dir string, asJSON bool) error {
	if err := checkFolder(dir); err != nil {
		return err
	}
	lib, err := pattern.Load(builtIn(), pattern.Source{Name: dir, FS: os.DirFS(dir), Own: true})
	if err := a.tellFaults(err, dir, asJSON); err != nil {
		return err
	}
	if !asJSON {
		fmt.Fprintf(a.out, "%s, nothing to put right\n", count(len(lib.Where(pattern.Filter{Own: true})), "pattern"))
	}
	return nil
}

// tellFaults prints what is wrong with the files of a folder, and is an error when anything is.
func (a *app) tellFaults(found error, dir string, asJSON bool) error {
	faults := faultsIn(found)
	if asJSON {
		if err := writeJSON(a.out, list(faults)); err != nil {
			return err
		}
	} else if found != nil {
		for line := range strings.Lines(found.Error()) {
			fmt.Fprintln(a.out, oneLine(line))
		}
	}
	if n := len(faults); n > 0 {
		return cannot(fmt.Errorf("%s in %s", count(n, "fault"), dir), "Each line says where, by file, line and column, and what is wrong. Mend it and look again: more may come to light then.")
	}
	return nil
}

// checkFolder says what keeps a folder from being linted.
func checkFolder(dir string) error {
	_, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return cannot(errors.New("there is no such folder"), "Name the folder in which your cards lie. `heed patterns new ID` begins one in your own.")
	case err != nil:
		return badFile("read the folder", err, "Name the folder in which your cards lie, not one of the files.")
	}
	if cards, err := fs.Glob(os.DirFS(dir), "*.md"); err != nil || len(cards) == 0 {
		return cannot(errors.New("there are no cards in this folder"), "A card is a file whose name ends in .md.")
	}
	return nil
}

// faultsIn takes an error of pattern.Load apart.
func faultsIn(err error) []faultJSON {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []faultJSON
		for _, e := range joined.Unwrap() {
			all = append(all, faultsIn(e)...)
		}
		return all
	}
	if e, ok := errors.AsType[*content.Error](err); ok {
		return []faultJSON{{e.File, e.Line, e.Column, e.Problem}}
	}
	return []faultJSON{{Problem: err.Error()}}
}

// count says how many things there are.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
