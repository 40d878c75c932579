package search_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"heed/internal/search"
)

// corpus is n documents of about 158 words, the same each time: as in people's texts a few words are everywhere and most
// are rare, some have accents (composed or not), some texts are Japanese, and some hold emoji. "onepercent" stands in
// one of a hundred, "rarely" in ten.
func corpus(n int) []search.Document {
	r := rand.New(rand.NewPCG(42, 42))
	words := vocabulary(r)
	zipf := rand.NewZipf(r, 1.1, 3, uint64(len(words)-1))
	docs := make([]search.Document, n)
	for i := range docs {
		var b strings.Builder
		for range 128 + r.IntN(60) {
			b.WriteString(words[zipf.Uint64()])
			b.WriteString([]string{" ", " ", " ", ", ", ". ", " ", "’s ", "\n"}[r.IntN(8)])
		}
		if r.IntN(20) == 0 {
			b.WriteString(strings.Repeat("昨日は雨だった。日記を書く。", 4+r.IntN(9)))
		}
		if r.IntN(10) == 0 {
			b.WriteString(" 👩🏽‍⚕️ ❤️")
		}
		if i%100 == 50 {
			b.WriteString(" onepercent")
		}
		if i%(n/10) == n/20 {
			b.WriteString(" rarely")
		}
		text := b.String()
		if r.IntN(2) == 0 {
			text = norm.NFD.String(text)
		}
		docs[i] = search.Document{
			ID:   search.ID{byte(i), byte(i >> 8), byte(i >> 16)},
			Date: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC).Add(-time.Duration(i) * time.Hour), Texts: []string{text},
		}
	}
	return docs
}

func vocabulary(r *rand.Rand) []string {
	const n = 40_000
	words := strings.Fields("the of and a to in she he was it")
	parts := strings.Fields("ba ce di fo gu ha je ki lo mu na pé rí so tü va we xi yo zu an er in on ur al is ot")
	for len(words) < n {
		w := ""
		for range 1 + r.IntN(4) {
			w += parts[r.IntN(len(parts))]
		}
		words = append(words, w)
	}
	return words
}

// fill adds documents as practice does: newest first, on every core.
func fill(docs []search.Document) *search.Index {
	x := search.New()
	batches := make(chan []search.Document)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for batch := range batches {
				x.Add(batch...)
			}
		})
	}
	for batch := range slices.Chunk(docs, 64) {
		batches <- batch
	}
	close(batches)
	wg.Wait()
	return x
}

func sizes() []int { return []int{1000, 10_000, 100_000} }

func BenchmarkBuild(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			docs := corpus(n)
			size := 0
			for _, d := range docs {
				size += len(d.Texts[0])
			}
			b.SetBytes(int64(size))
			var x *search.Index
			before := heap()
			for b.Loop() {
				x = fill(docs)
			}
			b.ReportMetric(float64(heap()-before)/(1<<20), "MiB")
			runtime.KeepAlive(x)
			runtime.KeepAlive(docs)
		})
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkFind measures the first page (50) and all matches, for what stands in few, one in a hundred and most texts,
// and for what is harder: a beginning, two common words, one letter, nothing at all.
func BenchmarkFind(b *testing.B) {
	for _, n := range sizes() {
		x := fill(corpus(n))
		for _, tt := range []struct{ name, query string }{
			{"rare", "rarely"},
			{"onepercent", "onepercent"},
			{"common", "the"},
			{"prefix", "onep"},
			{"two", "the and"},
			{"phrase", `"of the"`},
			{"letter", "x"},
			{"CJK", "日記"},
			{"none", "nowhere"},
			{"part", "umu"},
			{"without", "the -onepercent"},
		} {
			q, err := search.Parse(tt.query)
			if err != nil {
				b.Fatal(err)
			}
			for _, limit := range []int{50, 0} {
				b.Run(fmt.Sprintf("%d/%s/limit=%d", n, tt.name, limit), func(b *testing.B) { timeFind(b, x, q, limit) })
			}
		}
	}
}

func timeFind(b *testing.B, x *search.Index, q search.Query, limit int) {
	var times []time.Duration
	found := 0
	for b.Loop() {
		start := time.Now()
		ids, _, err := x.Find(context.Background(), q, limit)
		if err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
		found = len(ids)
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(found), "found")
}

func BenchmarkSnippet(b *testing.B) {
	texts := corpus(100)[50].Texts
	q, err := search.Parse("onepercent the")
	if err != nil {
		b.Fatal(err)
	}
	look := q.Looker()
	for b.Loop() {
		if _, ok := look.Snippet(texts, 120); !ok {
			b.Fatal("nothing")
		}
	}
}
