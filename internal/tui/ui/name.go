package ui

import (
	"strings"

	"heed/internal/journal"
)

// Name is what an entry is called wherever it is named: its title, or how it begins. It is one line that steers no terminal.
func Name(h journal.Head) string {
	for _, text := range []string{h.Title, h.First} {
		if text = strings.Join(strings.Fields(Clean(text)), " "); text != "" {
			return text
		}
	}
	if h.Date.IsZero() && h.Changed.IsZero() {
		return "(cannot be read)"
	}
	return "(no words yet)"
}
