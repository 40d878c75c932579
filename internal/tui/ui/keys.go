package ui

import (
	"strings"
	"unicode/utf8"
)

// KeyName is how a key is written for people.
func KeyName(key string) string {
	for _, mod := range []string{"ctrl+", "alt+", "shift+"} {
		if rest, ok := strings.CutPrefix(key, mod); ok && rest != "" {
			return capital(mod) + capital(KeyName(rest))
		}
	}
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	}
	if utf8.RuneCountInString(key) > 1 {
		return capital(key)
	}
	return key
}

func capital(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}
