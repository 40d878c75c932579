//go:build !unix

package tui

import "os"

// stopSignals are none: this system cannot stop a program to go on with it later.
func stopSignals() []os.Signal { return nil }

func stopProcess() {}

// sizeSignals are none: Bubble Tea asks this system for the size by itself.
func sizeSignals() []os.Signal { return nil }
