package tui

import (
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// The shell ends a stopped program with the signal to end and the one to go on together. Found by the hunt: the program
// ended while it was still taking the terminal again, and the shell was left with it as heed had it.
func TestAStoppedProgramHasTheTerminalAgainBeforeItEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term, goOn := newTerminal(time.Now), make(chan struct{})
		var order []string
		term.stop = func() {
			<-goOn
			order = append(order, "the terminal is heed's again")
		}
		go term.suspend()
		synctest.Wait()
		go func() {
			if _, quits := term.quit().(tea.QuitMsg); quits {
				order = append(order, "the program ends")
			}
		}()
		synctest.Wait()
		close(goOn)
		synctest.Wait()
		if len(order) != 2 || order[1] != "the program ends" {
			t.Errorf("in this order: %q", order)
		}
	})
}

func TestAProgramThatEndsIsNotStopped(t *testing.T) {
	stopped := false
	term := newTerminal(time.Now)
	term.stop = func() { stopped = true }
	for range 2 { // somebody may ask twice
		if _, quits := term.quit().(tea.QuitMsg); !quits {
			t.Error("it does not end")
		}
	}
	term.suspend()
	if stopped {
		t.Error("it was stopped on its way out, and nobody knows to go on with it")
	}
}
