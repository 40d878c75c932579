//go:build unix

package e2e

import "testing"

// TestLineByLineOnADumbTerminal: from the first run to a page that waits, with nothing but lines.
func TestLineByLineOnADumbTerminal(t *testing.T) {
	term := heed(t, Options{Env: []string{"TERM=dumb"}})
	term.Wait("How would you like to protect your journal?")
	term.Type("1\n")
	term.Wait("Choose a passphrase: ")
	term.Type(passphrase + "\n")
	term.Wait("The same again: ")
	term.Type(passphrase + "\n")
	term.Wait("Not now")
	term.Type("not now\n")
	term.Wait("15. About heed")
	term.Type("w\n")
	term.Wait("A dot alone on a line ends it")
	term.Type(canary + "\n")
	term.Keys("ctrl+d")
	term.Wait("waits at home.")
	if code := term.Exit(); code != 0 {
		t.Fatalf("exit status %d", code)
	}
	if screen := term.Screen(); shows(screen, passphrase) {
		t.Error("the passphrase was shown")
	}
	noCanary(t, term.Home())
}
