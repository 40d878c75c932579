//go:build unix

package e2e

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
	"golang.org/x/term"
)

// signals are those by which a life ends.
var signals = map[ending]os.Signal{hangUp: syscall.SIGHUP, ask: syscall.SIGTERM}

// fault is what a Go program says when it breaks.
var fault = regexp.MustCompile(`panic: |goroutine \d+ \[|runtime error|fatal error: |WARNING: DATA RACE`)

// until waits until ok is true of the screen, for as long as it is given; it does not fail.
func (h *hand) until(within time.Duration, ok func(screen string) bool) bool {
	t, late := h.term, time.After(within)
	for {
		t.mu.Lock()
		screen, changed, ended, drawing := t.screen(), t.changed, t.ended, t.modes.drawing
		t.mu.Unlock()
		if (!drawing || ended) && ok(screen) {
			return true
		}
		if ended {
			return ok(screen)
		}
		select {
		case <-changed:
		case <-late:
			return false
		}
	}
}

// wake goes on with a program that has stopped itself, once it has given the terminal back.
func (h *hand) wake(t *Term) {
	for {
		select {
		case <-t.over:
			return
		case <-time.After(50 * time.Millisecond): // nothing tells us when it stops
		}
		if !strings.HasPrefix(t.state(), "T") {
			continue
		}
		h.note("(stopped)")
		for tries := 0; len(t.unrestored()) > 0; tries++ {
			if tries == 100 {
				h.Errorf("seed %d: stopped, and the terminal is not given back: %v", h.seed, t.unrestored())
				break
			}
			select {
			case <-t.over:
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
		_ = t.cmd.Process.Signal(syscall.SIGCONT) // it may have been killed meanwhile
	}
}

// unrestored is what the program has changed in its terminal and not changed back.
func (t *Term) unrestored() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var left []string
	for mode, on := range t.modes.on {
		if on != (mode == ansi.ModeTextCursorEnable || mode == ansi.ModeAutoWrap) {
			left = append(left, fmt.Sprintf("mode %v is %v", mode.Mode(), on))
		}
	}
	if t.modes.keyboard() != 0 {
		left = append(left, fmt.Sprintf("the keyboard mode is %d", t.modes.keyboard()))
	}
	slices.Sort(left)
	return left
}

// glance looks whether what is on the screen is heed and not its remains.
func (h *hand) glance() {
	screen := h.term.Screen()
	if fault.MatchString(screen) {
		h.term.fail("it broke")
	}
	h.seen.note(screen)
}

// mend ends whatever half a sequence heed may be waiting for the rest of, and gives it a window in which all can be seen.
func (h *hand) mend() {
	h.term.send("\x1b\\\x1b[201~")
	if h.width < 40 || h.height < 15 {
		h.resize(80, 24)
	}
}

// probe asks heed whether it is still there: the palette opens on every screen, and closes again; after that there is a
// whole screen, whose first row begins with the program's name.
func (h *hand) probe() {
	h.palette()
	if h.term.isOver() {
		return
	}
	h.press("esc")
	whole := func(screen string) bool {
		return strings.HasPrefix(strings.TrimSpace(screen), "heed") && !strings.Contains(firstRow(screen), "Do or go")
	}
	if !h.until(patience, func(screen string) bool { return whole(screen) || h.term.isOver() }) {
		h.term.fail("the palette does not close, or no whole screen is drawn then")
	}
	h.glance()
}

// palette opens the palette.
func (h *hand) palette() {
	h.mend()
	h.unlock()
	for range 20 {
		h.press("ctrl+o")
		if h.until(2*time.Second, func(screen string) bool { return strings.Contains(firstRow(screen), "Do or go") || h.term.isOver() }) {
			return
		}
	}
	h.term.fail("stuck: Ctrl+O opens nothing")
}

// stairs is how rows stand in a terminal that is not told to begin each at its left.
var stairs = regexp.MustCompile(`\n? {12,}`)

// autopsy makes a program that is stuck say what each of its goroutines is doing, and end. It is told as well if it was
// stopped, which it has to be no longer to say so.
func autopsy(t *Term) string {
	state, _, _ := strings.Cut(t.state(), " ")
	unread := len(t.input)
	t.note(func() { t.em.Resize(300, 3000) }) // room for all of it
	_ = t.cmd.Process.Signal(syscall.SIGCONT)
	_ = t.cmd.Process.Signal(syscall.SIGQUIT)
	h := &hand{term: t}
	h.until(patience, func(string) bool { return t.isOver() })
	t.mu.Lock()
	defer t.mu.Unlock()
	said := stairs.ReplaceAllString(t.screen(), "\n")
	return fmt.Sprintf("its state was %s, and %d keys were not taken by its terminal; then:\n%s", state, unread, said)
}

// unlock opens the journal if it was locked.
func (h *hand) unlock() {
	if !strings.Contains(firstRow(h.term.Screen()), "Unlock") {
		return
	}
	if h.journal == sealedJournal {
		h.passphrase()
		return
	}
	h.press("enter")
	h.until(2*time.Second, func(screen string) bool { return !strings.Contains(firstRow(screen), "Unlock") })
}

func firstRow(screen string) string {
	row, _, _ := strings.Cut(screen, "\n")
	return row
}

// left checks what a program that has ended has left: its status, and the terminal as it was.
func (h *hand) left(status int) {
	if code := h.term.Exit(); code != status {
		h.term.fail("exit status %d, want %d", code, status)
	}
	h.glance()
	if left := h.term.unrestored(); len(left) > 0 {
		h.term.fail("the terminal is not as it was: %v", left)
	}
	_, other, err := pty.Open()
	if err != nil {
		h.Fatalf("open a terminal: %v", err)
	}
	defer func() { _ = other.Close() }()
	if was, is := stty(other), stty(h.term.pty); was != is {
		h.term.fail("the terminal's settings are\n%s, want\n%s", is, was)
	}
	if races := h.term.races(); races != "" {
		h.term.fail("a race")
	}
}

// stty is how a terminal treats what is typed.
func stty(file *os.File) (settings string) {
	raw, err := file.SyscallConn()
	if err != nil {
		return err.Error()
	}
	err = raw.Control(func(fd uintptr) {
		state, err := term.GetState(int(fd))
		settings = fmt.Sprintf("%+v %v", state, err)
	})
	if err != nil {
		return err.Error()
	}
	return settings
}

// heed runs a command over the hand's journal, and returns what it said.
func (h *hand) heed(words ...string) string {
	cmd := exec.Command(program(h.T, "heed/cmd/heed"), words...)
	cmd.Env = environment(h.home)
	if h.journal == sealedJournal {
		cmd.Env = append(cmd.Env, "HEED_PASSPHRASE_COMMAND=printf %s '"+passphrase+"'")
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		h.Fatalf("heed %v: %v\n%s", words, err, out)
	}
	return string(out)
}

// prepare makes the journal of this life.
func (h *hand) prepare() {
	if err := os.MkdirAll(temp(h.home), 0o700); err != nil {
		h.Fatalf("make a home: %v", err)
	}
	switch h.journal {
	case bare:
		h.heed("add", "--no-passphrase", "the first "+hunted)
	case sealedJournal:
		h.heed("add", "the first "+hunted)
	case long:
		from := tenThousand(h)
		err := exec.Command("cp", "-Rp", from, filepath.Join(h.home, "heed")).Run() // os.CopyFS would give the key to everybody
		if err != nil {
			h.Fatalf("copy a journal: %v", err)
		}
	}
}

// tenThousand makes a journal with that many entries, once a run, and returns its folder.
func tenThousand(h *hand) string {
	dir := filepath.Join(bin, "long")
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	day := time.Date(2020, 1, 1, 9, 0, 0, 0, time.UTC)
	var list strings.Builder
	for i := range 10_000 {
		at := day.Add(time.Duration(i) * 5 * time.Hour)
		fmt.Fprintf(&list, `{"title":"Round %d","body":%q,"date":%q,"time":%q,"tags":[],"starred":false},`, i,
			strings.Repeat("I talked over her and did not say why. ", 4), at.Format("2006-01-02"), at.Format("15:04"))
	}
	file := filepath.Join(bin, "long.json")
	if err := os.WriteFile(file, []byte(`{"entries":[`+strings.TrimSuffix(list.String(), ",")+`]}`), 0o600); err != nil {
		h.Fatalf("write entries: %v", err)
	}
	said := h.heed("import", "--no-passphrase", "--format", "jrnl", file)
	if err := os.Rename(filepath.Join(h.home, "heed"), dir); err != nil {
		h.Fatalf("keep a journal: %v\n%s", err, said)
	}
	return dir
}

// keepThenKill keeps a page, and kills the program as soon as it says so: what it said is then true.
func (h *hand) keepThenKill() {
	if h.journal != bare && h.journal != long && h.journal != sealedJournal {
		h.term.Kill()
		return
	}
	h.palette()
	if h.term.isOver() {
		return
	}
	word := fmt.Sprintf("kept%d%s", h.done, hunted)
	h.term.Type("Write")
	none := false
	h.until(patience, func(screen string) bool {
		none = strings.Contains(screen, "Nothing here is called that") // no journal is open: an exercise needs none
		return none || strings.Contains(screen, "a page of your own")
	})
	if none {
		h.term.Kill()
		return
	}
	h.term.Keys("enter")
	if !h.until(patience, func(screen string) bool { return strings.Contains(firstRow(screen), "Write") }) {
		h.term.fail("the palette does not lead to a page")
	}
	h.term.Type(word)
	h.press("ctrl+d")
	if !h.until(patience, func(screen string) bool { return strings.Contains(screen, "Kept, sealed on this computer.") }) {
		h.term.fail("the page was not kept")
	}
	h.term.Kill()
	if found := h.heed("search", word); strings.Count(found, "\n") != 1 {
		h.Fatalf("what was kept is not found after a kill: %q", found)
	}
}

// examine looks at what lies on the disk when the program has ended: nothing of what was typed, and a journal that is whole.
func (h *hand) examine() {
	err := filepath.WalkDir(filepath.Join(h.home, "heed"), h.noWords)
	if err == nil {
		err = filepath.WalkDir(temp(h.home), h.noWords)
	}
	if err != nil && !os.IsNotExist(err) {
		h.Fatalf("look at what is left: %v", err)
	}
	if _, err := os.Stat(filepath.Join(h.home, "heed", "journal.heed")); err == nil && h.journal != fresh {
		h.heed("doctor")
	}
}

func (h *hand) noWords(path string, d fs.DirEntry, err error) error {
	if err != nil || !d.Type().IsRegular() {
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if bytes.Contains(bytes.ToLower(data), []byte(hunted)) {
		h.Fatalf("%s holds what was typed", filepath.Base(path))
	}
	return nil
}
