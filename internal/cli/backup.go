package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"heed/internal/practice"
	"heed/internal/tui/ui"
)

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the journal to a file",
		Long: "Copies the journal, as sealed as it is, to a new file, and reads all of it to be\n" +
			"sure. It prints the name of that file, whose folder must be there already.\n" +
			"The copy opens with the passphrase that the journal has today. Where there is\n" +
			"none it opens only with journal.key: keep a copy of that elsewhere, or set a\n" +
			"passphrase first. heed makes such a copy by itself on each day on which\n" +
			"something has changed, and keeps seven, in backups in the journal's folder.",
		Example: "  heed backup /media/stick/journal.heed",
		Args:    oneWord("the name of a new file"),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.backup(cmd.Context(), args[0]) },
	}
}

func (a *app) backup(ctx context.Context, path string) (err error) {
	if path, err = filepath.Abs(path); err != nil {
		return fmt.Errorf("make a backup: %w", err)
	}
	folder, err := os.Stat(filepath.Dir(path))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || err == nil && !folder.IsDir() {
		return cannot(errors.New("make a backup: there is no such folder"), "Make the folder first, or name another one.")
	}
	p := a.bare()
	if err := a.open(ctx, p); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Lock()) }()
	err = p.Backup(ctx, path)
	if errors.Is(err, practice.ErrExists) {
		return cannot(err, "heed writes over nothing. Give another name, or move that file away.")
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, ui.Clean(path))
	ways, err := p.WaysIn(ctx)
	if err != nil || ways.Passphrase || !ways.KeyFile {
		return err
	}
	with := "journal.key"
	if ways.Recovery {
		with += " or the recovery words"
	}
	a.note("This copy opens only with %s: keep a copy of that elsewhere, or set a passphrase first.", with)
	return nil
}

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in the place of the journal",
		Long: "Reads all of a backup and puts it in the place of the journal. What was there is\n" +
			"kept beside it; its name is printed. It asks for the passphrase that the journal\n" +
			"had when the backup was made. To bring back a deleted entry: heed bin restore",
		Example: "  heed restore ~/.local/share/heed/backups/journal-2026-11-20.heed",
		Args:    oneWord("the name of a backup"),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.restore(cmd.Context(), args[0]) },
	}
}

func (a *app) restore(ctx context.Context, path string) error {
	p := a.bare()
	r, err := p.Examine(ctx, path, practice.Secret{})
	if err != nil {
		return err
	}
	return a.withSecret(ctx, r.Ways, func(s practice.Secret) error {
		kept, err := p.RestoreBackup(ctx, path, s)
		if err != nil {
			return err
		}
		a.note("the backup is now the journal in %s", a.dir)
		if kept != "" {
			fmt.Fprintln(a.out, kept)
		}
		return nil
	})
}

// withSecret finds out with which secret a journal is to be opened, and runs do with it; again, when a passphrase that
// was typed is wrong.
func (a *app) withSecret(ctx context.Context, ways practice.Ways, do func(practice.Secret) error) error {
	if ways.KeyFile && !ways.Passphrase {
		if a.given() {
			return fmt.Errorf("open the journal: %w", practice.ErrUnsealed)
		}
		return do(practice.WithKeyFile())
	}
	passphrase, err := a.givenPassphrase(ctx)
	if err != nil {
		return err
	}
	if passphrase != nil {
		defer clear(passphrase)
		return do(practice.WithPassphrase(passphrase))
	}
	t, err := a.env.Terminal()
	if err != nil {
		return cannot(fmt.Errorf("open the journal: %w", err),
			"Give the passphrase with --passphrase-file FILE or HEED_PASSPHRASE_COMMAND, or use a terminal.")
	}
	for try := 1; ; try++ {
		passphrase, err := t.askSecret(ctx, "Passphrase: ")
		if err != nil {
			return cannot(fmt.Errorf("open the journal: %w", err), "Nothing was changed.")
		}
		err = do(practice.WithPassphrase(passphrase))
		clear(passphrase)
		if try == tries || !errors.Is(err, practice.ErrPassphrase) {
			return err
		}
		writeString(t.Out, "That does not open it.\n")
	}
}
