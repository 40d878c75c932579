package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/frame"
	"heed/internal/tui/ui"
)

// ownFrames is where a person may put frames of their own.
func (a *app) ownFrames() string { return filepath.Join(a.dir, "frames") }

// frames reads the frames: ours, and a person's own. What is wrong with their own costs them a warning.
func (a *app) frames() *frame.Set {
	sources := []frame.Source{frame.BuiltIn()}
	if info, err := os.Stat(a.ownFrames()); err == nil && info.IsDir() {
		sources = append(sources, frame.Source{Name: a.ownFrames(), FS: os.DirFS(a.ownFrames()), Own: true})
	}
	set, err := frame.Load(sources...)
	a.warnAll(err, "Everything else works. `heed frames lint` says when all is well.")
	return set
}

func (a *app) framesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "frames",
		Short: "Frames to write with: list, show, new, lint",
		Long: "A frame is a few headings, each with a question beside it that is not part of\n" +
			"what you write. Parts you leave empty are not kept. Frames of your own lie as\n" +
			".yaml files in the folder \"frames\" inside the journal's folder.",
		Example: "  heed frames list\n  heed write --frame their-side",
		Args:    a.noWords,
		RunE: func(*cobra.Command, []string) error {
			return wrong("Say list, show, new or lint: see `heed frames --help`.", "a word is missing after frames")
		},
	}
	cmd.AddCommand(a.framesListCommand(), a.framesShowCommand(), a.framesNewCommand(), a.framesLintCommand())
	return cmd
}

func (a *app) framesListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the frames",
		Long: "Lists the frames: the id, the name and a line about it, in columns on a terminal\n" +
			"and with tabs between them elsewhere.",
		Example: "  heed frames list --json",
		Args:    a.noWords,
		RunE: func(*cobra.Command, []string) error {
			return a.printFrames(a.frames().All(), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) printFrames(all []frame.Frame, asJSON bool) error {
	if asJSON {
		docs := []frameJSON{}
		for _, f := range all {
			docs = append(docs, frameDoc(f))
		}
		return writeJSON(a.out, docs)
	}
	rows := make([][]string, 0, len(all))
	for _, f := range all {
		about := f.About
		if f.Own {
			about += " (yours)"
		}
		rows = append(rows, []string{string(f.ID), f.Name, about})
	}
	a.table(rows)
	return nil
}

// The JSON of a frame.
type (
	frameJSON struct {
		ID     frame.ID   `json:"id"`
		Name   string     `json:"name"`
		About  string     `json:"about"`
		Fits   string     `json:"fits"`
		Source string     `json:"source"`
		Own    bool       `json:"own"`
		Parts  []partJSON `json:"parts"`
	}
	partJSON struct {
		ID      string    `json:"id"`
		Heading string    `json:"heading"`
		Prompt  string    `json:"prompt"`
		Holds   frame.Use `json:"holds"`
	}
)

func frameDoc(f frame.Frame) frameJSON {
	doc := frameJSON{f.ID, f.Name, f.About, f.Fits, f.Source, f.Own, []partJSON{}}
	for _, p := range f.Parts {
		doc.Parts = append(doc.Parts, partJSON(p))
	}
	return doc
}

func (a *app) framesShowCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:                   "show [--json] ID",
		Short:                 "Show one frame",
		Long:                  "Shows one frame: its parts with their questions, when it may help, and where it\ncomes from.",
		Example:               "  heed frames show gibbs",
		Args:                  oneWord("the id of a frame"),
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     a.completeFrame,
		RunE:                  func(_ *cobra.Command, args []string) error { return a.showFrame(args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// completeFrame offers the ids to the shell, with the names beside them.
func (a *app) completeFrame(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 || a.prepare(cmd, nil) != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []cobra.Completion
	for _, f := range a.frames().All() {
		ids = append(ids, cobra.CompletionWithDesc(string(f.ID), f.Name))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// frameOf is the frame that was named.
func (a *app) frameOf(set *frame.Set, id string) (frame.Frame, error) {
	f, ok := set.Frame(frame.ID(strings.ToLower(strings.TrimSpace(id))))
	if !ok {
		return f, wrong("`heed frames list` shows the frames there are.", "there is no such frame%s", named(id))
	}
	return f, nil
}

func (a *app) showFrame(id string, asJSON bool) error {
	f, err := a.frameOf(a.frames(), id)
	if err != nil {
		return cannot(fmt.Errorf("there is no such frame%s", named(id)), "`heed frames list` shows the frames there are.")
	}
	if asJSON {
		return writeJSON(a.out, frameDoc(f))
	}
	width := a.proseWidth()
	set := func(text string) { fmt.Fprintln(a.out, paragraphs(ui.Clean(text), width)) }
	set(f.Name)
	set(f.Fits)
	for _, p := range f.Parts {
		fmt.Fprintln(a.out)
		set(p.Heading)
		fmt.Fprintln(a.out, hang("  ", ui.Clean(p.Prompt), width))
	}
	from := f.Source
	if f.Own {
		from += " (yours)"
	}
	fmt.Fprintln(a.out)
	fmt.Fprintln(a.out, hang("From: ", ui.Clean(from), width))
	return nil
}

func (a *app) framesLintCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "lint [--json] [DIR]",
		Short: "Say what is wrong with frames of your own",
		Long: "Reads the .yaml files in a folder as frames and prints every fault, with file,\n" +
			"line and column. The exit status is 1 when there are any. Without a folder it\n" +
			"reads your own, inside the journal's folder.",
		Example:               "  heed frames lint\n  heed frames lint ~/shared/frames",
		Args:                  orAFolder,
		DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.lintFrames(folderOf(args, a.ownFrames()), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) lintFrames(dir string, asJSON bool) error {
	if err := checkFrames(dir); err != nil {
		return err
	}
	set, err := frame.Load(frame.BuiltIn(), frame.Source{Name: dir, FS: os.DirFS(dir), Own: true})
	if err := a.tellFaults(err, dir, asJSON); err != nil {
		return err
	}
	if !asJSON {
		own := 0
		for _, f := range set.All() {
			if f.Own {
				own++
			}
		}
		fmt.Fprintf(a.out, "%s, nothing to put right\n", count(own, "frame"))
	}
	return nil
}

// checkFrames says what keeps a folder from being linted.
func checkFrames(dir string) error {
	_, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return cannot(errors.New("there is no such folder"), "Name the folder in which your frames lie. `heed frames new ID` begins one in your own.")
	case err != nil:
		return badFile("read the folder", err, "Name the folder in which your frames lie, not one of the files.")
	}
	if files, err := fs.Glob(os.DirFS(dir), "*.yaml"); err != nil || len(files) == 0 {
		return cannot(errors.New("there are no frames in this folder"), "A frame is a file whose name ends in .yaml.")
	}
	return nil
}
