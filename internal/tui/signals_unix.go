//go:build unix

package tui

import (
	"os"
	"syscall"
)

// stopSignals are those by which a shell stops a program to go on with it later.
func stopSignals() []os.Signal { return []os.Signal{syscall.SIGTSTP} }

// sizeSignals say that the terminal's size has changed.
func sizeSignals() []os.Signal { return []os.Signal{syscall.SIGWINCH} }
