package practice

import (
	"context"
	"fmt"
	"path/filepath"

	"heed/internal/vault"
)

// Report is what a doctor finds in a journal.
type Report = vault.Report

// Secret is what a journal is opened with. The zero Secret opens nothing.
type Secret = vault.Secret

// WithPassphrase is the secret of someone who knows the passphrase. The bytes stay the caller's, who wipes them.
func WithPassphrase(p []byte) Secret { return vault.Passphrase(p) }

// WithKeyFile is the secret of someone who has the key file in the journal's folder.
func WithKeyFile() Secret { return vault.KeyFile() }

// WithWords is the secret of someone who has the recovery words, as they wrote them down.
func WithWords(words string) (Secret, error) {
	s, err := vault.Recovery(words)
	return s, doing("read the recovery words", err)
}

// options are those of every journal.
func (p *Practice) options() vault.Options {
	return vault.Options{Now: p.now, Random: p.random, KeyFolder: p.dir}
}

// file is where the journal lies.
func (p *Practice) file() string { return filepath.Join(p.dir, vault.FileName) }

// UnlockWith opens the journal, and remembers whether it has a passphrase.
func (p *Practice) UnlockWith(ctx context.Context, s Secret) error {
	v, err := vault.Open(ctx, p.dir, s, p.options())
	if err != nil {
		return fmt.Errorf("open the journal: %w", err)
	}
	if ways, err := v.WaysIn(ctx); err == nil {
		p.setSealed(ways.Passphrase)
	}
	err = p.hold(v)
	p.sweep(ctx)
	return err
}

// keeper is a journal in a file.
type keeper interface {
	Tend(ctx context.Context) error
	Backup(ctx context.Context, path string) error
	Changed(ctx context.Context) (bool, error)
}

// Tend does what is due once after the journal was opened: the backup of the day, and what lay in the bin for thirty
// days. It may run on any goroutine. A journal that is never written down has nothing due.
func (p *Practice) Tend(ctx context.Context) error {
	if p.Fleeting() {
		return nil
	}
	const what = "look after the journal"
	k, err := part[keeper](p, what)
	if err != nil {
		return err
	}
	return doing(what, k.Tend(ctx))
}

// Changed says whether another program has written to the journal since it was last asked.
func (p *Practice) Changed(ctx context.Context) (bool, error) {
	if p.Fleeting() {
		return false, nil
	}
	const what = "look for changes"
	k, err := part[keeper](p, what)
	if err != nil {
		return false, err
	}
	changed, err := k.Changed(ctx)
	return changed, doing(what, err)
}

// Backup writes a copy of the journal, as sealed as it is, to a new file, and reads all of it.
func (p *Practice) Backup(ctx context.Context, path string) error {
	const what = "make a backup"
	k, err := part[keeper](p, what)
	if err != nil {
		return err
	}
	return doing(what, k.Backup(ctx, path))
}

// RestoreBackup puts a backup in the place of the journal, which must not be open here, and returns the name of the file
// that keeps what was there; empty when there was nothing.
func (p *Practice) RestoreBackup(ctx context.Context, path string, s Secret) (kept string, err error) {
	kept, err = vault.Restore(ctx, p.dir, path, s, p.options())
	return kept, doing("restore a backup", err)
}

// Examine looks at a journal file as a doctor does; at the journal's own when path is empty. It opens nothing and
// changes nothing. With the zero Secret it looks only at the file and the ways in.
func (p *Practice) Examine(ctx context.Context, path string, s Secret) (Report, error) {
	if path == "" {
		path = p.file()
	}
	r, err := vault.Examine(ctx, path, s, p.options())
	return r, doing("look at the journal", err)
}

// Salvage writes all of the journal that can be read into a new journal file.
func (p *Practice) Salvage(ctx context.Context, to string, s Secret) (Report, error) {
	r, err := vault.Salvage(ctx, p.file(), to, s, p.options())
	return r, doing("salvage the journal", err)
}

// Loss is something that a doctor cannot read.
type Loss = vault.Loss

// What can be lost; see vault.LossKind.
const (
	LostEntry   = vault.LostEntry
	LostText    = vault.LostText
	LostTitle   = vault.LostTitle
	LostSingle  = vault.LostSingle
	LostMissing = vault.LostMissing
	LostSurplus = vault.LostSurplus
)
