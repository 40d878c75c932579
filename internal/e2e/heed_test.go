//go:build unix

package e2e

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// canary is a word that stands in everything the tests write, and must stand nowhere on the disk.
const canary = "zanzibarquince"

const passphrase = "four plain words 42"

func heed(t *testing.T, o Options) *Term {
	t.Helper()
	o.Program = program(t, "heed/cmd/heed")
	return Start(t, o)
}

// makeJournal goes through the first run with a passphrase.
func makeJournal(term *Term) {
	term.Wait("How would you like to protect your journal?")
	term.Keys("enter")
	term.Wait("Choose a passphrase.")
	term.Type(passphrase + "\n")
	term.Wait("The same again")
	term.Type(passphrase + "\n")
	term.Wait("If you forget the passphrase")
	term.Keys("down", "enter")
	term.Wait("what you have kept")
}

// unlock types the passphrase.
func unlock(term *Term) {
	term.Wait("Your passphrase")
	term.Type(passphrase + "\n")
	term.Wait("what you have kept")
}

// checkIn answers the short path.
func checkIn(term *Term) {
	term.Keys("c")
	term.Wait("Which session")
	term.Type(canary + " round\nshe looked at the floor\n")
	term.Keys("enter", "enter", "enter") // all right; with one person; short
	term.Wait("I said what I could do")
	term.Keys("enter")
	term.Type("I can do this, not that\n")
	term.Wait("I gave the reason")
	term.Keys("down", "down", "enter")
	term.Type("barked " + canary + "\n")
	term.Wait("I noticed a moment")
	term.Keys("s", "s", "s", "s", "s")
	term.Wait("What went right")
	term.Type("she laughed " + canary + "\n\n\n\n")
	term.Wait("Moments you can point to")
}

func TestTheMainRoadWithTheRealProgram(t *testing.T) {
	term := heed(t, Options{})
	home := term.Home()
	makeJournal(term)
	checkIn(term)
	term.Keys("enter")
	term.Wait("Because you chose")
	term.Keys("k")
	term.Wait("Kept for later")
	term.Keys("w")
	term.Wait("Title:")
	term.Type("Next time I will say why. " + canary + " 日本 👩‍👩‍👧 é")
	term.Wait("日本")
	noCanary(t, home)
	term.Keys("ctrl+d")
	term.Wait("Kept, sealed on this computer.")
	term.Keys("q")
	if code := term.Exit(); code != 0 {
		t.Fatalf("exit status %d", code)
	}
	noCanary(t, home)
	onlyOurs(t, home)

	term = heed(t, Options{Home: home})
	for range 3 {
		term.Wait("Your passphrase")
		term.Type("not it")
		term.Wait("••••••")
		term.Keys("enter")
		term.WaitFor("the answer to a wrong passphrase", func(screen string) bool {
			return !strings.Contains(screen, "•") && strings.Contains(screen, "does not open this journal")
		})
	}
	unlock(term)
	term.Keys("e")
	term.Wait(canary + " round")
	term.Keys("/")
	term.Type("LAUGHED 日本")
	term.Wait(canary + " round")
	term.Keys("enter")
	term.Wait("Next time I will say why.")
	if title := term.Title(); strings.Contains(title, canary) {
		t.Errorf("the window's title holds the person's words")
	}
	term.Keys("ctrl+c")
	if code := term.Exit(); code != 0 {
		t.Fatalf("exit status %d", code)
	}
	noCanary(t, home)
}

// noCanary looks for the canary in every byte below the home folder, the journal's and the temporary one among them, in
// the shapes that a careless program would leave it in.
func noCanary(t *testing.T, home string) {
	t.Helper()
	wide := make([]byte, 0, 2*len(canary))
	for i := range len(canary) {
		wide = append(wide, canary[i], 0)
	}
	shapes := [][]byte{[]byte(canary), wide, fmt.Appendf(nil, "%x", canary), []byte(passphrase)}
	err := filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, shape := range shapes {
			if bytes.Contains(bytes.ToLower(data), shape) {
				t.Errorf("%s holds the person's words", path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// onlyOurs checks that nobody else can read what the program made.
func onlyOurs(t *testing.T, home string) {
	t.Helper()
	found := 0
	err := filepath.WalkDir(filepath.Join(home, "heed"), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		found++
		want := fs.FileMode(0o600)
		if d.IsDir() {
			want = 0o700
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", path, got, want)
		}
		return nil
	})
	if err != nil || found < 2 {
		t.Fatalf("%d files, %v", found, err)
	}
}

func TestWhatWasTypedIsFoundAfterTheProgramWasKilled(t *testing.T) {
	for name, end := range map[string]func(*Term){
		"the terminal is closed": func(term *Term) { term.Signal(syscall.SIGHUP); term.Exit() },
		"the system asks":        func(term *Term) { term.Signal(syscall.SIGTERM); term.Exit() },
		"kill -9": func(term *Term) {
			term.Wait("sealed") // about a second after the last letter
			term.Kill()
		},
	} {
		t.Run(name, func(t *testing.T) {
			term := heed(t, Options{})
			makeJournal(term)
			term.Keys("w")
			term.Wait("Title:")
			term.Type("half a thought about " + canary)
			term.Wait(canary)
			end(term)
			noCanary(t, term.Home())
			term = heed(t, Options{Home: term.Home()})
			unlock(term)
			term.Wait("Go on with: ")
			term.Keys("end", "enter")
			term.Wait("half a thought about " + canary)
		})
	}
}

func TestQuickTypingReachesTheScreenItIsMeantFor(t *testing.T) {
	term := heed(t, Options{})
	makeJournal(term)
	term.Keys("ctrl+c")
	term.Exit()
	term = heed(t, Options{Home: term.Home()})
	term.Wait("Your passphrase")
	// All at once: the passphrase, then Write, then a sentence, while the key is still being derived.
	term.Type(passphrase + "\rwquick fingers")
	term.Wait("quick fingers")
	term.Wait("Title:")
}

func TestAMegabytePastedIsKeptWhole(t *testing.T) {
	term := heed(t, Options{})
	makeJournal(term)
	term.Keys("w")
	term.Wait("Title:")
	line := "The quick brown fox jumps over the lazy dog, and nobody asked it why.\r\n"
	text := strings.Repeat(line, 1<<20/len(line)) + "the end of it"
	term.Paste(text)
	term.Wait("the end of it")
	term.Keys("ctrl+d")
	term.Wait("Kept, sealed on this computer.")
	term.Keys("e", "enter", "end")
	term.Wait("the end of it")
}

func TestInATinyTerminalNothingBreaks(t *testing.T) {
	term := heed(t, Options{Width: 10, Height: 3})
	term.Wait("too small")
	term.Resize(80, 24)
	makeJournal(term)
	term.Resize(10, 3)
	term.Resize(200, 60)
	term.Wait("what you have kept")
}

func TestWithoutColourTheChosenRowIsStillMarked(t *testing.T) {
	term := heed(t, Options{Env: []string{"NO_COLOR=1"}})
	term.Wait("▸ Choose a passphrase")
	for y := range 24 {
		for x := range 80 {
			if c := term.Cell(x, y); c.Style.Fg != nil || c.Style.Bg != nil {
				t.Fatalf("a coloured cell at %d,%d", x, y)
			}
		}
	}
	_, y, visible := term.Cursor()
	if row := term.Row(y); !visible || !strings.Contains(row, "Choose a passphrase") {
		t.Errorf("the cursor stands on %q (shown: %v)", row, visible)
	}
}

func TestStoppedFromAShellItGoesOnWhereItWas(t *testing.T) {
	path := program(t, "heed/cmd/heed")
	term := Start(t, Options{Program: "/bin/bash", Args: []string{"--norc", "--noprofile", "-i"}, Env: []string{"PS1=shell> "}})
	term.Wait("shell>")
	term.Type(path + "\n")
	makeJournal(term)
	term.Keys("e")
	term.Wait("Nothing is kept yet")
	term.Keys("ctrl+z")
	term.Wait("[1]+")
	term.Type("fg\n")
	term.Wait("Nothing is kept yet")
	term.Keys("esc")
	term.Wait("what you have kept")
}

func TestLockedItNeedsThePassphraseAgain(t *testing.T) {
	term := heed(t, Options{})
	makeJournal(term)
	term.Keys("w")
	term.Wait("Title:")
	term.Type("for nobody else")
	term.Wait("for nobody else")
	term.Keys("ctrl+l")
	term.Wait("Your passphrase")
	unlock(term)
	term.Keys("end", "enter")
	term.Wait("for nobody else")
}

func TestTheListShowsWhatAnotherProgramKeeps(t *testing.T) {
	term := heed(t, Options{Args: []string{"--no-passphrase"}})
	term.Wait("what you have kept")
	term.Keys("e")
	term.Wait("Nothing is kept yet")
	other := heed(t, Options{Home: term.Home(), Args: []string{"add", "kept by another program"}})
	if code := other.Exit(); code != 0 {
		t.Fatalf("exit status %d", code)
	}
	term.Wait("kept by another program")
}
