//go:build unix

package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestAHandThatKnowsNothingBreaksNoTerminal is the short form of the hunt: one hand, always the same, over each kind of
// journal that is quick to make. hunt.sh makes it a long one, through the environment:
//
//	HEED_HUNT=60        goes on for as many minutes, over long journals too, and tells at the end which screens it saw
//	HEED_HUNT_SEED=17   the one life of that seed again
func TestAHandThatKnowsNothingBreaksNoTerminal(t *testing.T) {
	seen := newAtlas()
	if seed, err := strconv.ParseUint(os.Getenv("HEED_HUNT_SEED"), 10, 64); err == nil {
		hunt(t, seed, seen)
		return
	}
	minutes, err := strconv.Atoi(os.Getenv("HEED_HUNT"))
	if err != nil {
		live(t, life{seed: 1, journal: bare, steps: 60, end: leave}, seen)
		live(t, life{seed: 2, journal: demonstration, steps: 60, end: hangUp}, seen)
		return
	}
	first := uint64(time.Now().Unix())
	for n, until := uint64(0), time.Now().Add(time.Duration(minutes)*time.Minute); time.Now().Before(until); n++ {
		hunt(t, first+n, seen)
	}
	seen.walk(t)
	t.Log(seen)
}

// hunt lives the one life that a seed stands for.
func hunt(t *testing.T, seed uint64, seen *atlas) {
	random := rand.New(rand.NewPCG(seed, 7))
	live(t, life{
		seed: seed, journal: journals[random.IntN(len(journals))], steps: 150 + random.IntN(450),
		end: ends[random.IntN(len(ends))], wild: true,
	}, seen)
}

// life is one hand at one journal.
type life struct {
	seed    uint64
	journal kind
	steps   int
	end     ending
	wild    bool // the window changes, and the terminal is slow: this takes time
}

func live(t *testing.T, l life, seen *atlas) {
	// Of the name a folder is made, and GORACE, which names it, knows neither commas nor colons.
	t.Run(fmt.Sprintf("seed %d %s %s", l.seed, l.journal, l.end), func(t *testing.T) {
		h := &hand{T: t, life: l, seen: seen, random: rand.New(rand.NewPCG(l.seed, 8)), width: 80, height: 24}
		h.home = t.TempDir()
		h.prepare()
		for h.done < l.steps {
			h.begin()
			h.fumble()
			h.finish()
			h.examine()
		}
	})
}

// hand presses what comes to it, and looks whether heed still stands. It is the TB of its terminals, so that whatever
// fails tells the seed and what was pressed last.
type hand struct {
	*testing.T
	life
	term          *Term
	seen          *atlas
	random        *rand.Rand
	home          string
	width, height int
	done          int
	mu            sync.Mutex // guards what follows: the terminal's tests may fail beside the hand
	pressed       []string
}

// Fatalf fails with what is needed to see it again.
func (h *hand) Fatalf(format string, args ...any) {
	h.Helper()
	h.mu.Lock()
	last := strings.Join(h.pressed[max(0, len(h.pressed)-60):], " ")
	h.mu.Unlock()
	if h.term != nil && !h.term.isOver() {
		defer func() { h.Log(autopsy(h.term)) }()
	}
	h.T.Fatalf("seed %d, %s, after %d steps, window %dx%d, the last of them: %s\n%s\nagain: HEED_HUNT_SEED=%d",
		h.seed, h.journal, h.done, h.width, h.height, last, fmt.Sprintf(format, args...), h.seed)
}

func (h *hand) note(format string, args ...any) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.pressed = append(h.pressed, fmt.Sprintf(format, args...))
}

// begin starts heed in one of the ways that people do.
func (h *hand) begin() {
	words := h.journal.words(h.random)
	h.note("(start %s)", strings.Join(words, " "))
	h.heed("settings", "line_by_line", "false") // it may have been chosen; then this hand would not see screens
	h.term = Start(h, Options{
		Program: program(h.T, "heed/cmd/heed"), Args: words, Home: h.home, Width: h.width, Height: h.height,
		Env: []string{`EDITOR=sh -c 'echo " and outside" >> "$1"' sh`},
	})
	h.term.WaitFor("a screen", func(screen string) bool { return strings.TrimSpace(screen) != "" || h.term.isOver() })
	go h.wake(h.term)
	if h.journal == sealedJournal {
		h.passphrase()
	}
}

// fumble goes on until the hand has done its steps, or the program has been left.
func (h *hand) fumble() {
	for h.done < h.steps && !h.term.isOver() {
		h.done++
		h.step()
		if h.done%8 == 0 {
			h.glance()
		}
		if h.done%40 == 0 {
			h.probe()
			h.jump()
		}
	}
	if !h.term.isOver() {
		h.probe()
	}
}

// jump goes to one of the places by the palette, which is how a hand comes to see all of them.
func (h *hand) jump() {
	places := []string{
		"Check in", "Write", "Entries", "By theme", "One thing", "Where I stand", "Library", "Readings", "Guided sessions", "Exercises",
		"Remembered", "Bin", "Passphrase", "Settings", "About heed",
	}
	if h.term.isOver() {
		return
	}
	place := places[h.random.IntN(len(places))]
	h.note("(go to %s)", place)
	h.palette()
	h.term.Type(place)
	h.term.Keys("enter")
}

// ending is how a life ends.
type ending string

const (
	leave  ending = "left by its own key"
	hangUp ending = "the terminal goes"
	ask    ending = "the system asks"
	kill   ending = "killed"
)

var ends = []ending{leave, leave, kill, hangUp, ask}

// finish ends the program if it still runs, in the way of this life.
func (h *hand) finish() {
	h.note("(%s)", h.end)
	if h.term.isOver() {
		h.left(0)
		return
	}
	switch h.end {
	case leave:
		h.leave()
		h.left(0)
	case kill:
		h.keepThenKill()
	default:
		h.resize(80, 24)
		h.term.Signal(signals[h.end])
		h.term.Exit()
		h.left(0)
	}
}

// leave presses Ctrl+C as often as it takes: a session asks once before it goes, and a half-read key may swallow one.
func (h *hand) leave() {
	h.mend()
	for range 20 {
		h.term.Keys("ctrl+c")
		if h.until(2*time.Second, func(string) bool { return h.term.isOver() }) {
			return
		}
	}
	h.term.fail("Ctrl+C does not leave")
}

// kind is a kind of journal.
type kind string

const (
	bare          kind = "no passphrase"
	sealedJournal kind = "a passphrase"
	demonstration kind = "demonstration"
	long          kind = "ten thousand entries"
	fresh         kind = "no journal yet"
	theRoom       kind = "the room's window"
)

var journals = []kind{bare, bare, sealedJournal, demonstration, demonstration, demonstration, long, long, fresh, theRoom}

// words are what follows the name of the program.
func (k kind) words(random *rand.Rand) []string {
	switch k {
	case demonstration:
		return []string{"demo"}
	case theRoom:
		return []string{"guide", "room"}
	case fresh, sealedJournal: // with other words the passphrase is asked for below the shell's prompt, which is no screen
		return nil
	}
	ways := [][]string{nil, nil, nil, {"write"}, {"check"}, {"guide", "run", "one-to-one"}, {"exercise", "run", "petals"}}
	return slices.Clone(ways[random.IntN(len(ways))])
}
