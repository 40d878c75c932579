//go:build unix && !linux

package tui

import (
	"os"
	"os/signal"
	"syscall"
)

// stopProcess stops this program until the shell goes on with it. The signal may take effect a little after it was sent, so
// what comes next waits for the one that says to go on; or for another Ctrl+Z, for which the system forgets that one.
func stopProcess() {
	goOn := make(chan os.Signal, 1)
	signal.Notify(goOn, syscall.SIGCONT, syscall.SIGTSTP)
	defer signal.Stop(goOn)
	if syscall.Kill(syscall.Getpid(), syscall.SIGSTOP) == nil {
		<-goOn
	}
}
