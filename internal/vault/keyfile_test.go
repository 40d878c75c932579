//go:build unix

package vault

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestAKeyFileThatIsNoFileOrNotItsOwnersAloneIsRefused(t *testing.T) {
	for name, test := range map[string]struct {
		put  func(path string) error // after the key was moved to path.moved
		want error
	}{
		"a link":                 {func(path string) error { return os.Symlink(path+".moved", path) }, ErrNotKeyFile},
		"a folder":               {func(path string) error { return os.Mkdir(path, 0o700) }, ErrNotKeyFile},
		"a pipe, without a wait": {func(path string) error { return syscall.Mkfifo(path, 0o600) }, ErrNotKeyFile},
		"others may read it": {func(path string) error {
			return errors.Join(os.Rename(path+".moved", path), os.Chmod(path, 0o604))
		}, ErrKeyShared},
		"a group may write it": {func(path string) error {
			return errors.Join(os.Rename(path+".moved", path), os.Chmod(path, 0o620))
		}, ErrKeyShared},
	} {
		v, dir := newKeyFileVault(t)
		mustClose(t, v)
		path := filepath.Join(dir, KeyName)
		must(t, os.Rename(path, path+".moved"))
		must(t, test.put(path))
		if _, err := Open(t.Context(), dir, KeyFile(), cheap()); !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
		must(t, os.Remove(filepath.Join(dir, FileName)))
		if _, err := Create(t.Context(), dir, cheap()); !errors.Is(err, test.want) {
			t.Errorf("%s, for a new journal: %v", name, err)
		}
	}
}
