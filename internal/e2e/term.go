package e2e

import (
	"errors"
	"fmt"
	"image/color"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long a wait may take before it fails. Nothing is slower for it when all is well, so it is long
// enough for a laden machine with the race detector on.
const patience = 30 * time.Second

// TB is what a Term needs of a test. *testing.T and *testing.B have it, and so does the picture tool.
type TB interface {
	Helper()
	Fatalf(format string, args ...any)
	Cleanup(func())
	TempDir() string
}

// Options say what to start, and in what terminal. Only Program is needed.
type Options struct {
	Program string   // path of the binary
	Args    []string // what follows it
	Env     []string // NAME=value, beside the fixed environment and stronger than it
	Dir     string   // where it is started; the home folder when empty
	Home    string   // home folder; a new empty one when empty. Given again, a program finds what it kept
	Width   int      // columns; 80 when 0
	Height  int      // rows; 24 when 0
	Light   bool     // dark words on a light ground
}

// Term is a terminal with one program in it. Its methods may be called from one goroutine at a time.
type Term struct {
	tb      TB
	home    string
	cmd     *exec.Cmd
	pty     *os.File
	replies io.Closer     // ends what waits for the emulator's answers
	input   chan []byte   // what is typed and what the emulator answers, on its way to the program
	over    chan struct{} // closed when the program has ended

	mu      sync.Mutex // guards what follows, the emulator too
	em      *vt.Emulator
	modes   modes
	changed chan struct{} // closed and made anew whenever the program has written
	ended   bool          // the program has ended, and all it wrote is on the screen
	code    int           // its exit status; -1 when a signal ended it
}

// Start starts the program and waits until it has drawn something or ended, since keys that are sent before a program
// reads them are lost. When the test ends, the program is killed if it still runs.
func Start(tb TB, o Options) *Term {
	tb.Helper()
	o = o.filled(tb)
	t := &Term{
		tb: tb, home: o.Home, em: vt.NewEmulator(o.Width, o.Height),
		input: make(chan []byte, 1024), over: make(chan struct{}), changed: make(chan struct{}),
	}
	t.wire(o.Light)
	t.cmd = exec.Command(o.Program, o.Args...)
	t.cmd.Dir = o.Dir
	t.cmd.Env = append(environment(o.Home), o.Env...)
	file, err := pty.StartWithSize(t.cmd, &pty.Winsize{Cols: uint16(o.Width), Rows: uint16(o.Height)})
	if err != nil {
		tb.Fatalf("start %s: %v", filepath.Base(o.Program), err)
	}
	t.pty = file
	var running sync.WaitGroup
	running.Go(t.read)
	running.Go(t.answer)
	go t.feed() // not waited for: where nobody reads any more, writing to a terminal can wait for ever
	tb.Cleanup(func() {
		t.Kill()
		_ = t.replies.Close() // and not the emulator's Close, which races with its Read
		running.Wait()
		_ = file.Close()
	})
	t.WaitFor("a first frame", func(screen string) bool { return screen != "" || t.isOver() })
	return t
}

func (o Options) filled(tb TB) Options {
	if o.Width == 0 {
		o.Width = 80
	}
	if o.Height == 0 {
		o.Height = 24
	}
	if o.Home == "" {
		o.Home = tb.TempDir()
	}
	if o.Dir == "" {
		o.Dir = o.Home
	}
	if err := os.MkdirAll(temp(o.Home), 0o700); err != nil {
		tb.Fatalf("make a home: %v", err)
	}
	return o
}

// environment is the same whoever runs the test and wherever: of the outside only the home folder differs.
func environment(home string) []string {
	return []string{
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "TZ=UTC", "PATH=/usr/local/bin:/usr/bin:/bin",
		"HOME=" + home, "TMPDIR=" + temp(home), "HEED_DIR=" + filepath.Join(home, "heed"),
		"GORACE=log_path=" + filepath.Join(home, raceLog),
	}
}

func temp(home string) string { return filepath.Join(home, "tmp") }

// raceLog begins the names of the files in which a program that was built with the race detector says what it found.
const raceLog = "race-found"

// read gives what the program writes to the emulator, until the program has ended and all is read.
func (t *Term) read() {
	buf := make([]byte, 64<<10)
	for {
		n, err := t.pty.Read(buf)
		t.note(func() { _, _ = t.em.Write(buf[:n]) })
		if err != nil { // EIO on Linux, EOF elsewhere: the program's side is closed
			break
		}
	}
	_ = t.cmd.Wait() // the exit status is in ProcessState
	t.note(func() { t.ended, t.code = true, t.cmd.ProcessState.ExitCode() })
	close(t.over)
}

// note changes the terminal and wakes who waits for a change.
func (t *Term) note(change func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	change()
	close(t.changed)
	t.changed = make(chan struct{})
}

// answer passes on what the emulator answers. It always reads, because the emulator stops until its answer is taken.
func (t *Term) answer() {
	buf := make([]byte, 4096)
	for {
		n, err := t.em.Read(buf)
		if err != nil {
			return
		}
		t.send(string(buf[:n]))
	}
}

// send puts bytes on their way to the program; they are dropped when it has ended.
func (t *Term) send(s string) {
	select {
	case t.input <- []byte(s):
	case <-t.over:
	}
}

// feed writes to the program. It has a goroutine of its own so that a program that is slow to read holds up nobody else.
func (t *Term) feed() {
	for {
		select {
		case b := <-t.input:
			_, _ = t.pty.Write(b) // when the program has gone there is nobody to tell
		case <-t.over:
			return
		}
	}
}

// Home is the folder the program has for its home, to look at what it kept or to start it again there.
func (t *Term) Home() string { return t.home }

// Resize makes the terminal larger or smaller, and tells the program. A Bubble Tea program begins to listen for that
// only just after its first frame, so a test lets it answer a key before.
func (t *Term) Resize(width, height int) {
	t.tb.Helper()
	t.note(func() { t.em.Resize(width, height) })
	if err := pty.Setsize(t.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		t.fail("resize the terminal: %v", err)
	}
}

// Signal sends the program a signal.
func (t *Term) Signal(sig os.Signal) {
	t.tb.Helper()
	if err := t.cmd.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.fail("signal the program: %v", err)
	}
}

// WaitStopped waits until the program is stopped, as by Ctrl+Z. Only then does SIGCONT make it go on: sent before, it is lost.
func (t *Term) WaitStopped() {
	t.tb.Helper()
	for late := time.After(patience); !strings.HasPrefix(t.state(), "T"); {
		select {
		case <-time.After(5 * time.Millisecond): // nothing tells us when it stops, so we look again
		case <-late:
			t.fail("waited %v for the program to be stopped", patience)
		}
	}
}

// state begins with the letter that ps has for the state of the program's process.
func (t *Term) state() string {
	pid := strconv.Itoa(t.cmd.Process.Pid)
	if stat, err := os.ReadFile("/proc/" + pid + "/stat"); err == nil {
		_, state, _ := strings.Cut(string(stat), ") ")
		return state
	}
	out, _ := exec.Command("ps", "-o", "state=", "-p", pid).Output() // where there is no /proc; nothing when it has ended
	return string(out)
}

// Kill ends the program at once, as a power cut would (kill -9), and waits until it is gone.
func (t *Term) Kill() {
	t.tb.Helper()
	t.Signal(os.Kill)
	t.Exit()
}

// Exit waits for the program's end and returns its exit status; -1 when a signal ended it.
func (t *Term) Exit() int {
	t.tb.Helper()
	t.WaitFor("its end", func(string) bool { return t.isOver() })
	return t.code
}

func (t *Term) isOver() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.ended
}

// wire sets up the emulator: its colours, and what x/vt leaves out.
func (t *Term) wire(light bool) {
	ground, words := groundsOf(light)
	t.em.SetDefaultBackgroundColor(ground)
	t.em.SetDefaultForegroundColor(words)
	t.em.SetDefaultCursorColor(words)
	t.replies = t.em.InputPipe().(io.Closer)
	t.modes.wire(t.em)
}

// groundsOf are a common terminal's colours.
func groundsOf(light bool) (ground, words color.Color) {
	if light {
		return color.RGBA{0xfa, 0xfa, 0xfa, 0xff}, color.RGBA{0x24, 0x24, 0x24, 0xff}
	}
	return color.RGBA{0x1e, 0x1e, 0x1e, 0xff}, color.RGBA{0xe0, 0xe0, 0xe0, 0xff}
}

// fail ends the test, with what a person would see in the terminal.
func (t *Term) fail(format string, args ...any) {
	t.tb.Helper()
	what := fmt.Sprintf(format, args...)
	t.tb.Fatalf("%s\n%s%s", what, t.picture(), t.races())
}

// races is what a race detector in the program found.
func (t *Term) races() string {
	var found strings.Builder
	logs, _ := filepath.Glob(filepath.Join(t.home, raceLog+".*")) // the pattern is well formed
	for _, log := range logs {
		b, err := os.ReadFile(log)
		if err != nil {
			b = []byte(err.Error())
		}
		found.Write(b)
	}
	return found.String()
}
