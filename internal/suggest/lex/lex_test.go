package lex

import (
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct{ claim, in, want string }{
		{"words in small letters", "He said NO", "|he said no"},
		{"both apostrophes", "didn't didn’t the 'nurse' mum's", "|didn't didn't the nurse mum"},
		{"a dash and a comma join", "mix-up, then", "|mix up then"},
		{"a full stop, quote marks and signs set apart", `no. "yes" (oh) 👩‍👩 ha`, "|no |yes |oh |ha"},
		{"a row may end, a paragraph sets apart", "line\nup\n\nnow", "|line up |now"},
		{"so does a wide gap", "line         up", "|line |up"},
		{"other alphabets", "naïve Ünal 你好", "|naïve ünal 你好"},
		{"bytes that are no text", "a\xffb", "|a |b"},
		{"control characters", "a\x1b[31mb", "|a |31mb"},
	} {
		var b strings.Builder
		for i, w := range Split(c.in, MaxWords) {
			if w.Apart {
				b.WriteString(strings.Repeat(" ", min(i, 1)) + "|")
			} else {
				b.WriteString(" ")
			}
			b.WriteString(w.Form)
		}
		if b.String() != c.want {
			t.Errorf("%s: %q, want %q", c.claim, b.String(), c.want)
		}
	}
}

func TestStem(t *testing.T) {
	for in, want := range map[string]string{
		"listened": "listen", "listening": "listen", "listens": "listen", "shouted": "shout", "hopping": "hop", "hoping": "hope",
		"agreed": "agre", "feed": "feed", "carries": "carri", "carry": "carri", "caresses": "caress", "relational": "relat",
		"adjustment": "adjust", "adoption": "adopt", "hopefulness": "hope", "rolling": "roll", "sized": "size", "is": "is",
		"sky": "sky", "naïvely": "naïvely", "didn't": "didn't",
	} {
		if got := Stem(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
