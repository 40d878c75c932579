package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/suggest"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

type suggestOptions struct {
	answers []string // ITEM=OPTION
	text    string   // or "-", or empty
	json    bool
}

func (a *app) suggestCommand() *cobra.Command {
	var o suggestOptions
	cmd := &cobra.Command{
		Use:   "suggest [--answer ITEM=OPTION]... [--json] TEXT|-",
		Short: "Suggest up to three patterns for a text",
		Long: "Suggests up to three patterns for a text, with the words they rest on, and asks\n" +
			"which statements of the self-check may be part of it. It needs no journal and\n" +
			"keeps nothing. With - the text is read from standard input.",
		Example:               "  heed suggest \"I interrupted him twice and he stopped talking.\"\n  heed suggest --answer s4=not_this_time - <notes.txt",
		Args:                  a.suggestArgs(&o),
		DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.text = args[0]
			}
			return a.suggest(o)
		},
	}
	cmd.Flags().StringArrayVar(&o.answers, "answer", nil, "an answer to a statement, as `ITEM=OPTION`, as often as you like; the text may then be left away")
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON")
	cmd.Flags().SortFlags = false
	return cmd
}

// suggestArgs lets the text be left away when there are answers.
func (a *app) suggestArgs(o *suggestOptions) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 && len(o.answers) > 0 {
			return nil
		}
		return oneWord("the text")(cmd, args)
	}
}

func (a *app) suggest(o suggestOptions) error {
	p, err := a.whole()
	if err != nil {
		return err
	}
	r := suggest.Request{}
	if len(o.answers) > 0 {
		check := selfcheck.Check{Lens: theme.Person}
		for _, pair := range o.answers {
			answer, err := parseAnswer(p.Questions, pair)
			if err != nil {
				return err
			}
			check.Set(answer)
		}
		r.Check = &check
	}
	if r.Text, err = a.text(o.text); err != nil {
		return err
	}
	if r.Check == nil && blank(r.Text) {
		return wrong("The text is empty.", "nothing to go by")
	}
	result := p.Suggest(r)
	if o.json {
		return writeJSON(a.out, suggestionsDoc(p.Questions, result))
	}
	a.printRisk(result)
	a.printSuggestions(result)
	a.printAsk(p.Questions, result)
	if len(result.Ask) > 0 {
		fmt.Fprintf(a.out, "To answer, give the text again with --answer %s=ANSWER, once for each.\n", result.Ask[0].ID)
	}
	return nil
}

// parseAnswer reads ITEM=OPTION.
func parseAnswer(q *selfcheck.Questionnaire, pair string) (selfcheck.Answer, error) {
	item, option, ok := strings.Cut(pair, "=")
	if !ok {
		return selfcheck.Answer{}, wrong("For example: --answer s4=not_this_time", "--answer wants ITEM=OPTION")
	}
	it, ok := q.Item(selfcheck.ItemID(item))
	if !ok {
		return selfcheck.Answer{}, wrong("There are: "+itemIDs(q)+".", "--answer: there is no such statement")
	}
	if _, ok := q.Option(it, selfcheck.OptionID(option)); !ok {
		return selfcheck.Answer{}, wrong("There are: "+optionIDs(q, it)+".", "--answer: %s has no such answer", it.ID)
	}
	return selfcheck.Answer{Item: it.ID, Option: selfcheck.OptionID(option)}, nil
}

// itemIDs names every statement, briefly: "r1 to r4, s1 to s4".
func itemIDs(q *selfcheck.Questionnaire) string {
	var spans []string
	for _, s := range q.Sets {
		if n := len(s.Items); n > 0 {
			spans = append(spans, fmt.Sprintf("%s to %s", s.Items[0], s.Items[n-1]))
		}
	}
	return strings.Join(spans, ", ")
}

func optionIDs(q *selfcheck.Questionnaire, it selfcheck.Item) string {
	return idsOf(q.Scale(it.Scale).Options)
}

func idsOf(options []selfcheck.Option) string { return words(optionsOf(options)) }

func optionsOf(options []selfcheck.Option) []selfcheck.OptionID {
	ids := []selfcheck.OptionID{}
	for _, o := range options {
		ids = append(ids, o.ID)
	}
	return ids
}

// The JSON of suggestions.
type (
	suggestionsJSON struct {
		Suggestions []suggestionJSON `json:"suggestions"`
		Ask         []askJSON        `json:"ask"`
		First       *firstJSON       `json:"first,omitempty"`
	}
	// firstJSON is a sign that somebody may be in danger, and what comes before any card.
	firstJSON struct {
		About string `json:"about"`
		Do    string `json:"do"`
	}
	suggestionJSON struct {
		ID        pattern.ID `json:"id"`
		Name      string     `json:"name"`
		Therefore string     `json:"therefore"`
		Because   []string   `json:"because"`
	}
	askJSON struct {
		Item    selfcheck.ItemID     `json:"item"`
		Text    string               `json:"text"`
		Options []selfcheck.OptionID `json:"options"`
	}
)

func suggestionsDoc(q *selfcheck.Questionnaire, r suggest.Result) suggestionsJSON {
	doc := suggestionsJSON{Suggestions: []suggestionJSON{}, Ask: []askJSON{}}
	for _, s := range r.Suggestions {
		because := []string{}
		for _, reason := range s.Because {
			because = append(because, wholeLine(reason))
		}
		doc.Suggestions = append(doc.Suggestions, suggestionJSON{s.Pattern.ID, s.Pattern.Name, s.Pattern.ThereforeLine(), because})
	}
	if r.Risk != nil {
		doc.First = &firstJSON{r.Risk.About, r.Risk.First}
	}
	for _, it := range r.Ask {
		doc.Ask = append(doc.Ask, askJSON{it.ID, it.Text, optionsOf(q.Scale(it.Scale).Options)})
	}
	return doc
}

// printRisk says what comes before any card.
func (a *app) printRisk(r suggest.Result) {
	if r.Risk != nil {
		fmt.Fprintln(a.out, hang("", ui.Clean(r.Risk.Line()), a.proseWidth()))
		fmt.Fprintln(a.out)
	}
}

func (a *app) printSuggestions(r suggest.Result) {
	if len(r.Suggestions) == 0 && len(r.Ask) > 0 {
		fmt.Fprintln(a.out, "No card stands out by itself.")
		return
	}
	if len(r.Suggestions) == 0 && r.Risk == nil {
		fmt.Fprintln(a.out, "Nothing stands out. That is an answer too.")
		return
	}
	width := a.proseWidth()
	for i, s := range r.Suggestions {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		fmt.Fprintln(a.out, ui.Clean(s.Pattern.Name))
		fmt.Fprintln(a.out, hang("  ", s.Pattern.ThereforeLine(), width))
		fmt.Fprintln(a.out, hang("  ", because(s.Because)+".", width))
		fmt.Fprintf(a.out, "  heed patterns show %s\n", s.Pattern.ID)
	}
}

// because words reasons as suggest does, with whole statements: it cuts them to the row of a screen.
func because(reasons []suggest.Reason) string {
	line := suggest.Because(reasons)
	for _, r := range reasons {
		you := strings.TrimPrefix(r.Line(), "you ") // which it says once
		line = strings.Replace(line, you, strings.TrimPrefix(wholeLine(r), "you "), 1)
	}
	return line
}

// wholeLine words one reason.
func wholeLine(r suggest.Reason) string {
	const here = "\x00"
	statement := strings.TrimSuffix(r.Item.Text, ".")
	r.Item.Text = here
	return strings.Replace(r.Line(), here, statement, 1)
}

// printAsk offers the statements that may be part of it, and what each can be answered: once for those that are answered
// alike, as the words and the code to type.
func (a *app) printAsk(q *selfcheck.Questionnaire, r suggest.Result) {
	if len(r.Ask) == 0 {
		return
	}
	fmt.Fprint(a.out, "\nWas any of this part of it?\n")
	for i, it := range r.Ask {
		fmt.Fprintln(a.out, hang(fmt.Sprintf("  %-4s", it.ID), it.Text, a.proseWidth()))
		if i+1 == len(r.Ask) || r.Ask[i+1].Scale != it.Scale {
			fmt.Fprintln(a.out, "      You could answer:")
			a.printAnswers(q.Scale(it.Scale).Options)
		}
	}
}

// printAnswers sets the words of answers beside what is typed for them.
func (a *app) printAnswers(options []selfcheck.Option) {
	wide := 0
	for _, o := range options {
		wide = max(wide, len(o.ID))
	}
	for _, o := range options {
		fmt.Fprintln(a.out, hang(fmt.Sprintf("      %-*s  ", wide, o.ID), o.Label, a.proseWidth()))
	}
}
