package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"heed/internal/tui/ui"
)

// writeJSON writes one JSON document. What could steer a terminal is written as an escape, so that it can be looked
// at there and is still the same for a program that reads it.
func writeJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	writeString(w, escapeHidden(b.String()))
	return nil
}

// escapeHidden writes the characters that ui.Clean takes out as JSON escapes. ASCII ones are escaped already, but DEL.
func escapeHidden(doc string) string {
	b := make([]byte, 0, len(doc))
	for _, r := range doc {
		switch {
		case r < 0x7f || ui.Clean(string(r)) != "":
			b = utf8.AppendRune(b, r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			b = fmt.Appendf(b, `\u%04x\u%04x`, high, low)
		default:
			b = fmt.Appendf(b, `\u%04x`, r)
		}
	}
	return string(b)
}

// list is s, or an empty list instead of none: JSON has both, and readers expect the one.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
