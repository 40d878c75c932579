//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// lent opens a page in an editor that does as a line of shell says; $1 is the file. It returns the folder in which the
// page is lent: where the system has a place in memory, one there that no other test looks at.
func lent(t *testing.T, line string) (term *Term, place string, again Options) {
	t.Helper()
	again = Options{Home: t.TempDir(), Env: []string{"EDITOR=sh -c '" + line + "' sh"}}
	place = filepath.Join(again.Home, "heed")
	if memory, err := os.MkdirTemp("/dev/shm", "heed-e2e-"); err == nil {
		t.Cleanup(func() { _ = os.RemoveAll(memory) })
		place = memory
		again.Env = append(again.Env, "XDG_RUNTIME_DIR="+memory)
	}
	term = heed(t, again)
	makeJournal(term)
	term.Keys("w")
	term.Wait("Title:")
	term.Type("first " + canary)
	term.Wait("first " + canary)
	term.Keys("f4")
	term.Wait("Open this page in sh?")
	term.Keys("enter")
	return term, place, again
}

func leftOf(t *testing.T, place string) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(place, "heed-page-*"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

func TestAPageComesBackFromAnotherEditor(t *testing.T) {
	term, place, again := lent(t, `echo "the editor waits"; read -r key; echo "and $key" >> "$1"`)
	term.Wait("the editor waits")
	term.Type("typed outside\n")
	term.Wait("and typed outside")
	if left := leftOf(t, place); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	term.Type(" and inside")
	term.Wait("and inside")
	term.Keys("ctrl+d")
	term.Wait("Kept, sealed on this computer.")
	term.Keys("ctrl+c")
	if code := term.Exit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	noCanary(t, again.Home)
	onlyOurs(t, again.Home)
}

// busy saves, and then waits for keys until it is told that the terminal has gone.
const busy = `trap "exit 1" HUP; echo "then saved" >> "$1"; echo "the editor waits"; while :; do read -r key; done`

func TestWhenHeedEndsTheEditorsPageIsTakenAndItsFileGone(t *testing.T) {
	for _, sig := range []os.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		term, place, again := lent(t, busy)
		term.Wait("the editor waits")
		if len(leftOf(t, place)) != 1 {
			t.Fatalf("the page is not lent in %s", place)
		}
		term.Signal(sig)
		if code := term.Exit(); code != 0 {
			t.Errorf("%v: exit status %d", sig, code)
		}
		if left := leftOf(t, place); len(left) > 0 {
			t.Errorf("%v: left behind: %v", sig, left)
		}
		noCanary(t, again.Home)
		term = heed(t, again)
		unlock(term)
		term.Keys("G", "enter")
		term.Wait("then saved")
	}
}

func TestCtrlCInTheEditorIsNotForHeed(t *testing.T) {
	term, place, _ := lent(t, `trap "echo then saved >> \"\$1\"; exit 0" INT; echo "the editor waits"; while :; do read -r key; done`)
	term.Wait("the editor waits")
	term.Keys("ctrl+c")
	term.Wait("Taken from your editor")
	term.Wait("then saved")
	if left := leftOf(t, place); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAPageLeftByAKilledHeedIsTakenInNextTime(t *testing.T) {
	term, place, again := lent(t, busy)
	term.Wait("the editor waits")
	term.Kill()
	if len(leftOf(t, place)) != 1 {
		t.Fatal("nothing is left: this test says nothing")
	}
	term = heed(t, again)
	unlock(term)
	term.Wait("What your editor saved is in your drafts")
	if left := leftOf(t, place); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	term.Keys("G", "enter")
	term.Wait("first " + canary)
	term.Wait("then saved")
	noCanary(t, again.Home)
}
