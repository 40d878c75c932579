package intake

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// bad says where and why bytes are no text.
type bad struct {
	line int
	what string
}

// decode makes text of a file's bytes: UTF-8, with or without a mark at its beginning, or UTF-16 with one. Lines end with
// LF.
func decode(data []byte) (text string, wide bool, b *bad) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeWide(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeWide(data[2:], binary.BigEndian)
	}
	text = string(data)
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", false, &bad{lineOf(text, i), "this is not text, or UTF-16 without the mark that says so: save it as UTF-8"}
	}
	if !utf8.ValidString(text) {
		at := 0
		for i, r := range text {
			if _, n := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && n == 1 {
				at = i
				break
			}
		}
		return "", false, &bad{lineOf(text, at), "this is not UTF-8: save it as that"}
	}
	return unixLines(text), false, nil
}

func decodeWide(data []byte, order binary.ByteOrder) (string, bool, *bad) {
	if len(data)%2 != 0 {
		return "", true, &bad{0, "this is UTF-16 that breaks off"}
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	text := string(utf16.Decode(units))
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", true, &bad{lineOf(text, i), "this is not text"}
	}
	return unixLines(text), true, nil
}

func unixLines(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

func lineOf(text string, offset int) int {
	return 1 + strings.Count(text[:min(offset, len(text))], "\n")
}

// lines knows the lines of a text. Asked for places one after the other, it looks at each byte once.
type lines struct {
	text     string
	at, line int
}

func (l *lines) of(offset int) int {
	offset = max(0, min(offset, len(l.text)))
	if offset < l.at {
		l.at, l.line = 0, 0
	}
	l.line += strings.Count(l.text[l.at:offset], "\n")
	l.at = offset
	return l.line + 1
}

// tidy takes blank lines from around a text, and blanks from its end.
func tidy(text string) string {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	for {
		line, rest, more := strings.Cut(text, "\n")
		if !more || strings.TrimSpace(line) != "" {
			return text
		}
		text = rest
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// tags makes tags of how other programs write them: without the sign before them, and each once.
func tags(all []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range all {
		t = oneLine(strings.TrimLeft(strings.TrimSpace(t), "#@"))
		if t != "" && !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// starred is the tag of what other programs let one mark with a star.
const starred = "starred"
