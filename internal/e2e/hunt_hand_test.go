//go:build unix

package e2e

import (
	"fmt"
	"strings"
	"syscall"
	"time"
)

// hunted is a word that stands in what the hand types. It must stand nowhere in heed's folder.
const hunted = "quokkamarzipan"

// keysAtRandom are those that the hand presses, the likelier ones more than once.
func keysAtRandom() []string {
	keys := []string{
		"enter", "enter", "enter", "enter", "esc", "esc", "tab", "tab", "shift+tab", "up", "down", "down", "down", "left", "right", "home",
		"end", "pgup", "pgdown", "backspace", "delete", "space", "insert", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10",
		"ctrl+left", "ctrl+right", "shift+left", "shift+down", "shift+up", "shift+end", "ctrl+home", "ctrl+end", "ctrl+space", "ctrl+up",
		"alt+enter", "alt+a", "alt+b", "alt+c", "alt+f", "alt+up", "shift+f3", "ctrl+f1", "alt+f4", "alt+backspace", "ctrl+backspace",
		"ctrl+shift+left", "ctrl+@", "ctrl+\\", "ctrl+]", "ctrl+^", "ctrl+_", "alt+esc", "alt+é", "ctrl+alt+x",
		"+", "-", "/", "?", ":", ",", ".", "[", "]", "{", "}", "~", "`", "0", "1", "2", "3", "é", "王", "👍",
	}
	for r := 'a'; r <= 'z'; r++ {
		keys = append(keys, string(r), string(r))
		switch r {
		case 'c': // leaves; step presses it now and then
		case 'i', 'm', 'j', 'h': // other names of keys that are there
		default:
			keys = append(keys, "ctrl+"+string(r))
		}
	}
	return append(keys, "D", "G", "K", "J", "L", "N", "X", "Y")
}

// step does one thing.
func (h *hand) step() {
	n := h.random.IntN(1000)
	for _, w := range h.habits() {
		if n -= w.often; n < 0 {
			w.do()
			return
		}
	}
	keys := keysAtRandom()
	key := keys[h.random.IntN(len(keys))]
	h.press(key)
}

// press presses a key if there are bytes for it now: while heed is stopped the terminal is the shell's, and has fewer. There
// Ctrl+\ would kill it, as it would anything else.
func (h *hand) press(key string) {
	h.term.mu.Lock()
	kitty := h.term.modes.keyboard() != 0
	h.term.mu.Unlock()
	if seq, err := sequence(key, kitty); err == nil && seq != "\x1c" {
		h.note("%s", key)
		h.term.send(seq)
	}
}

// habit is something the hand does so many times in a thousand.
type habit struct {
	often int
	do    func()
}

func (h *hand) habits() []habit {
	all := []habit{
		{3, func() { h.press("ctrl+c") }},
		{60, h.say},
		{25, h.paste},
		{25, h.rubbish},
		{20, h.report},
		{6, h.lock},
	}
	if h.wild {
		all = append(all, habit{20, h.storm}, habit{8, h.slow}, habit{5, h.stop}, habit{6, h.burst})
	}
	return all
}

// say types words as people do.
func (h *hand) say() {
	words := []string{
		"she looked at the floor " + hunted, hunted, "yes", "no", "letter", "not now", "I talked over him again", "1", "12", "/tmp", "2026-01-01",
		"  ", "naïve café", "日本語のテキスト", "👩‍👩‍👧 family", "e\u0301 combined", "\u202eright to left", "a\u200bb", "ﷺ", "ward\tround", "x y z", "Nurse Amina Khan, 0161 496 0000",
	}
	text := words[h.random.IntN(len(words))]
	if h.random.IntN(3) == 0 {
		text += "\n"
	}
	h.note("%q", text)
	h.term.Type(text)
}

// paste pastes rubbish, in brackets if heed has asked for them. No terminal passes on the end of a paste within one.
func (h *hand) paste() {
	texts := []string{
		"", "\r", "one\r\ntwo\rthree\nfour", "\x1b[31mred\x1b[0m", "\x1b[2J\x1b[H", "\x1b]0;title\x07", "\x1b[?1049l", "\x00\x01\x02\x03\x7f", "\xff\xfe\xc3", "\t\t\t",
		strings.Repeat("long ", 2000), strings.Repeat("\n", 500), strings.Repeat("👩‍👩‍👧", 50), strings.Repeat("\u0301", 300), strings.Repeat("a", 20000), "\x1b[200~", "\x1b", "\x1b[", "\u2028\u2029\u0085",
	}
	text := texts[h.random.IntN(len(texts))]
	h.note("(paste %.20q)", text)
	h.term.Paste(text)
}

// rubbish sends what no key sends.
func (h *hand) rubbish() {
	b := make([]byte, 1+h.random.IntN(12))
	for i := range b {
		b[i] = byte(h.random.IntN(256))
		if b[i] == 3 || b[i] == 0x1c { // Ctrl+C and Ctrl+\ leave, the one by heed and the other before it listens
			b[i] = 0x1b
		}
	}
	sequences := []string{
		"\x1b", "\x1b[", "\x1bO", "\x1b[1;", "\x1b[999;999H", "\x1b[<", "\x1b]", "\x1bP", "\x1bP1$r", "\x1b_G\x1b\\", "\x1b]52;c;aGk=\x07", "\x1b[200~half a paste",
		"\x1b[201~", "\x1b[97;1:3u", "\x1b[99999999999;5u", "\x1b[27;5;99~", "\x1b[?1u", "\x1b[?0;0$y", "\x1b[?2027;2$y", "\x1b[?2026;4$y", "\xe7\x8e", "\xf0\x9f", "\x1b[M !!", string(b), string(b), string(b),
	}
	raw := sequences[h.random.IntN(len(sequences))]
	h.note("(bytes %q)", raw)
	h.term.send(raw)
}

// report tells what terminals tell unasked: the mouse, the focus, colours. A size is not among it, as nobody asks for one so.
func (h *hand) report() {
	reports := []string{
		fmt.Sprintf("\x1b[<%d;%d;%dM", h.random.IntN(70), h.random.IntN(300), h.random.IntN(100)), "\x1b[<0;5;5m", "\x1b[<64;10;10M", "\x1b[<65;10;10M",
		"\x1b[I", "\x1b[O", "\x1b]11;rgb:ffff/ffff/ffff\x07", "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b]10;rgb:1/2/3\x07", "\x1b]11;nonsense\x07", "\x1b[?62;4c", "\x1b[>1;10;0c",
		"\x1b[5;5R", "\x1b[?997;1n", "\x1b[?997;2n",
	}
	raw := reports[h.random.IntN(len(reports))]
	h.note("(report %q)", raw)
	h.term.send(raw)
}

// storm changes the size many times, as dragging the corner of a window does.
func (h *hand) storm() {
	for range 1 + h.random.IntN(12) {
		h.resize(1+h.random.IntN(300), 1+h.random.IntN(100))
	}
	if h.random.IntN(2) == 0 {
		sizes := [][2]int{{80, 24}, {40, 15}, {200, 60}, {20, 6}, {1, 1}, {19, 5}}
		size := sizes[h.random.IntN(len(sizes))]
		h.resize(size[0], size[1])
	}
}

func (h *hand) resize(width, height int) {
	h.note("(%dx%d)", width, height)
	h.width, h.height = width, height
	h.term.Resize(width, height)
}

// slow sends a paste and a key in pieces, as a bad line does: the pieces are further apart than heed's patience with half a key.
func (h *hand) slow() {
	for _, raw := range []string{"\x1b[20", "0~in pie", "ces \xe7\x8e", "\x8b\x1b[2", "01~", "\x1b", "[B"} {
		h.note("(slowly %q)", raw)
		h.term.send(raw)
		h.until(60*time.Millisecond, func(string) bool { return false })
	}
}

// stop stops the program from outside, as "kill -TSTP" does. wake goes on with it.
func (h *hand) stop() {
	h.note("(stop)")
	h.term.Signal(syscall.SIGTSTP)
}

// burst types faster than anybody can draw.
func (h *hand) burst() {
	keys := keysAtRandom()
	for range 100 {
		h.press(keys[h.random.IntN(len(keys))])
	}
}

// lock locks the journal, and opens it again where that takes something.
func (h *hand) lock() {
	h.note("ctrl+l")
	h.term.Keys("ctrl+l")
	if h.journal == sealedJournal {
		h.passphrase()
	}
}

// passphrase opens the journal if it is closed.
func (h *hand) passphrase() {
	asks := func(screen string) bool { // on a screen, or, where heed was started to write, below the prompt of the shell
		return strings.Contains(screen, "Your passphrase") || strings.HasSuffix(screen, "Passphrase:")
	}
	asked := h.until(3*time.Second, asks)
	if asked && !h.term.isOver() {
		h.note("(passphrase)")
		h.term.Type(passphrase + "\n")
		h.until(10*time.Second, func(screen string) bool { return !asks(screen) })
	}
}
