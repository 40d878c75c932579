package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"heed/internal/tui/ui"
)

// textLimit is the longest text that is taken from standard input, in bytes: a hundred long novels, and still little
// enough to hold in memory a few times over.
const textLimit = 64 << 20

// text is what was given as an argument or, when that is "-", on standard input. It comes back as UTF-8 with LF as
// its line ends; control characters stay in it, and are taken out when it is shown.
func (a *app) text(arg string) (string, error) {
	if arg != "-" {
		return a.mend(arg), nil
	}
	data, err := a.readInput()
	return a.mend(string(data)), err
}

func (a *app) readInput() ([]byte, error) {
	if _, ok := terminalOf(a.env.In); ok {
		a.note("write, and end with Ctrl+D on a line of its own")
	}
	data, err := io.ReadAll(io.LimitReader(a.env.In, textLimit+1))
	if err != nil {
		return nil, cannot(fmt.Errorf("read standard input: %w", err), "Nothing was kept.")
	}
	if len(data) > textLimit {
		return nil, cannot(fmt.Errorf("read standard input: more than %d MB", textLimit>>20), "Nothing was kept. Keep it in parts.")
	}
	return data, nil
}

// mend makes UTF-8 of s: each byte that is not becomes U+FFFD, and a warning says how many there were.
func (a *app) mend(s string) string {
	s = strings.TrimPrefix(s, "\ufeff")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	broken := 0
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd") {
			broken++
		}
		b.WriteRune(r)
	}
	things := "1 byte is"
	if broken > 1 {
		things = fmt.Sprintf("%d bytes are", broken)
	}
	a.warn("%s not UTF-8 text; a sign (\ufffd) stands for each", things)
	return b.String()
}

// blank says that a text has nothing that can be seen.
func blank(text string) bool { return strings.TrimSpace(ui.Clean(text)) == "" }

var errNothing = errors.New("nothing to keep")

// nothingToKeep is for a text with no words.
func nothingToKeep() error {
	return &trouble{errNothing, "The text is empty.", wrongly}
}

// paragraphs sets running text: lines that follow each other are joined, and wrapped at the width.
func paragraphs(text string, width int) string {
	var out []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, strings.Join(ui.Wrap(p, width), "\n"))
		}
	}
	return strings.Join(out, "\n\n")
}

// hang wraps text below a first line that begins with a sign.
func hang(sign, text string, width int) string {
	rows := ui.Wrap(text, width-utf8.RuneCountInString(sign))
	return sign + strings.Join(rows, "\n"+strings.Repeat(" ", utf8.RuneCountInString(sign)))
}
