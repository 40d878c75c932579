package ui

import "strings"

// KeyName is how a key is written for people.
func KeyName(key string) string {
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
	case "enter", "esc", "tab", "space", "home", "end":
		return strings.ToUpper(key[:1]) + key[1:]
	}
	if len(key) > 1 && key[0] == 'f' {
		return strings.ToUpper(key)
	}
	for _, mod := range []string{"ctrl+", "alt+", "shift+"} {
		if rest, ok := strings.CutPrefix(key, mod); ok && rest != "" {
			return strings.ToUpper(mod[:1]) + mod[1:] + KeyName(strings.ToUpper(rest[:1])+rest[1:])
		}
	}
	return key
}
