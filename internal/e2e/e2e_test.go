//go:build unix

package e2e

import (
	"log"
	"os"
	"path/filepath"
	"testing"
)

// bin is the folder for the programs that the tests build. It is set before the first test.
var bin string

func TestMain(m *testing.M) {
	var err error
	if bin, err = os.MkdirTemp("", "heed-e2e-"); err != nil {
		log.Fatal(err)
	}
	code := m.Run()
	_ = os.RemoveAll(bin)
	os.Exit(code)
}

// program builds a program of this module, once a run, and returns its path.
func program(tb testing.TB, pkg string) string {
	tb.Helper()
	path := filepath.Join(bin, filepath.Base(pkg))
	if _, err := os.Stat(path); err == nil {
		return path
	}
	return Build(tb, bin, pkg)
}

const echo = "heed/internal/e2e/testdata/echo"
