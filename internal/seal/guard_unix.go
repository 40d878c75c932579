//go:build linux || darwin

package seal

import "syscall"

// guard returns n bytes, zero, in pages that Go's collector knows nothing of, kept out of swap and core dumps as far as
// the system does that for us: a key that could not be locked in memory is still better than no journal.
func guard(n int) []byte {
	b, err := syscall.Mmap(-1, 0, n, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return make([]byte, n)
	}
	_ = syscall.Mlock(b) // refused beyond RLIMIT_MEMLOCK
	hideFromDumps(b)
	return b
}

// unguard gives back what guard returned. What did not come from the system stays with the collector.
func unguard(b []byte) {
	if b != nil {
		_ = syscall.Munmap(b) // it says only that b is not ours
	}
}
