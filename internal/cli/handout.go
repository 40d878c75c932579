package cli

import (
	"github.com/spf13/cobra"

	"heed/internal/guide/handout"
	"heed/internal/pattern"
)

func (a *app) handoutCommand(s shelf) *cobra.Command {
	var o printing
	reader := string(handout.Room)
	cmd := &cobra.Command{
		Use:   "handout ID",
		Short: "A handout to print",
		Long: "Prints a handout of an exercise: for everybody in the room, or the whole plan for\n" +
			"the trainer with cards to cut out. It is Markdown, or a page of HTML that stands\n" +
			"by itself and prints well on A4. Nothing in it is out of your journal. With --out\n" +
			"it goes to a new file that only you can read, whose name is printed.",
		Example:           "  heed exercise handout petals --out petals.html\n  heed exercise handout line-up --for trainer",
		Args:              oneWord("the id of " + s.an),
		ValidArgsFunction: a.completeShelf(s),
		RunE:              func(_ *cobra.Command, args []string) error { return a.handout(s, args[0], reader, o) },
	}
	cmd.Flags().StringVar(&reader, "for", reader, "for `WHOM` it is: "+words(handout.Readers()))
	o.flags(cmd)
	complete(cmd, "for", handout.Readers())
	return cmd
}

func (a *app) handout(s shelf, id, whom string, o printing) error {
	reader, err := parsed("--for", whom, handout.Readers())
	if err != nil {
		return err
	}
	p, all, err := a.readShelf()
	if err != nil {
		return err
	}
	found, err := s.find(all, id)
	if err != nil {
		return err
	}
	e, _ := all.Exercise(found.id)
	return a.print(handout.Sheet{Exercise: e, Safety: all.Ground.Safety, Patterns: cardsOf(p.Library, e.Patterns), For: reader}, o)
}

func cardsOf(lib *pattern.Library, ids []pattern.ID) []*pattern.Pattern {
	var cards []*pattern.Pattern
	for _, id := range ids {
		if p, ok := lib.Pattern(id); ok {
			cards = append(cards, p)
		}
	}
	return cards
}
