//go:build unix

package loan

import (
	"io/fs"
	"os"
	"os/exec"
	"syscall"
)

// noFollow keeps a link from being opened in the place of a file.
const noFollow = syscall.O_NOFOLLOW

// lock opens a folder and holds it; it fails when somebody else does. The system lets go when the last program that has it
// open ends, however that ends.
func lock(dir string) (*os.File, error) {
	f, err := os.OpenFile(dir, os.O_RDONLY|syscall.O_DIRECTORY|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// share lets the program hold the folder too: should heed be killed while it is open, nobody takes the page from under it.
func (f *folder) share(cmd *exec.Cmd) { cmd.ExtraFiles = []*os.File{f.held} }

// owned says that a file is this account's.
func owned(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Getuid()
}

// ours says that a folder is this account's, and that nobody else may enter it.
func ours(info fs.FileInfo) bool {
	return info.IsDir() && owned(info) && info.Mode().Perm()&0o077 == 0
}

// askToEnd tells a program what a terminal tells it when it goes. One that is stopped is let go on, to hear it.
func askToEnd(p *os.Process) error {
	err := p.Signal(syscall.SIGHUP)
	_ = p.Signal(syscall.SIGCONT)
	return err
}
