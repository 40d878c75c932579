package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"heed/internal/account"
	"heed/internal/journal"
	"heed/internal/practice"
)

// exportWhole writes all of the journal as one JSON document, of which `heed import` makes the same journal again.
func (a *app) exportWhole(ctx context.Context, p *practice.Practice, o exportOptions) error {
	w, fault := p.Whole(ctx, o.history)
	if len(w.Entries) == 0 && len(w.Intentions) == 0 {
		return nothingToWrite(fault)
	}
	a.warnOfPeople(p, account.Wanted{Format: account.JSON}, allWords(w), o.show)
	data, err := account.WriteWhole(w)
	if err != nil {
		return err
	}
	if o.out == "" {
		writeString(a.out, escapeHidden(string(data)))
		return fault
	}
	if info, err := os.Stat(o.out); err == nil && info.IsDir() {
		o.out = filepath.Join(o.out, "heed-"+day(a.env.Now())+account.JSON.Ending())
	}
	if err := noFolder(o.out); err != nil {
		return err
	}
	if err := p.WriteOut(o.out, data, o.force); err != nil {
		return notWritten(err)
	}
	a.note("wrote %s, what you meant to try, and where you stand, to %s", entriesOf(pages(w.Entries)), oneLine(o.out))
	return fault
}

// allWords are the entries in which an export of everything has words, with one for each intention.
func allWords(w account.Whole) []journal.Entry {
	var all []journal.Entry
	for _, e := range w.Entries {
		all = append(all, e)
		all = append(all, w.Earlier[e.ID]...)
	}
	for _, i := range w.Intentions {
		all = append(all, journal.Entry{ID: i.ID, Text: i.Text + "\n" + i.How})
	}
	return all
}

// pages is how many of some entries are in lists.
func pages(entries []journal.Entry) int {
	n := 0
	for _, e := range entries {
		if e.Kind == journal.Page {
			n++
		}
	}
	return n
}

func nothingToWrite(fault error) error {
	if fault != nil {
		return fault
	}
	return cannot(errors.New("there is no entry to write"), "`heed list` shows what there is.")
}
