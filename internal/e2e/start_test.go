//go:build unix

package e2e

import (
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// BenchmarkFirstFrame measures how long it is from the start of the program to its first frame, as the middle of all
// starts (ms/frame), and how many times as long that is as for the least program with the same libraries (×bare). Each
// start is paired with one of that program, so that whatever else the machine does falls on both; bare beside itself
// tells how much of a difference is chance.
//
//	go test -run '^$' -bench FirstFrame -benchtime 40x ./internal/e2e
func BenchmarkFirstFrame(b *testing.B) {
	bare := program(b, "heed/internal/e2e/testdata/bare")
	for _, path := range []string{bare, program(b, "heed/cmd/heed")} {
		b.Run(filepath.Base(path), func(b *testing.B) {
			var base, own []time.Duration
			home := b.TempDir()
			for b.Loop() {
				base = append(base, firstFrame(b, bare, home))
				own = append(own, firstFrame(b, path, home))
			}
			b.ReportMetric(0, "ns/op") // of a pair: of no use
			b.ReportMetric(float64(middle(own).Microseconds())/1000, "ms/frame")
			b.ReportMetric(float64(middle(own))/float64(middle(base)), "×bare")
		})
	}
}

// firstFrame starts a program, and returns how long it was until it had drawn something.
func firstFrame(b *testing.B, path, home string) time.Duration {
	b.Helper()
	began := time.Now()
	term := Start(b, Options{Program: path, Home: home})
	took := time.Since(began)
	term.Kill()
	return took
}

func middle(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}
