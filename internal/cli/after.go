package cli

import (
	"context"
	"fmt"
	"strings"

	"heed/internal/journal"
	"heed/internal/practice"
)

// addAfter keeps a text as an afterthought beside an entry, and prints the entry's id.
func (a *app) addAfter(ctx context.Context, o addOptions) error {
	if o.title != "" || len(o.themes) > 0 || o.date != "" {
		return wrong("It has the day on which it is written, and the entry's title and themes.", "--after goes with a text alone")
	}
	if o.text != "-" && blank(o.text) {
		return nothingToKeep()
	}
	return a.withEntry(ctx, o.after, a.bare(), func(p *practice.Practice, e journal.Entry) error {
		text, err := a.text(o.text)
		if err != nil {
			return err
		}
		if blank(text) {
			return nothingToKeep()
		}
		if e, err = p.PutAfterthought(ctx, e.ID, journal.Afterthought{Text: strings.TrimRight(text, "\n")}); err == nil {
			fmt.Fprintln(a.out, e.ID)
		}
		return err
	})
}
