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

// lengths are those of a note, a long evening, a thesis and more than anyone writes, in words.
func lengths() []int { return []int{200, 5_000, 20_000, 100_000} }

func BenchmarkKey(bench *testing.B) {
	for _, n := range lengths() {
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

// BenchmarkPasteAndUndo pastes a page into the middle of a text, and takes it back.
func BenchmarkPasteAndUndo(bench *testing.B) {
	page := prose(300)
	for _, n := range lengths() {
		bench.Run(fmt.Sprintf("%dwords", n), func(bench *testing.B) {
			b := New(prose(n))
			b.MoveTo(Pos{Para: b.Paragraphs() / 2}, false)
			for bench.Loop() {
				b.Paste(page)
				b.Rows()
				b.Undo()
				b.Rows()
			}
		})
	}
}

func BenchmarkResize(bench *testing.B) {
	for _, n := range lengths() {
		bench.Run(fmt.Sprintf("%dwords", n), func(bench *testing.B) {
			b := New(prose(n))
			b.MoveTo(Pos{Para: b.Paragraphs() / 2}, false)
			for i := 0; bench.Loop(); i++ {
				b.Resize(60+i%40, 24)
				b.Rows()
			}
		})
	}
}

// BenchmarkFindAsOneTypes is the worst letter: the only match is just before where one looks from.
func BenchmarkFindAsOneTypes(bench *testing.B) {
	for _, n := range lengths() {
		bench.Run(fmt.Sprintf("%dwords", n), func(bench *testing.B) {
			b := New("needle " + prose(n))
			for bench.Loop() {
				b.Find("needle", Pos{0, 7})
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

// A key must not cost more in a long text than in a short one. Memory is counted, not time, since that is the same on
// every machine: a letter makes its paragraph anew and the rows that are seen, and nothing else.
func TestAKeyCostsTheSameInALongText(t *testing.T) {
	allocs := func(s string) float64 {
		b := New(s)
		b.Resize(80, 24)
		b.MoveTo(Pos{Para: b.Paragraphs() / 2}, false)
		i := 0
		return testing.AllocsPerRun(100, func() { key(b, i); i++ })
	}
	short, long := allocs(prose(5_000)), allocs(strings.Repeat(prose(80), 1_250))
	if long > short+2 || long > 10 {
		t.Errorf("a key makes %v things in 5,000 words and %v in 100,000", short, long)
	}
}
