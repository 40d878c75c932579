package e2e

import (
	"fmt"
	"strings"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// Wait waits until some text is on the screen. Text that is broken over two rows is not found, and blanks at its end do
// not count, since at the end of a row they cannot be seen.
func (t *Term) Wait(text string) {
	t.tb.Helper()
	t.WaitFor(fmt.Sprintf("%q on the screen", text), func(screen string) bool { return shows(screen, text) })
}

// WaitGone waits until some text is no longer on the screen.
func (t *Term) WaitGone(text string) {
	t.tb.Helper()
	t.WaitFor(fmt.Sprintf("%q to go from the screen", text), func(screen string) bool { return !shows(screen, text) })
}

func shows(screen, text string) bool { return strings.Contains(screen, strings.TrimRight(text, " ")) }

// WaitFor waits until ok is true of the screen, or of what it asks the Term itself. It is asked again whenever the
// program has drawn. What is waited for is told when it does not come.
func (t *Term) WaitFor(what string, ok func(screen string) bool) {
	t.tb.Helper()
	late := time.After(patience)
	for {
		t.mu.Lock()
		screen, changed, ended, drawing := t.screen(), t.changed, t.ended, t.modes.drawing
		t.mu.Unlock()
		if (!drawing || ended) && ok(screen) {
			return
		}
		if ended {
			t.fail("waited for %s, but the program has ended with status %d", what, t.code)
		}
		select {
		case <-changed:
		case <-late:
			t.fail("waited %v for %s", patience, what)
		}
	}
}

// Screen is what the terminal shows, as text: one line a row, without blanks at the end of rows nor empty rows at the end.
// It waits for the end of a frame that is being drawn.
func (t *Term) Screen() string {
	t.tb.Helper()
	shown := ""
	t.WaitFor("a whole frame", func(screen string) bool { shown = screen; return true })
	return shown
}

// Cursor is where the terminal's cursor stands, counted from 0 at the top left, and whether it is shown.
func (t *Term) Cursor() (x, y int, visible bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	at := t.em.CursorPosition()
	return at.X, at.Y, !t.modes.hidden
}

// Row is the text of one row, without blanks at its end. With Cursor it tells which row a screen reader would read.
func (t *Term) Row(y int) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.row(y)
}

// Cell is what stands at one place of the screen, with its colours. The second place of a wide character has no content.
func (t *Term) Cell(x, y int) uv.Cell {
	t.mu.Lock()
	defer t.mu.Unlock()
	if c := t.em.CellAt(x, y); c != nil {
		return *c
	}
	return uv.Cell{}
}

// Title is the window's, which a terminal may log or show elsewhere.
func (t *Term) Title() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.modes.title
}

// screen and row are for those who hold the lock.
func (t *Term) screen() string {
	rows := make([]string, t.em.Height())
	for y := range rows {
		rows[y] = t.row(y)
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

func (t *Term) row(y int) string {
	var b strings.Builder
	for x := 0; x < t.em.Width(); x++ {
		c := t.em.CellAt(x, y)
		if c == nil || c.Content == "" {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(c.Content)
		x += max(c.Width, 1) - 1
	}
	return strings.TrimRight(b.String(), " ")
}

// picture is the screen in a frame, for the message of a test that fails.
func (t *Term) picture() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	at := t.em.CursorPosition()
	rule := strings.Repeat("─", t.em.Width())
	var b strings.Builder
	fmt.Fprintf(&b, "┌%s\n", rule)
	for row := range strings.SplitSeq(t.screen(), "\n") {
		fmt.Fprintf(&b, "│%s\n", row)
	}
	fmt.Fprintf(&b, "└%s %d×%d, cursor at %d,%d\n", rule, t.em.Width(), t.em.Height(), at.X, at.Y)
	return b.String()
}
