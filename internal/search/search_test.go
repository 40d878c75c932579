package search_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"heed/internal/search"
	"heed/internal/theme"
)

// finds says whether a query finds a text.
func finds(t *testing.T, query, text string) bool {
	t.Helper()
	x := search.New()
	x.Add(search.Document{ID: search.ID{1}, Texts: []string{text}})
	return len(find(t, x, query)) == 1
}

func parse(t *testing.T, query string) search.Query {
	t.Helper()
	q, err := search.Parse(query)
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	return q
}

func find(t *testing.T, x *search.Index, query string) []search.ID {
	t.Helper()
	found, _, err := x.Find(t.Context(), parse(t, query), 0)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestWhatTerminalJournalsMiss(t *testing.T) {
	for _, tt := range []struct{ claim, query, text string }{
		{"composed finds decomposed", "caf\u00e9", "at the cafe\u0301"},
		{"decomposed finds composed", "cafe\u0301", "at the caf\u00e9"},
		{"an accent may be left away", "cafe", "Caf\u00e9"},
		{"an accent may be too many", "caf\u00e9", "cafe"},
		{"two accents in either order", "e\u0323\u0301", "\u00e9\u0323"},
		{"case", "WARD", "the ward round"},
		{"the beginning of a word", "hand", "at handover"},
		{"one letter", "h", "at handover"},
		{"words in any order", "round ward", "ward round"},
		{"a line break between words", `"ward round"`, "ward\n\tround"},
		{"punctuation between words", `"stop again"`, "Stop, again!"},
		{"behind a sign", "ward", "(ward) *round*"},
		{"behind an apostrophe", "amour", "l\u2019amour"},
		{"typographic apostrophe", "don't", "I don\u2019t"},
		{"another apostrophe", "п'ять", "п\u02bcять"},
		{"plain apostrophe", "don\u2019t", "I don't"},
		{"any dash", "follow-up", "a follow\u2011up"},
		{"a dash or a space", "follow up", "a follow\u2013up"},
		{"part of a Chinese word", "日記", "雨の日記帳"},
		{"one Chinese character", "雨", "昨日は雨だった"},
		{"part of a katakana word", "ノート", "リングノート"},
		{"part of a Korean word", "를", "친구를 만났다"},
		{"Korean as macOS writes it", "친구", "\u110e\u1175\u11ab\u1100\u116e\u1105\u1173\u11af"},
		{"kana with its mark apart", "が", "か\u3099っこう"},
		{"half-width kana", "ガ", "ｶﾞ"},
		{"full-width letters", "heed 12", "ＨＥＥＤ　１２"},
		{"part of a Thai sentence", "วันนี้", "ฉันวันนี้เหนื่อย"},
		{"Latin beside Chinese", "ward", "在ward里"},
		{"Polish", "lodz", "Łódź"},
		{"Polish typed well", "Łódź", "lodz"},
		{"Danish", "smorrebrod aerlig", "Smørrebrød, ærlig"},
		{"Norwegian", "arsmote", "årsmøte"},
		{"French", "oeuvre", "Œuvre"},
		{"German", "strasse", "Straße"},
		{"German capitals", "STRASSE", "straße"},
		{"Icelandic", "thordur", "Þórður"},
		{"Vietnamese", "dang", "đặng"},
		{"Turkish dotless", "ilik", "ılık"},
		{"Turkish dotted", "istanbul", "İstanbul"},
		{"Maltese", "hobz", "ħobż"},
		{"Russian", "елка", "Ёлка"},
		{"Russian with its dots", "ёлка", "Елка"},
		{"Greek", "θαλασσα", "Θάλασσα"},
		{"Greek at the end of a word", "ΛΟΓΟΣ", "λόγος"},
		{"Arabic marks", "كتبت", "كَتَبْتُ"},
		{"Arabic hamza", "احمد", "أحمد"},
		{"Arabic made longer", "كتب", "كـــتب"},
		{"Persian letters", "يک", "یک"},
		{"Hebrew points", "שלום", "שָׁלוֹם"},
		{"Hindi", "नमस्ते", "और नमस्ते"},
		{"an emoji", "👩", "with 👩🏽‍⚕️ there"},
		{"a heart of either look", "❤️", "all ❤ to you"},
		{"an emoji against a word", "round", "❤round"},
		{"a ligature", "find", "ﬁnd"},
		{"a soft hyphen", "handover", "hand\u00adover"},
		{"transliterated Arabic", "quran", "Qurʾān"},
		{"Hawaiian", "hawaii", "Hawaiʻi"},
		{"a number", "3.5", "at 3.5 mg"},
		{"a time, which is no filter", "10:30", "at 10:30"},
		{"an address, which is no filter", "https://example.org", "see https://example.org/x"},
		{"a phrase that has no end yet", `"ward rou`, "ward round"},
		{"typographic quotation marks", "“ward round”", "the ward round"},
		{"a quotation of a Chinese word", `"日記"`, "雨の日記帳"},
		{"without a word", "ward -night", "ward round"},
		{"only without a word", "-night", "ward round"},
		{"a dash alone", "ward - round", "ward round"},
		{"nothing", "", "anything"},
		{"a quotation that is only begun", `"`, "anything"},
	} {
		if !finds(t, tt.query, tt.text) {
			t.Errorf("%s: %q does not find %q", tt.claim, tt.query, tt.text)
		}
	}
}

func TestWhatIsNotMeantIsNotFound(t *testing.T) {
	for _, tt := range []struct{ claim, query, text string }{
		{"the middle of a word", "over", "handover"},
		{"one word of two", "ward night", "ward round"},
		{"words apart", `"ward round"`, "round the ward, and a round"},
		{"the beginning of a quoted word", `"hand"`, "handover"},
		{"the end of a phrase", `"ward rou"`, "ward round"},
		{"another kana", "か", "がっこう"},
		{"another syllable", "치", "친구"},
		{"Thai vowels are letters", "กิน", "กัน"},
		{"a word that is left out", "ward -rou", "ward round"},
		{"a phrase that is left out", `-"ward round"`, "ward round"},
	} {
		if finds(t, tt.query, tt.text) {
			t.Errorf("%s: %q finds %q", tt.claim, tt.query, tt.text)
		}
	}
}

func TestAPhraseDoesNotReachIntoTheNextText(t *testing.T) {
	x := search.New()
	x.Add(search.Document{ID: search.ID{1}, Texts: []string{"ward", "round", ""}, Tags: []string{"night"}})
	for _, query := range []string{`"ward round"`, `"round night"`} {
		if len(find(t, x, query)) != 0 {
			t.Errorf("%s was found", query)
		}
	}
	if len(find(t, x, "night round ward")) != 1 {
		t.Error("the words were not found in their texts")
	}
}

func TestFilters(t *testing.T) {
	x := search.New()
	when := func(s string) time.Time {
		d, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	x.Add(
		search.Document{ID: search.ID{1}, Date: when("2026-02-28T12:00:00Z"), Themes: []theme.ID{theme.Repair}, Texts: []string{"one"}},
		search.Document{ID: search.ID{2}, Date: when("2026-03-05T12:00:00Z"), Themes: []theme.ID{theme.Repair, theme.Power}, Tags: []string{"Night shift", "ward"}, Texts: []string{"two"}},
		// 6 March where it was written, 5 March in London.
		search.Document{ID: search.ID{3}, Date: when("2026-03-06T00:30:00+02:00"), Tags: []string{"shift"}, Texts: []string{"three night"}},
		search.Document{ID: search.ID{4}, Date: when("2026-03-31T23:00:00Z"), Texts: []string{"four"}},
		search.Document{ID: search.ID{5}, Date: when("2027-01-01T00:00:00Z"), Texts: []string{"five"}},
	)
	for query, want := range map[string][]byte{
		"theme:repair":                      {2, 1},
		"THEME:Repair theme:power":          {2},
		"-theme:repair":                     {5, 4, 3},
		"before:2026-03":                    {1},
		"before:2026-03-06":                 {2, 1},
		"after:2026-03-05":                  {5, 4, 3},
		"after:2026-03":                     {5},
		"after:2026":                        {5},
		"before:2026":                       {},
		"in:2026-03":                        {4, 3, 2},
		"in:2026-03-06":                     {3},
		"in:2026 after:2026-03-05":          {4, 3},
		"after:2026-03-05 before:2026-04":   {4, 3},
		"in:2026-03 in:2026-02":             {},
		"tag:ward":                          {2},
		"tag:NIGHT":                         {2},
		`tag:"night shift"`:                 {2},
		`tag:"night"`:                       {},
		`tag:shift`:                         {3},
		"-tag:ward in:2026":                 {4, 3, 1},
		"night":                             {3, 2},
		`"theme:repair"`:                    {},
		"in:2026-03 -night -theme:autonomy": {4},
	} {
		got := []byte{}
		for _, id := range find(t, x, query) {
			got = append(got, id[0])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s found %v, want %v", query, got, want)
		}
	}
}

func TestAWrongFilterIsTold(t *testing.T) {
	for query, want := range map[string]string{
		"theme:love":        "seven themes",
		"theme:":            "seven themes",
		"tag:":              "beginning of a tag",
		"before:Secretmas":  "before: comes a date",
		"in:2026-13":        "in: comes a date",
		"after:":            "after: comes a date",
		"-in:2026":          "cannot be left out",
		"secret:ward":       "no filter of that name",
		"...":               "no letter",
		`"!?"`:              "no letter",
		"ward theme:secret": "seven themes",
	} {
		_, err := search.Parse(query)
		told, ok := errors.AsType[*search.Error](err)
		if !ok || !strings.Contains(told.What, want) || told.Hint == "" {
			t.Errorf("%s: told %v", query, err)
			continue
		}
		if strings.Contains(strings.ToLower(told.What+told.Hint), "secret") {
			t.Errorf("%s: the error repeats what was typed", query)
		}
	}
}

func TestTheLatestRevisionIsWhatIsFound(t *testing.T) {
	x := search.New()
	add := func(revision int, text string) {
		x.Add(search.Document{ID: search.ID{1}, Revision: revision, Texts: []string{text}})
	}
	add(1, "old")
	add(3, "new")
	add(2, "between")
	for query, want := range map[string]int{"old": 0, "new": 1, "between": 0} {
		if got := len(find(t, x, query)); got != want {
			t.Errorf("%s is found %d times", query, got)
		}
	}
	if r, ok := x.Revision(search.ID{1}); r != 3 || !ok || x.Len() != 1 {
		t.Errorf("revision %d, %v, of %d", r, ok, x.Len())
	}
	x.Remove(search.ID{1})
	x.Remove(search.ID{2})
	if _, ok := x.Revision(search.ID{1}); ok || x.Len() != 0 || len(find(t, x, "")) != 0 {
		t.Error("it was taken out and is still there")
	}
}

func TestNewestFirstInWhateverOrderTheyCame(t *testing.T) {
	x := search.New()
	day := func(n int) time.Time { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC) }
	var docs []search.Document
	for i := range 200 {
		docs = append(docs, search.Document{ID: search.ID{byte(i)}, Date: day(1 + i*7%200), Saved: day(i), Texts: []string{"word"}})
	}
	x.Add(docs[100:]...)
	x.Add(docs[:37]...)
	for _, d := range docs[37:100] {
		x.Add(d)
	}
	slices.SortFunc(docs, func(a, b search.Document) int { return b.Date.Compare(a.Date) })
	for _, limit := range []int{0, 1, 2, 63, 64, 199, 200, 500} {
		got, more, err := x.Find(t.Context(), parse(t, "wor"), limit)
		want := docs
		if limit > 0 {
			want = docs[:min(limit, 200)]
		}
		if err != nil || len(got) != len(want) || more != (len(want) < 200) {
			t.Fatalf("limit %d: %d found, more %v, %v", limit, len(got), more, err)
		}
		for i := range want {
			if got[i] != want[i].ID {
				t.Fatalf("limit %d: wrong at %d", limit, i)
			}
		}
	}
}

func TestAfterWipingNothingIsLeft(t *testing.T) {
	x := search.New()
	x.Add(search.Document{ID: search.ID{1}, Texts: []string{"canary"}})
	x.Wipe()
	x.Add(search.Document{ID: search.ID{2}, Texts: []string{"canary"}})
	x.Remove(search.ID{1})
	x.Wipe()
	if x.Len() != 0 || len(find(t, x, "")) != 0 {
		t.Error("something is left")
	}
}
