//go:build unix

package tui

import (
	"os"
	"syscall"
)

// stopSignals are those by which a shell stops a program to go on with it later.
func stopSignals() []os.Signal { return []os.Signal{syscall.SIGTSTP} }

// stopProcess stops this program until the shell goes on with it.
func stopProcess() { _ = syscall.Kill(syscall.Getpid(), syscall.SIGSTOP) }

// sizeSignals say that the terminal's size has changed.
func sizeSignals() []os.Signal { return []os.Signal{syscall.SIGWINCH} }
