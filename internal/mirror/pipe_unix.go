//go:build unix

package mirror

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// Show tells the second window, if there is one. It never waits: a window that does not read misses something.
func Show(dir string, s State) {
	name := filepath.Join(dir, pipe)
	if !isPipe(name) {
		return // nothing of ours: never write into a file
	}
	// Not through os.File, whose Write waits for room in a full pipe.
	fd, err := syscall.Open(name, syscall.O_WRONLY|syscall.O_NONBLOCK|syscall.O_NOFOLLOW|syscall.O_CLOEXEC, 0)
	if err != nil {
		return // nobody reads
	}
	if line := s.line(); len(line) <= longest {
		_, _ = syscall.Write(fd, []byte(line))
	}
	_ = syscall.Close(fd)
}

func isPipe(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode()&os.ModeType == os.ModeNamedPipe && info.Mode().Perm()&0o077 == 0
}

// Window is the reading end.
type Window struct {
	name string
	file *os.File
	rest string // the beginning of a line whose end has not come yet
}

// Watch opens the reading end in a folder, which must be there. There is one at a time: a second is ErrTaken.
func Watch(dir string) (*Window, error) {
	name := filepath.Join(dir, pipe)
	if err := syscall.Mkfifo(name, 0o600); err != nil && !errors.Is(err, os.ErrExist) {
		return nil, fmt.Errorf("open a window for the room: %w", err)
	}
	if !isPipe(name) {
		return nil, fmt.Errorf("open a window for the room: something else has the name %q in heed's folder", pipe)
	}
	// Open for both, so that it does not end when whoever leads has nothing to say for a while.
	f, err := os.OpenFile(name, os.O_RDWR|syscall.O_NONBLOCK|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return nil, fmt.Errorf("open a window for the room: %w", err)
	}
	if err := lock(f); err != nil {
		return nil, errors.Join(ErrTaken, f.Close())
	}
	return &Window{name: name, file: f}, nil
}

// lock keeps a second window from taking every other line. It goes with the program, however that ends.
func lock(f *os.File) error {
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var locked error
	if err := conn.Control(func(fd uintptr) { locked = syscall.Flock(int(fd), syscall.LOCK_EX|syscall.LOCK_NB) }); err != nil {
		return err
	}
	return locked
}

// Latest is the newest state since it was asked last; false when there is none. It does not wait. What is no state is
// passed over.
func (w *Window) Latest() (latest State, news bool, err error) {
	conn, err := w.file.SyscallConn()
	if err != nil {
		return State{}, false, fmt.Errorf("read where the session is: %w", err)
	}
	chunk := make([]byte, 4096)
	n := 0
	var fault error
	if err := conn.Read(func(fd uintptr) bool {
		n, fault = syscall.Read(int(fd), chunk)
		return true // nothing there is an answer too
	}); err != nil {
		return State{}, false, fmt.Errorf("read where the session is: %w", err)
	}
	if fault != nil && !errors.Is(fault, syscall.EAGAIN) && !errors.Is(fault, syscall.EINTR) {
		return State{}, false, fmt.Errorf("read where the session is: %w", fault)
	}
	for line := range strings.Lines(w.rest + string(chunk[:max(n, 0)])) {
		w.rest = ""
		if !strings.HasSuffix(line, "\n") {
			w.rest = line[:min(len(line), longest)]
			break
		}
		if s, err := parse(line); err == nil {
			latest, news = s, true
		}
	}
	return latest, news, nil
}

// Close takes the pipe away.
func (w *Window) Close() error { return errors.Join(os.Remove(w.name), w.file.Close()) }
