package cli

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"heed/internal/frame"
	"heed/internal/pattern"
	"heed/internal/selfcheck"
	"heed/internal/theme"
)

// What a card and a statement of one's own begin as. In them ID, NAME and THEME stand for what is asked for.
var (
	//go:embed templates/pattern.md
	patternTemplate string
	//go:embed templates/question.yaml
	questionTemplate string
	//go:embed templates/frame.yaml
	frameTemplate string
)

func (a *app) patternsNewCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new ID",
		Short: "Begin a card of your own",
		Long: "Writes a card to be filled in into the folder \"patterns\" inside the journal's\n" +
			"folder, and prints where it lies. The id is what the card is called in files\n" +
			"and on the command line: small letters and digits, with dashes between.\n" +
			"A card that is there already is left as it is.",
		Example: "  heed patterns new kettle-first",
		Args:    oneWord("the id"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := a.freeID(args[0]); err != nil {
				return err
			}
			if _, taken := a.library().Pattern(pattern.ID(args[0])); taken {
				return cannot(errors.New("begin a card: this id is taken"), "Choose another id. `heed patterns list` shows those there are.")
			}
			return a.begin(a.ownPatterns(), args[0]+".md", strings.NewReplacer("ID", args[0], "NAME", title(args[0])).Replace(patternTemplate))
		},
	}
	return cmd
}

func (a *app) questionsNewCommand() *cobra.Command {
	of := string(theme.Role)
	cmd := &cobra.Command{
		Use:   "new ID",
		Short: "Begin a statement of your own",
		Long: "Writes a statement to be filled in into the folder \"questions\" inside the\n" +
			"journal's folder, and prints where it lies. Its id is \"own-\" and the word you\n" +
			"give: small letters and digits, with dashes between. Answers are kept under that\n" +
			"id, so it is best never changed. A file that is there already is left as it is.",
		Example: "  heed questions new my-tone --theme repair",
		Args:    oneWord("the id"),
		RunE: func(_ *cobra.Command, args []string) error {
			if _, err := parsed("--theme", of, theme.IDs()); err != nil {
				return err
			}
			id := strings.TrimPrefix(args[0], selfcheck.OwnPrefix)
			if err := a.freeID(id); err != nil {
				return err
			}
			return a.begin(a.ownQuestions(), id+".yaml", strings.NewReplacer("ID", selfcheck.OwnPrefix+id, "THEME", of).Replace(questionTemplate))
		},
	}
	cmd.Flags().StringVar(&of, "theme", of, "the theme `ID` it belongs to: "+words(theme.IDs()))
	complete(cmd, "theme", theme.IDs())
	return cmd
}

func (a *app) framesNewCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new ID",
		Short: "Begin a frame of your own",
		Long: "Writes a frame to be filled in into the folder \"frames\" inside the journal's\n" +
			"folder, and prints where it lies. The id is small letters and digits, with\n" +
			"dashes between. A frame that is there already is left as it is.",
		Example: "  heed frames new two-chairs",
		Args:    oneWord("the id"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := a.freeID(args[0]); err != nil {
				return err
			}
			if _, taken := a.frames().Frame(frame.ID(args[0])); taken {
				return cannot(errors.New("begin a frame: this id is taken"), "Choose another id. `heed frames list` shows those there are.")
			}
			name := title(args[0])
			if len(name) > longestFrameName {
				name = "A frame of mine"
			}
			return a.begin(a.ownFrames(), args[0]+".yaml", strings.NewReplacer("ID", args[0], "NAME", name).Replace(frameTemplate))
		},
	}
}

// longestFrameName is how long the name of a frame may be, in characters.
const longestFrameName = 34

// freeID says what is wrong with an id.
func (a *app) freeID(id string) error {
	if !aName.MatchString(id) || strings.HasSuffix(id, "-") || strings.Contains(id, "--") {
		return wrong("For instance kettle-first.", "an id is small letters and digits, with dashes between")
	}
	return nil
}

// begin writes a file of one's own that was not there, for nobody else to read.
func (a *app) begin(dir, name, text string) error {
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return cannot(err, "").while("begin a file of your own")
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return cannot(fmt.Errorf("begin a file of your own: %s is there already", file), "It is as it was. Open it in any editor, or choose another id.")
	}
	if err != nil {
		return cannot(err, "").while("begin a file of your own")
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return cannot(errors.Join(err, os.Remove(file)), "").while("begin a file of your own")
	}
	fmt.Fprintln(a.out, file)
	a.note("what you make of it is there when you next open heed")
	return nil
}

// title makes a name of an id: the first letter of each word large.
func title(id string) string {
	all := strings.Split(id, "-")
	for i, w := range all {
		r, n := utf8.DecodeRuneInString(w)
		all[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(all, " ")
}
