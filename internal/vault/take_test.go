package vault

import (
	"slices"
	"testing"

	"heed/internal/journal"
	"heed/internal/journal/journaltest"
)

func TestNoTwoJournalsHaveTheSameIDForAName(t *testing.T) {
	one, dir := newVault(t)
	two, _ := newVault(t)
	name := func(v *Vault) journal.ID {
		id, err := v.Name(t.Context(), "notes/ward.md")
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	if name(one) == name(two) {
		t.Error("who sees an id can try names")
	}
	if name(one) != name(mustOpen(t, dir, Passphrase(passphrase))) {
		t.Error("the next time it is another")
	}
}

// A doctor finds nothing missing where an entry came in without its first revisions.
func TestTakenInIsWhole(t *testing.T) {
	v, dir := newVault(t)
	e := journaltest.Full()
	e.ID, e.Revision, e.Parent = journal.ID{1}, 7, 3
	if n, err := v.Take(t.Context(), slices.Values([]journal.Entry{e}), []journal.Intention{{ID: journal.ID{2}}}); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	mustClose(t, v)
	v = mustOpen(t, dir, Passphrase(passphrase))
	for _, err := range v.Entries(t.Context()) {
		if err != nil {
			t.Error(err)
		}
	}
	mustClose(t, v)
	r, err := Examine(t.Context(), dir+"/"+FileName, Passphrase(passphrase), cheap())
	if err != nil || !r.OK() || r.Entries != 1 || r.Intentions != 1 {
		t.Errorf("it finds %+v, %v", r, err)
	}
}
