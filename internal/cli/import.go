package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/intake"
	"heed/internal/journal"
	"heed/internal/practice"
)

type importOptions struct {
	format     string
	timeFormat string
	dry        bool
}

func (a *app) importCommand() *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import --format heed|jrnl|dayone|markdown -|PATH...",
		Short: "Take in what you wrote elsewhere",
		Long: "Takes in what you wrote elsewhere, all in one step, and says what came, what was\n" +
			"there already and what could not be read, by file and line. What was taken in\n" +
			"once is known again: a second time from the same place makes no doubles, and\n" +
			"what you have changed here stays as you left it. What you wrote there since\n" +
			"comes in. A note without a date in it is known by its words, wherever it lies.\n" +
			"The files stay as they are, in clear: remove them yourself if they should not\n" +
			"lie about.\n\n" +
			"  heed      what `heed export --format json` wrote\n" +
			"  jrnl      what `jrnl --format json` wrote, or jrnl's own file of text\n" +
			"  dayone    a JSON export of Day One: the .zip, or the .json in it; photos stay\n" +
			"  markdown  a folder of notes, as Obsidian, zk and nb keep them, or one note\n\n" +
			"A folder or .zip is read with all that is in it, but for what is hidden and for\n" +
			"links. Dates that name no time zone are read in yours.",
		Example: "  heed import --format jrnl --dry-run ~/.local/share/jrnl/journal.txt\n" +
			"  jrnl --format json | heed import --format jrnl -\n  heed import --format markdown ~/notes",
		DisableFlagsInUseLine: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrong("See `heed import --help`.", "the name of a file or folder is missing")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.takeIn(cmd.Context(), o, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", "", "what it is written in, as `FORMAT`: "+words(intake.Formats()))
	flags.BoolVar(&o.dry, "dry-run", false, "only say what would come in")
	flags.StringVar(&o.timeFormat, "timeformat", "", "the `FORM` of dates in jrnl's text, as its settings have it: '%d.%m.%Y %H:%M'")
	flags.SortFlags = false
	complete(cmd, "format", intake.Formats())
	return cmd
}

// takeIn reads all of it before the journal is opened, so that a slip is told of before a passphrase is asked for.
func (a *app) takeIn(ctx context.Context, o importOptions, names []string) (err error) {
	if o.format == "" {
		return wrong("There are: "+words(intake.Formats())+".", "--format says what it is written in, and is missing")
	}
	format, err := parsed("--format", o.format, intake.Formats())
	if err != nil {
		return err
	}
	if o.timeFormat != "" && format != intake.Jrnl {
		return wrong("Leave it away.", "--timeformat is for jrnl")
	}
	p := a.bare()
	found, err := p.LookIn(ctx, intake.Asked{Format: format, TimeFormat: o.timeFormat}, a.env.In, names...)
	if err != nil {
		return notLookedInto(err)
	}
	for _, problem := range found.Problems {
		a.note("%s: %s", problem.Place, problem.What)
	}
	if found.Empty() {
		a.left(found)
		return cannot(errors.New("there is nothing to take in"), "Is it another --format? Nothing was changed.")
	}
	if p, err = a.openForIntake(ctx, p, o.dry); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Lock()) }()
	plan, err := p.PlanIntake(ctx, found)
	if err != nil {
		return err
	}
	if !o.dry && !plan.Nothing() {
		show, done := a.progress(len(plan.Revisions))
		err := p.TakeIn(ctx, plan, show)
		done()
		if err != nil {
			return cannot(err, strings.TrimSpace(practice.Hint(err)+" Nothing was taken in."))
		}
	}
	a.tellIntake(plan, o.dry)
	a.left(found)
	if n := len(found.Problems); n > 0 {
		return cannot(fmt.Errorf("%s could not be read", counted(n, "place", "places")),
			"They are named above. The rest was read; once they are mended you could do the same again.")
	}
	return nil
}

// openForIntake opens the journal; for a look at what would come in, one that is not there is as good as an empty one.
func (a *app) openForIntake(ctx context.Context, p *practice.Practice, dry bool) (*practice.Practice, error) {
	if !dry {
		return p, a.openOrMake(ctx, p)
	}
	way, err := p.Way()
	if err != nil || way != practice.NoJournal {
		return p, errors.Join(err, a.open(ctx, p))
	}
	empty := journal.NewMemory(a.env.Now, a.env.Random)
	return practice.New(practice.Options{Now: a.env.Now, Random: a.env.Random, Journal: empty}), nil
}

// tellIntake says on standard output what became of what was found.
func (a *app) tellIntake(plan intake.Plan, dry bool) {
	came := "came in"
	if dry {
		came = "would come in"
	}
	say := func(n int, one, many string) {
		if n > 0 {
			fmt.Fprintf(a.out, "%s.\n", counted(n, one, many))
		}
	}
	if plan.New == 0 && len(plan.Newer) == 0 && len(plan.Intentions) == 0 {
		writeString(a.out, "Nothing is new.\n")
	}
	say(plan.New, "entry "+came, "entries "+came)
	say(len(plan.Newer), "entry was changed there since, and "+came+" as its newest version", "entries were changed there since, and "+came+" as their newest versions")
	a.name(plan.Newer)
	if len(plan.Newer) > 0 && !dry {
		writeString(a.out, "What they were before is in `heed history`.\n")
	}
	say(len(plan.Intentions), "thing to try "+came, "things to try "+came)
	say(plan.Same, "entry was here already", "entries were here already")
	say(len(plan.Changed), "entry was changed here since, and stays as it is", "entries were changed here since, and stay as they are")
	a.name(plan.Changed)
	say(len(plan.Binned), "entry lies in the bin, and stays there: heed bin", "entries lie in the bin, and stay there: heed bin")
}

// name writes the ids of some entries, as far as somebody would look at each.
func (a *app) name(ids []journal.ID) {
	const most = 10
	for _, id := range ids[:min(len(ids), most)] {
		writeString(a.out, "  "+id.String()[:listDigits]+"\n")
	}
	if len(ids) > most {
		writeString(a.out, "  and others\n")
	}
}

// left says on standard output what heed has no place for.
func (a *app) left(found intake.Found) {
	for _, l := range found.Left {
		writeString(a.out, l.String()+".\n")
	}
}

// progress shows on a terminal how far it is, when there is enough to wait for. It is one line of words that is written
// over, and wiped in the end.
func (a *app) progress(all int) (show func(n int), done func()) {
	const step = 1000
	if _, onTerminal := terminalOf(a.env.Err); !onTerminal || all < 2*step || a.env.variable("TERM") == "dumb" {
		return func(int) {}, func() {}
	}
	show = func(n int) {
		if n%step == 0 {
			fmt.Fprintf(a.env.Err, "\rheed: %d of %d entries", n, all)
		}
	}
	return show, func() { writeString(a.env.Err, "\r\x1b[K") }
}

func notLookedInto(err error) error {
	switch {
	case errors.Is(err, intake.ErrTimeFormat):
		return wrong("Write it as jrnl's settings have it, such as '%Y-%m-%d %H:%M'.", "--timeformat: this form of dates cannot be understood")
	case errors.Is(err, fs.ErrNotExist):
		return cannot(err, "Look at its name. Nothing was changed.")
	case errors.Is(err, practice.ErrNoArchive):
		return cannot(err, "If you unpack it, you could name the folder. Nothing was changed.")
	}
	return err
}
