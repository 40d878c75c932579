//go:build unix

package tui

import (
	"os"
	"os/signal"
	"syscall"
)

// stopSignals are those by which a shell stops a program to go on with it later.
func stopSignals() []os.Signal { return []os.Signal{syscall.SIGTSTP} }

// stopProcess stops this program until the shell goes on with it. The signal may take effect a little after it was sent, so
// what comes next waits for the one that says to go on.
func stopProcess() {
	goOn := make(chan os.Signal, 1)
	signal.Notify(goOn, syscall.SIGCONT)
	defer signal.Stop(goOn)
	if syscall.Kill(syscall.Getpid(), syscall.SIGSTOP) == nil {
		<-goOn
	}
}

// sizeSignals say that the terminal's size has changed.
func sizeSignals() []os.Signal { return []os.Signal{syscall.SIGWINCH} }
