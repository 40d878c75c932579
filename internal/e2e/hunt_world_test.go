//go:build unix

package e2e

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
)

// inShell starts heed from a line of shell, in which "$heed" is the program.
func inShell(t *testing.T, line string, o Options) *Term {
	t.Helper()
	o.Program = "/bin/sh"
	o.Args = []string{"-c", `heed=$1; ` + line, "sh", program(t, "heed/cmd/heed")}
	return Start(t, o)
}

// theTerminalIsAsItWas checks that the terminal is as it was before.
func theTerminalIsAsItWas(t *testing.T, term *Term) {
	t.Helper()
	h := &hand{T: t, term: term, seen: newAtlas()}
	h.left(term.Exit())
}

func TestEndedWhileItWasStoppedItLeavesTheTerminalAsItWas(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		term := heed(t, Options{Args: []string{"--no-passphrase"}})
		term.Wait("what you have kept")
		term.Signal(syscall.SIGTSTP)
		term.WaitStopped()
		term.Signal(sig)
		term.Signal(syscall.SIGCONT)
		if code := term.Exit(); code != 0 {
			t.Errorf("%v: exit status %d", sig, code)
		}
		theTerminalIsAsItWas(t, term)
	}
}

// Bubble Tea could stop to draw after that, on a laden machine.
func TestHoweverOftenItWasStoppedItDrawsAgain(t *testing.T) {
	h := &hand{T: t}
	h.term = Start(h, Options{Program: program(t, "heed/cmd/heed"), Args: []string{"--no-passphrase"}})
	term := h.term
	term.Wait("what you have kept")
	for range 5 {
		term.Signal(syscall.SIGTSTP)
		term.WaitStopped()
		term.Signal(syscall.SIGCONT)
		term.Signal(syscall.SIGTSTP) // for which the system forgets that it was to go on, if heed has not heard of it yet
		term.WaitStopped()
		term.Signal(syscall.SIGCONT)
		term.Keys("f1")
		term.Wait("Help: home")
		term.Keys("esc")
		term.WaitGone("Help: home")
	}
}

func TestADraftIsThereAfterTheWindowWasClosed(t *testing.T) {
	term := heed(t, Options{Args: []string{"--no-passphrase"}})
	term.Wait("what you have kept")
	term.Keys("w")
	term.Wait("Title:")
	term.Type("in the middle of " + canary)
	term.Wait("in the middle of " + canary)
	if err := term.pty.Close(); err != nil {
		t.Fatal(err)
	}
	term.Exit()
	noCanary(t, term.Home())
	term = heed(t, Options{Home: term.Home()})
	term.Wait("Go on with")
	term.Keys("end", "enter")
	term.Wait("in the middle of " + canary)
}

// TestInAStrangeWorldItStartsOrSaysWhyNot: what is missing or makes no sense around it. Keys that go home and leave are
// answered there as anywhere.
func TestInAStrangeWorldItStartsOrSaysWhyNot(t *testing.T) {
	for name, c := range map[string]struct{ line, shows string }{
		"no home folder":            {`unset HOME; exec "$heed" --no-passphrase`, "what you have kept"},
		"an empty environment":      {`exec env -i HEED_DIR="$HEED_DIR" "$heed" --no-passphrase`, ""},
		"a terminal nobody knows":   {`TERM=rubbish-∞ exec "$heed" --no-passphrase`, "what you have kept"},
		"a terminal without a name": {`unset TERM; exec "$heed" --no-passphrase`, "what you have kept"},
		"another language":          {`LANG=zz_ZZ.ISO-8859-1 LC_ALL=C exec "$heed" --no-passphrase`, "what you have kept"},
		"no input":                  {`exec "$heed" --no-passphrase <&-`, ""},
		"no errors":                 {`exec "$heed" --no-passphrase 2>&-`, "what you have kept"},
		"an input that is a folder": {`exec "$heed" --no-passphrase </`, ""},
		"sizes that are wrong":      {`COLUMNS=-1 LINES=x exec "$heed" --no-passphrase`, "what you have kept"},
		"a strange time zone":       {`TZ=Nowhere/Town exec "$heed" --no-passphrase`, "what you have kept"},
	} {
		t.Run(name, func(t *testing.T) {
			term := inShell(t, c.line, Options{})
			if c.shows == "" {
				term.WaitFor("an end or a screen", func(screen string) bool { return term.isOver() || strings.Contains(screen, "what you have kept") })
			} else {
				term.Wait(c.shows)
			}
			if !term.isOver() {
				term.Keys("q")
			}
			term.Exit()
			if screen := term.Screen(); fault.MatchString(screen) {
				term.fail("it broke")
			}
			theTerminalIsAsItWas(t, term)
		})
	}
}

func TestWhereNoFileMayGrowNothingOnThePageIsLost(t *testing.T) {
	term := heed(t, Options{Args: []string{"add", "--no-passphrase", "the first"}})
	term.Exit()
	term = inShell(t, `ulimit -f 120; exec "$heed"`, Options{Home: term.Home()})
	term.Wait("what you have kept")
	term.Keys("w")
	term.Wait("Title:")
	term.Paste(strings.Repeat("There is no room for this. ", 6000) + "the end of it")
	term.Wait("the end of it")
	term.Keys("ctrl+d")
	term.Wait("Not kept: The disk did not take what was written.")
	term.Wait("the end of it")
	term.Keys("ctrl+c")
	term.Wait("Could not be sealed")
	term.Keys("ctrl+c")
	term.Exit()
	theTerminalIsAsItWas(t, term)
	again := heed(t, Options{Home: term.Home(), Args: []string{"doctor"}})
	if code := again.Exit(); code != 0 {
		again.fail("the journal is not whole")
	}
}

func TestInTheSmallestWindowItStartsAndLeaves(t *testing.T) {
	term := heed(t, Options{Args: []string{"--no-passphrase"}, Width: 1, Height: 1})
	term.Keys("ctrl+c")
	term.Exit()
	theTerminalIsAsItWas(t, term)
}

// TestTwoHandsAtOneJournalBreakNothing: two windows of one journal, each with a hand that knows nothing.
func TestTwoHandsAtOneJournalBreakNothing(t *testing.T) {
	home := t.TempDir()
	first := &hand{T: t, life: life{journal: bare}, home: home}
	first.prepare()
	t.Run("both", func(t *testing.T) {
		for seed := range uint64(2) {
			t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
				t.Parallel()
				l := life{seed: seed, journal: bare, steps: 60, end: leave}
				h := &hand{T: t, life: l, seen: newAtlas(), random: rand.New(rand.NewPCG(seed, 9)), home: home, width: 80, height: 24}
				for h.done < l.steps {
					h.begin()
					h.fumble()
					h.finish()
				}
			})
		}
	})
	first.examine()
}
