package cli

import "syscall"

// keepMemory makes sure that what heed has in memory is not written to a core dump when it crashes, and not read by other
// programs of the same account. Where the system refuses, heed runs as before: it is one wall of several.
func keepMemory() {
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
	const setDumpable = 4 // PR_SET_DUMPABLE, which package syscall does not name
	_, _, _ = syscall.RawSyscall(syscall.SYS_PRCTL, setDumpable, 0, 0)
}
