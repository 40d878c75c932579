package tui

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"

	"heed/internal/tui/ui"
)

// Esc and then at once Ctrl+L or Ctrl+C: the page is no longer on the stack, and what seals it may not have begun.
func TestAPageThatIsBeingPutAwayIsSealedBeforeAnythingIsClosed(t *testing.T) {
	for _, why := range []closing{leaving, locking, suspending} {
		p, memory, page := writing(t)
		m := New(p, ui.Home{})
		m.push(page)
		late := m.move(ui.Move{Kind: ui.Returning}) // not run yet
		if msg := m.close(why)(); msg != (sealed{}) {
			t.Errorf("%v: %v", why, msg)
		}
		drafts, err := memory.Drafts(t.Context())
		if err != nil || len(drafts) != 1 || drafts[0].Text != "half a sentence" {
			t.Errorf("%v: the draft: %v, %v", why, drafts, err)
		}
		if late == nil {
			t.Error("nothing seals it by itself")
		}
	}
}

func TestAScreenThatIsPutAwayIsForgotten(t *testing.T) {
	p, _, page := writing(t)
	m := New(p, ui.Home{})
	m.push(page)
	seal := m.putAway(m.top())
	if len(m.going) != 1 {
		t.Fatalf("%d screens are being put away", len(m.going))
	}
	m.Update(seal())
	if len(m.going) != 0 {
		t.Error("what was on it stays in memory")
	}
}

// Found by the hunt: a SIGTERM that came while Ctrl+Z was sealing was forgotten, and heed went on for ever.
func TestToldToEndWhileItClosesItEndsAfterThat(t *testing.T) {
	for _, why := range []closing{locking, suspending} {
		p, _, page := writing(t)
		m := New(p, page)
		m.close(why)
		m.Update(HangUp{})
		if !quits(m.afterSeal(nil)) {
			t.Errorf("%v: it goes on", why)
		}
	}
	p, _, page := writing(t)
	m := New(p, page)
	m.close(locking)
	m.afterSeal(nil)
	m.Update(HangUp{})
	if !quits(m.afterLock(nil)) {
		t.Error("told to end while it locks, it goes on")
	}
	m = New(p, page)
	m.close(locking)
	m.afterSeal(errors.New("no room"))
	if _, cmd := m.Update(HangUp{}); !quits(cmd) {
		t.Error("told to end when it could not seal, it goes on")
	}
}

func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	_, is := cmd().(tea.QuitMsg)
	return is
}
