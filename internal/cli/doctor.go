package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"heed/internal/practice"
)

type doctorOptions struct {
	json    bool
	salvage string
}

func (a *app) doctorCommand() *cobra.Command {
	var o doctorOptions
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Look whether the journal is whole",
		Long: "Looks at the journal's file, at the ways to open it, at every record, and whether\n" +
			"any is missing, and says what it finds. It changes nothing. With --salvage all\n" +
			"that can be read, also around damaged places, is written into a new journal,\n" +
			"which `heed restore` can then put in the place of the damaged one.",
		Example: "  heed doctor\n  heed doctor --salvage ~/saved.heed",
		Args:    a.noWords,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.doctor(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.salvage, "salvage", "", "write what can be read into a new journal, `FILE`")
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON")
	cmd.Flags().SortFlags = false
	return cmd
}

// errIll is the error for a journal that is not whole. What is wrong stands on standard output.
var errIll = errors.New("the journal is not whole")

func (a *app) doctor(ctx context.Context, o doctorOptions) error {
	p := a.bare()
	r, err := p.Examine(ctx, "", practice.Secret{})
	if err != nil {
		return err
	}
	err = a.withSecret(ctx, r.Ways, func(s practice.Secret) (err error) {
		if o.salvage != "" {
			r, err = p.Salvage(ctx, o.salvage, s)
			return err
		}
		r, err = p.Examine(ctx, "", s)
		return err
	})
	if o.json {
		err = errors.Join(err, writeJSON(a.out, reportDoc(r)))
	} else {
		a.printReport(r)
	}
	switch {
	case err != nil:
		return err
	case o.salvage != "":
		a.note("what can be read is in %s", o.salvage)
		return nil
	case !r.OK():
		return cannot(errIll, "`heed doctor --salvage FILE` saves what can be read. Backups are in the journal's folder, in backups.")
	}
	return nil
}

// The JSON of a report.
type (
	reportJSON struct {
		OK         bool       `json:"ok"`
		File       string     `json:"file"` // what is wrong with the file; empty when nothing is
		Ways       waysJSON   `json:"ways"`
		Opened     bool       `json:"opened"` // what follows was looked at
		Entries    int        `json:"entries"`
		Revisions  int        `json:"revisions"`
		Drafts     int        `json:"drafts"`
		Intentions int        `json:"intentions"`
		Bin        int        `json:"bin"`
		Whole      string     `json:"whole"` // what says that something is missing; empty when nothing is
		Lost       []lossJSON `json:"lost"`
	}
	waysJSON struct {
		Passphrase bool `json:"passphrase"`
		KeyFile    bool `json:"key_file"`
		Recovery   bool `json:"recovery"`
		Unreadable int  `json:"unreadable"`
	}
	lossJSON struct {
		What     string     `json:"what"`
		ID       string     `json:"id,omitempty"`
		Revision int        `json:"revision,omitempty"`
		Count    int        `json:"count"`
		After    *time.Time `json:"after,omitempty"`
		Before   *time.Time `json:"before,omitempty"`
	}
)

func reportDoc(r practice.Report) reportJSON {
	said := func(err error) string {
		if err == nil {
			return ""
		}
		return practice.Explain(err)
	}
	at := func(t time.Time) *time.Time {
		if t.IsZero() {
			return nil
		}
		return &t
	}
	doc := reportJSON{
		OK: r.OK(), File: said(r.File), Opened: r.Opened,
		Ways:    waysJSON{r.Ways.Passphrase, r.Ways.KeyFile, r.Ways.Recovery, r.Ways.Unreadable},
		Entries: r.Entries, Revisions: r.Revisions, Drafts: r.Drafts, Intentions: r.Intentions, Bin: r.Binned,
		Whole: said(r.Whole), Lost: []lossJSON{},
	}
	for _, l := range r.Lost {
		loss := lossJSON{What: string(l.What), Revision: l.Revision, Count: l.Count, After: at(l.After), Before: at(l.Before)}
		if !l.ID.IsZero() {
			loss.ID = l.ID.String()
		}
		doc.Lost = append(doc.Lost, loss)
	}
	return doc
}

func (a *app) printReport(r practice.Report) {
	if r.File != nil {
		fmt.Fprintln(a.out, practice.Explain(r.File))
	}
	fmt.Fprintln(a.out, "It opens with: "+waysText(r.Ways))
	if r.Ways.Unreadable > 0 {
		fmt.Fprintln(a.out, counted(r.Ways.Unreadable, "way in is", "ways in are")+" damaged.")
	}
	if !r.Opened {
		fmt.Fprintln(a.out, "What is in it was not looked at.")
		return
	}
	fmt.Fprintf(a.out, "It holds %s in %s, %s and %s; %d of the entries in the bin.\n",
		counted(r.Entries, "entry", "entries"), counted(r.Revisions, "revision", "revisions"),
		counted(r.Drafts, "draft", "drafts"), counted(r.Intentions, "intention", "intentions"), r.Binned)
	told := false
	for _, l := range r.Lost {
		fmt.Fprintln(a.out, lossText(l))
		told = told || l.What == practice.LostMissing || l.What == practice.LostSurplus
	}
	if r.Whole != nil && !told {
		fmt.Fprintln(a.out, practice.Explain(r.Whole))
	}
	if r.OK() {
		fmt.Fprintln(a.out, "All is well.")
	}
}

// waysText names the ways in.
func waysText(w practice.Ways) string {
	var all []string
	for _, way := range []struct {
		there bool
		name  string
	}{{w.Passphrase, "a passphrase"}, {w.KeyFile, "the key file beside it"}, {w.Recovery, "recovery words"}} {
		if way.there {
			all = append(all, way.name)
		}
	}
	if all == nil {
		return "nothing that can be read"
	}
	return strings.Join(all, ", ")
}

// lossText says in a line what is lost.
func lossText(l practice.Loss) string {
	which := fmt.Sprintf("Entry %s, revision %d", l.ID, l.Revision)
	switch l.What {
	case practice.LostText:
		return which + ": the text cannot be read; title, date and first line can."
	case practice.LostTitle:
		return which + ": title and date cannot be read; the text can."
	case practice.LostSingle:
		return fmt.Sprintf("A draft, an intention or a mark of the bin, %s: cannot be read.", l.ID)
	case practice.LostSurplus:
		return which + ": was removed for good, and is back."
	case practice.LostMissing:
		return counted(l.Count, "revision is", "revisions are") + " missing, saved " + between(l.After, l.Before) + "."
	}
	return which + ": cannot be read."
}

func between(after, before time.Time) string {
	const minute = "2006-01-02 15:04"
	switch {
	case after.IsZero() && before.IsZero():
		return "at some time"
	case after.IsZero():
		return "before " + before.Local().Format(minute)
	case before.IsZero():
		return "after " + after.Local().Format(minute)
	}
	return "between " + after.Local().Format(minute) + " and " + before.Local().Format(minute)
}
