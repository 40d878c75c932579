//go:build linux

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkMemory tells how much memory heed has with a journal of 10,000 entries open, and how much the bare program has
// that waits, in MiB. Of heed with a passphrase the most it ever had holds what deriving the key took; with a key file
// there is none of that.
//
//	open    what lies in memory (VmRSS) with the list complete, when it has not changed for some seconds
//	found   the same after words that stand in most entries were looked for
//	own     what of that the program has made (RssAnon): the rest is pages of its file, which the system shares
//	left    the same as found, when no key was pressed for a minute
//	most    the most there ever was (VmHWM)
//
//	go test -run '^$' -bench Memory -benchtime 1x ./internal/e2e
func BenchmarkMemory(b *testing.B) {
	heed, long := program(b, "heed/cmd/heed"), longHome(b)
	locked := filepath.Join(bin, "home-locked")
	if err := lockedHome(b, long, locked); err != nil {
		b.Fatal(err)
	}
	for _, of := range []struct {
		name string
		o    Options
		open func(*Term)
	}{
		{"bare", Options{Program: program(b, bareProgram)}, nil},
		{"welcome", Options{Program: heed}, nil},
		{"keyfile", Options{Program: heed, Home: long}, openList},
		{"passphrase", Options{Program: heed, Home: locked}, func(t *Term) { unlock(t); openList(t) }},
	} {
		b.Run(of.name, func(b *testing.B) {
			for b.Loop() {
				term := Start(b, of.o)
				if of.open != nil {
					of.open(term)
					b.ReportMetric(settled(b, term)["VmRSS"], "open-MiB")
					term.Keys("/")
					term.Wait("Also:")
					term.Type("night")
					term.Wait("night")
				}
				now := settled(b, term)
				b.ReportMetric(now["VmRSS"], "found-MiB")
				b.ReportMetric(now["RssAnon"], "own-MiB")
				b.ReportMetric(now["VmHWM"], "most-MiB")
				if of.name == "keyfile" {
					b.ReportMetric(leftAlone(b, term, now["VmRSS"]), "left-MiB")
				}
				term.Kill()
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// lockedHome makes a copy of a journal and puts it under a passphrase.
func lockedHome(b *testing.B, from, to string) error {
	b.Helper()
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		return err
	}
	if err := os.Chmod(filepath.Join(to, "heed", "journal.key"), 0o600); err != nil { // CopyFS leaves it to be read by all
		return err
	}
	file := filepath.Join(to, "new")
	if err := os.WriteFile(file, []byte(passphrase+"\n"), 0o600); err != nil {
		return err
	}
	once(b, to, "", "passphrase", "set", "--new-passphrase-file", file)
	return nil
}

// settled waits until what lies in memory has been about the same for four seconds, and returns it in MiB.
func settled(b *testing.B, t *Term) map[string]float64 {
	b.Helper()
	steady, before := 0, -1.0
	for {
		now, err := memory(t.cmd.Process.Pid)
		if err != nil {
			b.Fatal(err)
		}
		if d := now["VmRSS"] - before; d > -0.25 && d < 0.25 {
			steady++
		} else {
			steady, before = 0, now["VmRSS"]
		}
		if steady == 16 {
			return now
		}
		<-time.After(250 * time.Millisecond)
	}
}

// leftAlone waits until the program has given memory back by itself, or a good minute, and returns what is left.
func leftAlone(b *testing.B, t *Term, before float64) float64 {
	b.Helper()
	for late := time.After(70 * time.Second); ; {
		now, err := memory(t.cmd.Process.Pid)
		if err != nil {
			b.Fatal(err)
		}
		if now["VmRSS"] < before-5 {
			return settled(b, t)["VmRSS"]
		}
		select {
		case <-time.After(time.Second):
		case <-late:
			return now["VmRSS"]
		}
	}
}

// memory reads what Linux tells of a process, in MiB.
func memory(pid int) (map[string]float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return nil, err
	}
	found := map[string]float64{}
	for line := range strings.Lines(string(status)) {
		name, rest, _ := strings.Cut(line, ":")
		if kb, ok := strings.CutSuffix(strings.TrimSpace(rest), " kB"); ok {
			n, err := strconv.ParseFloat(kb, 64)
			if err != nil {
				return nil, err
			}
			found[name] = n / 1024
		}
	}
	return found, nil
}
