package suggest

import (
	"strings"
	"testing"

	"heed/internal/suggest/lex"
)

// BenchmarkSuggest is one request, once the model is loaded: 300 words are a long entry, 2,000 a reflective account,
// and nothing longer than the last is read.
func BenchmarkSuggest(b *testing.B) {
	e := realEngine(b)
	all := strings.Fields(strings.Join(vignetteTexts(b), " "))
	for len(all) < lex.MaxWords {
		all = append(all, all...)
	}
	for _, size := range []struct {
		name  string
		words int
	}{{"300words", 300}, {"2000words", 2000}, {"20000words", lex.MaxWords}} {
		text := strings.Join(all[:size.words], " ")
		b.Run(size.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.Suggest(Request{Text: text, Check: check("", "s1=not_this_time", "p1=moment")}, noon())
			}
		})
	}
}

// BenchmarkRank is what the model makes of the text, without choosing and reasons.
func BenchmarkRank(b *testing.B) {
	e := realEngine(b)
	text := strings.Join(strings.Fields(strings.Join(vignetteTexts(b), " "))[:300], " ")
	b.ReportAllocs()
	for b.Loop() {
		e.Rank(text)
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
