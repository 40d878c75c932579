package identify

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// keepsItsWord checks what holds for any text whatever.
func keepsItsWord(t interface{ Errorf(string, ...any) }, f *Finder, text string) {
	found := f.Find(text)
	end := 0
	for _, m := range found {
		if m.Start < end || m.End <= m.Start || m.End > len(text) {
			t.Errorf("%d to %d, after %d, in %d bytes", m.Start, m.End, end, len(text))
			return
		}
		end = m.End
		if utf8.ValidString(text) && !(utf8.RuneStart(text[m.Start]) && (m.End == len(text) || utf8.RuneStart(text[m.End]))) {
			t.Errorf("%d to %d begins or ends within a letter", m.Start, m.End)
		}
		if !slices.Contains(Kinds(), m.Kind) || m.Level < Low || m.Level > High || m.Label == "" || m.Advice == "" || m.Suggestion == "" {
			t.Errorf("a finding says too little: %+v", m)
		}
		if strings.ContainsAny(m.Advice+m.Suggestion, "{}") {
			t.Errorf("something was not put in: %+v", m)
		}
	}
	if !slices.Equal(found, f.Find(text)) {
		t.Errorf("asked twice, two answers")
	}
	for at, paragraph := range Paragraphs(text) {
		for _, alone := range f.Find(paragraph) {
			if !slices.ContainsFunc(found, func(m Finding) bool {
				return m.Start == alone.Start+at && m.End == alone.End+at && m.Kind == alone.Kind && m.Level >= alone.Level
			}) {
				t.Errorf("found in the paragraph alone, not in the text: %+v", alone)
			}
		}
	}
	own := slices.Clone(found)
	for i, m := range own {
		own[i].Suggestion = text[m.Start:m.End]
	}
	if Replace(text, own) != text {
		t.Errorf("what is not found was changed")
	}
	if len(found) > 0 {
		word := text[found[0].Start:found[0].End]
		for _, m := range f.Without(word).Find(text) {
			if folded(text[m.Start:m.End]) == folded(word) {
				t.Errorf("found, though a person said it is nothing: %+v", m)
			}
		}
	}
}

// texts are made of what could matter, in any order.
func texts(t testing.TB) *rapid.Generator[string] {
	bits := []string{
		" ", " ", " ", " ", "\n", "\n\n", "\t", "\u00a0", ", ", ". ", "-", "/", "'", "’s", "(", "+44", "0", "1", "é", "\u0301", "👩‍🏫", "\xff", "\xe2\x80",
		"NHS", "UPN", "postcode", "born on", "dob", "aged", "year-old", "woman", "Mr", "Mrs", "mr", "Dr.", "and", "to", "told", "with", "Joanne",
		"Okafor", "Ward", "Hospital", "Primary School", "Road", "The", "I'd", "van", "K", "MR", "may", "March", "1999", "61", "case ref",
	}
	for _, k := range examples(t).Kinds {
		for _, v := range slices.Concat(k.Hit, k.Miss) {
			bits = append(bits, v.Text)
		}
	}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(bits), 0, 40).Draw(t, "bits"), "")
	})
}

func TestPromises(t *testing.T) {
	f, some := New(), texts(t)
	rapid.Check(t, func(t *rapid.T) {
		keepsItsWord(t, f, some.Draw(t, "text"))
	})
}

func TestLongParagraphsKeepThePromises(t *testing.T) {
	f, some := New(), texts(t)
	rapid.Check(t, func(t *rapid.T) {
		text := some.Draw(t, "text")
		if text == "" {
			return
		}
		text = strings.Repeat(text, 2*mostRead/len(text)+1)
		keepsItsWord(t, f, text)
		end := 0
		for at, piece := range pieces(text) {
			if at != end || len(piece) > mostRead || text[at:at+len(piece)] != piece {
				t.Errorf("a piece of %d bytes at %d, after %d", len(piece), at, end)
			}
			end = at + len(piece)
		}
		if end != len(text) {
			t.Errorf("%d of %d bytes are read", end, len(text))
		}
	})
}

// TestStrongerWins checks the rule for overlaps: whatever was left out overlaps something kept that comes before it.
func TestStrongerWins(t *testing.T) {
	const size = 60
	before := func(a, b match) bool {
		switch {
		case a.level != b.level:
			return a.level > b.level
		case a.end-a.start != b.end-b.start:
			return a.end-a.start > b.end-b.start
		}
		return a.start <= b.start
	}
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOf(rapid.Custom(func(t *rapid.T) match {
			start := rapid.IntRange(0, size-1).Draw(t, "start")
			return match{
				span:  span{start, rapid.IntRange(start+1, min(size, start+12)).Draw(t, "end")},
				level: Level(rapid.IntRange(int(Low), int(High)).Draw(t, "level")),
			}
		})).Draw(t, "matches")
		kept := strongest(slices.Clone(all), size)
		for i, k := range kept {
			if i > 0 && kept[i-1].end > k.start {
				t.Errorf("%v and %v overlap", kept[i-1], k)
			}
		}
		for _, m := range all {
			if !slices.ContainsFunc(kept, func(k match) bool { return k.start < m.end && m.start < k.end && before(k, m) }) {
				t.Errorf("%v was left out for nothing stronger: %v", m, kept)
			}
		}
	})
}

func FuzzFind(f *testing.F) {
	for _, k := range examples(f).Kinds {
		for _, v := range slices.Concat(k.Hit, k.Miss) {
			f.Add(v.Text)
			f.Add("I told Mrs Okafor’s: " + v.Text + "\n\nand Joanne, aged 9\xff")
		}
	}
	finder := New()
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 10_000 {
			t.Skip("long texts say no more than short ones")
		}
		keepsItsWord(t, finder, text)
		keepsItsWord(t, finder, Replace(text, finder.Find(text)))
	})
}
