package vault

import (
	"errors"
	"sync"
	"testing"
	"time"

	"heed/internal/journal"
)

// Whoever holds the key for reading must not ask for it again: once Close waits, the second time waits for Close.
func TestClosingDuringAnyCallNeverWaitsForEver(t *testing.T) {
	v, dir := newVault(t)
	e := mustSave(t, v, journal.Entry{Text: "x"})
	mustSave(t, v, journal.Entry{Text: "y"})
	must(t, v.Delete(t.Context(), e.ID))
	mustClose(t, v)
	calls := map[string]func(*Vault) error{
		"Heads": func(v *Vault) (last error) {
			for _, err := range v.Heads(t.Context()) {
				last = err
			}
			return last
		},
		"Recent": func(v *Vault) error { _, err := v.Recent(t.Context(), 5); return err },
		"Bin":    func(v *Vault) error { _, err := v.Bin(t.Context()); return err },
		"Empty":  func(v *Vault) error { _, err := v.Empty(t.Context(), time.Unix(0, 0)); return err },
		"Drafts": func(v *Vault) error { _, err := v.Drafts(t.Context()); return err },
		"Save":   func(v *Vault) error { _, err := v.Save(t.Context(), journal.Entry{}); return err },
	}
	for round := range 40 {
		v := mustOpen(t, dir, Passphrase(passphrase))
		var all sync.WaitGroup
		for name, call := range calls {
			all.Go(func() {
				if err := call(v); err != nil && !errors.Is(err, ErrClosed) {
					t.Errorf("%s: %v", name, err)
				}
			})
		}
		time.Sleep(time.Duration(round) * 50 * time.Microsecond)
		all.Go(func() { _ = v.Close() })
		done := make(chan struct{})
		go func() { all.Wait(); close(done) }()
		select {
		case <-done:
		case <-time.After(20 * time.Second):
			t.Fatalf("round %d: a call and Close wait for each other", round)
		}
	}
}
