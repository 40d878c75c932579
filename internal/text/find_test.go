package text

import "testing"

func TestFind(t *testing.T) {
	for name, c := range map[string]struct{ query, in, want string }{
		"from the cursor on":           {"ab", "ab |ab ab", "ab |ab| ab"},
		"round the end":                {"ab", "ab x|x", "|ab| xx"},
		"round into its own paragraph": {"ab", "xab| ab", "xab |ab|"},
		"across paragraphs":            {"b", "a|\n\nab", "a\n\na|b|"},
		"case":                         {"STRASSE", "|Straße", "|Straße|"},
		"accents of the text":          {"cafe", "|Café " + accent, "|Café| " + accent},
		"accents of the query":         {"é", "a|e", "a|e|"},
		"accents in two runes":         {"é", "a|" + accent, "a|" + accent + "|"},
		"no half of a letter":          {"s", "|ß s", "ß |s|"},
		"no half of a syllable":        {"가", "|각 가", "각 |가|"},
		"no part of a family":          {"👩", "|" + family + " 👩", family + " |👩|"},
		"kana keep their marks":        {"か", "|がか", "が|か|"},
		"thai keeps its vowels":        {"ก", "|กิ ก", "กิ |ก|"},
		"either apostrophe":            {"don't", "|I don’t", "I |don’t|"},
		"ligature":                     {"office", "|oﬃce", "|oﬃce|"},
		"heart with and without":       {"❤", "|" + heart, "|" + heart + "|"},
		"what would be typed":          {"a\tb", "|a    b", "|a    b|"},
		"not there":                    {"x", "a|bc", "a|bc"},
		"nothing":                      {"", "a|bc", "a|bc"},
		"only an accent":               {"\u0301", "a|" + accent, "a|" + accent},
		"whole of the only match":      {"ab", "|ab|", "|ab|"},
	} {
		t.Run(name, func(t *testing.T) {
			b := at(t, c.in)
			if found, ok := b.Find(c.query, b.Selection().To); ok {
				b.Select(found)
			}
			expect(t, b, c.want)
		})
	}
}

func TestFindBack(t *testing.T) {
	for name, c := range map[string]struct{ query, in, want string }{
		"before the cursor":  {"ab", "ab ab |ab", "ab |ab| ab"},
		"round the start":    {"ab", "x|x ab ab", "xx ab |ab|"},
		"before a selection": {"aa", "aaa|aa|", "aa|aa|a"},
		"across paragraphs":  {"b", "ab\n\n|a", "a|b|\n\na"},
		"nearest paragraph":  {"b", "b\nb\n|a\nb", "b\n|b|\na\nb"},
		"not there":          {"x", "a|bc", "a|bc"},
	} {
		t.Run(name, func(t *testing.T) {
			b := at(t, c.in)
			if found, ok := b.FindBack(c.query, b.Selection().From); ok {
				b.Select(found)
			}
			expect(t, b, c.want)
		})
	}
}
