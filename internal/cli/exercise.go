package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/guide"
	"heed/internal/pattern"
	"heed/internal/theme"
	"heed/internal/tui/ui"
)

// exerciseShelf is what the command exercise works on. To run an exercise is a screen: heed/internal/tui/guided.
func exerciseShelf() shelf {
	return shelf{
		kind: guide.Exercises, command: "exercise", one: "exercise", an: "an exercise", example: "petals", template: exerciseTemplate,
		items: func(all *guide.Shelf) []shelved {
			var items []shelved
			for _, e := range all.Exercises {
				items = append(items, shelved{
					e.ID, e.Name, e.Minutes(), e.Own,
					func(width int) string { return exerciseText(e, all.Ground.Safety, width) },
					func() any { return exerciseDoc(e) },
				})
			}
			return items
		},
	}
}

func (a *app) exerciseCommand() *cobra.Command {
	s := exerciseShelf()
	cmd := &cobra.Command{
		Use:   "exercise",
		Short: "Exercises for a room: list, show, run, handout, new, lint",
		Long: "Exercises for a trainer and a room: what to prepare, what to ask first, the\n" +
			"steps with their minutes, and handouts to print. Exercises of your own lie as\n" +
			".yaml files in the folder \"exercises\" inside the journal's folder.",
		Example: "  heed exercise list\n  heed exercise handout petals --out petals.html",
		Args:    a.noWords,
		RunE: func(*cobra.Command, []string) error {
			return missingWord("exercise", "list, show, run, handout, new or lint")
		},
	}
	cmd.AddCommand(a.shelfListCommand(s), a.shelfShowCommand(s), a.shelfRunCommand(s, false, func(id string) ui.Route { return ui.Exercise{ID: id} }), a.handoutCommand(s), a.shelfNewCommand(s), a.shelfLintCommand(s))
	return cmd
}

func exerciseText(e *guide.Exercise, floor guide.Safety, width int) string {
	t := &sheetText{width: width}
	t.para(e.Name)
	t.para(fmt.Sprintf("%d minutes · for %s · %s", e.Minutes(), e.People, strings.Join(themeNames(e.Themes), " · ")))
	t.WriteString("\n")
	t.para(e.Aim)
	t.heading("The floor under every exercise")
	t.para(strings.Join([]string{floor.Tell, floor.OptingOut, floor.Assume, floor.StaysHere}, "\n\n"))
	t.WriteString("\nNever:\n")
	t.hung("- ", floor.Never...)
	t.WriteString("\nStop when:\n")
	t.hung("- ", floor.StopWhen...)
	t.heading("What you need")
	t.hung("- ", e.Before.Need...)
	t.heading("Beforehand")
	t.hung("- ", e.Before.Prepare...)
	t.heading("Ask first")
	t.hung("> ", e.Before.AskFirst)
	t.WriteString("\n")
	t.para(e.Before.OptingOut)
	t.heading("The steps")
	for i, step := range e.Steps {
		if i > 0 {
			t.WriteString("\n")
		}
		t.para(step.Name + " · " + minutesOf(step.Minutes))
		t.hung("  ", step.Do)
		t.hung("  > ", step.Say)
		t.hung("  ", step.Note)
		t.hung("  ? ", step.Spare...)
	}
	t.heading("Afterwards")
	t.hung("- ", floor.Debrief...)
	t.WriteString("\n")
	t.hung("? ", e.After.Debrief...)
	t.WriteString("\n")
	t.para(floor.After)
	t.heading("Take care")
	t.para(e.After.DoNot)
	if len(e.After.Variations) > 0 {
		t.heading("Other ways to do it")
		t.hung("- ", e.After.Variations...)
	}
	if len(e.Patterns) > 0 {
		t.heading("Patterns to go on with")
		for _, id := range e.Patterns {
			t.hung("  ", string(id))
		}
	}
	t.heading("Where it comes from")
	t.para(pattern.Cite(e.Sources))
	t.WriteString("\n")
	t.para("The floor under every exercise: " + pattern.Cite(floor.Sources))
	return t.String()
}

// The JSON of an exercise.
type (
	exerciseJSON struct {
		ID         string          `json:"id"`
		Name       string          `json:"name"`
		Minutes    int             `json:"minutes"`
		People     string          `json:"people"`
		Aim        string          `json:"aim"`
		Themes     []theme.ID      `json:"themes"`
		Lens       theme.Lens      `json:"lens"`
		Need       []string        `json:"need"`
		Prepare    []string        `json:"prepare"`
		AskFirst   string          `json:"ask_first"`
		OptingOut  string          `json:"opting_out"`
		Papers     []paperJSON     `json:"papers"`
		Steps      []guideStepJSON `json:"steps"`
		Debrief    []string        `json:"debrief"`
		DoNot      string          `json:"do_not"`
		Variations []string        `json:"variations"`
		Patterns   []pattern.ID    `json:"patterns"`
		Sources    []string        `json:"sources"`
		Own        bool            `json:"own"`
	}
	paperJSON struct {
		Kind  guide.PaperKind `json:"kind"`
		Name  string          `json:"name"`
		Text  string          `json:"text"`
		Items []string        `json:"items"`
	}
)

func exerciseDoc(e *guide.Exercise) exerciseJSON {
	doc := exerciseJSON{
		ID: e.ID, Name: e.Name, Minutes: e.Minutes(), People: e.People, Aim: e.Aim, Themes: list(e.Themes), Lens: e.Lens,
		Need: list(e.Before.Need), Prepare: list(e.Before.Prepare), AskFirst: e.Before.AskFirst, OptingOut: e.Before.OptingOut,
		Papers: []paperJSON{}, Steps: stepDocs(e.Steps), Debrief: list(e.After.Debrief), DoNot: e.After.DoNot,
		Variations: list(e.After.Variations), Patterns: list(e.Patterns), Sources: list(e.Sources), Own: e.Own,
	}
	for _, p := range e.Before.Papers {
		doc.Papers = append(doc.Papers, paperJSON{p.Kind, p.Name, p.Text, list(p.Items)})
	}
	return doc
}
