//go:build unix

package practice

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/internal/intake"
)

func TestNothingOutsideAFolderIsRead(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"outside.md": "outside", "notes/a.md": "inside", "elsewhere/b.md": "outside"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"link.md": "../outside.md", "folder": "../elsewhere", "loop": ".", "self.md": "a.md"} {
		if err := os.Symlink(to, filepath.Join(dir, "notes", link)); err != nil {
			t.Fatal(err)
		}
	}
	p := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{2}), Journal: memory()})
	found, err := p.LookIn(t.Context(), intake.Asked{Format: intake.Markdown}, nil, filepath.Join(dir, "notes"))
	if err != nil || len(found.Pieces) != 1 || found.Pieces[0].Entry.Text != "inside" {
		t.Errorf("found %d, %v", len(found.Pieces), err)
	}
	if got := fmt.Sprint(found.Left); !strings.Contains(got, "4 links were not followed") {
		t.Errorf("it tells %s", got)
	}
}
