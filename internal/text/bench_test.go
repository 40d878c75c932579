package text

import (
	"fmt"
	"strings"
	"testing"
)

// prose is n words in paragraphs of 80, with what people write in English:
// mostly ASCII, some accents and curly quotes, an emoji now and then.
func prose(n int) string {
	some := strings.Fields("I went home after the café meeting and thought it over: " +
		"was it really about the rota, or that nobody’s asked me? " +
		"She said “naïve”, half joking 🙂 and I laughed with her. Since then it stays with me while I write these notes.")
	var out strings.Builder
	for i := range n {
		out.WriteString(some[i%len(some)])
		if i%80 == 79 {
			out.WriteString("\n\n")
			continue
		}
		out.WriteByte(' ')
	}
	return out.String()
}

// key types or deletes a letter and draws.
func key(b *Buffer, i int) {
	if i%2 == 0 {
		b.Type("e")
	} else {
		b.Delete(Left)
	}
	b.Rows()
	b.Cursor()
}

func benchmarkKeys(bench *testing.B, text string) {
	b := New(text)
	b.Resize(80, 24)
	middle := Pos{Para: b.Paragraphs() / 2}
	middle.Byte = len(b.Paragraph(middle.Para)) / 2
	b.MoveTo(middle, false)
	bench.ReportAllocs()
	for i := 0; bench.Loop(); i++ {
		key(b, i)
	}
}

func BenchmarkKey(bench *testing.B) {
	for _, n := range []int{200, 5_000, 20_000, 100_000} {
		bench.Run(fmt.Sprintf("%dwords", n), func(bench *testing.B) { benchmarkKeys(bench, prose(n)) })
	}
	bench.Run("5000lines", func(bench *testing.B) { benchmarkKeys(bench, strings.Repeat(prose(12)+"\n", 5000)) })
	one := func(s string) string { return strings.ReplaceAll(s, "\n", " ") }
	bench.Run("5000words,1paragraph", func(bench *testing.B) { benchmarkKeys(bench, one(prose(5000))) })
	ideographs := strings.Repeat("今日会議後考。", 2000)
	bench.Run("5000words,1paragraph,ideographs", func(bench *testing.B) { benchmarkKeys(bench, ideographs) })
	bench.Run("1MB,1paragraph", func(bench *testing.B) { benchmarkKeys(bench, one(prose(190_000))) })
	bench.Run("200000lines", func(bench *testing.B) { benchmarkKeys(bench, strings.Repeat("short line\n", 200_000)) })
}

func BenchmarkNewline(bench *testing.B) {
	for _, n := range []int{5_000, 200_000} {
		bench.Run(fmt.Sprintf("%dlines", n), func(bench *testing.B) {
			b := New(strings.Repeat("short line\n", n))
			b.MoveTo(Pos{n / 2, 5}, false)
			for i := 0; bench.Loop(); i++ {
				if i%2 == 0 {
					b.Newline()
				} else {
					b.Delete(Left)
				}
				b.Rows()
			}
		})
	}
}

func BenchmarkPaste1MB(bench *testing.B) {
	for name, s := range map[string]string{
		"prose":      prose(190_000),
		"1paragraph": strings.Repeat("word ", 200_000),
		"CRLF":       strings.Repeat("short line\r\n", 87_000),
	} {
		bench.Run(name, func(bench *testing.B) {
			bench.SetBytes(int64(len(s)))
			for bench.Loop() {
				b := New("before\nafter")
				b.Move(RowEnd, false)
				b.Paste(s)
				b.Rows()
			}
		})
	}
}

func BenchmarkJump(bench *testing.B) {
	b := New(prose(100_000))
	for i := 0; bench.Loop(); i++ {
		b.Resize(60+i%40, 24) // nothing is wrapped yet
		b.Move([]Movement{End, Start, PageDown, Down}[i%4], false)
		b.Rows()
	}
}

func BenchmarkWordLeft(bench *testing.B) {
	for name, s := range map[string]string{"prose": prose(5000), "1MBofIdeographs": strings.Repeat("今日会議後考。", 50_000)} {
		bench.Run(name, func(bench *testing.B) {
			b := New(s)
			b.MoveTo(Pos{b.Paragraphs() / 2, 1 << 19}, false)
			for bench.Loop() {
				b.wordLeft(b.Head())
			}
		})
	}
}

func BenchmarkFindNothing(bench *testing.B) {
	b := New(prose(100_000))
	for bench.Loop() {
		b.Find("not there", b.Head())
	}
}

func BenchmarkString(bench *testing.B) {
	b := New(prose(100_000))
	for bench.Loop() {
		_ = b.String()
	}
}
