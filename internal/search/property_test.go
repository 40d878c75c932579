package search_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"heed/internal/search"
	"heed/internal/theme"
)

// pieces are what the texts and queries of these tests are made of.
func pieces() []string {
	return strings.Split("a|b|A|é|e\u0301|É|ss|ß|Ł|l|ø|o|oe|Œ|æ|þ|th|ı|İ|i|x|x|x|1|2|１| | | | |\n|\t|.|, |-|–|'|’|…|"+
		"雨|日|日|記|か|が|か\u3099|ー|ｶﾞ|친|\u110e\u1175\u11ab|구|ก|กิ|วั|я|Ё|Е\u0308|е|σ|ς|ά|كَ|ك|ـ|न|नि|्|\u0301|\u00ad|\u200d|"+
		"😀|❤️|❤|👩🏽‍⚕️|👩|$|+|½|ﬁ|™|`", "|")
}

// token is a run of characters of one kind, with nothing between them.
type token struct {
	word bool
	text string
}

// naively folds a text as a whole, and cuts it into tokens. It knows only the characters of these tests.
func naively(text string) []token {
	text = strings.ReplaceAll(text, "`", "'")
	text = strings.NewReplacer("ß", "ss", "œ", "oe", "æ", "ae", "þ", "th", "ø", "o", "ł", "l", "ı", "i", "ς", "σ").
		Replace(strings.ToLower(norm.NFKD.String(text)))
	text = strings.Map(func(r rune) rune {
		if '\u0300' <= r && r <= '\u036f' || '\u064b' <= r && r <= '\u0652' || r == 'ـ' || r == '\ufe0f' || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
	var tokens []token
	last := ""
	for _, r := range norm.NFC.String(text) {
		kind := "sign"
		switch {
		case unicode.IsSpace(r) || unicode.IsPunct(r):
			last = ""
			continue
		case unicode.IsMark(r) && last != "":
			kind = last
		case r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai):
			if !unicode.IsMark(r) {
				kind = "inside"
				break
			}
			kind = "word"
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			kind = "word"
		}
		if kind != last {
			tokens = append(tokens, token{word: kind == "word"})
		}
		tokens[len(tokens)-1].text += string(r)
		last = kind
	}
	return tokens
}

// stands says that tokens that are looked for follow each other in those of a text.
func stands(text, wanted []token, whole bool) bool {
	for i := range len(text) - len(wanted) + 1 {
		fits := true
		for j, w := range wanted {
			t, first, last := text[i+j], j == 0, j == len(wanted)-1
			fits = fits && t.word == w.word
			switch {
			case last && w.word && !whole:
				fits = fits && strings.HasPrefix(t.text, w.text)
			case w.word || !first && !last:
				fits = fits && t.text == w.text
			case first && last:
				fits = fits && strings.Contains(t.text, w.text)
			case first:
				fits = fits && strings.HasSuffix(t.text, w.text)
			default:
				fits = fits && strings.HasPrefix(t.text, w.text)
			}
		}
		if fits {
			return true
		}
	}
	return false
}

// part is one part of a query.
type part struct {
	text   string
	quoted bool
	out    bool
}

func (p part) String() string {
	s := p.text
	if p.quoted {
		s = `"` + s + `"`
	}
	if p.out {
		s = "-" + s
	}
	return s
}

func (p part) finds(d search.Document) bool {
	wanted := naively(p.text)
	if len(wanted) == 0 {
		return true
	}
	for _, text := range append(slices.Clone(d.Texts), d.Tags...) {
		if stands(naively(text), wanted, p.quoted) {
			return !p.out
		}
	}
	return p.out
}

func text(t *rapid.T, most int) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces()), 0, most).Draw(t, "text"), "")
}

func drawDocument(t *rapid.T) search.Document {
	d := search.Document{
		ID:       search.ID{rapid.Byte().Draw(t, "id") % 100},
		Revision: rapid.IntRange(1, 3).Draw(t, "revision"),
		Date:     time.Date(2026, 1, rapid.IntRange(1, 60).Draw(t, "day"), 12, 0, 0, 0, time.UTC),
		Saved:    time.UnixMilli(rapid.Int64Range(0, 5).Draw(t, "saved")),
		Texts:    []string{text(t, 12), text(t, 12)},
	}
	if rapid.Bool().Draw(t, "tagged") {
		d.Tags = []string{text(t, 3)}
	}
	if rapid.Bool().Draw(t, "themed") {
		d.Themes = []theme.ID{rapid.SampledFrom(theme.IDs()).Draw(t, "theme")}
	}
	return d
}

// drawQuery takes most of its words from the documents, so that something is found.
func drawQuery(t *rapid.T, docs map[search.ID]search.Document) (parts []part, filter theme.ID) {
	var texts []string
	for _, id := range slices.SortedFunc(mapKeys(docs), func(a, b search.ID) int { return slices.Compare(a[:], b[:]) }) {
		texts = append(texts, docs[id].Texts...)
	}
	for range rapid.IntRange(0, 3).Draw(t, "words") {
		p := part{text: text(t, 3), quoted: rapid.Bool().Draw(t, "quoted"), out: rapid.IntRange(0, 4).Draw(t, "out") == 0}
		if len(texts) > 0 && rapid.Bool().Draw(t, "from a text") {
			runes := []rune(rapid.SampledFrom(texts).Draw(t, "of"))
			start := rapid.IntRange(0, len(runes)).Draw(t, "start")
			p.text = string(runes[start:min(start+rapid.IntRange(1, 6).Draw(t, "long"), len(runes))])
		}
		if !p.quoted {
			p.text = strings.TrimLeft(strings.Join(strings.Fields(p.text), "x"), "-")
		}
		if p.text != "" {
			parts = append(parts, p)
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "by theme") == 0 {
		filter = rapid.SampledFrom(theme.IDs()).Draw(t, "filter")
	}
	return parts, filter
}

func mapKeys(docs map[search.ID]search.Document) func(func(search.ID) bool) {
	return func(yield func(search.ID) bool) {
		for id := range docs {
			if !yield(id) {
				return
			}
		}
	}
}

func TestItFindsWhatANaiveSearchFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := search.New()
		docs := map[search.ID]search.Document{}
		for range rapid.IntRange(0, 5).Draw(t, "batches") {
			batch := make([]search.Document, rapid.IntRange(0, 30).Draw(t, "batch"))
			for i := range batch {
				batch[i] = drawDocument(t)
			}
			x.Add(batch...)
			for _, d := range batch {
				if d.Revision >= docs[d.ID].Revision {
					docs[d.ID] = d
				}
			}
			gone := search.ID{rapid.Byte().Draw(t, "gone") % 100}
			x.Remove(gone)
			delete(docs, gone)
		}
		parts, filter := drawQuery(t, docs)
		check(t, x, docs, parts, filter)
	})
}

func check(t *rapid.T, x *search.Index, docs map[search.ID]search.Document, parts []part, filter theme.ID) {
	query, letters := "", len(parts) == 0 || filter != ""
	for _, p := range parts {
		query += p.String() + " "
		letters = letters || len(naively(p.text)) > 0
	}
	if filter != "" {
		query += "theme:" + string(filter)
	}
	q, err := search.Parse(query)
	if err != nil {
		if letters {
			t.Fatalf("%q: %v", query, err)
		}
		return
	}
	var want []search.Document
	look := q.Looker()
	for _, d := range docs {
		fits := filter == "" || slices.Contains(d.Themes, filter)
		for _, p := range parts {
			fits = fits && p.finds(d)
		}
		if look.Finds(d) != fits {
			t.Fatalf("%q: looked at by itself, %+v is found: %v", query, d, !fits)
		}
		if fits {
			want = append(want, d)
		}
	}
	slices.SortFunc(want, func(a, b search.Document) int {
		return cmp.Or(b.Date.Compare(a.Date), b.Saved.Compare(a.Saved), slices.Compare(a.ID[:], b.ID[:]))
	})
	limit := rapid.IntRange(0, 12).Draw(t, "limit")
	more := limit > 0 && len(want) > limit
	if more {
		want = want[:limit]
	}
	got, gotMore, err := x.Find(context.Background(), q, limit)
	if err != nil || gotMore != more || len(got) != len(want) {
		t.Fatalf("%q: %d found (more: %v, %v), want %d (more: %v)", query, len(got), gotMore, err, len(want), more)
	}
	for i, d := range want {
		if got[i] != d.ID {
			t.Fatalf("%q: at %d %v, want %v", query, i, got[i], d.ID)
		}
		checkMarks(t, q, d, parts)
	}
}

// checkMarks looks at how the places are shown that were found in a document.
func checkMarks(t *rapid.T, q search.Query, d search.Document, parts []part) {
	for _, text := range d.Texts {
		for _, p := range parts {
			if wanted := naively(p.text); !p.out && len(wanted) > 0 && stands(naively(text), wanted, p.quoted) && len(q.Looker().Marks(text)) == 0 {
				t.Fatalf("%v stands in %q, and nothing is marked", p, text)
			}
		}
		soundMarks(t, text, q.Looker().Marks(text))
	}
	size := rapid.IntRange(1, 12).Draw(t, "size")
	if s, ok := q.Looker().Snippet(d.Texts, size); ok {
		soundSnippet(t, d.Texts, s)
	}
}

type failer interface{ Fatalf(string, ...any) }

func soundSnippet(t failer, texts []string, s search.Snippet) {
	of := texts[s.Of]
	if !strings.HasPrefix(of[s.At:], s.Text) || s.Before != (s.At > 0) || s.After != (s.At+len(s.Text) < len(of)) {
		t.Fatalf("the snippet %+v is not from %q", s, of)
	}
	if len(s.Marks) == 0 {
		t.Fatalf("the snippet %q of %q shows nothing that was found", s.Text, of)
	}
	soundMarks(t, s.Text, s.Marks)
	soundMarks(t, of, []search.Span{{Start: s.At, End: s.At + len(s.Text)}})
}

func soundMarks(t failer, text string, marks []search.Span) {
	edges := map[int]bool{0: true}
	for g := graphemes.FromString(text); g.Next(); {
		edges[g.End()] = true
	}
	last := -1
	for _, m := range marks {
		if m.Start <= last || m.End <= m.Start || !edges[m.Start] || !edges[m.End] {
			t.Fatalf("the marks %v of %q are not characters in order", marks, text)
		}
		last = m.End
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`ward "round two" -night theme:repair`, `tag:"night shift" in:2026-03`, "before:2026 after:2025-01-02", `-"`, "日記 친구", "-", "a:b", "10:30",
		"\"\u0301", "x\u200d", "\xff", "tag:\"", "👩🏽‍⚕️ don’t",
	} {
		f.Add(s, "Ward round two, am Ende: 日記 친구 👩🏽‍⚕️ don’t\r\n")
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		q, err := search.Parse(query)
		if err != nil {
			if strings.Contains(err.Error(), "\n") || err.Error() == "" {
				t.Fatalf("the error is no sentence: %q", err)
			}
			return
		}
		soundMarks(t, text, q.Looker().Marks(text))
		x := search.New()
		x.Add(search.Document{Texts: []string{text}})
		found, _, err := x.Find(context.Background(), q, 1)
		if err != nil {
			t.Fatal(err)
		}
		if s, ok := q.Looker().Snippet([]string{text}, 20); ok {
			soundSnippet(t, []string{text}, s)
		} else if len(q.Looker().Marks(text)) > 0 {
			t.Fatalf("%q in %q: marks and no snippet", query, text)
		}
		if len(found) == 1 && !q.Empty() && !strings.ContainsAny(query, ":-") && len(q.Looker().Marks(text)) == 0 {
			t.Fatalf("%q finds %q, and nothing is marked", query, text)
		}
	})
}
