package cli

import "syscall"

// keepMemory makes sure that what heed has in memory is not written to a core dump when it crashes.
func keepMemory() { _ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}) }
