//go:build unix

package e2e

import (
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

func startEcho(t *testing.T, o Options) *Term {
	t.Helper()
	o.Program = program(t, echo)
	term := Start(t, o)
	term.Wait("ready")
	return term
}

func TestKeysArriveAsTheyWerePressed(t *testing.T) {
	keys := []string{
		"a", "?", "enter", "tab", "shift+tab", "esc", "up", "esc", "x", "backspace", "space", "pgdown",
		"ctrl+l", "ctrl+left", "alt+b", "home", "delete", "f1", "shift+enter",
	}
	term := startEcho(t, Options{Width: 160})
	term.Keys(keys...)
	term.Wait("keys: " + strings.Join(keys, " "))
}

func TestOldTerminalsSendEscapeAlone(t *testing.T) {
	for name, want := range map[string]string{
		"esc": "\x1b", "ctrl+c": "\x03", "alt+b": "\x1bb", "ctrl+space": "\x00", "ctrl+left": "\x1b[1;5D", "é": "é", "ctrl++": "",
	} {
		got, err := sequence(name, false)
		if got != want || (want == "") != (err != nil) {
			t.Errorf("%s: got %q (%v), want %q", name, got, err, want)
		}
	}
}

func TestUnknownKeyIsRefused(t *testing.T) {
	if _, err := sequence("entr", true); err == nil {
		t.Error(`"entr" was sent`)
	}
}

func TestTypedTextMovesTheRealCursor(t *testing.T) {
	term := startEcho(t, Options{})
	term.Wait("pasted: ")
	term.Type("hé 日本")
	term.Wait("> hé 日本")
	if x, y, visible := term.Cursor(); x != 9 || y != 7 || !visible {
		t.Errorf("cursor at %d,%d (visible: %v), want 9,7: two cells for each wide character", x, y, visible)
	}
	if got := term.Row(7); got != "> hé 日本" {
		t.Errorf("the cursor's row is %q", got)
	}
}

func TestPasteArrivesWholeAndUnchanged(t *testing.T) {
	term := startEcho(t, Options{})
	text := "é\r\nb" + strings.Repeat("x", 1<<20)
	term.Paste(text)
	term.Wait(fmt.Sprintf("pasted: %d bytes %q", len(text), "é\r\nb"+strings.Repeat("x", 16)))
}

func TestCellsHaveColoursAndStyles(t *testing.T) {
	term := startEcho(t, Options{})
	bold, reverse, wide, family := term.Cell(0, 1), term.Cell(12, 1), term.Cell(14, 2), term.Cell(23, 2)
	if bold.Content != "b" || bold.Style.Attrs&uv.AttrBold == 0 || !sameColour(bold.Style.Fg, color.RGBA{0xe8, 0xc2, 0x7a, 0xff}) {
		t.Errorf("bold and coloured: got %+v", bold)
	}
	if reverse.Content != "r" || reverse.Style.Attrs&uv.AttrReverse == 0 {
		t.Errorf("reversed: got %+v", reverse)
	}
	if wide.Content != "日" || wide.Width != 2 || family.Content != "👩‍👩‍👧" {
		t.Errorf("wide: got %+v and %+v", wide, family)
	}
	if out := term.Cell(1000, 1000); out != (uv.Cell{}) {
		t.Errorf("beyond the screen: got %+v", out)
	}
}

func TestNoColourIsHeeded(t *testing.T) {
	term := startEcho(t, Options{Env: []string{"NO_COLOR=1"}})
	if c := term.Cell(0, 1); c.Style.Fg != nil {
		t.Errorf("got %+v", c)
	}
}

func sameColour(a, b color.Color) bool {
	return a != nil && b != nil && rgb(a) == rgb(b)
}

func TestGroundIsToldToTheProgram(t *testing.T) {
	startEcho(t, Options{}).Wait("dark=true")
	startEcho(t, Options{Light: true}).Wait("dark=false")
}

func TestResizeReachesTheProgram(t *testing.T) {
	term := startEcho(t, Options{Width: 40, Height: 15})
	term.Wait("ready 40x15")
	term.Type("x")
	term.Wait("> x")
	term.Resize(100, 30)
	term.Wait("ready 100x30")
	term.WaitGone("ready 40x15")
}

func TestEndLeavesTheAlternateScreenAndTellsTheStatus(t *testing.T) {
	term := startEcho(t, Options{})
	if term.Title() != "echo" {
		t.Errorf("title %q", term.Title())
	}
	term.Keys("ctrl+c")
	if code := term.Exit(); code != 7 {
		t.Errorf("exit status %d, want 7", code)
	}
	if got := term.Screen(); got != "goodbye" {
		t.Errorf("left on the screen: %q", got)
	}
}

func TestSignalReachesTheProgram(t *testing.T) {
	term := startEcho(t, Options{})
	term.Signal(syscall.SIGTERM) // which Bubble Tea takes as a wish to leave
	if code := term.Exit(); code != 7 {
		t.Errorf("exit status %d, want 7", code)
	}
}

func TestStoppedProgramGoesOn(t *testing.T) {
	term := Start(t, Options{Program: "/bin/sh", Args: []string{"-c", "echo ready; kill -STOP $$; echo on; read line"}})
	term.WaitStopped()
	if got := term.Screen(); got != "ready" {
		t.Errorf("while stopped: %q", got)
	}
	term.Signal(syscall.SIGCONT)
	term.Wait("on")
}

func TestKilledProgramIsFoundAgainAtHome(t *testing.T) {
	sh := Options{Program: "/bin/sh", Args: []string{"-c", `cat "$HEED_DIR" 2>/dev/null; printf once >"$HEED_DIR"; echo kept; read line`}}
	term := Start(t, sh)
	term.Wait("kept")
	term.Kill()
	if code := term.Exit(); code != -1 {
		t.Errorf("exit status %d after a kill, want -1", code)
	}
	sh.Home = term.Home()
	Start(t, sh).Wait("oncekept")
}

func TestEnvironmentIsFixed(t *testing.T) {
	t.Setenv("NO_COLOR", "1")
	t.Setenv("TMUX", "x")
	term := Start(t, Options{Program: "/usr/bin/env", Height: 40, Width: 200, Env: []string{"TZ=Asia/Tokyo"}})
	if code := term.Exit(); code != 0 {
		t.Fatalf("exit status %d", code)
	}
	screen := term.Screen()
	for _, want := range []string{"TERM=xterm-256color", "HOME=" + term.Home(), "TZ=Asia/Tokyo"} {
		if !strings.Contains(screen, want) {
			t.Errorf("no %q in\n%s", want, screen)
		}
	}
	for _, not := range []string{"NO_COLOR", "TMUX", "TZ=UTC"} {
		if strings.Contains(screen, not) {
			t.Errorf("%q in\n%s", not, screen)
		}
	}
}

func TestProgramThatDrawsNothingStillStarts(t *testing.T) {
	if code := Start(t, Options{Program: "/bin/sh", Args: []string{"-c", "exit 3"}}).Exit(); code != 3 {
		t.Errorf("exit status %d, want 3", code)
	}
}

// stopped is a TB whose Fatalf ends only what is run by fails.
type stopped struct {
	testing.TB
	message string
}

func (s *stopped) Fatalf(format string, args ...any) {
	s.message = fmt.Sprintf(format, args...)
	panic(s)
}

func TestFailureShowsTheScreenAndTheRaces(t *testing.T) {
	tb := &stopped{TB: t}
	defer func() {
		if recover() != any(tb) {
			t.Fatal("a wait for what never comes did not fail")
		}
		for _, want := range []string{`"the moon" on the screen`, "ended with status 0", "│only stars", "DATA RACE"} {
			if !strings.Contains(tb.message, want) {
				t.Errorf("no %q in\n%s", want, tb.message)
			}
		}
	}()
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, raceLog+".1"), []byte("DATA RACE"), 0o600); err != nil {
		t.Fatal(err)
	}
	term := Start(tb, Options{Program: "/bin/sh", Args: []string{"-c", "echo only stars"}, Home: home})
	term.Wait("the moon")
}

func TestFrameIsOnlySeenWhole(t *testing.T) {
	term := Start(t, Options{Program: "/bin/sh", Args: []string{"-c", "echo ready; read line"}})
	draw := func(s string) { term.note(func() { _, _ = term.em.WriteString(s) }) }
	draw(ansi.SetModeSynchronizedOutput + "half")
	go draw(" whole" + ansi.ResetModeSynchronizedOutput)
	if got := term.Screen(); !strings.Contains(got, "half whole") {
		t.Errorf("half a frame was seen: %q", got)
	}
}
