package e2e

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Type types text. A line break in it is the Enter key.
func (t *Term) Type(text string) { t.send(strings.ReplaceAll(text, "\n", "\r")) }

// Paste pastes text as the terminal would, in brackets when the program has asked for them. Line breaks are passed on
// as they are: some terminals send LF, others CR or both, so a test may try each.
func (t *Term) Paste(text string) {
	t.mu.Lock()
	brackets := t.modes.brackets
	t.mu.Unlock()
	if brackets {
		text = ansi.BracketedPasteStart + text + ansi.BracketedPasteEnd
	}
	t.send(text)
}

// Keys presses keys, named as Bubble Tea names them: "enter", "esc", "down", "ctrl+l", "shift+tab", "?", "a".
// It does not wait for what they do.
func (t *Term) Keys(names ...string) {
	t.tb.Helper()
	for _, name := range names {
		t.mu.Lock()
		kitty := t.modes.keyboard() != 0
		t.mu.Unlock()
		seq, err := sequence(name, kitty)
		if err != nil {
			t.tb.Fatalf("press a key: %v", err)
		}
		t.send(seq)
	}
}

// plain are the keys that are sent as the same bytes in every keyboard mode, while nothing is held with them.
func plain(name string) string {
	switch name {
	case "enter":
		return "\r"
	case "tab":
		return "\t"
	case "backspace":
		return "\x7f"
	case "space":
		return " "
	case "shift+tab":
		return "\x1b[Z"
	}
	return ""
}

// named are the keys that have a number and a last letter in CSI sequences: CSI 1 ; held A for up, CSI 5 ; held ~ for page up.
func named(name string) (number int, final byte) {
	switch name {
	case "up":
		return 1, 'A'
	case "down":
		return 1, 'B'
	case "right":
		return 1, 'C'
	case "left":
		return 1, 'D'
	case "end":
		return 1, 'F'
	case "home":
		return 1, 'H'
	case "f1":
		return 1, 'P'
	case "f2":
		return 1, 'Q'
	case "f3": // the number of the kitty protocol; CSI R is the answer to another question
		return 13, '~'
	case "f4":
		return 1, 'S'
	case "f5", "f6", "f7", "f8":
		return int(name[1]-'5') + 15 + min(int(name[1]-'5'), 1), '~' // there is no 16
	case "f9", "f10":
		return 20 + len(name) - len("f9"), '~'
	case "insert":
		return 2, '~'
	case "delete":
		return 3, '~'
	case "pgup":
		return 5, '~'
	case "pgdown":
		return 6, '~'
	}
	return 0, 0
}

// sequence is what a terminal sends for a key. The numbers are those of https://sw.kovidgoyal.net/kitty/keyboard-protocol/
// ("Disambiguate escape codes"), and xterm's where that is not asked for.
func sequence(name string, kitty bool) (string, error) {
	if s := plain(name); s != "" {
		return s, nil
	}
	key, held := split(name)
	if number, final := named(key); final != 0 {
		if held == 1 && number == 1 {
			return fmt.Sprintf("\x1b[%c", final), nil
		}
		if held == 1 {
			return fmt.Sprintf("\x1b[%d%c", number, final), nil
		}
		return fmt.Sprintf("\x1b[%d;%d%c", number, held, final), nil
	}
	code, ok := codepoint(key)
	switch {
	case !ok:
		return "", fmt.Errorf("there is no key %q", name)
	case held == 1 && code != '\x1b':
		return key, nil
	case kitty && held == 1:
		return fmt.Sprintf("\x1b[%du", code), nil
	case kitty:
		return fmt.Sprintf("\x1b[%d;%du", code, held), nil
	}
	return old(name, code, held)
}

// held bits as terminals count them, beginning with 1 for none.
const (
	shift = 1
	alt   = 2
	ctrl  = 4
)

// split takes apart "ctrl+shift+left" into the key and what is held with it.
func split(name string) (key string, held int) {
	held = 1
	for {
		mod, rest, found := strings.Cut(name, "+")
		bit := map[string]int{"shift": shift, "alt": alt, "ctrl": ctrl}[mod]
		if !found || rest == "" || bit == 0 {
			return name, held
		}
		name, held = rest, held+bit
	}
}

func codepoint(key string) (rune, bool) {
	switch s := plain(key); {
	case key == "esc":
		return '\x1b', true
	case s != "":
		return rune(s[0]), true
	}
	runes := []rune(key)
	if len(runes) != 1 {
		return 0, false
	}
	return runes[0], true
}

// old is the way of terminals before the Kitty protocol, which has no bytes for most keys with something held.
func old(name string, code rune, held int) (string, error) {
	switch {
	case held == 1:
		return string(code), nil
	case held == 1+alt:
		return "\x1b" + string(code), nil
	case held == 1+ctrl && code >= '@' && code <= 'z':
		return string(code & 0x1f), nil
	case held == 1+ctrl && code == ' ':
		return "\x00", nil
	}
	return "", fmt.Errorf("a terminal without the Kitty keyboard protocol cannot send %q", name)
}
