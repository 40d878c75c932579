package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// ownQuestions is where a person may put statements of their own.
func (a *app) ownQuestions() string { return filepath.Join(a.dir, "questions") }

// warnAll tells each fault of a person's own files.
func (a *app) warnAll(err error, hint string) {
	if err == nil {
		return
	}
	for line := range strings.Lines(err.Error()) {
		a.warn("%s", line)
		a.slips = append(a.slips, oneLine(line))
	}
	fmt.Fprintln(a.env.Err, "hint: "+hint)
}

// withOwn puts a person's own statements among ours. What is wrong with a file of theirs costs them a warning and that file.
func (a *app) withOwn(q *selfcheck.Questionnaire, lib *pattern.Library) *selfcheck.Questionnaire {
	if info, err := os.Stat(a.ownQuestions()); err != nil || !info.IsDir() {
		return q
	}
	with, err := q.With(selfcheck.Source{Name: a.ownQuestions(), FS: os.DirFS(a.ownQuestions())}, has(lib))
	a.warnAll(err, "Everything else works. `heed questions lint` says when all is well.")
	return with
}

func has(lib *pattern.Library) func(pattern.ID) bool {
	return func(id pattern.ID) bool { _, ok := lib.Pattern(id); return ok }
}

func (a *app) questionsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "questions",
		Short: "The statements of the check-in, and your own: list, new, lint",
		Long: "Lists the statements of the check-in, and helps to add your own. Those lie as\n" +
			".yaml files in the folder \"questions\" inside the journal's folder. Each comes\n" +
			"after ours in its theme, and is marked as yours.",
		Example: "  heed questions new my-tone",
		Args:    a.noWords,
		RunE: func(*cobra.Command, []string) error {
			return wrong("Say list, new or lint: see `heed questions --help`.", "a word is missing after questions")
		},
	}
	cmd.AddCommand(a.questionsListCommand(), a.questionsNewCommand(), a.questionsLintCommand())
	return cmd
}

// questionJSON is a statement in JSON.
type questionJSON struct {
	ID       selfcheck.ItemID `json:"id"`
	Set      string           `json:"set"`
	Text     string           `json:"text"`
	Plain    string           `json:"plain"`
	Why      string           `json:"why"`
	Sources  []string         `json:"sources"`
	Patterns []pattern.ID     `json:"patterns"`
	Own      bool             `json:"own"`
}

func (a *app) questionsListCommand() *cobra.Command {
	var of string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the statements, with their ids",
		Example: "  heed questions list --theme repair",
		Args:    a.noWords,
		RunE: func(*cobra.Command, []string) error {
			if of != "" {
				if _, err := parsed("--theme", of, theme.IDs()); err != nil {
					return err
				}
			}
			p, err := a.whole()
			if err != nil {
				return err
			}
			return a.listQuestions(p.Questions, theme.ID(of), asJSON)
		},
	}
	cmd.Flags().StringVar(&of, "theme", "", "only those of the theme `ID`: "+words(theme.IDs()))
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().SortFlags = false
	complete(cmd, "theme", theme.IDs())
	return cmd
}

func (a *app) listQuestions(q *selfcheck.Questionnaire, of theme.ID, asJSON bool) error {
	docs, rows := []questionJSON{}, [][]string{}
	for _, it := range q.Items() {
		if of != "" && it.Theme != of {
			continue
		}
		docs = append(docs, questionJSON{it.ID, it.Set, it.Text, it.Plain, it.Says, list(it.Sources), list(it.Patterns), it.Own})
		if !asJSON {
			rows = append(rows, []string{string(it.ID), oneLine(it.Marked())})
		}
	}
	if asJSON {
		return writeJSON(a.out, docs)
	}
	a.table(rows)
	return nil
}

func (a *app) questionsLintCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "lint [--json] [DIR]",
		Short: "Say what is wrong with statements of your own",
		Long: "Reads the .yaml files in a folder as statements and prints every fault, with\n" +
			"file, line and column. The exit status is 1 when there are any. Without a\n" +
			"folder it reads your own, inside the journal's folder.",
		Example:               "  heed questions lint",
		DisableFlagsInUseLine: true,
		Args:                  orAFolder,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.lintQuestions(folderOf(args, a.ownQuestions()), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) lintQuestions(dir string, asJSON bool) error {
	if err := a.hasFiles(dir, ".yaml", "A file of statements ends in .yaml. `heed questions new` makes one."); err != nil {
		return err
	}
	lib := a.library()
	ours, err := selfcheck.Load(has(lib))
	if err != nil {
		return fmt.Errorf("read the questions: %w", err)
	}
	with, err := ours.With(selfcheck.Source{Name: dir, FS: os.DirFS(dir)}, has(lib))
	if err := a.tellFaults(err, dir, asJSON); err != nil {
		return err
	}
	if !asJSON {
		fmt.Fprintf(a.out, "%s, nothing to put right\n", count(len(with.Items())-len(ours.Items()), "statement"))
	}
	return nil
}

// hasFiles says what keeps a folder from being read.
func (a *app) hasFiles(dir, ext, hint string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return cannot(errors.New("there is no such folder"), hint)
	case err != nil:
		return badFile("read the folder", err, "Name the folder, not one of the files in it.")
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ext {
			return nil
		}
	}
	return cannot(errors.New("there is nothing to read in this folder"), hint)
}
