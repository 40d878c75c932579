//go:build unix

package e2e

import (
	"io/fs"
	"path/filepath"
	"testing"
)

func TestADemonstrationLeavesNoByteOnDisk(t *testing.T) {
	term := heed(t, Options{Args: []string{"demo"}})
	home := term.Home()
	term.Wait("All of it is invented")
	term.Keys("enter")
	term.Wait("Amina is invented")
	checkIn(term)
	term.Keys("enter")
	term.Wait("Because you chose")
	term.Keys("w")
	term.Wait("Title:")
	term.Type("in front of the whole room " + canary)
	term.Wait("whole room")
	term.Keys("ctrl+d")
	term.Wait("Write")
	term.Keys("e")
	term.Wait(canary)
	term.Keys("ctrl+r")
	term.Wait("All of it is invented")
	term.Keys("enter")
	term.Wait("Amina is invented")
	term.Keys("e")
	term.Wait("Plain words for the letter")
	if screen := term.Screen(); shows(screen, canary) {
		t.Error("what was kept before the new beginning is still there")
	}
	term.Keys("ctrl+c")
	if code := term.Exit(); code != 0 {
		t.Fatalf("exit status %d", code)
	}
	err := filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			t.Errorf("there is a file: %s", d.Name())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestADemonstrationThatIsKilledLeavesNothing(t *testing.T) {
	term := heed(t, Options{Args: []string{"demo"}})
	home := term.Home()
	term.Keys("enter")
	term.Wait("is invented")
	term.Keys("w")
	term.Wait("Title:")
	term.Type(canary)
	term.Wait(canary)
	term.Kill()
	err := filepath.WalkDir(home, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			t.Errorf("there is a file: %s", d.Name())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
