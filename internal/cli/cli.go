// Package cli is heed's command line: one file a command, each of which reads its words and flags into a struct of
// options and calls a plain function.
//
// It promises that every command works in a pipe: what was asked for goes to standard output and nothing else does,
// with --json as one JSON document; no screen is opened unless one is asked for; and the exit status is 0 when heed did
// what was asked, 1 when it could not, and 2 when the words were wrong. What went wrong is one line on standard error,
// what to do about it a second one that begins with "hint:". Neither ever holds words that a person wrote, nor a
// passphrase. Whatever a text holds, it cannot steer the terminal it is shown on.
//
// What heed does is not here but in heed/internal/practice, and the screens are in heed/internal/tui. Together with
// cmd/heed this is the one place that knows of standard streams, of the environment and of the time of day ([System]);
// [Main] is a function of what it is given.
package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// Env is the world a command meets.
type Env struct {
	In       io.Reader
	Out, Err io.Writer
	Vars     []string                  // the environment, each NAME=value
	DataHome string                    // the folder in which programs keep what is the person's
	Version  string                    // of a release; empty for other builds
	Now      func() time.Time          // in the person's time zone
	Random   io.Reader                 // fit for keys
	Terminal func() (*Terminal, error) // opens the terminal the person sits at, even when the streams are not tied to it
}

// variable returns a variable of the environment.
func (e Env) variable(name string) string {
	for _, v := range e.Vars {
		if value, ok := strings.CutPrefix(v, name+"="); ok {
			return value
		}
	}
	return ""
}

// Main runs heed with the words that follow its name, and returns the exit status.
func Main(env Env, args []string) int {
	a := &app{env: env, out: bufio.NewWriter(env.Out)}
	root := a.root()
	root.SetArgs(append([]string{}, args...)) // never nil, which would mean the arguments of the process
	root.SetIn(env.In)
	root.SetOut(a.out)
	root.SetErr(env.Err)
	err := root.ExecuteContext(context.Background())
	if flushed := a.out.Flush(); flushed != nil {
		err = errors.Join(err, cannot(flushed, "").while("write to standard output"))
	}
	return a.report(err)
}

// app is one run of heed: the world it meets, and the flags that every command has.
type app struct {
	env    Env
	out    *bufio.Writer // written out at the end, where failing to do so is noticed
	dir    string
	file   string    // --passphrase-file
	noPass bool      // --no-passphrase
	lines  bool      // --plain
	set    *settings // read once
	slips  []string  // what is wrong in files of the person\'s own
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "heed",
		Short: "A private journal for people whose work gives them power over others",
		Long: "heed helps you notice, after a session, how power moved in it; to write about\n" +
			"it; and to leave with one small thing to try. Without a command it opens the\n" +
			"terminal program. Your journal is sealed on this computer, and heed sends\n" +
			"nothing anywhere. It lies in the folder\n  " + a.defaultDir() + "\nor where --dir or HEED_DIR says. `heed read protection` says what that\nprotects, and what it does not.",
		Example:           "  heed\n  heed write\n  heed add -\n  heed suggest \"I interrupted him twice and he stopped talking\"",
		Args:              a.noWords,
		SilenceErrors:     true,
		SilenceUsage:      true,
		Version:           a.version(),
		PersistentPreRunE: a.prepare,
		RunE:              a.home,
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.dir, "dir", "", "the journal's `FOLDER` (or HEED_DIR)")
	flags.StringVar(&a.file, "passphrase-file", "", "the passphrase is the first line of `FILE` (or of what the command in HEED_PASSPHRASE_COMMAND prints)")
	flags.BoolVar(&a.noPass, "no-passphrase", false, "when the journal is made: keep its key in a file beside it")
	flags.BoolVar(&a.lines, "plain", false, "line by line, without whole screens: also in a pipe, and where TERM is dumb")
	flags.SortFlags = false
	root.SetFlagErrorFunc(flagError)
	root.SetHelpTemplate(helpTemplate)
	root.SetVersionTemplate("heed {{.Version}}\n")
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(a.helpCommand())
	root.AddCommand(
		a.checkCommand(), a.writeCommand(), a.addCommand(), a.listCommand(), a.showCommand(), a.searchCommand(), a.threadCommand(),
		a.editCommand(), a.deleteCommand(), a.binCommand(), a.historyCommand(),
		a.suggestCommand(), a.identifyCommand(), a.patternsCommand(), a.readCommand(), a.guideCommand(), a.exerciseCommand(), a.questionsCommand(), a.settingsCommand(), a.framesCommand(),
		a.passphraseCommand(), a.backupCommand(), a.restoreCommand(), a.doctorCommand(), a.completionCommand(), a.manCommand(), a.versionCommand(),
		a.demoCommand(), a.exportCommand(), a.importCommand(),
	)
	offerNoFiles(root)
	return root
}

// prepare looks at the flags that every command has.
func (a *app) prepare(*cobra.Command, []string) error {
	if a.dir == "" {
		a.dir = a.env.variable("HEED_DIR")
	}
	if a.dir == "" {
		a.dir = a.defaultDir()
	}
	if a.noPass && a.file != "" {
		return wrong("Leave one of the two away.", "--no-passphrase and --passphrase-file say different things")
	}
	return nil
}
