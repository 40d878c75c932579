package search_test

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"heed/internal/search"
)

// shown is a snippet with its marks in brackets and a sign where it was cut.
func shown(s search.Snippet) string {
	var b strings.Builder
	if s.Before {
		b.WriteString("…")
	}
	at := 0
	for _, m := range s.Marks {
		b.WriteString(s.Text[at:m.Start] + "[" + s.Text[m.Start:m.End] + "]")
		at = m.End
	}
	b.WriteString(s.Text[at:])
	if s.After {
		b.WriteString("…")
	}
	return b.String()
}

func TestSnippetsShowTheMatchInView(t *testing.T) {
	const long = "She folded the letter up small and put it in her bag, and then she asked whether the ward would stop the round for her."
	for _, tt := range []struct {
		claim, query string
		size         int
		want         string
		texts        []string
	}{
		{"a short text is shown whole", "round", 30, "the ward [round]", []string{"the ward round"}},
		{"a long one is cut between words", "bag", 30, "…it in her [bag], and then she…", []string{long}},
		{"at its beginning", "folded", 20, "She [folded] the…", []string{long}},
		{"at its end", "her.", 24, "…stop the round for [her].", []string{"x. " + strings.Replace(long, "her bag", "a bag", 1)}},
		{"most words win", "she ward round", 60, "…then [she] asked whether the [ward] would stop the [round] for…", []string{long}},
		{"the first of equals", "one", 11, "[one] two…", []string{"one two three four one two"}},
		{"the better text wins", "ward round", 40, "[ward] [round]", []string{"a round thing", "ward round"}},
		{"the first text of equals", "ward", 40, "a [ward]", []string{"a ward", "the ward"}},
		{"accents as they were written", "cafe resume", 40, "at the [Café], her [re\u0301sume\u0301]", []string{"at the Café, her re\u0301sume\u0301"}},
		{"the part that was found", "hand", 40, "at [hand]over", []string{"at handover"}},
		{"a phrase over a line break", `"ward round"`, 40, "the [ward\nround], again", []string{"the ward\nround, again"}},
		{"Chinese", "日記", 6, "…日の[日記]を読…", []string{"今日も雨だった。昨日の日記を読んだ。"}},
		{"one beside the other", "日", 6, "[日日]", []string{"日日"}},
		{"Korean letters apart", "친구", 40, "[\u110e\u1175\u11ab\u1100\u116e]를", []string{"\u110e\u1175\u11ab\u1100\u116e를"}},
		{"a whole emoji", "👩", 6, "ab [👩🏽‍⚕️] c", []string{"ab 👩🏽‍⚕️ c"}},
		{"one letter of two that were one", "f", 40, "[ﬁ]nd", []string{"ﬁnd"}},
		{"more than was asked for", `"folded the letter up small"`, 5, "…[folded the letter up small]…", []string{long}},
		{"what was left out is not shown", "ward -night", 40, "[ward]", []string{"ward"}},
		{"a word that is not cut", "y", 12, "…[y]", []string{strings.Repeat("x", 60) + " y"}},
	} {
		q := parse(t, tt.query)
		s, ok := q.Looker().Snippet(tt.texts, tt.size)
		if got := shown(s); !ok || got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.claim, got, tt.want)
		}
	}
}

func TestThereIsNoSnippetOfAFilter(t *testing.T) {
	for _, query := range []string{"", "tag:ward", "theme:repair in:2026", "-round", "night"} {
		if s, ok := parse(t, query).Looker().Snippet([]string{"ward round"}, 40); ok {
			t.Errorf("%s: a snippet %+v", query, s)
		}
	}
}

func TestLongTextsAreCutInTime(t *testing.T) {
	var nothing time.Time
	for name, text := range map[string]string{
		"letters": strings.Repeat("x", 1<<20) + " ward", "Thai": strings.Repeat("กิ", 1<<17) + "ward",
		"a tower of accents": "ward" + strings.Repeat("\u0301", 1<<18), "hits": strings.Repeat("ward ", 1<<17),
	} {
		x := search.New()
		x.Add(search.Document{Date: nothing, Texts: []string{text}})
		if s, ok := parse(t, "ward").Looker().Snippet([]string{text}, 60); !ok || len(s.Marks) == 0 {
			t.Errorf("%s: no snippet", name)
		}
	}
}

// A snippet is made at each letter that is typed, of every text in view, so what a long one takes is bounded: a folded copy,
// where each of its bytes comes from (8 bytes), and a quarter more for what folding adds.
func TestASnippetOfALongTextTakesAFewTimesItsLength(t *testing.T) {
	text := strings.Repeat("ward round ", 1<<14) + "night"
	look := parse(t, "night").Looker()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, ok := look.Snippet([]string{text}, 60)
	runtime.ReadMemStats(&after)
	if took := (after.TotalAlloc - before.TotalAlloc) / uint64(len(text)); !ok || took > 14 {
		t.Errorf("%d bytes for each byte of the text, found: %v", took, ok)
	}
}
