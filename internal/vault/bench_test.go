package vault

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/theme"
)

// corpus is n entries of about 158 words, the same each time.
func corpus(n int) []journal.Entry {
	r := rand.New(rand.NewPCG(42, 42))
	words := strings.Fields("the of and a to in she he was it ward asked stop again room went door said why because later family form team night listen power choice sorry plan")
	entries := make([]journal.Entry, n)
	for i := range entries {
		var text strings.Builder
		for range 128 + r.IntN(60) {
			text.WriteString(words[r.IntN(len(words))])
			text.WriteString([]string{" ", " ", " ", "ly ", ". "}[r.IntN(5)])
		}
		entries[i] = journal.Entry{
			Date:   time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(r.IntN(3_000_000)) * time.Minute),
			Title:  fmt.Sprintf("Session %d", i),
			Text:   text.String(),
			Themes: []theme.ID{theme.Power, theme.Shared},
			Tags:   []string{"ward"},
		}
	}
	return entries
}

// filled is a journal with n entries.
func filled(b *testing.B, n int) *Vault {
	b.Helper()
	v, _ := newVault(b)
	if _, err := v.SaveAll(b.Context(), slices.Values(corpus(n))); err != nil {
		b.Fatal(err)
	}
	return v
}

func BenchmarkSave(b *testing.B) {
	for _, n := range []int{0, 1000, 10_000} {
		b.Run(fmt.Sprintf("beside=%d", n), func(b *testing.B) {
			v, e := filled(b, n), corpus(1)[0]
			for b.Loop() {
				mustSave(b, v, e)
			}
		})
	}
}

func BenchmarkSaveDraft(b *testing.B) {
	v := filled(b, 1000)
	d := journal.Draft{Entry: corpus(1)[0]}
	d.ID = journal.ID{1}
	for b.Loop() {
		if err := v.SaveDraft(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadTenThousand(b *testing.B) {
	v := filled(b, 10_000)
	b.Run("recent=50", func(b *testing.B) {
		for b.Loop() {
			if heads, err := v.Recent(b.Context(), 50); err != nil || len(heads) != 50 {
				b.Fatal(len(heads), err)
			}
		}
	})
	b.Run("heads=first50", func(b *testing.B) {
		for b.Loop() {
			n := 0
			for _, err := range v.Heads(b.Context()) {
				if err != nil {
					b.Fatal(err)
				}
				if n++; n == 50 {
					break
				}
			}
		}
	})
	b.Run("entries=all", func(b *testing.B) {
		for b.Loop() {
			n := 0
			for _, err := range v.Entries(b.Context()) {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
			if n != 10_000 {
				b.Fatal(n)
			}
		}
	})
}

func BenchmarkImportTenThousand(b *testing.B) {
	entries := corpus(10_000)
	for b.Loop() {
		v, _ := newVault(b)
		if _, err := v.SaveAll(b.Context(), slices.Values(entries)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenWithKeyFile(b *testing.B) {
	dir := b.TempDir()
	v, err := Create(b.Context(), dir, cheap())
	if err != nil {
		b.Fatal(err)
	}
	if _, err := v.SaveAll(b.Context(), slices.Values(corpus(1000))); err != nil {
		b.Fatal(err)
	}
	mustClose(b, v)
	for b.Loop() {
		v, err := Open(b.Context(), dir, KeyFile(), cheap())
		if err != nil {
			b.Fatal(err)
		}
		mustClose(b, v)
	}
}
