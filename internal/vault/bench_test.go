package vault

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"heed/internal/journal"
	"heed/internal/theme"
)

// corpus is n entries of about 158 words, the same each time: English with composed and decomposed accents, and now and
// then another script or an emoji.
func corpus(n int) []journal.Entry {
	r := rand.New(rand.NewPCG(42, 42))
	words := strings.Fields("the of and a to in she he was it ward asked stop again room went door said why because later family form team night listen power choice sorry plan caf\u00e9 cafe\u0301 na\u00efve Łódź ß Ærø 雨の日 日記 친구 Ёлка θάλασσα 👩🏽‍⚕️ 🌧️")
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
	if _, err := v.Take(b.Context(), slices.Values(corpus(n)), nil); err != nil {
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

// BenchmarkBars measures what design/storage.md sets bars for, at three sizes. internal/e2e/bars.sh makes a table of it.
func BenchmarkBars(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("%d", n), func(b *testing.B) { bars(b, n) })
	}
}

func bars(b *testing.B, n int) {
	began := time.Now()
	v, dir := newKeyFileVault(b)
	if _, err := v.Take(b.Context(), slices.Values(corpus(n)), nil); err != nil {
		b.Fatal(err)
	}
	imported := time.Since(began)
	b.Run("import", func(b *testing.B) { b.ReportMetric(float64(imported.Nanoseconds()), "ns/op") })
	b.Run("file", func(b *testing.B) {
		info, err := os.Stat(filepath.Join(dir, FileName))
		must(b, err)
		b.ReportMetric(float64(info.Size()), "bytes")
	})
	one := corpus(1)[0]
	for name, do := range map[string]func() error{
		"save": func() error { _, err := v.Save(b.Context(), one); return err },
		"draft": func() error {
			return v.SaveDraft(b.Context(), journal.Draft{Entry: journal.Entry{ID: journal.ID{1}, Text: one.Text}})
		},
		"recent":  func() error { _, err := v.Recent(b.Context(), 50); return err },
		"list":    func() error { return drained(v.Heads(b.Context())) },
		"all":     func() error { return drained(v.Entries(b.Context())) },
		"changed": func() error { _, err := v.Changed(b.Context()); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				must(b, do())
			}
		})
	}
	mustClose(b, v)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			v, err := Open(b.Context(), dir, KeyFile(), cheap())
			must(b, err)
			must(b, v.Close())
		}
	})
	b.Run("doctor", func(b *testing.B) {
		for b.Loop() {
			r, err := Examine(b.Context(), filepath.Join(dir, FileName), KeyFile(), cheap())
			if err != nil || !r.OK() {
				b.Fatal(r, err)
			}
		}
	})
}

// drained runs through a list.
func drained[T any](all iter.Seq2[T, error]) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
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
		if _, err := v.Take(b.Context(), slices.Values(entries), nil); err != nil {
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
	if _, err := v.Take(b.Context(), slices.Values(corpus(1000)), nil); err != nil {
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
