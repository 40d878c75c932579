package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/selfcheck"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

type threadOptions struct {
	limit        int
	since, until string
	json         bool
}

func (a *app) threadCommand() *cobra.Command {
	var o threadOptions
	cmd := &cobra.Command{
		Use:   "thread THEME",
		Short: "Show what you wrote on one theme, in order",
		Long: "Shows what you wrote on one theme, in the order in which it happened: the\n" +
			"moments with your answers, what you meant to try and how it went, and what you\n" +
			"saw later.\n" +
			"The themes: " + words(theme.IDs()) + ".",
		Example:   "  heed thread repair\n  heed thread power --since 2026-01-01 --json",
		Args:      oneWord("a theme"),
		ValidArgs: themeNamesToComplete(),
		RunE:      func(cmd *cobra.Command, args []string) error { return a.thread(cmd.Context(), args[0], o) },
	}
	cmd.Flags().IntVar(&o.limit, "limit", 0, "at most the latest so `MANY`; all when left away")
	cmd.Flags().StringVar(&o.since, "since", "", "from this `DATE` on: 2026-11-21, 2026-11-21T14:30, today or yesterday")
	cmd.Flags().StringVar(&o.until, "until", "", "up to this `DATE`, itself included")
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON")
	cmd.Flags().SortFlags = false
	cmd.PreRunE = func(*cobra.Command, []string) error {
		if cmd.Flags().Changed("limit") && o.limit < 1 {
			return wrong("Leave it away for all of it.", "--limit wants a number above 0")
		}
		return nil
	}
	return cmd
}

func themeNamesToComplete() []cobra.Completion {
	var all []cobra.Completion
	for _, t := range theme.All() {
		all = append(all, cobra.CompletionWithDesc(string(t.ID), t.Name))
	}
	return all
}

// The JSON of a thread.
type (
	threadJSON struct {
		When    time.Time          `json:"when"`
		Kind    string             `json:"kind"`                // entry, intention, afterthought, or what became of an intention: tried, let-go
		Entry   string             `json:"entry,omitempty"`     // the id of the entry it belongs to
		Name    string             `json:"name,omitempty"`      // what that is called
		Meant   string             `json:"intention,omitempty"` // of tried and let-go
		Text    string             `json:"text"`
		Answers []threadAnswerJSON `json:"answers,omitempty"`
	}
	threadAnswerJSON struct {
		Item      selfcheck.ItemID `json:"item"`
		Statement string           `json:"statement"`
		Answer    string           `json:"answer"`
		Note      string           `json:"note"`
	}
)

func (a *app) thread(ctx context.Context, name string, o threadOptions) (err error) {
	about, err := theme.Parse(name)
	if err != nil {
		return wrong("There are: "+words(theme.IDs())+".", "there is no such theme")
	}
	when, err := a.parseSpan(o.since, o.until)
	if err != nil {
		return err
	}
	p, err := a.whole()
	if err != nil {
		return err
	}
	if err := a.open(ctx, p); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Lock()) }()
	all, fault := p.Thread(ctx, about)
	steps := []practice.Step{}
	for _, s := range all {
		if when.holds(s.When) {
			steps = append(steps, s)
		}
	}
	if o.limit > 0 {
		steps = steps[max(len(steps)-o.limit, 0):]
	}
	if o.json {
		docs := []threadJSON{}
		for _, s := range steps {
			docs = append(docs, threadDoc(s))
		}
		return errors.Join(fault, writeJSON(a.out, docs))
	}
	a.printThread(steps)
	return fault
}

func threadDoc(s practice.Step) threadJSON {
	doc := threadJSON{When: s.When, Kind: threadKind(s), Meant: s.Meant, Text: s.Text}
	if !s.Head.ID.IsZero() {
		doc.Entry, doc.Name = s.Head.ID.String(), ui.Name(s.Head)
	}
	for _, answered := range s.Answers {
		doc.Answers = append(doc.Answers, threadAnswerJSON{answered.Item.ID, answered.Item.Text, answered.Answer, answered.Note})
	}
	return doc
}

func threadKind(s practice.Step) string {
	switch s.Kind {
	case practice.Meant:
		return "intention"
	case practice.Saw:
		return "afterthought"
	case practice.Went:
		return string(s.State)
	}
	return "entry"
}

// printThread writes the steps for people: the day and what it was, and below it the person's words.
func (a *app) printThread(steps []practice.Step) {
	set := func(text string) string { return strings.TrimRight(ui.Clean(text), "\n ") }
	if _, onTerminal := a.width(); onTerminal {
		width := a.proseWidth() - len(threadIndent)
		set = func(text string) string { return strings.Join(ui.Wrap(strings.TrimRight(text, "\n "), width), "\n") }
		if len(steps) == 0 {
			a.note("nothing is written on this theme")
		}
	}
	indented := func(text string) {
		for line := range strings.SplitSeq(set(text), "\n") {
			if text != "" {
				fmt.Fprintln(a.out, strings.TrimRight(threadIndent+line, " "))
			}
		}
	}
	for i, s := range steps {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		fmt.Fprintln(a.out, day(s.When)+"  "+threadName(s))
		indented(s.Meant)
		indented(s.Opening())
		for _, answered := range s.Answers {
			indented(answered.Item.Marked() + " " + answered.Answer)
			indented(answered.Note)
		}
	}
}

// threadIndent stands before what belongs to a step.
const threadIndent = "    "

func threadName(s practice.Step) string {
	of := ui.Name(s.Head)
	switch {
	case s.Kind == practice.Meant:
		return "One thing to try"
	case s.Kind == practice.Went && s.State == journal.Tried:
		return "Tried it"
	case s.Kind == practice.Went:
		return "Let it go"
	case s.Kind == practice.Saw:
		return "Seen later: " + of
	}
	return ui.Name(journal.Head{Title: s.Head.Title, First: "An entry"}) // how one begins that has no title is told below
}
