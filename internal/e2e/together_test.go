//go:build unix

package e2e

import (
	"strings"
	"testing"
)

// agree goes through the six lines before a session, and begins.
func agree(term *Term) {
	term.Wait("What this is for")
	term.Keys("enter", "enter", "enter", "enter", "enter")
	term.Wait("Enter begin")
	term.Keys("enter")
	term.Wait("left in this step")
}

func TestAGuidedSessionAndAnExercise(t *testing.T) {
	term := heed(t, Options{})
	home := term.Home()
	makeJournal(term)
	term.Keys("g")
	term.Wait("One-to-one")
	term.Keys("enter")
	agree(term)
	term.Keys("v")
	term.WaitGone("Then:")
	term.Keys("v", "enter", "s", "b", "space")
	term.Wait("paused")
	term.Keys("space", "w")
	term.Wait("you could say")
	term.Keys("esc", "esc")
	term.Wait("Nobody has to say why")
	term.Keys("c", "a")
	term.Wait("in their own words")
	term.Type("ask her " + canary + "\n")
	term.Keys("r", "k", "home", "k", "enter")
	term.Wait("Where does it go?")
	term.Keys("enter")
	term.Wait("Kept, sealed on this computer.")
	noCanary(t, home)
	term.Keys("esc", "x")
	term.Wait("Petals")
	term.Keys("enter")
	term.Wait("Bring")
	term.Keys("enter")
	term.Wait("Say this first")
	term.Keys("enter", "v", "enter", "v", "c")
	term.Wait("Questions to ask")
	term.Keys("enter", "esc", "e")
	term.Wait("A session together")
	term.Keys("enter")
	term.Wait("ask her " + canary)
	if strings.Contains(term.Screen(), "minutes") {
		t.Error("the length is kept, which nobody agreed to")
	}
	term.Keys("ctrl+c")
	if code := term.Exit(); code != 0 {
		t.Fatalf("exit status %d", code)
	}
	noCanary(t, home)
}

func TestASessionThatIsKilledLeavesNothing(t *testing.T) {
	term := heed(t, Options{})
	home := term.Home()
	makeJournal(term)
	term.Keys("g")
	term.Wait("One-to-one")
	term.Keys("enter")
	agree(term)
	term.Keys("c", "a")
	term.Wait("in their own words")
	term.Type(canary + "\n")
	term.Keys("r", "k")
	term.Wait("(kept)")
	term.Kill()
	noCanary(t, home)
	term = heed(t, Options{Home: home})
	unlock(term)
	if screen := term.Screen(); strings.Contains(screen, "Go on with") || strings.Contains(screen, canary) {
		t.Errorf("something of it is at home:\n%s", screen)
	}
	term.Keys("e")
	term.Wait("Entries")
	term.WaitFor("an empty list", func(screen string) bool {
		return !strings.Contains(screen, "learning group") && !strings.Contains(screen, canary)
	})
}
