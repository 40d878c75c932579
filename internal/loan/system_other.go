//go:build !unix

package loan

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

const noFollow = 0

// lock opens a file in the folder. On Windows what is open cannot be removed, so a second opening that asks to make it anew
// fails as long as somebody has it.
func lock(dir string) (*os.File, error) {
	name := filepath.Join(dir, "held")
	if err := os.Remove(name); err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	return os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
}

func (f *folder) share(*exec.Cmd) {}

// owned and ours trust the folders of the account: there are no bits to look at.
func owned(fs.FileInfo) bool { return true }

func ours(info fs.FileInfo) bool { return info.IsDir() }

func askToEnd(p *os.Process) error { return p.Kill() }
