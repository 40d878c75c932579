package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

func (a *app) searchCommand() *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use:   "search QUERY",
		Short: "Find entries by their words",
		Long: "Lists the entries that hold all words of the query, newest first, as `heed list`\n" +
			"does, each with the place where they stand. The beginning of a word is enough;\n" +
			"case and accents do not matter. What else can be asked:\n  " + practice.SearchHelp,
		Example: "  heed search ward round\n  heed search '\"closed the file\" theme:repair -night' --limit 5",
		Args: func(cmd *cobra.Command, args []string) error {
			if !strings.ContainsFunc(ui.Clean(strings.Join(args, " ")), isSought) {
				return wrong(fmt.Sprintf("See `%s --help`.", cmd.CommandPath()), "what to look for is missing")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.search(cmd.Context(), strings.Join(args, " "), o)
		},
	}
	o.flags(cmd)
	return cmd
}

// isSought says that a query with this character looks for something: not one of dashes and quotation marks alone.
func isSought(r rune) bool {
	return r != '-' && !unicode.In(r, unicode.White_Space, unicode.Quotation_Mark)
}

// The JSON of what was found: that of a list, with the place.
type (
	foundJSON struct {
		listed
		Match *matchJSON `json:"match"` // null when the words stand in the title alone, or there are none
	}
	matchJSON struct {
		Text  string     `json:"text"`
		Marks []spanJSON `json:"marks"`
	}
	spanJSON struct {
		Start int `json:"start"` // in bytes of text
		End   int `json:"end"`
	}
)

// snippetLength is how many characters of an entry are shown in a pipe, where nothing says how wide a line may be.
const snippetLength = 120

// snippetIndent stands before what is shown of an entry below its line.
const snippetIndent = "    "

func (a *app) search(ctx context.Context, query string, o listOptions) (err error) {
	wanted, err := a.wantedOf(o)
	if err != nil {
		return err
	}
	p := a.bare()
	if err := a.open(ctx, p); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Lock()) }()
	how := practice.Scan{Wanted: wanted, Limit: o.limit, Characters: snippetLength}
	if columns, onTerminal := a.width(); onTerminal && !o.json {
		how.Characters = max(columns-len(snippetIndent), 1)
	}
	r, err := p.Scan(ctx, query, how)
	if told, ok := errors.AsType[*practice.QueryError](err); ok {
		return misunderstood(told)
	}
	if err != nil {
		return err
	}
	if o.json {
		docs := []foundJSON{}
		for _, f := range r.Found {
			docs = append(docs, foundJSON{listedOf(f.Head), matchOf(f.Match.Snippet)})
		}
		return errors.Join(r.Fault, writeJSON(a.out, docs))
	}
	if !r.Whole { // the ids that are shown are to be told from all others
		heads, fault := p.Heads(ctx)
		r.Fault, r.IDs = cmp.Or(r.Fault, fault), r.IDs[:0]
		for _, h := range heads {
			r.IDs = append(r.IDs, h.ID)
		}
	}
	a.printFound(r.Found, shownDigits(r.IDs))
	return r.Fault
}

// misunderstood is for a query that makes no sense.
func misunderstood(told *practice.QueryError) error {
	first, n := utf8.DecodeRuneInString(told.What)
	return wrong(told.Hint, "%c%s", unicode.ToLower(first), strings.TrimSuffix(told.What[n:], "."))
}

func matchOf(s practice.Snippet) *matchJSON {
	if s.Text == "" {
		return nil
	}
	m := &matchJSON{Text: s.Text, Marks: []spanJSON{}}
	for _, span := range s.Marks {
		m.Marks = append(m.Marks, spanJSON{span.Start, span.End})
	}
	return m
}

func (a *app) printFound(found []practice.Found, digits int) {
	columns, onTerminal := a.width()
	if onTerminal && len(found) == 0 {
		a.note("no entry holds all of this")
	}
	for _, f := range found {
		row, place := []string{f.Head.ID.String()[:digits], day(f.Head.Date), ui.Name(f.Head)}, placeOf(f.Match.Snippet)
		if !onTerminal {
			fmt.Fprintln(a.out, strings.Join(append(row, place), "\t"))
			continue
		}
		fmt.Fprintln(a.out, ansi.Truncate(strings.Join(row, "  "), columns, "…"))
		if place != "" {
			fmt.Fprintln(a.out, ansi.Truncate(snippetIndent+place, columns, "…"))
		}
	}
}

// placeOf is a snippet in one line that steers no terminal, with a sign where the text goes on.
func placeOf(s practice.Snippet) string {
	if s.Text == "" {
		return ""
	}
	place := strings.Join(strings.Fields(ui.Clean(s.Text)), " ")
	if s.Before {
		place = "…" + place
	}
	if s.After {
		place += "…"
	}
	return place
}
