package practice

import (
	"context"
	"errors"

	"heed/internal/vault"
)

// Ways is how a journal can be opened.
type Ways = vault.Info

// Ways looks how the journal can be opened, all of it. It needs no key and makes nothing.
func (p *Practice) Ways() (Ways, error) {
	info, err := vault.Inspect(p.dir)
	return info, doing("look at the journal", err)
}

// ways is a journal whose ways in can be changed.
type ways interface {
	SetPassphrase(ctx context.Context, passphrase []byte) error
	RemovePassphrase(ctx context.Context) error
	AddRecovery(ctx context.Context, words string) error
	RemoveRecovery(ctx context.Context) error
	WaysIn(ctx context.Context) (vault.Info, error)
	Confirm(ctx context.Context, s vault.Secret, allowed vault.Bounds) error
}

// Confirm says whether a passphrase opens the journal that is open: it is asked before the ways in are changed, so that
// nobody who walks by can shut the owner out.
func (p *Practice) Confirm(ctx context.Context, passphrase []byte) error {
	const what = "confirm the passphrase"
	w, err := part[ways](p, what)
	if err != nil {
		return err
	}
	return doing(what, w.Confirm(ctx, vault.Passphrase(passphrase), vault.Bounds{}))
}

// WaysIn looks which ways into the open journal there are.
func (p *Practice) WaysIn(ctx context.Context) (Ways, error) {
	const what = "look at the ways into the journal"
	w, err := part[ways](p, what)
	if err != nil {
		return Ways{}, err
	}
	info, err := w.WaysIn(ctx)
	return info, doing(what, err)
}

// SetPassphrase makes this the passphrase of the open journal, in place of the one there was or of the key file.
func (p *Practice) SetPassphrase(ctx context.Context, passphrase []byte) error {
	const what = "set the passphrase"
	w, err := part[ways](p, what)
	if err != nil {
		return err
	}
	err = w.SetPassphrase(ctx, passphrase)
	if err == nil || errors.Is(err, vault.ErrBackupsBehind) {
		p.setSealed(true)
	}
	return doing(what, err)
}

// RemovePassphrase puts a key file beside the journal in place of the passphrase.
func (p *Practice) RemovePassphrase(ctx context.Context) error {
	const what = "remove the passphrase"
	w, err := part[ways](p, what)
	if err != nil {
		return err
	}
	err = w.RemovePassphrase(ctx)
	if err == nil || errors.Is(err, vault.ErrBackupsBehind) {
		p.setSealed(false)
	}
	return doing(what, err)
}

// HasKeyFile says that a key file is in the journal's folder, also before there is a journal.
func (p *Practice) HasKeyFile() bool { return vault.HasKeyFile(p.dir) }

// NewWords makes recovery words to be shown and asked back. Nothing opens with them until KeepWords.
func (p *Practice) NewWords() ([]string, error) {
	words, err := vault.NewWords(p.random)
	return words, doing("make recovery words", err)
}

// KeepWords makes recovery words, as they were typed back, a way in. Those there were before no longer are.
func (p *Practice) KeepWords(ctx context.Context, words string) error {
	const what = "keep the recovery words"
	w, err := part[ways](p, what)
	if err != nil {
		return err
	}
	return doing(what, w.AddRecovery(ctx, words))
}

// RemoveWords takes the recovery words away.
func (p *Practice) RemoveWords(ctx context.Context) error {
	const what = "remove the recovery words"
	w, err := part[ways](p, what)
	if err != nil {
		return err
	}
	return doing(what, w.RemoveRecovery(ctx))
}
