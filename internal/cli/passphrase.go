package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"heed/internal/practice"
)

type passphraseOptions struct {
	newFile     string
	words       bool // the journal is opened with recovery words
	wordsFile   string
	yes         bool
	removeWords bool
}

func (a *app) passphraseCommand() *cobra.Command {
	var o passphraseOptions
	set := func(name, short string) *cobra.Command {
		cmd := &cobra.Command{
			Use: name, Short: short, Args: a.noWords,
			RunE: func(cmd *cobra.Command, _ []string) error { return a.setPassphrase(cmd.Context(), o) },
		}
		cmd.Flags().StringVar(&o.newFile, "new-passphrase-file", "", "the new passphrase is the first line of `FILE` (or of what the command in HEED_NEW_PASSPHRASE_COMMAND prints)")
		cmd.Flags().BoolVar(&o.words, "recovery", false, "open the journal with its recovery words: they are asked for")
		cmd.Flags().StringVar(&o.wordsFile, "recovery-file", "", "open the journal with the recovery words in `FILE`")
		cmd.Flags().SortFlags = false
		return cmd
	}
	remove := &cobra.Command{
		Use: "remove --yes", Short: "Keep the journal's key in a file beside it instead", Args: a.noWords, DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.removePassphrase(cmd.Context(), o.yes) },
	}
	remove.Flags().BoolVar(&o.yes, "yes", false, "do it: whoever can read the folder can then read the journal")
	recovery := &cobra.Command{
		Use: "recovery", Short: "Make new recovery words, in place of any there are", Args: a.noWords,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.recovery(cmd.Context(), o.removeWords) },
	}
	recovery.Flags().BoolVar(&o.removeWords, "remove", false, "take the recovery words away")
	cmd := &cobra.Command{
		Use:   "passphrase",
		Short: "Change how the journal is opened: set, change, remove, recovery",
		Long: "Says how the journal can be opened. Changing that takes a moment however long the\n" +
			"journal is. The backups in the journal's folder change with it; copies that lie\n" +
			"elsewhere open as they did when they were made.",
		Example: "  heed passphrase\n  heed passphrase change\n  heed passphrase set --recovery",
		Args:    a.noWords,
		RunE: func(*cobra.Command, []string) error {
			ways, err := a.bare().Ways()
			if err != nil {
				return err
			}
			if ways == (practice.Ways{}) {
				return a.noJournal()
			}
			fmt.Fprintln(a.out, "The journal opens with: "+waysText(ways))
			return nil
		},
	}
	cmd.AddCommand(
		set("set", "Set a passphrase, also in place of a key file or with recovery words"),
		set("change", "Set another passphrase"), remove, recovery,
	)
	return cmd
}

// opened runs do with the open journal.
func (a *app) opened(ctx context.Context, do func(*practice.Practice) error) (err error) {
	p := a.bare()
	if err := a.open(ctx, p); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Lock()) }()
	return do(p)
}

func (a *app) setPassphrase(ctx context.Context, o passphraseOptions) (err error) {
	if !o.words && o.wordsFile == "" {
		return a.opened(ctx, func(p *practice.Practice) error { return a.setNew(ctx, p, o) })
	}
	text, err := a.recoveryWords(ctx, o.wordsFile)
	if err != nil {
		return err
	}
	s, err := practice.WithWords(text)
	if err != nil {
		return err
	}
	p := a.bare()
	if err := p.UnlockWith(ctx, s); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Lock()) }()
	return a.setNew(ctx, p, o)
}

// recoveryWords are those in a file or, when it has no name, typed at the terminal.
func (a *app) recoveryWords(ctx context.Context, path string) (string, error) {
	if path != "" {
		const doing, hint = "read the recovery words", "Look at the file that --recovery-file names."
		f, err := os.Open(path)
		if err != nil {
			return "", badFile(doing, err, hint)
		}
		text, err := io.ReadAll(io.LimitReader(f, passphraseLimit))
		defer clear(text)
		if err = errors.Join(err, f.Close()); err != nil {
			return "", badFile(doing, err, hint)
		}
		return string(text), nil
	}
	t, err := a.env.Terminal()
	if err != nil {
		return "", cannot(fmt.Errorf("read the recovery words: %w", err), "Give them with --recovery-file FILE, or use a terminal.")
	}
	text, err := t.askSecret(ctx, "The seventeen recovery words, with blanks between them: ")
	if err != nil {
		return "", cannot(fmt.Errorf("read the recovery words: %w", err), "The journal is as it was.")
	}
	defer clear(text)
	return string(text), nil
}

// setNew asks for the new passphrase and sets it.
func (a *app) setNew(ctx context.Context, p *practice.Practice, o passphraseOptions) error {
	passphrase, err := a.chosenPassphrase(ctx, o.newFile)
	if err != nil {
		return err
	}
	defer clear(passphrase)
	if err := p.SetPassphrase(ctx, passphrase); err != nil {
		return err
	}
	a.note("the journal now opens with the new passphrase")
	return nil
}

func (a *app) chosenPassphrase(ctx context.Context, path string) ([]byte, error) {
	if path != "" {
		f, err := os.Open(path)
		if err != nil {
			return nil, badFile("read the new passphrase", err, "--new-passphrase-file wants the name of a file, not the passphrase itself.")
		}
		passphrase, err := firstLine(f, "the file that --new-passphrase-file names")
		return passphrase, errors.Join(err, f.Close())
	}
	if command := a.env.variable("HEED_NEW_PASSPHRASE_COMMAND"); command != "" {
		return a.runForPassphrase(ctx, command)
	}
	t, err := a.env.Terminal()
	if err != nil {
		return nil, cannot(fmt.Errorf("set the passphrase: %w", err),
			"Give the new one with --new-passphrase-file FILE or HEED_NEW_PASSPHRASE_COMMAND, or use a terminal.")
	}
	return t.askNew(ctx, "Four or more unrelated words are hard to guess and easy to keep. Nobody can look it up for you.\n")
}

func (a *app) removePassphrase(ctx context.Context, yes bool) error {
	if !yes {
		return cannot(errors.New("whoever can read the journal's folder could then read the journal"),
			"If that is what you want: heed passphrase remove --yes")
	}
	return a.opened(ctx, func(p *practice.Practice) error {
		adopted := p.HasKeyFile()
		if err := p.RemovePassphrase(ctx); err != nil {
			return err
		}
		if adopted {
			a.note("the journal now opens with the file journal.key that was already beside it")
			return nil
		}
		a.note("the journal now opens with the file journal.key beside it")
		return nil
	})
}

func (a *app) recovery(ctx context.Context, remove bool) error {
	return a.opened(ctx, func(p *practice.Practice) error {
		if remove {
			return p.RemoveWords(ctx)
		}
		t, err := a.env.Terminal()
		if err != nil {
			return cannot(fmt.Errorf("make recovery words: %w", err), "They are shown once, on a terminal, and asked back there.")
		}
		words, err := p.NewWords()
		if err != nil {
			return err
		}
		showWords(t.Out, words)
		if err := a.askBack(ctx, t, words); err != nil {
			return err
		}
		if err := p.KeepWords(ctx, strings.Join(words, " ")); err != nil {
			return err
		}
		a.note("the journal now opens with these words too; those from before, if there were any, no longer open it")
		return nil
	})
}

func showWords(w io.Writer, words []string) {
	out := bufio.NewWriter(w)
	fmt.Fprint(out, "These words open the journal when the passphrase is forgotten. They are shown this\n"+
		"once. Write them on paper, in this order, and keep it where you keep a passport.\n\n")
	for i, word := range words {
		fmt.Fprintf(out, "  %2d. %s\n", i+1, word)
	}
	fmt.Fprintln(out)
	_ = out.Flush() // a terminal that cannot be written to cannot be asked on either
}

// askBack asks for three of the words, so that there is a paper.
func (a *app) askBack(ctx context.Context, t *Terminal, words []string) error {
	asked := map[int]bool{}
	for len(asked) < 3 {
		i, err := a.choose(len(words))
		if err != nil {
			return err
		}
		if asked[i] {
			continue
		}
		asked[i] = true
		for try := 1; ; try++ {
			answer, err := t.askSecret(ctx, fmt.Sprintf("Word %d, from your paper: ", i+1))
			if err != nil {
				return cannot(fmt.Errorf("ask the words back: %w", err), "Nothing was changed; the words shown open nothing.")
			}
			right := strings.EqualFold(strings.TrimSpace(string(answer)), words[i])
			clear(answer)
			if right {
				break
			}
			if try == tries {
				return cannot(errors.New("ask the words back: that was another word"), "Nothing was changed; the words shown open nothing.")
			}
			writeString(t.Out, "That is another word.\n")
		}
	}
	return nil
}

// choose picks a number below n.
func (a *app) choose(n int) (int, error) {
	limit := big.NewInt(int64(n))
	var b [16]byte
	if _, err := io.ReadFull(a.env.Random, b[:]); err != nil {
		return 0, fmt.Errorf("choose a word: %w", err)
	}
	return int(new(big.Int).Mod(new(big.Int).SetBytes(b[:]), limit).Int64()), nil
}
