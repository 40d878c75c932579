package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tab is what a tab becomes: cells have no stops, and a fixed four is what
// people expect of an indent in prose.
const tab = "    "

// normalise gives s the form every text here has; see [New]. Doing it twice
// changes nothing more.
func normalise(s string) string {
	if strings.IndexFunc(s, needsCare) < 0 {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
			// The LF that follows stands for both.
		case r == '\r' || r == '\n':
			out.WriteByte('\n')
		case r == '\t':
			out.WriteString(tab)
		case !unicode.IsControl(r):
			out.WriteRune(r) // ranging has made U+FFFD of each invalid byte
		}
	}
	return out.String()
}

// needsCare reports whether a text with r in it may not be normal yet. What
// ranging over invalid UTF-8 yields cannot be told from a real U+FFFD, so both
// take the slow road.
func needsCare(r rune) bool {
	return r != '\n' && (r == utf8.RuneError || unicode.IsControl(r))
}
