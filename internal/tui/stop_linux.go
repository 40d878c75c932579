package tui

import (
	"runtime"
	"syscall"
)

// stopProcess stops this program until the shell goes on with it. The signal is sent to this very thread, so that it takes
// effect before the call returns: there is no need to hear of the one that says to go on. That one would be lost when Ctrl+Z
// is pressed again right after it, since the system forgets it then, and heed would wait for it for ever.
func stopProcess() {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	_ = syscall.Tgkill(syscall.Getpid(), syscall.Gettid(), syscall.SIGSTOP) // it cannot fail
}
