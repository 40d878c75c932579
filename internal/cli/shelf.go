package cli

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/guide"
	"heed/internal/practice"
	"heed/internal/tui/ui"
)

// What a session and an exercise of one's own begin as. In them ID and NAME stand for what is asked for.
var (
	//go:embed templates/session.yaml
	sessionTemplate string
	//go:embed templates/exercise.yaml
	exerciseTemplate string
)

// shelf is what the commands guide and exercise have in common: each lists, shows and lints one kind of thing.
type shelf struct {
	kind     guide.Kind
	command  string // guide
	one      string // session
	an       string // a session
	example  string // the id of one
	template string
	items    func(*guide.Shelf) []shelved
}

// shelved is one thing on a shelf.
type shelved struct {
	id, name string
	minutes  int
	own      bool
	text     func(width int) string
	doc      func() any
}

// read returns the shelf with everything on it. What is wrong with a person's own files costs a warning.
func (a *app) readShelf() (*practice.Practice, *guide.Shelf, error) {
	p, err := a.whole()
	if err != nil {
		return nil, nil, err
	}
	all, err := p.Guide()
	a.warnAll(err, "Everything else works. `heed guide lint` and `heed exercise lint` say when all is well.")
	return p, all, nil
}

func (a *app) shelfListCommand(s shelf) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the " + string(s.kind),
		Long: "Lists the " + string(s.kind) + ": the id, the minutes and the name, in columns on a terminal\n" +
			"and with tabs between them elsewhere.",
		Example: "  heed " + s.command + " list --json",
		Args:    a.noWords,
		RunE: func(*cobra.Command, []string) error {
			_, all, err := a.readShelf()
			if err != nil {
				return err
			}
			return a.printShelf(s.items(all), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) printShelf(items []shelved, asJSON bool) error {
	if asJSON {
		docs := []any{}
		for _, it := range items {
			docs = append(docs, it.doc())
		}
		return writeJSON(a.out, docs)
	}
	_, onTerminal := a.width()
	rows := make([][]string, 0, len(items))
	for _, it := range items {
		name, time := it.name, strconv.Itoa(it.minutes)
		if it.own {
			name += " (yours)"
		}
		if onTerminal {
			time = fmt.Sprintf("%3d min", it.minutes)
		}
		rows = append(rows, []string{it.id, time, name})
	}
	a.table(rows)
	return nil
}

func (a *app) shelfShowCommand(s shelf) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show [--json] ID",
		Short: "Show one " + s.one,
		Long: "Shows one " + s.one + " with all that is said in it. The beginning of the id is enough\n" +
			"when no other begins so.",
		Example:               "  heed " + s.command + " show " + s.example,
		Args:                  oneWord("the id of " + s.an),
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     a.completeShelf(s),
		RunE: func(_ *cobra.Command, args []string) error {
			_, all, err := a.readShelf()
			if err != nil {
				return err
			}
			it, err := s.find(all, args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(a.out, it.doc())
			}
			writeString(a.out, it.text(a.proseWidth()))
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// find returns the one with that id or name, or the only one whose id begins so.
func (s shelf) find(all *guide.Shelf, word string) (shelved, error) {
	word = strings.ToLower(strings.TrimSpace(word))
	var near []shelved
	var ids []string
	for _, it := range s.items(all) {
		if it.id == word || strings.EqualFold(it.name, word) {
			return it, nil
		}
		if word != "" && strings.HasPrefix(it.id, word) {
			near, ids = append(near, it), append(ids, it.id)
		}
	}
	switch len(near) {
	case 1:
		return near[0], nil
	case 0:
		return shelved{}, cannot(fmt.Errorf("there is no such %s%s", s.one, named(word)), "`heed "+s.command+" list` shows all.")
	}
	return shelved{}, cannot(fmt.Errorf("%d ids begin so%s", len(near), named(word)), "There are: "+words(ids)+".")
}

// completeShelf offers the ids to the shell, with the names beside them.
func (a *app) completeShelf(s shelf) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 || a.prepare(cmd, nil) != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		_, all, err := a.readShelf()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var ids []cobra.Completion
		for _, it := range s.items(all) {
			ids = append(ids, cobra.CompletionWithDesc(it.id, ui.Clean(it.name)))
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
}

func (a *app) shelfNewCommand(s shelf) *cobra.Command {
	return &cobra.Command{
		Use:   "new ID",
		Short: "Begin " + s.an + " of your own",
		Long: "Writes " + s.an + " to be filled in into the folder \"" + string(s.kind) + "\" inside the journal's\n" +
			"folder, and prints where it lies. The id is small letters and digits, with\n" +
			"dashes between. A file that is there already is left as it is.",
		Example: "  heed " + s.command + " new our-own-way",
		Args:    oneWord("the id"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := a.freeID(args[0]); err != nil {
				return err
			}
			p, all, err := a.readShelf()
			if err != nil {
				return err
			}
			if slices.ContainsFunc(s.items(all), func(it shelved) bool { return it.id == args[0] }) {
				return cannot(fmt.Errorf("begin %s: this id is taken", s.an), "Choose another id. `heed "+s.command+" list` shows those there are.")
			}
			text := strings.NewReplacer("ID", args[0], "NAME", title(args[0])).Replace(s.template)
			return a.begin(p.GuideFolder(s.kind), args[0]+".yaml", text)
		},
	}
}

func (a *app) shelfLintCommand(s shelf) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "lint [--json] [DIR]",
		Short: "Say what is wrong with " + string(s.kind) + " of your own",
		Long: "Reads the .yaml files in a folder as " + string(s.kind) + " and prints every fault, with file,\n" +
			"line and column; without one, the folder \"" + string(s.kind) + "\" inside the journal's.\n" +
			"The exit status is 1 when there are any.",
		Example:               "  heed " + s.command + " lint\n  heed " + s.command + " lint ~/.local/share/heed/" + string(s.kind),
		DisableFlagsInUseLine: true,
		Args:                  orAFolder,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.lintShelf(s, folderOf(args, filepath.Join(a.dir, string(s.kind))), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) lintShelf(s shelf, dir string, asJSON bool) error {
	hint := "A file of " + string(s.kind) + " ends in .yaml. `heed " + s.command + " new` makes one."
	if err := a.hasFiles(dir, ".yaml", hint); err != nil {
		return err
	}
	all, err := guide.Load(has(a.library()), guide.Source{Kind: s.kind, Name: dir, FS: os.DirFS(dir)})
	if all == nil {
		return err
	}
	if err := a.tellFaults(err, dir, asJSON); err != nil {
		return err
	}
	if !asJSON {
		own := 0
		for _, it := range s.items(all) {
			if it.own {
				own++
			}
		}
		fmt.Fprintf(a.out, "%s, nothing to put right\n", count(own, s.one))
	}
	return nil
}

// missingWord is for a command that is nothing by itself.
func missingWord(command, say string) error {
	return wrong(fmt.Sprintf("Say %s: see `heed %s --help`.", say, command), "a word is missing after %s", command)
}
