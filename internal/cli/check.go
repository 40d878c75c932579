package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/suggest"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

type checkOptions struct {
	lens    string
	depth   string
	answers string // a file, or "-"; empty: on the screen
	json    bool
}

const checkLong = `Opens the check-in. With --answers it opens no screen and no journal and keeps
nothing: the answers are read from a YAML file (or, with -, from standard
input), and what stands out and the suggestions are printed.

The file has these fields, all but answers as you like:

  lens: person         # or group, place, power-types, connection
  said:                # the questions before and after: b1 to b3, z1 to z4
    - question: b2
      text: She folded the letter up small.
  answers:
    - item: s4         # "heed suggest" names the statements that fit a text
      answer: not_this_time
      note: I was on my feet by then.

Answers are moment, partly, not_this_time, unsure, na; about the place helped,
in_the_way, both, unnoticed; about kinds of power mine, theirs, shifted,
unsure.`

func (a *app) checkCommand() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:     "check",
		Short:   "Check in after a session; or, with --answers, without a screen",
		Long:    checkLong,
		Example: "  heed check --depth theme:repair\n  heed check --answers answers.yaml --json",
		Args:    a.noWords,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.answers != "" {
				return a.checkAnswers(o)
			}
			return a.checkOnScreen(cmd, o)
		},
	}
	cmd.Flags().StringVar(&o.lens, "lens", "", "what to look at, a `LENS`: "+words(theme.Lenses()))
	cmd.Flags().StringVar(&o.depth, "depth", "", "how far to go with one person, a `DEPTH`: short, full or theme:ID")
	cmd.Flags().StringVar(&o.answers, "answers", "", "read the answers from `FILE`, or from standard input with -")
	cmd.Flags().BoolVar(&o.json, "json", false, "with --answers: print JSON")
	cmd.Flags().SortFlags = false
	complete(cmd, "lens", theme.Lenses())
	complete(cmd, "depth", depths())
	return cmd
}

// depths are how far one can go with one person.
func depths() []selfcheck.PathID {
	ids := []selfcheck.PathID{"short", "full"}
	for _, t := range theme.IDs() {
		ids = append(ids, selfcheck.ThemePath(t))
	}
	return ids
}

func (a *app) checkOnScreen(cmd *cobra.Command, o checkOptions) error {
	if o.json {
		return wrong("Name a file with --answers too.", "--json is for a check-in without a screen")
	}
	check, err := startOf(o)
	if err != nil {
		return err
	}
	return a.sit(cmd, func(s *practice.Sitting) ui.Route {
		*s.Check() = check
		return ui.Check{Sitting: s}
	})
}

// startOf is a check-in in which what the flags say is chosen already.
func startOf(o checkOptions) (selfcheck.Check, error) {
	var c selfcheck.Check
	var err error
	if o.lens != "" {
		if c.Lens, err = parsed("--lens", o.lens, theme.Lenses()); err != nil {
			return c, err
		}
	}
	if o.depth == "" {
		if c.Lens != theme.Person { // the other lenses go one way only, which is named as they are
			c.Path = selfcheck.PathID(c.Lens)
		}
		return c, nil
	}
	if c.Lens != "" && c.Lens != theme.Person {
		return c, wrong("Leave --depth away.", "--depth is for --lens person")
	}
	c.Lens = theme.Person
	c.Path, err = parsed("--depth", o.depth, depths())
	return c, err
}

// checkAnswers is a check-in without a screen and without a journal.
func (a *app) checkAnswers(o checkOptions) error {
	if o.depth != "" {
		return wrong("Leave it away: the file says what was answered.", "--depth is for a check-in on the screen")
	}
	if _, err := startOf(o); err != nil {
		return err
	}
	p, err := a.whole()
	if err != nil {
		return err
	}
	check, err := a.readAnswers(p.Questions, o.answers, theme.Lens(o.lens))
	if err != nil {
		return err
	}
	out := p.Questions.Standout(check)
	result := p.Suggest(suggest.Request{Check: &check})
	if o.json {
		return writeJSON(a.out, checkedJSON{standoutDoc(out), suggestionsDoc(p.Questions, result)})
	}
	a.printRisk(result)
	a.printStandout(out)
	a.printSuggestions(result)
	a.printAsk(p.Questions, result)
	return nil
}

// The JSON of a check-in.
type (
	checkedJSON struct {
		Standout standoutJSON `json:"standout"`
		suggestionsJSON
	}
	standoutJSON struct {
		Moments   []lineJSON `json:"moments"`
		LookAgain []lineJSON `json:"look_again"`
		NotYours  []lineJSON `json:"not_yours"`
	}
	lineJSON struct {
		Item   selfcheck.ItemID   `json:"item"`
		Text   string             `json:"text"`
		Answer selfcheck.OptionID `json:"answer"`
		Label  string             `json:"label"`
		Note   string             `json:"note"`
		Own    bool               `json:"own"` // a statement of the person's own
	}
)

func standoutDoc(s selfcheck.Standout) standoutJSON {
	lines := func(lines []selfcheck.Line) []lineJSON {
		docs := []lineJSON{}
		for _, l := range lines {
			docs = append(docs, lineJSON{l.Item.ID, l.Item.Text, l.Option.ID, l.Option.Label, l.Note, l.Item.Own})
		}
		return docs
	}
	return standoutJSON{lines(s.Moments), lines(s.LookAgain), lines(s.NotYours)}
}

func (a *app) printStandout(s selfcheck.Standout) {
	width := a.proseWidth()
	groups := []struct {
		name  string
		lines []selfcheck.Line
	}{
		{"Moments you can point to", s.Moments},
		{"To look at again", s.LookAgain},
		{"Not yours to decide", s.NotYours},
	}
	for _, g := range groups {
		if len(g.lines) == 0 {
			continue
		}
		fmt.Fprintln(a.out, g.name)
		for _, l := range g.lines {
			fmt.Fprintln(a.out, hang("  ", l.Item.Marked(), width))
			if l.Option.ID != selfcheck.Moment {
				fmt.Fprintln(a.out, hang("    ", l.Option.Label, width))
			}
			if l.Note != "" {
				fmt.Fprintln(a.out, hang("    ", l.Note, width))
			}
		}
		fmt.Fprintln(a.out)
	}
}
