package text

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Clean takes out of a text what could steer a terminal or turn its words about: control characters but line breaks,
// and marks that change the direction of writing. Tabs become spaces.
func Clean(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\t", "    ")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\u200c' || r == '\u200d':
			return r
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029':
			return -1
		}
		return r
	}, text)
}

// Wrap breaks text into rows of at most width cells, at words where it can. Line breaks in it are kept. There is always
// at least one row.
func Wrap(text string, width int) []string {
	width = max(width, 1)
	var rows []string
	for line := range strings.SplitSeq(text, "\n") {
		// Wrap leaves a word too long where spaces stand before it; Hardwrap cuts what is still too wide.
		for row := range strings.SplitSeq(ansi.Hardwrap(ansi.Wrap(line, width, ""), width, true), "\n") {
			rows = append(rows, strings.TrimRight(row, " "))
		}
	}
	return rows
}
