package practice

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"heed/internal/vault"
)

func TestEveryFaultIsOneSentenceWithAnythingToDoAfterIt(t *testing.T) {
	t.Parallel()
	for _, f := range faults() {
		err := fmt.Errorf("keep the entry: %w (driver words (11))", f.is)
		if got := Explain(err); got != f.sentence || strings.Count(got, ".") != strings.Count(got, "journal.key")+1 {
			t.Errorf("%v: %q", f.is, got)
		}
		if got := Hint(err); got != f.hint || got != "" && !strings.HasSuffix(got, ".") && !strings.HasSuffix(got, "is.") {
			t.Errorf("%v: %q", f.is, got)
		}
	}
}

func TestTheFaultThatIsOursComesBeforeTheSystems(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("%w (%w)", vault.ErrPermission, fs.ErrPermission), "This account may not use the journal's folder."},
		{fmt.Errorf("%w (%w)", vault.ErrFull, syscall.ENOSPC), "The disk is full."},
		{fmt.Errorf("%w; and another: %w", vault.ErrPassphrase, vault.ErrDamaged), "The passphrase does not open this journal."},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, "This account may not do that here."},
		{&fs.PathError{Op: "stat", Path: "x", Err: syscall.ENOTDIR}, "A file stands where the journal's folder should be."},
		{errors.New("élan:\n  lost"), "Élan: lost."},
		{errors.New(""), "Something went wrong."},
		{nil, ""},
	} {
		if got := Explain(test.err); got != test.want {
			t.Errorf("%v: %q", test.err, got)
		}
	}
	if got := Hint(errors.New("nobody knows")); got != "" {
		t.Error(got)
	}
	if got := Hint(nil); got != "" {
		t.Error(got)
	}
}
