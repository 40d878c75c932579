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

// sessionShelf is what the command guide works on. To run a session is a screen: heed/internal/tui/guided.
func sessionShelf() shelf {
	return shelf{
		kind: guide.Sessions, command: "guide", one: "session", an: "a session", example: "one-to-one", template: sessionTemplate,
		items: func(all *guide.Shelf) []shelved {
			var items []shelved
			for _, s := range all.Sessions {
				items = append(items, shelved{
					s.ID, s.Name, s.Minutes(), s.Own,
					func(width int) string { return sessionText(s, all.Ground, width) },
					func() any { return sessionDoc(s) },
				})
			}
			return items
		},
	}
}

func (a *app) guideCommand() *cobra.Command {
	s := sessionShelf()
	cmd := &cobra.Command{
		Use:   "guide",
		Short: "Guided sessions for two or a group: list, show, run, new, lint",
		Long: "Guided sessions say step by step what a leader can say, for two people or a\n" +
			"group. Sessions of your own lie as .yaml files in the folder \"sessions\" inside\n" +
			"the journal's folder.",
		Example: "  heed guide list\n  heed guide show one-to-one",
		Args:    a.noWords,
		RunE:    func(*cobra.Command, []string) error { return missingWord("guide", "list, show, run, new or lint") },
	}
	cmd.AddCommand(a.shelfListCommand(s), a.shelfShowCommand(s), a.shelfRunCommand(s, true, func(id string) ui.Route { return ui.Guided{ID: id} }), a.roomCommand(), a.shelfNewCommand(s), a.shelfLintCommand(s))
	return cmd
}

// sheetText sets a text of many parts.
type sheetText struct {
	strings.Builder
	width int
}

func (t *sheetText) heading(text string) { t.WriteString("\n" + strings.ToUpper(text) + "\n\n") }

// para writes a paragraph, and nothing when there is none.
func (t *sheetText) para(text string) {
	if text != "" {
		t.WriteString(paragraphs(ui.Clean(text), t.width) + "\n")
	}
}

// hung writes lines that each begin with a sign.
func (t *sheetText) hung(sign string, lines ...string) {
	for _, line := range lines {
		if line != "" {
			t.WriteString(hang(sign, ui.Clean(line), t.width) + "\n")
		}
	}
}

func sessionText(s *guide.Session, g guide.Ground, width int) string {
	t := &sheetText{width: width}
	t.para(s.Name)
	t.para(fmt.Sprintf("%d minutes · for %s · %s", s.Minutes(), s.People, strings.Join(themeNames(s.Themes), " · ")))
	t.WriteString("\n")
	t.para(s.About)
	if s.Fit != "" {
		t.WriteString("\n")
		t.para(s.Fit)
	}
	t.heading("Agree first")
	for i, line := range g.Agreement {
		say := line.Say
		if i == 0 {
			say = s.About + " " + say
		}
		t.hung("> ", say)
	}
	if len(s.Roles) > 0 {
		t.heading("Who does what")
		for _, r := range s.Roles {
			t.hung("- ", r.Name+": "+r.Does)
		}
	}
	t.heading("The steps")
	for i, step := range s.Steps {
		if i > 0 {
			t.WriteString("\n")
		}
		t.para(fmt.Sprintf("%s · %s%s", step.Name, minutesOf(step.Minutes), leads(s, step)))
		if step.Silent {
			t.hung("  ", "Nothing is shown but the time. If asked for:")
		}
		t.hung("  > ", step.Say)
		t.hung("  ", step.Note)
		t.hung("  ? ", step.Spare...)
	}
	t.heading("Ways back from advice or blame")
	t.hung("> ", append(append([]string{}, s.WaysBack...), g.WaysBack...)...)
	t.heading("What may be kept")
	t.para(g.Keeping.Say)
	t.WriteString("\n")
	for _, part := range g.Keeping.Parts {
		t.hung("- ", part.Name)
	}
	t.heading("Where it comes from")
	t.para(pattern.Cite(s.Sources))
	return t.String()
}

func leads(s *guide.Session, step guide.Step) string {
	for _, r := range s.Roles {
		if r.ID == step.Who {
			return " · " + r.Name
		}
	}
	return ""
}

func minutesOf(n int) string { return count(n, "minute") }

// The JSON of a session.
type (
	sessionJSON struct {
		ID       string          `json:"id"`
		Name     string          `json:"name"`
		Minutes  int             `json:"minutes"`
		People   string          `json:"people"`
		About    string          `json:"about"`
		Fit      string          `json:"fit"`
		Themes   []theme.ID      `json:"themes"`
		Lens     theme.Lens      `json:"lens"`
		Roles    []roleJSON      `json:"roles"`
		Steps    []guideStepJSON `json:"steps"`
		WaysBack []string        `json:"ways_back"`
		Sources  []string        `json:"sources"`
		Own      bool            `json:"own"`
	}
	roleJSON struct {
		ID   string `json:"id"`
		Name string `json:"name"`
		Does string `json:"does"`
	}
	guideStepJSON struct {
		ID      string   `json:"id"`
		Name    string   `json:"name"`
		Minutes int      `json:"minutes"`
		Say     string   `json:"say"`
		Do      string   `json:"do,omitempty"`
		Screen  string   `json:"screen"`
		Note    string   `json:"note,omitempty"`
		Who     string   `json:"who,omitempty"`
		Silent  bool     `json:"silent,omitempty"`
		Spare   []string `json:"spare,omitempty"`
	}
)

func stepDocs(steps []guide.Step) []guideStepJSON {
	docs := []guideStepJSON{}
	for _, s := range steps {
		docs = append(docs, guideStepJSON(s))
	}
	return docs
}

func sessionDoc(s *guide.Session) sessionJSON {
	doc := sessionJSON{
		ID: s.ID, Name: s.Name, Minutes: s.Minutes(), People: s.People, About: s.About, Fit: s.Fit, Themes: list(s.Themes),
		Lens: s.Lens, Roles: []roleJSON{}, Steps: stepDocs(s.Steps), WaysBack: list(s.WaysBack), Sources: list(s.Sources), Own: s.Own,
	}
	for _, r := range s.Roles {
		doc.Roles = append(doc.Roles, roleJSON(r))
	}
	return doc
}
