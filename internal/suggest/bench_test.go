package suggest

import (
	"strings"
	"testing"
)

// BenchmarkSuggest is one request: 300 words are a long entry, and nothing a person writes is longer than the last.
func BenchmarkSuggest(b *testing.B) {
	e := realEngine(b)
	all := strings.Fields(strings.Join(texts(vignettes(b)), " "))
	for len(all) < maxWords {
		all = append(all, all...)
	}
	for name, n := range map[string]int{"300words": 300, "2000words": 2000, "20000words": maxWords} {
		text := strings.Join(all[:n], " ")
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				e.Suggest(Request{Text: text, Check: check("", "s1=not_this_time", "p1=moment")}, noon())
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	e := realEngine(b)
	for b.Loop() {
		New(e.lib, e.q)
	}
}

func BenchmarkFind(b *testing.B) {
	e := realEngine(b)
	for b.Loop() {
		e.Find("say sorry when i sho", 10)
	}
}
