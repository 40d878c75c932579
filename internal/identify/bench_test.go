package identify

import (
	"os"
	"strings"
	"testing"
)

// prose is invented entries, some of them with names, as one text of so many words.
func prose(b *testing.B, words int) string {
	var all strings.Builder
	for _, name := range []string{"exemplars-a", "exemplars-b"} {
		data, err := os.ReadFile("../suggest/model/corpus/" + name + ".yaml")
		if err != nil {
			b.Fatal(err)
		}
		all.Write(data)
	}
	fields := strings.Fields(strings.ReplaceAll(all.String(), "- text:", ""))
	var text strings.Builder
	for i := range words {
		text.WriteString(fields[i%len(fields)])
		if i%120 == 119 {
			text.WriteString("\n\n")
		} else {
			text.WriteByte(' ')
		}
	}
	return text.String()
}

// BenchmarkFind: a paragraph is read after each key, a text when it is saved or leaves the journal. The rest is what
// might be pasted, and must take time in proportion to its length.
func BenchmarkFind(b *testing.B) {
	f := New()
	million := func(s string) string { return strings.Repeat(s, 1<<20/len(s)) }
	for _, bb := range []struct{ name, text string }{
		{"paragraph", prose(b, 120)},
		{"20000words", prose(b, 20_000)},
		{"200000words", prose(b, 200_000)},
		{"megabyte/paragraph", strings.ReplaceAll(prose(b, 190_000), "\n\n", " ")},
		{"megabyte/digits", million("12 943 476 5919 ")},
		{"megabyte/names", million("told Mrs Okafor and Joanne Smith of 14 Acacia Close ")},
		{"megabyte/refused", million("born 943 476 5918 Nurse Manager ")},
		{"megabyte/word", million("x")},
		{"megabyte/digit", million("9")},
		{"megabyte/space", million(" ")},
		{"megabyte/breaks", million("Mr \n\n")},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.text)))
			for b.Loop() {
				f.Find(bb.text)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New()
	}
}
