package store

import (
	"path/filepath"
	"testing"
)

func TestStandingIsTheLedgerAndAllThatIsReplacedInPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.heed")
	err := Create(t.Context(), path, [16]byte{1}, func(tx *Tx) error {
		for n := byte(1); n <= 3; n++ {
			if _, err := tx.PutSingle(t.Context(), Single{ID: [16]byte{n}, Kind: n + 1, Box: []byte{n}}); err != nil {
				return err
			}
		}
		return tx.PutLedger(t.Context(), LedgerHead, []byte("head"))
	})
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	all, err := s.Standing(t.Context())
	if err != nil || string(all.Ledger.Head) != "head" || all.Ledger.Body != nil || len(all.Singles) != 3 {
		t.Fatalf("%+v, %v", all, err)
	}
	for i, one := range all.Singles {
		if n := byte(3 - i); one.ID != [16]byte{n} || one.Kind != n+1 || one.Box[0] != n {
			t.Errorf("place %d: %+v", i, one)
		}
	}
}
