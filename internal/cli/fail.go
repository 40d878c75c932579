package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// The exit statuses.
const (
	done     = 0
	couldNot = 1
	wrongly  = 2
)

// trouble is an error with its exit status and what to do about it.
type trouble struct {
	err    error
	hint   string // when empty, the one that practice.Hint has for the error
	status int
}

func (t *trouble) Error() string { return t.err.Error() }
func (t *trouble) Unwrap() error { return t.err }

// while says what was being done.
func (t *trouble) while(doing string) *trouble {
	return &trouble{fmt.Errorf("%s: %w", doing, t.err), t.hint, t.status}
}

// wrong is for words that heed does not understand. They are not repeated, since they may be a person's.
func wrong(hint, format string, args ...any) error {
	return &trouble{fmt.Errorf(format, args...), hint, wrongly}
}

// cannot is for what could not be done.
func cannot(err error, hint string) *trouble { return &trouble{err, hint, couldNot} }

// badFile is for a file that cannot be read. It leaves the name out: somebody may have put a passphrase in its place.
func badFile(doing string, err error, hint string) error {
	if errors.Is(err, fs.ErrNotExist) {
		return cannot(errors.New(doing+": there is no such file"), hint)
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return cannot(fmt.Errorf("%s: %w", doing, err), hint)
}

// report says on standard error what went wrong, and returns the exit status.
func (a *app) report(err error) int {
	if err == nil {
		return done
	}
	if errors.Is(err, syscall.EPIPE) {
		return couldNot // whoever was reading has had enough, and does not want to hear of it
	}
	status, hint := couldNot, practice.Hint(err)
	if t, ok := errors.AsType[*trouble](err); ok {
		status = t.status
		if t.hint != "" {
			hint = t.hint
		}
	}
	for line := range strings.Lines(err.Error()) { // joined errors stand each on a line of their own
		fmt.Fprintln(a.env.Err, "heed: "+oneLine(line))
	}
	if hint != "" {
		fmt.Fprintln(a.env.Err, "hint: "+hint)
	}
	return status
}

// warn says something on standard error that does not keep heed from going on.
func (a *app) warn(format string, args ...any) {
	fmt.Fprintln(a.env.Err, "heed: warning: "+oneLine(fmt.Sprintf(format, args...)))
}

// note says on standard error what heed has done beside what was asked.
func (a *app) note(format string, args ...any) {
	fmt.Fprintln(a.env.Err, "heed: "+oneLine(fmt.Sprintf(format, args...)))
}

// oneLine makes text fit for one line of a terminal. A file's name may hold anything, and a lot of it.
func oneLine(text string) string {
	const longest = 1000
	line := strings.Join(strings.Fields(ui.Clean(text)), " ")
	if runes := []rune(line); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return line
}

// noWords is for commands that take no words after their flags.
func (a *app) noWords(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := fmt.Sprintf("See `%s --help`.", cmd.CommandPath())
	if !cmd.HasSubCommands() {
		return wrong(hint, "`%s` takes no words", cmd.CommandPath())
	}
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = fmt.Sprintf("Did you mean `%s %s`?", cmd.CommandPath(), strings.Join(near, "`, `"+cmd.CommandPath()+" "))
	} else if cmd == cmd.Root() {
		hint = "See `heed --help`. To keep a text: heed add -"
	}
	return wrong(hint, "there is no such command%s", named(args[0]))
}

// oneWord is for commands that take exactly one word or text.
func oneWord(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch len(args) {
		case 1:
			return nil
		case 0:
			return wrong(fmt.Sprintf("See `%s --help`.", cmd.CommandPath()), "%s is missing", what)
		}
		return wrong("Put it in quotes, so that the shell takes it for one.", "%s is wanted, once", what)
	}
}

// aName is what a command or an id may look like. Anything else could be what a person wrote, and is not repeated.
var aName = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)

// named quotes a word if it is a name, for the end of a sentence.
func named(word string) string {
	if !aName.MatchString(word) {
		return ""
	}
	return fmt.Sprintf(": %q", word)
}

// flagError words what is wrong with a flag. The library's own words would repeat a text that begins with a dash.
func flagError(cmd *cobra.Command, err error) error {
	hint := fmt.Sprintf("See `%s --help`.", cmd.CommandPath())
	if strings.Contains(cmd.Use, "TEXT") || strings.Contains(cmd.Use, "QUERY") {
		hint += " Before a text that begins with a dash, put two dashes alone: --"
	}
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok && e.GetSpecifiedShortnames() == "" {
		return wrong(hint, "there is no such flag%s", named(e.GetSpecifiedName()))
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return wrong(hint, "--%s wants a value", e.GetFlag().Name)
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		kind := "another value"
		if e.GetFlag().Value.Type() == "int" {
			kind = "a whole number"
		}
		return wrong(hint, "--%s wants %s", e.GetFlag().Name, kind)
	}
	return wrong(hint, "there is no such flag")
}

// writeString is fmt.Fprint for a writer whose errors are noticed later.
func writeString(w io.Writer, s string) { _, _ = io.WriteString(w, s) }
