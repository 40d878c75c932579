//go:build unix

package tui

import (
	"os"
	"sync"
	"syscall"
	"testing"
)

func TestASignalSealsAndLocks(t *testing.T) {
	for _, signal := range []os.Signal{syscall.SIGHUP, syscall.SIGTERM, os.Interrupt} {
		p, memory, page := writing(t)
		self, err := os.FindProcess(os.Getpid())
		if err != nil {
			t.Fatal(err)
		}
		out := &onFirstWrite{do: func() { _ = self.Signal(signal) }}
		if err := Run(t.Context(), endless{}, out, []string{"TERM=xterm-256color"}, p, page); err != nil {
			t.Errorf("%v: %v", signal, err)
		}
		sealedAndLocked(t, p, memory)
	}
}

// onFirstWrite does something once the program draws.
type onFirstWrite struct {
	once sync.Once
	do   func()
}

func (o *onFirstWrite) Write(b []byte) (int, error) {
	o.once.Do(o.do)
	return len(b), nil
}
