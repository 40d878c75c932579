package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/guide/handout"
	"heed/internal/pattern"
	"heed/internal/tui/ui"
)

// format is the form of a handout.
type format string

const (
	asMarkdown format = "markdown"
	asHTML     format = "html"
)

type handoutOptions struct {
	format string
	reader string
	out    string
	force  bool
}

func (a *app) handoutCommand(s shelf) *cobra.Command {
	o := handoutOptions{reader: string(handout.Room)}
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
		RunE:              func(_ *cobra.Command, args []string) error { return a.handout(s, args[0], o) },
	}
	formats := []format{asMarkdown, asHTML}
	cmd.Flags().StringVar(&o.reader, "for", o.reader, "for `WHOM` it is: "+words(handout.Readers()))
	cmd.Flags().StringVar(&o.format, "format", "", "the `FORM`: "+words(formats)+" (else what the file's name says)")
	cmd.Flags().StringVar(&o.out, "out", "", "write it to `FILE`")
	cmd.Flags().BoolVar(&o.force, "force", false, "write over that file if it is there")
	cmd.Flags().SortFlags = false
	complete(cmd, "for", handout.Readers())
	complete(cmd, "format", formats)
	return cmd
}

// as is the form that was asked for, or that the name of the file asks for.
func (o handoutOptions) as() (format, error) {
	if o.format != "" {
		return parsed("--format", o.format, []format{asMarkdown, asHTML})
	}
	if ext := strings.ToLower(filepath.Ext(o.out)); ext == ".html" || ext == ".htm" {
		return asHTML, nil
	}
	return asMarkdown, nil
}

func (a *app) handout(s shelf, id string, o handoutOptions) error {
	form, err := o.as()
	if err != nil {
		return err
	}
	reader, err := parsed("--for", o.reader, handout.Readers())
	if err != nil {
		return err
	}
	if o.force && o.out == "" {
		return wrong("Name the file with --out.", "--force is for a file")
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
	sheet := handout.Sheet{Exercise: e, Safety: all.Ground.Safety, Patterns: cardsOf(p.Library, e.Patterns), For: reader}
	text := sheet.Markdown()
	if form == asHTML {
		if text, err = sheet.HTML(); err != nil {
			return err
		}
	}
	if o.out == "" {
		writeString(a.out, text)
		return nil
	}
	return a.writeHandout(o.out, text, o.force)
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

func (a *app) writeHandout(path, text string, force bool) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("write the handout: %w", err)
	}
	write := writeNew
	if force {
		write = writeOver
	}
	err = write(path, []byte(text))
	switch {
	case errors.Is(err, fs.ErrExist):
		return cannot(errThere, "Give another name, or --force to write over that file.").while("write the handout")
	case errors.Is(err, fs.ErrNotExist):
		return cannot(errors.New("write the handout: there is no such folder"), "Make the folder first, or name another one.")
	case err != nil:
		return badFile("write the handout", err, "Name a file in a folder that you may write to.")
	}
	fmt.Fprintln(a.out, ui.Clean(path))
	return nil
}

// writeNew writes a file that only the person can read, where there was none.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// writeOver is writeNew for a file that may be there: it is replaced as a whole, or stays as it was.
func writeOver(path string, data []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return &fs.PathError{Op: "write", Path: path, Err: errors.New("it is not a file")}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".heed-*") // readable by the person alone
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
