package practice

import (
	crand "crypto/rand"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"heed/internal/intake"
	"heed/internal/journal"
	"heed/internal/vault"
)

// sealedJournal is a folder with a journal of n entries of about 158 words, opened by a key file.
func sealedJournal(b *testing.B, n int) string {
	b.Helper()
	r := rand.New(rand.NewPCG(42, 42))
	zipf := rand.NewZipf(r, 1.1, 3, 40_000)
	entries := make([]journal.Entry, n)
	for i := range entries {
		var text strings.Builder
		for range 128 + r.IntN(60) {
			text.WriteString(fmt.Sprintf("%sé%x ", []string{"wa", "re", "ti", "so"}[r.IntN(4)], zipf.Uint64()))
		}
		if i%100 == 50 {
			text.WriteString("onepercent ")
		}
		if i%(n/10) == n/20 {
			text.WriteString("rarely ")
		}
		entries[i] = journal.Entry{
			Date: time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(i) * time.Hour), Title: fmt.Sprint("Session ", i),
			Text: text.String() + "common 日記 👩🏽‍⚕️",
		}
	}
	dir := b.TempDir() + "/journal"
	v, err := vault.Create(b.Context(), dir, vault.Options{Now: time.Now, Random: crand.Reader})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := v.Take(b.Context(), slices.Values(entries), nil); err != nil {
		b.Fatal(err)
	}
	if err := v.Close(); err != nil {
		b.Fatal(err)
	}
	return dir
}

// BenchmarkAfterTheKey measures from the opened journal on: until a screen has something to list, until everything can be
// searched, and then what a person waits for whose typing is shown: 50 entries and where the words stand in 20 of them.
func BenchmarkAfterTheKey(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		dir := sealedJournal(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var first, whole time.Duration
			times := map[string][]time.Duration{}
			var peak uint64
			for b.Loop() {
				p := New(Options{Dir: dir, Now: time.Now, Random: crand.Reader})
				if err := p.Unlock(b.Context(), nil); err != nil {
					b.Fatal(err)
				}
				start := time.Now()
				look(b, p, "", Asked{Limit: 50})
				first += time.Since(start)
				look(b, p, "", Asked{Limit: 50, Whole: true})
				whole += time.Since(start)
				for _, query := range []string{"rarely", "onepercent", "common"} {
					start := time.Now()
					look(b, p, query, Asked{Limit: 50})
					times[query] = append(times[query], time.Since(start))
				}
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.Sys-m.HeapReleased)
				if err := p.Lock(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(first.Microseconds())/1000/float64(b.N), "first-ms")
			b.ReportMetric(float64(whole.Microseconds())/1000/float64(b.N), "whole-ms")
			b.ReportMetric(float64(peak)/(1<<20), "MiB")
			for query, all := range times {
				slices.Sort(all)
				b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, query+"-ms")
			}
		})
	}
}

func look(b *testing.B, p *Practice, query string, a Asked) {
	r, err := p.Search(b.Context(), query, a)
	if err != nil || r.Fault != nil || len(r.Heads) == 0 {
		b.Fatal(len(r.Heads), r.Fault, err)
	}
	var ids []journal.ID
	for _, h := range r.Heads[:min(20, len(r.Heads))] {
		ids = append(ids, h.ID)
	}
	if _, err := p.Matches(b.Context(), query, ids, 70); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkIntakeTenThousand is `heed import` of a text of jrnl's with ten thousand entries, after the journal was opened.
func BenchmarkIntakeTenThousand(b *testing.B) {
	words := strings.Fields("the of and a to in she he was it ward asked stop again room went door said why because later family form team night")
	r := rand.New(rand.NewPCG(42, 42))
	var text strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&text, "[%s] Session %d went on.\n", time.Date(2000, 1, 1, i, i, 0, 0, time.UTC).Format("2006-01-02 15:04"), i)
		for range 155 {
			text.WriteString(words[r.IntN(len(words))] + " ")
		}
		text.WriteString("\n\n")
	}
	for b.Loop() {
		p := New(Options{Now: clock(), Random: rand.NewChaCha8([32]byte{3}), Dir: b.TempDir()})
		if err := p.Create(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
		found, err := p.LookIn(b.Context(), intake.Asked{Format: intake.Jrnl}, strings.NewReader(text.String()), "-")
		if err != nil || len(found.Pieces) != 10_000 {
			b.Fatal(len(found.Pieces), err)
		}
		plan, err := p.PlanIntake(b.Context(), found)
		if err != nil {
			b.Fatal(err)
		}
		if err := p.TakeIn(b.Context(), plan, func(int) {}); err != nil {
			b.Fatal(err)
		}
		if err := p.Lock(); err != nil {
			b.Fatal(err)
		}
	}
}
