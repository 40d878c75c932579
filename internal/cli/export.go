package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/account"
	"heed/internal/journal"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

type exportOptions struct {
	listOptions
	format, out          string
	answers, force, show bool
	history              bool
}

// exportFormats are all formats, forms among them.
func exportFormats() []account.Format {
	all := account.Formats()
	for _, f := range account.Forms() {
		all = append(all, f.ID)
	}
	return all
}

func (a *app) exportCommand() *cobra.Command {
	var o exportOptions
	cmd := &cobra.Command{
		Use:   "export [ID]...",
		Short: "Write entries as Markdown, text or JSON",
		Long: "Writes entries as they are read elsewhere: those whose ids are named, or those\n" +
			"that --since, --until and --theme leave, or else all. Without --out they go to\n" +
			"standard output. Where --out names a folder, each entry gets a file of its own;\n" +
			"only your account can read what is written. First it lists on standard error\n" +
			"what may point to a person, by kind and place; --show adds the words, on a\n" +
			"terminal. Nothing is changed: heed on the screen walks through them with you.\n" +
			"JSON of all entries has what you meant to try and where you stand besides, and\n" +
			"`heed import` makes the same journal of it again.\n" +
			"An export lies in clear on the disk. It is not privileged in law: a court can\n" +
			"order it to be shown.",
		Example: "  heed export 3f9c21ab --out ward-round.md\n  heed export --since 2026-01-01 --format json --out journal.json\n" +
			"  heed export 3f9c21ab --format nmc",
		Args: func(_ *cobra.Command, args []string) error {
			for _, id := range args {
				if _, err := entryID(id); err != nil {
					return err
				}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("out") && o.out == "" {
				return wrong("Name a file or a folder, or leave it away.", "--out names nothing")
			}
			return a.export(cmd.Context(), args, o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", string(account.Markdown), "write as `FORMAT`: "+words(exportFormats()))
	flags.StringVar(&o.out, "out", "", "write to this `PATH`: a new file, or a folder that is there")
	flags.BoolVar(&o.answers, "answers", false, "with what was answered in the check-in (JSON always has it)")
	flags.BoolVar(&o.history, "history", false, "with what entries were before they were changed; for JSON of the whole journal")
	flags.BoolVar(&o.force, "force", false, "write over a file that is there")
	flags.BoolVar(&o.show, "show", false, "say which words may point to a person, where standard error is a terminal")
	flags.StringVar(&o.since, "since", "", "from this `DATE` on: 2026-11-21, 2026-11-21T14:30, today or yesterday")
	flags.StringVar(&o.until, "until", "", "up to this `DATE`, itself included")
	flags.StringVar(&o.theme, "theme", "", "only those about a theme, by its `ID`")
	flags.SortFlags = false
	complete(cmd, "format", exportFormats())
	return cmd
}

func (a *app) export(ctx context.Context, ids []string, o exportOptions) (err error) {
	format, err := parsed("--format", o.format, exportFormats())
	if err != nil {
		return err
	}
	if len(ids) > 0 && (o.since != "" || o.until != "" || o.theme != "") {
		return wrong("Leave one of the two away.", "ids and --since, --until or --theme say different things")
	}
	all := format == account.JSON && len(ids) == 0 && o.since == "" && o.until == "" && o.theme == ""
	if o.history && !all {
		return wrong("Earlier revisions are in `heed export --format json --history`, and in `heed history`.", "--history is for JSON of the whole journal")
	}
	wanted, err := a.wantedOf(o.listOptions)
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
	if all {
		return a.exportWhole(ctx, p, o)
	}
	entries, fault := a.chosen(ctx, p, ids, wanted)
	if len(entries) == 0 {
		return nothingToWrite(fault)
	}
	w := account.Wanted{Format: format, Answers: o.answers}
	a.warnOfPeople(p, w, entries, o.show)
	return errors.Join(fault, a.writeOut(p, w, entries, o))
}

// chosen are the entries that were named, or those that are wanted. What cannot be read does not keep the rest back.
func (a *app) chosen(ctx context.Context, p *practice.Practice, ids []string, wanted func(journal.Head) bool) (entries []journal.Entry, fault error) {
	for _, id := range ids {
		beginning, err := entryID(id)
		if err != nil {
			return nil, err
		}
		e, err := find(ctx, p, beginning)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	if len(ids) > 0 {
		return entries, nil
	}
	heads, fault := p.Heads(ctx)
	for _, h := range heads {
		if !wanted(h) {
			continue
		}
		e, err := p.Entry(ctx, h.ID)
		if err != nil {
			fault = errors.Join(fault, err)
			continue
		}
		entries = append(entries, e)
	}
	return entries, fault
}

// warnOfPeople lists on standard error what may point to a person, and says what an export is.
func (a *app) warnOfPeople(p *practice.Practice, w account.Wanted, entries []journal.Entry, show bool) {
	_, onTerminal := terminalOf(a.env.Err)
	found := 0
	for _, e := range entries {
		walk := p.WalkOut(w, e)
		for _, step := range walk.Steps() {
			found++
			place := "in the title"
			if step.In == 1 {
				place = fmt.Sprintf("line %d", 1+strings.Count(e.Text[:step.Start], "\n"))
			} else if step.In > 1 {
				place = "below the text"
			}
			line := e.ID.String()[:listDigits] + "  " + place + ": " + step.Label
			if show && onTerminal {
				line += ": “" + oneLine(step.Words) + "”; you could " + oneLine(step.Advice)
			}
			fmt.Fprintln(a.env.Err, "  "+line)
		}
	}
	if found > 0 {
		a.note("%s here may point to a person. %s", count(found, "place"), oneLine(p.Finder().Question()))
	}
	a.note("an export lies in clear: whoever has it can read it, and a court can order it to be shown")
}

// writeOut writes the entries where they are wanted.
func (a *app) writeOut(p *practice.Practice, w account.Wanted, entries []journal.Entry, o exportOptions) error {
	if o.out == "" {
		data, err := p.Export(w, nil, entries...)
		if err != nil {
			return err
		}
		text := string(data)
		if _, onTerminal := a.width(); w.Format == account.JSON {
			text = escapeHidden(text)
		} else if onTerminal {
			text = ui.Clean(text)
		}
		writeString(a.out, text)
		return nil
	}
	if info, err := os.Stat(o.out); err == nil && info.IsDir() {
		return a.writeEach(p, w, entries, o)
	}
	if err := noFolder(o.out); err != nil {
		return err
	}
	data, err := p.Export(w, nil, entries...)
	if err != nil {
		return err
	}
	if err := p.WriteOut(o.out, data, o.force); err != nil {
		return notWritten(err)
	}
	a.note("wrote %s to %s", entriesOf(len(entries)), oneLine(o.out))
	return nil
}

// writeEach gives each entry a file of its own, named by its date and id: never by the person's words.
func (a *app) writeEach(p *practice.Practice, w account.Wanted, entries []journal.Entry, o exportOptions) error {
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Date.Format("2006-01-02") + "-" + e.ID.String()[:listDigits] + w.Format.Ending()
		if _, err := os.Lstat(filepath.Join(o.out, names[i])); err == nil && !o.force {
			err := fmt.Errorf("write the files: %s: %w", names[i], practice.ErrThere)
			return cannot(err, "Nothing was written. Choose another folder, or --force to write over what is there.")
		}
	}
	for i, e := range entries {
		data, err := p.Export(w, nil, e)
		if err == nil {
			err = p.WriteOut(filepath.Join(o.out, names[i]), data, o.force)
		}
		if err != nil {
			a.note("wrote %s to %s before that", entriesOf(i), oneLine(o.out))
			return notWritten(fmt.Errorf("%s: %w", names[i], err))
		}
	}
	a.note("wrote %s to %s", entriesOf(len(entries)), oneLine(o.out))
	return nil
}

func entriesOf(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// noFolder says that a name that is written as that of a folder names none.
func noFolder(out string) error {
	if !os.IsPathSeparator(out[len(out)-1]) {
		return nil
	}
	return cannot(errors.New("write the file: there is no folder of that name"), "Make the folder first, or leave the / at the end away for a file.")
}

func notWritten(err error) error {
	if errors.Is(err, practice.ErrThere) {
		return cannot(err, "Choose another name, or --force to write over it.")
	}
	return err
}
